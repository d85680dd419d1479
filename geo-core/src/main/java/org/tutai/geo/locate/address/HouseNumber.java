package org.tutai.geo.locate.address;

/**
 * The number of a house, without floor: 26號, 26之3號, 臨5號, 131附7號, 13之3Ｂ號.
 *
 * @param prefix what stands before the number and makes it another: 臨, 特, 建, or the name of a block
 *     (南陽新村); empty for none
 * @param main the number
 * @param sub the first number after 之; 0 for none
 * @param rest what follows in key form (之1, 附7, b); empty for none
 */
public record HouseNumber(String prefix, int main, int sub, String rest) {

  public HouseNumber {
    if (main < 0 || sub < 0) {
      throw new IllegalArgumentException(
          "a house number must not be negative (got: " + main + " and " + sub + ")");
    }
  }

  /** A plain number. */
  public static HouseNumber of(int main) {
    return new HouseNumber("", main, 0, "");
  }

  /** The same number with another prefix. */
  public HouseNumber withPrefix(String other) {
    return other.equals(prefix) ? this : new HouseNumber(other, main, sub, rest);
  }

  /** The number as it is written: 臨26之3附1號. */
  public String text() {
    return prefix + main + (sub == 0 ? "" : "之" + sub) + rest + "號";
  }
}

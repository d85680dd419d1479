package org.tutai.geo.locate.address;

import org.tutai.geo.locate.name.FoldedText;

/**
 * A door plate's own words, read by the same grammar as an address.
 *
 * @param road key of the road or place; empty for a plate with neither
 * @param roadText the road as written
 * @param path section, lane, alley …
 * @param number the house number
 * @param unit floor and room
 * @param remark what stood in brackets; empty for none
 */
public record PlateText(
    String road, String roadText, StreetPath path, HouseNumber number, Unit unit, String remark) {

  private static final HouseNumber NO_NUMBER = HouseNumber.of(0);

  /**
   * A street of plate columns: road, section, lane, alley, sub-alley, tong joined as they are
   * ({@code 中正路三段59巷2弄}). The result has number 0 and no unit; words after the road that are no
   * part of the path (中正路篤行三村) are the number's prefix. Never throws.
   */
  public static PlateText street(String joined) {
    return of(joined);
  }

  /**
   * The number column: {@code 26號十二樓之4}, {@code 42I-之2}, {@code 1衖14號三樓} (the part before the
   * number goes to the path), {@code 南陽新村2號} (the settlement is the road: see {@link #with}). Never
   * throws.
   */
  public static PlateText number(String number) {
    return of(number);
  }

  private static PlateText of(String words) {
    String text =
        words.length() > AddressParser.MAX_LENGTH
            ? words.substring(0, AddressParser.MAX_LENGTH)
            : words;
    FoldedText folded = FoldedText.of(text);
    StreetReader read = StreetReader.ofPlate(folded).read();
    HouseNumber house = read.houseNumber();
    return new PlateText(
        read.road,
        read.roadFrom < 0 ? "" : read.raw(read.roadFrom, read.roadTo),
        read.path(),
        house.equals(NO_NUMBER) ? NO_NUMBER : house,
        read.unit.unit(),
        read.remark);
  }

  /**
   * This street with what the number column says: its part of the path after this one's, its
   * settlement as the road where this street has neither road nor path, else as a prefix of the
   * number. The whole is what the grammar makes of the columns written one after the other.
   */
  public PlateText with(PlateText column) {
    boolean bare = road.isEmpty() && path.isEmpty();
    String before = number.prefix() + (bare ? "" : column.road) + column.number.prefix();
    return new PlateText(
        bare ? column.road : road,
        bare ? column.roadText : roadText,
        path.and(column.path),
        column.number.withPrefix(before),
        column.unit,
        column.remark);
  }
}

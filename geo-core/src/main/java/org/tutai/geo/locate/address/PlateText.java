package org.tutai.geo.locate.address;

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

  /**
   * A street of plate columns: road, section, lane, alley, sub-alley, tong joined as they are
   * ({@code 中正路三段59巷2弄}). The result has number 0 and no unit. Never throws.
   */
  public static PlateText street(String joined) {
    throw new UnsupportedOperationException();
  }

  /**
   * The number column: {@code 26號十二樓之4}, {@code 42I-之2}, {@code 1衖14號三樓} (the part before the
   * number goes to the path), {@code 南陽新村2號}. Never throws.
   */
  public static PlateText number(String number) {
    throw new UnsupportedOperationException();
  }
}

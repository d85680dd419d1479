package org.tutai.geo.locate.place;

import java.util.List;

/**
 * A coordinate that a person typed.
 *
 * @param lon WGS 84 degrees
 * @param lat WGS 84 degrees
 * @param crs what it was taken for: EPSG:4326, EPSG:3826, TWD67 …, in short
 * @param likelihood from 0 to 1 among the readings of the same text
 * @param accuracyMetres half the size of the cell or of the last digit
 * @param english how it was read
 * @param chinese the same in Traditional Chinese
 */
public record TypedCoordinate(
    double lon,
    double lat,
    String crs,
    double likelihood,
    double accuracyMetres,
    String english,
    String chinese) {

  /**
   * The readings of a text as a coordinate: decimal degrees in either order,
   * degrees-minutes-seconds, TWD97 and TWD67 TM2, UTM, Taipower grid, plus codes. Empty when it is
   * none; never throws.
   */
  public static List<TypedCoordinate> parse(String text) {
    throw new UnsupportedOperationException();
  }
}

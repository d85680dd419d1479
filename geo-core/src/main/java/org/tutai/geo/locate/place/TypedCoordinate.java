package org.tutai.geo.locate.place;

import java.util.List;

/**
 * A coordinate that a person typed.
 *
 * @param lon WGS 84 degrees
 * @param lat WGS 84 degrees
 * @param crs what it was taken for, in short: EPSG:4326, EPSG:3826, EPSG:3828 (TWD67), MGRS,
 *     Taipower, plus code
 * @param likelihood from 0 to 1 among the readings of the same text; they sum to less than 1 where
 *     the text may be something else (25 121)
 * @param accuracyMetres half the size of the cell or of the last digit, or how well the datum is
 *     known where that is more
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
   * The readings of a text as a coordinate, the likeliest first: decimal degrees in either order,
   * degrees-minutes-seconds, TWD97 and TWD67 TM2, UTM, MGRS, Taipower grid, plus codes, {@code
   * geo:} addresses and map links. Places in Taiwan come before others. Empty when it is none;
   * never throws.
   */
  public static List<TypedCoordinate> parse(String text) {
    return parse(text, DistrictLocalities.TAIWAN);
  }

  /**
   * As {@link #parse(String)}, with other places for short plus codes to be near than the counties
   * and towns of Taiwan.
   */
  public static List<TypedCoordinate> parse(String text, Localities localities) {
    return text.length() > CoordinateText.MAX_LENGTH || !CoordinateText.mayBe(text)
        ? List.of()
        : new CoordinateReader(text, localities).read();
  }

  TypedCoordinate withLikelihood(double share) {
    return new TypedCoordinate(lon, lat, crs, share, accuracyMetres, english, chinese);
  }
}

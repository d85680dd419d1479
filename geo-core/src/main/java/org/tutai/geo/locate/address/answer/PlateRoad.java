package org.tutai.geo.locate.address.answer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.district.District;

/**
 * A road of a town, or a place that houses are numbered by, as its plates have it.
 *
 * @param number of this road in its index, from 0
 * @param name as most plates write it
 * @param district the town it is in, or the county where plates have no town; null for neither
 * @param lon WGS 84 longitude of a house in its middle
 * @param lat WGS 84 latitude of that house
 * @param bounds WGS 84 extent of its houses
 * @param houses how many there are
 * @param likeness from 0 to 1, where 1 is the name that was asked for
 */
public record PlateRoad(
    int number,
    String name,
    @Nullable District district,
    double lon,
    double lat,
    Bounds bounds,
    int houses,
    double likeness) {

  /** The district it is in. */
  public Optional<District> within() {
    return Optional.ofNullable(district);
  }
}

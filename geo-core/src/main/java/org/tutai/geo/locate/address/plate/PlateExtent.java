package org.tutai.geo.locate.address.plate;

import java.util.Optional;
import org.tutai.geo.crs.Bounds;

/** Middles and extents of houses, computed from all of them. */
final class PlateExtent {

  private static final double E7 = 1e-7;

  private PlateExtent() {}

  /** The house next to the mean of a range, the first of those; -1 for an empty one. */
  static int middle(PlateSegment segment, int from, int to) {
    return middle(segment, from, to, -1);
  }

  static int middleOfVillage(PlateSegment segment, int village) {
    return middle(segment, 0, segment.houses(), village);
  }

  private static int middle(PlateSegment segment, int from, int to, int village) {
    double lon = 0;
    double lat = 0;
    int count = 0;
    for (int house = from; house < to; house++) {
      if (village < 0 || segment.villageOfHouse(house) == village) {
        lon += segment.lonE7(house) * E7;
        lat += segment.latE7(house) * E7;
        count++;
      }
    }
    return count == 0 ? -1 : nearest(segment, from, to, village, lon / count, lat / count);
  }

  private static int nearest(
      PlateSegment segment, int from, int to, int village, double lon, double lat) {
    PlateDistance plane = PlateDistance.at(lat);
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int house = from; house < to; house++) {
      double squared = plane.squared(lon, lat, segment.lonE7(house), segment.latE7(house));
      if (squared < least && (village < 0 || segment.villageOfHouse(house) == village)) {
        least = squared;
        nearest = house;
      }
    }
    return nearest;
  }

  /** The extent of a range that is not empty. */
  static Bounds bounds(PlateSegment segment, int from, int to) {
    return bounds(segment, from, to, -1).orElseThrow();
  }

  static Optional<Bounds> boundsOfVillage(PlateSegment segment, int village) {
    return bounds(segment, 0, segment.houses(), village);
  }

  private static Optional<Bounds> bounds(PlateSegment segment, int from, int to, int village) {
    int minLon = Integer.MAX_VALUE;
    int minLat = Integer.MAX_VALUE;
    int maxLon = Integer.MIN_VALUE;
    int maxLat = Integer.MIN_VALUE;
    for (int house = from; house < to; house++) {
      if (village < 0 || segment.villageOfHouse(house) == village) {
        minLon = Math.min(minLon, segment.lonE7(house));
        minLat = Math.min(minLat, segment.latE7(house));
        maxLon = Math.max(maxLon, segment.lonE7(house));
        maxLat = Math.max(maxLat, segment.latE7(house));
      }
    }
    return minLon > maxLon
        ? Optional.empty()
        : Optional.of(new Bounds(minLon * E7, minLat * E7, maxLon * E7, maxLat * E7));
  }
}

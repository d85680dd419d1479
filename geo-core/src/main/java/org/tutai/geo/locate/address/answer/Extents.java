package org.tutai.geo.locate.address.answer;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.plate.PlateSegment;

/**
 * Where the plates of segments, towns and villages lie: middle and reach. A segment's are computed
 * from its houses when first asked for, in some hundredths of a second.
 */
final class Extents {

  /** Of one segment. */
  static final class Of {

    private static final int SUMS = 4;

    final @Nullable Bounds bounds;
    private final double[] towns;
    private final double[] villages;
    private final double[] whole = new double[SUMS];

    private Of(PlateSegment plates) {
      towns = new double[plates.towns() * SUMS];
      villages = new double[plates.villages() * SUMS];
      int west = Integer.MAX_VALUE;
      int south = Integer.MAX_VALUE;
      int east = Integer.MIN_VALUE;
      int north = Integer.MIN_VALUE;
      for (int base = 0; base < plates.bases(); base++) {
        int town = plates.townOfBase(base);
        for (int street = plates.firstStreet(base); street < plates.endStreet(base); street++) {
          for (int house = plates.firstHouse(street); house < plates.endHouse(street); house++) {
            int lon = plates.lonE7(house);
            int lat = plates.latE7(house);
            west = Math.min(west, lon);
            east = Math.max(east, lon);
            south = Math.min(south, lat);
            north = Math.max(north, lat);
            add(towns, town, lon, lat);
            add(whole, 0, lon, lat);
            int village = plates.villageOfHouse(house);
            if (village >= 0) {
              add(villages, village, lon, lat);
            }
          }
        }
      }
      bounds = west > east ? null : new Bounds(west / 1e7, south / 1e7, east / 1e7, north / 1e7);
    }

    /* Count, sum of longitudes, sum of latitudes, sum of squares from 121 E 24 N. */
    private static void add(double[] sums, int which, int lonE7, int latE7) {
      int at = which * SUMS;
      double x = lonE7 / 1e7 - 121;
      double y = latE7 / 1e7 - 24;
      sums[at]++;
      sums[at + 1] += x;
      sums[at + 2] += y;
      sums[at + 3] += x * x + y * y;
    }

    @Nullable Spread town(int town) {
      return spread(towns, town);
    }

    @Nullable Spread village(int village) {
      return spread(villages, village);
    }

    @Nullable Spread whole() {
      return spread(whole, 0);
    }

    private static @Nullable Spread spread(double[] sums, int which) {
      int at = which * SUMS;
      double count = sums[at];
      if (count == 0) {
        return null;
      }
      double x = sums[at + 1] / count;
      double y = sums[at + 2] / count;
      double variance = Math.max(0, sums[at + 3] / count - x * x - y * y);
      double metres = 1.5 * Math.sqrt(variance) * 105_000;
      return new Spread(121 + x, 24 + y, Math.max(50, metres));
    }
  }

  private final PlateSegment[] segments;
  private final AtomicReferenceArray<@Nullable Of> known;

  Extents(PlateSegment[] segments) {
    this.segments = segments;
    this.known = new AtomicReferenceArray<>(segments.length);
  }

  Of of(int segment) {
    Of extent = known.get(segment);
    if (extent == null) {
      extent = new Of(segments[segment]);
      known.set(segment, extent);
    }
    return extent;
  }

  /** The extent of a segment, from the segment itself when it tells. */
  @Nullable Bounds bounds(int segment) {
    return segments[segment].bounds().orElseGet(() -> of(segment).bounds);
  }
}

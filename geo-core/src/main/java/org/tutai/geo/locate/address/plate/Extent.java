package org.tutai.geo.locate.address.plate;

import java.io.IOException;

/** What houses spread over, and the one in the middle: next to their mean, the first of those. */
final class Extent {

  private int minLon = Integer.MAX_VALUE;
  private int minLat = Integer.MAX_VALUE;
  private int maxLon = Integer.MIN_VALUE;
  private int maxLat = Integer.MIN_VALUE;
  private long lon;
  private long lat;
  private int count;
  private int middle = -1;
  private double least = Double.POSITIVE_INFINITY;
  private PlateDistance plane = PlateDistance.at(0);

  void add(int lonE7, int latE7) {
    minLon = Math.min(minLon, lonE7);
    minLat = Math.min(minLat, latE7);
    maxLon = Math.max(maxLon, lonE7);
    maxLat = Math.max(maxLat, latE7);
    lon += lonE7;
    lat += latE7;
    count++;
  }

  int count() {
    return count;
  }

  /** After all were added, each is tried for the middle once more, in the same order. */
  void tryMiddle(int house, int lonE7, int latE7) {
    double meanLon = lon / (double) count * 1e-7;
    double meanLat = lat / (double) count * 1e-7;
    if (middle < 0) {
      plane = PlateDistance.at(meanLat);
    }
    double squared = plane.squared(meanLon, meanLat, lonE7, latE7);
    if (squared < least) {
      least = squared;
      middle = house;
    }
  }

  /** Writes the middle and the extent: five ints; an empty one's middle is -1. */
  void write(SegmentWriter.Section section) throws IOException {
    section.putInt(middle).putInt(minLon).putInt(minLat).putInt(maxLon).putInt(maxLat);
  }
}

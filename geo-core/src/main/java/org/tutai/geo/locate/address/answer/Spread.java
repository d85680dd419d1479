package org.tutai.geo.locate.address.answer;

import java.util.Arrays;
import org.tutai.geo.locate.address.plate.PlateSegment;

/**
 * The middle of some houses and how far they reach from it, from a sample of them.
 *
 * @param lon WGS 84 longitude of the house nearest to the mean, or of a district to the median, of
 *     the sample
 * @param lat its latitude
 * @param metres within which nine of ten of the sample lie
 */
record Spread(double lon, double lat, double metres) {

  private static final int SAMPLE = 33;
  private static final int SAMPLE_OF_A_DISTRICT = 1000;
  private static final double LEAST_METRES = 30;

  /** Of the houses from one to another, which must not be none. */
  static Spread of(PlateSegment plates, int from, int end) {
    int count = Math.min(SAMPLE, end - from);
    double[] lon = new double[count];
    double[] lat = new double[count];
    for (int i = 0; i < count; i++) {
      int house = from + (int) ((long) i * (end - from) / count);
      lon[i] = plates.lonE7(house) / 1e7;
      lat[i] = plates.latE7(house) / 1e7;
    }
    return of(lon, lat);
  }

  /** Of places, at least one. */
  static Spread of(double[] lon, double[] lat) {
    return around(lon, lat, nearest(lon, lat, mean(lon), mean(lat)));
  }

  private static Spread around(double[] lon, double[] lat, int middle) {
    double[] metres = new double[lon.length];
    for (int i = 0; i < lon.length; i++) {
      metres[i] = Ground.metres(lon[middle], lat[middle], lon[i], lat[i]);
    }
    Arrays.sort(metres);
    double reach = metres[(lon.length - 1) * 9 / 10];
    return new Spread(lon[middle], lat[middle], Math.max(LEAST_METRES, reach));
  }

  /**
   * Of a district's houses, not none: around the median of their longitudes and latitudes, so that
   * a few plates at a wrong place move neither the middle nor the reach.
   */
  static Spread ofDistrict(PlateSegment plates, int from, int end) {
    int count = Math.min(SAMPLE_OF_A_DISTRICT, end - from);
    double[] lon = new double[count];
    double[] lat = new double[count];
    for (int i = 0; i < count; i++) {
      int house = from + (int) ((long) i * (end - from) / count);
      lon[i] = plates.lonE7(house) / 1e7;
      lat[i] = plates.latE7(house) / 1e7;
    }
    return around(lon, lat, nearest(lon, lat, median(lon), median(lat)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static int nearest(double[] lon, double[] lat, double toLon, double toLat) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < lon.length; i++) {
      double metres = Ground.metres(lon[i], lat[i], toLon, toLat);
      if (metres < least) {
        least = metres;
        best = i;
      }
    }
    return best;
  }
}

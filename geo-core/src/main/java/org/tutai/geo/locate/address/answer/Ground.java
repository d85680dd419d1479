package org.tutai.geo.locate.address.answer;

/** Distances over a town, where the earth is flat enough: within 0.3 % up to 50 km in Taiwan. */
final class Ground {

  private static final double METRES_PER_DEGREE = 111_195;

  private Ground() {}

  /** Metres between two places in WGS 84 degrees. */
  static double metres(double lonA, double latA, double lonB, double latB) {
    double east = (lonB - lonA) * Math.cos(Math.toRadians((latA + latB) / 2));
    double north = latB - latA;
    return Math.sqrt(east * east + north * north) * METRES_PER_DEGREE;
  }
}

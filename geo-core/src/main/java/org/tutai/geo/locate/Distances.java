package org.tutai.geo.locate;

/** Distances of places that are near each other, on a sphere; good to half a percent. */
final class Distances {

  private static final double METRES_PER_DEGREE = 111_195;

  private Distances() {}

  static double metres(double lon1, double lat1, double lon2, double lat2) {
    double east = (lon2 - lon1) * Math.cos(Math.toRadians((lat1 + lat2) / 2));
    return Math.hypot(east, lat2 - lat1) * METRES_PER_DEGREE;
  }
}

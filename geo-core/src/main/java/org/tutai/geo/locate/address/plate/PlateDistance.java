package org.tutai.geo.locate.address.plate;

/**
 * Distances near a latitude: on the plane that touches the ellipsoid there, east and north by their
 * own radii of curvature. Within 50 km it is right to some parts in a thousand, and nearby to the
 * centimetre.
 *
 * @param eastMetres of one degree of longitude
 * @param northMetres of one degree of latitude
 */
record PlateDistance(double eastMetres, double northMetres) {

  private static final double SEMI_MAJOR = 6_378_137;
  private static final double ECCENTRICITY_SQUARED = 0.00669437999014;
  private static final double E7 = 1e-7;

  /** For places near a latitude, in degrees. */
  static PlateDistance at(double lat) {
    double sin = Math.sin(Math.toRadians(lat));
    double w = 1 - ECCENTRICITY_SQUARED * sin * sin;
    double north = SEMI_MAJOR * (1 - ECCENTRICITY_SQUARED) / (w * Math.sqrt(w));
    double east = SEMI_MAJOR / Math.sqrt(w) * Math.cos(Math.toRadians(lat));
    return new PlateDistance(Math.toRadians(east), Math.toRadians(north));
  }

  double metres(double lon, double lat, int lonE7, int latE7) {
    return Math.sqrt(squared(lon, lat, lonE7, latE7));
  }

  double squared(double lon, double lat, int lonE7, int latE7) {
    double east = (lonE7 * E7 - lon) * eastMetres;
    double north = (latE7 * E7 - lat) * northMetres;
    return east * east + north * north;
  }
}

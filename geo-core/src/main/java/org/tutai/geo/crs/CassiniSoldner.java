package org.tutai.geo.crs;

/** Cassini and Soldner's projection (EPSG method 9806; IOGP 373-7-2). */
final class CassiniSoldner extends Projection {

  private final LatitudeFunctions latitudes;
  private final double originLength;

  CassiniSoldner(
      Ellipsoid ellipsoid,
      double originLatitude,
      double centralMeridian,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    latitudes = new LatitudeFunctions(ellipsoid);
    originLength = latitudes.meridian(originLatitude);
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    double tan = Math.tan(phi);
    double cos = Math.cos(phi);
    double t = tan * tan;
    double c = latitudes.e2 * cos * cos / (1 - latitudes.e2);
    double nu = latitudes.across(phi);
    double a = lambda * cos;
    double a2 = a * a;
    out[at] = nu * a * (1 - t * a2 / 6 * (1 + (8 - t + 8 * c) * a2 / 20));
    out[at + 1] =
        latitudes.meridian(phi) - originLength + nu * tan * a2 * (0.5 + (5 - t + 6 * c) * a2 / 24);
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double foot = latitudes.ofMeridian(originLength + y);
    double tan = Math.tan(foot);
    double t = tan * tan;
    double d = x / latitudes.across(foot);
    double d2 = d * d;
    out[at] = d * (1 - t * d2 / 3 * (1 - (1 + 3 * t) * d2 / 5)) / Math.cos(foot);
    out[at + 1] =
        foot
            - latitudes.across(foot)
                * tan
                / latitudes.along(foot)
                * d2
                * (0.5 - (1 + 3 * t) * d2 / 24);
    refine(x, y, out, at);
  }

  @Override
  Bounds reach() {
    return new Bounds(-15, -75, 15, 75);
  }
}

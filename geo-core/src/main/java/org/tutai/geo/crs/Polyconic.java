package org.tutai.geo.crs;

/** The American polyconic projection (EPSG method 9818; IOGP 373-7-2). */
final class Polyconic extends Projection {

  private final LatitudeFunctions latitudes;
  private final double originLength;

  Polyconic(
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
    double sin = Math.sin(phi);
    if (Math.abs(sin) < 1e-9) {
      out[at] = latitudes.a * lambda;
      out[at + 1] = latitudes.meridian(phi) - originLength;
      return;
    }
    double cot = latitudes.across(phi) * Math.cos(phi) / sin;
    double half = Math.sin(lambda * sin / 2);
    out[at] = cot * Math.sin(lambda * sin);
    out[at + 1] = latitudes.meridian(phi) - originLength + cot * 2 * half * half;
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double phi = latitudes.ofMeridian(originLength + y);
    out[at] = x / latitudes.across(phi) / Math.cos(phi);
    out[at + 1] = phi - x * x * Math.tan(phi) / (2 * latitudes.a * latitudes.a);
    refine(x, y, out, at);
  }

  @Override
  Bounds reach() {
    return new Bounds(-40, -75, 40, 75);
  }
}

package org.tutai.geo.crs;

/**
 * Krovak's oblique conformal conic of Czechia and Slovakia with axes east and north (EPSG method
 * 1041; IOGP 373-7-2), where both coordinates are negative.
 */
final class Krovak extends Projection {

  private final LatitudeFunctions latitudes;
  private final double b;
  private final double shift;
  private final double cone;
  private final double radius;
  private final double sinAxis;
  private final double cosAxis;

  Krovak(
      Ellipsoid ellipsoid,
      double centreLatitude,
      double centralMeridian,
      double coLatitudeOfAxis,
      double pseudoParallel,
      double scaleFactor,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    latitudes = new LatitudeFunctions(ellipsoid);
    double e2 = latitudes.e2;
    double sin = Math.sin(centreLatitude);
    double cos = Math.cos(centreLatitude);
    double a = latitudes.a * Math.sqrt(1 - e2) / (1 - e2 * sin * sin);
    b = Math.sqrt(1 + e2 * cos * cos * cos * cos / (1 - e2));
    shift = LatitudeFunctions.atanh(sin / b) - b * latitudes.isometric(centreLatitude);
    cone = Math.sin(pseudoParallel);
    radius =
        scaleFactor
            * a
            / Math.tan(pseudoParallel)
            * Math.pow(Math.tan(Math.PI / 4 + pseudoParallel / 2), cone);
    sinAxis = Math.sin(coLatitudeOfAxis);
    cosAxis = Math.cos(coLatitudeOfAxis);
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    double psi = shift + b * latitudes.isometric(phi);
    double sinU = Math.tanh(psi);
    double cosU = 1 / Math.cosh(psi);
    double v = -b * lambda;
    double sinT = cosAxis * sinU + sinAxis * cosU * Math.cos(v);
    double t = Math.asin(Math.max(-1, Math.min(1, sinT)));
    double theta = cone * Math.asin(Math.max(-1, Math.min(1, cosU * Math.sin(v) / Math.cos(t))));
    double r = radius / Math.pow(Math.tan(t / 2 + Math.PI / 4), cone);
    out[at] = -r * Math.sin(theta);
    out[at + 1] = -r * Math.cos(theta);
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double r = Math.hypot(x, y);
    double d = Math.atan2(-x, -y) / cone;
    double t = 2 * (Math.atan(Math.pow(radius / r, 1 / cone)) - Math.PI / 4);
    double sinU = cosAxis * Math.sin(t) - sinAxis * Math.cos(t) * Math.cos(d);
    double cosU = Math.sqrt(Math.max(0, (1 - sinU) * (1 + sinU)));
    double sinV = Math.cos(t) * Math.sin(d) / cosU;
    out[at] = -Math.asin(Math.max(-1, Math.min(1, sinV))) / b;
    out[at + 1] = latitudes.ofIsometric((LatitudeFunctions.atanh(sinU) - shift) / b);
  }

  @Override
  Bounds reach() {
    return new Bounds(-25, 35, 10, 58);
  }
}

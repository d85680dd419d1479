package org.tutai.geo.crs;

/**
 * The stereographic projection of a conformal sphere: the "double" one of EPSG method 9809, and
 * Snyder's ("stere"), which differ in the sphere.
 */
final class ObliqueStereographic extends Projection {

  private final LatitudeFunctions latitudes;
  private final double stretch;
  private final double shift;
  private final double diameter;
  private final double sinOrigin;
  private final double cosOrigin;

  private ObliqueStereographic(
      LatitudeFunctions latitudes,
      double stretch,
      double shift,
      double diameter,
      double originLatitude,
      double centralMeridian,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    this.latitudes = latitudes;
    this.stretch = stretch;
    this.shift = shift;
    this.diameter = diameter;
    this.sinOrigin = Math.tanh(stretch * latitudes.isometric(originLatitude) + shift);
    this.cosOrigin = Math.sqrt((1 - sinOrigin) * (1 + sinOrigin));
  }

  /** Of Gauss's sphere, as the Netherlands and Romania have it. */
  static ObliqueStereographic doubled(
      Ellipsoid ellipsoid,
      double originLatitude,
      double centralMeridian,
      double scaleFactor,
      double falseEasting,
      double falseNorthing) {
    var f = new LatitudeFunctions(ellipsoid);
    double cos = Math.cos(originLatitude);
    double sin = Math.sin(originLatitude);
    double n = Math.sqrt(1 + f.e2 * cos * cos * cos * cos / (1 - f.e2));
    double chi = Math.tanh(n * f.isometric(originLatitude));
    double c = (n + sin) * (1 - chi) / ((n - sin) * (1 + chi));
    double radius = Math.sqrt(f.along(originLatitude) * f.across(originLatitude));
    return new ObliqueStereographic(
        f,
        n,
        Math.log(c) / 2,
        2 * radius * scaleFactor,
        originLatitude,
        centralMeridian,
        falseEasting,
        falseNorthing);
  }

  /** Of the sphere of conformal latitudes. */
  static ObliqueStereographic ofConformalSphere(
      Ellipsoid ellipsoid,
      double originLatitude,
      double centralMeridian,
      double scaleFactor,
      double falseEasting,
      double falseNorthing) {
    var f = new LatitudeFunctions(ellipsoid);
    double cosChi = 1 / Math.cosh(f.isometric(originLatitude));
    double radius = f.a * f.parallel(originLatitude) / cosChi;
    return new ObliqueStereographic(
        f,
        1,
        0,
        2 * radius * scaleFactor,
        originLatitude,
        centralMeridian,
        falseEasting,
        falseNorthing);
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    double psi = stretch * latitudes.isometric(phi) + shift;
    double sinChi = Math.tanh(psi);
    double cosChi = 1 / Math.cosh(psi);
    double cosLambda = Math.cos(stretch * lambda);
    double b = 1 + sinChi * sinOrigin + cosChi * cosOrigin * cosLambda;
    out[at] = diameter * cosChi * Math.sin(stretch * lambda) / b;
    out[at + 1] = diameter * (sinChi * cosOrigin - cosChi * sinOrigin * cosLambda) / b;
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double r = Math.hypot(x, y);
    if (r == 0) {
      out[at] = 0;
      out[at + 1] = latitudes.ofIsometric((LatitudeFunctions.atanh(sinOrigin) - shift) / stretch);
      return;
    }
    double c = 2 * Math.atan(r / diameter);
    double sinC = Math.sin(c);
    double cosC = Math.cos(c);
    double sinChi = cosC * sinOrigin + y * sinC * cosOrigin / r;
    out[at] = Math.atan2(x * sinC, r * cosOrigin * cosC - y * sinOrigin * sinC) / stretch;
    double psi = LatitudeFunctions.atanh(Math.max(-1, Math.min(1, sinChi)));
    out[at + 1] = latitudes.ofIsometric((psi - shift) / stretch);
  }

  @Override
  Bounds reach() {
    double origin = Math.toDegrees(Math.asin(sinOrigin));
    return new Bounds(-80, Math.max(-90, origin - 70), 80, Math.min(90, origin + 70));
  }
}

package org.tutai.geo.crs;

/**
 * Rosenmund's oblique Mercator projection of Gauss's sphere, as Switzerland and Liechtenstein use
 * it (Federal Office of Topography swisstopo, "Formulas and constants for the calculation of the
 * Swiss conformal cylindrical projection"). Hotine's projection at an azimuth of 90° is some
 * centimetres off it at the borders.
 */
final class SwissObliqueMercator extends Projection {

  private final LatitudeFunctions latitudes;
  private final double originLatitude;
  private final double stretch;
  private final double shift;
  private final double radius;
  private final double sinOrigin;
  private final double cosOrigin;

  SwissObliqueMercator(
      Ellipsoid ellipsoid,
      double originLatitude,
      double centralMeridian,
      double scaleFactor,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    this.originLatitude = originLatitude;
    latitudes = new LatitudeFunctions(ellipsoid);
    double e2 = latitudes.e2;
    double sin = Math.sin(originLatitude);
    double cos = Math.cos(originLatitude);
    radius = scaleFactor * latitudes.a * Math.sqrt(1 - e2) / (1 - e2 * sin * sin);
    stretch = Math.sqrt(1 + e2 / (1 - e2) * cos * cos * cos * cos);
    sinOrigin = sin / stretch;
    cosOrigin = Math.sqrt((1 - sinOrigin) * (1 + sinOrigin));
    shift = LatitudeFunctions.atanh(sinOrigin) - stretch * latitudes.isometric(originLatitude);
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    double s = stretch * latitudes.isometric(phi) + shift;
    double sinB = Math.tanh(s);
    double cosB = 1 / Math.cosh(s);
    double l = stretch * lambda;
    double sin = cosOrigin * sinB - sinOrigin * cosB * Math.cos(l);
    out[at] =
        radius * Math.atan2(cosB * Math.sin(l), sinOrigin * sinB + cosOrigin * cosB * Math.cos(l));
    out[at + 1] = radius * LatitudeFunctions.atanh(sin);
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double l = x / radius;
    double sinB = Math.tanh(y / radius);
    double cosB = 1 / Math.cosh(y / radius);
    double sin = cosOrigin * sinB + sinOrigin * cosB * Math.cos(l);
    out[at] =
        Math.atan2(cosB * Math.sin(l), cosOrigin * cosB * Math.cos(l) - sinOrigin * sinB) / stretch;
    out[at + 1] = latitudes.ofIsometric((LatitudeFunctions.atanh(sin) - shift) / stretch);
  }

  @Override
  Bounds reach() {
    double origin = Math.toDegrees(originLatitude);
    return new Bounds(-40, Math.max(-85, origin - 35), 40, Math.min(85, origin + 35));
  }
}

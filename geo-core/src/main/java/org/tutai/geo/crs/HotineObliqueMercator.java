package org.tutai.geo.crs;

/**
 * The oblique Mercator projection after Hotine, rectified (EPSG methods 9812 and 9815; IOGP
 * 373-7-2).
 */
final class HotineObliqueMercator extends Projection {

  private final LatitudeFunctions latitudes;
  private final double b;
  private final double aOverB;
  private final double h;
  private final double sinGamma;
  private final double cosGamma;
  private final double sinRectified;
  private final double cosRectified;
  private final double lambdaOrigin;
  private final double uCentre;
  private final double centreLatitude;

  /**
   * @param azimuth of the initial line at the centre
   * @param rectified the angle by which the grid is turned
   * @param fromCentre whether the false origin lies at the centre rather than where the initial
   *     line crosses the aposphere's equator
   */
  HotineObliqueMercator(
      Ellipsoid ellipsoid,
      double centreLatitude,
      double centreMeridian,
      double azimuth,
      double rectified,
      double scaleFactor,
      boolean fromCentre,
      double falseEasting,
      double falseNorthing) {
    super(centreMeridian, falseEasting, falseNorthing);
    latitudes = new LatitudeFunctions(ellipsoid);
    this.centreLatitude = centreLatitude;
    double e2 = latitudes.e2;
    double sin = Math.sin(centreLatitude);
    double cos = Math.cos(centreLatitude);
    b = Math.sqrt(1 + e2 * cos * cos * cos * cos / (1 - e2));
    double w = 1 - e2 * sin * sin;
    double a = latitudes.a * b * scaleFactor * Math.sqrt(1 - e2) / w;
    aOverB = a / b;
    double d = Math.max(1, b * Math.sqrt(1 - e2) / (cos * Math.sqrt(w)));
    double root = Math.copySign(Math.sqrt(d * d - 1), centreLatitude);
    double f = d + root;
    h = f * Math.exp(-b * latitudes.isometric(centreLatitude));
    double g = (f - 1 / f) / 2;
    sinGamma = Math.sin(azimuth) / d;
    cosGamma = Math.sqrt((1 - sinGamma) * (1 + sinGamma));
    double toOrigin = Math.asin(Math.max(-1, Math.min(1, g * sinGamma / cosGamma))) / b;
    lambdaOrigin = -toOrigin;
    sinRectified = Math.sin(rectified);
    cosRectified = Math.cos(rectified);
    boolean across = Math.abs(Math.abs(azimuth) - Math.PI / 2) < 1e-10;
    double u = across ? a * toOrigin : aOverB * Math.atan2(root, Math.cos(azimuth));
    uCentre = fromCentre ? u : 0;
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    double q = h * Math.exp(b * latitudes.isometric(phi));
    double s = (q - 1 / q) / 2;
    double t = (q + 1 / q) / 2;
    double angle = b * (lambda - lambdaOrigin);
    double sinAngle = Math.sin(angle);
    double across = (-sinAngle * cosGamma + s * sinGamma) / t;
    double v = -aOverB * LatitudeFunctions.atanh(across);
    double u = aOverB * Math.atan2(s * cosGamma + sinAngle * sinGamma, Math.cos(angle)) - uCentre;
    out[at] = v * cosRectified + u * sinRectified;
    out[at + 1] = u * cosRectified - v * sinRectified;
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double v = x * cosRectified - y * sinRectified;
    double u = y * cosRectified + x * sinRectified + uCentre;
    double q = Math.exp(-v / aOverB);
    double s = (q - 1 / q) / 2;
    double t = (q + 1 / q) / 2;
    double sinU = Math.sin(u / aOverB);
    double up = (sinU * cosGamma + s * sinGamma) / t;
    double psi = (LatitudeFunctions.atanh(up) - Math.log(h)) / b;
    out[at] = lambdaOrigin - Math.atan2(s * cosGamma - sinU * sinGamma, Math.cos(u / aOverB)) / b;
    out[at + 1] = latitudes.ofIsometric(psi);
  }

  @Override
  Bounds reach() {
    double centre = Math.toDegrees(centreLatitude);
    return new Bounds(-40, Math.max(-85, centre - 40), 40, Math.min(85, centre + 40));
  }
}

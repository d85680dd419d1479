package org.tutai.geo.crs;

/** Lambert's azimuthal equal-area projection (EPSG methods 9820, 1027; IOGP 373-7-2). */
final class LambertAzimuthal extends Projection {

  private final LatitudeFunctions latitudes;
  private final double originLatitude;
  private final boolean polar;
  private final double radius;
  private final double d;
  private final double sinOrigin;
  private final double cosOrigin;

  LambertAzimuthal(
      Ellipsoid ellipsoid,
      double originLatitude,
      double centralMeridian,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    latitudes = new LatitudeFunctions(ellipsoid);
    this.originLatitude = originLatitude;
    polar = Math.PI / 2 - Math.abs(originLatitude) < 1e-10;
    radius = latitudes.a * Math.sqrt(latitudes.qPole / 2);
    sinOrigin = latitudes.authalic(originLatitude) / latitudes.qPole;
    cosOrigin = Math.sqrt(Math.max(0, (1 - sinOrigin) * (1 + sinOrigin)));
    d = polar ? 1 : latitudes.a * latitudes.parallel(originLatitude) / (radius * cosOrigin);
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    double q = latitudes.authalic(phi);
    if (polar) {
      double sign = Math.signum(originLatitude);
      double r = latitudes.a * Math.sqrt(Math.max(0, latitudes.qPole - sign * q));
      out[at] = r * Math.sin(lambda);
      out[at + 1] = -sign * r * Math.cos(lambda);
      return;
    }
    double sin = q / latitudes.qPole;
    double cos = Math.sqrt(Math.max(0, (1 - sin) * (1 + sin)));
    double cosLambda = Math.cos(lambda);
    double b = radius * Math.sqrt(2 / (1 + sinOrigin * sin + cosOrigin * cos * cosLambda));
    out[at] = b * d * cos * Math.sin(lambda);
    out[at + 1] = b / d * (cosOrigin * sin - sinOrigin * cos * cosLambda);
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    if (polar) {
      double sign = Math.signum(originLatitude);
      double r = Math.hypot(x, y) / latitudes.a;
      double q = latitudes.qPole - r * r;
      out[at] = r == 0 ? 0 : Math.atan2(x, -sign * y);
      out[at + 1] = q >= -latitudes.qPole ? sign * latitudes.ofAuthalic(q) : Double.NaN;
      return;
    }
    double r = Math.hypot(x / d, d * y);
    if (r == 0) {
      out[at] = 0;
      out[at + 1] = originLatitude;
      return;
    }
    double c = 2 * Math.asin(r / (2 * radius));
    double sinC = Math.sin(c);
    double cosC = Math.cos(c);
    double sin = cosC * sinOrigin + d * y * sinC * cosOrigin / r;
    out[at] = Math.atan2(x * sinC, d * r * cosOrigin * cosC - d * d * y * sinOrigin * sinC);
    out[at + 1] = latitudes.ofAuthalic(latitudes.qPole * sin);
  }

  @Override
  Bounds reach() {
    double origin = Math.toDegrees(originLatitude);
    if (polar) {
      return origin > 0 ? new Bounds(-180, -30, 180, 90) : new Bounds(-180, -90, 180, 30);
    }
    return new Bounds(-100, Math.max(-90, origin - 75), 100, Math.min(90, origin + 75));
  }
}

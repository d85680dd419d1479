package org.tutai.geo.crs;

/** Albers' equal-area conic projection (EPSG method 9822; IOGP 373-7-2). */
final class AlbersEqualArea extends Projection {

  private final LatitudeFunctions latitudes;
  private final double cone;
  private final double constant;
  private final double originRadius;

  AlbersEqualArea(
      Ellipsoid ellipsoid,
      double centralMeridian,
      double originLatitude,
      double parallel1,
      double parallel2,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    latitudes = new LatitudeFunctions(ellipsoid);
    double m1 = latitudes.parallel(parallel1);
    double m2 = latitudes.parallel(parallel2);
    double q1 = latitudes.authalic(parallel1);
    cone =
        Math.abs(parallel1 - parallel2) < 1e-10
            ? Math.sin(parallel1)
            : (m1 * m1 - m2 * m2) / (latitudes.authalic(parallel2) - q1);
    if (!(Math.abs(cone) > 1e-6)) {
      throw new IllegalArgumentException(
          "a conic projection's standard parallels must not be opposite (got: "
              + Math.toDegrees(parallel1)
              + " and "
              + Math.toDegrees(parallel2)
              + ")");
    }
    constant = m1 * m1 + cone * q1;
    originRadius = radius(originLatitude);
  }

  private double radius(double phi) {
    return latitudes.a * Math.sqrt(constant - cone * latitudes.authalic(phi)) / cone;
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    double r = radius(phi);
    out[at] = r * Math.sin(cone * lambda);
    out[at + 1] = originRadius - r * Math.cos(cone * lambda);
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double sign = Math.signum(cone);
    double up = originRadius - y;
    double r = Math.hypot(x, up) * cone / latitudes.a;
    double q = (constant - r * r) / cone;
    out[at] = Math.atan2(sign * x, sign * up) / cone;
    out[at + 1] = Math.abs(q) <= latitudes.qPole + 1e-9 ? latitudes.ofAuthalic(q) : Double.NaN;
  }

  @Override
  Bounds reach() {
    return cone > 0 ? new Bounds(-120, -50, 120, 90) : new Bounds(-120, -90, 120, 50);
  }
}

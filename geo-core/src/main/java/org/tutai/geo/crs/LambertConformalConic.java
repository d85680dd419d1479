package org.tutai.geo.crs;

/**
 * Lambert's conformal conic projection with one or two standard parallels (EPSG methods 9801, 9802,
 * 9803 and 1102; IOGP 373-7-2, section 3.1).
 */
final class LambertConformalConic extends Projection {

  private final LatitudeFunctions latitudes;
  private final double cone;
  private final double scale;
  private final double originRadius;
  private final double turn;

  /**
   * @param parallel1 where scale is {@code scaleFactor}; equal to {@code parallel2} for the form
   *     with one
   * @param turn what the axes are turned by, in radians: Belgium's; usually 0
   */
  LambertConformalConic(
      Ellipsoid ellipsoid,
      double centralMeridian,
      double originLatitude,
      double parallel1,
      double parallel2,
      double scaleFactor,
      double turn,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    latitudes = new LatitudeFunctions(ellipsoid);
    this.turn = turn;
    double m1 = latitudes.parallel(parallel1);
    double psi1 = latitudes.isometric(parallel1);
    cone =
        Math.abs(parallel1 - parallel2) < 1e-10
            ? Math.sin(parallel1)
            : Math.log(m1 / latitudes.parallel(parallel2))
                / (latitudes.isometric(parallel2) - psi1);
    if (!(Math.abs(cone) > 1e-6)) {
      throw new IllegalArgumentException(
          "a conic projection's standard parallels must not be opposite (got: "
              + Math.toDegrees(parallel1)
              + " and "
              + Math.toDegrees(parallel2)
              + ")");
    }
    scale = latitudes.a * scaleFactor * m1 / cone * Math.exp(cone * psi1);
    originRadius = radius(originLatitude);
  }

  private double radius(double phi) {
    return scale * Math.exp(-cone * latitudes.isometric(phi));
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    double r = radius(phi);
    double theta = cone * lambda - turn;
    out[at] = r * Math.sin(theta);
    out[at + 1] = originRadius - r * Math.cos(theta);
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double sign = Math.signum(cone);
    double up = originRadius - y;
    double r = sign * Math.hypot(x, up);
    out[at] = (Math.atan2(sign * x, sign * up) + turn) / cone;
    out[at + 1] = latitudes.ofIsometric(-Math.log(r / scale) / cone);
  }

  @Override
  Bounds reach() {
    return cone > 0 ? new Bounds(-120, -30, 120, 90) : new Bounds(-120, -90, 120, 30);
  }
}

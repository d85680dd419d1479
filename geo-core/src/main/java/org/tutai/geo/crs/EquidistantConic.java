package org.tutai.geo.crs;

/**
 * Projections whose parallels are arcs spaced as on the meridian: equidistant conic (Snyder,
 * chapter 16) and Bonne's (EPSG method 9827).
 */
final class EquidistantConic extends Projection {

  private final LatitudeFunctions latitudes;
  private final boolean bonne;
  private final double cone;
  private final double apex;
  private final double originRadius;

  private EquidistantConic(
      LatitudeFunctions latitudes,
      boolean bonne,
      double cone,
      double apex,
      double originLatitude,
      double centralMeridian,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    this.latitudes = latitudes;
    this.bonne = bonne;
    this.cone = cone;
    this.apex = apex;
    this.originRadius = apex - latitudes.meridian(originLatitude);
    if (!Double.isFinite(apex)) {
      throw new IllegalArgumentException("a conic projection's parallels must not be the equator");
    }
  }

  /** With two parallels of true scale. */
  static EquidistantConic of(
      Ellipsoid ellipsoid,
      double originLatitude,
      double parallel1,
      double parallel2,
      double centralMeridian,
      double falseEasting,
      double falseNorthing) {
    var f = new LatitudeFunctions(ellipsoid);
    double m1 = f.meridian(parallel1);
    double cone =
        Math.abs(parallel1 - parallel2) < 1e-10
            ? Math.sin(parallel1)
            : f.a * (f.parallel(parallel1) - f.parallel(parallel2)) / (f.meridian(parallel2) - m1);
    double apex = f.a * f.parallel(parallel1) / cone + m1;
    return new EquidistantConic(
        f, false, cone, apex, originLatitude, centralMeridian, falseEasting, falseNorthing);
  }

  /** With every parallel of true scale. */
  static EquidistantConic bonne(
      Ellipsoid ellipsoid,
      double originLatitude,
      double centralMeridian,
      double falseEasting,
      double falseNorthing) {
    var f = new LatitudeFunctions(ellipsoid);
    double apex =
        f.a * f.parallel(originLatitude) / Math.sin(originLatitude) + f.meridian(originLatitude);
    return new EquidistantConic(
        f,
        true,
        Math.signum(originLatitude),
        apex,
        originLatitude,
        centralMeridian,
        falseEasting,
        falseNorthing);
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    double r = apex - latitudes.meridian(phi);
    double theta = bonne ? latitudes.a * latitudes.parallel(phi) * lambda / r : cone * lambda;
    out[at] = r * Math.sin(theta);
    out[at + 1] = originRadius - r * Math.cos(theta);
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double sign = Math.signum(cone);
    double up = originRadius - y;
    double r = sign * Math.hypot(x, up);
    double theta = Math.atan2(sign * x, sign * up);
    double phi = latitudes.ofMeridian(apex - r);
    out[at] = bonne ? r * theta / (latitudes.a * latitudes.parallel(phi)) : theta / cone;
    out[at + 1] = phi;
  }

  @Override
  Bounds reach() {
    return cone > 0 ? new Bounds(-90, -30, 90, 85) : new Bounds(-90, -85, 90, 30);
  }
}

package org.tutai.geo.crs;

/** The polar stereographic projection (EPSG methods 9810, 9829, 9830; IOGP 373-7-2). */
final class PolarStereographic extends Projection {

  private final LatitudeFunctions latitudes;
  private final double sign;
  private final double scale;
  private final double originNorth;

  private PolarStereographic(
      LatitudeFunctions latitudes,
      boolean north,
      double centralMeridian,
      double scale,
      double originNorth,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    this.latitudes = latitudes;
    this.sign = north ? 1 : -1;
    this.scale = scale;
    this.originNorth = originNorth;
  }

  /** By the scale at the pole. */
  static PolarStereographic atPole(
      Ellipsoid ellipsoid,
      boolean north,
      double centralMeridian,
      double scaleFactor,
      double falseEasting,
      double falseNorthing) {
    var latitudes = new LatitudeFunctions(ellipsoid);
    double scale = 2 * latitudes.a * scaleFactor / polar(latitudes);
    return new PolarStereographic(
        latitudes, north, centralMeridian, scale, 0, falseEasting, falseNorthing);
  }

  /**
   * By the parallel of true scale.
   *
   * @param fromParallel whether the false origin lies there rather than at the pole
   */
  static PolarStereographic atParallel(
      Ellipsoid ellipsoid,
      double parallel,
      double centralMeridian,
      boolean fromParallel,
      double falseEasting,
      double falseNorthing) {
    var latitudes = new LatitudeFunctions(ellipsoid);
    double abs = Math.abs(parallel);
    if (Math.PI / 2 - abs < 1e-10) {
      return atPole(ellipsoid, parallel > 0, centralMeridian, 1, falseEasting, falseNorthing);
    }
    double radius = latitudes.a * latitudes.parallel(abs);
    double scale = radius * Math.exp(latitudes.isometric(abs));
    double originNorth = fromParallel ? -Math.signum(parallel) * radius : 0;
    return new PolarStereographic(
        latitudes, parallel > 0, centralMeridian, scale, originNorth, falseEasting, falseNorthing);
  }

  private static double polar(LatitudeFunctions f) {
    return Math.sqrt(Math.pow(1 + f.e, 1 + f.e) * Math.pow(1 - f.e, 1 - f.e));
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    double r = scale * Math.exp(-latitudes.isometric(sign * phi));
    out[at] = r * Math.sin(lambda);
    out[at + 1] = -sign * r * Math.cos(lambda) - originNorth;
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    double up = y + originNorth;
    double r = Math.hypot(x, up);
    out[at] = r == 0 ? 0 : Math.atan2(x, -sign * up);
    out[at + 1] = sign * latitudes.ofIsometric(-Math.log(r / scale));
  }

  @Override
  Bounds reach() {
    return sign > 0 ? new Bounds(-180, 0, 180, 90) : new Bounds(-180, -90, 180, 0);
  }
}

package org.tutai.geo.crs;

/**
 * Mercator's projection of the ellipsoid (EPSG methods 9804, 9805, 1044), and of the sphere for an
 * ellipsoid without flattening (1026).
 */
final class Mercator extends Projection {

  private final LatitudeFunctions latitudes;
  private final double radius;
  private final double originNorth;

  /**
   * @param scaleFactor on the equator
   * @param originLatitude where north is 0 before the false origin
   */
  Mercator(
      Ellipsoid ellipsoid,
      double centralMeridian,
      double originLatitude,
      double scaleFactor,
      double falseEasting,
      double falseNorthing) {
    super(centralMeridian, falseEasting, falseNorthing);
    latitudes = new LatitudeFunctions(ellipsoid);
    radius = latitudes.a * scaleFactor;
    originNorth = radius * latitudes.isometric(originLatitude);
  }

  @Override
  void project(double lambda, double phi, double[] out, int at) {
    out[at] = radius * lambda;
    out[at + 1] = radius * latitudes.isometric(phi) - originNorth;
  }

  @Override
  void unproject(double x, double y, double[] out, int at) {
    out[at] = x / radius;
    out[at + 1] = latitudes.ofIsometric((y + originNorth) / radius);
  }

  @Override
  Bounds reach() {
    return new Bounds(-180, -85, 180, 85);
  }
}

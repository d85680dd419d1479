package org.tutai.geo.crs;

/**
 * Spherical ("Web", "Pseudo") Mercator on the radius of WGS 84's equator: EPSG method 1024.
 * Stateless, thread-safe.
 */
final class WebMercator {

  static final double RADIUS = 6378137;

  static final Ellipsoid SPHERE = new Ellipsoid(RADIUS, 0);

  /** Half the side of the map's square, in metres. */
  static final double HALF = Math.PI * RADIUS;

  static final CoordinateTransform FORWARD = new Forward();
  static final CoordinateTransform INVERSE = new Inverse();

  private static final double METRES_PER_DEGREE = HALF / 180;

  private WebMercator() {}

  private static final class Forward implements CoordinateTransform {
    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      for (int i = 0; i < 2 * count; i += 2) {
        double lon = source[sourceAt + i];
        double lat = source[sourceAt + i + 1];
        // The poles are infinitely far.
        boolean defined = Math.abs(lat) < 90 && Double.isFinite(lon);
        target[targetAt + i] = defined ? lon * METRES_PER_DEGREE : Double.NaN;
        target[targetAt + i + 1] = defined ? north(lat) : Double.NaN;
      }
    }

    private static double north(double lat) {
      double s = Math.sin(Math.toRadians(Math.abs(lat)));
      return Math.copySign(RADIUS / 2 * Math.log((1 + s) / (1 - s)), lat);
    }
  }

  private static final class Inverse implements CoordinateTransform {
    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      for (int i = 0; i < 2 * count; i += 2) {
        double east = source[sourceAt + i];
        double north = source[sourceAt + i + 1];
        boolean defined = Double.isFinite(east) && Double.isFinite(north);
        target[targetAt + i] = defined ? east / METRES_PER_DEGREE : Double.NaN;
        target[targetAt + i + 1] = defined ? latitude(north) : Double.NaN;
      }
    }

    private static double latitude(double north) {
      double e = Math.exp(-Math.abs(north) / RADIUS);
      return Math.copySign(90 - Math.toDegrees(2 * Math.atan(e)), north);
    }
  }
}

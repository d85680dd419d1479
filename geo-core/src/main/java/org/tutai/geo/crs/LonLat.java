package org.tutai.geo.crs;

/**
 * Degrees that are WGS 84's, or another datum's taken as WGS 84's: nothing to compute, only to
 * refuse what is not a place on the earth. Stateless, thread-safe.
 */
final class LonLat {

  /** Latitudes a hair past the pole come from rounding and are let through. */
  private static final double POLE = 90 + 1e-9;

  static final CoordinateTransform IDENTITY = new Identity();

  private LonLat() {}

  private static final class Identity implements CoordinateTransform {
    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      for (int i = 0; i < 2 * count; i += 2) {
        double lon = source[sourceAt + i];
        double lat = source[sourceAt + i + 1];
        boolean defined = Math.abs(lat) <= POLE && Double.isFinite(lon);
        target[targetAt + i] = defined ? lon : Double.NaN;
        target[targetAt + i + 1] = defined ? lat : Double.NaN;
      }
    }
  }
}

package org.tutai.geo.crs;

/** Transforms from one CRS to another, by way of WGS 84 longitude and latitude. */
public final class Transforms {

  private Transforms() {}

  /**
   * The transform from one system to another. Between equal systems, and between degrees and
   * degrees, coordinates come out bit for bit as they went in (what is no place on the earth
   * becomes NaN). Stateless, thread-safe.
   */
  public static CoordinateTransform between(Crs from, Crs to) {
    if (from.equals(to)) {
      return Transforms::copy;
    }
    if (from.toLonLat() == LonLat.IDENTITY) {
      return to.fromLonLat();
    }
    if (to.fromLonLat() == LonLat.IDENTITY) {
      return from.toLonLat();
    }
    return chain(from.toLonLat(), to.fromLonLat());
  }

  /** One after the other. */
  static CoordinateTransform chain(CoordinateTransform first, CoordinateTransform second) {
    return new Chain(first, second);
  }

  private static void copy(
      double[] source, int sourceAt, double[] target, int targetAt, int count) {
    System.arraycopy(source, sourceAt, target, targetAt, 2 * count);
  }

  /** The second works in place. */
  private record Chain(CoordinateTransform first, CoordinateTransform second)
      implements CoordinateTransform {
    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      first.transform(source, sourceAt, target, targetAt, count);
      second.transform(target, targetAt, target, targetAt, count);
    }
  }
}

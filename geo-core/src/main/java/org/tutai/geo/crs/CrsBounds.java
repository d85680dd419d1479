package org.tutai.geo.crs;

import java.util.Optional;

/** Rectangles in one CRS as rectangles of another. Stateless, thread-safe. */
public final class CrsBounds {

  /** Points along each side of a rectangle whose images are looked at; curved sides bulge. */
  private static final int STEPS = 24;

  private CrsBounds() {}

  /**
   * The rectangle in a CRS that holds a longitude, latitude rectangle, as far as that lies in the
   * CRS's domain; empty when no part of it does. Sides that become curves are followed at 25 points
   * each way, inside too, so the result may fall short by the bulge between two of them.
   */
  public static Optional<Bounds> ofLonLat(Bounds lonLat, Crs crs) {
    Bounds domain = crs.domain();
    if (!lonLat.intersects(domain)) {
      return Optional.empty();
    }
    var inside =
        new Bounds(
            Math.max(lonLat.minX(), domain.minX()),
            Math.max(lonLat.minY(), domain.minY()),
            Math.min(lonLat.maxX(), domain.maxX()),
            Math.min(lonLat.maxY(), domain.maxY()));
    double[] points = grid(inside);
    crs.fromLonLat().transform(points, 0, points, 0, points.length / 2);
    return around(points);
  }

  /**
   * The longitude, latitude rectangle around a rectangle of a CRS, in degrees of WGS 84; empty when
   * no part of it has a place on the earth. Followed as closely as in {@link #ofLonLat}.
   */
  public static Optional<Bounds> toLonLat(Bounds bounds, Crs crs) {
    double[] points = grid(bounds);
    crs.toLonLat().transform(points, 0, points, 0, points.length / 2);
    return around(points);
  }

  private static double[] grid(Bounds b) {
    double[] points = new double[(STEPS + 1) * (STEPS + 1) * 2];
    int n = 0;
    for (int row = 0; row <= STEPS; row++) {
      for (int column = 0; column <= STEPS; column++) {
        points[n++] = between(b.minX(), b.maxX(), column);
        points[n++] = between(b.minY(), b.maxY(), row);
      }
    }
    return points;
  }

  private static double between(double from, double to, int step) {
    return step == STEPS ? to : from + (to - from) * step / STEPS;
  }

  private static Optional<Bounds> around(double[] points) {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.length; i += 2) {
      if (Double.isFinite(points[i]) && Double.isFinite(points[i + 1])) {
        minX = Math.min(minX, points[i]);
        maxX = Math.max(maxX, points[i]);
        minY = Math.min(minY, points[i + 1]);
        maxY = Math.max(maxY, points[i + 1]);
      }
    }
    return minX <= maxX ? Optional.of(new Bounds(minX, minY, maxX, maxY)) : Optional.empty();
  }
}

package org.tutai.geo.crs;

/**
 * The integer grid on which compiled geometry lives: spherical Web Mercator with one turn of
 * longitude cut into 2^31 units (1.87 cm at the equator), continued past Mercator's limit in plain
 * latitude so that the poles have a place.
 *
 * <p>x grows east from −2^30 at 180° W to 2^30 at 180° E; values up to ±360° fit an {@code int}, so
 * a shape that crosses the antimeridian can stay in one piece. y grows north, 0 at the equator,
 * ±2^30 at ±85.0511…°; from there to the pole it goes on as a straight line in latitude with
 * Mercator's slope at that limit (the pole is at about ±1.32 · 2^30). The mapping is continuous,
 * strictly monotone in each axis, and the same for every layer: shapes that share a vertex share a
 * grid point, which is what keeps neighbours free of slivers when they are simplified by snapping.
 *
 * <p>Pixels of the {@code WebMercatorQuad} at zoom z with 256 px tiles are 2^(23−z) units wide.
 * Stateless, thread-safe.
 */
public final class WorldGrid {

  /** Units in one turn of longitude. */
  public static final long UNITS_PER_TURN = 1L << 31;

  /** Half the world's width: the x of 180° E and the y of Mercator's northern limit. */
  public static final int HALF = 1 << 30;

  /** Web Mercator metres (EPSG:3857) in one grid unit. */
  public static final double METRES_PER_UNIT = 2 * Math.PI * 6378137.0 / UNITS_PER_TURN;

  /** The latitude where Web Mercator's square ends, in degrees. */
  public static final double MERCATOR_LIMIT = Math.toDegrees(Math.atan(Math.sinh(Math.PI)));

  private static final double UNITS_PER_DEGREE = UNITS_PER_TURN / 360.0;
  private static final double UNITS_PER_RADIAN = UNITS_PER_TURN / (2 * Math.PI);
  private static final double POLAR_SLOPE =
      UNITS_PER_DEGREE / Math.cos(Math.toRadians(MERCATOR_LIMIT));

  private WorldGrid() {}

  /** The grid x, not rounded, of a longitude in degrees. */
  public static double xOfLon(double lonDegrees) {
    return lonDegrees * UNITS_PER_DEGREE;
  }

  /**
   * The grid y, not rounded, of a latitude in degrees; latitudes past ±90° are taken as the pole.
   */
  public static double yOfLat(double latDegrees) {
    double lat = Math.max(-90, Math.min(90, latDegrees));
    double abs = Math.abs(lat);
    if (abs > MERCATOR_LIMIT) {
      return Math.copySign(HALF + (abs - MERCATOR_LIMIT) * POLAR_SLOPE, lat);
    }
    double s = Math.sin(Math.toRadians(lat));
    return 0.5 * Math.log((1 + s) / (1 - s)) * UNITS_PER_RADIAN;
  }

  /** The longitude in degrees of a grid x; not wrapped. */
  public static double lonOfX(double x) {
    return x / UNITS_PER_DEGREE;
  }

  /** The latitude in degrees of a grid y, at most ±90°. */
  public static double latOfY(double y) {
    double abs = Math.abs(y);
    if (abs > HALF) {
      return Math.copySign(Math.min(90, MERCATOR_LIMIT + (abs - HALF) / POLAR_SLOPE), y);
    }
    return Math.toDegrees(Math.atan(Math.sinh(y / UNITS_PER_RADIAN)));
  }

  /**
   * The grid coordinate, not rounded, of an EPSG:3857 metre value of either axis within Mercator's
   * square.
   */
  public static double ofMercatorMetres(double metres) {
    return metres / METRES_PER_UNIT;
  }

  /** Rounds to the grid; values past the range of {@code int} stop at its ends. */
  public static int round(double units) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Math.rint(units)));
  }
}

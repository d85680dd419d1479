package org.tutai.geo.crs;

/**
 * A map projection of an ellipsoid with its false origin. Angles are radians and longitudes are
 * counted from the central meridian inside; {@link #forward} and {@link #inverse} speak degrees of
 * the datum and units of the projected axes. Immutable, thread-safe.
 */
abstract class Projection {

  private static final double POLE = 90 + 1e-9;

  private final double centralMeridian;
  private final double falseEasting;
  private final double falseNorthing;

  /** The longitude in degrees at which east is 0 before the false origin; the origin in metres. */
  Projection(double centralMeridian, double falseEasting, double falseNorthing) {
    this.centralMeridian = centralMeridian;
    this.falseEasting = falseEasting;
    this.falseNorthing = falseNorthing;
  }

  /** Writes east and north in metres; what has no place is not finite. */
  abstract void project(double lambda, double phi, double[] out, int at);

  /** Writes longitude and latitude; what has no place is not finite. */
  abstract void unproject(double x, double y, double[] out, int at);

  /**
   * How far to draw, in degrees of longitude from {@link #centralMeridian()} and of latitude: where
   * the plane does not fold, tear or run off.
   */
  abstract Bounds reach();

  double centralMeridian() {
    return centralMeridian;
  }

  /** Degrees of the datum to axes of that many metres a unit. */
  CoordinateTransform forward(double metresPerUnit) {
    return new Forward(this, metresPerUnit);
  }

  /** Axes of that many metres a unit to degrees of the datum. */
  CoordinateTransform inverse(double metresPerUnit) {
    return new Inverse(this, metresPerUnit);
  }

  private record Forward(Projection projection, double metresPerUnit)
      implements CoordinateTransform {
    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      for (int i = 0; i < 2 * count; i += 2) {
        double lon = source[sourceAt + i];
        double lat = source[sourceAt + i + 1];
        int at = targetAt + i;
        if (!(Math.abs(lat) <= POLE) || !Double.isFinite(lon)) {
          nowhere(target, at);
          continue;
        }
        double lambda = Math.toRadians(wrap(lon - projection.centralMeridian));
        double phi = Math.toRadians(Math.max(-90, Math.min(90, lat)));
        projection.project(lambda, phi, target, at);
        double east = (target[at] + projection.falseEasting) / metresPerUnit;
        double north = (target[at + 1] + projection.falseNorthing) / metresPerUnit;
        put(target, at, east, north);
      }
    }
  }

  private record Inverse(Projection projection, double metresPerUnit)
      implements CoordinateTransform {
    @Override
    public void transform(double[] source, int sourceAt, double[] target, int targetAt, int count) {
      for (int i = 0; i < 2 * count; i += 2) {
        double x = source[sourceAt + i] * metresPerUnit - projection.falseEasting;
        double y = source[sourceAt + i + 1] * metresPerUnit - projection.falseNorthing;
        int at = targetAt + i;
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
          nowhere(target, at);
          continue;
        }
        projection.unproject(x, y, target, at);
        double lon = Math.toDegrees(target[at]);
        double lat = Math.toDegrees(target[at + 1]);
        boolean onEarth = Math.abs(lon) <= 360 + 1e-9 && Math.abs(lat) <= POLE;
        put(target, at, onEarth ? lon + projection.centralMeridian : Double.NaN, lat);
      }
    }
  }

  private static void put(double[] target, int at, double first, double second) {
    if (Double.isFinite(first) && Double.isFinite(second)) {
      target[at] = first;
      target[at + 1] = second;
    } else {
      nowhere(target, at);
    }
  }

  private static void nowhere(double[] target, int at) {
    target[at] = Double.NaN;
    target[at + 1] = Double.NaN;
  }

  private static double wrap(double degrees) {
    return degrees >= -180 && degrees <= 180 ? degrees : Math.IEEEremainder(degrees, 360);
  }

  /**
   * Improves a longitude and latitude until they project to that place, by Newton's method with
   * measured slopes: for projections whose way back is a series that is shorter than the way there.
   */
  final void refine(double x, double y, double[] out, int at) {
    double[] p = new double[6];
    double step = 1e-6;
    for (int i = 0; i < 6; i++) {
      project(out[at], out[at + 1], p, 0);
      project(out[at] + step, out[at + 1], p, 2);
      project(out[at], out[at + 1] + step, p, 4);
      double xLon = (p[2] - p[0]) / step;
      double yLon = (p[3] - p[1]) / step;
      double xLat = (p[4] - p[0]) / step;
      double yLat = (p[5] - p[1]) / step;
      double determinant = xLon * yLat - xLat * yLon;
      double dx = x - p[0];
      double dy = y - p[1];
      out[at] += (dx * yLat - dy * xLat) / determinant;
      out[at + 1] += (dy * xLon - dx * yLon) / determinant;
      if (!(Math.hypot(dx, dy) > 1e-7)) {
        return;
      }
    }
  }
}

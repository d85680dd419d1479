package org.tutai.geo.crs;

/**
 * An axis-aligned rectangle, always x (east, longitude) before y (north, latitude), whatever order
 * a protocol writes.
 *
 * <p>The units are those of the CRS it is used with. A rectangle of no width or no height is
 * allowed (the bounds of a point); there is no empty rectangle: "nothing" is said with {@link
 * java.util.Optional}. Immutable.
 */
public record Bounds(double minX, double minY, double maxX, double maxY) {

  /** The whole earth in longitude, latitude degrees. */
  public static final Bounds WORLD_LON_LAT = new Bounds(-180, -90, 180, 90);

  public Bounds {
    if (!(minX <= maxX) || !(minY <= maxY)) {
      throw new IllegalArgumentException(
          "bounds must have min <= max and no NaN (got: "
              + minX
              + ","
              + minY
              + ","
              + maxX
              + ","
              + maxY
              + ")");
    }
    if (Double.isInfinite(minX)
        || Double.isInfinite(minY)
        || Double.isInfinite(maxX)
        || Double.isInfinite(maxY)) {
      throw new IllegalArgumentException(
          "bounds must be finite (got: " + minX + "," + minY + "," + maxX + "," + maxY + ")");
    }
  }

  public double width() {
    return maxX - minX;
  }

  public double height() {
    return maxY - minY;
  }

  public double centerX() {
    return (minX + maxX) / 2;
  }

  public double centerY() {
    return (minY + maxY) / 2;
  }

  /** Whether the two share at least a point; touching edges count. */
  public boolean intersects(Bounds other) {
    return minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY;
  }

  /** Whether the point lies inside or on the edge. */
  public boolean contains(double x, double y) {
    return x >= minX && x <= maxX && y >= minY && y <= maxY;
  }

  /** The smallest rectangle around both. */
  public Bounds union(Bounds other) {
    return new Bounds(
        Math.min(minX, other.minX),
        Math.min(minY, other.minY),
        Math.max(maxX, other.maxX),
        Math.max(maxY, other.maxY));
  }

  /** This rectangle grown by {@code distance} on every side. */
  public Bounds buffer(double distance) {
    return new Bounds(minX - distance, minY - distance, maxX + distance, maxY + distance);
  }
}

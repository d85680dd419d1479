package org.tutai.geo.crs;

/** A rectangle of {@link WorldGrid} units, edges included; x east, y north. Immutable. */
public record WorldBox(int minX, int minY, int maxX, int maxY) {

  /** Everything the grid can hold. */
  public static final WorldBox ALL =
      new WorldBox(Integer.MIN_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

  public WorldBox {
    if (minX > maxX || minY > maxY) {
      throw new IllegalArgumentException(
          "world box must have min <= max (got: "
              + minX
              + ","
              + minY
              + ","
              + maxX
              + ","
              + maxY
              + ")");
    }
  }

  /** The grid cells that a longitude, latitude rectangle touches. */
  public static WorldBox ofLonLat(Bounds lonLat) {
    return new WorldBox(
        WorldGrid.round(Math.floor(WorldGrid.xOfLon(lonLat.minX()))),
        WorldGrid.round(Math.floor(WorldGrid.yOfLat(lonLat.minY()))),
        WorldGrid.round(Math.ceil(WorldGrid.xOfLon(lonLat.maxX()))),
        WorldGrid.round(Math.ceil(WorldGrid.yOfLat(lonLat.maxY()))));
  }

  public boolean intersects(WorldBox o) {
    return minX <= o.maxX && maxX >= o.minX && minY <= o.maxY && maxY >= o.minY;
  }

  public boolean contains(WorldBox o) {
    return minX <= o.minX && maxX >= o.maxX && minY <= o.minY && maxY >= o.maxY;
  }

  /** This box grown by {@code units} on every side, stopping at the grid's ends. */
  public WorldBox buffer(long units) {
    return new WorldBox(
        clamp(minX - units), clamp(minY - units), clamp(maxX + units), clamp(maxY + units));
  }

  private static int clamp(long v) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, v));
  }
}

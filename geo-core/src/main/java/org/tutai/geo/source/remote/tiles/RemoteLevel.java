package org.tutai.geo.source.remote.tiles;

import java.util.Objects;

/**
 * One level of another server's grid. Immutable.
 *
 * @param id what a request says
 * @param unitsPerPixel in units of the CRS
 * @param left x of the top left corner
 * @param top y of the top left corner
 * @param tileWidth in pixels
 * @param tileHeight in pixels
 * @param columns of the whole level
 * @param rows of the whole level
 * @param limits where there are tiles
 */
public record RemoteLevel(
    String id,
    double unitsPerPixel,
    double left,
    double top,
    int tileWidth,
    int tileHeight,
    int columns,
    int rows,
    Limits limits) {

  /** The largest tile, in pixels along a side. */
  public static final int LARGEST_TILE = 2048;

  /** Columns and rows that exist, both ends included. */
  public record Limits(int minColumn, int maxColumn, int minRow, int maxRow) {

    /** Whether a tile exists. */
    boolean hold(int column, int row) {
      return column >= minColumn && column <= maxColumn && row >= minRow && row <= maxRow;
    }
  }

  public RemoteLevel {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(limits, "limits");
    if (!(unitsPerPixel > 0) || !Double.isFinite(unitsPerPixel)) {
      throw new IllegalArgumentException(
          "unitsPerPixel must be positive and finite (got: " + unitsPerPixel + ")");
    }
    if (!Double.isFinite(left) || !Double.isFinite(top)) {
      throw new IllegalArgumentException(
          "the top left corner must be finite (got: " + left + "," + top + ")");
    }
    boolean sized =
        tileWidth >= 1
            && tileHeight >= 1
            && tileWidth <= LARGEST_TILE
            && tileHeight <= LARGEST_TILE
            && columns >= 1
            && rows >= 1;
    if (!sized) {
      throw new IllegalArgumentException(
          "tiles must be from 1 to "
              + LARGEST_TILE
              + " pixels wide and high, and at least one (got: "
              + tileWidth
              + " x "
              + tileHeight
              + ", "
              + columns
              + " x "
              + rows
              + ")");
    }
  }

  /** A level with all its tiles. */
  public static RemoteLevel full(
      String id,
      double unitsPerPixel,
      double left,
      double top,
      int tileWidth,
      int tileHeight,
      int columns,
      int rows) {
    return new RemoteLevel(
        id,
        unitsPerPixel,
        left,
        top,
        tileWidth,
        tileHeight,
        columns,
        rows,
        new Limits(0, columns - 1, 0, rows - 1));
  }

  double spanX() {
    return unitsPerPixel * tileWidth;
  }

  double spanY() {
    return unitsPerPixel * tileHeight;
  }
}

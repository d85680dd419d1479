package org.tutai.geo.tile;

import java.util.Objects;

/**
 * One level of a tile matrix set: square tiles of square pixels, counted from the top left corner.
 * Immutable.
 *
 * <p>The edge between two columns is computed from its number alone, so neighbours share their edge
 * to the last bit, and so do a tile and those under it when the resolution halves.
 *
 * @param id what a request names ("TileMatrix" in OGC 07-057r7)
 * @param scaleDenominator the resolution in metres over the 0.28 mm pixel (OGC 17-083r4, section
 *     6.2.1)
 * @param resolution CRS units in one pixel ("cellSize")
 * @param left x of the top left corner
 * @param top y of the top left corner
 * @param matrixWidth columns
 * @param matrixHeight rows
 * @param tileSize pixels along each side of a tile
 */
public record TileMatrix(
    String id,
    double scaleDenominator,
    double resolution,
    double left,
    double top,
    int matrixWidth,
    int matrixHeight,
    int tileSize) {

  public TileMatrix {
    Objects.requireNonNull(id, "id");
    if (!(scaleDenominator > 0) || !Double.isFinite(scaleDenominator)) {
      throw new IllegalArgumentException(
          "scaleDenominator must be positive and finite (got: " + scaleDenominator + ")");
    }
    if (!(resolution > 0) || !Double.isFinite(resolution)) {
      throw new IllegalArgumentException(
          "resolution must be positive and finite (got: " + resolution + ")");
    }
    if (!Double.isFinite(left) || !Double.isFinite(top)) {
      throw new IllegalArgumentException(
          "the top left corner must be finite (got: " + left + "," + top + ")");
    }
    if (matrixWidth < 1 || matrixHeight < 1 || tileSize < 1) {
      throw new IllegalArgumentException(
          "matrix width, height and tile size must be at least 1 (got: "
              + matrixWidth
              + ", "
              + matrixHeight
              + ", "
              + tileSize
              + ")");
    }
  }

  /** CRS units along each side of a tile. */
  public double tileSpan() {
    return resolution * tileSize;
  }

  /** The x of a column's left edge; {@code matrixWidth} gives the right edge of the last. */
  public double xOfColumn(int column) {
    return left + column * tileSpan();
  }

  /** The y of a row's top edge; {@code matrixHeight} gives the bottom edge of the last. */
  public double yOfRow(int row) {
    return top - row * tileSpan();
  }

  /**
   * The column whose left edge is at or left of x and whose right edge is right of x. Below 0 or
   * from {@code matrixWidth} up when x lies outside; NaN gives -1.
   */
  int columnOf(double x) {
    int column = floor((x - left) / tileSpan());
    // The division may round across an edge; the edges themselves decide.
    if (x < xOfColumn(column)) {
      return column - 1;
    }
    return x >= xOfColumn(column + 1) ? column + 1 : column;
  }

  /** The row whose top edge is at or above y and whose bottom edge is below y; as columnOf. */
  int rowOf(double y) {
    int row = floor((top - y) / tileSpan());
    if (y > yOfRow(row)) {
      return row - 1;
    }
    return y <= yOfRow(row + 1) ? row + 1 : row;
  }

  private static int floor(double index) {
    // Keeps one step either way within the range of int.
    return index >= -1 ? (int) Math.min(Math.floor(index), 1 << 30) : index < -1 ? -2 : -1;
  }
}

package org.tutai.geo.raster;

import org.tutai.geo.crs.Bounds;

/**
 * Where a grid lies: the affine map from columns and rows to coordinates, x (east, longitude)
 * before y. (0, 0) is the outer corner of the first cell, (0.5, 0.5) its middle.
 *
 * @param originX of the outer corner of the first cell
 * @param columnX how far x moves from a column to the next
 * @param rowX how far x moves from a row to the next; 0 unless the grid is turned
 * @param columnY how far y moves from a column to the next; 0 unless the grid is turned
 * @param rowY how far y moves from a row to the next; negative where north is up
 */
public record GridGeometry(
    double originX, double originY, double columnX, double rowX, double columnY, double rowY) {

  public GridGeometry {
    double area = columnX * rowY - rowX * columnY;
    boolean finite =
        Double.isFinite(originX) && Double.isFinite(originY) && Double.isFinite(1 / area);
    if (!finite || !Double.isFinite(area)) {
      throw new IllegalArgumentException(
          "a grid's corner must be finite and its cells must have an area (got: "
              + originX
              + ", "
              + originY
              + ", cells of "
              + area
              + ")");
    }
  }

  /** A grid whose rows run east and whose columns run south. */
  public static GridGeometry northUp(double west, double north, double width, double height) {
    return new GridGeometry(west, north, width, 0, 0, -height);
  }

  /** x at a column and row, counted from the outer corner. */
  public double x(double column, double row) {
    return originX + column * columnX + row * rowX;
  }

  /** y at a column and row, counted from the outer corner. */
  public double y(double column, double row) {
    return originY + column * columnY + row * rowY;
  }

  /** The column at a coordinate, with its fraction. */
  public double column(double x, double y) {
    return ((x - originX) * rowY - (y - originY) * rowX) / (columnX * rowY - rowX * columnY);
  }

  /** The row at a coordinate, with its fraction. */
  public double row(double x, double y) {
    return ((y - originY) * columnX - (x - originX) * columnY) / (columnX * rowY - rowX * columnY);
  }

  /** Around a grid of so many columns and rows. */
  public Bounds bounds(int width, int height) {
    double x1 = x(width, 0);
    double x2 = x(0, height);
    double x3 = x(width, height);
    double y1 = y(width, 0);
    double y2 = y(0, height);
    double y3 = y(width, height);
    return new Bounds(
        Math.min(Math.min(originX, x1), Math.min(x2, x3)),
        Math.min(Math.min(originY, y1), Math.min(y2, y3)),
        Math.max(Math.max(originX, x1), Math.max(x2, x3)),
        Math.max(Math.max(originY, y1), Math.max(y2, y3)));
  }

  /** The grid whose cells are this one's, {@code across} by {@code down} of them together. */
  public GridGeometry coarser(double across, double down) {
    return new GridGeometry(
        originX, originY, columnX * across, rowX * down, columnY * across, rowY * down);
  }
}

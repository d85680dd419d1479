package org.tutai.geo.raster;

/**
 * A grid at several levels of detail, ready for drawing: level 0 is the whole grid, each further
 * level has half the columns and rows (rounded up) of the one before it. Thread-safe.
 */
public interface RasterPyramid {

  /** What the grid is, at level 0. */
  RasterInfo info();

  /** The number of levels, at least 1. */
  int levels();

  /** Columns at a level. */
  default int width(int level) {
    return (int) ((info().width() + (1L << level) - 1) >> level);
  }

  /** Rows at a level. */
  default int height(int level) {
    return (int) ((info().height() + (1L << level) - 1) >> level);
  }

  /** Where the cells of a level lie. */
  default GridGeometry geometry(int level) {
    return info().geometry().coarser(1 << level, 1 << level);
  }

  /**
   * Reads a window of one band of one level.
   *
   * @param band from 0
   * @param target takes the values row after row, from index 0; NaN where there is no value.
   *     Integers beyond 2^24 are rounded
   * @throws IndexOutOfBoundsException when the window is not inside the level or the target is too
   *     small
   */
  void read(int level, int band, int column, int row, int width, int height, float[] target);

  /** The exact value of a cell of level 0; NaN where there is none. */
  double value(int band, int column, int row);

  /** The least value of a band that any cell has; NaN when none has one. */
  double minimum(int band);

  /** The greatest value of a band that any cell has; NaN when none has one. */
  double maximum(int band);
}

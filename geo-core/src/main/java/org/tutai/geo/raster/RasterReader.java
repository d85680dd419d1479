package org.tutai.geo.raster;

import java.io.Closeable;
import java.io.IOException;
import org.tutai.geo.feature.BadFeatures;

/**
 * Reads windows of a grid in a file. Windows asked for from the top down are read fastest. Must be
 * closed. For one thread.
 */
public interface RasterReader extends Closeable {

  /**
   * Reads a window of one band.
   *
   * @param band from 0
   * @param target takes the values row after row, from index 0; NaN where there is no value, and
   *     where the file is damaged ({@link #bad} tells)
   * @throws IndexOutOfBoundsException when the window is not inside the grid or the target is too
   *     small
   */
  void read(int band, int column, int row, int width, int height, double[] target)
      throws IOException;

  /**
   * Columns that the file keeps together, from a multiple of them on; the grid's width for rows.
   */
  default int blockWidth() {
    return Integer.MAX_VALUE;
  }

  /** Rows that the file keeps together. */
  default int blockHeight() {
    return 1;
  }

  /** How many blocks the file keeps the cells in. */
  default long blocks() {
    return 1;
  }

  /** The damaged blocks met so far, by their number in the file; their cells have no value. */
  default BadFeatures bad() {
    return new BadFeatures();
  }
}

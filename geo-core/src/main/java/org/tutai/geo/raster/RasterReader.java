package org.tutai.geo.raster;

import java.io.Closeable;
import java.io.IOException;

/**
 * Reads windows of a grid in a file. Windows asked for from the top down, whole rows at a time, are
 * read fastest. Must be closed. For one thread.
 */
public interface RasterReader extends Closeable {

  /**
   * Reads a window of one band.
   *
   * @param band from 0
   * @param target takes the values row after row, from index 0; NaN where there is no value
   * @throws IndexOutOfBoundsException when the window is not inside the grid or the target is too
   *     small
   * @throws org.tutai.geo.bytes.FormatException when the file is damaged there
   */
  void read(int band, int column, int row, int width, int height, double[] target)
      throws IOException;
}

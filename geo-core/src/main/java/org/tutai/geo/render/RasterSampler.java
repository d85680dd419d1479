package org.tutai.geo.render;

import org.tutai.geo.crs.PixelMesh;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterPyramid;
import org.tutai.geo.style.Resampling;

/**
 * Finds the values of a grid at the middles of pixels. A pixel has a value if the cell in which it
 * lies has one, so edges are neither eaten nor grown; of the cells around, those without a value
 * are left out, and the outermost cells go on beyond the grid. Holds buffers; for one thread.
 */
final class RasterSampler {

  /** A window of more cells than this is read in pieces. */
  private static final int MOST_CELLS = 1 << 20;

  /** What reading costs beside a vertex; a window of one cell may need a block unpacked. */
  private static final int LEAST_COST = 64;

  private static final int CELLS_PER_VERTEX = 16;

  private final RasterPyramid pyramid;
  private final int[] bands;
  private final Resampling resampling;
  private final boolean alphaLast;
  private final boolean togetherMissing;
  private final GridGeometry grid;
  private final Work work;
  private final double area;
  private final float[] four = new float[4];
  private float[][] window;
  private int level;
  private int windowColumn;
  private int windowRow;
  private int windowWidth;
  private int lastColumn;
  private int lastRow;

  /**
   * A sampler.
   *
   * @param bands those to read, from 0
   * @param alphaLast whether the last of them is opacity: where it is 0 the others have no value
   * @param work counts the cells that are read
   */
  RasterSampler(
      RasterPyramid pyramid, int[] bands, boolean alphaLast, Resampling resampling, Work work) {
    this.work = work;
    this.pyramid = pyramid;
    this.bands = bands.clone();
    this.alphaLast = alphaLast;
    this.resampling = resampling;
    this.togetherMissing = pyramid.info().kind() == RasterKind.COLOR && bands.length >= 3;
    this.grid = pyramid.info().geometry();
    this.area = grid.columnX() * grid.rowY() - grid.rowX() * grid.columnY();
    this.window = new float[bands.length][0];
  }

  /** Where the values of a block go: the index of the block's first pixel, and of rows. */
  record Target(float[][] planes, int start, int stride) {
    int index(int x, int y) {
      return start + y * stride + x;
    }
  }

  /**
   * Samples the pixels of a rectangle of a block.
   *
   * @param xy the coordinates of the block's pixels, as {@link PixelMesh#fill} gives them
   */
  void sample(int level, double[] xy, int fromX, int fromY, int toX, int toY, Target target) {
    this.level = level;
    toCells(xy, fromX, fromY, toX, toY);
    inPieces(xy, fromX, fromY, toX, toY, target);
  }

  /** Coordinates to columns and rows of the level; NaN outside the grid. */
  private void toCells(double[] xy, int fromX, int fromY, int toX, int toY) {
    double width = Math.scalb((double) pyramid.info().width(), -level);
    double height = Math.scalb((double) pyramid.info().height(), -level);
    double scale = Math.scalb(1.0, -level) / area;
    double columnByX = grid.rowY() * scale;
    double columnByY = -grid.rowX() * scale;
    double rowByX = -grid.columnY() * scale;
    double rowByY = grid.columnX() * scale;
    for (int y = fromY; y < toY; y++) {
      int at = 2 * (y * PixelMesh.BLOCK + fromX);
      for (int x = fromX; x < toX; x++, at += 2) {
        double east = xy[at] - grid.originX();
        double north = xy[at + 1] - grid.originY();
        double column = east * columnByX + north * columnByY;
        double row = east * rowByX + north * rowByY;
        boolean inside = column >= 0 && column < width && row >= 0 && row < height;
        xy[at] = inside ? column : Double.NaN;
        xy[at + 1] = row;
      }
    }
  }

  private void inPieces(double[] cells, int fromX, int fromY, int toX, int toY, Target target) {
    if (!findWindow(cells, fromX, fromY, toX, toY)) {
      return;
    }
    if ((long) windowWidth * windowHeight() <= MOST_CELLS || toX - fromX + toY - fromY <= 2) {
      readWindow();
      for (int y = fromY; y < toY; y++) {
        row(cells, fromX, toX, y, target);
      }
    } else if (toX - fromX >= toY - fromY) {
      int middle = (fromX + toX) >>> 1;
      inPieces(cells, fromX, fromY, middle, toY, target);
      inPieces(cells, middle, fromY, toX, toY, target);
    } else {
      int middle = (fromY + toY) >>> 1;
      inPieces(cells, fromX, fromY, toX, middle, target);
      inPieces(cells, fromX, middle, toX, toY, target);
    }
  }

  private int windowHeight() {
    return lastRow - windowRow + 1;
  }

  /** The window that holds the cells the pixels need; false when no pixel lies in the grid. */
  private boolean findWindow(double[] cells, int fromX, int fromY, int toX, int toY) {
    double minColumn = Double.POSITIVE_INFINITY;
    double maxColumn = Double.NEGATIVE_INFINITY;
    double minRow = Double.POSITIVE_INFINITY;
    double maxRow = Double.NEGATIVE_INFINITY;
    for (int y = fromY; y < toY; y++) {
      int at = 2 * (y * PixelMesh.BLOCK + fromX);
      for (int x = fromX; x < toX; x++, at += 2) {
        double column = cells[at];
        if (!Double.isNaN(column)) {
          minColumn = Math.min(minColumn, column);
          maxColumn = Math.max(maxColumn, column);
          minRow = Math.min(minRow, cells[at + 1]);
          maxRow = Math.max(maxRow, cells[at + 1]);
        }
      }
    }
    if (minColumn > maxColumn) {
      return false;
    }
    int reach = reach();
    windowColumn = Math.max(0, (int) minColumn - reach);
    windowRow = Math.max(0, (int) minRow - reach);
    lastColumn = Math.min(pyramid.width(level) - 1, (int) maxColumn + reach);
    lastRow = Math.min(pyramid.height(level) - 1, (int) maxRow + reach);
    windowWidth = lastColumn - windowColumn + 1;
    return true;
  }

  /** How many cells beyond its own a pixel may need. */
  private int reach() {
    return switch (resampling) {
      case NEAREST -> 0;
      case BILINEAR -> 1;
      case CUBIC -> 2;
    };
  }

  private void readWindow() {
    int cells = windowWidth * windowHeight();
    work.spend(LEAST_COST + cells / CELLS_PER_VERTEX * bands.length);
    if (window[0].length < cells) {
      window = new float[bands.length][cells];
    }
    for (int i = 0; i < bands.length; i++) {
      pyramid.read(
          level, bands[i], windowColumn, windowRow, windowWidth, windowHeight(), window[i]);
    }
    if (togetherMissing) {
      fillLone(cells);
    }
    if (alphaLast) {
      clearTransparent(cells);
    }
  }

  /* A colour is missing when all its bands are: pure black may hold the number for "no value". */
  private void fillLone(int cells) {
    float instead = (float) pyramid.info().noData().orElse(0);
    for (int i = 0; i < cells; i++) {
      float red = window[0][i];
      float green = window[1][i];
      float blue = window[2][i];
      boolean none = Float.isNaN(red) && Float.isNaN(green) && Float.isNaN(blue);
      if (!none && Float.isNaN(red + green + blue)) {
        window[0][i] = Float.isNaN(red) ? instead : red;
        window[1][i] = Float.isNaN(green) ? instead : green;
        window[2][i] = Float.isNaN(blue) ? instead : blue;
      }
    }
  }

  private void clearTransparent(int cells) {
    float[] alpha = window[bands.length - 1];
    for (int i = 0; i < cells; i++) {
      if (!(alpha[i] > 0)) {
        for (float[] band : window) {
          band[i] = Float.NaN;
        }
      }
    }
  }

  private void row(double[] cells, int fromX, int toX, int y, Target target) {
    int at = 2 * (y * PixelMesh.BLOCK + fromX);
    int to = target.index(fromX, y);
    for (int x = fromX; x < toX; x++, at += 2, to++) {
      double column = cells[at];
      if (column >= 0) {
        double row = cells[at + 1];
        switch (resampling) {
          case NEAREST -> nearest(column, row, to, target.planes());
          case BILINEAR -> bilinear(column, row, to, target.planes());
          case CUBIC -> cubic(column, row, to, target.planes());
        }
      }
    }
  }

  private int cell(int column, int row) {
    int c = Math.max(windowColumn, Math.min(lastColumn, column)) - windowColumn;
    int r = Math.max(windowRow, Math.min(lastRow, row)) - windowRow;
    return r * windowWidth + c;
  }

  /** The cell in which the place lies, which is always in the window. */
  private int own(double column, double row) {
    return ((int) row - windowRow) * windowWidth + (int) column - windowColumn;
  }

  private void nearest(double column, double row, int to, float[][] planes) {
    int at = own(column, row);
    for (int i = 0; i < planes.length; i++) {
      planes[i][to] = window[i][at];
    }
  }

  private void bilinear(double column, double row, int to, float[][] planes) {
    int left = (int) Math.floor(column - 0.5);
    int top = (int) Math.floor(row - 0.5);
    float across = (float) (column - 0.5 - left);
    float down = (float) (row - 0.5 - top);
    int own = own(column, row);
    int a = cell(left, top);
    int b = cell(left + 1, top);
    int c = cell(left, top + 1);
    int d = cell(left + 1, top + 1);
    for (int i = 0; i < planes.length; i++) {
      float[] w = window[i];
      float upper = w[a] + across * (w[b] - w[a]);
      float lower = w[c] + across * (w[d] - w[c]);
      float value = upper + down * (lower - upper);
      if (Float.isNaN(value) && !Float.isNaN(w[own])) {
        value = ofPresent(w[a], w[b], w[c], w[d], across, down);
      }
      planes[i][to] = value;
    }
  }

  /** The mean of those that are there, weighted as in bilinear interpolation. */
  private static float ofPresent(float a, float b, float c, float d, float across, float down) {
    float wa = !Float.isNaN(a) ? (1 - across) * (1 - down) : 0;
    float wb = !Float.isNaN(b) ? across * (1 - down) : 0;
    float wc = !Float.isNaN(c) ? (1 - across) * down : 0;
    float wd = !Float.isNaN(d) ? across * down : 0;
    float sum =
        (!Float.isNaN(a) ? wa * a : 0)
            + (!Float.isNaN(b) ? wb * b : 0)
            + (!Float.isNaN(c) ? wc * c : 0)
            + (!Float.isNaN(d) ? wd * d : 0);
    return sum / (wa + wb + wc + wd);
  }

  private void cubic(double column, double row, int to, float[][] planes) {
    int left = (int) Math.floor(column - 0.5);
    int top = (int) Math.floor(row - 0.5);
    float across = (float) (column - 0.5 - left);
    float down = (float) (row - 0.5 - top);
    int own = own(column, row);
    for (int i = 0; i < planes.length; i++) {
      float[] w = window[i];
      planes[i][to] = !Float.isNaN(w[own]) ? cubic(w, left, top, across, down) : Float.NaN;
    }
  }

  private float cubic(float[] w, int left, int top, float across, float down) {
    if (left > windowColumn && left + 2 <= lastColumn && top > windowRow && top + 2 <= lastRow) {
      int at = (top - 1 - windowRow) * windowWidth + left - 1 - windowColumn;
      float value = spline4(w, at, windowWidth, across, down);
      if (!Float.isNaN(value)) {
        return value;
      }
    }
    return cubicAtEdge(w, left, top, across, down);
  }

  private static float spline4(float[] w, int at, int stride, float across, float down) {
    int b = at + stride;
    int c = b + stride;
    int d = c + stride;
    float half = 0.5f * across;
    float square = half * across;
    float w0 = -half + square * (2 - across);
    float w1 = 1 + square * (3 * across - 5);
    float w2 = half + square * (4 - 3 * across);
    float w3 = square * (across - 1);
    return spline(
        w0 * w[at] + w1 * w[at + 1] + w2 * w[at + 2] + w3 * w[at + 3],
        w0 * w[b] + w1 * w[b + 1] + w2 * w[b + 2] + w3 * w[b + 3],
        w0 * w[c] + w1 * w[c + 1] + w2 * w[c + 2] + w3 * w[c + 3],
        w0 * w[d] + w1 * w[d + 1] + w2 * w[d + 2] + w3 * w[d + 3],
        down);
  }

  /** Each line of four is filled up from its own nearest values, first the rows, then across. */
  private float cubicAtEdge(float[] w, int left, int top, float across, float down) {
    for (int i = 0; i < 4; i++) {
      int row = top - 1 + i;
      four[i] =
          filledSpline(
              w[cell(left - 1, row)],
              w[cell(left, row)],
              w[cell(left + 1, row)],
              w[cell(left + 2, row)],
              across);
    }
    return filledSpline(four[0], four[1], four[2], four[3], down);
  }

  /** NaN when neither of the middle two is there. */
  private static float filledSpline(float a, float b, float c, float d, float t) {
    float second = !Float.isNaN(b) ? b : c;
    float third = !Float.isNaN(c) ? c : b;
    return spline(!Float.isNaN(a) ? a : second, second, third, !Float.isNaN(d) ? d : third, t);
  }

  /** Catmull and Rom's spline from the second to the third of four. */
  private static float spline(float a, float b, float c, float d, float t) {
    return b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  }
}

package org.tutai.geo.render;

import org.tutai.geo.raster.RasterPyramid;

/** Resampling written down as the definitions have it, slowly: what the painter is checked with. */
final class NaiveSampler {

  private NaiveSampler() {}

  /** The value at a column and row of the finest level, counted from the outer corner. */
  static double sample(RasterPyramid grid, String method, double column, double row) {
    double own = cell(grid, (int) Math.floor(column), (int) Math.floor(row), false);
    if (Double.isNaN(own) || method.equals("nearest")) {
      return own;
    }
    return method.equals("bilinear") ? bilinear(grid, column, row) : cubic(grid, column, row);
  }

  private static double cell(RasterPyramid grid, int column, int row, boolean goesOn) {
    int c = Math.max(0, Math.min(grid.info().width() - 1, column));
    int r = Math.max(0, Math.min(grid.info().height() - 1, row));
    return goesOn || (c == column && r == row) ? grid.value(0, c, r) : Double.NaN;
  }

  private static double bilinear(RasterPyramid grid, double column, double row) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        int c = (int) Math.floor(column - 0.5) + i;
        int r = (int) Math.floor(row - 0.5) + j;
        double weight = (1 - Math.abs(column - 0.5 - c)) * (1 - Math.abs(row - 0.5 - r));
        double value = cell(grid, c, r, true);
        if (!Double.isNaN(value)) {
          sum += weight * value;
          weights += weight;
        }
      }
    }
    return sum / weights;
  }

  private static double cubic(RasterPyramid grid, double column, double row) {
    int left = (int) Math.floor(column - 0.5) - 1;
    int top = (int) Math.floor(row - 0.5) - 1;
    double[] rows = new double[4];
    for (int j = 0; j < 4; j++) {
      double[] line = new double[4];
      for (int i = 0; i < 4; i++) {
        line[i] = cell(grid, left + i, top + j, true);
      }
      rows[j] = spline(line, column - 1.5 - left);
    }
    return spline(rows, row - 1.5 - top);
  }

  /** Missing values are those of their nearest neighbour in the line. */
  private static double spline(double[] p, double t) {
    double b = Double.isNaN(p[1]) ? p[2] : p[1];
    double c = Double.isNaN(p[2]) ? p[1] : p[2];
    double a = Double.isNaN(p[0]) ? b : p[0];
    double d = Double.isNaN(p[3]) ? c : p[3];
    return a * keys(t + 1) + b * keys(t) + c * keys(1 - t) + d * keys(2 - t);
  }

  /** Keys's cubic convolution kernel with a = -1/2, which is Catmull and Rom's spline. */
  private static double keys(double x) {
    return x <= 1 ? 1.5 * x * x * x - 2.5 * x * x + 1 : -0.5 * x * x * x + 2.5 * x * x - 4 * x + 2;
  }
}

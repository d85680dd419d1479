package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.raster.GridGeometry;

/** Where a TIFF's own tags place its grid (OGC 19-008r4, clause 7.1). Stateless. */
final class Placement {

  /** How far a tie point may lie from where the others put it, in cells. */
  private static final double TOLERANCE = 0.01;

  private Placement() {}

  /** The place of the grid; empty when the tags give none, or one that is no grid's. */
  static Optional<GridGeometry> of(TiffDirectory directory, boolean point) throws IOException {
    double[] matrix = directory.numbers(Tag.TRANSFORMATION);
    double[] scale = directory.numbers(Tag.PIXEL_SCALE);
    double[] ties = directory.numbers(Tag.TIE_POINTS);
    double[] affine = null;
    if (matrix.length >= 16) {
      affine = new double[] {matrix[3], matrix[0], matrix[1], matrix[7], matrix[4], matrix[5]};
    } else if (scale.length >= 2 && ties.length >= 6) {
      double across = scale[0];
      double down = -Math.abs(scale[1]);
      affine =
          new double[] {ties[3] - ties[0] * across, across, 0, ties[4] - ties[1] * down, 0, down};
    } else if (ties.length >= 18) {
      affine = fit(ties);
    }
    return affine == null ? Optional.empty() : grid(affine, point);
  }

  /** A grid from x, x by column, x by row, y, y by column, y by row. */
  static Optional<GridGeometry> grid(double[] a, boolean point) {
    double shift = point ? 0.5 : 0;
    try {
      return Optional.of(
          new GridGeometry(
              a[0] - shift * (a[1] + a[2]), a[3] - shift * (a[4] + a[5]), a[1], a[2], a[4], a[5]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The affine map through three tie points, when it meets all others too. */
  private static double @Nullable [] fit(double[] ties) {
    int n = ties.length / 6;
    for (int third = 2; third < n; third++) {
      double[] affine = through(ties, 0, 1, third);
      if (affine != null) {
        return meets(affine, ties) ? affine : null;
      }
    }
    return null;
  }

  private static double @Nullable [] through(double[] t, int first, int second, int third) {
    int a = first * 6;
    int b = second * 6;
    int c = third * 6;
    double i1 = t[b] - t[a];
    double j1 = t[b + 1] - t[a + 1];
    double i2 = t[c] - t[a];
    double j2 = t[c + 1] - t[a + 1];
    double area = i1 * j2 - i2 * j1;
    if (area == 0) {
      return null;
    }
    double[] affine = new double[6];
    for (int axis = 0; axis < 2; axis++) {
      double d1 = t[b + 3 + axis] - t[a + 3 + axis];
      double d2 = t[c + 3 + axis] - t[a + 3 + axis];
      double column = (d1 * j2 - d2 * j1) / area;
      double row = (i1 * d2 - i2 * d1) / area;
      affine[axis * 3] = t[a + 3 + axis] - t[a] * column - t[a + 1] * row;
      affine[axis * 3 + 1] = column;
      affine[axis * 3 + 2] = row;
    }
    return affine;
  }

  private static boolean meets(double[] affine, double[] ties) {
    double cell =
        Math.min(Math.hypot(affine[1], affine[4]), Math.hypot(affine[2], affine[5])) * TOLERANCE;
    for (int i = 0; i + 5 < ties.length; i += 6) {
      double x = affine[0] + ties[i] * affine[1] + ties[i + 1] * affine[2];
      double y = affine[3] + ties[i] * affine[4] + ties[i + 1] * affine[5];
      if (!(Math.hypot(x - ties[i + 3], y - ties[i + 4]) <= cell)) {
        return false;
      }
    }
    return true;
  }
}

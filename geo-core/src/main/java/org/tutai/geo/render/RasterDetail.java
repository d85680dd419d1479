package org.tutai.geo.render;

import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.PixelMesh;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterPyramid;

/**
 * Which level of a pyramid is drawn: one for the whole grid, so that no change of sharpness runs
 * through a picture, unless the scale differs much between its parts; then one for each block. A
 * function of the places and the scale alone. Immutable, thread-safe.
 */
final class RasterDetail {

  /** A pixel holds up to so many cells in a row. */
  private static final double CELLS_PER_PIXEL = 1.5;

  /** Beyond this ratio of the parts' scales each block has a level of its own. */
  private static final double EVEN = 2;

  private final RasterPyramid pyramid;
  private final PixelMesh mesh;
  private final boolean finest;
  private final boolean even;
  private final double ratio;

  private RasterDetail(
      RasterPyramid pyramid, PixelMesh mesh, boolean finest, boolean even, double ratio) {
    this.pyramid = pyramid;
    this.mesh = mesh;
    this.finest = finest;
    this.even = even;
    this.ratio = ratio;
  }

  /**
   * The detail of a grid through a view.
   *
   * @param finest whether no other level will do
   */
  static RasterDetail of(RasterPyramid pyramid, PixelMesh mesh, boolean finest) {
    GridGeometry grid = pyramid.geometry(0);
    Bounds area = grid.bounds(pyramid.width(0), pyramid.height(0));
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (int i = 0; i < 9; i++) {
      double x = area.minX() + (1 + i % 3 * 4) / 10.0 * area.width();
      double y = area.minY() + (1 + i / 3 * 4) / 10.0 * area.height();
      double ratio = ratio(grid, mesh.stepsAt(x, y));
      if (ratio > 0 && ratio < Double.POSITIVE_INFINITY) {
        least = Math.min(least, ratio);
        greatest = Math.max(greatest, ratio);
      }
    }
    boolean some = greatest > 0;
    boolean even = some && greatest <= EVEN * least;
    return new RasterDetail(pyramid, mesh, finest, even, some ? Math.sqrt(least * greatest) : 1);
  }

  /** How many cells in a row a pixel holds, on the mean of both axes. */
  private static double ratio(GridGeometry grid, double[] steps) {
    double cell = grid.columnX() * grid.rowY() - grid.rowX() * grid.columnY();
    return Math.sqrt(Math.abs((steps[0] * steps[3] - steps[1] * steps[2]) / cell));
  }

  /** The level for the block that begins at this pixel. */
  int level(int blockX, int blockY) {
    if (finest) {
      return 0;
    }
    double here = ratio;
    if (!even) {
      double own = ratio(pyramid.geometry(0), mesh.stepsInBlock(blockX, blockY));
      here = own > 0 && own < Double.POSITIVE_INFINITY ? own : ratio;
    }
    int level = 0;
    while (level + 1 < pyramid.levels() && here > CELLS_PER_PIXEL) {
      here /= 2;
      level++;
    }
    return level;
  }
}

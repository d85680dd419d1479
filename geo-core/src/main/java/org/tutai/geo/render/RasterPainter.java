package org.tutai.geo.render;

import java.util.Arrays;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.PixelMesh;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterPyramid;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.paint.Premultiplied;
import org.tutai.geo.style.Symbolizer.RasterSymbolizer;

/**
 * Paints a grid onto a picture: for each pixel the place in the grid's CRS, the value there, its
 * colour and its light. Pictures are painted in bands, a block of {@link PixelMesh} at a time. For
 * one thread.
 */
final class RasterPainter {

  private static final int BAND_ROWS = 4 * PixelMesh.BLOCK;

  /** Pixels that cost as much as a vertex. */
  private static final int PIXELS_PER_VERTEX = 4;

  private final Picture picture;
  private final MapView view;
  private final Work work;
  private final double[] places = new double[2 * PixelMesh.BLOCK * PixelMesh.BLOCK];

  RasterPainter(Picture picture, MapView view, Work work) {
    this.picture = picture;
    this.view = view;
    this.work = work;
  }

  /** Paints the grid, whose coordinates are of the CRS. */
  void paint(RasterPyramid pyramid, Crs crs, RasterSymbolizer symbolizer) {
    RasterPlan plan = new RasterPlan(pyramid, symbolizer);
    if (plan.isEmpty()) {
      return;
    }
    GridGeometry grid = pyramid.geometry(0);
    Bounds area = grid.bounds(pyramid.width(0), pyramid.height(0));
    PixelMesh mesh =
        new PixelMesh(view.crs(), view.bounds(), view.width(), view.height(), crs, area);
    RasterDetail detail = RasterDetail.of(pyramid, mesh, plan.wholeValues());
    var band = new Band(pyramid, plan, mesh, detail);
    for (int top = 0; top < picture.height(); top += BAND_ROWS) {
      band.paint(top, Math.min(picture.height(), top + BAND_ROWS));
    }
  }

  /** Rows of the picture being painted, with a rim where relief is shaded. */
  private final class Band {

    private final RasterPlan plan;
    private final PixelMesh mesh;
    private final RasterDetail detail;
    private final RasterSampler sampler;
    private final int rim;
    private final int stride;
    private final float[][] planes;
    private int top;
    private int bottom;

    Band(RasterPyramid pyramid, RasterPlan plan, PixelMesh mesh, RasterDetail detail) {
      this.plan = plan;
      this.mesh = mesh;
      this.detail = detail;
      sampler = new RasterSampler(pyramid, plan.bands(), plan.alphaLast(), plan.resampling(), work);
      rim = plan.hillshade() == null ? 0 : 1;
      stride = picture.width() + 2 * rim;
      int rows = Math.min(picture.height(), BAND_ROWS) + 2 * rim;
      planes = new float[plan.bands().length][stride * rows];
    }

    void paint(int from, int to) {
      top = from;
      bottom = to;
      for (float[] plane : planes) {
        Arrays.fill(plane, Float.NaN);
      }
      if (sampleBlocks()) {
        colourBlocks();
      }
    }

    /** The index of a pixel in the planes. */
    private int index(int x, int y) {
      return (y - top + rim) * stride + x + rim;
    }

    private boolean sampleBlocks() {
      boolean any = false;
      int firstX = mesh.blockStartX(-rim);
      for (int y = mesh.blockStartY(top - rim); y < bottom + rim; y += PixelMesh.BLOCK) {
        for (int x = firstX; x < picture.width() + rim; x += PixelMesh.BLOCK) {
          any |= sampleBlock(x, y);
        }
      }
      return any;
    }

    private boolean sampleBlock(int x, int y) {
      int fromX = Math.max(0, -rim - x);
      int fromY = Math.max(0, top - rim - y);
      int toX = Math.min(PixelMesh.BLOCK, picture.width() + rim - x);
      int toY = Math.min(PixelMesh.BLOCK, bottom + rim - y);
      if (!mesh.fill(x, y, fromX, fromY, toX, toY, places)) {
        return false;
      }
      work.spend((toX - fromX) * (toY - fromY) / PIXELS_PER_VERTEX);
      var target = new RasterSampler.Target(planes, index(x, y), stride);
      sampler.sample(detail.level(x, y), places, fromX, fromY, toX, toY, target);
      return true;
    }

    private void colourBlocks() {
      int firstX = mesh.blockStartX(0);
      for (int y = mesh.blockStartY(top); y < bottom; y += PixelMesh.BLOCK) {
        for (int x = firstX; x < picture.width(); x += PixelMesh.BLOCK) {
          colourBlock(x, y);
        }
      }
    }

    private void colourBlock(int x, int y) {
      Hillshade hillshade = plan.hillshade();
      Ground ground = hillshade == null ? null : new Ground(mesh, x, y);
      int[] pixels = picture.pixels();
      int fromX = Math.max(0, x);
      int toX = Math.min(picture.width(), x + PixelMesh.BLOCK);
      for (int row = Math.max(top, y); row < Math.min(bottom, y + PixelMesh.BLOCK); row++) {
        if (ground != null) {
          ground.row(row - y);
        }
        int at = index(fromX, row);
        int to = row * picture.width() + fromX;
        for (int column = fromX; column < toX; column++, at++, to++) {
          if (!Float.isNaN(planes[0][at])) {
            double light = 0;
            if (hillshade != null && ground != null) {
              double right = ground.right + (column - x) * ground.rightStep;
              double down = ground.down + (column - x) * ground.downStep;
              light = hillshade.light(planes[0], at, stride, right, down);
            }
            pixels[to] = over(plan.argb(planes, at, light), pixels[to]);
          }
        }
      }
    }

    private int over(int argb, int below) {
      int source = Premultiplied.of(argb);
      int opacity = plan.opacity();
      return Premultiplied.over(
          opacity == 255 ? source : Premultiplied.scale(source, opacity), below);
    }
  }

  /** The size of a block's pixels on the ground, interpolated between the block's corners. */
  private static final class Ground {

    private final double[] nw;
    private final double[] ne;
    private final double[] sw;
    private final double[] se;
    private double right;
    private double rightStep;
    private double down;
    private double downStep;

    Ground(PixelMesh mesh, int x, int y) {
      nw = mesh.metresAt(x, y);
      ne = mesh.metresAt(x + PixelMesh.BLOCK, y);
      sw = mesh.metresAt(x, y + PixelMesh.BLOCK);
      se = mesh.metresAt(x + PixelMesh.BLOCK, y + PixelMesh.BLOCK);
    }

    void row(int row) {
      double along = row / (double) PixelMesh.BLOCK;
      right = nw[0] + along * (sw[0] - nw[0]);
      rightStep = (ne[0] + along * (se[0] - ne[0]) - right) / PixelMesh.BLOCK;
      down = nw[1] + along * (sw[1] - nw[1]);
      downStep = (ne[1] + along * (se[1] - ne[1]) - down) / PixelMesh.BLOCK;
    }
  }
}

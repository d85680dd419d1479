package org.tutai.geo.source.remote.picture;

import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.PixelMesh;

/**
 * Draws a picture of one CRS into a view of another, or of the same at another scale, bilinearly;
 * what lies outside the picture stays transparent. Stateless.
 */
public final class Warp {

  private Warp() {}

  /**
   * The picture as the view shows it.
   *
   * @param bounds what the picture shows, in units of {@code crs}, x before y
   */
  public static RemoteImage into(RemoteView view, RemoteImage picture, Crs crs, Bounds bounds) {
    int[] out = new int[view.width() * view.height()];
    new Pass(view, picture, crs, bounds, out).run();
    return new RemoteImage(
        view.width(), view.height(), out, picture.staleSince(), picture.remarks());
  }

  /** One drawing; holds buffers. */
  private static final class Pass {
    private final RemoteView view;
    private final RemoteImage picture;
    private final Bounds bounds;
    private final int[] out;
    private final PixelMesh mesh;
    private final double[] xy = new double[2 * PixelMesh.BLOCK * PixelMesh.BLOCK];

    Pass(RemoteView view, RemoteImage picture, Crs crs, Bounds bounds, int[] out) {
      this.view = view;
      this.picture = picture;
      this.bounds = bounds;
      this.out = out;
      this.mesh =
          new PixelMesh(view.crs(), view.bounds(), view.width(), view.height(), crs, bounds);
    }

    void run() {
      int startX = mesh.blockStartX(0);
      for (int y = mesh.blockStartY(0); y < view.height(); y += PixelMesh.BLOCK) {
        for (int x = startX; x < view.width(); x += PixelMesh.BLOCK) {
          block(x, y);
        }
      }
    }

    private void block(int blockX, int blockY) {
      int fromX = Math.max(0, -blockX);
      int fromY = Math.max(0, -blockY);
      int toX = Math.min(PixelMesh.BLOCK, view.width() - blockX);
      int toY = Math.min(PixelMesh.BLOCK, view.height() - blockY);
      if (!mesh.fill(blockX, blockY, fromX, fromY, toX, toY, xy)) {
        return;
      }
      for (int y = fromY; y < toY; y++) {
        for (int x = fromX; x < toX; x++) {
          int at = 2 * (y * PixelMesh.BLOCK + x);
          out[(blockY + y) * view.width() + blockX + x] = sample(xy[at], xy[at + 1]);
        }
      }
    }

    private int sample(double x, double y) {
      double column = (x - bounds.minX()) / bounds.width() * picture.width();
      double row = (bounds.maxY() - y) / bounds.height() * picture.height();
      boolean inside =
          column >= 0 && row >= 0 && column <= picture.width() && row <= picture.height();
      return inside ? bilinear(column - 0.5, row - 0.5) : 0;
    }

    /** Weights of 256ths, so that a pixel met in its middle comes out unchanged. */
    private int bilinear(double column, double row) {
      int c = (int) Math.floor(column);
      int r = (int) Math.floor(row);
      int fx = (int) Math.rint((column - c) * 256);
      int fy = (int) Math.rint((row - r) * 256);
      int top = mix(pixel(c, r), pixel(c + 1, r), fx);
      return fy == 0 ? top : mix(top, mix(pixel(c, r + 1), pixel(c + 1, r + 1), fx), fy);
    }

    private int pixel(int column, int row) {
      int c = Math.max(0, Math.min(picture.width() - 1, column));
      int r = Math.max(0, Math.min(picture.height() - 1, row));
      return picture.pixels()[r * picture.width() + c];
    }

    private static int mix(int a, int b, int weight) {
      if (weight == 0 || a == b) {
        return a;
      }
      long even = mixPairs(a & 0x00FF00FFL, b & 0x00FF00FFL, weight);
      long odd = mixPairs(a >>> 8 & 0x00FF00FFL, b >>> 8 & 0x00FF00FFL, weight);
      return (int) (odd << 8 | even);
    }

    private static long mixPairs(long a, long b, int weight) {
      return (a * (256 - weight) + b * weight + 0x00800080L) >>> 8 & 0x00FF00FFL;
    }
  }
}

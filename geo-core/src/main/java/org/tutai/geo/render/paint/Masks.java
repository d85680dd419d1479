package org.tutai.geo.render.paint;

/** Paints masks in a colour. */
public final class Masks {

  private Masks() {}

  /**
   * Blends a straight colour through the mask, source-over. The point the mask hangs on comes to
   * the pixel (x, y), which may lie outside the picture; what falls outside is cut off.
   */
  public static void blend(Picture target, Mask mask, int x, int y, int argb) {
    long left = (long) x + mask.left();
    long top = (long) y + mask.top();
    int from = (int) Math.min(mask.width(), Math.max(0, -left));
    int to = (int) Math.max(from, Math.min(mask.width(), target.width() - left));
    int firstRow = (int) Math.min(mask.height(), Math.max(0, -top));
    int lastRow = (int) Math.min(mask.height(), target.height() - top);
    int source = Premultiplied.of(argb);
    if (from == to) {
      return;
    }
    for (int row = firstRow; row < lastRow; row++) {
      int pixel = (int) ((top + row) * target.width() + left + from);
      int cell = row * mask.width() + from;
      blendRow(target.pixels(), pixel, mask.coverage(), cell, to - from, source);
    }
  }

  private static void blendRow(
      int[] pixels, int pixel, byte[] coverage, int cell, int count, int source) {
    for (int i = 0; i < count; i++) {
      int cover = coverage[cell + i] & 255;
      if (cover != 0) {
        int scaled = Premultiplied.scale(source, cover);
        pixels[pixel + i] = Premultiplied.over(scaled, pixels[pixel + i]);
      }
    }
  }
}

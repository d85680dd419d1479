package org.tutai.viewer.map;

import org.tutai.geo.render.MapView;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.render.paint.Premultiplied;

/** Lays drawn strata over a frame that grows from below. Stateless. */
final class Laying {

  private Laying() {}

  /** Lays pixels over others of the same picture. */
  static void over(int[] above, double opacity, int[] below) {
    int factor = factor(opacity);
    for (int i = 0; i < below.length; i++) {
      if (above[i] != 0) {
        int source = factor == 255 ? above[i] : Premultiplied.scale(above[i], factor);
        below[i] = Premultiplied.over(source, below[i]);
      }
    }
  }

  private static int factor(double opacity) {
    return (int) Math.round(opacity * 255);
  }

  /** Copies pixels of one picture to where they lie in another. */
  static void copy(Picture from, int left, int top, PixelBox box, Picture to) {
    for (int y = box.top(); y < box.bottom(); y++) {
      System.arraycopy(
          from.pixels(),
          (y - box.top() + top) * from.width() + left,
          to.pixels(),
          y * to.width() + box.left(),
          box.width());
    }
  }

  /**
   * Lays a picture of one view over a frame of another of the same CRS, shifted and scaled.
   *
   * @param box where it is laid
   * @param hole where in the box it is not
   */
  static void moved(
      Picture from,
      MapView fromView,
      double opacity,
      MapView view,
      int[] frame,
      PixelBox box,
      PixelBox hole) {
    if (box.isEmpty()) {
      return;
    }
    var columns = new Samples(from.width(), box.left(), box.right());
    double unitX = view.unitsPerPixelX() * from.width() / fromView.bounds().width();
    double shiftX =
        (view.bounds().minX() - fromView.bounds().minX())
            / fromView.bounds().width()
            * from.width();
    columns.fill(shiftX, unitX);
    var rows = new Samples(from.height(), box.top(), box.bottom());
    double unitY = view.unitsPerPixelY() * from.height() / fromView.bounds().height();
    double shiftY =
        (fromView.bounds().maxY() - view.bounds().maxY())
            / fromView.bounds().height()
            * from.height();
    rows.fill(shiftY, unitY);
    int factor = factor(opacity);
    for (int y = box.top(); y < box.bottom(); y++) {
      boolean holed = y >= hole.top() && y < hole.bottom();
      for (int x = box.left(); x < box.right(); x++) {
        if (holed && x == hole.left()) {
          x = Math.max(x, hole.right());
          if (x >= box.right()) {
            break;
          }
        }
        int argb = sample(from, columns, x - box.left(), rows, y - box.top());
        if (argb != 0) {
          int at = y * view.width() + x;
          int source = factor == 255 ? argb : Premultiplied.scale(argb, factor);
          frame[at] = Premultiplied.over(source, frame[at]);
        }
      }
    }
  }

  /** Which two pixels of a line each pixel lies between, and how far. */
  private static final class Samples {
    final int size;
    final int start;
    final int[] first;
    final int[] second;
    final int[] share;

    Samples(int size, int start, int end) {
      this.size = size;
      this.start = start;
      first = new int[end - start];
      second = new int[end - start];
      share = new int[end - start];
    }

    void fill(double shift, double unit) {
      for (int i = 0; i < first.length; i++) {
        double at = shift + (start + i + 0.5) * unit - 0.5;
        int floor = (int) Math.floor(at);
        first[i] = Math.max(0, Math.min(size - 1, floor));
        second[i] = Math.max(0, Math.min(size - 1, floor + 1));
        share[i] = (int) Math.rint((at - floor) * 256);
      }
    }
  }

  private static int sample(Picture from, Samples columns, int x, Samples rows, int y) {
    int[] pixels = from.pixels();
    int upper = rows.first[y] * from.width();
    int lower = rows.second[y] * from.width();
    int right = columns.share[x];
    int a = pixels[upper + columns.first[x]];
    int b = pixels[upper + columns.second[x]];
    int c = pixels[lower + columns.first[x]];
    int d = pixels[lower + columns.second[x]];
    if (a == b && b == c && c == d) {
      return a;
    }
    return mix(mix(a, b, right), mix(c, d, right), rows.share[y]);
  }

  /**
   * So many of 256 parts of the second colour and the rest of the first, two channels at a time.
   */
  private static int mix(int first, int second, int share) {
    int rest = 256 - share;
    int even = ((first & 0xFF00FF) * rest + (second & 0xFF00FF) * share) >>> 8 & 0xFF00FF;
    int odd = ((first >>> 8 & 0xFF00FF) * rest + (second >>> 8 & 0xFF00FF) * share) & 0xFF00FF00;
    return even | odd;
  }
}

package org.tutai.geo.theme.picture;

import org.tutai.geo.render.paint.Picture;

/** Lays pictures over one another. Stateless. */
final class Overlay {

  private Overlay() {}

  /** Fills a picture with an opaque colour, {@code 0xRRGGBB}. */
  static Picture filled(int width, int height, int rgb) {
    Picture picture = Picture.transparent(width, height);
    java.util.Arrays.fill(picture.pixels(), 0xFF000000 | rgb);
    return picture;
  }

  /**
   * Lays a picture of the same size over another.
   *
   * @param opacity from 0 to 1
   */
  static void blend(Picture under, Picture over, double opacity) {
    int alpha = (int) Math.round(opacity * 255);
    int[] to = under.pixels();
    int[] from = over.pixels();
    for (int i = 0; i < to.length; i++) {
      if (from[i] != 0) {
        to[i] = over(to[i], alpha == 255 ? from[i] : scaled(from[i], alpha));
      }
    }
  }

  /** A premultiplied colour over another. */
  static int over(int under, int over) {
    int rest = 255 - (over >>> 24);
    return rest == 0 ? over : over + scaled(under, rest);
  }

  /** A premultiplied colour with so many of 255 parts of its strength. */
  static int scaled(int argb, int alpha) {
    int a = part(argb >>> 24, alpha);
    int r = part(argb >>> 16 & 255, alpha);
    int g = part(argb >>> 8 & 255, alpha);
    int b = part(argb & 255, alpha);
    return a << 24 | r << 16 | g << 8 | b;
  }

  private static int part(int channel, int alpha) {
    int product = channel * alpha + 128;
    return (product + (product >> 8)) >> 8;
  }

  /** Draws a picture with its middle at a place and a width, bilinearly; it may reach outside. */
  static void stamp(Picture target, Picture image, double middleX, double middleY, double width) {
    double scale = image.width() / width;
    double height = image.height() / scale;
    int left = (int) Math.floor(Math.max(0, middleX - width / 2));
    int top = (int) Math.floor(Math.max(0, middleY - height / 2));
    int right = (int) Math.ceil(Math.min(target.width(), middleX + width / 2));
    int bottom = (int) Math.ceil(Math.min(target.height(), middleY + height / 2));
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        double u = (x + 0.5 - middleX + width / 2) * scale;
        double v = (y + 0.5 - middleY + height / 2) * scale;
        if (u >= 0 && v >= 0 && u < image.width() && v < image.height()) {
          int at = y * target.width() + x;
          target.pixels()[at] = over(target.pixels()[at], mean(image, u, v, scale));
        }
      }
    }
  }

  /**
   * As {@link #stamp(Picture, Picture, double, double, double)}, turned about its middle.
   *
   * @param radians clockwise
   */
  static void stamp(
      Picture target, Picture image, double middleX, double middleY, double width, double radians) {
    double scale = image.width() / width;
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    double height = image.height() / scale;
    double reachX = (Math.abs(width * cos) + Math.abs(height * sin)) / 2 + 1;
    double reachY = (Math.abs(width * sin) + Math.abs(height * cos)) / 2 + 1;
    int left = (int) Math.floor(Math.max(0, middleX - reachX));
    int top = (int) Math.floor(Math.max(0, middleY - reachY));
    int right = (int) Math.ceil(Math.min(target.width(), middleX + reachX));
    int bottom = (int) Math.ceil(Math.min(target.height(), middleY + reachY));
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        double dx = x + 0.5 - middleX;
        double dy = y + 0.5 - middleY;
        double u = (dx * cos + dy * sin) * scale + image.width() / 2.0;
        double v = (dy * cos - dx * sin) * scale + image.height() / 2.0;
        if (u > -0.5 && v > -0.5 && u < image.width() + 0.5 && v < image.height() + 0.5) {
          int at = y * target.width() + x;
          int argb = scale < 2 ? between(image, u - 0.5, v - 0.5) : mean(image, u, v, scale);
          target.pixels()[at] = over(target.pixels()[at], argb);
        }
      }
    }
  }

  /** The colour between the middles of four pixels; nothing is outside the image. */
  private static int between(Picture image, double u, double v) {
    int column = (int) Math.floor(u);
    int row = (int) Math.floor(v);
    int right = (int) Math.round((u - column) * 255);
    int down = (int) Math.round((v - row) * 255);
    int upper = mixed(at(image, column, row), at(image, column + 1, row), right);
    int lower = mixed(at(image, column, row + 1), at(image, column + 1, row + 1), right);
    return mixed(upper, lower, down);
  }

  private static int at(Picture image, int column, int row) {
    boolean within = column >= 0 && row >= 0 && column < image.width() && row < image.height();
    return within ? image.pixels()[row * image.width() + column] : 0;
  }

  /** So many of 255 parts of the second colour, and the rest of the first. */
  private static int mixed(int first, int second, int share) {
    int mixed = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int sum = (first >>> shift & 255) * (255 - share) + (second >>> shift & 255) * share;
      mixed |= ((sum + 127) / 255) << shift;
    }
    return mixed;
  }

  /** The mean colour of the pixels that one pixel of the target covers. */
  private static int mean(Picture image, double u, double v, double scale) {
    int reach = (int) Math.max(0, Math.min(16, Math.floor(scale / 2)));
    long a = 0;
    long r = 0;
    long g = 0;
    long b = 0;
    int count = 0;
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        int column = Math.max(0, Math.min(image.width() - 1, (int) u + dx));
        int row = Math.max(0, Math.min(image.height() - 1, (int) v + dy));
        int argb = image.pixels()[row * image.width() + column];
        a += argb >>> 24;
        r += argb >>> 16 & 255;
        g += argb >>> 8 & 255;
        b += argb & 255;
        count++;
      }
    }
    return (int) (a / count) << 24
        | (int) (r / count) << 16
        | (int) (g / count) << 8
        | (int) (b / count);
  }
}

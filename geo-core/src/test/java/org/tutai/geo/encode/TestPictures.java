package org.tutai.geo.encode;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.tutai.geo.render.paint.Picture;

/** Pictures for tests, the same at every run. */
final class TestPictures {

  private TestPictures() {}

  /** A valid premultiplied pixel of this alpha. */
  static int premultiplied(Random random, int alpha) {
    return alpha << 24
        | random.nextInt(alpha + 1) << 16
        | random.nextInt(alpha + 1) << 8
        | random.nextInt(alpha + 1);
  }

  /** So many distinct pixels, none opaque but the last where {@code opaque} is false. */
  static int[] distinct(Random random, int count, boolean opaque) {
    return random
        .ints()
        .map(any -> premultiplied(random, opaque ? 255 : any & 255))
        .distinct()
        .limit(count)
        .toArray();
  }

  /** Runs and patches of these pixels, each of them at least once when there is room. */
  static Picture patches(Random random, int width, int height, int[] palette) {
    Picture picture = Picture.transparent(width, height);
    int[] pixels = picture.pixels();
    for (int i = 0; i < pixels.length; i++) {
      int choice = random.nextInt(10);
      if (choice < 5 && i > 0) {
        pixels[i] = pixels[i - 1];
      } else if (choice < 9 && i >= width) {
        pixels[i] = pixels[i - width];
      } else {
        pixels[i] = palette[random.nextInt(palette.length)];
      }
    }
    for (int i = 0; i < palette.length && i < pixels.length; i++) {
      pixels[(int) ((long) i * pixels.length / Math.min(palette.length, pixels.length))] =
          palette[i];
    }
    return picture;
  }

  /** Every pixel on its own. */
  static Picture noise(Random random, int width, int height, boolean opaque) {
    Picture picture = Picture.transparent(width, height);
    int[] pixels = picture.pixels();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = premultiplied(random, opaque ? 255 : random.nextInt(256));
    }
    return picture;
  }

  /** Soft shades, as of a relief, with every alpha when not opaque. */
  static Picture shades(int width, int height, boolean opaque) {
    Picture picture = Picture.transparent(width, height);
    int[] pixels = picture.pixels();
    double[] slow = waves(width + 2 * height, 61);
    double[] across = waves(width, 17);
    double[] down = waves(height, 23);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave = across[x] * down[y] + slow[x + 2 * y];
        int alpha = opaque ? 255 : (int) (127.5 + 63 * wave);
        int r = (int) (alpha * (wave + 2) / 4);
        int g = alpha * (x % 512) / 512;
        int b = alpha * (y % 512) / 512;
        pixels[y * width + x] = alpha << 24 | r << 16 | g << 8 | b;
      }
    }
    return picture;
  }

  private static double[] waves(int count, double length) {
    return IntStream.range(0, count).mapToDouble(i -> Math.sin(i / length)).toArray();
  }

  static Picture plain(int width, int height, int pixel) {
    Picture picture = Picture.transparent(width, height);
    Arrays.fill(picture.pixels(), pixel);
    return picture;
  }
}

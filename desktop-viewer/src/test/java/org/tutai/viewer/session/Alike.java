package org.tutai.viewer.session;

import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * How far two pictures of a map are alike, where neither has anything of its own over the map.
 *
 * @param pixels compared
 * @param differing which part of them differs visibly
 * @param flatPixels those within areas of one colour in the first picture
 * @param flatDiffering which part of those differs visibly: areas that have another colour
 */
record Alike(long pixels, double differing, long flatPixels, double flatDiffering) {

  /** Of a channel; smooth edges of two renderers differ by less. */
  private static final int VISIBLE = 40;

  private static final int FLAT = 2;

  /* What lies beside the panels of the page and under no control of either. */
  private static final int LEFT = 420;
  private static final int TOP = 130;
  private static final int RIGHT = 1080;
  private static final int BOTTOM = 760;

  /** Compares, with the same place of the world put on itself. */
  static Alike of(BufferedImage one, double[] place, BufferedImage other, double[] there) {
    int dx = (int) Math.round(place[0] - there[0]);
    int dy = (int) Math.round(place[1] - there[1]);
    long all = 0;
    long differing = 0;
    long flat = 0;
    long flatDiffering = 0;
    for (int y = TOP; y < BOTTOM; y++) {
      for (int x = LEFT; x < RIGHT; x++) {
        boolean differs = differ(one.getRGB(x + dx, y + dy), other.getRGB(x, y));
        boolean even = isFlat(one, x + dx, y + dy);
        all++;
        differing += differs ? 1 : 0;
        flat += even ? 1 : 0;
        flatDiffering += even && differs ? 1 : 0;
      }
    }
    return new Alike(all, (double) differing / all, flat, (double) flatDiffering / flat);
  }

  private static boolean differ(int one, int other) {
    return apart(one >> 16, other >> 16) || apart(one >> 8, other >> 8) || apart(one, other);
  }

  private static boolean apart(int one, int other) {
    return Math.abs((one & 0xff) - (other & 0xff)) > VISIBLE;
  }

  private static boolean isFlat(BufferedImage image, int x, int y) {
    int colour = image.getRGB(x, y);
    for (int dy = -FLAT; dy <= FLAT; dy++) {
      for (int dx = -FLAT; dx <= FLAT; dx++) {
        if (image.getRGB(x + dx, y + dy) != colour) {
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.2f %% of %,d pixels differ visibly; within areas of one colour %.2f %% of %,d",
        differing * 100,
        pixels,
        flatDiffering * 100,
        flatPixels);
  }
}

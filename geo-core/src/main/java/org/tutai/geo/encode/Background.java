package org.tutai.geo.encode;

/**
 * What shows through where a picture is not opaque: nothing (the file keeps the transparency), or
 * one opaque colour.
 *
 * @param transparent whether the transparency is kept
 * @param rgb {@code 0xRRGGBB}; 0 when transparent
 */
public record Background(boolean transparent, int rgb) {

  /** Keeps the transparency. */
  public static final Background TRANSPARENT = new Background(true, 0);

  /** The default of WMS (OGC 06-042, section 7.3.3.10). */
  public static final Background WHITE = opaque(0xFFFFFF);

  /** 2^32 / 2a, rounded up: times that and shifted back is the division by 2a, as a test tries. */
  private static final long[] RECIPROCALS = new long[256];

  static {
    for (int alpha = 1; alpha < 256; alpha++) {
      long twice = 2L * alpha;
      RECIPROCALS[alpha] = ((1L << 32) + twice - 1) / twice;
    }
  }

  public Background {
    if ((rgb & 0xFF000000) != 0 || (transparent && rgb != 0)) {
      throw new IllegalArgumentException(
          "a background must be 0xRRGGBB, and 0 when transparent (got: 0x"
              + Integer.toHexString(rgb)
              + ")");
    }
  }

  /** An opaque colour, {@code 0xRRGGBB}. */
  public static Background opaque(int rgb) {
    return new Background(false, rgb);
  }

  /**
   * The straight (not premultiplied) {@code 0xAARRGGBB} that a premultiplied pixel shows on this
   * background.
   *
   * <p>Kept transparency: each channel is {@code round(255 c / a)}, halves up; alpha 0 is 0
   * whatever its channels. On a colour b: {@code c + round(b (255 − a) / 255)}, alpha 255. Channels
   * above their alpha, which no valid pixel has, stop at 255. Wherever a picture is opaque the
   * pixel comes back as it is.
   */
  int straight(int premultiplied) {
    int alpha = premultiplied >>> 24;
    if (alpha == 255) {
      return premultiplied;
    }
    int r = (premultiplied >> 16) & 255;
    int g = (premultiplied >> 8) & 255;
    int b = premultiplied & 255;
    if (transparent) {
      return alpha == 0
          ? 0
          : alpha << 24 | divide(r, alpha) << 16 | divide(g, alpha) << 8 | divide(b, alpha);
    }
    int rest = 255 - alpha;
    return 255 << 24
        | over(r, (rgb >> 16) & 255, rest) << 16
        | over(g, (rgb >> 8) & 255, rest) << 8
        | over(b, rgb & 255, rest);
  }

  private static int divide(int channel, int alpha) {
    return Math.min(255, (int) (((channel * 510 + alpha) * RECIPROCALS[alpha]) >>> 32));
  }

  private static int over(int channel, int behind, int rest) {
    return Math.min(255, channel + (behind * rest * 2 + 255) / 510);
  }
}

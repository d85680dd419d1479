package org.tutai.geo.render.paint;

/**
 * Arithmetic on colours packed as {@code 0xAARRGGBB}. "Premultiplied" colours have red, green and
 * blue already multiplied by alpha, so no channel exceeds alpha; "straight" ones have not. Every
 * division by 255 rounds to the nearest, so results differ from the exact ones by half a step at
 * most, and sums never overflow a channel.
 */
public final class Premultiplied {

  private static final int LANES = 0x00ff00ff;
  private static final int HALVES = 0x00800080;
  private static final long WIDE_LANES = 0x00ff00ff00ff00ffL;
  private static final long WIDE_HALVES = 0x0080008000800080L;

  private Premultiplied() {}

  /** The premultiplied form of a straight colour. */
  public static int of(int straight) {
    int alpha = straight >>> 24;
    return alpha == 255 ? straight : scale(straight | 0xff000000, alpha);
  }

  /** The straight form of a premultiplied colour; transparent black when alpha is zero. */
  public static int straight(int premultiplied) {
    int alpha = premultiplied >>> 24;
    if (alpha == 255 || alpha == 0) {
      return alpha == 0 ? 0 : premultiplied;
    }
    return alpha << 24
        | divide(premultiplied >>> 16 & 255, alpha) << 16
        | divide(premultiplied >>> 8 & 255, alpha) << 8
        | divide(premultiplied & 255, alpha);
  }

  private static int divide(int channel, int alpha) {
    return Math.min(255, (channel * 255 + (alpha >> 1)) / alpha);
  }

  /** All four channels multiplied by {@code factor / 255}, factor 0 to 255. */
  public static int scale(int colour, int factor) {
    // x / 255 rounded is (x + 128 + (x + 128 >> 8)) >> 8 for x up to 255 * 255; two channels to an
    // int.
    int redBlue = (colour & LANES) * factor + HALVES;
    int alphaGreen = (colour >>> 8 & LANES) * factor + HALVES;
    redBlue = (redBlue + (redBlue >>> 8 & LANES)) >>> 8 & LANES;
    alphaGreen = alphaGreen + (alphaGreen >>> 8 & LANES) & ~LANES;
    return redBlue | alphaGreen;
  }

  /** Porter and Duff's source-over of two premultiplied colours. */
  public static int over(int source, int below) {
    return source + scaleOne(below, 255 - (source >>> 24));
  }

  /** {@link #scale} with one multiplication: quicker for a pixel, but not fit for vector units. */
  private static int scaleOne(int colour, int factor) {
    long wide = colour & 0xffffffffL;
    long product = ((wide | wide << 24) & WIDE_LANES) * factor + WIDE_HALVES;
    product = (product + (product >>> 8 & WIDE_LANES)) >>> 8 & WIDE_LANES;
    return (int) (product | product >>> 24);
  }
}

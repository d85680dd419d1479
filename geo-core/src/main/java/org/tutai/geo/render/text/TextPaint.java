package org.tutai.geo.render.text;

/**
 * The colours of a label.
 *
 * @param argb the text's straight colour, 0xAARRGGBB
 * @param haloRadius how far the halo reaches around the glyphs, in pixels, from 0 (none) to {@link
 *     #MAX_HALO}; rounded to 1/16
 * @param haloArgb the halo's straight colour
 */
public record TextPaint(int argb, double haloRadius, int haloArgb) {

  /** The widest halo in pixels. */
  public static final int MAX_HALO = 60;

  public TextPaint {
    if (!(haloRadius >= 0 && haloRadius <= MAX_HALO)) {
      throw new IllegalArgumentException(
          "halo radius must be from 0 to " + MAX_HALO + " px (got: " + haloRadius + ")");
    }
    haloRadius = Math.rint(haloRadius * 16) / 16;
  }

  /** Text without a halo. */
  public static TextPaint plain(int argb) {
    return new TextPaint(argb, 0, 0);
  }

  boolean hasHalo() {
    return haloRadius > 0 && haloArgb >>> 24 != 0;
  }
}

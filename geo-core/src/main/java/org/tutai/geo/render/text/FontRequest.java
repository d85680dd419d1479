package org.tutai.geo.render.text;

/**
 * The type a label wants.
 *
 * @param size the em in pixels, from 1 to {@link #MAX_SIZE}; rounded to 1/16
 * @param letterSpacing extra pixels between characters, at most one em either way; rounded to 1/16
 * @param italic slanted; the bundled fonts have no italic of their own, so letters lean by 12°
 */
public record FontRequest(double size, boolean bold, boolean italic, double letterSpacing) {

  /** The largest size in pixels. */
  public static final int MAX_SIZE = 512;

  private static final double STEPS = 16;

  public FontRequest {
    if (!(size >= 1 && size <= MAX_SIZE)) {
      throw new IllegalArgumentException(
          "font size must be from 1 to " + MAX_SIZE + " px (got: " + size + ")");
    }
    if (!(Math.abs(letterSpacing) <= size)) {
      throw new IllegalArgumentException(
          "letter spacing must be at most one em (got: " + letterSpacing + " px)");
    }
    size = Math.rint(size * STEPS) / STEPS;
    letterSpacing = Math.rint(letterSpacing * STEPS) / STEPS;
  }

  /** Upright regular type. */
  public static FontRequest regular(double size) {
    return new FontRequest(size, false, false, 0);
  }

  /** Upright bold type. */
  public static FontRequest bold(double size) {
    return new FontRequest(size, true, false, 0);
  }
}

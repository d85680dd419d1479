package org.tutai.geo.render.paint;

/**
 * A small rectangle of coverage, 0 to 255 a pixel, row by row from its top left: a shape drawn once
 * and blended often (a glyph, a mark). {@code left} and {@code top} place it, in whole pixels,
 * relative to the point it hangs on. The array is not copied; nobody may change it.
 */
public record Mask(int left, int top, int width, int height, byte[] coverage) {

  /** A mask that covers nothing. */
  public static final Mask EMPTY = new Mask(0, 0, 0, 0, new byte[0]);

  public Mask {
    if (width < 0 || height < 0 || (long) width * height > Picture.MAX_PIXELS) {
      throw new IllegalArgumentException(
          "a mask must have from 0 to "
              + Picture.MAX_PIXELS
              + " pixels (got: "
              + width
              + " x "
              + height
              + ")");
    }
    if (coverage.length != width * height) {
      throw new IllegalArgumentException(
          "coverage must be width x height (got: "
              + coverage.length
              + " for "
              + width
              + " x "
              + height
              + ")");
    }
  }

  /** The same coverage, placed so many pixels further right and down. */
  public Mask moved(int right, int down) {
    return new Mask(left + right, top + down, width, height, coverage);
  }

  public boolean isEmpty() {
    return coverage.length == 0;
  }
}

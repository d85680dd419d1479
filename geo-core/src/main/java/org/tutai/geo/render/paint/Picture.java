package org.tutai.geo.render.paint;

/**
 * A finished or growing picture: {@code width × height} pixels, row by row from the top left, each
 * an {@code int} {@code 0xAARRGGBB} with colours premultiplied by alpha (as JavaFX's {@code
 * IntArgbPre} has it). For one thread while it is drawn.
 */
public record Picture(int width, int height, int[] pixels) {

  /** The most pixels one picture may have. */
  public static final int MAX_PIXELS = 1 << 26;

  public Picture {
    if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
      throw new IllegalArgumentException(
          "a picture must have from 1 to "
              + MAX_PIXELS
              + " pixels (got: "
              + width
              + " x "
              + height
              + ")");
    }
    if (pixels.length != width * height) {
      throw new IllegalArgumentException(
          "pixels must be width x height (got: "
              + pixels.length
              + " for "
              + width
              + " x "
              + height
              + ")");
    }
  }

  /** A wholly transparent picture. */
  public static Picture transparent(int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > MAX_PIXELS) {
      throw new IllegalArgumentException(
          "a picture must have from 1 to "
              + MAX_PIXELS
              + " pixels (got: "
              + width
              + " x "
              + height
              + ")");
    }
    return new Picture(width, height, new int[width * height]);
  }
}

package org.tutai.geo.crs;

/**
 * Where the pixels of a view lie among all pixels of its scale: positions are reckoned in 1/256
 * pixel from the origin of the CRS, y down, and only then taken from the picture's corner.
 *
 * <p>So a place keeps its sub-pixel position whatever window it is seen through, and the pictures
 * of neighbouring windows join. Immutable.
 *
 * @param unitsPerPixelX width of a pixel, in the units that positions are reckoned from
 * @param unitsPerPixelY height of a pixel
 * @param left the picture's left edge, in 1/256 pixel, a whole number
 * @param top the picture's top edge, in 1/256 pixel, y down, a whole number
 */
record PixelLattice(double unitsPerPixelX, double unitsPerPixelY, double left, double top) {

  static final int ONE = 256;

  /** Coordinates stop here, so that differences of two still fit an int. */
  static final int FARTHEST = 1 << 30;

  /*
   * Two windows of one scale rarely give the same pixel size to the last bit: it comes from a
   * subtraction of decimal numbers. Rounding it to 24 bits makes it the same, and moves the far edge
   * of a 4,096 pixel picture by at most 1/4,000 pixel. A client that rounds the corners of a tile
   * (two decimals of a metre are common) means the tile: a size within 1/64 pixel, over the picture,
   * of a power of two is that power, and the corner is then drawn to a whole pixel as near as that.
   */
  private static final double NEAR = 1.0 / 64;

  /** The lattice of a window {@code width} by {@code height} pixels. */
  static PixelLattice of(Bounds window, int width, int height) {
    double x = window.width() / width;
    double y = window.height() / height;
    double powerX = powerOfTwoNear(x, width);
    double powerY = powerOfTwoNear(y, height);
    boolean exact = powerX > 0 && powerY > 0;
    double perX = exact ? powerX : (float) x;
    double perY = exact ? powerY : (float) y;
    return new PixelLattice(
        perX, perY, position(window.minX() / perX, exact), position(-window.maxY() / perY, exact));
  }

  private static double powerOfTwoNear(double size, int pixels) {
    double power = Math.scalb(1.0, Math.getExponent(size * Math.sqrt(2)));
    return Math.abs(size / power - 1) * Math.max(256, pixels) < NEAR ? power : 0;
  }

  private static double position(double pixels, boolean wholeIfNear) {
    double whole = Math.rint(pixels);
    if (wholeIfNear && Math.abs(pixels - whole) < NEAR) {
      return whole * ONE;
    }
    // The bias keeps halves, which exact windows have and rounding noise would toss, on one side.
    return Math.floor(pixels * ONE + 0.5 + 1.0 / 1024);
  }

  /** From a position in 1/256 pixel to the picture's x. */
  int x(double position) {
    return clamp((int) (Math.floor(position + 0.5) - left));
  }

  /** From a position in 1/256 pixel, y down, to the picture's y. */
  int y(double position) {
    return clamp((int) (Math.floor(position + 0.5) - top));
  }

  private static int clamp(int v) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, v));
  }
}

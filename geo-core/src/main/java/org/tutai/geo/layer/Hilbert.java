package org.tutai.geo.layer;

/** Positions along a Hilbert curve, which keeps what is near in the plane near in the file. */
public final class Hilbert {

  private static final int ORDER = 16;

  private Hilbert() {}

  /**
   * The place of a cell of a 65,536 × 65,536 square along the curve, from 0 to 2^32 − 1. Both
   * coordinates must be from 0 to 65,535.
   */
  public static long position(int x, int y) {
    long position = 0;
    int px = x;
    int py = y;
    for (int side = 1 << (ORDER - 1); side > 0; side >>= 1) {
      int rx = (px & side) != 0 ? 1 : 0;
      int ry = (py & side) != 0 ? 1 : 0;
      position += (long) side * side * ((3 * rx) ^ ry);
      if (ry == 0) {
        if (rx == 1) {
          px = (1 << ORDER) - 1 - px;
          py = (1 << ORDER) - 1 - py;
        }
        int swap = px;
        px = py;
        py = swap;
      }
    }
    return position;
  }
}

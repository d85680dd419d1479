package org.tutai.geo.render.paint;

import org.jspecify.annotations.Nullable;

/**
 * A small drawing made once and stamped many times. It is kept for each quarter of a pixel, so a
 * stamp is at most 1/8 px from its place, and the place depends on the position within the pixel
 * alone: tiles join. For one thread.
 */
public final class Sprite {

  /** The largest half side of a sprite, in pixels. */
  public static final int MAX_REACH = 1024;

  private static final int PHASES = 4;
  private static final int STEP = PathSink.ONE / PHASES;

  /** Draws a sprite around a point. */
  @FunctionalInterface
  public interface Drawing {

    /**
     * Paints on the picture, around (x, y) in 1/256 px; the rasterizer is of its size, and empty.
     */
    void draw(Rasterizer rasterizer, Picture picture, int x, int y);
  }

  private final int reach;
  private final Drawing drawing;
  private final @Nullable Stamp[] stamps = new @Nullable Stamp[PHASES * PHASES];

  /**
   * A sprite that asks for the drawing when a phase is first needed.
   *
   * @param reach how far from the point the drawing comes, in pixels, at most {@link #MAX_REACH};
   *     what goes further is cut off
   */
  public Sprite(int reach, Drawing drawing) {
    if (reach < 0 || reach > MAX_REACH) {
      throw new IllegalArgumentException(
          "a sprite's reach must be from 0 to " + MAX_REACH + " px (got: " + reach + ")");
    }
    this.reach = reach;
    this.drawing = drawing;
  }

  /** Paints the drawing around (x, y), in 1/256 px, source-over; may lie outside the picture. */
  public void stamp(Picture target, int x, int y) {
    int quarterX = (x >> 6) + (x >> 5 & 1);
    int quarterY = (y >> 6) + (y >> 5 & 1);
    int phase = (quarterY & 3) * PHASES + (quarterX & 3);
    Stamp stamp = stamps[phase];
    if (stamp == null) {
      stamp = prepared(quarterX & 3, quarterY & 3);
      stamps[phase] = stamp;
    }
    stamp.over(target, quarterX >> 2, quarterY >> 2);
  }

  private Stamp prepared(int phaseX, int phaseY) {
    int side = 2 * reach + 3;
    Picture picture = Picture.transparent(side, side);
    int centre = (reach + 1) * PathSink.ONE;
    drawing.draw(
        new Rasterizer(side, side), picture, centre + phaseX * STEP, centre + phaseY * STEP);
    return Stamp.of(picture, reach + 1);
  }

  /** The pixels of one phase, cut to those painted; left and top count from the point's pixel. */
  private record Stamp(int left, int top, int width, int height, int[] pixels) {

    static Stamp of(Picture picture, int centre) {
      int side = picture.width();
      int left = side;
      int right = 0;
      int top = side;
      int bottom = 0;
      for (int i = 0; i < picture.pixels().length; i++) {
        if (picture.pixels()[i] != 0) {
          left = Math.min(left, i % side);
          right = Math.max(right, i % side + 1);
          top = Math.min(top, i / side);
          bottom = i / side + 1;
        }
      }
      if (right == 0) {
        return new Stamp(0, 0, 0, 0, new int[0]);
      }
      int[] pixels = new int[(right - left) * (bottom - top)];
      for (int row = top; row < bottom; row++) {
        int from = row * side + left;
        System.arraycopy(
            picture.pixels(), from, pixels, (row - top) * (right - left), right - left);
      }
      return new Stamp(left - centre, top - centre, right - left, bottom - top, pixels);
    }

    void over(Picture target, int x, int y) {
      int firstX = Math.max(0, -left - x);
      int endX = Math.min(width, target.width() - left - x);
      int firstY = Math.max(0, -top - y);
      int endY = Math.min(height, target.height() - top - y);
      int[] below = target.pixels();
      for (int row = firstY; row < endY; row++) {
        int to = (y + top + row) * target.width() + x + left;
        int from = row * width;
        for (int column = firstX; column < endX; column++) {
          int source = pixels[from + column];
          if (source != 0) {
            below[to + column] = Premultiplied.over(source, below[to + column]);
          }
        }
      }
    }
  }
}

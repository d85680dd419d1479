package org.tutai.geo.render.paint;

import java.util.Arrays;
import java.util.Objects;

/**
 * How a line is drawn. Lengths are in 1/256 pixel.
 *
 * @param width of the line, from 1 to {@link #MAX_WIDTH}; below a pixel the line pales, as its
 *     coverage shrinks with its area
 * @param dashes lengths drawn and left out in turn, beginning with a drawn one; an odd number of
 *     them is gone through twice, as in SVG; empty for a solid line. A pattern shorter than half a
 *     pixel in all is drawn solid
 * @param dashOffset how far into the pattern each contour starts
 */
public record Pen(int width, Join join, Cap cap, int[] dashes, int dashOffset) {

  /** What a line does at a bend. */
  public enum Join {
    /** A sharp corner, cut off as {@link #BEVEL} where it would be longer than four line widths. */
    MITRE,
    ROUND,
    BEVEL
  }

  /** What a line does at its ends. */
  public enum Cap {
    /** Ends at its end point. */
    BUTT,
    ROUND,
    /** Goes on for half its width. */
    SQUARE
  }

  /** The widest line: 512 pixels. */
  public static final int MAX_WIDTH = 512 * PathSink.ONE;

  public Pen {
    if (width < 1 || width > MAX_WIDTH) {
      throw new IllegalArgumentException(
          "a line's width must be from 1 to " + MAX_WIDTH + " 1/256 px (got: " + width + ")");
    }
    dashes = dashes.clone();
    long total = 0;
    for (int dash : dashes) {
      if (dash < 0) {
        throw new IllegalArgumentException("a dash must not be negative (got: " + dash + ")");
      }
      total += dash;
    }
    if (dashes.length > 0 && (total == 0 || total > Integer.MAX_VALUE / 2)) {
      throw new IllegalArgumentException(
          "dashes must add up to something that fits (got: " + Arrays.toString(dashes) + ")");
    }
  }

  /** A solid line with round joins and butt ends. */
  public static Pen solid(int width) {
    return new Pen(width, Join.ROUND, Cap.BUTT, new int[0], 0);
  }

  @Override
  public int[] dashes() {
    return dashes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pen pen
        && width == pen.width
        && join == pen.join
        && cap == pen.cap
        && dashOffset == pen.dashOffset
        && Arrays.equals(dashes, pen.dashes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(width, join, cap, dashOffset, Arrays.hashCode(dashes));
  }
}

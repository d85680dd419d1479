package org.tutai.geo.render.paint;

import java.util.Arrays;

/**
 * Turns paths into coverage, and coverage into pixels. Contours collect until {@link #fill} or
 * {@link #mask} turns all of them into one shape and starts afresh; contours left open are closed
 * with a straight line. Nothing is allocated per shape. For one thread.
 *
 * <p>Coverage is the exact area of the path in the pixel, in integers, so that: a path moved by
 * whole pixels gives the same coverage, moved; the parts of a path drawn on two tiles join without
 * a trace; two shapes that share an edge have there coverages that add up to 255, give or take one
 * for rounding. Where a path overlaps itself within one pixel, its areas are added and then cut at
 * one (as in all rasterizers of this family).
 *
 * <p>Coordinates beyond ±2<sup>30</sup> (four million pixels) are moved to that bound. What is
 * above, below or to the right of the picture costs next to nothing, what is left of it little.
 *
 * <p>Memory: 4 bytes a pixel of the picture.
 */
public final class Rasterizer implements PathSink {

  /*
   * Each edge adds to "cells" so that the running sum along a row is the covered area of each
   * pixel: an edge that descends by h within a pixel, at the mean distance m from its left side,
   * covers h * (1 - m) of this pixel and h of all pixels to the right. It therefore adds h * (1 - m)
   * here and h * m to the next. With 1/256 units, and m doubled to stay whole, a full pixel is 2^17.
   *
   * One bit of "marks" stands for four cells, so that summing visits only what an edge has touched
   * and paints the even spans between at once. An edge marks the cell it runs through, not the next
   * one, where it only leaves a carry: summing always takes the cell after a marked run along.
   * Column "width" is never read: what is added there lies right of the picture.
   *
   * Where an edge crosses the border of a row or a column is the exact quotient, rounded, always
   * measured from the edge's upper end (in a row: from its left end). So the crossing depends
   * neither on the edge's direction, nor on where the walk along the edge began: clipping may skip
   * any part of it.
   */

  /** The longest side a picture may have. */
  public static final int MAX_SIDE = 1 << 14;

  /** How many pixels apart the lines of {@link #hatch} are, along a row. */
  public static final int HATCH = 8;

  /* A line 1.4 pixels thick at 45 degrees: how much of a pixel it covers, by its place between. */
  private static final int[] SLANTING = {225, 128, 0, 0, 0, 0, 0, 128};

  private static final int FULL = 1 << 17;
  private static final int FARTHEST = 1 << 30;

  private int width;
  private int height;
  private int right;
  private int bottom;
  private int stride;
  private int words;
  private int[] cells = {};
  private long[] marks = {};
  private final int[] tints = new int[256];

  private int firstRow;
  private int lastRow = -1;

  private int startX;
  private int startY;
  private int x;
  private int y;

  /** A rasterizer for pictures of this size, each side at most {@link #MAX_SIDE}. */
  public Rasterizer(int width, int height) {
    resize(width, height);
  }

  /** Forgets all contours and turns to pictures of another size, reusing memory where it can. */
  public void resize(int width, int height) {
    if (width < 1
        || height < 1
        || width > MAX_SIDE
        || height > MAX_SIDE
        || (long) width * height > Picture.MAX_PIXELS) {
      throw new IllegalArgumentException(
          "a rasterizer's sides must be from 1 to "
              + MAX_SIDE
              + " and hold at most "
              + Picture.MAX_PIXELS
              + " pixels (got: "
              + width
              + " x "
              + height
              + ")");
    }
    boolean sameSize = width == this.width && height == this.height;
    clear();
    if (sameSize) {
      return;
    }
    this.width = width;
    this.height = height;
    right = width * ONE;
    bottom = height * ONE;
    stride = (width + 3 & ~3) + 4;
    words = (width + 255) >> 8;
    cells = zeroed(cells, stride * height);
    marks = zeroed(marks, words * height);
  }

  private static int[] zeroed(int[] old, int length) {
    if (old.length < length) {
      return new int[length];
    }
    Arrays.fill(old, 0);
    return old;
  }

  private static long[] zeroed(long[] old, int length) {
    if (old.length < length) {
      return new long[length];
    }
    Arrays.fill(old, 0);
    return old;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  @Override
  public void moveTo(int toX, int toY) {
    close();
    x = startX = toX;
    y = startY = toY;
    touchRowOf(toY);
  }

  @Override
  public void lineTo(int toX, int toY) {
    int fromX = x;
    int fromY = y;
    x = toX;
    y = toY;
    if ((fromX | fromY | toX | toY) < 0
        || fromX >= right
        || toX >= right
        || fromY >= bottom
        || toY >= bottom) {
      outside(fromX, fromY, toX, toY);
    } else if ((fromY ^ toY) >> 8 == 0) {
      slice(fromY >> 8, fromX, toX, toY - fromY);
    } else if (fromY < toY) {
      descend(fromX, fromY, toX, toY, 1);
    } else {
      descend(toX, toY, fromX, fromY, -1);
    }
  }

  @Override
  public void close() {
    if (x != startX || y != startY) {
      lineTo(startX, startY);
    }
  }

  /** Forgets all contours since the last fill. */
  public void clear() {
    for (int row = firstRow; row <= lastRow; row++) {
      Arrays.fill(cells, row * stride, row * stride + width, 0);
      Arrays.fill(marks, row * words, (row + 1) * words, 0);
    }
    startAfresh();
  }

  private void startAfresh() {
    firstRow = Integer.MAX_VALUE;
    lastRow = -1;
    x = y = startX = startY = -1;
  }

  // ---- edges to cells

  /** Notes the row of an end point, so that edges that stay in this row need not. */
  private void touchRowOf(int pointY) {
    if (pointY >= 0 && pointY < bottom) {
      touch(pointY >> 8, pointY >> 8);
    }
  }

  private void touch(int first, int last) {
    firstRow = Math.min(firstRow, first);
    lastRow = Math.max(lastRow, last);
  }

  /** An edge inside the picture from its upper to its lower end, which lies in a further row. */
  private void descend(int x0, int y0, int x1, int y1, int sign) {
    int row = y0 >> 8;
    int last = y1 >> 8;
    touch(row, last);
    int lean = (x1 - x0) >> 31;
    int dx = Math.abs(x1 - x0);
    int dy = y1 - y0;
    int firstHeight = ONE - (y0 & 255);
    int product = dx * firstHeight + (dy >> 1);
    int quotient = product / dy;
    int at = x0 + ((quotient ^ lean) - lean);
    slice(row++, x0, at, sign * firstHeight);
    if (row < last) {
      int rest = product - quotient * dy;
      int step = (dx << 8) / dy;
      int stepRest = (dx << 8) - step * dy;
      do {
        quotient += step;
        rest += stepRest;
        if (rest >= dy) {
          rest -= dy;
          quotient++;
        }
        int next = x0 + ((quotient ^ lean) - lean);
        slice(row++, at, next, sign << 8);
        at = next;
      } while (row < last);
    }
    slice(row, at, x1, sign * (y1 & 255));
  }

  /** The part of an edge within one row: from xa above to xb below, signed height h. */
  private void slice(int row, int xa, int xb, int h) {
    int column = xa >> 8;
    if (column == xb >> 8) {
      int area = h * ((xa & 255) + (xb & 255));
      int cell = row * stride + column;
      cells[cell] += (h << 9) - area;
      cells[cell + 1] += area;
      marks[row * words + (column >> 8)] |= 1L << (column >> 2);
    } else {
      int left = Math.min(xa, xb);
      int rightEnd = Math.max(xa, xb);
      if ((rightEnd >> 8) - (left >> 8) == 1) {
        twoColumns(row, left, rightEnd, h);
      } else {
        slant(row, left, rightEnd, h);
      }
    }
  }

  /** A slice that crosses into the next column, from its left end to its right end. */
  private void twoColumns(int row, int left, int rightEnd, int h) {
    int column = left >> 8;
    int sign = h >> 31 | 1;
    int dx = rightEnd - left;
    int fraction = left & 255;
    int here = sign * ((h * sign * (ONE - fraction) + (dx >> 1)) / dx);
    int next = h - here;
    int areaHere = here * (ONE + fraction);
    int areaNext = next * (rightEnd & 255);
    int cell = row * stride + column;
    cells[cell] += (here << 9) - areaHere;
    cells[cell + 1] += areaHere + (next << 9) - areaNext;
    cells[cell + 2] += areaNext;
    marks[row * words + (column >> 8)] |= 1L << (column >> 2) | 1L << ((column + 1) >> 2);
  }

  /** A slice that crosses several columns, from its left end to its right end. */
  private void slant(int row, int left, int rightEnd, int h) {
    int sign = h >> 31 | 1;
    int tall = h * sign;
    int dx = rightEnd - left;
    int column = left >> 8;
    int lastColumn = rightEnd >> 8;
    mark(row, column, lastColumn);
    int cell = row * stride + column;
    int lastCell = row * stride + lastColumn;
    int fraction = left & 255;
    int product = tall * (ONE - fraction) + (dx >> 1);
    int d = product / dx;
    int used = d;
    cells[cell] += sign * d * (ONE - fraction);
    int carry = d * (ONE + fraction);
    if (++cell < lastCell) {
      int rest = product - d * dx;
      int step = (tall << 8) / dx;
      int stepRest = (tall << 8) - step * dx;
      do {
        d = step;
        rest += stepRest;
        if (rest >= dx) {
          rest -= dx;
          d++;
        }
        used += d;
        int half = d << 8;
        cells[cell] += sign * (carry + half);
        carry = half;
      } while (++cell < lastCell);
    }
    d = tall - used;
    int area = d * (rightEnd & 255);
    cells[cell] += sign * (carry + (d << 9) - area);
    cells[cell + 1] += sign * area;
  }

  private void mark(int row, int column, int lastColumn) {
    int word = row * words + (column >> 8);
    int lastWord = row * words + (lastColumn >> 8);
    long from = -1L << (column >> 2);
    long to = -1L >>> (63 - (lastColumn >> 2 & 63));
    if (word == lastWord) {
      marks[word] |= from & to;
      return;
    }
    marks[word] |= from;
    while (++word < lastWord) {
      marks[word] = -1L;
    }
    marks[word] |= to;
  }

  // ---- edges that leave the picture

  private void outside(int x0, int y0, int x1, int y1) {
    touchRowOf(y1);
    if (y0 < y1) {
      clipped(bounded(x0), bounded(y0), bounded(x1), bounded(y1), 1);
    } else {
      clipped(bounded(x1), bounded(y1), bounded(x0), bounded(y0), -1);
    }
  }

  private static int bounded(int coordinate) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, coordinate));
  }

  private void clipped(int x0, int y0, int x1, int y1, int sign) {
    if (y1 <= 0 || y0 >= bottom || y0 >= y1 || Math.min(x0, x1) >= right) {
      return;
    }
    int top = Math.max(y0, 0);
    int end = Math.min(y1, bottom);
    touch(top >> 8, (end - 1) >> 8);
    if (x0 < 0 && x1 < 0) {
      leftOf(top, end, sign);
      return;
    }
    long dx = (long) x1 - x0;
    long dy = (long) y1 - y0;
    long at = x0 + quotient(dx, (long) top - y0, dy);
    while (top < end) {
      int next = Math.min(end, (top | 255) + 1);
      long nextAt = x0 + quotient(dx, (long) next - y0, dy);
      clippedSlice(top >> 8, at, nextAt, sign * (next - top));
      top = next;
      at = nextAt;
    }
  }

  /** {@code dx * y / dy}, rounded, halves away from zero. */
  private static long quotient(long dx, long y, long dy) {
    long magnitude = (Math.abs(dx) * y + (dy >> 1)) / dy;
    return dx < 0 ? -magnitude : magnitude;
  }

  /** An edge left of the picture covers all pixels beside it. */
  private void leftOf(int top, int end, int sign) {
    while (top < end) {
      int next = Math.min(end, (top | 255) + 1);
      coverFromLeft(top >> 8, sign * (next - top));
      top = next;
    }
  }

  private void coverFromLeft(int row, int h) {
    cells[row * stride] += h << 9;
    marks[row * words] |= 1;
  }

  private void clippedSlice(int row, long xa, long xb, int h) {
    if (xa < 0 && xb < 0) {
      coverFromLeft(row, h);
    } else if (xa >= 0 && xb >= 0 && xa < right && xb < right) {
      slice(row, (int) xa, (int) xb, h);
    } else if (xa < right || xb < right) {
      clippedSlant(row, Math.min(xa, xb), Math.max(xa, xb), h);
    }
  }

  /** As {@link #slant}, for a slice that crosses the left or right side of the picture. */
  private void clippedSlant(int row, long left, long rightEnd, int h) {
    int sign = h >> 31 | 1;
    long tall = (long) h * sign;
    long dx = rightEnd - left;
    long used = 0;
    if (left < 0) {
      used = (tall * -left + (dx >> 1)) / dx;
      coverFromLeft(row, sign * (int) used);
    }
    int column = (int) (Math.max(0, left) >> 8);
    int lastColumn = (int) Math.min(width - 1, rightEnd >> 8);
    mark(row, column, lastColumn);
    for (; column <= lastColumn; column++) {
      long border = (column + 1L) << 8;
      long reached = rightEnd <= border ? tall : (tall * (border - left) + (dx >> 1)) / dx;
      int h0 = sign * (int) (reached - used);
      long from = Math.max(border - ONE, left);
      long to = Math.min(border, rightEnd);
      int area = h0 * (int) (from + to - 2 * (border - ONE));
      int cell = row * stride + column;
      cells[cell] += (h0 << 9) - area;
      cells[cell + 1] += area;
      used = reached;
    }
  }

  // ---- cells to pixels

  /**
   * Paints all contours since the last fill as one shape, in a straight colour, source-over, and
   * forgets them.
   *
   * @throws IllegalArgumentException when the picture is not of the rasterizer's size
   */
  public void fill(Picture target, int argb, FillRule rule) {
    if (target.width() != width || target.height() != height) {
      throw new IllegalArgumentException(
          "the picture must be of the rasterizer's size, "
              + width
              + " x "
              + height
              + " (got: "
              + target.width()
              + " x "
              + target.height()
              + ")");
    }
    close();
    if (lastRow >= 0) {
      mix(Premultiplied.of(argb));
      for (int row = firstRow; row <= lastRow; row++) {
        paintRow(row, target.pixels(), rule);
      }
    }
    startAfresh();
  }

  /**
   * Paints all contours since the last fill as one shape, in slanting lines of a straight colour
   * with nothing between, source-over, and forgets them.
   *
   * @param phase moves the lines: that of a picture a column or a row further on is one more
   * @throws IllegalArgumentException when the picture is not of the rasterizer's size
   */
  public void hatch(Picture target, int argb, FillRule rule, int phase) {
    if (target.width() != width || target.height() != height) {
      throw new IllegalArgumentException(
          "the picture must be of the rasterizer's size (got: "
              + target.width()
              + " x "
              + target.height()
              + ")");
    }
    close();
    int source = Premultiplied.of(argb);
    byte[] coverage = new byte[width];
    for (int row = firstRow; row <= lastRow; row++) {
      coverRow(row, coverage, 0, rule);
      for (int column = 0; column < width; column++) {
        int line = SLANTING[Math.floorMod(column + row + phase, HATCH)];
        int cover = (coverage[column] & 255) * line / 255;
        if (cover != 0) {
          int pixel = row * width + column;
          int[] pixels = target.pixels();
          pixels[pixel] = Premultiplied.over(Premultiplied.scale(source, cover), pixels[pixel]);
        }
      }
    }
    clear();
  }

  /** Prepares the colour at each coverage. */
  private void mix(int source) {
    if (source != tints[255]) {
      for (int cover = 0; cover < 256; cover++) {
        tints[cover] = Premultiplied.scale(source, cover);
      }
    }
  }

  private void paintRow(int row, int[] pixels, FillRule rule) {
    int rowCells = row * stride;
    int rowPixels = row * width;
    int sum = 0;
    int painted = 0;
    long carry = 0;
    for (int word = 0; word < words; word++) {
      long bits = marks[row * words + word] | carry;
      carry = bits >>> 63;
      marks[row * words + word] = 0;
      while (bits != 0) {
        int from = (word << 8) + (Long.numberOfTrailingZeros(bits) << 2);
        bits &= bits - 1;
        if (painted < from && sum != 0) {
          paintSpan(pixels, rowPixels + painted, rowPixels + from, tints[cover(sum, rule)]);
        }
        if (from + 4 <= width) {
          sum = paintFour(rowCells + from, rowPixels + from, sum, pixels, rule);
          sum += cells[rowCells + from + 4];
          cells[rowCells + from + 4] = 0;
        } else {
          sum = paintLast(rowCells, from, rowPixels, sum, pixels, rule);
        }
        painted = from + 4;
      }
    }
    if (sum != 0 && painted < width) {
      paintSpan(pixels, rowPixels + painted, rowPixels + width, tints[cover(sum, rule)]);
    }
  }

  /** Paints four pixels whose coverage changes; returns the running sum after them. */
  private int paintFour(int cell, int pixel, int sumBefore, int[] pixels, FillRule rule) {
    int[] areas = cells;
    int[] colours = tints;
    int sum = sumBefore;
    for (int i = 0; i < 4; i++) {
      sum += areas[cell + i];
      areas[cell + i] = 0;
      pixels[pixel + i] = Premultiplied.over(colours[cover(sum, rule)], pixels[pixel + i]);
    }
    return sum;
  }

  /** The same for the last pixels of a row, fewer than four. */
  private int paintLast(
      int rowCells, int from, int rowPixels, int sumBefore, int[] pixels, FillRule rule) {
    int sum = sumBefore;
    for (int column = from; column < width; column++) {
      sum += cells[rowCells + column];
      cells[rowCells + column] = 0;
      int pixel = rowPixels + column;
      pixels[pixel] = Premultiplied.over(tints[cover(sum, rule)], pixels[pixel]);
    }
    return sum;
  }

  private static void paintSpan(int[] pixels, int from, int to, int colour) {
    if (colour >>> 24 == 255) {
      Arrays.fill(pixels, from, to, colour);
      return;
    }
    int rest = 255 - (colour >>> 24);
    for (int i = from; i < to; i++) {
      pixels[i] = colour + Premultiplied.scale(pixels[i], rest);
    }
  }

  /** Coverage, 0 to 255, of a sum of signed areas. */
  private static int cover(int sum, FillRule rule) {
    int area = Math.abs(sum) & Integer.MAX_VALUE;
    if (rule == FillRule.EVEN_ODD) {
      area &= 2 * FULL - 1;
      area = Math.min(area, 2 * FULL - area);
    } else {
      area = Math.min(area, FULL);
    }
    return (area * 255 + FULL / 2) >> 17;
  }

  /**
   * The coverage of all contours since the last fill, cut to the pixels it touches; its left and
   * top count from the picture's top left corner. Forgets the contours.
   */
  public Mask mask(FillRule rule) {
    close();
    int first = firstRow;
    int rows = lastRow - first + 1;
    if (lastRow < 0) {
      return Mask.EMPTY;
    }
    byte[] coverage = new byte[rows * width];
    for (int row = 0; row < rows; row++) {
      coverRow(first + row, coverage, row * width, rule);
    }
    Mask mask = cropped(new Mask(0, first, width, rows, coverage));
    clear();
    return mask;
  }

  private void coverRow(int row, byte[] coverage, int offset, FillRule rule) {
    int sum = 0;
    for (int column = 0; column < width; column++) {
      sum += cells[row * stride + column];
      coverage[offset + column] = (byte) cover(sum, rule);
    }
  }

  private static Mask cropped(Mask whole) {
    int left = whole.width();
    int end = 0;
    int top = whole.height();
    int bottom = 0;
    for (int i = 0; i < whole.coverage().length; i++) {
      if (whole.coverage()[i] != 0) {
        left = Math.min(left, i % whole.width());
        end = Math.max(end, i % whole.width() + 1);
        top = Math.min(top, i / whole.width());
        bottom = i / whole.width() + 1;
      }
    }
    if (end == 0) {
      return Mask.EMPTY;
    }
    byte[] coverage = new byte[(end - left) * (bottom - top)];
    for (int row = top; row < bottom; row++) {
      System.arraycopy(
          whole.coverage(),
          row * whole.width() + left,
          coverage,
          (row - top) * (end - left),
          end - left);
    }
    return new Mask(whole.left() + left, whole.top() + top, end - left, bottom - top, coverage);
  }
}

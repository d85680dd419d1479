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
    x = startX = bounded(toX);
    y = startY = bounded(toY);
  }

  @Override
  public void lineTo(int toX, int toY) {
    int endX = bounded(toX);
    int endY = bounded(toY);
    edge(x, y, endX, endY);
    x = endX;
    y = endY;
  }

  @Override
  public void close() {
    edge(x, y, startX, startY);
    x = startX;
    y = startY;
  }

  private static int bounded(int coordinate) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, coordinate));
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
    x = y = startX = startY = 0;
  }

  // ---- edges to cells

  private void edge(int x0, int y0, int x1, int y1) {
    if (y0 < y1) {
      descend(x0, y0, x1, y1, 1);
    } else if (y0 > y1) {
      descend(x1, y1, x0, y0, -1);
    }
  }

  /** Adds an edge from its upper to its lower end; sign is -1 when the path runs upwards. */
  private void descend(int x0, int y0, int x1, int y1, int sign) {
    if (y1 <= 0 || y0 >= bottom || Math.min(x0, x1) >= right) {
      return;
    }
    firstRow = Math.min(firstRow, Math.max(0, y0 >> 8));
    lastRow = Math.max(lastRow, Math.min(height - 1, (y1 - 1) >> 8));
    if ((x0 | x1 | y0) >= 0 && x0 < right && x1 < right && y1 <= bottom) {
      inside(x0, y0, x1, y1, sign);
    } else {
      clipped(x0, y0, x1, y1, sign);
    }
  }

  private void inside(int x0, int y0, int x1, int y1, int sign) {
    int row = y0 >> 8;
    int last = (y1 - 1) >> 8;
    if (row == last) {
      slice(row, x0, x1, sign * (y1 - y0));
      return;
    }
    int dx = x1 - x0;
    int dy = y1 - y0;
    int firstHeight = ONE - (y0 & 255);
    int product = dx * firstHeight + (dy >> 1);
    int quotient = Math.floorDiv(product, dy);
    int at = x0 + quotient;
    slice(row++, x0, at, sign * firstHeight);
    if (row < last) {
      int rest = product - quotient * dy;
      int step = Math.floorDiv(dx << 8, dy);
      int stepRest = (dx << 8) - step * dy;
      int tall = sign << 8;
      do {
        int next = at + step;
        rest += stepRest;
        if (rest >= dy) {
          rest -= dy;
          next++;
        }
        slice(row++, at, next, tall);
        at = next;
      } while (row < last);
    }
    slice(row, at, x1, sign * (y1 - (row << 8)));
  }

  /** The part of an edge within one row: from xa above to xb below, signed height h. */
  private void slice(int row, int xa, int xb, int h) {
    int column = xa >> 8;
    if (column != xb >> 8) {
      slant(row, Math.min(xa, xb), Math.max(xa, xb), h);
      return;
    }
    int area = h * ((xa & 255) + (xb & 255));
    int cell = row * stride + column;
    cells[cell] += (h << 9) - area;
    cells[cell + 1] += area;
    marks[row * words + (column >> 8)] |= 1L << (column >> 2);
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

  private void clipped(int x0, int y0, int x1, int y1, int sign) {
    int top = Math.max(y0, 0);
    int end = Math.min(y1, bottom);
    if (x0 < 0 && x1 < 0) {
      leftOf(top, end, sign);
      return;
    }
    long dx = (long) x1 - x0;
    long dy = (long) y1 - y0;
    long at = x0 + Math.floorDiv(dx * ((long) top - y0) + (dy >> 1), dy);
    while (top < end) {
      int next = Math.min(end, (top | 255) + 1);
      long nextAt = x0 + Math.floorDiv(dx * ((long) next - y0) + (dy >> 1), dy);
      clippedSlice(top >> 8, at, nextAt, sign * (next - top));
      top = next;
      at = nextAt;
    }
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
    int source = Premultiplied.of(argb);
    for (int row = firstRow; row <= lastRow; row++) {
      paintRow(row, target.pixels(), source, rule);
    }
    startAfresh();
  }

  private void paintRow(int row, int[] pixels, int source, FillRule rule) {
    int rowCells = row * stride;
    int rowPixels = row * width;
    int sum = 0;
    int painted = 0;
    for (int word = 0; word < words; word++) {
      long bits = marks[row * words + word];
      marks[row * words + word] = 0;
      while (bits != 0) {
        int skip = Long.numberOfTrailingZeros(bits);
        int run = Long.numberOfTrailingZeros(~(bits >>> skip));
        bits = skip + run >= 64 ? 0 : bits & -1L << (skip + run);
        int from = (word << 8) + (skip << 2);
        int to = Math.min(width, from + (run << 2));
        paintSpan(pixels, rowPixels + painted, rowPixels + from, cover(sum, rule), source);
        sum = paintCells(rowCells, rowPixels, from, to, sum, pixels, source, rule);
        sum += cells[rowCells + to];
        cells[rowCells + to] = 0;
        painted = to;
      }
    }
    paintSpan(pixels, rowPixels + painted, rowPixels + width, cover(sum, rule), source);
  }

  private int paintCells(
      int rowCells,
      int rowPixels,
      int from,
      int to,
      int sum,
      int[] pixels,
      int source,
      FillRule rule) {
    for (int column = from; column < to; column++) {
      sum += cells[rowCells + column];
      cells[rowCells + column] = 0;
      int cover = cover(sum, rule);
      if (cover != 0) {
        int pixel = rowPixels + column;
        pixels[pixel] = Premultiplied.over(Premultiplied.scale(source, cover), pixels[pixel]);
      }
    }
    return sum;
  }

  private static void paintSpan(int[] pixels, int from, int to, int cover, int source) {
    if (cover == 0 || from >= to) {
      return;
    }
    int scaled = Premultiplied.scale(source, cover);
    if (scaled >>> 24 == 255) {
      Arrays.fill(pixels, from, to, scaled);
      return;
    }
    int rest = 255 - (scaled >>> 24);
    for (int i = from; i < to; i++) {
      pixels[i] = scaled + Premultiplied.scale(pixels[i], rest);
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
    if (lastRow < 0) {
      return Mask.EMPTY;
    }
    int rows = lastRow - firstRow + 1;
    byte[] coverage = new byte[rows * width];
    for (int row = 0; row < rows; row++) {
      coverRow(firstRow + row, coverage, row * width, rule);
    }
    Mask mask = cropped(new Mask(0, firstRow, width, rows, coverage));
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

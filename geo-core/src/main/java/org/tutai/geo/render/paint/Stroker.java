package org.tutai.geo.render.paint;

import java.util.Arrays;

/**
 * Draws lines: takes contours, closed or open, and hands on their outlines, to be filled with
 * {@link FillRule#NON_ZERO}. Call {@link #finish} after the last contour. A contour that comes to
 * no more than a point becomes a dot when its ends are round or square, or when it is closed.
 *
 * <p>Points nearer than 1/16 pixel to the one before are passed over. Offsets depend on differences
 * of coordinates alone, so a line moved by whole pixels looks the same. What lies outside the
 * picture is skipped early; the phase of dashes, counted from the contour's start, goes on there.
 *
 * <p>For one thread; reusable.
 */
public final class Stroker implements PathSink {

  /*
   * A join has an outer and an inner side. Where the two offset lines meet (the "mitre point") near
   * enough, it serves for either side, and the outlines of two segments fit without overlap: so in
   * thin lines, where pixels are covered in part and overlap would show as dots. Round joins use it
   * too as long as it stands out less than 1/16 px: most bends of a thin line. Elsewhere the outer
   * side gets its join, and the inner one goes through the vertex itself: then the outline is the
   * sum of one rectangle a segment and one wedge a join, all turning the same way, and never tears
   * holes.
   *
   * Arcs are bisected by square roots alone: sine and cosine may differ between JVMs.
   */

  private static final int NEAR = 16;
  private static final int FARTHEST = (1 << 30) - 1;
  private static final double MITRE_LIMIT = 4;
  private static final double STANDS_OUT = 16;
  private static final double ARC_TOLERANCE = 8;
  private static final int SHORTEST_PATTERN = 128;
  private static final double ROUNDER = 0x1.8p52;

  private final PathSink sink;
  private int pictureWidth;
  private int pictureHeight;

  private Pen pen = Pen.solid(ONE);
  private double half;
  private double fourHalfSquares;
  private double leastBend;
  private double flatArc;
  private int reach;
  private double[] dashEnds = {};

  private final Points contour = new Points();
  private final Points dash = new Points();
  private final Points back = new Points();
  private boolean drawn;
  private boolean outlineBegun;

  /**
   * A stroker for a picture of this size, in pixels, with a solid pen of one pixel.
   *
   * @param sink takes the outlines
   */
  public Stroker(PathSink sink, int pictureWidth, int pictureHeight) {
    this.sink = sink;
    resize(pictureWidth, pictureHeight);
    pen(pen);
  }

  /** Forgets the contour begun and turns to a picture of another size. */
  public void resize(int pictureWidth, int pictureHeight) {
    this.pictureWidth = pictureWidth;
    this.pictureHeight = pictureHeight;
    contour.clear();
    drawn = false;
  }

  /** Finishes the contour begun and takes another pen. */
  public void pen(Pen pen) {
    finish();
    this.pen = pen;
    half = pen.width() / 2.0;
    fourHalfSquares = 4 * half * half;
    double standsOut = 1 + STANDS_OUT / half;
    leastBend =
        pen.join() == Pen.Join.MITRE
            ? 2 / (MITRE_LIMIT * MITRE_LIMIT)
            : 2 / (standsOut * standsOut);
    double cosine = Math.max(0, 1 - ARC_TOLERANCE / half);
    flatArc = 2 * cosine * cosine;
    reach = (int) Math.ceil(half * MITRE_LIMIT) + ONE;
    dashEnds = dashEnds(pen.dashes());
  }

  private static double[] dashEnds(int[] dashes) {
    int count = dashes.length % 2 == 0 ? dashes.length : 2 * dashes.length;
    double[] ends = new double[count];
    double end = 0;
    for (int i = 0; i < count; i++) {
      end += dashes[i % dashes.length];
      ends[i] = end;
    }
    return end < SHORTEST_PATTERN ? new double[0] : ends;
  }

  // ---- contours in

  @Override
  public void moveTo(int x, int y) {
    finish();
    contour.add(bounded(x), bounded(y));
  }

  @Override
  public void lineTo(int x, int y) {
    drawn = true;
    int toX = bounded(x);
    int toY = bounded(y);
    if (!contour.isNearLast(toX, toY)) {
      contour.add(toX, toY);
    }
  }

  private static int bounded(int coordinate) {
    return Math.max(-FARTHEST, Math.min(FARTHEST, coordinate));
  }

  @Override
  public void close() {
    if (contour.count > 0) {
      int x = contour.x[0];
      int y = contour.y[0];
      end(true);
      contour.add(x, y);
    }
  }

  /** Ends the last contour, open. */
  public void finish() {
    if (drawn) {
      end(false);
    }
    contour.clear();
  }

  private void end(boolean closed) {
    while (closed && contour.count > 1 && contour.isNearLast(contour.x[0], contour.y[0])) {
      contour.count--;
    }
    if (contour.count == 1) {
      point(closed);
    } else if (dashEnds.length > 0) {
      dashed(closed);
    } else {
      solid(closed);
    }
    contour.clear();
    drawn = false;
  }

  private void point(boolean closed) {
    boolean round = closed ? pen.join() == Pen.Join.ROUND : pen.cap() == Pen.Cap.ROUND;
    if (closed || pen.cap() != Pen.Cap.BUTT) {
      dot(contour.x[0], contour.y[0], 1, 0, round);
    }
  }

  private void solid(boolean closed) {
    int count = contour.count;
    int segments = closed ? count : count - 1;
    int first = 0;
    boolean whole =
        contour.isWithin(-reach, pictureWidth * ONE + reach, pictureHeight * ONE + reach);
    if (whole && !closed) {
      openOutline(contour, 0, segments);
      return;
    }
    while (closed && !whole && first < count && isDrawn(first)) {
      first++;
    }
    if (whole || first == count) {
      closedOutline(contour);
      return;
    }
    // Runs of drawn segments; in a closed contour beginning after one that is not.
    int done = closed ? 1 : 0;
    while (done < segments) {
      int run = done;
      while (run < segments && isDrawn((first + run) % count)) {
        run++;
      }
      if (run > done) {
        openOutline(contour, (first + done) % count, run - done);
      }
      done = run + 1;
    }
  }

  /**
   * Whether a segment or one beside it may be seen. A run of drawn segments thus ends with one out
   * of sight: how the seen one before it bends into it does not depend on where the picture ends.
   */
  private boolean isDrawn(int segment) {
    int last = contour.count - 1;
    return isVisible(segment)
        || isVisible(segment == 0 ? last : segment - 1)
        || isVisible(segment == last ? 0 : segment + 1);
  }

  private boolean isVisible(int segment) {
    int next = segment + 1 == contour.count ? 0 : segment + 1;
    return mayTouch(contour.x[segment], contour.x[next], pictureWidth * ONE)
        && mayTouch(contour.y[segment], contour.y[next], pictureHeight * ONE);
  }

  private boolean mayTouch(int from, int to, int end) {
    return Math.max(from, to) >= -reach && Math.min(from, to) <= end + reach;
  }

  // ---- dashes

  private void dashed(boolean closed) {
    int segments = closed ? contour.count : contour.count - 1;
    double total = dashEnds[dashEnds.length - 1];
    double gone = pen.dashOffset();
    dash.clear();
    for (int i = 0; i < segments; i++) {
      int next = i + 1 == contour.count ? 0 : i + 1;
      double dx = (double) contour.x[next] - contour.x[i];
      double dy = (double) contour.y[next] - contour.y[i];
      double length = Math.sqrt(dx * dx + dy * dy);
      double phase = gone - Math.floor(gone / total) * total;
      if (isDrawn(i)) {
        dashSegment(contour.x[i], contour.y[i], dx / length, dy / length, length, phase);
      } else {
        endDash();
      }
      gone += length;
    }
    endDash();
  }

  private void dashSegment(int x, int y, double ux, double uy, double length, double phase) {
    double total = dashEnds[dashEnds.length - 1];
    double[] range = {0, length};
    clip(range, x, ux, (double) pictureWidth * ONE);
    clip(range, y, uy, (double) pictureHeight * ONE);
    // The rounds at both ends decide how the dashes bend there; those between that nobody sees go.
    double firstSeen = Math.floor((range[0] + phase) / total);
    double lastSeen = Math.floor((range[1] + phase) / total);
    double last = Math.floor((length + phase) / total);
    double round = 0;
    while (round <= last) {
      dashRound(x, y, ux, uy, length, round * total - phase);
      round = Math.max(round + 1, firstSeen);
      if (round > lastSeen) {
        round = Math.max(round, last);
      }
    }
  }

  private void dashRound(int x, int y, double ux, double uy, double length, double start) {
    for (int i = 0; i < dashEnds.length; i += 2) {
      double from = start + (i == 0 ? 0 : dashEnds[i - 1]);
      double to = start + dashEnds[i];
      if (from < length && (to > 0 || from >= 0)) {
        dashPiece(x, y, ux, uy, length, from, to);
      }
    }
  }

  /** Narrows a range of distances along a line to where one coordinate may be seen. */
  private void clip(double[] range, int start, double step, double end) {
    if (Math.abs(step) > 1e-9) {
      double a = (-reach - start) / step;
      double b = (end + reach - start) / step;
      range[0] = Math.max(range[0], Math.min(a, b));
      range[1] = Math.min(range[1], Math.max(a, b));
    }
  }

  private void dashPiece(
      int x, int y, double ux, double uy, double length, double from, double to) {
    if (from > 0 || dash.count == 0) {
      endDash();
      double at = Math.max(0, from);
      dash.add(x + rounded(at * ux), y + rounded(at * uy));
    }
    double at = Math.min(length, to);
    int endX = x + rounded(at * ux);
    int endY = y + rounded(at * uy);
    if (endX != dash.x[dash.count - 1] || endY != dash.y[dash.count - 1]) {
      dash.add(endX, endY);
    }
    if (to <= length) {
      if (dash.count == 1 && pen.cap() != Pen.Cap.BUTT) {
        dot(endX, endY, ux, uy, pen.cap() == Pen.Cap.ROUND);
      }
      endDash();
    }
  }

  private void endDash() {
    if (dash.count > 1) {
      openOutline(dash, 0, dash.count - 1);
    }
    dash.clear();
  }

  // ---- outlines

  private void openOutline(Points points, int first, int segments) {
    beginOutline();
    int next = following(points, first);
    double dx = (double) points.x[next] - points.x[first];
    double dy = (double) points.y[next] - points.y[first];
    double square = dx * dx + dy * dy;
    double shrink = 1 / Math.sqrt(square);
    startOf(points.x[first], points.y[first], dx * shrink, dy * shrink);
    bends(points, next, segments - 1, dx * shrink, dy * shrink, square);
    int last = first + segments - 1;
    int i = last < points.count ? last : last - points.count;
    next = following(points, i);
    dx = (double) points.x[next] - points.x[i];
    dy = (double) points.y[next] - points.y[i];
    shrink = 1 / Math.sqrt(dx * dx + dy * dy);
    endOf(points.x[next], points.y[next], dx * shrink, dy * shrink);
    emitBack();
    sink.close();
  }

  private void closedOutline(Points points) {
    beginOutline();
    int last = points.count - 1;
    double dx = (double) points.x[0] - points.x[last];
    double dy = (double) points.y[0] - points.y[last];
    double square = dx * dx + dy * dy;
    double shrink = 1 / Math.sqrt(square);
    bends(points, 0, points.count, dx * shrink, dy * shrink, square);
    sink.close();
    outlineBegun = false;
    emitBack();
    sink.close();
  }

  /**
   * The bends at so many vertices from the first. The segment before has the direction (fromX,
   * fromY), and the square of its length is given.
   */
  private void bends(
      Points points, int first, int count, double fromX, double fromY, double fromSquare) {
    double ux = fromX;
    double uy = fromY;
    double square = fromSquare;
    int i = first;
    for (int done = 0; done < count; done++) {
      int next = following(points, i);
      int x = points.x[i];
      int y = points.y[i];
      double dx = (double) points.x[next] - x;
      double dy = (double) points.y[next] - y;
      double nextSquare = dx * dx + dy * dy;
      double shrink = 1 / Math.sqrt(nextSquare);
      double vx = dx * shrink;
      double vy = dy * shrink;
      double bend = 1 + (ux * vx + uy * vy);
      // The mitre points are the vertex ± (sum of the normals) * half / bend.
      boolean innerMeets = fourHalfSquares * (2 - bend) <= Math.min(square, nextSquare) * bend;
      if (bend >= leastBend && innerMeets) {
        double factor = half / bend;
        int mx = rounded((uy + vy) * factor);
        int my = rounded((ux + vx) * factor);
        ahead(x + mx, y - my);
        back.add(x - mx, y + my);
      } else {
        join(x, y, ux, uy, vx, vy, bend, innerMeets);
      }
      ux = vx;
      uy = vy;
      square = nextSquare;
      i = next;
    }
  }

  private static int following(Points points, int i) {
    return i + 1 == points.count ? 0 : i + 1;
  }

  private void beginOutline() {
    back.clear();
    outlineBegun = false;
  }

  /** Adds to the outline's left side, which goes forward. */
  private void ahead(int x, int y) {
    if (outlineBegun) {
      sink.lineTo(x, y);
    } else {
      sink.moveTo(x, y);
      outlineBegun = true;
    }
  }

  private void emitBack() {
    for (int i = back.count - 1; i >= 0; i--) {
      ahead(back.x[i], back.y[i]);
    }
  }

  private void put(boolean left, int x, int y) {
    if (left) {
      ahead(x, y);
    } else {
      back.add(x, y);
    }
  }

  /** A bend at (x, y) from direction u to direction v where not both sides simply meet. */
  private void join(
      int x, int y, double ux, double uy, double vx, double vy, double bend, boolean innerMeets) {
    boolean leftIsOuter = ux * vy - uy * vx > 0;
    double side = leftIsOuter ? half : -half;
    if (bend >= leastBend) {
      meet(leftIsOuter, x, y, ux + vx, uy + vy, side / bend);
    } else {
      put(leftIsOuter, x + rounded(uy * side), y - rounded(ux * side));
      if (pen.join() == Pen.Join.ROUND) {
        bendArc(leftIsOuter, x, y, ux, uy, vx, vy, bend);
      }
      put(leftIsOuter, x + rounded(vy * side), y - rounded(vx * side));
    }
    if (innerMeets) {
      meet(!leftIsOuter, x, y, ux + vx, uy + vy, -side / bend);
    } else {
      put(!leftIsOuter, x - rounded(uy * side), y + rounded(ux * side));
      put(!leftIsOuter, x, y);
      put(!leftIsOuter, x - rounded(vy * side), y + rounded(vx * side));
    }
  }

  private void meet(boolean left, int x, int y, double sumX, double sumY, double factor) {
    put(left, x + rounded(sumY * factor), y - rounded(sumX * factor));
  }

  private void bendArc(
      boolean left, int x, int y, double ux, double uy, double vx, double vy, double bend) {
    int side = left ? 1 : -1;
    if (bend < 1e-6) {
      // Straight back: around the tip, which lies in direction u.
      arc(left, x, y, side * uy, -side * ux, ux, uy);
      put(left, x + rounded(ux * half), y + rounded(uy * half));
      arc(left, x, y, ux, uy, side * vy, -side * vx);
    } else {
      arc(left, x, y, side * uy, -side * ux, side * vy, -side * vx);
    }
  }

  /** The points strictly between two radii (unit vectors), less than a half turn apart. */
  private void arc(boolean left, int x, int y, double ax, double ay, double bx, double by) {
    double bend = 1 + ax * bx + ay * by;
    if (bend >= flatArc) {
      return;
    }
    double shrink = 1 / Math.sqrt(2 * bend);
    double mx = (ax + bx) * shrink;
    double my = (ay + by) * shrink;
    arc(left, x, y, ax, ay, mx, my);
    put(left, x + rounded(mx * half), y + rounded(my * half));
    arc(left, x, y, mx, my, bx, by);
  }

  private void startOf(int x, int y, double ux, double uy) {
    int nx = rounded(uy * half);
    int ny = rounded(-ux * half);
    int outX = 0;
    int outY = 0;
    if (pen.cap() == Pen.Cap.SQUARE) {
      outX = rounded(ux * half);
      outY = rounded(uy * half);
    }
    back.add(x - nx - outX, y - ny - outY);
    if (pen.cap() == Pen.Cap.ROUND) {
      arc(true, x, y, -uy, ux, -ux, -uy);
      ahead(x - rounded(ux * half), y - rounded(uy * half));
      arc(true, x, y, -ux, -uy, uy, -ux);
    }
    ahead(x + nx - outX, y + ny - outY);
  }

  private void endOf(int x, int y, double ux, double uy) {
    int nx = rounded(uy * half);
    int ny = rounded(-ux * half);
    int outX = 0;
    int outY = 0;
    if (pen.cap() == Pen.Cap.SQUARE) {
      outX = rounded(ux * half);
      outY = rounded(uy * half);
    }
    ahead(x + nx + outX, y + ny + outY);
    if (pen.cap() == Pen.Cap.ROUND) {
      arc(true, x, y, uy, -ux, ux, uy);
      ahead(x + rounded(ux * half), y + rounded(uy * half));
      arc(true, x, y, ux, uy, -uy, ux);
    }
    back.add(x - nx + outX, y - ny + outY);
  }

  /** A lone point: a disc, or a square along a direction. */
  private void dot(int x, int y, double ux, double uy, boolean round) {
    beginOutline();
    if (round) {
      quarter(x, y, ux, uy, -uy, ux);
      quarter(x, y, -uy, ux, -ux, -uy);
      quarter(x, y, -ux, -uy, uy, -ux);
      quarter(x, y, uy, -ux, ux, uy);
    } else {
      corner(x, y, ux + uy, uy - ux);
      corner(x, y, ux - uy, uy + ux);
      corner(x, y, -ux - uy, -uy + ux);
      corner(x, y, -ux + uy, -uy - ux);
    }
    sink.close();
  }

  private void quarter(int x, int y, double ax, double ay, double bx, double by) {
    ahead(x + rounded(ax * half), y + rounded(ay * half));
    arc(true, x, y, ax, ay, bx, by);
  }

  private void corner(int x, int y, double dx, double dy) {
    ahead(x + rounded(dx * half), y + rounded(dy * half));
  }

  /** The nearest whole number, modulo 2<sup>32</sup>: the sum has units in its last bit. */
  private static int rounded(double value) {
    return (int) Double.doubleToRawLongBits(value + ROUNDER);
  }

  /** A growing list of points. */
  private static final class Points {
    int[] x = new int[256];
    int[] y = new int[256];
    int count;

    void clear() {
      count = 0;
    }

    void add(int px, int py) {
      if (count == x.length) {
        x = Arrays.copyOf(x, 2 * count);
        y = Arrays.copyOf(y, 2 * count);
      }
      x[count] = px;
      y[count++] = py;
    }

    boolean isNearLast(int px, int py) {
      return count > 0 && Math.abs(px - x[count - 1]) < NEAR && Math.abs(py - y[count - 1]) < NEAR;
    }

    boolean isWithin(int least, int mostX, int mostY) {
      int left = x[0];
      int top = y[0];
      int right = left;
      int bottom = top;
      for (int i = 1; i < count; i++) {
        left = Math.min(left, x[i]);
        right = Math.max(right, x[i]);
        top = Math.min(top, y[i]);
        bottom = Math.max(bottom, y[i]);
      }
      return left >= least && top >= least && right <= mostX && bottom <= mostY;
    }
  }
}

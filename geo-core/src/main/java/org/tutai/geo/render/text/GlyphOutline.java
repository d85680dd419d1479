package org.tutai.geo.render.text;

import java.util.Arrays;
import org.tutai.geo.render.paint.PathSink;

/**
 * The shape of a glyph: closed contours of straight lines and quadratic curves, in font units, y
 * up, to be filled by the non-zero rule. Immutable.
 */
final class GlyphOutline {

  static final GlyphOutline EMPTY = new Builder().build();

  private final float[] xy;
  private final boolean[] onCurve;
  private final int[] contourEnds;

  private GlyphOutline(float[] xy, boolean[] onCurve, int[] contourEnds) {
    this.xy = xy;
    this.onCurve = onCurve;
    this.contourEnds = contourEnds;
  }

  /** An upright box, as wide and high as an ideograph: what stands for a glyph that nobody has. */
  static GlyphOutline box(int unitsPerEm) {
    float em = unitsPerEm;
    var box = new Builder();
    box.rectangle(0.09f * em, -0.03f * em, 0.91f * em, 0.79f * em, true);
    box.rectangle(0.15f * em, 0.03f * em, 0.85f * em, 0.73f * em, false);
    return box.build();
  }

  int points() {
    return onCurve.length;
  }

  int contours() {
    return contourEnds.length;
  }

  boolean isEmpty() {
    return contourEnds.length == 0;
  }

  float x(int point) {
    return xy[2 * point];
  }

  float y(int point) {
    return xy[2 * point + 1];
  }

  /** The box around all points: min x, min y, max x, max y; zeros for an empty glyph. */
  float[] box() {
    if (onCurve.length == 0) {
      return new float[4];
    }
    var box = new float[] {xy[0], xy[1], xy[0], xy[1]};
    for (int p = 1; p < onCurve.length; p++) {
      box[0] = Math.min(box[0], x(p));
      box[1] = Math.min(box[1], y(p));
      box[2] = Math.max(box[2], x(p));
      box[3] = Math.max(box[3], y(p));
    }
    return box;
  }

  /**
   * Where a glyph goes on a picture, in {@link PathSink} units.
   *
   * @param scale picture units in a font unit
   * @param slant how far a point moves to the right for each unit of height
   * @param x the glyph's origin
   * @param y the baseline
   */
  record Placement(double scale, double slant, double x, double y) {

    int x(double fontX, double fontY) {
      return (int) Math.rint(x + (fontX + slant * fontY) * scale);
    }

    int y(double fontY) {
      return (int) Math.rint(y - fontY * scale);
    }
  }

  /** Hands on the contours, curves flattened within 1/16 of a pixel. */
  void draw(Placement placement, PathSink sink) {
    int start = 0;
    for (int end : contourEnds) {
      if (end - start > 1) {
        drawContour(start, end, placement, sink);
      }
      start = end;
    }
  }

  /*
   * Between two points off the curve lies one on it, half way, that the font does not spell out (OpenType 1.9,
   * "glyf", simple glyphs; "TrueType fundamentals"). A contour may begin off the curve, even all around.
   */
  private void drawContour(int start, int end, Placement place, PathSink sink) {
    int first = start;
    while (first < end && !onCurve[first]) {
      first++;
    }
    boolean round = first == end;
    int anchor = round ? start : first;
    double fromX = round ? (x(start) + x(end - 1)) / 2.0 : x(first);
    double fromY = round ? (y(start) + y(end - 1)) / 2.0 : y(first);
    var curve = new Curve(place, sink, fromX, fromY);
    int count = end - start;
    for (int i = round ? 0 : 1; i < count; i++) {
      int point = start + (anchor - start + i) % count;
      curve.point(x(point), y(point), onCurve[point]);
    }
    curve.close();
  }

  /** The pen on its way round a contour. */
  private static final class Curve {

    /** 1/16 pixel. */
    private static final double TOLERANCE = PathSink.ONE / 16.0;

    private static final int MOST_STEPS = 64;

    private final Placement place;
    private final PathSink sink;
    private final double startX;
    private final double startY;
    private double x;
    private double y;
    private double controlX;
    private double controlY;
    private boolean bending;

    Curve(Placement place, PathSink sink, double x, double y) {
      this.place = place;
      this.sink = sink;
      this.startX = x;
      this.startY = y;
      this.x = x;
      this.y = y;
      sink.moveTo(place.x(x, y), place.y(y));
    }

    void point(double toX, double toY, boolean on) {
      if (on) {
        to(toX, toY);
        return;
      }
      if (bending) {
        bendTo((controlX + toX) / 2, (controlY + toY) / 2);
      }
      controlX = toX;
      controlY = toY;
      bending = true;
    }

    void close() {
      to(startX, startY);
      sink.close();
    }

    private void to(double toX, double toY) {
      if (bending) {
        bendTo(toX, toY);
      } else {
        lineTo(toX, toY);
      }
    }

    private void bendTo(double toX, double toY) {
      double fromX = x;
      double fromY = y;
      // A chord over 1/n of the curve is off by at most |from - 2 control + to| / (4 n^2).
      double bend = Math.hypot(fromX - 2 * controlX + toX, fromY - 2 * controlY + toY);
      double wanted = Math.sqrt(bend * place.scale() / (4 * TOLERANCE));
      int steps = (int) Math.min(MOST_STEPS, Math.max(1, Math.ceil(wanted)));
      for (int i = 1; i < steps; i++) {
        double t = (double) i / steps;
        double s = 1 - t;
        lineTo(
            s * s * fromX + 2 * s * t * controlX + t * t * toX,
            s * s * fromY + 2 * s * t * controlY + t * t * toY);
      }
      lineTo(toX, toY);
      bending = false;
    }

    private void lineTo(double toX, double toY) {
      sink.lineTo(place.x(toX, toY), place.y(toY));
      x = toX;
      y = toY;
    }
  }

  /** Gathers points and contours. */
  static final class Builder {

    private float[] xy = new float[64];
    private boolean[] onCurve = new boolean[32];
    private int points;
    private int[] ends = new int[4];
    private int contours;

    int points() {
      return points;
    }

    float x(int point) {
      return xy[2 * point];
    }

    float y(int point) {
      return xy[2 * point + 1];
    }

    void add(float x, float y, boolean on) {
      if (points == onCurve.length) {
        onCurve = Arrays.copyOf(onCurve, points * 2);
        xy = Arrays.copyOf(xy, points * 4);
      }
      xy[2 * points] = x;
      xy[2 * points + 1] = y;
      onCurve[points++] = on;
    }

    void endContour() {
      if (contours == ends.length) {
        ends = Arrays.copyOf(ends, contours * 2);
      }
      ends[contours++] = points;
    }

    void rectangle(float left, float bottom, float right, float top, boolean clockwise) {
      add(left, bottom, true);
      add(clockwise ? left : right, clockwise ? top : bottom, true);
      add(right, top, true);
      add(clockwise ? right : left, clockwise ? bottom : top, true);
      endContour();
    }

    /** Moves and bends the points from one on: x' = xx x + xy y + dx, y' = yx x + yy y + dy. */
    void transform(int fromPoint, double[] matrix, double dx, double dy) {
      for (int p = fromPoint; p < points; p++) {
        double px = x(p);
        double py = y(p);
        xy[2 * p] = (float) (matrix[0] * px + matrix[2] * py + dx);
        xy[2 * p + 1] = (float) (matrix[1] * px + matrix[3] * py + dy);
      }
    }

    GlyphOutline build() {
      return new GlyphOutline(
          Arrays.copyOf(xy, 2 * points),
          Arrays.copyOf(onCurve, points),
          Arrays.copyOf(ends, contours));
    }
  }
}

package org.tutai.geo.render.paint;

/** The outlines of marks. */
public final class Marks {

  /** The shapes, each inscribed in a square. */
  public enum Shape {
    SQUARE,
    CIRCLE,
    /** Its tip upwards. */
    TRIANGLE,
    STAR,
    CROSS,
    X
  }

  /** The largest mark: 1,024 pixels. */
  public static final int MAX_SIZE = 1024 * PathSink.ONE;

  private static final double[] SQUARE = {-.5, -.5, .5, -.5, .5, .5, -.5, .5};
  private static final double[] TRIANGLE = {0, -.5, .5, .5, -.5, .5};
  private static final double[] CROSS = {
    -.12, -.5, .12, -.5, .12, -.12, .5, -.12, .5, .12, .12, .12, .12, .5, -.12, .5, -.12, .12, -.5,
    .12, -.5, -.12, -.12, -.12
  };
  private static final double[] X = {
    -.33, -.5, 0, -.17, .33, -.5, .5, -.33, .17, 0, .5, .33, .33, .5, 0, .17, -.33, .5, -.5, .33,
    -.17, 0, -.5, -.33
  };
  private static final double[] STAR = star();

  private Marks() {}

  /**
   * Five points on a circle, the first upwards, and between them five on one that their lines meet.
   */
  private static double[] star() {
    double[] xy = new double[20];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? .5 : .5 * 0.38196601125010515;
      double angle = Math.PI * i / 5;
      xy[2 * i] = radius * StrictMath.sin(angle);
      xy[2 * i + 1] = -radius * StrictMath.cos(angle);
    }
    return xy;
  }

  /**
   * Draws a closed contour around (x, y), all of them turning the same way.
   *
   * @param size the side of the square the mark is inscribed in, in 1/256 px, from 0 to {@link
   *     #MAX_SIZE}
   * @param degrees by which it is turned clockwise
   */
  public static void draw(Shape shape, PathSink sink, int x, int y, int size, double degrees) {
    if (size < 0 || size > MAX_SIZE) {
      throw new IllegalArgumentException(
          "a mark's size must be from 0 to " + MAX_SIZE + " 1/256 px (got: " + size + ")");
    }
    if (!Double.isFinite(degrees)) {
      throw new IllegalArgumentException(
          "a mark must be turned by a number (got: " + degrees + ")");
    }
    double[] points =
        switch (shape) {
          case SQUARE -> SQUARE;
          case CIRCLE -> circle(size / 2.0);
          case TRIANGLE -> TRIANGLE;
          case STAR -> STAR;
          case CROSS -> CROSS;
          case X -> X;
        };
    polygon(points, sink, x, y, size, StrictMath.toRadians(degrees % 360));
  }

  private static void polygon(
      double[] points, PathSink sink, int x, int y, int size, double radians) {
    double cosine = StrictMath.cos(radians) * size;
    double sine = StrictMath.sin(radians) * size;
    for (int i = 0; i < points.length; i += 2) {
      int px = x + (int) Math.rint(points[i] * cosine - points[i + 1] * sine);
      int py = y + (int) Math.rint(points[i] * sine + points[i + 1] * cosine);
      if (i == 0) {
        sink.moveTo(px, py);
      } else {
        sink.lineTo(px, py);
      }
    }
    sink.close();
  }

  /** A polygon of the circle's area, within 1/32 px of it. */
  private static double[] circle(double radius) {
    int sides = 4 * Math.max(2, (int) Math.ceil(Math.PI / 4 * Math.sqrt(radius / 16)));
    double step = 2 * Math.PI / sides;
    double corner = .5 * Math.sqrt(step / StrictMath.sin(step));
    double[] xy = new double[2 * sides];
    for (int i = 0; i < sides; i++) {
      xy[2 * i] = corner * StrictMath.cos(i * step);
      xy[2 * i + 1] = corner * StrictMath.sin(i * step);
    }
    return xy;
  }
}

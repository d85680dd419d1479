package org.tutai.geo.format;

import java.util.Arrays;
import org.tutai.geo.format.FlatGeometry.Layout;

/**
 * Makes straight lines of circular arcs, which depart from them by no more than a tolerance.
 * Immutable.
 *
 * @param tolerance in the units of the coordinates; very large arcs depart by up to 1/2,600,000 of
 *     their radius where that is more
 */
public record Arcs(double tolerance) {

  /** A hundredth of a metre where the unit is a metre. */
  public static final Arcs PLANE = new Arcs(0.01);

  /** About a hundredth of a metre on the ground. */
  public static final Arcs DEGREES = new Arcs(1e-7);

  /*
   * A step of 3° departs from the arc by 1/2,900 of its radius, which shows nowhere as a corner. The
   * steps start at the arc's middle point as well as at its ends, so that all three given points are
   * kept as they are.
   */
  private static final double WIDEST = Math.toRadians(3);

  private static final double NARROWEST = Math.toRadians(0.1);

  /** No honest curve comes near. */
  private static final int MOST_NUMBERS = 8_000_000;

  /**
   * Straightens a circular string: each arc goes from one point through the next to the one after
   * it. An arc whose end is its start is a whole circle, and its middle point is opposite. Points
   * in a row, and a last point without partner, stay as they are. Z and M run evenly between the
   * given points.
   *
   * @throws BadGeometryException with reason {@code too-many-arcs} when the line would be too long
   */
  public double[] straighten(double[] points, Layout layout) throws BadGeometryException {
    int dimension = layout.dimension();
    var out = new Growing(dimension, points.length);
    if (points.length > 0) {
      out.add(points, 0);
    }
    int arcs = (points.length / dimension - 1) / 2;
    for (int i = 0; i < arcs; i++) {
      arc(points, 2 * i * dimension, dimension, out);
    }
    for (int at = (2 * arcs + 1) * dimension; at < points.length; at += dimension) {
      out.add(points, at);
    }
    return out.toArray();
  }

  private void arc(double[] points, int start, int dimension, Growing out)
      throws BadGeometryException {
    int middle = start + dimension;
    int end = middle + dimension;
    double ax = points[start];
    double ay = points[start + 1];
    double bx = points[middle] - ax;
    double by = points[middle + 1] - ay;
    double cx = points[end] - ax;
    double cy = points[end + 1] - ay;
    boolean circle = cx == 0 && cy == 0;
    double cross = 2 * (bx * cy - by * cx);
    double b = bx * bx + by * by;
    double c = cx * cx + cy * cy;
    double ux = circle ? bx / 2 : (cy * b - by * c) / cross;
    double uy = circle ? by / 2 : (bx * c - cx * b) / cross;
    if (!(Math.hypot(ux, uy) < 1e12)) {
      out.add(points, middle);
      out.add(points, end);
      return;
    }
    double turn = circle || cross > 0 ? 1 : -1;
    half(points, start, middle, ax + ux, ay + uy, turn, out);
    half(points, middle, end, ax + ux, ay + uy, turn, out);
  }

  private void half(double[] points, int from, int to, double x, double y, double turn, Growing out)
      throws BadGeometryException {
    double first = Math.atan2(points[from + 1] - y, points[from] - x);
    double last = Math.atan2(points[to + 1] - y, points[to] - x);
    double sweep = turn * (last - first);
    sweep = sweep < 0 ? sweep + 2 * Math.PI : sweep;
    double radius = Math.hypot(points[from] - x, points[from + 1] - y);
    int steps = (int) Math.ceil(sweep / step(radius));
    for (int i = 1; i < steps; i++) {
      double part = (double) i / steps;
      double angle = first + turn * sweep * part;
      out.add(points, from, to, part, x + radius * Math.cos(angle), y + radius * Math.sin(angle));
    }
    out.add(points, to);
  }

  /** The angle whose chord departs from the arc by the tolerance, within bounds. */
  private double step(double radius) {
    double angle = 2 * Math.acos(Math.max(0, 1 - tolerance / radius));
    return angle >= NARROWEST ? Math.min(WIDEST, angle) : NARROWEST;
  }

  /** Coordinates in an array that grows. */
  private static final class Growing {
    private final int dimension;
    private double[] values;
    private int size;

    Growing(int dimension, int capacity) {
      this.dimension = dimension;
      this.values = new double[capacity];
    }

    void add(double[] from, int at) throws BadGeometryException {
      grow();
      System.arraycopy(from, at, values, size, dimension);
      size += dimension;
    }

    void add(double[] given, int from, int to, double part, double x, double y)
        throws BadGeometryException {
      grow();
      values[size] = x;
      values[size + 1] = y;
      for (int d = 2; d < dimension; d++) {
        values[size + d] = given[from + d] + part * (given[to + d] - given[from + d]);
      }
      size += dimension;
    }

    private void grow() throws BadGeometryException {
      if (size + dimension > values.length) {
        if (size > MOST_NUMBERS) {
          throw new BadGeometryException("too-many-arcs", "a curve has too many arcs");
        }
        values = Arrays.copyOf(values, Math.max(16, values.length * 2));
      }
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}

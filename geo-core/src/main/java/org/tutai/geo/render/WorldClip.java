package org.tutai.geo.render;

import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.layer.WorldPath;

/**
 * Cuts shapes on the world grid to a box, and puts vertices into long edges: what a view in a
 * curved projection needs before its coordinates are transformed. Holds buffers; for one thread.
 *
 * <p>Rings are cut by Sutherland and Hodgman ("Reentrant Polygon Clipping", CACM 17(1), 1974):
 * where a ring leaves the box and comes back, the result runs along the box's edge, which fills
 * right and, since the box lies outside the picture, is never seen as a line. Lines are cut into
 * pieces.
 */
final class WorldClip {

  private double[] ring = new double[256];
  private double[] next = new double[256];
  private int size;
  private int nextSize;

  /** Puts what of {@code shape} lies in the box into {@code into}. */
  void clip(WorldPath shape, WorldBox box, WorldPath into) {
    into.clear();
    for (int part = 0; part < shape.parts(); part++) {
      int from = shape.partStart(part);
      int to = shape.partEnd(part);
      switch (shape.kind(part)) {
        case POINT -> clipPoints(shape.coordinates(), from, to, box, into);
        case LINE -> clipLine(shape.coordinates(), from, to, box, into);
        case RING -> clipRing(shape.coordinates(), from, to, box, into);
      }
    }
  }

  /**
   * Puts the lines and the outlines of rings that lie in the box into {@code into}, as lines: what
   * is to be stroked.
   */
  void clipOutlines(WorldPath shape, WorldBox box, WorldPath into) {
    into.clear();
    for (int part = 0; part < shape.parts(); part++) {
      int from = shape.partStart(part);
      int to = shape.partEnd(part);
      if (shape.kind(part) == WorldPath.Kind.RING) {
        clipLine(closed(shape.coordinates(), from, to), 0, to - from + 1, box, into);
      } else if (shape.kind(part) == WorldPath.Kind.LINE) {
        clipLine(shape.coordinates(), from, to, box, into);
      }
    }
  }

  private static int[] closed(int[] xy, int from, int to) {
    int[] line = java.util.Arrays.copyOfRange(xy, 2 * from, 2 * to + 2);
    line[line.length - 2] = xy[2 * from];
    line[line.length - 1] = xy[2 * from + 1];
    return line;
  }

  private static void clipPoints(int[] xy, int from, int to, WorldBox box, WorldPath into) {
    for (int i = from; i < to; i++) {
      if (xy[2 * i] >= box.minX()
          && xy[2 * i] <= box.maxX()
          && xy[2 * i + 1] >= box.minY()
          && xy[2 * i + 1] <= box.maxY()) {
        into.add(xy[2 * i], xy[2 * i + 1]);
      }
    }
    into.endPart(WorldPath.Kind.POINT);
  }

  /**
   * Liang and Barsky's parametric test, edge by edge; a piece ends where the line leaves the box.
   */
  private static void clipLine(int[] xy, int from, int to, WorldBox box, WorldPath into) {
    boolean open = false;
    for (int i = from; i + 1 < to; i++) {
      double x = xy[2 * i];
      double y = xy[2 * i + 1];
      double dx = xy[2 * i + 2] - x;
      double dy = xy[2 * i + 3] - y;
      double[] range = {0, 1};
      boolean inside =
          narrow(-dx, x - box.minX(), range)
              && narrow(dx, box.maxX() - x, range)
              && narrow(-dy, y - box.minY(), range)
              && narrow(dy, box.maxY() - y, range);
      if (!inside) {
        continue;
      }
      if (!open || range[0] > 0) {
        into.endPart(WorldPath.Kind.LINE);
        into.add((int) Math.rint(x + range[0] * dx), (int) Math.rint(y + range[0] * dy));
      }
      into.add((int) Math.rint(x + range[1] * dx), (int) Math.rint(y + range[1] * dy));
      open = range[1] >= 1;
    }
    into.endPart(WorldPath.Kind.LINE);
  }

  private static boolean narrow(double toward, double room, double[] range) {
    if (toward == 0) {
      return room >= 0;
    }
    double at = room / toward;
    if (toward < 0) {
      range[0] = Math.max(range[0], at);
    } else {
      range[1] = Math.min(range[1], at);
    }
    return range[0] <= range[1];
  }

  private void clipRing(int[] xy, int from, int to, WorldBox box, WorldPath into) {
    size = 0;
    ring = ensure(ring, to - from);
    for (int i = from; i < to; i++) {
      ring[2 * size] = xy[2 * i];
      ring[2 * size + 1] = xy[2 * i + 1];
      size++;
    }
    cutSide(0, box.minX(), 1);
    cutSide(0, box.maxX(), -1);
    cutSide(1, box.minY(), 1);
    cutSide(1, box.maxY(), -1);
    for (int i = 0; i < size; i++) {
      into.add((int) Math.rint(ring[2 * i]), (int) Math.rint(ring[2 * i + 1]));
    }
    into.endPart(WorldPath.Kind.RING);
  }

  private void push(double x, double y) {
    next = ensure(next, nextSize + 1);
    next[2 * nextSize] = x;
    next[2 * nextSize + 1] = y;
    nextSize++;
  }

  private static double[] ensure(double[] array, int vertices) {
    return 2 * vertices <= array.length ? array : java.util.Arrays.copyOf(array, 4 * vertices);
  }

  /**
   * Keeps what lies on the side of {@code limit} towards which {@code sign} points, on one axis.
   */
  private void cutSide(int axis, double limit, int sign) {
    nextSize = 0;
    for (int i = 0; i < size; i++) {
      int j = i + 1 == size ? 0 : i + 1;
      double a = sign * (ring[2 * i + axis] - limit);
      double b = sign * (ring[2 * j + axis] - limit);
      if (a >= 0) {
        push(ring[2 * i], ring[2 * i + 1]);
      }
      if ((a < 0 && b > 0) || (a > 0 && b < 0)) {
        double t = a / (a - b);
        push(
            ring[2 * i] + t * (ring[2 * j] - ring[2 * i]),
            ring[2 * i + 1] + t * (ring[2 * j + 1] - ring[2 * i + 1]));
      }
    }
    double[] swap = ring;
    ring = next;
    next = swap;
    size = nextSize;
  }

  /**
   * Copies {@code shape} with vertices added so that no edge is longer than {@code longest} in
   * either axis.
   */
  static void densify(WorldPath shape, double longest, WorldPath into) {
    into.clear();
    int[] xy = shape.coordinates();
    for (int part = 0; part < shape.parts(); part++) {
      int from = shape.partStart(part);
      int to = shape.partEnd(part);
      for (int i = from; i < to; i++) {
        into.add(xy[2 * i], xy[2 * i + 1]);
        boolean last = i + 1 == to;
        if (shape.kind(part) != WorldPath.Kind.POINT
            && !(last && shape.kind(part) == WorldPath.Kind.LINE)) {
          int j = last ? from : i + 1;
          between(xy[2 * i], xy[2 * i + 1], xy[2 * j], xy[2 * j + 1], longest, into);
        }
      }
      into.endPart(shape.kind(part));
    }
  }

  private static final int MOST_PIECES = 1024;

  private static void between(int ax, int ay, int bx, int by, double longest, WorldPath into) {
    double reach = Math.max(Math.abs((double) bx - ax), Math.abs((double) by - ay));
    int pieces = (int) Math.min(MOST_PIECES, Math.ceil(reach / longest));
    for (int k = 1; k < pieces; k++) {
      double t = (double) k / pieces;
      into.add(
          (int) Math.rint(ax + t * ((double) bx - ax)),
          (int) Math.rint(ay + t * ((double) by - ay)));
    }
  }
}

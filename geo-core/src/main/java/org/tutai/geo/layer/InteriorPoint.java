package org.tutai.geo.layer;

import java.util.Arrays;

/**
 * The representative point of a shape: where its name goes, and what stands for it when only a
 * point can be shown.
 *
 * <p>Of polygons, a point well inside the largest part: near its centroid when there is room around
 * that, otherwise near the place with the most room (the pole of inaccessibility), with somewhat
 * more regard to room at the sides than above and below, because names are wide. Of lines, the
 * middle of the longest part; of points, the first. Rings win over lines, lines over points. The
 * same shape always gives the same point.
 *
 * <p>Rings may run either way round; the even-odd rule says what is inside. A ring without area
 * counts as a line. The result is on the {@link org.tutai.geo.crs.WorldGrid}, so of a shape a few
 * units wide it may lie on the edge.
 *
 * <p>The work is bounded: beyond a few hundred vertices it is in proportion to their number with a
 * small factor. Stateless, thread-safe.
 */
public final class InteriorPoint {

  /*
   * The search is the well-known one by cells: keep a queue of squares, each with an upper bound of the room
   * anywhere in it (the room at its centre plus its half diagonal); take the most promising, split it in four,
   * until no square promises markedly more than the best point found. Each probe measures the distance to every
   * edge, so edges are made few first: vertices closer to the last kept one than a small part of the shape's size
   * are skipped. A skipped vertex can put a point on the wrong side by that small part; the result is tried
   * against the exact rings, and a scan line decides when it fails.
   *
   * Most villages, towns and counties are compact: their centroid has so much room that the search is not begun.
   */

  /** Vertices beyond which the rings are thinned for the search. */
  private static final int SEARCH_VERTICES = 400;

  private static final int PROBES = 96;

  /** How much more room a square must promise than there is already. */
  private static final double WORTH_A_LOOK = 1.1;

  /** A name is wide: heights count this much more than widths when room is measured. */
  private static final double WIDE = 1.5;

  /** The centroid is good when its room is this part of that of a disc of the same area. */
  private static final double COMPACT = 0.5;

  /** Room that may be given up to come nearer to the centroid. */
  private static final double GIVE = 0.75;

  private InteriorPoint() {}

  /**
   * The representative point, x in the upper, y in the lower half.
   *
   * @throws IllegalArgumentException when the path has no vertices
   */
  public static long of(WorldPath path) {
    if (path.vertices() == 0) {
      throw new IllegalArgumentException("a shape must have a vertex (got: none)");
    }
    int largest = largestRing(path);
    if (largest >= 0) {
      return inPolygon(path, largest);
    }
    int longest = longestLine(path);
    if (longest >= 0) {
      return middle(path, longest);
    }
    return packed(path.coordinates()[0], path.coordinates()[1]);
  }

  /** The x of a point. */
  public static int x(long point) {
    return (int) (point >> 32);
  }

  /** The y of a point. */
  public static int y(long point) {
    return (int) point;
  }

  private static long packed(double x, double y) {
    return ((long) Math.rint(x) << 32) | ((long) Math.rint(y) & 0xFFFFFFFFL);
  }

  // ---- lines

  private static int longestLine(WorldPath path) {
    int longest = -1;
    double most = -1;
    for (int part = 0; part < path.parts(); part++) {
      if (path.kind(part) != WorldPath.Kind.POINT) {
        double length = length(path, part);
        if (length > most) {
          most = length;
          longest = part;
        }
      }
    }
    return longest;
  }

  private static double length(WorldPath path, int part) {
    double length = 0;
    for (int v = path.partStart(part); v + 1 < path.partEnd(part); v++) {
      length += step(path.coordinates(), v);
    }
    return length;
  }

  private static double step(int[] xy, int v) {
    return Math.hypot((double) xy[2 * v + 2] - xy[2 * v], (double) xy[2 * v + 3] - xy[2 * v + 1]);
  }

  private static long middle(WorldPath path, int part) {
    int[] xy = path.coordinates();
    double left = length(path, part) / 2;
    int v = path.partStart(part);
    for (; v + 1 < path.partEnd(part); v++) {
      double step = step(xy, v);
      if (step >= left && step > 0) {
        double t = left / step;
        double dx = (double) xy[2 * v + 2] - xy[2 * v];
        double dy = (double) xy[2 * v + 3] - xy[2 * v + 1];
        return packed(xy[2 * v] + t * dx, xy[2 * v + 1] + t * dy);
      }
      left -= step;
    }
    return packed(xy[2 * v], xy[2 * v + 1]);
  }

  // ---- polygons

  private static int largestRing(WorldPath path) {
    int largest = -1;
    double most = 0;
    for (int part = 0; part < path.parts(); part++) {
      if (path.kind(part) == WorldPath.Kind.RING) {
        double area = Math.abs(doubleArea(path, part));
        if (area > most) {
          most = area;
          largest = part;
        }
      }
    }
    return largest;
  }

  private static double doubleArea(WorldPath path, int part) {
    int[] xy = path.coordinates();
    int start = path.partStart(part);
    int end = path.partEnd(part);
    double x0 = xy[2 * start];
    double y0 = xy[2 * start + 1];
    double sum = 0;
    for (int v = start + 1; v + 1 < end; v++) {
      double ax = xy[2 * v] - x0;
      double ay = xy[2 * v + 1] - y0;
      double bx = xy[2 * v + 2] - x0;
      double by = xy[2 * v + 3] - y0;
      sum += ax * by - ay * bx;
    }
    return sum;
  }

  private static long inPolygon(WorldPath path, int largest) {
    var polygon = Polygon.around(path, largest);
    double[] centroid = polygon.centroid();
    double enough = COMPACT * Math.sqrt(polygon.area() / Math.PI);
    boolean thinned = polygon.edges > SEARCH_VERTICES;
    var coarse = thinned ? polygon.thinned() : polygon;
    double[] best = centroid;
    if (!(coarse.room(centroid[0], centroid[1]) >= enough)) {
      best = towards(coarse, new Search(coarse).pole(centroid), centroid);
    }
    double x = Math.rint(best[0]);
    double y = Math.rint(best[1] / WIDE);
    if (polygon.room(x, y * WIDE) <= 0) {
      double[] certain = polygon.onScanLine();
      x = certain[0];
      y = certain[1] / WIDE;
    }
    return packed(x + polygon.originX, y + polygon.originY);
  }

  /** The point nearest to the centroid on the way there that keeps most of the pole's room. */
  private static double[] towards(Polygon polygon, double[] pole, double[] centroid) {
    double room = polygon.room(pole[0], pole[1]) * GIVE;
    for (double part = 1; part > 0.2; part -= 0.25) {
      double x = pole[0] + part * (centroid[0] - pole[0]);
      double y = pole[1] + part * (centroid[1] - pole[1]);
      if (polygon.room(x, y) >= room) {
        return new double[] {x, y};
      }
    }
    return pole;
  }

  /**
   * The largest ring and every ring that may lie in it, as edges, relative to the largest ring's
   * corner, heights stretched by {@link #WIDE}.
   */
  private static final class Polygon {

    final int originX;
    final int originY;
    double width;
    double height;

    /** Where each ring ends, the largest ring first; and the vertices, x and y by turns. */
    private int[] ends = new int[4];

    private int rings;
    private double[] xy;
    int edges;

    private Polygon(int originX, int originY, int capacity) {
      this.originX = originX;
      this.originY = originY;
      this.xy = new double[2 * capacity];
    }

    static Polygon around(WorldPath path, int largest) {
      int[] box = box(path, largest);
      var polygon = new Polygon(box[0], box[1], path.partEnd(largest) - path.partStart(largest));
      polygon.width = (double) box[2] - box[0];
      polygon.height = ((double) box[3] - box[1]) * WIDE;
      polygon.add(path, largest);
      for (int part = 0; part < path.parts(); part++) {
        if (part != largest
            && path.kind(part) == WorldPath.Kind.RING
            && within(box, box(path, part))) {
          polygon.add(path, part);
        }
      }
      return polygon;
    }

    private static int[] box(WorldPath path, int part) {
      int[] xy = path.coordinates();
      int minX = Integer.MAX_VALUE;
      int minY = Integer.MAX_VALUE;
      int maxX = Integer.MIN_VALUE;
      int maxY = Integer.MIN_VALUE;
      for (int v = path.partStart(part); v < path.partEnd(part); v++) {
        minX = Math.min(minX, xy[2 * v]);
        maxX = Math.max(maxX, xy[2 * v]);
        minY = Math.min(minY, xy[2 * v + 1]);
        maxY = Math.max(maxY, xy[2 * v + 1]);
      }
      return new int[] {minX, minY, maxX, maxY};
    }

    private static boolean within(int[] outer, int[] inner) {
      return inner[0] >= outer[0]
          && inner[1] >= outer[1]
          && inner[2] <= outer[2]
          && inner[3] <= outer[3];
    }

    private void add(WorldPath path, int part) {
      for (int v = path.partStart(part); v < path.partEnd(part); v++) {
        double x = (double) path.coordinates()[2 * v] - originX;
        double y = ((double) path.coordinates()[2 * v + 1] - originY) * WIDE;
        add(x, y);
      }
      endRing();
    }

    private void add(double x, double y) {
      if (2 * edges == xy.length) {
        xy = Arrays.copyOf(xy, xy.length * 2);
      }
      xy[2 * edges] = x;
      xy[2 * edges + 1] = y;
      edges++;
    }

    private void endRing() {
      if (rings == ends.length) {
        ends = Arrays.copyOf(ends, rings * 2);
      }
      ends[rings++] = edges;
    }

    /** The same with fewer vertices, each moved by little. */
    Polygon thinned() {
      double apart = (width + height) / (2.0 * SEARCH_VERTICES);
      var thin = thinned(apart);
      while (thin.edges > SEARCH_VERTICES) {
        apart *= 2;
        thin = thin.thinned(apart);
      }
      return thin;
    }

    private Polygon thinned(double apart) {
      var thin = new Polygon(originX, originY, SEARCH_VERTICES);
      thin.width = width;
      thin.height = height;
      int start = 0;
      for (int ring = 0; ring < rings; ring++) {
        int before = thin.edges;
        double lastX = Double.NEGATIVE_INFINITY;
        double lastY = Double.NEGATIVE_INFINITY;
        for (int v = start; v < ends[ring]; v++) {
          double dx = Math.abs(xy[2 * v] - lastX);
          double dy = Math.abs(xy[2 * v + 1] - lastY);
          if (Math.max(dx, dy) >= apart) {
            lastX = xy[2 * v];
            lastY = xy[2 * v + 1];
            thin.add(lastX, lastY);
          }
        }
        if (thin.edges - before < 3 && ring > 0) {
          thin.edges = before;
        } else {
          thin.endRing();
        }
        start = ends[ring];
      }
      return thin;
    }

    /** The area of the largest ring. */
    double area() {
      double sum = 0;
      for (int v = 0, last = ends[0] - 1; v < ends[0]; last = v++) {
        sum += xy[2 * last] * xy[2 * v + 1] - xy[2 * v] * xy[2 * last + 1];
      }
      return Math.abs(sum) / 2;
    }

    /** The centroid of the largest ring. */
    double[] centroid() {
      double sum = 0;
      double sumX = 0;
      double sumY = 0;
      for (int v = 0, last = ends[0] - 1; v < ends[0]; last = v++) {
        double ax = xy[2 * last];
        double ay = xy[2 * last + 1];
        double bx = xy[2 * v];
        double by = xy[2 * v + 1];
        double cross = ax * by - bx * ay;
        sum += cross;
        sumX += (ax + bx) * cross;
        sumY += (ay + by) * cross;
      }
      return new double[] {sumX / (3 * sum), sumY / (3 * sum)};
    }

    /** The distance to the nearest edge, negative outside. */
    double room(double px, double py) {
      return room(px, py, 0);
    }

    /**
     * The same, but gives up with a smaller number as soon as the distance is seen to be less than
     * {@code atLeast}.
     */
    double room(double px, double py, double atLeast) {
      double tooNear = atLeast * atLeast;
      boolean inside = false;
      double nearest = Double.POSITIVE_INFINITY;
      int start = 0;
      for (int ring = 0; ring < rings; ring++) {
        int end = ends[ring];
        double ax = xy[2 * end - 2] - px;
        double ay = xy[2 * end - 1] - py;
        for (int v = start; v < end; v++) {
          double bx = xy[2 * v] - px;
          double by = xy[2 * v + 1] - py;
          if ((ay > 0) != (by > 0) && (ax * (by - ay) > ay * (bx - ax)) == (by > ay)) {
            inside = !inside;
          }
          nearest = Math.min(nearest, squareToEdge(ax, ay, bx, by));
          if (nearest < tooNear) {
            return -atLeast;
          }
          ax = bx;
          ay = by;
        }
        start = end;
      }
      double distance = Math.sqrt(nearest);
      return inside ? distance : -distance;
    }

    /** The squared distance of the origin to an edge. */
    private static double squareToEdge(double ax, double ay, double bx, double by) {
      double dx = bx - ax;
      double dy = by - ay;
      double along = -(ax * dx + ay * dy);
      if (along <= 0) {
        return ax * ax + ay * ay;
      }
      double length = dx * dx + dy * dy;
      if (along >= length) {
        return bx * bx + by * by;
      }
      double cross = ax * dy - ay * dx;
      return cross * cross / length;
    }

    /** The middle of the widest stretch inside on a few horizontal lines. */
    double[] onScanLine() {
      double[] best = {xy[0], xy[1]};
      double widest = -1;
      var crossings = new double[64];
      for (int line = 1; line < 16; line++) {
        double y = (Math.floor(height / WIDE * line / 16) + 0.0) * WIDE;
        int count = 0;
        int start = 0;
        for (int ring = 0; ring < rings; ring++) {
          for (int v = start, last = ends[ring] - 1; v < ends[ring]; last = v++) {
            double ay = xy[2 * last + 1];
            double by = xy[2 * v + 1];
            if ((ay > y) != (by > y)) {
              if (count == crossings.length) {
                crossings = Arrays.copyOf(crossings, count * 2);
              }
              double t = (y - ay) / (by - ay);
              crossings[count++] = xy[2 * last] + t * (xy[2 * v] - xy[2 * last]);
            }
          }
          start = ends[ring];
        }
        Arrays.sort(crossings, 0, count);
        for (int i = 0; i + 1 < count; i += 2) {
          if (crossings[i + 1] - crossings[i] > widest) {
            widest = crossings[i + 1] - crossings[i];
            best = new double[] {(crossings[i] + crossings[i + 1]) / 2, y};
          }
        }
      }
      return best;
    }
  }

  /** The search by cells, with a fixed number of probes. */
  private static final class Search {

    private final Polygon polygon;

    /** A heap of squares, the most promising first: x, y, half side, promise. */
    private final double[] heap = new double[4 * (PROBES + 8)];

    private int size;
    private int probes;
    private double[] best = {0, 0};
    private double bestRoom = Double.NEGATIVE_INFINITY;

    Search(Polygon polygon) {
      this.polygon = polygon;
    }

    double[] pole(double[] centroid) {
      probe(centroid[0], centroid[1], 0);
      cover();
      while (size > 0 && probes + 4 <= PROBES) {
        double x = heap[0];
        double y = heap[1];
        double half = heap[2] / 2;
        double promise = heap[3];
        pop();
        if (promise < bestRoom * WORTH_A_LOOK) {
          break;
        }
        probe(x - half, y - half, half);
        probe(x + half, y - half, half);
        probe(x - half, y + half, half);
        probe(x + half, y + half, half);
      }
      return best;
    }

    /** Starts with squares that cover the shape's box, at most eight in a row. */
    private void cover() {
      double longer = Math.max(polygon.width, polygon.height);
      double shorter = Math.min(polygon.width, polygon.height);
      double side = Math.max(shorter, longer / 8);
      for (double x = side / 2; x - side / 2 < polygon.width; x += side) {
        for (double y = side / 2; y - side / 2 < polygon.height; y += side) {
          probe(x, y, side / 2);
        }
      }
    }

    private void probe(double x, double y, double half) {
      probes++;
      double diagonal = half * Math.sqrt(2);
      double room = polygon.room(x, y, Math.max(0, bestRoom - diagonal));
      if (room > bestRoom) {
        bestRoom = room;
        best = new double[] {x, y};
      }
      double promise = room + diagonal;
      if (half > 0 && promise > bestRoom) {
        push(x, y, half, promise);
      }
    }

    private void push(double x, double y, double half, double promise) {
      int at = size++;
      while (at > 0 && heap[4 * ((at - 1) / 2) + 3] < promise) {
        System.arraycopy(heap, 4 * ((at - 1) / 2), heap, 4 * at, 4);
        at = (at - 1) / 2;
      }
      set(at, x, y, half, promise);
    }

    private void pop() {
      int from = 4 * --size;
      double x = heap[from];
      double y = heap[from + 1];
      double half = heap[from + 2];
      double promise = heap[from + 3];
      int at = 0;
      for (int child = 1; child < size; child = 2 * at + 1) {
        if (child + 1 < size && heap[4 * child + 7] > heap[4 * child + 3]) {
          child++;
        }
        if (heap[4 * child + 3] <= promise) {
          break;
        }
        System.arraycopy(heap, 4 * child, heap, 4 * at, 4);
        at = child;
      }
      set(at, x, y, half, promise);
    }

    private void set(int at, double x, double y, double half, double promise) {
      heap[4 * at] = x;
      heap[4 * at + 1] = y;
      heap[4 * at + 2] = half;
      heap[4 * at + 3] = promise;
    }
  }
}

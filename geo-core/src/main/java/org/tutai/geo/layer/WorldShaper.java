package org.tutai.geo.layer;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.crs.Antimeridian;
import org.tutai.geo.crs.CoordinateTransform;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.WorldGrid;

/**
 * Moves exact geometries from a layer's CRS onto the world grid. Holds buffers; for one thread.
 *
 * <p>A straight line of the source need not be straight on the grid. Edges whose middle would stray
 * by more than {@value #TOLERANCE} units (about a metre) are halved until it doesn't; halving sees
 * only an edge's two ends, so an edge that two shapes share is halved alike in both. Shapes in
 * degrees that jump over the antimeridian are cut there.
 */
final class WorldShaper {

  private static final int TOLERANCE = 50;
  private static final int DEEPEST_HALVING = 9;

  /** Edges shorter than this many units (about 20 km) are taken as straight without looking. */
  private static final long SHORT_EDGE = 1 << 20;

  /** The farthest a coordinate may lie: room for moving to the coarsest cells without overflow. */
  private static final int LIMIT = Integer.MAX_VALUE - (1 << 24);

  private final CoordinateTransform toLonLat;
  private final boolean degrees;
  private final double[] point = new double[2];
  private double[] source = new double[512];
  private double[] lonLat = new double[512];

  WorldShaper(Crs crs) {
    this.toLonLat = crs.toLonLat();
    this.degrees = crs.geographic();
  }

  /**
   * Puts a geometry on the grid: outer rings counter-clockwise, inner clockwise, rings not closed
   * by a repeated vertex.
   *
   * @return false, leaving {@code into} half filled, when a coordinate has no place on earth in the
   *     layer's CRS
   */
  boolean shape(Geometry geometry, WorldPath into) {
    into.clear();
    return append(degrees ? Antimeridian.cut(geometry) : geometry, into);
  }

  private boolean append(Geometry geometry, WorldPath into) {
    if (geometry.isEmpty()) {
      return true;
    }
    if (geometry instanceof Point p) {
      return appendPart(p.getCoordinateSequence(), WorldPath.Kind.POINT, false, into);
    }
    if (geometry instanceof LinearRing ring) {
      return appendRing(ring, true, into);
    }
    if (geometry instanceof LineString line) {
      return appendPart(line.getCoordinateSequence(), WorldPath.Kind.LINE, false, into);
    }
    if (geometry instanceof Polygon polygon) {
      return appendPolygon(polygon, into);
    }
    if (geometry instanceof GeometryCollection) {
      boolean good = true;
      for (int i = 0; i < geometry.getNumGeometries() && good; i++) {
        good = append(geometry.getGeometryN(i), into);
      }
      return good;
    }
    return false;
  }

  private boolean appendPolygon(Polygon polygon, WorldPath into) {
    boolean good = appendRing(polygon.getExteriorRing(), true, into);
    for (int i = 0; i < polygon.getNumInteriorRing() && good; i++) {
      good = appendRing(polygon.getInteriorRingN(i), false, into);
    }
    return good;
  }

  private boolean appendRing(LinearRing ring, boolean counterClockwise, WorldPath into) {
    CoordinateSequence points = ring.getCoordinateSequence();
    boolean reverse = points.size() > 3 && Orientation.isCCW(points) != counterClockwise;
    return appendPart(points, WorldPath.Kind.RING, reverse, into);
  }

  private boolean appendPart(
      CoordinateSequence points, WorldPath.Kind kind, boolean reverse, WorldPath into) {
    int n = points.size();
    load(points, n, reverse);
    toLonLat.transform(source, 0, lonLat, 0, n);
    for (int i = 0; i < 2 * n; i++) {
      if (!Double.isFinite(lonLat[i])) {
        return false;
      }
    }
    int drawn = kind == WorldPath.Kind.RING && closed(n) ? n - 1 : n;
    for (int i = 0; i < drawn; i++) {
      int x = gridX(lonLat[2 * i]);
      int y = gridY(lonLat[2 * i + 1]);
      into.add(x, y);
      if (kind != WorldPath.Kind.POINT && i + 1 < n) {
        int toX = gridX(lonLat[2 * i + 2]);
        int toY = gridY(lonLat[2 * i + 3]);
        if (Math.abs((long) toX - x) + Math.abs((long) toY - y) > SHORT_EDGE) {
          halve(
              source[2 * i],
              source[2 * i + 1],
              x,
              y,
              source[2 * i + 2],
              source[2 * i + 3],
              toX,
              toY,
              0,
              into);
        }
      }
    }
    into.endPart(kind);
    return true;
  }

  private boolean closed(int n) {
    return n > 1 && source[0] == source[2 * n - 2] && source[1] == source[2 * n - 1];
  }

  private void load(CoordinateSequence points, int n, boolean reverse) {
    if (source.length < 2 * n) {
      source = new double[3 * n];
      lonLat = new double[3 * n];
    }
    for (int i = 0; i < n; i++) {
      int at = reverse ? n - 1 - i : i;
      source[2 * i] = points.getX(at);
      source[2 * i + 1] = points.getY(at);
    }
  }

  private void halve(
      double ax,
      double ay,
      int fromX,
      int fromY,
      double bx,
      double by,
      int toX,
      int toY,
      int depth,
      WorldPath into) {
    if (depth == DEEPEST_HALVING) {
      return;
    }
    double mx = (ax + bx) / 2;
    double my = (ay + by) / 2;
    point[0] = mx;
    point[1] = my;
    toLonLat.transform(point, 0, point, 0, 1);
    if (!Double.isFinite(point[0]) || !Double.isFinite(point[1])) {
      return;
    }
    int x = gridX(point[0]);
    int y = gridY(point[1]);
    long strayX = Math.abs(2L * x - fromX - toX);
    long strayY = Math.abs(2L * y - fromY - toY);
    if (strayX + strayY <= 2 * TOLERANCE) {
      return;
    }
    halve(ax, ay, fromX, fromY, mx, my, x, y, depth + 1, into);
    into.add(x, y);
    halve(mx, my, x, y, bx, by, toX, toY, depth + 1, into);
  }

  private static int gridX(double lon) {
    return clamp(WorldGrid.round(WorldGrid.xOfLon(lon)));
  }

  private static int gridY(double lat) {
    return clamp(WorldGrid.round(WorldGrid.yOfLat(lat)));
  }

  private static int clamp(int units) {
    return Math.max(-LIMIT, Math.min(LIMIT, units));
  }
}

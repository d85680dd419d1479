package org.tutai.geo.crs;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Cuts shapes that jump over the antimeridian, so that they draw where they lie.
 *
 * <p>Files from tools that think on the sphere (TopoJSON of world-atlas) let a ring go from 179° E
 * to 180° W in one step; on a plane that step is a line across the whole map. A step counts as a
 * jump when it spans more than 180°, one end lies on the antimeridian and the other at most {@value
 * #NEAR_DEGREES}° from it on the other side; what else is wide, such as a box around the world, is
 * taken at its word. Stateless, thread-safe.
 */
public final class Antimeridian {

  private static final double NEAR_DEGREES = 10;
  private static final double ON_IT = 1e-9;

  private Antimeridian() {}

  /**
   * The same places in parts that stay within ±180°. Lines are split; polygons are cut, and a ring
   * once round the earth (Antarctica) is closed over the pole it lies nearer to. A geometry without
   * a jump, or one too broken to be cut, is returned itself. Heights are not kept in what is cut.
   *
   * @param lonLat longitude, latitude degrees
   */
  public static Geometry cut(Geometry lonLat) {
    Envelope extent = lonLat.getEnvelopeInternal();
    if (!(extent.getWidth() > 180)) {
      return lonLat;
    }
    List<Geometry> parts = new ArrayList<>();
    boolean changed = addParts(lonLat, parts);
    return changed ? lonLat.getFactory().buildGeometry(parts) : lonLat;
  }

  private static boolean addParts(Geometry geometry, List<Geometry> parts) {
    if (geometry instanceof GeometryCollection) {
      boolean changed = false;
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        changed |= addParts(geometry.getGeometryN(i), parts);
      }
      return changed;
    }
    if (geometry instanceof Polygon polygon && anyRingJumps(polygon)) {
      return addCut(polygon, parts);
    }
    if (geometry instanceof LineString line && jumps(line.getCoordinateSequence())) {
      return addSplit(line, parts);
    }
    parts.add(geometry);
    return false;
  }

  private static boolean anyRingJumps(Polygon polygon) {
    boolean jumps = jumps(polygon.getExteriorRing().getCoordinateSequence());
    for (int i = 0; i < polygon.getNumInteriorRing() && !jumps; i++) {
      jumps = jumps(polygon.getInteriorRingN(i).getCoordinateSequence());
    }
    return jumps;
  }

  private static boolean jumps(CoordinateSequence points) {
    for (int i = 1; i < points.size(); i++) {
      if (isJump(points.getX(i - 1), points.getX(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isJump(double from, double to) {
    double nearer = Math.min(Math.abs(from), Math.abs(to));
    double farther = Math.max(Math.abs(from), Math.abs(to));
    return from * to < 0
        && Math.abs(farther - 180) <= ON_IT
        && nearer >= 180 - NEAR_DEGREES
        && nearer <= 180 + ON_IT;
  }

  /** Ends a line where it jumps and goes on at the other side. */
  private static boolean addSplit(LineString line, List<Geometry> parts) {
    List<Coordinate> piece = new ArrayList<>();
    CoordinateSequence points = line.getCoordinateSequence();
    for (int i = 0; i < points.size(); i++) {
      Coordinate here = new Coordinate(points.getX(i), points.getY(i));
      if (i > 0 && isJump(points.getX(i - 1), here.x)) {
        Coordinate before = piece.get(piece.size() - 1);
        boolean beforeIsOnIt = Math.abs(Math.abs(before.x) - 180) <= ON_IT;
        if (!beforeIsOnIt) {
          piece.add(new Coordinate(-here.x, here.y));
        }
        addLine(line.getFactory(), piece, parts);
        piece.clear();
        Coordinate across = new Coordinate(-before.x, before.y);
        if (beforeIsOnIt && !across.equals2D(here)) {
          piece.add(across);
        }
      }
      piece.add(here);
    }
    addLine(line.getFactory(), piece, parts);
    return true;
  }

  /** Pieces of no length, where a line only touched the antimeridian, are left out. */
  private static void addLine(
      GeometryFactory factory, List<Coordinate> piece, List<Geometry> parts) {
    boolean moves = piece.stream().anyMatch(c -> !c.equals2D(piece.get(0)));
    if (moves) {
      parts.add(factory.createLineString(piece.toArray(Coordinate[]::new)));
    }
  }

  /**
   * A polygon's rings are cut one by one and combined by the even-odd rule, which gives the shell
   * without its holes whatever piece a hole falls into.
   */
  private static boolean addCut(Polygon polygon, List<Geometry> parts) {
    try {
      Geometry area = regionOf(polygon.getExteriorRing());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        area =
            OverlayNGRobust.overlay(
                area, regionOf(polygon.getInteriorRingN(i)), OverlayNG.SYMDIFFERENCE);
      }
      // A box around the world jumps there and back and unrolls to nothing.
      if (area.getArea() > 0) {
        parts.addAll(polygonsOf(area));
        return true;
      }
    } catch (TopologyException | IllegalArgumentException e) {
      // Too broken for the overlay: drawn as it is.
    }
    parts.add(polygon);
    return false;
  }

  private static List<Polygon> polygonsOf(Geometry area) {
    List<Polygon> polygons = new ArrayList<>();
    for (Object polygon : PolygonExtracter.getPolygons(area)) {
      polygons.add((Polygon) polygon);
    }
    return polygons;
  }

  /** What a ring goes round, within ±180°. */
  private static Geometry regionOf(LineString ring) {
    List<Coordinate> unrolled = unroll(ring.getCoordinateSequence());
    Geometry region =
        GeometryFixer.fix(ring.getFactory().createPolygon(unrolled.toArray(Coordinate[]::new)));
    Envelope extent = region.getEnvelopeInternal();
    List<Geometry> pieces = new ArrayList<>();
    for (int turn = -2; turn <= 2; turn++) {
      Envelope strip = new Envelope(360.0 * turn - 180, 360.0 * turn + 180, -90, 90);
      if (extent.intersects(strip)) {
        Geometry piece =
            OverlayNGRobust.overlay(
                region, ring.getFactory().toGeometry(strip), OverlayNG.INTERSECTION);
        // A copy: the overlay's result shares coordinates with the region.
        pieces.addAll(
            polygonsOf(
                AffineTransformation.translationInstance(-360.0 * turn, 0).transform(piece)));
      }
    }
    return ring.getFactory().buildGeometry(pieces);
  }

  /** The ring with its jumps taken as the small steps they are, closed over a pole if need be. */
  private static List<Coordinate> unroll(CoordinateSequence points) {
    List<Coordinate> unrolled = new ArrayList<>(points.size() + 3);
    double offset = 0;
    double latitudes = 0;
    for (int i = 0; i < points.size(); i++) {
      double x = points.getX(i);
      if (i > 0 && isJump(points.getX(i - 1), x)) {
        offset += x < 0 ? 360 : -360;
      }
      unrolled.add(new Coordinate(x + offset, points.getY(i)));
      latitudes += points.getY(i);
    }
    Coordinate first = unrolled.get(0);
    Coordinate last = unrolled.get(unrolled.size() - 1);
    if (!last.equals2D(first)) {
      double pole = latitudes < 0 ? -90 : 90;
      unrolled.add(new Coordinate(last.x, pole));
      unrolled.add(new Coordinate(first.x, pole));
      unrolled.add(first.copy());
    }
    return unrolled;
  }
}

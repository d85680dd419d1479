package org.tutai.geo.format.shapefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.RayCrossingCounter;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Mends;

/**
 * Makes polygons of a shapefile record's rings, which come in any order: outer rings run clockwise,
 * holes counter-clockwise.
 *
 * <p>Where the direction of a ring and its place among the others disagree, its place decides, and
 * the feature counts as mended: a ring inside an outer ring is a hole, a ring inside a hole or
 * inside nothing is an outer ring. A clockwise ring that only overlaps another stays an outer ring.
 */
final class RingSorter {

  /** Above this many rings, an index finds which may lie in which. */
  private static final int FEW = 64;

  /**
   * How many vertices are looked at before a record counts as hostile: about a second's work, and a
   * hundred times what the largest land-cover polygons take.
   */
  private static final long MOST_WORK = 200_000_000;

  private final Mends mends;
  private final Ring[] rings;
  private long work;

  /** One ring; {@code parent} is the smallest ring around it. */
  private static final class Ring {
    final CoordinateSequence points;
    final LinearRing line;
    final Envelope envelope;
    final double area;
    final boolean clockwise;
    int rank;
    boolean shell;
    Ring parent;
    final List<LinearRing> holes = new ArrayList<>(0);

    Ring(double[] coordinates, Layout layout) {
      line = FlatGeometry.ring(coordinates, layout);
      points = line.getCoordinateSequence();
      envelope = line.getEnvelopeInternal();
      double signed = signedArea(coordinates, layout.dimension());
      area = Math.abs(signed);
      clockwise = signed <= 0;
      parent = this;
    }
  }

  private RingSorter(List<double[]> rings, Layout layout, Mends mends) {
    this.mends = mends;
    this.rings = new Ring[rings.size()];
    for (int i = 0; i < this.rings.length; i++) {
      this.rings[i] = new Ring(rings.get(i), layout);
    }
  }

  /**
   * Sorts rings into a polygon or a multipolygon.
   *
   * @param rings closed rings of four coordinates or more, at least one
   * @throws BadGeometryException with reason {@code too-many-rings} when sorting them would take
   *     unreasonably long
   */
  static Geometry assemble(List<double[]> rings, Layout layout, Mends mends)
      throws BadGeometryException {
    var sorter = new RingSorter(rings, layout, mends);
    sorter.findRoles();
    return sorter.polygons();
  }

  /** Twice the area under the trapezoid rule, positive for counter-clockwise rings. */
  static double signedArea(double[] coordinates, int dimension) {
    double x0 = coordinates[0];
    double y0 = coordinates[1];
    double sum = 0;
    for (int i = dimension; i + dimension < coordinates.length; i += dimension) {
      sum +=
          (coordinates[i] - x0) * (coordinates[i + dimension + 1] - y0)
              - (coordinates[i + dimension] - x0) * (coordinates[i + 1] - y0);
    }
    return sum;
  }

  private void findRoles() throws BadGeometryException {
    if (rings.length == 1) {
      decide(rings[0], null);
      return;
    }
    Ring[] bySize = rings.clone();
    Arrays.sort(bySize, Comparator.comparingDouble((Ring ring) -> -ring.area));
    for (int i = 0; i < bySize.length; i++) {
      bySize[i].rank = i;
    }
    STRtree index = bySize.length > FEW ? index(bySize) : null;
    for (Ring ring : bySize) {
      decide(ring, index == null ? around(ring, bySize) : around(ring, index));
    }
  }

  private static STRtree index(Ring[] rings) {
    var tree = new STRtree();
    for (Ring ring : rings) {
      tree.insert(ring.envelope, ring);
    }
    return tree;
  }

  private @Nullable Ring around(Ring ring, Ring[] bySize) throws BadGeometryException {
    for (int i = ring.rank - 1; i >= 0; i--) {
      if (bySize[i].envelope.contains(ring.envelope) && isInside(ring, bySize[i])) {
        return bySize[i];
      }
    }
    return null;
  }

  private @Nullable Ring around(Ring ring, STRtree index) throws BadGeometryException {
    List<Ring> candidates = new ArrayList<>();
    index.query(
        ring.envelope,
        found -> {
          Ring other = (Ring) found;
          work++;
          if (other.rank < ring.rank && other.envelope.contains(ring.envelope)) {
            candidates.add(other);
          }
        });
    candidates.sort(Comparator.comparingInt((Ring other) -> -other.rank));
    for (Ring candidate : candidates) {
      if (isInside(ring, candidate)) {
        return candidate;
      }
    }
    return null;
  }

  private void decide(Ring ring, @Nullable Ring around) throws BadGeometryException {
    boolean shellByPlace = around == null || !around.shell;
    if (around != null) {
      ring.parent = around;
    }
    ring.shell = shellByPlace;
    if (shellByPlace == ring.clockwise) {
      return;
    }
    if (ring.clockwise && around != null && !isWhollyInside(ring, around)) {
      ring.shell = true;
      return;
    }
    mends.add(
        "ring-orientation",
        ring.clockwise
            ? "a ring inside an outer ring runs clockwise and was taken for a hole"
            : "an outer ring runs counter-clockwise");
  }

  /** Decided by the first vertex, or middle of an edge, that is not on the other's edge. */
  private boolean isInside(Ring ring, Ring other) throws BadGeometryException {
    var point = new CoordinateXY();
    for (int i = 0; i < ring.points.size() - 1; i++) {
      move(point, ring.points, i);
      int location = locate(point, other);
      if (location != Location.BOUNDARY) {
        return location == Location.INTERIOR;
      }
    }
    for (int i = 0; i < ring.points.size() - 1; i++) {
      point.x = (ring.points.getX(i) + ring.points.getX(i + 1)) / 2;
      point.y = (ring.points.getY(i) + ring.points.getY(i + 1)) / 2;
      int location = locate(point, other);
      if (location != Location.BOUNDARY) {
        return location == Location.INTERIOR;
      }
    }
    return false;
  }

  private boolean isWhollyInside(Ring ring, Ring other) throws BadGeometryException {
    var point = new CoordinateXY();
    for (int i = 0; i < ring.points.size() - 1; i++) {
      move(point, ring.points, i);
      if (locate(point, other) == Location.EXTERIOR) {
        return false;
      }
    }
    return true;
  }

  private int locate(Coordinate point, Ring ring) throws BadGeometryException {
    work += ring.points.size();
    if (work > MOST_WORK) {
      throw new BadGeometryException(
          "too-many-rings", "sorting " + rings.length + " rings took too long");
    }
    var counter = new RayCrossingCounter(point);
    var from = new CoordinateXY();
    var to = new CoordinateXY();
    for (int i = 1; i < ring.points.size() && !counter.isOnSegment(); i++) {
      move(from, ring.points, i - 1);
      move(to, ring.points, i);
      counter.countSegment(from, to);
    }
    return counter.getLocation();
  }

  /** By hand, because JTS cannot put a coordinate with a measure into one without. */
  private static void move(Coordinate point, CoordinateSequence points, int i) {
    point.x = points.getX(i);
    point.y = points.getY(i);
  }

  private Geometry polygons() {
    List<Ring> shells = new ArrayList<>();
    for (Ring ring : rings) {
      if (ring.shell) {
        shells.add(ring);
      } else {
        ring.parent.holes.add(ring.line);
      }
    }
    var polygons = new Polygon[shells.size()];
    for (int i = 0; i < polygons.length; i++) {
      Ring shell = shells.get(i);
      polygons[i] =
          FlatGeometry.FACTORY.createPolygon(shell.line, shell.holes.toArray(new LinearRing[0]));
    }
    return polygons.length == 1 ? polygons[0] : FlatGeometry.FACTORY.createMultiPolygon(polygons);
  }
}

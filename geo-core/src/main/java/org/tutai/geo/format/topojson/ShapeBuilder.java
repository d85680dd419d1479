package org.tutai.geo.format.topojson;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Mends;

/** Follows the arcs of a geometry object and makes the geometry. For one thread. */
final class ShapeBuilder {

  /** Arcs are shared by a few: neighbours, and areas of several ranks. */
  private static final long MOST_USES = 64;

  private static final long POINTS_GRANTED = 1_000_000;

  private final Arcs arcs;
  private final @Nullable Quantization quantization;
  private final Mends mends;
  private long pointsLeft;

  ShapeBuilder(Arcs arcs, @Nullable Quantization quantization, Mends mends) {
    this.arcs = arcs;
    this.quantization = quantization;
    this.mends = mends;
    this.pointsLeft = POINTS_GRANTED + MOST_USES * arcs.points();
  }

  /** The geometry, or null for an object that has none. */
  @Nullable Geometry build(Shape shape) throws BadGeometryException {
    if (shape.type().isEmpty()) {
      return null;
    }
    if (shape.type().equals("GeometryCollection")) {
      return collection(shape.members());
    }
    Nested path = shape.path();
    if (path == null) {
      throw new BadGeometryException(
          "geometry-without-arcs", "a " + shape.type() + " has no arcs or coordinates");
    }
    return switch (shape.type()) {
      case "Point" -> point(path);
      case "MultiPoint" -> points(path);
      case "LineString" -> line(path);
      case "MultiLineString" -> lines(path);
      case "Polygon" -> polygon(path);
      case "MultiPolygon" -> polygons(path);
      default ->
          throw new BadGeometryException(
              "geometry-type", "\"" + shape.type() + "\" is no type of geometry");
    };
  }

  private Geometry collection(List<Shape> members) throws BadGeometryException {
    List<Geometry> geometries = new ArrayList<>();
    for (Shape member : members) {
      Geometry geometry = build(member);
      if (geometry != null) {
        geometries.add(geometry);
      }
    }
    return FlatGeometry.FACTORY.createGeometryCollection(geometries.toArray(Geometry[]::new));
  }

  private Point point(Nested path) throws BadGeometryException {
    double[] position = numbers(path);
    if (position.length == 0) {
      return FlatGeometry.FACTORY.createPoint();
    }
    if (position.length < 2) {
      throw new BadGeometryException("position-too-short", "a position has only one number");
    }
    double[] xy =
        quantization == null
            ? new double[] {position[0], position[1]}
            : new double[] {quantization.x(position[0]), quantization.y(position[1])};
    FlatGeometry.check(xy, Layout.XY);
    return FlatGeometry.point(xy, Layout.XY);
  }

  private Geometry points(Nested path) throws BadGeometryException {
    List<Point> points = new ArrayList<>();
    for (Nested child : children(path)) {
      points.add(point(child));
    }
    return FlatGeometry.FACTORY.createMultiPoint(points.toArray(Point[]::new));
  }

  private LineString line(Nested path) throws BadGeometryException {
    double[] xy = join(numbers(path));
    if (xy.length < 4) {
      throw new BadGeometryException("line-too-short", "a line has fewer than two points");
    }
    return FlatGeometry.line(xy, Layout.XY);
  }

  private Geometry lines(Nested path) throws BadGeometryException {
    List<LineString> lines = new ArrayList<>();
    for (Nested child : children(path)) {
      lines.add(line(child));
    }
    return FlatGeometry.FACTORY.createMultiLineString(lines.toArray(LineString[]::new));
  }

  private Polygon polygon(Nested path) throws BadGeometryException {
    LinearRing shell = null;
    List<LinearRing> holes = new ArrayList<>();
    for (Nested child : children(path)) {
      double[] ring = FlatGeometry.closed(join(numbers(child)), Layout.XY, mends);
      if (ring.length > 0 && shell == null) {
        shell = FlatGeometry.ring(ring, Layout.XY);
      } else if (ring.length > 0) {
        holes.add(FlatGeometry.ring(ring, Layout.XY));
      } else if (shell == null) {
        break;
      }
    }
    return shell == null
        ? FlatGeometry.FACTORY.createPolygon()
        : FlatGeometry.FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new));
  }

  private Geometry polygons(Nested path) throws BadGeometryException {
    List<Polygon> polygons = new ArrayList<>();
    for (Nested child : children(path)) {
      Polygon polygon = polygon(child);
      if (!polygon.isEmpty()) {
        polygons.add(polygon);
      }
    }
    return FlatGeometry.FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private static double[] numbers(Nested path) throws BadGeometryException {
    if (path instanceof Nested.Numbers numbers) {
      return numbers.values();
    }
    throw new BadGeometryException("arcs-nesting", "arrays stand where numbers must");
  }

  private static List<Nested> children(Nested path) throws BadGeometryException {
    if (path instanceof Nested.Numbers numbers && numbers.values().length > 0) {
      throw new BadGeometryException("arcs-nesting", "numbers stand where arrays must");
    }
    return path.children();
  }

  /** The points of arcs one after the other, each shared point once. */
  private double[] join(double[] indexes) throws BadGeometryException {
    double[] xy = new double[2 * pointsOf(indexes)];
    int n = 0;
    for (double number : indexes) {
      int index = (int) number;
      int first = 0;
      if (n > 0) {
        requireJoin(xy, n, index);
        first = 1;
      }
      for (int i = first; i < arcs.points(index); i++) {
        xy[n++] = arcs.x(index, i);
        xy[n++] = arcs.y(index, i);
      }
    }
    FlatGeometry.check(xy, Layout.XY);
    return xy;
  }

  private int pointsOf(double[] indexes) throws BadGeometryException {
    long points = 0;
    for (double index : indexes) {
      if (!arcs.contains(index)) {
        throw new BadGeometryException(
            "arc-index", "there are " + arcs.count() + " arcs, and none of index " + index);
      }
      if (arcs.points((int) index) == 0) {
        throw new BadGeometryException("arc-empty", "the arc " + (int) index + " has no point");
      }
      points += arcs.points((int) index) - (points == 0 ? 0 : 1);
    }
    pointsLeft -= points;
    if (pointsLeft < 0 || points > Integer.MAX_VALUE / 4) {
      pointsLeft = Math.min(pointsLeft, 0);
      throw new BadGeometryException(
          "arcs-used-too-often",
          "the layer's geometries use the arcs more than " + MOST_USES + " times on average");
    }
    return (int) points;
  }

  private void requireJoin(double[] xy, int n, int index) throws BadGeometryException {
    if (xy[n - 2] != arcs.x(index, 0) || xy[n - 1] != arcs.y(index, 0)) {
      throw new BadGeometryException(
          "arcs-not-joined", "the arc " + index + " does not begin where the one before it ends");
    }
  }
}

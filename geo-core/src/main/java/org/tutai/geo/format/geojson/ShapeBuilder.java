package org.tutai.geo.format.geojson;

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

/**
 * Makes geometries of what is written, outer rings counter-clockwise and holes clockwise (RFC 7946,
 * section 3.1.6). For one thread.
 */
final class ShapeBuilder {

  private final Mends mends;

  ShapeBuilder(Mends mends) {
    this.mends = mends;
  }

  /** The geometry, or null for none or one without coordinates. */
  @Nullable Geometry build(Shape shape) throws BadGeometryException {
    if (shape.isNone()) {
      return null;
    }
    if (!shape.fault.isEmpty()) {
      throw new BadGeometryException("geometry-type", shape.fault);
    }
    if (shape.type.equals("GeometryCollection")) {
      return collection(shape);
    }
    int depth = depth(shape.type);
    if (!shape.hasCoordinates) {
      throw new BadGeometryException(
          "coordinates-missing", "a " + shape.type + " has no coordinates");
    }
    Coordinates coordinates = shape.coordinates;
    coordinates.check(mends);
    if (coordinates.depth() == 0) {
      return null;
    }
    if (coordinates.depth() != depth) {
      throw new BadGeometryException(
          "coordinates-nesting",
          "the positions of a "
              + shape.type
              + " must stand in "
              + depth
              + " arrays, not "
              + coordinates.depth());
    }
    return build(shape.type, coordinates);
  }

  private static int depth(String type) throws BadGeometryException {
    return switch (type) {
      case "Point" -> 1;
      case "MultiPoint", "LineString" -> 2;
      case "MultiLineString", "Polygon" -> 3;
      case "MultiPolygon" -> 4;
      default ->
          throw new BadGeometryException("geometry-type", "\"" + type + "\" is no geometry's type");
    };
  }

  private @Nullable Geometry build(String type, Coordinates coordinates)
      throws BadGeometryException {
    return switch (type) {
      case "Point" -> point(coordinates, 0);
      case "MultiPoint" -> points(coordinates);
      case "LineString" -> line(coordinates, 0);
      case "MultiLineString" -> lines(coordinates);
      case "Polygon" -> polygon(coordinates, 0, coordinates.lines());
      default -> polygons(coordinates);
    };
  }

  private @Nullable Geometry collection(Shape shape) throws BadGeometryException {
    if (shape.members == null) {
      throw new BadGeometryException(
          "geometries-missing", "a GeometryCollection has no geometries");
    }
    List<Geometry> geometries = new ArrayList<>();
    for (Shape member : shape.members) {
      Geometry geometry = build(member);
      if (geometry != null) {
        geometries.add(geometry);
      }
    }
    return geometries.isEmpty()
        ? null
        : FlatGeometry.FACTORY.createGeometryCollection(geometries.toArray(Geometry[]::new));
  }

  private static double[] checked(Coordinates coordinates, int from, int to)
      throws BadGeometryException {
    double[] numbers = coordinates.copy(from, to);
    FlatGeometry.check(numbers, coordinates.layout());
    return numbers;
  }

  private static Point point(Coordinates coordinates, int i) throws BadGeometryException {
    return FlatGeometry.point(checked(coordinates, i, i + 1), coordinates.layout());
  }

  private static Geometry points(Coordinates coordinates) throws BadGeometryException {
    var points = new Point[coordinates.points()];
    for (int i = 0; i < points.length; i++) {
      points[i] = point(coordinates, i);
    }
    return FlatGeometry.FACTORY.createMultiPoint(points);
  }

  private static LineString line(Coordinates coordinates, int line) throws BadGeometryException {
    int from = coordinates.lineStart(line);
    int to = coordinates.lineEnd(line);
    if (to - from < 2) {
      throw new BadGeometryException("line-too-short", "a line has fewer than two points");
    }
    return FlatGeometry.line(checked(coordinates, from, to), coordinates.layout());
  }

  private @Nullable Geometry lines(Coordinates coordinates) throws BadGeometryException {
    List<LineString> lines = new ArrayList<>();
    for (int i = 0; i < coordinates.lines(); i++) {
      if (coordinates.lineEnd(i) > coordinates.lineStart(i)) {
        lines.add(line(coordinates, i));
      }
    }
    return lines.isEmpty()
        ? null
        : FlatGeometry.FACTORY.createMultiLineString(lines.toArray(LineString[]::new));
  }

  private @Nullable Polygon polygon(Coordinates coordinates, int from, int to)
      throws BadGeometryException {
    LinearRing shell = null;
    List<LinearRing> holes = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Layout layout = coordinates.layout();
      double[] written = checked(coordinates, coordinates.lineStart(i), coordinates.lineEnd(i));
      double[] numbers = FlatGeometry.closed(written, layout, mends);
      if (numbers.length == 0) {
        if (i == from) {
          return null;
        }
        continue;
      }
      turn(numbers, layout.dimension(), i == from);
      LinearRing ring = FlatGeometry.ring(numbers, layout);
      if (i == from) {
        shell = ring;
      } else {
        holes.add(ring);
      }
    }
    return shell == null
        ? null
        : FlatGeometry.FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new));
  }

  private @Nullable Geometry polygons(Coordinates coordinates) throws BadGeometryException {
    List<Polygon> polygons = new ArrayList<>();
    for (int i = 0; i < coordinates.parts(); i++) {
      Polygon polygon = polygon(coordinates, coordinates.partStart(i), coordinates.partEnd(i));
      if (polygon != null) {
        polygons.add(polygon);
      }
    }
    return polygons.isEmpty()
        ? null
        : FlatGeometry.FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  /** Turns a ring round when it runs the wrong way. */
  private void turn(double[] ring, int dimension, boolean shell) {
    double area = 0;
    for (int i = dimension; i + dimension < ring.length; i += dimension) {
      area +=
          (ring[i] - ring[0]) * (ring[i + dimension + 1] - ring[1])
              - (ring[i + dimension] - ring[0]) * (ring[i + 1] - ring[1]);
    }
    if (shell ? area >= 0 : area <= 0) {
      return;
    }
    for (int i = 0, j = ring.length - dimension; i < j; i += dimension, j -= dimension) {
      for (int k = 0; k < dimension; k++) {
        double kept = ring[i + k];
        ring[i + k] = ring[j + k];
        ring[j + k] = kept;
      }
    }
    mends.add(
        "ring-orientation",
        shell ? "an outer ring runs clockwise" : "a hole runs counter-clockwise");
  }
}

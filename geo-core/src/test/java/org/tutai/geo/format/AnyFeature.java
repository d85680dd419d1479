package org.tutai.geo.format;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.FlatGeometry.Layout;

/**
 * Makes features at random for round trips. Outer rings run clockwise and holes the other way;
 * polygons of one geometry lie in cells of their own, a hole inside its polygon.
 */
public final class AnyFeature {

  private static final String LETTERS = "abcXYZ 019.,'\"臺北市信義區許功蓋村";

  private final Random random;
  private final Layout layout;

  public AnyFeature(Random random, Layout layout) {
    this.random = random;
    this.layout = layout;
  }

  /** Some features of a kind, ordinals in order; one in eight has no geometry. */
  public List<Feature> list(GeometryKind kind, boolean multi, List<Field> fields) {
    List<Feature> features = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      Geometry geometry =
          kind == GeometryKind.NONE || random.nextInt(8) == 0 ? null : geometry(kind, multi);
      features.add(new Feature(i, geometry, values(fields)));
    }
    return features;
  }

  /** A geometry of a kind. */
  public Geometry geometry(GeometryKind kind, boolean multi) {
    int parts = 1 + random.nextInt(3);
    return switch (kind) {
      case POINT -> multi ? points(parts) : point();
      case LINE -> multi ? lines(parts + 1) : line();
      case POLYGON -> multi ? polygons(parts + 1) : polygon(random.nextInt(9));
      case MIXED, RASTER, NONE ->
          throw new IllegalArgumentException("a kind of geometry (got: " + kind + ")");
    };
  }

  private Geometry points(int count) {
    Point[] points = new Point[count];
    Arrays.setAll(points, i -> point());
    return FlatGeometry.FACTORY.createMultiPoint(points);
  }

  private Point point() {
    return FlatGeometry.point(coordinates(1), layout);
  }

  private Geometry lines(int count) {
    LineString[] lines = new LineString[count];
    Arrays.setAll(lines, i -> line());
    return FlatGeometry.FACTORY.createMultiLineString(lines);
  }

  private LineString line() {
    return FlatGeometry.line(coordinates(2 + random.nextInt(6)), layout);
  }

  private Geometry polygons(int count) {
    Polygon[] polygons = new Polygon[count];
    Arrays.setAll(polygons, this::polygon);
    return FlatGeometry.FACTORY.createMultiPolygon(polygons);
  }

  private Polygon polygon(int cell) {
    double x = 100 * cell;
    double y = 100 * random.nextInt(5);
    LinearRing outer = ring(x, y, 30 + random.nextInt(15), -1);
    LinearRing[] holes =
        random.nextBoolean()
            ? new LinearRing[0]
            : new LinearRing[] {ring(x - 5, y, 2 + random.nextInt(2), 1), ring(x + 5, y, 3, 1)};
    return FlatGeometry.FACTORY.createPolygon(outer, holes);
  }

  private LinearRing ring(double x, double y, double radius, int turn) {
    int corners = 3 + random.nextInt(8);
    double[] ring = coordinates(corners + 1);
    int dimension = layout.dimension();
    for (int i = 0; i < corners; i++) {
      double angle = turn * 2 * Math.PI * i / corners;
      ring[i * dimension] = x + radius * Math.cos(angle);
      ring[i * dimension + 1] = y + radius * Math.sin(angle);
    }
    System.arraycopy(ring, 0, ring, corners * dimension, dimension);
    return FlatGeometry.ring(ring, layout);
  }

  private double[] coordinates(int count) {
    return random.doubles((long) count * layout.dimension(), -1e6, 1e6).toArray();
  }

  /** A value for each field; one in six is null. */
  public List<Object> values(List<Field> fields) {
    List<Object> values = new ArrayList<>();
    fields.forEach(field -> values.add(random.nextInt(6) == 0 ? null : value(field.type())));
    return values;
  }

  private Object value(FieldType type) {
    return switch (type) {
      case TEXT -> text();
      case INTEGER -> random.nextLong() % (long) Math.pow(10, random.nextInt(18));
      case REAL -> real();
      case BOOLEAN -> random.nextBoolean();
      case DATE -> LocalDate.of(1 + random.nextInt(9999), 1, 1).plusDays(random.nextInt(365));
      case DATE_TIME -> LocalDateTime.of(2000, 1, 1, 0, 0).plusNanos(random.nextInt() * 1_000_000L);
      case BINARY -> text().getBytes(StandardCharsets.UTF_8);
    };
  }

  private double real() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(2000) / 16.0 - 50;
      case 1 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case 2 -> Double.longBitsToDouble(random.nextLong() & 0x7FEFFFFFFFFFFFFFL);
      default -> -random.nextDouble();
    };
  }

  /** A text that is not empty and neither starts nor ends with a blank. */
  private String text() {
    var text = new StringBuilder("x");
    int length = random.nextInt(20);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.append('臺').toString();
  }
}

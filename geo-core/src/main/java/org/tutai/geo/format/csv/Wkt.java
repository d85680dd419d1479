package org.tutai.geo.format.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Mends;

/**
 * Reads well-known text (OGC 06-103r4, section 7) from bytes, also with {@code SRID=3826;} before
 * it. Numbers may have any number of dimensions; M is kept, what comes after is not. For one
 * thread.
 */
final class Wkt {

  private static final int DEEPEST = 16;
  private static final String REASON = "wkt-broken";

  private final Mends mends;
  private final NumberCell number = new NumberCell();
  private byte[] bytes = {};
  private int at;
  private int end;
  private double[] numbers = new double[64];
  private int count;

  Wkt(Mends mends) {
    this.mends = mends;
  }

  /** The kind of geometry that a cell begins to be, or null. */
  static @Nullable GeometryKind kind(byte[] bytes, int start, int end) {
    String head =
        new String(bytes, start, Math.min(40, end - start), StandardCharsets.ISO_8859_1)
            .strip()
            .toUpperCase(Locale.ROOT)
            .replaceFirst("^SRID=\\d+;\\s*", "")
            .replaceFirst("^MULTI", "");
    if (head.startsWith("POINT")) {
      return GeometryKind.POINT;
    }
    if (head.startsWith("LINESTRING") || head.startsWith("LINEARRING")) {
      return GeometryKind.LINE;
    }
    if (head.startsWith("POLYGON")) {
      return GeometryKind.POLYGON;
    }
    return head.startsWith("GEOMETRYCOLLECTION") ? GeometryKind.MIXED : null;
  }

  /** The code of {@code SRID=3826;} at a cell's beginning. */
  static OptionalInt srid(byte[] bytes, int start, int end) {
    String head = new String(bytes, start, Math.min(16, end - start), StandardCharsets.ISO_8859_1);
    String digits = head.strip().toUpperCase(Locale.ROOT).replaceFirst("^SRID=(\\d{1,6});.*", "$1");
    return digits.matches("\\d{1,6}")
        ? OptionalInt.of(Integer.parseInt(digits))
        : OptionalInt.empty();
  }

  /** Reads a cell; null for an empty geometry. */
  @Nullable Geometry read(byte[] text, int start, int stop) throws BadGeometryException {
    bytes = text;
    at = start;
    end = stop;
    if (word().equals("SRID") && take('=')) {
      while (at < end && bytes[at] != ';') {
        at++;
      }
      at++;
    } else {
      at = start;
    }
    Geometry geometry = geometry(0);
    blanks();
    if (at < end) {
      throw broken("more text behind the geometry");
    }
    return geometry;
  }

  private @Nullable Geometry geometry(int depth) throws BadGeometryException {
    if (depth > DEEPEST) {
      throw broken("collections more than " + DEEPEST + " deep in one another");
    }
    String type = word();
    boolean z = false;
    boolean m = false;
    if (type.endsWith("ZM") || type.endsWith("Z") || type.endsWith("M")) {
      z = type.endsWith("ZM") || type.endsWith("Z");
      m = type.endsWith("M");
      type = type.replaceFirst("Z?M?$", "");
    }
    String next = word();
    if (next.equals("Z") || next.equals("M") || next.equals("ZM")) {
      z = next.startsWith("Z");
      m = next.endsWith("M");
      next = word();
    }
    if (next.equals("EMPTY")) {
      return null;
    }
    if (!next.isEmpty()) {
      throw broken("\"" + next + "\"");
    }
    return geometry(type, new Dimensions(z, m), depth);
  }

  /** What numbers a coordinate has, as far as was said. */
  private record Dimensions(boolean z, boolean m) {
    Layout layout(int count) {
      return z || m ? Layout.of(z, m) : Layout.of(count >= 3, count >= 4);
    }
  }

  private @Nullable Geometry geometry(String type, Dimensions dimensions, int depth)
      throws BadGeometryException {
    return switch (type) {
      case "POINT" -> point(dimensions);
      case "LINESTRING" -> line(dimensions);
      case "LINEARRING" -> line(dimensions);
      case "POLYGON" -> polygon(dimensions);
      case "MULTIPOINT" -> points(dimensions);
      case "MULTILINESTRING" -> lines(dimensions);
      case "MULTIPOLYGON" -> polygons(dimensions);
      case "GEOMETRYCOLLECTION" -> collection(depth);
      default -> throw new BadGeometryException("geometry-type", "\"" + type + "\" is no type");
    };
  }

  private Point point(Dimensions dimensions) throws BadGeometryException {
    Run run = run(dimensions);
    if (run.size() != 1) {
      throw broken(run.size() + " positions in a point");
    }
    return FlatGeometry.point(run.numbers, run.layout);
  }

  private LineString line(Dimensions dimensions) throws BadGeometryException {
    Run run = run(dimensions);
    if (run.size() < 2) {
      throw new BadGeometryException("line-too-short", "a line has fewer than two points");
    }
    return FlatGeometry.line(run.numbers, run.layout);
  }

  private @Nullable Polygon polygon(Dimensions dimensions) throws BadGeometryException {
    LinearRing shell = null;
    List<LinearRing> holes = new ArrayList<>();
    boolean lost = false;
    open();
    do {
      Run run = run(dimensions);
      double[] closed = FlatGeometry.closed(run.numbers, run.layout, mends);
      if (closed.length == 0) {
        lost |= shell == null;
      } else if (shell == null && !lost) {
        shell = FlatGeometry.ring(closed, run.layout);
      } else {
        holes.add(FlatGeometry.ring(closed, run.layout));
      }
    } while (more());
    return shell == null
        ? null
        : FlatGeometry.FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new));
  }

  private Geometry points(Dimensions dimensions) throws BadGeometryException {
    List<Point> points = new ArrayList<>();
    open();
    do {
      blanks();
      if (at < end && bytes[at] == '(') {
        points.add(point(dimensions));
      } else if (!word().equals("EMPTY")) {
        count = 0;
        int size = position();
        Layout layout = dimensions.layout(size);
        points.add(FlatGeometry.point(new Run(cut(size, layout), layout).checked(), layout));
      }
    } while (more());
    return FlatGeometry.FACTORY.createMultiPoint(points.toArray(Point[]::new));
  }

  private Geometry lines(Dimensions dimensions) throws BadGeometryException {
    List<LineString> lines = new ArrayList<>();
    open();
    do {
      if (!word().equals("EMPTY")) {
        lines.add(line(dimensions));
      }
    } while (more());
    return FlatGeometry.FACTORY.createMultiLineString(lines.toArray(LineString[]::new));
  }

  private @Nullable Geometry polygons(Dimensions dimensions) throws BadGeometryException {
    List<Polygon> polygons = new ArrayList<>();
    open();
    do {
      Polygon polygon = word().equals("EMPTY") ? null : polygon(dimensions);
      if (polygon != null) {
        polygons.add(polygon);
      }
    } while (more());
    return polygons.isEmpty()
        ? null
        : FlatGeometry.FACTORY.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }

  private Geometry collection(int depth) throws BadGeometryException {
    List<Geometry> members = new ArrayList<>();
    open();
    do {
      Geometry member = geometry(depth + 1);
      if (member != null) {
        members.add(member);
      }
    } while (more());
    return FlatGeometry.FACTORY.createGeometryCollection(members.toArray(Geometry[]::new));
  }

  /** Positions of one layout. */
  private record Run(double[] numbers, Layout layout) {
    int size() {
      return numbers.length / layout.dimension();
    }

    double[] checked() throws BadGeometryException {
      FlatGeometry.check(numbers, layout);
      return numbers;
    }
  }

  /** Reads positions in brackets. */
  private Run run(Dimensions dimensions) throws BadGeometryException {
    open();
    count = 0;
    int size = 0;
    do {
      int got = position();
      if (size != 0 && got != size) {
        throw broken("positions of " + size + " and of " + got + " numbers");
      }
      size = got;
    } while (more());
    Layout layout = dimensions.layout(size);
    var run = new Run(cut(size, layout), layout);
    run.checked();
    return run;
  }

  /** The numbers read, as many of each position as the layout has. */
  private double[] cut(int size, Layout layout) throws BadGeometryException {
    int dimension = layout.dimension();
    if (size < dimension) {
      throw broken("positions of " + size + " numbers");
    }
    if (size == dimension) {
      return Arrays.copyOf(numbers, count);
    }
    double[] cut = new double[count / size * dimension];
    for (int i = 0; i < cut.length; i++) {
      cut[i] = numbers[i / dimension * size + i % dimension];
    }
    return cut;
  }

  /** Reads a position's numbers and tells how many they are. */
  private int position() throws BadGeometryException {
    int size = 0;
    blanks();
    while (at < end && bytes[at] != ',' && bytes[at] != ')') {
      int from = at;
      while (at < end && bytes[at] > ' ' && bytes[at] != ',' && bytes[at] != ')') {
        at++;
      }
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, count * 2);
      }
      numbers[count++] = number(from);
      size++;
      blanks();
    }
    if (size < 2) {
      throw broken("a position of " + size + " numbers");
    }
    return size;
  }

  private double number(int from) throws BadGeometryException {
    if (number.read(bytes, from, at) != NumberCell.Kind.NONE) {
      return number.real();
    }
    String text = new String(bytes, from, Math.min(40, at - from), StandardCharsets.ISO_8859_1);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw broken("\"" + text + "\" for a number");
    }
  }

  private String word() {
    blanks();
    int from = at;
    while (at < end && (bytes[at] | 0x20) >= 'a' && (bytes[at] | 0x20) <= 'z') {
      at++;
    }
    return new String(bytes, from, Math.min(40, at - from), StandardCharsets.ISO_8859_1)
        .toUpperCase(Locale.ROOT);
  }

  private void open() throws BadGeometryException {
    if (!take('(')) {
      throw broken("no opening bracket");
    }
  }

  /** Whether another follows, behind a comma; else a closing bracket must. */
  private boolean more() throws BadGeometryException {
    if (take(',')) {
      return true;
    }
    if (!take(')')) {
      throw broken("no closing bracket");
    }
    return false;
  }

  private boolean take(char c) {
    blanks();
    if (at < end && bytes[at] == c) {
      at++;
      return true;
    }
    return false;
  }

  private void blanks() {
    while (at < end && bytes[at] >= 0 && bytes[at] <= ' ') {
      at++;
    }
  }

  private static BadGeometryException broken(String found) {
    return new BadGeometryException(REASON, "well-known text is expected, and there is " + found);
  }
}

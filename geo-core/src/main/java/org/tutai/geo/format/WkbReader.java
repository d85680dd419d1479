package org.tutai.geo.format;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.format.FlatGeometry.Layout;

/**
 * Makes geometries of well-known binary: the form of ISO 13249-3 with Z and M in the type's
 * thousands, and the form of PostGIS (EWKB) with flags and an SRID, in both byte orders, and mixed.
 *
 * <p>Every count is checked against the bytes that are left before anything is allocated for it,
 * and geometries nest at most {@value #DEEPEST} deep. Empty geometries, points of NaN among them,
 * are null. Arcs become runs of short straight lines, and surfaces of faces become multipolygons;
 * both are noted as mends. For one thread.
 */
public final class WkbReader {

  /** How deep collections may nest. */
  public static final int DEEPEST = 32;

  private static final int POINT = 1;
  private static final int LINE_STRING = 2;
  private static final int POLYGON = 3;
  private static final int MULTI_POINT = 4;
  private static final int MULTI_LINE_STRING = 5;
  private static final int MULTI_POLYGON = 6;
  private static final int COLLECTION = 7;
  private static final int CIRCULAR_STRING = 8;
  private static final int COMPOUND_CURVE = 9;
  private static final int CURVE_POLYGON = 10;
  private static final int MULTI_CURVE = 11;
  private static final int MULTI_SURFACE = 12;
  private static final int POLYHEDRAL_SURFACE = 15;
  private static final int TIN = 16;
  private static final int TRIANGLE = 17;

  private static final int EWKB_Z = 0x80000000;
  private static final int EWKB_M = 0x40000000;
  private static final int EWKB_SRID = 0x20000000;
  private static final int EWKB_FLAGS = EWKB_Z | EWKB_M | EWKB_SRID;

  /** The shortest geometry: byte order, type, count. */
  private static final int LEAST_GEOMETRY = 9;

  private final Mends mends;
  private final Arcs curves;

  /** Notes mends, and makes arcs straight as closely as is told. */
  public WkbReader(Mends mends, Arcs curves) {
    this.mends = mends;
    this.curves = curves;
  }

  /**
   * Reads one geometry; bytes behind it are left alone.
   *
   * @return null when it is empty
   * @throws BadGeometryException when the bytes are no well-known binary, or the geometry cannot be
   */
  public @Nullable Geometry read(ByteCursor bytes) throws BadGeometryException {
    try {
      return geometry(bytes, 0);
    } catch (FormatException e) {
      throw new BadGeometryException(
          "wkb-too-short", "expected " + e.expected() + ", found " + e.found());
    }
  }

  /** What stands before a geometry's coordinates. */
  private record Head(int type, Layout layout) {}

  private static Head head(ByteCursor bytes) throws FormatException, BadGeometryException {
    int order = bytes.getUnsignedByte();
    if (order > 1) {
      throw new BadGeometryException("wkb-byte-order", "byte order " + order + " is not 0 or 1");
    }
    bytes.order(order == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int code = bytes.getInt();
    if ((code & EWKB_SRID) != 0) {
      bytes.skip(Integer.BYTES);
    }
    int iso = code & ~EWKB_FLAGS;
    int dimension = iso / 1000;
    if (dimension > 3) {
      throw new BadGeometryException("wkb-type", "geometry type " + iso + " is not known");
    }
    boolean z = (code & EWKB_Z) != 0 || (dimension & 1) != 0;
    boolean m = (code & EWKB_M) != 0 || dimension >= 2;
    return new Head(iso % 1000, Layout.of(z, m));
  }

  private @Nullable Geometry geometry(ByteCursor bytes, int depth)
      throws FormatException, BadGeometryException {
    if (depth > DEEPEST) {
      throw new BadGeometryException("wkb-too-deep", "geometries nest deeper than " + DEEPEST);
    }
    Head head = head(bytes);
    return switch (head.type()) {
      case POINT -> point(bytes, head.layout());
      case LINE_STRING -> line(coordinates(bytes, head.layout()), head.layout());
      case CIRCULAR_STRING -> line(arcs(bytes, head.layout()), head.layout());
      case COMPOUND_CURVE -> compound(bytes, depth);
      case POLYGON, TRIANGLE -> polygon(bytes, head.layout());
      case CURVE_POLYGON -> curvePolygon(bytes, depth);
      case MULTI_POINT -> points(members(bytes, depth));
      case MULTI_LINE_STRING, MULTI_CURVE -> lines(members(bytes, depth));
      case MULTI_POLYGON, MULTI_SURFACE -> polygons(members(bytes, depth));
      case POLYHEDRAL_SURFACE, TIN -> faces(members(bytes, depth));
      case COLLECTION -> collection(members(bytes, depth));
      default ->
          throw new BadGeometryException(
              "wkb-type", "geometry type " + head.type() + " is not known");
    };
  }

  private static @Nullable Geometry point(ByteCursor bytes, Layout layout)
      throws FormatException, BadGeometryException {
    var coordinates = new double[layout.dimension()];
    bytes.getDoubles(coordinates, 0, 1, coordinates.length);
    if (Double.isNaN(coordinates[0]) && Double.isNaN(coordinates[1])) {
      return null;
    }
    FlatGeometry.check(coordinates, layout);
    return FlatGeometry.point(coordinates, layout);
  }

  private static double[] coordinates(ByteCursor bytes, Layout layout)
      throws FormatException, BadGeometryException {
    long count = Integer.toUnsignedLong(bytes.getInt());
    bytes.require(count * layout.dimension() * Double.BYTES, count + " points");
    var coordinates = new double[(int) count * layout.dimension()];
    bytes.getDoubles(coordinates, 0, 1, coordinates.length);
    FlatGeometry.check(coordinates, layout);
    return coordinates;
  }

  private double[] arcs(ByteCursor bytes, Layout layout)
      throws FormatException, BadGeometryException {
    mends.add(
        "arc-straightened",
        "arcs were made runs of straight lines within " + curves.tolerance() + " of them");
    return curves.straighten(coordinates(bytes, layout), layout);
  }

  private static @Nullable LineString line(double[] coordinates, Layout layout)
      throws BadGeometryException {
    if (coordinates.length == 0) {
      return null;
    }
    if (coordinates.length < 2 * layout.dimension()) {
      throw new BadGeometryException("line-too-short", "a line has one point only");
    }
    return FlatGeometry.line(coordinates, layout);
  }

  private static int count(ByteCursor bytes, int least, String what) throws FormatException {
    long count = Integer.toUnsignedLong(bytes.getInt());
    bytes.require(count * least, count + " " + what);
    return (int) count;
  }

  private @Nullable Polygon polygon(ByteCursor bytes, Layout layout)
      throws FormatException, BadGeometryException {
    int count = count(bytes, Integer.BYTES, "rings");
    List<double[]> rings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rings.add(coordinates(bytes, layout));
    }
    return polygon(rings, layout);
  }

  /** The first ring is the outer one; holes that are no rings are left out. */
  private @Nullable Polygon polygon(List<double[]> rings, Layout layout)
      throws BadGeometryException {
    if (rings.isEmpty() || rings.get(0).length == 0) {
      return null;
    }
    double[] outer = FlatGeometry.closed(rings.get(0), layout, mends);
    if (outer.length == 0) {
      throw new BadGeometryException("ring-too-short", "an outer ring has too few points");
    }
    List<LinearRing> holes = new ArrayList<>(rings.size() - 1);
    for (double[] ring : rings.subList(1, rings.size())) {
      double[] hole = FlatGeometry.closed(ring, layout, mends);
      if (hole.length > 0) {
        holes.add(FlatGeometry.ring(hole, layout));
      }
    }
    return FlatGeometry.FACTORY.createPolygon(
        FlatGeometry.ring(outer, layout), holes.toArray(new LinearRing[0]));
  }

  private List<Geometry> members(ByteCursor bytes, int depth)
      throws FormatException, BadGeometryException {
    int count = count(bytes, LEAST_GEOMETRY, "geometries");
    List<Geometry> members = new ArrayList<>();
    ByteOrder order = bytes.order();
    for (int i = 0; i < count; i++) {
      Geometry member = geometry(bytes, depth + 1);
      if (member != null) {
        members.add(member);
      }
      bytes.order(order);
    }
    return members;
  }

  private static <T extends Geometry> T[] only(List<Geometry> members, Class<T> kind, T[] none)
      throws BadGeometryException {
    for (Geometry member : members) {
      if (!kind.isInstance(member)) {
        throw new BadGeometryException(
            "wkb-type",
            "a " + member.getGeometryType() + " among " + kind.getSimpleName() + " members");
      }
    }
    return members.toArray(none);
  }

  private static @Nullable Geometry points(List<Geometry> members) throws BadGeometryException {
    Point[] points = only(members, Point.class, new Point[0]);
    return points.length == 0 ? null : FlatGeometry.FACTORY.createMultiPoint(points);
  }

  private static @Nullable Geometry lines(List<Geometry> members) throws BadGeometryException {
    LineString[] lines = only(members, LineString.class, new LineString[0]);
    return lines.length == 0 ? null : FlatGeometry.FACTORY.createMultiLineString(lines);
  }

  private static @Nullable Geometry polygons(List<Geometry> members) throws BadGeometryException {
    Polygon[] polygons = only(members, Polygon.class, new Polygon[0]);
    return polygons.length == 0 ? null : FlatGeometry.FACTORY.createMultiPolygon(polygons);
  }

  private @Nullable Geometry faces(List<Geometry> members) throws BadGeometryException {
    mends.add("surface-flattened", "a surface of faces was made a multipolygon");
    return polygons(members);
  }

  private static @Nullable Geometry collection(List<Geometry> members) {
    return members.isEmpty()
        ? null
        : FlatGeometry.FACTORY.createGeometryCollection(members.toArray(new Geometry[0]));
  }

  private @Nullable LineString compound(ByteCursor bytes, int depth)
      throws FormatException, BadGeometryException {
    List<Geometry> members = members(bytes, depth);
    LineString[] lines = only(members, LineString.class, new LineString[0]);
    if (lines.length == 0) {
      return null;
    }
    Layout layout = layout(lines[0]);
    return line(joined(lines, layout), layout);
  }

  /** Each piece starts where the one before it ends; that point is kept once. */
  private static double[] joined(LineString[] lines, Layout layout) throws BadGeometryException {
    double[] joined = {};
    for (LineString line : lines) {
      if (layout(line) != layout) {
        throw new BadGeometryException("wkb-type", "pieces of a curve differ in dimension");
      }
      double[] piece = flat(line, layout);
      int from = joined.length == 0 ? 0 : layout.dimension();
      int at = joined.length;
      joined = Arrays.copyOf(joined, at + piece.length - from);
      System.arraycopy(piece, from, joined, at, piece.length - from);
    }
    return joined;
  }

  private @Nullable Polygon curvePolygon(ByteCursor bytes, int depth)
      throws FormatException, BadGeometryException {
    LineString[] lines = only(members(bytes, depth), LineString.class, new LineString[0]);
    if (lines.length == 0) {
      return null;
    }
    Layout layout = layout(lines[0]);
    List<double[]> rings = new ArrayList<>();
    for (LineString line : lines) {
      if (layout(line) != layout) {
        throw new BadGeometryException("wkb-type", "rings of a polygon differ in dimension");
      }
      rings.add(flat(line, layout));
    }
    return polygon(rings, layout);
  }

  private static Layout layout(LineString line) {
    var sequence = line.getCoordinateSequence();
    return Layout.of(sequence.hasZ(), sequence.hasM());
  }

  private static double[] flat(LineString line, Layout layout) {
    var sequence = line.getCoordinateSequence();
    var flat = new double[sequence.size() * layout.dimension()];
    for (int i = 0, at = 0; i < sequence.size(); i++) {
      for (int d = 0; d < layout.dimension(); d++) {
        flat[at++] = sequence.getOrdinate(i, d);
      }
    }
    return flat;
  }
}

package org.tutai.geo.format.shapefile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.tutai.geo.bytes.ByteCursor;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Mends;

/** Makes geometries of the contents of {@code .shp} records. For one thread. */
final class ShapeDecoder {

  /** Numbers below this are "no data" where measures stand; whitepaper, page 2. */
  private static final double NO_DATA = -1e38;

  private final GeometryKind kind;
  private final Mends mends;

  /** A decoder for a file of shapes of one kind. */
  ShapeDecoder(GeometryKind kind, Mends mends) {
    this.kind = kind;
    this.mends = mends;
  }

  /**
   * Makes the geometry of one record.
   *
   * @param content the record's content, from its shape type on, in little-endian order
   * @return null for a null shape and for a shape without points
   * @throws BadGeometryException when it is not a shape of the file's kind, or doesn't hold what it
   *     says
   */
  @Nullable Geometry decode(ByteCursor content) throws BadGeometryException {
    try {
      ShapeType type = type(content);
      return switch (type.shape()) {
        case NONE -> null;
        case POINT -> point(content, type.layout());
        case POINTS -> points(content, type.layout());
        case LINES, RINGS -> parts(content, type);
      };
    } catch (FormatException e) {
      throw new BadGeometryException(
          "record-too-short", "expected " + e.expected() + ", found " + e.found());
    }
  }

  private ShapeType type(ByteCursor content) throws FormatException, BadGeometryException {
    int code = content.getInt();
    ShapeType type = ShapeType.ofCode(code);
    if (type == null || (type != ShapeType.NULL && type.kind() != kind)) {
      throw new BadGeometryException(
          "shape-type", "shape type " + code + " is none of a file of kind " + kind);
    }
    return type;
  }

  private @Nullable Geometry point(ByteCursor content, Layout full)
      throws FormatException, BadGeometryException {
    double x = content.getDouble();
    double y = content.getDouble();
    double z = full.hasZ() ? content.getDouble() : Double.NaN;
    double m = full.hasM() && content.remaining() >= Double.BYTES ? content.getDouble() : NO_DATA;
    Layout layout = Layout.of(full.hasZ(), isMeasure(m));
    var coordinates = new double[layout.dimension()];
    coordinates[0] = x;
    coordinates[1] = y;
    if (layout.hasZ()) {
      coordinates[2] = z;
    }
    if (layout.hasM()) {
      coordinates[layout.dimension() - 1] = m;
    }
    FlatGeometry.check(coordinates, layout);
    return FlatGeometry.point(coordinates, layout);
  }

  private @Nullable Geometry points(ByteCursor content, Layout full)
      throws FormatException, BadGeometryException {
    content.skip(4 * Double.BYTES);
    int count = content.getInt();
    if (count == 0) {
      return null;
    }
    content.require(2L * Double.BYTES * count, "points");
    Layout layout = layout(content, full, count);
    double[] coordinates = coordinates(content, layout, count);
    FlatGeometry.check(coordinates, layout);
    return FlatGeometry.FACTORY.createMultiPoint(FlatGeometry.sequence(coordinates, layout));
  }

  private @Nullable Geometry parts(ByteCursor content, ShapeType type)
      throws FormatException, BadGeometryException {
    content.skip(4 * Double.BYTES);
    int partCount = content.getInt();
    int count = content.getInt();
    if (partCount == 0 || count == 0) {
      return null;
    }
    content.require((long) Integer.BYTES * partCount, "part starts");
    int[] starts = starts(content, partCount, count);
    content.require(2L * Double.BYTES * count, "points");
    Layout layout = layout(content, type.layout(), count);
    double[] all = coordinates(content, layout, count);
    FlatGeometry.check(all, layout);
    return type.shape() == ShapeType.Shape.LINES
        ? lines(all, layout, starts)
        : polygons(all, layout, starts);
  }

  private static int[] starts(ByteCursor content, int partCount, int count)
      throws FormatException, BadGeometryException {
    var starts = new int[partCount + 1];
    for (int i = 0; i < partCount; i++) {
      starts[i] = content.getInt();
    }
    starts[partCount] = count;
    if (starts[0] != 0) {
      throw new BadGeometryException("part-index", "the first part starts at point " + starts[0]);
    }
    for (int i = 0; i < partCount; i++) {
      if (starts[i] > starts[i + 1]) {
        throw new BadGeometryException(
            "part-index",
            "part " + i + " starts at point " + starts[i] + ", after its end " + starts[i + 1]);
      }
    }
    return starts;
  }

  /**
   * What the record holds beside x and y. A Z shape's measures are optional, told by the record's
   * length; measures that are all "no data" count as none.
   */
  private static Layout layout(ByteCursor content, Layout full, int count) throws FormatException {
    long block = 2L * Double.BYTES + (long) Double.BYTES * count;
    long xy = 2L * Double.BYTES * count;
    long z = full.hasZ() ? block : 0;
    content.require(xy + z, full.hasZ() ? "points with heights" : "points");
    boolean m = full.hasM() && content.remaining() >= xy + z + block;
    return Layout.of(full.hasZ(), m && hasMeasure(content, xy + z + 2L * Double.BYTES, count));
  }

  private static boolean hasMeasure(ByteCursor content, long ahead, int count)
      throws FormatException {
    for (int i = 0; i < count; i++) {
      if (isMeasure(content.peekDouble((int) ahead + i * Double.BYTES))) {
        return true;
      }
    }
    return false;
  }

  private static double[] coordinates(ByteCursor content, Layout layout, int count)
      throws FormatException, BadGeometryException {
    int dimension = layout.dimension();
    if ((long) count * dimension > Integer.MAX_VALUE - 8) {
      throw new BadGeometryException("record-too-large", count + " points in one shape");
    }
    var coordinates = new double[count * dimension];
    content.getPairs(coordinates, 0, dimension, count);
    if (layout.hasZ()) {
      content.skip(2 * Double.BYTES);
      content.getDoubles(coordinates, 2, dimension, count);
    }
    if (layout.hasM()) {
      content.skip(2 * Double.BYTES);
      content.getDoubles(coordinates, dimension - 1, dimension, count);
      markNoData(coordinates, dimension);
    }
    return coordinates;
  }

  private static void markNoData(double[] coordinates, int dimension) {
    for (int i = dimension - 1; i < coordinates.length; i += dimension) {
      if (!isMeasure(coordinates[i])) {
        coordinates[i] = Double.NaN;
      }
    }
  }

  private static boolean isMeasure(double m) {
    return m > NO_DATA;
  }

  private static List<double[]> split(double[] all, Layout layout, int[] starts) {
    if (starts.length == 2) {
      return List.of(all);
    }
    List<double[]> parts = new ArrayList<>(starts.length - 1);
    for (int i = 0; i + 1 < starts.length; i++) {
      parts.add(
          Arrays.copyOfRange(
              all, starts[i] * layout.dimension(), starts[i + 1] * layout.dimension()));
    }
    return parts;
  }

  private Geometry lines(double[] all, Layout layout, int[] starts) throws BadGeometryException {
    List<LineString> lines = new ArrayList<>(starts.length - 1);
    for (double[] part : split(all, layout, starts)) {
      if (part.length < 2 * layout.dimension()) {
        mends.add("line-too-short", "a part of a line with fewer than two points was left out");
      } else {
        lines.add(FlatGeometry.line(part, layout));
      }
    }
    if (lines.isEmpty()) {
      throw new BadGeometryException("line-too-short", "no part of the line has two points");
    }
    return lines.size() == 1
        ? lines.get(0)
        : FlatGeometry.FACTORY.createMultiLineString(lines.toArray(new LineString[0]));
  }

  private Geometry polygons(double[] all, Layout layout, int[] starts) throws BadGeometryException {
    List<double[]> rings = new ArrayList<>(starts.length - 1);
    for (double[] part : split(all, layout, starts)) {
      double[] ring = FlatGeometry.closed(part, layout, mends);
      if (ring.length > 0) {
        rings.add(ring);
      }
    }
    if (rings.isEmpty()) {
      throw new BadGeometryException("ring-too-short", "no ring has three different points");
    }
    return RingSorter.assemble(rings, layout, mends);
  }
}

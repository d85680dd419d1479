package org.tutai.geo.format.shapefile;

import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.FlatGeometry.Layout;

/** The shape types of the ESRI whitepaper of 1998, table 1, but for the multipatch (31). */
enum ShapeType {
  NULL(0, Shape.NONE, Layout.XY),
  POINT(1, Shape.POINT, Layout.XY),
  POLYLINE(3, Shape.LINES, Layout.XY),
  POLYGON(5, Shape.RINGS, Layout.XY),
  MULTIPOINT(8, Shape.POINTS, Layout.XY),
  POINT_Z(11, Shape.POINT, Layout.XYZM),
  POLYLINE_Z(13, Shape.LINES, Layout.XYZM),
  POLYGON_Z(15, Shape.RINGS, Layout.XYZM),
  MULTIPOINT_Z(18, Shape.POINTS, Layout.XYZM),
  POINT_M(21, Shape.POINT, Layout.XYM),
  POLYLINE_M(23, Shape.LINES, Layout.XYM),
  POLYGON_M(25, Shape.RINGS, Layout.XYM),
  MULTIPOINT_M(28, Shape.POINTS, Layout.XYM);

  /** The number of the multipatch, which is known and refused. */
  static final int MULTIPATCH = 31;

  /** How a record's points belong together. */
  enum Shape {
    NONE(GeometryKind.NONE),
    POINT(GeometryKind.POINT),
    POINTS(GeometryKind.POINT),
    LINES(GeometryKind.LINE),
    RINGS(GeometryKind.POLYGON);

    private final GeometryKind kind;

    Shape(GeometryKind kind) {
      this.kind = kind;
    }
  }

  private static final @Nullable ShapeType[] BY_CODE = new ShapeType[29];

  static {
    for (ShapeType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  private final int code;
  private final Shape shape;
  private final Layout layout;

  ShapeType(int code, Shape shape, Layout layout) {
    this.code = code;
    this.shape = shape;
    this.layout = layout;
  }

  /** The type with a number, or null for a number that is none. */
  static @Nullable ShapeType ofCode(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }

  int code() {
    return code;
  }

  Shape shape() {
    return shape;
  }

  /** The numbers of a coordinate; a Z type's M may be left out in the file. */
  Layout layout() {
    return layout;
  }

  GeometryKind kind() {
    return shape.kind;
  }

  /** The type with the given shape and numbers. */
  static ShapeType of(Shape shape, Layout layout) {
    Layout stored = layout.hasZ() ? Layout.XYZM : layout;
    for (ShapeType type : values()) {
      if (type.shape == shape && type.layout == stored) {
        return type;
      }
    }
    return NULL;
  }
}

package org.tutai.geo.format.kml;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.FieldType;

/**
 * The columns that KML itself names, in the order they stand in. Those of style are named as in
 * simplestyle 1.1: colours {@code #rrggbb}, opacities 0 to 1, widths in pixels.
 */
enum FixedColumn {
  NAME("name", FieldType.TEXT),
  DESCRIPTION("description", FieldType.TEXT),
  FOLDER("folder", FieldType.TEXT),
  ADDRESS("address", FieldType.TEXT),
  BEGIN("begin", FieldType.TEXT),
  END("end", FieldType.TEXT),
  ID("id", FieldType.TEXT),
  VISIBILITY("visibility", FieldType.BOOLEAN),
  STROKE("stroke", FieldType.TEXT),
  STROKE_OPACITY("stroke-opacity", FieldType.REAL),
  STROKE_WIDTH("stroke-width", FieldType.REAL),
  FILL("fill", FieldType.TEXT),
  FILL_OPACITY("fill-opacity", FieldType.REAL),
  MARKER_COLOR("marker-color", FieldType.TEXT),
  MARKER_OPACITY("marker-opacity", FieldType.REAL),
  MARKER_SCALE("marker-scale", FieldType.REAL),
  ICON("icon", FieldType.TEXT);

  private final String columnName;
  private final FieldType type;

  FixedColumn(String columnName, FieldType type) {
    this.columnName = columnName;
    this.type = type;
  }

  String columnName() {
    return columnName;
  }

  /**
   * The type of the column.
   *
   * @param times of those that are times
   */
  FieldType type(FieldType times) {
    return this == BEGIN || this == END ? times : type;
  }

  /** Whether it is a column of style that says something of any of the kinds of geometry. */
  boolean isOf(boolean points, boolean lines, boolean polygons) {
    return switch (this) {
      case STROKE, STROKE_OPACITY, STROKE_WIDTH -> lines || polygons;
      case FILL, FILL_OPACITY -> polygons;
      case MARKER_COLOR, MARKER_OPACITY, MARKER_SCALE, ICON -> points;
      default -> false;
    };
  }

  /**
   * What a style says of it; null for nothing, and for columns not of style.
   *
   * @param polygon whether it is that of a polygon, which may have no outline
   */
  @Nullable Object ofStyle(KmlStyle style, boolean polygon) {
    boolean outlined = !polygon || !Boolean.FALSE.equals(style.outline());
    return switch (this) {
      case STROKE -> color(style.lineColor());
      case STROKE_OPACITY -> outlined ? opacity(style.lineColor()) : (Double) 0.0;
      case STROKE_WIDTH -> style.lineWidth();
      case FILL -> color(style.polygonColor());
      case FILL_OPACITY ->
          Boolean.FALSE.equals(style.fill()) ? (Double) 0.0 : opacity(style.polygonColor());
      case MARKER_COLOR -> color(style.iconColor());
      case MARKER_OPACITY -> opacity(style.iconColor());
      case MARKER_SCALE -> style.iconScale();
      case ICON -> style.icon();
      default -> null;
    };
  }

  private static @Nullable String color(@Nullable Integer argb) {
    return argb == null ? null : String.format(Locale.ROOT, "#%06x", argb & 0xFFFFFF);
  }

  private static @Nullable Double opacity(@Nullable Integer argb) {
    return argb == null ? null : (Double) (Math.rint((argb >>> 24) / 255.0 * 1_000) / 1_000);
  }
}

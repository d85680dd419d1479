package org.tutai.geo.format.kml;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.Schema;

/** Writes the features of a layer as placemarks, in the order that the schema of KML demands. */
final class PlacemarkWriter {

  private final KmlOutput out;
  private final Schema schema;
  private final ShapeWriter shapes;
  private final String schemaId;
  private final Map<FixedColumn, Integer> fixed = new EnumMap<>(FixedColumn.class);

  /**
   * @param number of the layer, from 1
   */
  PlacemarkWriter(KmlOutput out, Schema schema, Crs crs, int number) {
    this.out = out;
    this.schema = schema;
    this.shapes = new ShapeWriter(out, crs);
    this.schemaId = id(number);
    for (int i = 0; i < schema.fields().size(); i++) {
      int index = i;
      fixed(schema.fields().get(i)).ifPresent(column -> fixed.put(column, index));
    }
  }

  private static String id(int number) {
    return "schema" + number;
  }

  /** The element of KML's own that a column is written as; empty for extended data. */
  private static Optional<FixedColumn> fixed(Field field) {
    for (FixedColumn column : FixedColumn.values()) {
      if (column.columnName().equals(field.name())) {
        boolean fits =
            switch (column) {
              case FOLDER, ID -> false;
              case BEGIN, END ->
                  field.type() == FieldType.DATE || field.type() == FieldType.DATE_TIME;
              default -> field.type() == column.type(FieldType.TEXT);
            };
        return fits ? Optional.of(column) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Writes what the columns of a layer are, which must stand before its folder. */
  static void schema(KmlOutput out, Schema schema, int number) throws IOException {
    if (schema.fields().stream().allMatch(field -> fixed(field).isPresent())) {
      return;
    }
    out.begin("Schema", "name", id(number), "id", id(number));
    for (Field field : schema.fields()) {
      if (fixed(field).isEmpty()) {
        out.leaf("SimpleField", "", "type", type(field.type()), "name", field.name());
      }
    }
    out.end().line();
  }

  private static String type(FieldType type) {
    return switch (type) {
      case INTEGER -> "int";
      case REAL -> "double";
      case BOOLEAN -> "bool";
      case TEXT, DATE, DATE_TIME, BINARY -> "string";
    };
  }

  /** Writes a feature; false when its geometry has no place on the earth and was left out. */
  boolean write(Feature feature) throws IOException {
    out.begin("Placemark");
    leaf("name", feature, FixedColumn.NAME);
    if (Boolean.FALSE.equals(value(feature, FixedColumn.VISIBILITY))) {
      out.leaf("visibility", "0");
    }
    leaf("address", feature, FixedColumn.ADDRESS);
    String description = text(feature, FixedColumn.DESCRIPTION);
    if (!description.isEmpty()) {
      boolean plain = PlainText.of(description).equals(description);
      out.leaf("description", plain ? description : PlainText.html(description));
    }
    time(feature);
    style(feature);
    extendedData(feature);
    boolean whole = shape(feature.geometry());
    out.end().line();
    return whole;
  }

  private boolean shape(@Nullable Geometry geometry) throws IOException {
    if (geometry == null || geometry.isEmpty()) {
      return true;
    }
    boolean placed = shapes.place(geometry);
    if (placed) {
      shapes.write(geometry);
    }
    return placed;
  }

  private @Nullable Object value(Feature feature, FixedColumn column) {
    Integer index = fixed.get(column);
    return index == null ? null : feature.value(index);
  }

  private String text(Feature feature, FixedColumn column) {
    return value(feature, column) instanceof String text ? text : "";
  }

  private void leaf(String tag, Feature feature, FixedColumn column) throws IOException {
    String text = text(feature, column);
    if (!text.isEmpty()) {
      out.leaf(tag, text);
    }
  }

  private void time(Feature feature) throws IOException {
    String begin = written(value(feature, FixedColumn.BEGIN));
    String end = written(value(feature, FixedColumn.END));
    if (begin.isEmpty() && end.isEmpty()) {
      return;
    }
    if (begin.equals(end)) {
      out.begin("TimeStamp").leaf("when", begin).end();
      return;
    }
    out.begin("TimeSpan");
    if (!begin.isEmpty()) {
      out.leaf("begin", begin);
    }
    if (!end.isEmpty()) {
      out.leaf("end", end);
    }
    out.end();
  }

  /** A time as XML has it, in UTC where it is one of a day. */
  private static String written(@Nullable Object time) {
    if (time instanceof LocalDateTime moment) {
      return moment.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + "Z";
    }
    return time instanceof LocalDate ? time.toString() : "";
  }

  private void style(Feature feature) throws IOException {
    KmlStyle style = styleOf(feature);
    if (style.equals(KmlStyle.NONE)) {
      return;
    }
    out.begin("Style");
    icon(style);
    if (style.lineColor() != null || style.lineWidth() != null) {
      out.begin("LineStyle");
      color(style.lineColor());
      number("width", style.lineWidth());
      out.end();
    }
    if (style.polygonColor() != null) {
      out.begin("PolyStyle");
      color(style.polygonColor());
      out.end();
    }
    out.end();
  }

  private void icon(KmlStyle style) throws IOException {
    String href = style.icon();
    if (style.iconColor() == null && style.iconScale() == null && href == null) {
      return;
    }
    out.begin("IconStyle");
    color(style.iconColor());
    number("scale", style.iconScale());
    if (href != null) {
      out.begin("Icon").leaf("href", href).end();
    }
    out.end();
  }

  private void color(@Nullable Integer argb) throws IOException {
    if (argb != null) {
      out.leaf("color", KmlStyle.written(argb));
    }
  }

  private void number(String tag, @Nullable Double number) throws IOException {
    if (number != null) {
      out.leaf(tag, ShapeWriter.number(number));
    }
  }

  private KmlStyle styleOf(Feature feature) {
    return new KmlStyle(
        argb(feature, FixedColumn.MARKER_COLOR, FixedColumn.MARKER_OPACITY),
        real(feature, FixedColumn.MARKER_SCALE),
        value(feature, FixedColumn.ICON) instanceof String href && !href.isEmpty() ? href : null,
        argb(feature, FixedColumn.STROKE, FixedColumn.STROKE_OPACITY),
        real(feature, FixedColumn.STROKE_WIDTH),
        argb(feature, FixedColumn.FILL, FixedColumn.FILL_OPACITY),
        null,
        null,
        null,
        null);
  }

  private @Nullable Double real(Feature feature, FixedColumn column) {
    return value(feature, column) instanceof Double number && number >= 0 && number <= 1_000
        ? number
        : null;
  }

  /** A colour with its opacity; white where only that is said, as KML itself has it. */
  private @Nullable Integer argb(Feature feature, FixedColumn color, FixedColumn opacity) {
    String written = text(feature, color);
    Double share = real(feature, opacity);
    boolean usable = written.matches("#[0-9A-Fa-f]{6}");
    if (!usable && share == null) {
      return null;
    }
    int rgb = usable ? Integer.parseInt(written.substring(1), 16) : 0xFFFFFF;
    return (int) Math.rint((share == null ? 1 : Math.min(1, share)) * 255) << 24 | rgb;
  }

  private void extendedData(Feature feature) throws IOException {
    boolean begun = false;
    for (int i = 0; i < schema.fields().size(); i++) {
      Field field = schema.fields().get(i);
      String written = fixed.containsValue(i) ? "" : data(feature.value(i));
      if (!written.isEmpty()) {
        if (!begun) {
          out.begin("ExtendedData").begin("SchemaData", "schemaUrl", "#" + schemaId);
          begun = true;
        }
        out.leaf("SimpleData", written, "name", field.name());
      }
    }
    if (begun) {
      out.end().end();
    }
  }

  private static String data(@Nullable Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number.toString() : "";
    }
    if (value instanceof Boolean truth) {
      return truth ? "1" : "0";
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    return value == null ? "" : value.toString();
  }
}

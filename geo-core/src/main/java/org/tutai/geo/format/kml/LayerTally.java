package org.tutai.geo.format.kml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.FieldNames;

/** Finds out what columns the placemarks of a folder, or of several, need. For one thread. */
final class LayerTally {

  static final int MOST_COLUMNS = 4_096;

  private static final int MOST_STYLES = 2_000;

  /** A column of extended data: its name in the document, and its type. */
  record Value(String name, FieldType type) {}

  /**
   * The columns of a layer.
   *
   * @param fixed those that KML itself names, in the order of the schema, which they begin
   * @param values those of extended data, which follow
   */
  record Columns(Schema schema, List<FixedColumn> fixed, List<Value> values, long count) {}

  private final Map<String, ValueGuess> values = new LinkedHashMap<>();
  private final Set<FixedColumn> fixed = new LinkedHashSet<>();
  private final TimeGuess times = new TimeGuess();
  private final Map<String, StyleUse> styles = new LinkedHashMap<>();
  private long count;
  private boolean points;
  private boolean lines;
  private boolean polygons;
  private boolean mixed;
  private boolean tooManyColumns;

  /** A style that is used: what is said, and where. */
  record StyleUse(StyleBook.Said said, int[] documents) {}

  long count() {
    return count;
  }

  boolean hasTooManyColumns() {
    return tooManyColumns;
  }

  /** Takes into account that something is not seen at first. */
  void addHidden() {
    fixed.add(FixedColumn.VISIBILITY);
  }

  /** Takes a placemark into account. */
  void add(Placemark placemark, boolean visible, int[] documents) {
    count++;
    has(FixedColumn.NAME, placemark.name());
    has(FixedColumn.DESCRIPTION, placemark.description());
    has(FixedColumn.ADDRESS, placemark.address());
    has(FixedColumn.ID, placemark.id());
    has(FixedColumn.BEGIN, placemark.begin());
    has(FixedColumn.END, placemark.end());
    if (!visible) {
      fixed.add(FixedColumn.VISIBILITY);
    }
    times.add(placemark.begin());
    times.add(placemark.end());
    placemark.values().forEach(this::value);
    kind(placemark.geometry());
    if (styles.size() < MOST_STYLES && !placemark.style().equals(StyleBook.Said.NOTHING)) {
      styles.putIfAbsent(
          documents[0] + " " + placemark.style(), new StyleUse(placemark.style(), documents));
    }
  }

  private void has(FixedColumn column, String text) {
    if (!text.isEmpty()) {
      fixed.add(column);
    }
  }

  private void value(String name, Placemark.Written written) {
    ValueGuess guess = values.get(name);
    if (guess == null && values.size() >= MOST_COLUMNS) {
      tooManyColumns = true;
      return;
    }
    if (guess == null) {
      guess = new ValueGuess();
      values.put(name, guess);
    }
    guess.add(written);
  }

  private void kind(@Nullable Geometry geometry) {
    if (geometry == null) {
      return;
    }
    switch (geometry.getGeometryType()) {
      case "Point", "MultiPoint" -> points = true;
      case "LineString", "MultiLineString", "LinearRing" -> lines = true;
      case "Polygon", "MultiPolygon" -> polygons = true;
      default -> {
        mixed = true;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
          kind(geometry.getGeometryN(i));
        }
      }
    }
  }

  /** Takes all that another took. */
  void add(LayerTally other) {
    count += other.count;
    fixed.addAll(other.fixed);
    times.add(other.times);
    other.values.forEach(
        (name, guess) -> {
          if (values.size() < MOST_COLUMNS || values.containsKey(name)) {
            values.computeIfAbsent(name, any -> new ValueGuess()).add(guess);
          } else {
            tooManyColumns = true;
          }
        });
    tooManyColumns |= other.tooManyColumns;
    points |= other.points;
    lines |= other.lines;
    polygons |= other.polygons;
    mixed |= other.mixed;
    other.styles.forEach(
        (key, use) -> {
          if (styles.size() < MOST_STYLES) {
            styles.putIfAbsent(key, use);
          }
        });
  }

  /**
   * The columns that all need that were taken.
   *
   * @param schemas the types that schemas give their fields, by schema and field
   * @param folders whether they lie in more than one folder
   */
  Columns columns(Map<String, Map<String, FieldType>> schemas, StyleBook book, boolean folders) {
    if (folders) {
      fixed.add(FixedColumn.FOLDER);
    }
    addStyles(book);
    var names = new FieldNames();
    List<Field> fields = new ArrayList<>();
    List<FixedColumn> order = new ArrayList<>();
    for (FixedColumn column : FixedColumn.values()) {
      if (fixed.contains(column)) {
        order.add(column);
        fields.add(Field.of(names.next(column.columnName()), column.type(times.type())));
      }
    }
    List<Value> typed = new ArrayList<>();
    values.forEach(
        (name, guess) -> {
          FieldType type = guess.type(name, schemas);
          typed.add(new Value(name, type));
          fields.add(Field.of(names.next(name), type));
        });
    return new Columns(new Schema(geometryKind(), fields), order, typed, count);
  }

  private void addStyles(StyleBook book) {
    boolean many = styles.size() >= MOST_STYLES;
    for (FixedColumn column : FixedColumn.values()) {
      boolean drawn = column.isOf(points, lines, polygons);
      if (drawn && (many || styles.values().stream().anyMatch(use -> says(book, use, column)))) {
        fixed.add(column);
      }
    }
  }

  private static boolean says(StyleBook book, StyleUse use, FixedColumn column) {
    return book.resolve(use.said(), use.documents())
        .filter(
            style -> column.ofStyle(style, true) != null || column.ofStyle(style, false) != null)
        .isPresent();
  }

  private GeometryKind geometryKind() {
    int kinds = (points ? 1 : 0) + (lines ? 1 : 0) + (polygons ? 1 : 0);
    if (kinds == 0) {
      return GeometryKind.NONE;
    }
    if (mixed || kinds > 1) {
      return GeometryKind.MIXED;
    }
    return points ? GeometryKind.POINT : lines ? GeometryKind.LINE : GeometryKind.POLYGON;
  }
}

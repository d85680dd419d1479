package org.tutai.geo.format.geopackage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;

/**
 * What the database's own tables say of one layer.
 *
 * @param name the table or view
 * @param geometry the column of geometries, or null for none
 * @param kind of the geometries
 * @param curves whether they are declared to be curves
 * @param key the column that is the row's number, or null for a view
 * @param index the R-tree over the geometries, or null for none
 * @param srsId of the geometries
 * @param stored how its rows can be read without SQLite, or null where they cannot
 * @param columns the other columns
 */
record LayerTable(
    String name,
    @Nullable String geometry,
    GeometryKind kind,
    boolean curves,
    @Nullable String key,
    @Nullable String index,
    int srsId,
    @Nullable StoredTable stored,
    List<Column> columns) {

  /** Keys of these names were made up by the program that wrote the file. */
  private static final Set<String> MADE_UP_KEYS = Set.of("fid", "ogc_fid", "tutai_fid");

  private static final Set<String> CURVES =
      Set.of(
          "CIRCULARSTRING", "COMPOUNDCURVE", "CURVE", "MULTICURVE", "CURVEPOLYGON", "MULTISURFACE");

  private static final int TYPES_LOOKED_AT = 100;

  /** How SQLite marks what a virtual table hides; 2 and 3 are computed columns. */
  private static final int HIDDEN = 1;

  LayerTable {
    columns = List.copyOf(columns);
  }

  /** A column as SQLite tells of it. */
  private record Told(
      String name, String type, int key, int hidden, @Nullable String defaultValue) {

    boolean hasDefault() {
      return defaultValue != null && !defaultValue.equalsIgnoreCase("NULL");
    }
  }

  private record GeometryColumn(String name, String type, int srsId) {}

  /** Reads what there is to know about a table of {@code gpkg_contents}. */
  static LayerTable read(Database database, String name, boolean features) throws SQLException {
    List<Told> told = told(database, name);
    GeometryColumn geometry = features ? geometry(database, name) : null;
    return of(database, name, told, geometry);
  }

  /** Reads what there is to know about a table that is registered nowhere. */
  static LayerTable unregistered(Database database, String name) throws SQLException {
    List<Told> told = told(database, name);
    LayerList.Sample sample =
        LayerList.geometryColumn(database, name, told.stream().map(Told::name).toList());
    return of(
        database,
        name,
        told,
        sample == null ? null : new GeometryColumn(sample.column(), "GEOMETRY", sample.srsId()));
  }

  private static LayerTable of(
      Database database, String name, List<Told> told, @Nullable GeometryColumn geometry)
      throws SQLException {
    String geometryName = geometry == null ? null : columnName(told, geometry.name());
    String key = key(database, name, told);
    return new LayerTable(
        name,
        geometryName,
        geometry == null ? GeometryKind.NONE : kind(geometry.type()),
        geometry != null && CURVES.contains(geometry.type().strip().toUpperCase(Locale.ROOT)),
        key,
        key == null || geometryName == null ? null : index(database, name, geometryName),
        geometry == null ? 0 : geometry.srsId(),
        stored(database, name, told, geometryName, key),
        columns(database, name, told, geometryName, key));
  }

  /*
   * Rows can be read from the pages of a table that is in no way special. A row may be shorter than
   * its table, when columns were added later; then SQLite gives their defaults.
   */
  private static @Nullable StoredTable stored(
      Database database,
      String name,
      List<Told> told,
      @Nullable String geometry,
      @Nullable String key)
      throws SQLException {
    List<String> sql =
        database.all(
            "SELECT m.sql FROM sqlite_master m, pragma_table_list t WHERE m.type = 'table'"
                + " AND m.rootpage > 0 AND lower(m.name) = lower(?) AND t.schema = 'main'"
                + " AND t.name = m.name AND t.type = 'table' AND t.wr = 0",
            row -> String.valueOf(row.getString(1)),
            name);
    boolean special =
        told.stream().anyMatch(column -> column.hidden() != 0 || column.hasDefault())
            || (key != null && sql.stream().anyMatch(LayerTable::mayRunDown));
    Optional<String> rowNumber = key != null ? Optional.of(key) : rowNumber(told);
    if (sql.size() != 1 || special || rowNumber.isEmpty()) {
      return null;
    }
    int geometryAt = -1;
    List<StoredTable.Place> places = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      Told column = told.get(i);
      if (column.name().equals(geometry)) {
        geometryAt = i;
      } else if (isValue(column, geometry, key)) {
        boolean rowId = column.name().equals(key);
        places.add(new StoredTable.Place(rowId ? -1 : i, Column.handsOutReals(column.type())));
      }
    }
    return new StoredTable(sql.get(0), rowNumber.get(), geometryAt, places);
  }

  /** A key declared to run down is, for an old mistake of SQLite's, not the row's number. */
  private static boolean mayRunDown(String sql) {
    return sql.toLowerCase(Locale.ROOT).contains("desc");
  }

  /** One of SQLite's names for the row's number that no column has. */
  private static Optional<String> rowNumber(List<Told> told) {
    return Stream.of("rowid", "_rowid_", "oid")
        .filter(name -> told.stream().noneMatch(column -> column.name().equalsIgnoreCase(name)))
        .findFirst();
  }

  private static boolean isValue(Told column, @Nullable String geometry, @Nullable String key) {
    boolean madeUp =
        column.name().equals(key) && MADE_UP_KEYS.contains(column.name().toLowerCase(Locale.ROOT));
    return !madeUp && !column.name().equals(geometry) && !column.name().isEmpty();
  }

  /** The columns, computed ones among them, but not those that a virtual table hides. */
  private static List<Told> told(Database database, String name) throws SQLException {
    List<Told> told =
        database.all(
            "PRAGMA table_xinfo(" + Database.quote(name) + ")",
            row ->
                new Told(
                    row.getString("name"),
                    String.valueOf(row.getString("type")),
                    row.getInt("pk"),
                    row.getInt("hidden"),
                    row.getString("dflt_value")));
    if (told.isEmpty()) {
      throw new SQLException("there is no table or view " + name);
    }
    return told.stream().filter(column -> column.hidden() != HIDDEN).toList();
  }

  private static @Nullable GeometryColumn geometry(Database database, String table)
      throws SQLException {
    List<GeometryColumn> found =
        database.all(
            "SELECT column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns"
                + " WHERE lower(table_name) = lower(?)",
            row ->
                new GeometryColumn(
                    row.getString(1), String.valueOf(row.getString(2)), row.getInt(3)),
            table);
    if (found.isEmpty()) {
      throw new SQLException(
          "the layer " + table + " has no geometry column in gpkg_geometry_columns");
    }
    return found.get(0);
  }

  private static String columnName(List<Told> told, String registered) throws SQLException {
    return told.stream()
        .map(Told::name)
        .filter(name -> name.equalsIgnoreCase(registered))
        .findFirst()
        .orElseThrow(() -> new SQLException("there is no geometry column " + registered));
  }

  private static @Nullable String key(Database database, String table, List<Told> told)
      throws SQLException {
    List<Told> keys = told.stream().filter(column -> column.key() > 0).toList();
    boolean rowNumber =
        keys.size() == 1
            && keys.get(0).type().equalsIgnoreCase("INTEGER")
            && !database
                .all(
                    "SELECT 1 FROM sqlite_master WHERE type = 'table'"
                        + " AND lower(name) = lower(?)",
                    row -> true,
                    table)
                .isEmpty();
    return rowNumber ? keys.get(0).name() : null;
  }

  /** The R-tree, when the file says that it is kept up to date. */
  private static @Nullable String index(Database database, String table, String geometry)
      throws SQLException {
    String index = "rtree_" + table + "_" + geometry;
    if (!database.has("gpkg_extensions") || !database.has(index)) {
      return null;
    }
    boolean registered =
        !database
            .all(
                "SELECT 1 FROM gpkg_extensions WHERE lower(table_name) = lower(?)"
                    + " AND extension_name = 'gpkg_rtree_index'",
                row -> true,
                table)
            .isEmpty();
    return registered ? index : null;
  }

  private static List<Column> columns(
      Database database,
      String table,
      List<Told> told,
      @Nullable String geometry,
      @Nullable String key)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (Told column : told) {
      if (isValue(column, geometry, key)) {
        String type = column.type().isBlank() ? look(database, table, column) : column.type();
        columns.add(Column.of(column.name(), type));
      }
    }
    return columns;
  }

  /** A view's computed column has no declared type; its first values show one. */
  private static String look(Database database, String table, Told column) throws SQLException {
    String name = Database.quote(column.name());
    Set<String> types =
        Set.copyOf(
            database.all(
                "SELECT DISTINCT typeof(c) FROM (SELECT "
                    + name
                    + " AS c FROM "
                    + Database.quote(table)
                    + " LIMIT "
                    + TYPES_LOOKED_AT
                    + ") WHERE c IS NOT NULL",
                row -> row.getString(1)));
    if (types.equals(Set.of("integer"))) {
      return "INTEGER";
    }
    if (!types.isEmpty() && Set.of("integer", "real").containsAll(types)) {
      return "REAL";
    }
    return types.equals(Set.of("blob")) ? "BLOB" : "TEXT";
  }

  private static GeometryKind kind(String type) {
    return switch (type.strip().toUpperCase(Locale.ROOT)) {
      case "POINT", "MULTIPOINT" -> GeometryKind.POINT;
      case "LINESTRING",
          "MULTILINESTRING",
          "CIRCULARSTRING",
          "COMPOUNDCURVE",
          "CURVE",
          "MULTICURVE" ->
          GeometryKind.LINE;
      case "POLYGON",
          "MULTIPOLYGON",
          "CURVEPOLYGON",
          "SURFACE",
          "MULTISURFACE",
          "POLYHEDRALSURFACE",
          "TIN",
          "TRIANGLE" ->
          GeometryKind.POLYGON;
      default -> GeometryKind.MIXED;
    };
  }

  Schema schema() {
    return new Schema(kind, columns.stream().map(Column::field).toList());
  }

  /** All features, in the order of their row numbers. */
  String selectAll() {
    return "SELECT " + selected() + " FROM " + Database.quote(name) + order();
  }

  /** The features whose boxes in the R-tree meet a rectangle: minx, maxx, miny, maxy. */
  String selectByIndex() {
    return "SELECT "
        + selected()
        + " FROM "
        + Database.quote(name)
        + " WHERE "
        + Database.quote(String.valueOf(key))
        + " IN (SELECT id FROM "
        + Database.quote(String.valueOf(index))
        + " WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)"
        + order();
  }

  /** The key first, then the geometry, then the values; what is not there is NULL. */
  private String selected() {
    return Stream.concat(
            Stream.of(key, geometry)
                .map(column -> column == null ? "NULL" : Database.quote(column)),
            columns.stream().map(column -> Database.quote(column.name())))
        .collect(Collectors.joining(", "));
  }

  /** The row of a number: the same columns. */
  String selectByNumber(String rowNumber) {
    return "SELECT "
        + selected()
        + " FROM "
        + Database.quote(name)
        + " WHERE "
        + Database.quote(rowNumber)
        + " = ?";
  }

  /** Without an order, SQLite may give the rows in that of an index. */
  private String order() {
    if (key != null) {
      return " ORDER BY " + Database.quote(key);
    }
    return stored == null ? "" : " ORDER BY " + stored.rowNumber();
  }
}

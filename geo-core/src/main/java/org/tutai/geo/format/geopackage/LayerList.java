package org.tutai.geo.format.geopackage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/**
 * The layers of a file: the tables that {@code gpkg_contents} lists, those that only {@code
 * gpkg_geometry_columns} has, and those that are listed nowhere.
 *
 * <p>Of the tables listed nowhere, those with geometries are layers; the others are tables of
 * attributes unless the file lists such tables, and never those that programs keep for themselves.
 *
 * @param layers in the file's order, the listed ones first
 * @param remarks what a person should know of the other tables
 */
record LayerList(List<LayerTable> layers, List<Remark> remarks) {

  /** Tables of the standard, of SQLite, and of QGIS, GDAL and others for themselves. */
  private static final List<String> PROGRAMS =
      List.of(
          "gpkg_",
          "sqlite_",
          "rtree_",
          "idx_",
          "ogr_",
          "qgis_",
          "layer_styles",
          "gpkgext_",
          "nga_",
          "spatial_ref_sys",
          "geometry_columns",
          "android_metadata");

  private static final int MOST_TABLES = 2_000;
  private static final int ROWS_LOOKED_AT = 100;

  /** The kind of tables whose tiles hold numbers. */
  private static final String NUMBERS = "2d-gridded-coverage";

  LayerList {
    layers = List.copyOf(layers);
    remarks = List.copyOf(remarks);
  }

  /** A row of {@code gpkg_contents}. */
  private record Content(String table, String type) {

    boolean features() {
      return type.equals("features");
    }

    boolean attributes() {
      return type.equals("attributes") || type.equals("aspatial");
    }

    boolean tiles() {
      return type.equals("tiles") || type.equals(NUMBERS);
    }
  }

  /** Whether a file is meant to be a GeoPackage; false for another SQLite file. */
  static boolean isGeoPackage(Database database) throws SQLException {
    return database.has("gpkg_contents") || database.has("gpkg_geometry_columns");
  }

  static LayerList read(Database database) throws SQLException {
    var gathering = new Gathering(database);
    gathering.listed();
    gathering.registered();
    gathering.unlisted();
    return new LayerList(gathering.layers, gathering.remarks);
  }

  /**
   * A table of tiles.
   *
   * @param numbers whether its tiles hold numbers instead of colours
   */
  record Tiles(String table, boolean numbers) {}

  /** The tables of tiles of a file that has a table {@code gpkg_contents}. */
  static List<Tiles> tiles(Database database) throws SQLException {
    return database.all(
        "SELECT table_name, lower(data_type) FROM gpkg_contents WHERE lower(data_type) IN"
            + " ('tiles', '"
            + NUMBERS
            + "') LIMIT "
            + MOST_TABLES,
        row -> new Tiles(String.valueOf(row.getString(1)), NUMBERS.equals(row.getString(2))));
  }

  private static final class Gathering {
    private final Database database;
    private final List<LayerTable> layers = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private boolean attributes;

    Gathering(Database database) {
      this.database = database;
    }

    private boolean first(String table) {
      return seen.size() < MOST_TABLES && seen.add(table.toLowerCase(Locale.ROOT));
    }

    void listed() throws SQLException {
      if (!database.has("gpkg_contents")) {
        return;
      }
      List<Content> contents =
          database.all(
              "SELECT table_name, lower(data_type) FROM gpkg_contents",
              row ->
                  new Content(String.valueOf(row.getString(1)), String.valueOf(row.getString(2))));
      for (Content content : contents) {
        if (!first(content.table())) {
          continue;
        }
        attributes |= content.attributes();
        if (content.features() || content.attributes()) {
          add(content.table(), content.features());
        } else {
          leaveOut(content);
        }
      }
    }

    private void leaveOut(Content content) {
      if (content.tiles()) {
        return;
      }
      remarks.add(
          Remark.note(
              Topic.FILE,
              "The table " + content.table() + " holds " + content.type() + " and is left out.",
              "資料表 " + content.table() + " 的內容是 " + content.type() + "，未予採用。"));
    }

    private void add(String table, boolean features) {
      try {
        layers.add(LayerTable.read(database, table, features));
      } catch (SQLException e) {
        remarks.add(cannotBeRead(table, e));
      }
    }

    private static Remark cannotBeRead(String table, SQLException e) {
      String why = Database.message(e);
      return Remark.warning(
          Topic.FILE,
          "The layer " + table + " cannot be read: " + why + ".",
          "圖層 " + table + " 無法讀取：" + why + "。");
    }

    void registered() throws SQLException {
      if (!database.has("gpkg_geometry_columns")) {
        return;
      }
      for (String table :
          database.all(
              "SELECT table_name FROM gpkg_geometry_columns",
              row -> String.valueOf(row.getString(1)))) {
        if (first(table)) {
          add(table, true);
          remarks.add(notListed(table));
        }
      }
    }

    private static Remark notListed(String table) {
      return Remark.note(
          Topic.FILE,
          "The table " + table + " is not in gpkg_contents.",
          "gpkg_contents 沒有列出資料表 " + table + "。");
    }

    void unlisted() throws SQLException {
      for (String table :
          database.all(
              "SELECT name FROM sqlite_master WHERE type = 'table'"
                  + " AND sql NOT LIKE 'create virtual%' ORDER BY rowid",
              row -> String.valueOf(row.getString(1)))) {
        boolean program = PROGRAMS.stream().anyMatch(table.toLowerCase(Locale.ROOT)::startsWith);
        if (!program && first(table)) {
          unlisted(table);
        }
      }
    }

    private void unlisted(String table) {
      try {
        LayerTable layer = LayerTable.unregistered(database, table);
        if (layer.geometry() != null || (!attributes && LayerList.isGeoPackage(database))) {
          layers.add(layer);
          remarks.add(notListed(table));
        }
      } catch (SQLException e) {
        remarks.add(cannotBeRead(table, e));
      }
    }
  }

  /** The column of a table that holds geometries, by its first values. */
  static @Nullable Sample geometryColumn(Database database, String table, List<String> columns)
      throws SQLException {
    for (String column : columns) {
      List<byte[]> first =
          database.all(
              "SELECT substr(c, 1, 8) FROM (SELECT "
                  + Database.quote(column)
                  + " AS c FROM "
                  + Database.quote(table)
                  + " LIMIT "
                  + ROWS_LOOKED_AT
                  + ") WHERE typeof(c) = 'blob' AND length(c) >= 8 LIMIT 1",
              row -> row.getBytes(1));
      if (!first.isEmpty() && isGeometry(first.get(0))) {
        return new Sample(column, srsId(first.get(0)));
      }
    }
    return null;
  }

  /**
   * A column that holds geometries.
   *
   * @param srsId of the first
   */
  record Sample(String column, int srsId) {}

  private static boolean isGeometry(byte[] start) {
    return start.length == 8 && start[0] == 'G' && start[1] == 'P' && start[2] == 0;
  }

  private static int srsId(byte[] start) {
    int id = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      boolean littleEndian = (start[3] & 1) != 0;
      id = (id << 8) | (start[littleEndian ? 7 - i : 4 + i] & 0xFF);
    }
    return id;
  }
}

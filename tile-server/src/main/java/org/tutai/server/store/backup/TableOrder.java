package org.tutai.server.store.backup;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Our tables as a database has them, each after those that it refers to. */
final class TableOrder {

  /** What must not come to life again, and the books of the migrations. */
  private static final Set<String> LEFT_OUT =
      Set.of("session", "one_time_token", "upload", "flyway_schema_history");

  private TableOrder() {}

  /** The tables that are backed up, with their columns. */
  static Map<String, List<String>> of(Handle handle) {
    try {
      return read(handle);
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }

  private static Map<String, List<String>> read(Handle handle) throws SQLException {
    DatabaseMetaData data = handle.getConnection().getMetaData();
    @Nullable String schema = handle.getConnection().getSchema();
    var ordered = new LinkedHashMap<String, List<String>>();
    for (String table : names(data, schema)) {
      add(data, schema, table, ordered, new LinkedHashSet<>());
    }
    return ordered;
  }

  private static Set<String> names(DatabaseMetaData data, @Nullable String schema)
      throws SQLException {
    var names = new TreeSet<String>();
    try (ResultSet rows = data.getTables(null, schema, "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        String name = rows.getString("TABLE_NAME");
        if (!LEFT_OUT.contains(name) && !name.startsWith("sqlite_")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static void add(
      DatabaseMetaData data,
      @Nullable String schema,
      String table,
      Map<String, List<String>> ordered,
      Set<String> path)
      throws SQLException {
    if (ordered.containsKey(table) || !path.add(table)) {
      return;
    }
    try (ResultSet keys = data.getImportedKeys(null, schema, table)) {
      var parents = new TreeSet<String>();
      while (keys.next()) {
        parents.add(keys.getString("PKTABLE_NAME"));
      }
      for (String parent : parents) {
        if (!LEFT_OUT.contains(parent)) {
          add(data, schema, parent, ordered, path);
        }
      }
    }
    ordered.put(table, columns(data, schema, table));
  }

  private static List<String> columns(DatabaseMetaData data, @Nullable String schema, String table)
      throws SQLException {
    var columns = new ArrayList<String>();
    try (ResultSet rows = data.getColumns(null, schema, table, "%")) {
      while (rows.next()) {
        if (rows.getString("TABLE_NAME").equals(table)) {
          columns.add(rows.getString("COLUMN_NAME"));
        }
      }
    }
    return columns;
  }
}

package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;

/** Rows that SQLite itself reads: of views, by an index, out of logs. Owns the database. */
final class SqlRows implements Rows {

  private static final int KEY = 1;
  private static final int GEOMETRY = 2;
  private static final int FIRST_VALUE = 3;

  private final Database database;
  private final List<Column> columns;
  private final PreparedStatement statement;
  private final ResultSet rows;

  /**
   * @param statement with its parameters set; selects key, geometry and values
   */
  SqlRows(Database database, LayerTable table, PreparedStatement statement) throws SQLException {
    this.database = database;
    this.columns = table.columns();
    this.statement = statement;
    this.rows = statement.executeQuery();
  }

  @Override
  public boolean next() throws SQLException {
    boolean there = rows.next();
    database.rowReached();
    return there;
  }

  @Override
  public long key() throws SQLException {
    return rows.getLong(KEY);
  }

  @Override
  public @Nullable Geometry geometry(GeometryBlob blob) throws SQLException, BadGeometryException {
    byte[] bytes = rows.getBytes(GEOMETRY);
    return bytes == null ? null : blob.read(bytes);
  }

  @Override
  public @Nullable Object[] values(Mends mends) throws SQLException {
    var values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(rows, columns.get(i), i, mends);
    }
    return values;
  }

  /** The value of the layer's column {@code i}. */
  static @Nullable Object value(ResultSet row, Column column, int i, Mends mends)
      throws SQLException {
    return column.field().type() == FieldType.TEXT
        ? row.getString(FIRST_VALUE + i)
        : column.convert(row.getObject(FIRST_VALUE + i), mends);
  }

  @Override
  public IOException failure(SQLException cause) {
    return database.failure(cause);
  }

  @Override
  public void close() throws IOException {
    try (database) {
      rows.close();
      statement.close();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }
}

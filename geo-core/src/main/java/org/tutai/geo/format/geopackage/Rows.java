package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;

/** The rows of a layer's table, one after another. For one thread. */
interface Rows extends AutoCloseable {

  /** Goes to the next row; whether there is one. */
  boolean next() throws SQLException, IOException;

  /** The row's number; only where the table has a key. */
  long key() throws SQLException;

  /** The row's geometry; null for none and for an empty one. */
  @Nullable Geometry geometry(GeometryBlob blob)
      throws SQLException, IOException, BadGeometryException;

  /** The values of the table's columns, of their fields' classes. */
  @Nullable Object[] values(Mends mends) throws SQLException, IOException;

  /** A failure of SQLite as one of the file. */
  IOException failure(SQLException cause);

  @Override
  void close() throws IOException;
}

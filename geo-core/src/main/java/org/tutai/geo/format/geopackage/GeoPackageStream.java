package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.Puntal;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;

/** The features of one table, all or those that meet a rectangle. */
final class GeoPackageStream implements FeatureStream {

  private static final int KEY = 1;
  private static final int GEOMETRY = 2;
  private static final int FIRST_VALUE = 3;

  private final Database database;
  private final LayerTable table;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final @Nullable Envelope wanted;
  private final @Nullable RowRanks ranks;
  private final Mends mends = new Mends();
  private final GeometryBlob blob;
  private final BadFeatures bad = new BadFeatures();
  private long read;

  private GeoPackageStream(
      Database database,
      LayerTable table,
      Arcs curves,
      PreparedStatement statement,
      @Nullable Envelope wanted,
      @Nullable RowRanks ranks)
      throws SQLException {
    this.database = database;
    this.table = table;
    this.blob = new GeometryBlob(mends, curves);
    this.statement = statement;
    this.wanted = wanted;
    this.ranks = ranks;
    this.rows = statement.executeQuery();
  }

  /** All features. */
  static GeoPackageStream all(Database database, LayerTable table, Arcs curves)
      throws SQLException {
    return new GeoPackageStream(
        database, table, curves, database.prepare(table.selectAll()), null, null);
  }

  /**
   * The features whose envelope meets a rectangle.
   *
   * @param curves how arcs are made lines
   * @param ranks where the R-tree is to be used, else all features are looked at
   */
  static GeoPackageStream within(
      Database database, LayerTable table, Arcs curves, Bounds bounds, @Nullable RowRanks ranks)
      throws SQLException {
    var wanted = new Envelope(bounds.minX(), bounds.maxX(), bounds.minY(), bounds.maxY());
    if (ranks == null) {
      return new GeoPackageStream(
          database, table, curves, database.prepare(table.selectAll()), wanted, null);
    }
    PreparedStatement statement = database.prepare(table.selectByIndex());
    statement.setDouble(1, bounds.minX());
    statement.setDouble(2, bounds.maxX());
    statement.setDouble(3, bounds.minY());
    statement.setDouble(4, bounds.maxY());
    return new GeoPackageStream(database, table, curves, statement, wanted, ranks);
  }

  @Override
  public @Nullable Feature next() throws IOException {
    try {
      while (rows.next()) {
        database.rowReached();
        Feature feature = read(ordinal());
        if (feature != null) {
          return feature;
        }
      }
      return null;
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private long ordinal() throws SQLException {
    long place = read++;
    return ranks == null ? place : ranks.rank(database, rows.getLong(KEY));
  }

  private @Nullable Feature read(long ordinal) throws SQLException {
    try {
      Geometry geometry = geometry();
      if (wanted != null
          && (geometry == null || !wanted.intersects(geometry.getEnvelopeInternal()))) {
        mends.clear();
        return null;
      }
      Feature feature = new Feature(ordinal, geometry, values());
      mends.countInto(bad, ordinal);
      return feature;
    } catch (BadGeometryException e) {
      mends.clear();
      bad.add(new BadFeature(ordinal, e.reason(), e.detail(), true));
      return null;
    }
  }

  private @Nullable Geometry geometry() throws SQLException, BadGeometryException {
    if (table.geometry() == null) {
      return null;
    }
    byte[] bytes = rows.getBytes(GEOMETRY);
    Geometry geometry = bytes == null ? null : blob.read(bytes);
    if (geometry != null && !fits(geometry)) {
      throw new BadGeometryException(
          "geometry-type",
          "a " + geometry.getGeometryType() + " in a layer of kind " + table.kind());
    }
    return geometry;
  }

  private boolean fits(Geometry geometry) {
    return switch (table.kind()) {
      case POINT -> geometry instanceof Puntal;
      case LINE -> geometry instanceof Lineal;
      case POLYGON -> geometry instanceof Polygonal;
      case MIXED, RASTER, NONE -> true;
    };
  }

  private List<@Nullable Object> values() throws SQLException {
    List<Column> columns = table.columns();
    var values = new @Nullable Object[columns.size()];
    for (int i = 0; i < values.length; i++) {
      Column column = columns.get(i);
      values[i] =
          column.field().type() == FieldType.TEXT
              ? rows.getString(FIRST_VALUE + i)
              : column.convert(rows.getObject(FIRST_VALUE + i), mends);
    }
    return Arrays.asList(values);
  }

  @Override
  public BadFeatures bad() {
    return bad;
  }

  @Override
  public void close() throws IOException {
    try {
      statement.close();
    } catch (SQLException e) {
      throw database.failure(e);
    } finally {
      database.close();
    }
  }
}

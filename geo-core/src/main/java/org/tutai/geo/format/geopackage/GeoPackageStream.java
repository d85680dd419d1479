package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
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
import org.tutai.geo.format.Arcs;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.Mends;

/** The features of one table, all or those that meet a rectangle. */
final class GeoPackageStream implements FeatureStream {

  private final LayerTable table;
  private final Rows rows;
  private final @Nullable Envelope wanted;
  private final @Nullable Places places;
  private final Mends mends = new Mends();
  private final GeometryBlob blob;
  private final BadFeatures bad = new BadFeatures();
  private long read;

  /** Tells a row's place among all rows from its number. */
  interface Places {
    long of(long number) throws SQLException;
  }

  /**
   * The features of some rows.
   *
   * @param curves how arcs are made lines
   * @param wanted a box that geometries must meet, or null for all
   * @param places tells the rows' places, or null where they are all rows in order
   */
  GeoPackageStream(
      LayerTable table, Arcs curves, Rows rows, @Nullable Bounds wanted, @Nullable Places places) {
    this.table = table;
    this.blob = new GeometryBlob(mends, curves);
    this.rows = rows;
    this.wanted =
        wanted == null
            ? null
            : new Envelope(wanted.minX(), wanted.maxX(), wanted.minY(), wanted.maxY());
    this.places = places;
  }

  @Override
  public @Nullable Feature next() throws IOException {
    try {
      while (rows.next()) {
        Feature feature = read(ordinal());
        if (feature != null) {
          return feature;
        }
      }
      return null;
    } catch (SQLException e) {
      throw rows.failure(e);
    }
  }

  private long ordinal() throws SQLException {
    long place = read++;
    return places == null ? place : places.of(rows.key());
  }

  private @Nullable Feature read(long ordinal) throws SQLException, IOException {
    try {
      Geometry geometry = geometry();
      if (wanted != null
          && (geometry == null || !wanted.intersects(geometry.getEnvelopeInternal()))) {
        mends.clear();
        return null;
      }
      Feature feature = new Feature(ordinal, geometry, Arrays.asList(rows.values(mends)));
      mends.countInto(bad, ordinal);
      return feature;
    } catch (BadGeometryException e) {
      mends.clear();
      bad.add(new BadFeature(ordinal, e.reason(), e.detail(), true));
      return null;
    }
  }

  private @Nullable Geometry geometry() throws SQLException, IOException, BadGeometryException {
    if (table.geometry() == null) {
      return null;
    }
    Geometry geometry = rows.geometry(blob);
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

  @Override
  public BadFeatures bad() {
    return bad;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}

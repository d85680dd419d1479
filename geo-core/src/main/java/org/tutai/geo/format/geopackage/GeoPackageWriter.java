package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mil.nga.geopackage.BoundingBox;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageException;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.attributes.AttributesColumn;
import mil.nga.geopackage.attributes.AttributesTableMetadata;
import mil.nga.geopackage.db.GeoPackageDataType;
import mil.nga.geopackage.db.TableColumnKey;
import mil.nga.geopackage.extension.rtree.RTreeIndexExtension;
import mil.nga.geopackage.features.columns.GeometryColumns;
import mil.nga.geopackage.features.user.FeatureColumn;
import mil.nga.geopackage.features.user.FeatureTableMetadata;
import mil.nga.geopackage.srs.SpatialReferenceSystem;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;

/**
 * Writes layers into a new GeoPackage, each with an R-tree.
 *
 * <p>Each source is read twice, first to find out its dimensions and extent. The same sources and
 * time give the same bytes, with the same version of SQLite. The file is written under another name
 * and then moved into place, so that a failure leaves an older file as it was. Stateless,
 * thread-safe.
 *
 * <p>A row number {@code fid} and a column {@code geom} are added. As soon as one geometry of a
 * layer is a multi-geometry, all become so; empty geometries become NULL; times are kept to the
 * millisecond.
 */
public final class GeoPackageWriter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  /** GeoPackage 1.3: nothing newer is used, and programs warn of a version that they don't know. */
  private static final int VERSION = 10_300;

  private static final int ROWS_IN_BATCH = 1_000;
  private static final List<String> KEY_NAMES = List.of("fid", "ogc_fid", "tutai_fid");
  private static final List<String> GEOMETRY_NAMES = List.of("geom", "geometry", "tutai_geom");

  /** How to write: {@code lastChange} is the time that the file says its layers last changed. */
  public record Options(Instant lastChange) {
    public Options {
      Objects.requireNonNull(lastChange, "lastChange");
    }

    /** Dated 2000-01-01. */
    public static Options undated() {
      return new Options(Instant.parse("2000-01-01T00:00:00Z"));
    }
  }

  /**
   * What was written.
   *
   * @param features how many, in all layers
   * @param remarks what was lost or changed, one line each, for a person
   */
  public record Report(long features, List<String> remarks) {
    public Report {
      remarks = List.copyOf(remarks);
    }
  }

  private GeoPackageWriter() {}

  /**
   * Writes layers, in their order.
   *
   * @param sources with names that differ, and don't start as the format's own tables do
   * @param file to write; its folder must be there
   * @throws IllegalArgumentException when a name cannot be, or a geometry is not of its layer's
   *     kind
   */
  public static Report write(List<FeatureSource> sources, Path file, Options options)
      throws IOException {
    checkNames(sources);
    Path draft = file.resolveSibling(file.getFileName() + ".tutai-draft.gpkg");
    Path packed = file.resolveSibling(file.getFileName() + ".tutai-packed.gpkg");
    delete(draft);
    delete(packed);
    try {
      Report report = write(sources, draft, packed, options);
      delete(draft);
      deleteLogs(file);
      Files.move(packed, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return report;
    } catch (SQLException | GeoPackageException e) {
      throw new IOException(file + " could not be written: " + e.getMessage(), e);
    } finally {
      delete(draft);
      delete(packed);
    }
  }

  private static void checkNames(List<FeatureSource> sources) {
    Set<String> names = new HashSet<>();
    for (FeatureSource source : sources) {
      String name = source.name().toLowerCase(Locale.ROOT).replace('"', '\'');
      if (name.isBlank()
          || Stream.of("gpkg_", "rtree_", "sqlite_").anyMatch(name::startsWith)
          || !names.add(name)) {
        throw new IllegalArgumentException(
            "layers must have names of their own, not starting with gpkg_, rtree_ or sqlite_ (got: "
                + source.name()
                + ")");
      }
    }
  }

  private static void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
    deleteLogs(file);
  }

  /** A log left beside an older file would be taken for the new one's. */
  private static void deleteLogs(Path file) throws IOException {
    for (String ending : List.of("-wal", "-shm", "-journal")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
    }
  }

  private static Report write(List<FeatureSource> sources, Path draft, Path packed, Options options)
      throws IOException, SQLException {
    List<String> remarks = new ArrayList<>();
    long features = 0;
    GeoPackageManager.create(draft.toFile());
    try (GeoPackage target = GeoPackageManager.open(draft.toFile())) {
      var references = new SrsRows(target.getSpatialReferenceSystemDao());
      references.insertTwd97();
      for (FeatureSource source : sources) {
        LayerPlan plan = LayerPlan.of(source);
        new Layer(target, plan).write(references.rowFor(source.crs()));
        features += plan.features();
        remarks.addAll(plan.remarks());
      }
      finish(target.getConnection().getConnection(), packed, options);
    }
    return new Report(features, remarks);
  }

  /** Sets the times, and copies the pages in order, so that nothing is left of how they came. */
  private static void finish(Connection connection, Path packed, Options options)
      throws SQLException {
    String time = TIME.format(LocalDateTime.ofInstant(options.lastChange(), ZoneOffset.UTC));
    connection.setAutoCommit(true);
    try (PreparedStatement update =
            connection.prepareStatement("UPDATE gpkg_contents SET last_change = ?");
        Statement statement = connection.createStatement()) {
      update.setString(1, time);
      update.executeUpdate();
      statement.execute("PRAGMA user_version = " + VERSION);
    }
    try (PreparedStatement pack = connection.prepareStatement("VACUUM INTO ?")) {
      pack.setString(1, packed.toAbsolutePath().toString());
      pack.execute();
    }
  }

  /** One layer being written. */
  private static final class Layer {
    private final GeoPackage target;
    private final LayerPlan plan;
    private final String name;
    private final List<Field> fields;
    private final List<String> columns;
    private final String key;
    private final String geometry;

    Layer(GeoPackage target, LayerPlan plan) {
      this.target = target;
      this.plan = plan;
      this.name = plan.tableName();
      this.columns = plan.columnNames();
      this.fields = plan.source().schema().fields();
      this.key = plan.freeName(KEY_NAMES);
      this.geometry = plan.freeName(GEOMETRY_NAMES);
    }

    void write(SpatialReferenceSystem reference) throws IOException, SQLException {
      if (plan.kind() == GeometryKind.NONE) {
        createAttributes();
        insert(0, null);
        return;
      }
      createFeatures(reference);
      var index = new RTreeIndexExtension(target);
      index.getOrCreate(name, geometry);
      index.createRTreeIndex(name, geometry);
      insert(Math.toIntExact(reference.getSrsId()), "rtree_" + name + "_" + geometry);
      index.createAllTriggers(name, geometry, key);
    }

    private void createAttributes() {
      List<AttributesColumn> made = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        made.add(AttributesColumn.createColumn(columns.get(i), type(fields.get(i))));
      }
      target.createAttributesTable(AttributesTableMetadata.create(name, key, made));
    }

    private void createFeatures(SpatialReferenceSystem reference) {
      var column = new GeometryColumns();
      column.setId(new TableColumnKey(name, geometry));
      column.setGeometryType(plan.type());
      column.setZ(plan.zFlag());
      column.setM(plan.mFlag());
      column.setSrs(reference);
      List<FeatureColumn> made = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        made.add(FeatureColumn.createColumn(columns.get(i), type(fields.get(i))));
      }
      target.createFeatureTable(FeatureTableMetadata.create(column, key, made, extent()));
    }

    private @Nullable BoundingBox extent() {
      Envelope extent = plan.extent();
      return extent.isNull()
          ? null
          : new BoundingBox(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY());
    }

    private static GeoPackageDataType type(Field field) {
      return switch (field.type()) {
        case TEXT -> GeoPackageDataType.TEXT;
        case INTEGER -> GeoPackageDataType.INTEGER;
        case REAL -> GeoPackageDataType.REAL;
        case BOOLEAN -> GeoPackageDataType.BOOLEAN;
        case DATE -> GeoPackageDataType.DATE;
        case DATE_TIME -> GeoPackageDataType.DATETIME;
        case BINARY -> GeoPackageDataType.BLOB;
      };
    }

    private void insert(int srsId, @Nullable String index) throws IOException, SQLException {
      Connection connection = target.getConnection().getConnection();
      connection.setAutoCommit(false);
      try (PreparedStatement row = connection.prepareStatement(insertRow(index != null));
          PreparedStatement box =
              index == null
                  ? null
                  : connection.prepareStatement(
                      "INSERT INTO " + Database.quote(index) + " VALUES (?, ?, ?, ?, ?)");
          FeatureStream stream = plan.source().features()) {
        var wkb = new WkbWriter(srsId, plan.layout());
        long number = 0;
        for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
          number++;
          Geometry stored = plan.stored(feature.geometry());
          row.setLong(1, number);
          int first = 2;
          if (box != null) {
            row.setBytes(first++, stored == null ? null : wkb.write(stored));
            insertBox(box, number, stored);
          }
          setValues(row, first, feature);
          row.addBatch();
          if (number % ROWS_IN_BATCH == 0) {
            row.executeBatch();
          }
        }
        row.executeBatch();
        if (number != plan.features()) {
          throw new IOException("the source " + name + " changed while it was read");
        }
        connection.commit();
      } finally {
        connection.setAutoCommit(true);
      }
    }

    private static void insertBox(PreparedStatement box, long number, @Nullable Geometry stored)
        throws SQLException {
      if (stored == null) {
        return;
      }
      Envelope envelope = stored.getEnvelopeInternal();
      box.setLong(1, number);
      box.setDouble(2, envelope.getMinX());
      box.setDouble(3, envelope.getMaxX());
      box.setDouble(4, envelope.getMinY());
      box.setDouble(5, envelope.getMaxY());
      box.executeUpdate();
    }

    private String insertRow(boolean withGeometry) {
      List<String> names = new ArrayList<>();
      names.add(key);
      if (withGeometry) {
        names.add(geometry);
      }
      names.addAll(columns);
      return "INSERT INTO "
          + Database.quote(name)
          + names.stream().map(Database::quote).collect(Collectors.joining(", ", " (", ")"))
          + " VALUES "
          + names.stream().map(column -> "?").collect(Collectors.joining(", ", "(", ")"));
    }

    private void setValues(PreparedStatement row, int first, Feature feature) throws SQLException {
      for (int i = 0; i < fields.size(); i++) {
        Object value = feature.values().get(i);
        if (value == null) {
          row.setNull(first + i, Types.NULL);
        } else {
          setValue(row, first + i, fields.get(i).type(), value);
        }
      }
    }

    private static void setValue(PreparedStatement row, int at, FieldType type, Object value)
        throws SQLException {
      switch (type) {
        case TEXT, DATE -> row.setString(at, value.toString());
        case INTEGER -> row.setLong(at, (Long) value);
        case REAL -> row.setDouble(at, (Double) value);
        case BOOLEAN -> row.setInt(at, (Boolean) value ? 1 : 0);
        case DATE_TIME -> row.setString(at, TIME.format((LocalDateTime) value));
        case BINARY -> row.setBytes(at, (byte[]) value);
      }
    }
  }
}

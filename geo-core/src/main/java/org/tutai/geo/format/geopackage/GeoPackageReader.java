package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.Arcs;

/**
 * One layer of a GeoPackage: a table or view of features, or a table of attributes alone (kind
 * {@link GeometryKind#NONE}).
 *
 * <p>The file is never written to, and nothing is written beside it. Features come in the order of
 * their row numbers. The row number is a field unless it is named {@code fid} or {@code ogc_fid}:
 * those were made up by the program that wrote the file. Safe for any number of threads.
 */
public final class GeoPackageReader implements FeatureSource {

  /** In a larger file the rows are not counted, where it doesn't state their number. */
  private static final long MOST_COUNTED = 1L << 29;

  private final Path path;
  private final LayerTable table;
  private final Schema schema;
  private final Finding<Crs> crs;
  private final OptionalLong count;
  private final List<Remark> remarks;
  private volatile @Nullable RowRanks ranks;

  private GeoPackageReader(
      Path path, LayerTable table, Finding<Crs> crs, OptionalLong count, List<Remark> remarks) {
    this.path = path;
    this.table = table;
    this.schema = table.schema();
    this.crs = crs;
    this.count = count;
    this.remarks = List.copyOf(remarks);
  }

  /**
   * Opens the layers of a file, in the order the file lists them. A layer that cannot be opened is
   * told of in the others' remarks.
   *
   * @throws FormatException when the file is no GeoPackage, or no layer can be opened
   */
  public static List<GeoPackageReader> open(Path path) throws IOException {
    return open(path, List.of(), false);
  }

  /**
   * As {@link #open(Path)}.
   *
   * @param told what is known already, for the layers' remarks
   * @param orNone whether a file without layers is good
   */
  static List<GeoPackageReader> open(Path path, List<Remark> told, boolean orNone)
      throws IOException {
    try (var database = Database.open(path)) {
      try {
        LayerList list = LayerList.read(database);
        var all = new ArrayList<>(told);
        all.addAll(list.remarks());
        return list.layers().isEmpty() && orNone
            ? List.of()
            : layers(path, database, new LayerList(list.layers(), all));
      } catch (SQLException e) {
        throw database.failure(e);
      }
    }
  }

  private static List<GeoPackageReader> layers(Path path, Database database, LayerList list)
      throws SQLException, IOException {
    if (list.layers().isEmpty()) {
      throw nothing(path, database, list);
    }
    List<GeoPackageReader> layers = new ArrayList<>();
    for (LayerTable table : list.layers()) {
      layers.add(layer(path, database, table, list.remarks()));
    }
    return layers;
  }

  private static FormatException nothing(Path path, Database database, LayerList list)
      throws SQLException {
    if (LayerList.isGeoPackage(database)) {
      String told = list.remarks().stream().map(Remark::english).collect(Collectors.joining(" "));
      return new FormatException(
              path, -1, "a table of features", told.isEmpty() ? "no table" : told)
          .because(FormatFault.NOTHING_INSIDE);
    }
    String tables =
        database
            .all(
                "SELECT name FROM sqlite_master WHERE type = 'table' LIMIT 5",
                row -> Database.quote(String.valueOf(row.getString(1))))
            .stream()
            .collect(Collectors.joining(", "));
    return new FormatException(
            path,
            -1,
            "a GeoPackage's table gpkg_contents",
            tables.isEmpty()
                ? "an SQLite file without tables"
                : "an SQLite file of tables " + tables,
            "It is not a GeoPackage; write its tables as one, or as CSV.")
        .because(FormatFault.OTHER_FORMAT);
  }

  private static GeoPackageReader layer(
      Path path, Database database, LayerTable table, List<Remark> others)
      throws SQLException, IOException {
    List<Remark> remarks = new ArrayList<>(others);
    Finding<Crs> crs =
        table.geometry() == null ? Finding.none() : SpatialReference.find(database, table.srsId());
    if (table.geometry() != null && table.index() == null) {
      remarks.add(
          Remark.note(
              Topic.FILE,
              "There is no R-tree over the geometries; a part is found by reading all.",
              "圖形沒有 R-tree 索引；查詢部分範圍時需讀取全部。"));
    }
    if (table.curves()) {
      remarks.add(curves(arcs(table, crs)));
    }
    return new GeoPackageReader(path, table, crs, count(path, database, table), remarks);
  }

  private static Arcs arcs(LayerTable table, Finding<Crs> crs) {
    boolean degrees = crs.value().map(Crs::geographic).orElse(table.srsId() == 0);
    return degrees ? Arcs.DEGREES : Arcs.PLANE;
  }

  private static Remark curves(Arcs arcs) {
    return Remark.note(
        Topic.GEOMETRY,
        "Arcs are read as straight pieces that depart from them by at most "
            + arcs.tolerance()
            + " units of the coordinates.",
        "圓弧以直線段讀入，與原弧最多相差 " + arcs.tolerance() + " 個坐標單位。");
  }

  private static OptionalLong count(Path path, Database database, LayerTable table)
      throws SQLException, IOException {
    if (database.has("gpkg_ogr_contents")) {
      List<Long> stated =
          database.all(
              "SELECT feature_count FROM gpkg_ogr_contents WHERE lower(table_name) = lower(?)"
                  + " AND feature_count IS NOT NULL",
              row -> row.getLong(1),
              table.name());
      if (!stated.isEmpty() && stated.get(0) >= 0) {
        return OptionalLong.of(stated.get(0));
      }
    }
    if (table.key() == null || Files.size(path) > MOST_COUNTED) {
      return OptionalLong.empty();
    }
    List<Long> counted =
        database.all("SELECT count(*) FROM " + Database.quote(table.name()), row -> row.getLong(1));
    return OptionalLong.of(counted.get(0));
  }

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Finding<Crs> crsFinding() {
    return crs;
  }

  @Override
  public OptionalLong count() {
    return count;
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  /** Whether an R-tree finds the features of a rectangle. */
  public boolean indexed() {
    return table.index() != null;
  }

  @Override
  public FeatureStream features() throws IOException {
    return all(null);
  }

  /**
   * Reads the features whose envelope meets a rectangle in the layer's CRS, touching included, with
   * the ordinals they have among all features. Uses the R-tree when there is one, else looks at
   * every feature. Bad features that the R-tree leads past are not counted.
   */
  public FeatureStream features(Bounds bounds) throws IOException {
    return indexed() && table.key() != null
        ? sql(database -> byIndex(database, bounds))
        : all(bounds);
  }

  /** All features, or those of all that meet a rectangle. */
  private FeatureStream all(@Nullable Bounds bounds) throws IOException {
    Rows stored = StoredRows.open(path, table);
    return stored != null
        ? new GeoPackageStream(table, arcs(table, crs), stored, bounds, null)
        : allBySqlite(bounds);
  }

  /** The same, read by SQLite. */
  FeatureStream allBySqlite(@Nullable Bounds bounds) throws IOException {
    return sql(
        database ->
            new GeoPackageStream(
                table,
                arcs(table, crs),
                new SqlRows(database, table, database.prepare(table.selectAll())),
                bounds,
                null));
  }

  private FeatureStream byIndex(Database database, Bounds bounds) throws SQLException {
    RowRanks ranks = ranksFrom(database);
    PreparedStatement statement = database.prepare(table.selectByIndex());
    statement.setDouble(1, bounds.minX());
    statement.setDouble(2, bounds.maxX());
    statement.setDouble(3, bounds.minY());
    statement.setDouble(4, bounds.maxY());
    return new GeoPackageStream(
        table,
        arcs(table, crs),
        new SqlRows(database, table, statement),
        bounds,
        number -> ranks.rank(database, number));
  }

  private RowRanks ranksFrom(Database database) throws SQLException {
    RowRanks known = ranks;
    if (known == null) {
      known = RowRanks.read(database, table.name(), Objects.requireNonNull(table.key()));
      ranks = known;
    }
    return known;
  }

  private interface Opening {
    FeatureStream open(Database database) throws SQLException;
  }

  private FeatureStream sql(Opening opening) throws IOException {
    Database database = Database.open(path);
    try {
      return opening.open(database);
    } catch (SQLException e) {
      FormatException failure = database.failure(e);
      database.close();
      throw failure;
    }
  }
}

package org.tutai.geo.format.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Reading;
import org.tutai.geo.layer.ListSource;

class GeoPackageReaderTest {

  private static final Bounds EVERYWHERE = new Bounds(-1e6, -1e6, 1e6, 1e6);

  @TempDir static Path original;
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void copyPoints() throws IOException {
    file = Files.copy(original.resolve("points.gpkg"), folder.resolve("points.gpkg"));
  }

  @BeforeAll
  static void writePoints() throws IOException {
    Path file = original.resolve("points.gpkg");
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      features.add(
          new Feature(
              i, FlatGeometry.point(new double[] {i, 10 * i}, Layout.XY), List.of("p" + i)));
    }
    var source =
        new ListSource(
            "points",
            new Schema(GeometryKind.POINT, List.of(Field.of("name", FieldType.TEXT))),
            CrsRegistry.TWD97_TM2_121,
            features);
    GeoPackageWriter.write(List.of(source), file, GeoPackageWriter.Options.undated());
  }

  @Test
  void readsAPartByTheIndexAlone() throws Exception {
    sql("DELETE FROM rtree_points_geom WHERE id = 4");
    GeoPackageReader reader = only();
    assertThat(reader.indexed()).isTrue();
    assertThat(within(reader, new Bounds(2, 0, 5, 1000)).ordinals()).containsExactly(2L, 4L, 5L);
    assertThat(Reading.of(reader).features()).hasSize(10);
  }

  @Test
  void readsAPartWithoutIndexByLookingAtAll() throws Exception {
    sql("DELETE FROM gpkg_extensions");
    GeoPackageReader reader = only();
    assertThat(reader.indexed()).isFalse();
    assertThat(reader.remarks()).anyMatch(remark -> remark.english().contains("no R-tree"));
    assertThat(within(reader, new Bounds(2, 0, 5, 1000)).ordinals())
        .containsExactly(2L, 3L, 4L, 5L);
  }

  @Test
  void keepsOrdinalsInAPartWhereRowNumbersHaveGaps() throws Exception {
    withoutTriggers(
        "DELETE FROM points WHERE fid IN (2, 3, 7)",
        "DELETE FROM rtree_points_geom WHERE id IN (2, 3, 7)");
    GeoPackageReader reader = only();
    Reading all = Reading.of(reader);
    assertThat(all.ordinals()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    Reading part = within(reader, new Bounds(4, 0, 100, 1000));
    assertThat(part.ordinals()).containsExactly(2L, 3L, 4L, 5L, 6L);
    assertThat(part.wkt()).isEqualTo(all.wkt().subList(2, 7));
  }

  @Test
  void ranksRowsAcrossManyBlocks() throws Exception {
    withoutTriggers(
        "DELETE FROM points",
        "DELETE FROM rtree_points_geom",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
            + " INSERT INTO points (fid, name) SELECT i * 3, 'p' || i FROM n");
    try (var database = Database.open(file)) {
      RowRanks ranks = RowRanks.read(database, "points", "fid");
      for (int rank : new int[] {0, 1, 1023, 1024, 1025, 3000, 4999}) {
        assertThat(ranks.rank(database, 3L * (rank + 1))).isEqualTo(rank);
      }
    }
  }

  @Test
  void readsViews() throws Exception {
    sql(
        "CREATE VIEW half AS SELECT fid AS id, geom, upper(name) AS big, fid * 2 AS twice,"
            + " fid / 4.0 AS quarter FROM points WHERE fid > 5",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            + " VALUES ('half', 'features', 'half', 3826)",
        "INSERT INTO gpkg_geometry_columns VALUES ('half', 'geom', 'POINT', 3826, 0, 0)");
    GeoPackageReader view = GeoPackageReader.open(file).get(1);
    Reading read = Reading.of(view);
    assertThat(view.name()).isEqualTo("half");
    assertThat(view.count()).isEmpty();
    assertThat(view.crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(view.schema().fields())
        .extracting(Field::name, Field::type)
        .containsExactly(
            tuple("id", FieldType.INTEGER),
            tuple("big", FieldType.TEXT),
            tuple("twice", FieldType.INTEGER),
            tuple("quarter", FieldType.REAL));
    assertThat(read.values().get(0)).containsExactly(6L, "P5", 12L, 1.5);
    assertThat(within(view, new Bounds(6, 0, 7, 1000)).ordinals()).containsExactly(1L, 2L);
  }

  @Test
  void readsValuesOfEveryTypeAndOfTheWrongOnes() throws Exception {
    withoutTriggers(
        "ALTER TABLE points ADD COLUMN b BOOLEAN",
        "ALTER TABLE points ADD COLUMN i MEDIUMINT",
        "ALTER TABLE points ADD COLUMN r DOUBLE",
        "ALTER TABLE points ADD COLUMN d DATE",
        "ALTER TABLE points ADD COLUMN t DATETIME",
        "ALTER TABLE points ADD COLUMN x BLOB",
        "ALTER TABLE points ADD COLUMN w TEXT(12)",
        "ALTER TABLE points ADD COLUMN v VARCHAR",
        "DELETE FROM points WHERE fid > 4",
        "UPDATE points SET b = 1, i = 7, r = 2, d = '2026-11-21', t = '2026-11-21T10:11:12.500Z',"
            + " x = x'0102', w = 5, v = 'v' WHERE fid = 1",
        "UPDATE points SET b = 'false', i = 7.0, r = '2.5', d = '2026-11-21T00:00:00Z',"
            + " t = '2026-11-21 10:11:12+08:00', x = 'ab', w = x'e887ba' WHERE fid = 2",
        "UPDATE points SET b = 'maybe', i = 7.5, r = 'abc', d = 'today', t = 12, w = '' WHERE fid ="
            + " 3");
    GeoPackageReader reader = only();
    Reading read = Reading.of(reader);
    assertThat(reader.schema().fields())
        .containsExactly(
            Field.of("name", FieldType.TEXT),
            Field.of("b", FieldType.BOOLEAN),
            Field.of("i", FieldType.INTEGER),
            Field.of("r", FieldType.REAL),
            Field.of("d", FieldType.DATE),
            Field.of("t", FieldType.DATE_TIME),
            Field.of("x", FieldType.BINARY),
            new Field("w", FieldType.TEXT, 12, 0),
            Field.of("v", FieldType.TEXT));
    assertThat(read.values().get(0))
        .containsExactly(
            "p0",
            true,
            7L,
            2.0,
            LocalDate.of(2026, 11, 21),
            LocalDateTime.of(2026, 11, 21, 10, 11, 12, 500_000_000),
            new byte[] {1, 2},
            "5",
            "v");
    assertThat(read.values().get(1))
        .containsExactly(
            "p1",
            false,
            7L,
            2.5,
            LocalDate.of(2026, 11, 21),
            LocalDateTime.of(2026, 11, 21, 2, 11, 12),
            "ab".getBytes(StandardCharsets.UTF_8),
            "臺",
            null);
    assertThat(read.values().get(2))
        .containsExactly("p2", null, null, null, null, null, null, "", null);
    assertThat(read.values().get(3))
        .isEqualTo(Arrays.asList("p3", null, null, null, null, null, null, null, null));
    assertThat(read.bad()).isEqualTo(Map.of("value-type", 1L));
  }

  @Test
  void countsGeometriesThatCannotBeAndGoesOn() throws Exception {
    withoutTriggers(
        "DELETE FROM points WHERE fid > 7",
        "UPDATE points SET geom = NULL WHERE fid = 1",
        "UPDATE points SET geom = x'00' WHERE fid = 2",
        "UPDATE points SET geom = x'4750000100000000' WHERE fid = 3",
        "UPDATE points SET geom = x'475000210000000001' WHERE fid = 4",
        "UPDATE points SET geom = x'4750000F00000000' WHERE fid = 5",
        "UPDATE points SET geom = x'4750000100000000' || x'010200000000000000' WHERE fid = 6");
    Reading read = Reading.of(only());
    assertThat(read.wkt()).containsExactly("null", "null", "POINT (6 60)");
    assertThat(read.ordinals()).containsExactly(0L, 5L, 6L);
    assertThat(read.bad()).isEqualTo(Map.of("geometry-blob", 3L, "wkb-too-short", 1L));
  }

  @Test
  void readsGeometriesWithoutHeaderAndTellsOfForeignForms() throws Exception {
    withoutTriggers(
        "DELETE FROM points WHERE fid > 2",
        "UPDATE points SET geom = substr(geom, 9) WHERE fid = 1 AND hex(substr(geom, 4, 1)) = '01'",
        "UPDATE points SET geom = x'4750002100000000' || CAST('ABCD' AS BLOB) WHERE fid = 2");
    try (var stream = only().features()) {
      assertThat(Reading.of(stream).wkt()).containsExactly("POINT (0 0)");
      assertThat(stream.bad().counts())
          .isEqualTo(Map.of("geometry-blob", 1L, "geometry-extension", 1L));
      assertThat(stream.bad().listed()).anyMatch(bad -> bad.detail().contains("\"ABCD\""));
    }
  }

  @Test
  void readsTablesThatAreListedInOtherLettersOrNotAtAll() throws Exception {
    sql(
        "UPDATE gpkg_contents SET table_name = 'POINTS'",
        "PRAGMA foreign_keys = OFF",
        "CREATE TABLE lost AS SELECT fid AS id, geom AS shape, name FROM points",
        "CREATE TABLE half (fid INTEGER PRIMARY KEY, g BLOB)",
        "INSERT INTO half SELECT fid, geom FROM points WHERE fid > 5",
        "INSERT INTO gpkg_geometry_columns VALUES ('half', 'G', 'POINT', 3826, 0, 0)",
        "CREATE TABLE plain (a TEXT)",
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleSLD TEXT)");
    List<GeoPackageReader> layers = GeoPackageReader.open(file);
    assertThat(layers)
        .extracting(GeoPackageReader::name)
        .containsExactly("POINTS", "half", "lost", "plain");
    assertThat(layers)
        .extracting(layer -> layer.schema().geometryKind())
        .containsExactly(
            GeometryKind.POINT, GeometryKind.POINT, GeometryKind.MIXED, GeometryKind.NONE);
    assertThat(layers.get(2).crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(Reading.of(layers.get(2)).wkt()).isEqualTo(Reading.of(layers.get(0)).wkt());
    assertThat(Reading.of(layers.get(1)).features()).hasSize(5);
    assertThat(layers.get(0).remarks())
        .anyMatch(remark -> remark.english().equals("The table lost is not in gpkg_contents."));
  }

  @Test
  void readsComputedColumnsAndTablesWithoutRowNumbers() throws Exception {
    sql(
        "CREATE TABLE odd (code TEXT PRIMARY KEY, geom POINT, big TEXT AS (upper(code)),"
            + " twice INTEGER AS (length(code) * 2) STORED) WITHOUT ROWID",
        "INSERT INTO odd (code, geom) SELECT 'x' || fid, geom FROM points ORDER BY fid DESC",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            + " VALUES ('odd', 'features', 'odd', 3826)",
        "INSERT INTO gpkg_geometry_columns VALUES ('odd', 'geom', 'POINT', 3826, 0, 0)");
    Reading read = Reading.of(GeoPackageReader.open(file).get(1));
    assertThat(read.values()).hasSize(10);
    assertThat(read.values().get(0)).containsExactly("x1", "X1", 4L);
    assertThat(read.values().get(1)).containsExactly("x10", "X10", 6L);
  }

  @Test
  void saysHowCloselyArcsAreFollowed() throws Exception {
    sql("UPDATE gpkg_geometry_columns SET geometry_type_name = 'CURVEPOLYGON'");
    assertThat(only().remarks())
        .anyMatch(r -> r.english().contains("at most 0.01 units") && r.chinese().contains("0.01"));
  }

  @Test
  void refusesAFileShorterThanItsHeaderSays() throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> GeoPackageReader.open(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("truncated: " + (bytes.length - 1) + " bytes");
  }

  @Test
  void countsGeometriesOfAnotherKindThanTheLayers() throws Exception {
    sql("UPDATE gpkg_geometry_columns SET geometry_type_name = 'LINESTRING'");
    assertThat(Reading.of(only()).bad()).isEqualTo(Map.of("geometry-type", 10L));
    sql("UPDATE gpkg_geometry_columns SET geometry_type_name = 'GEOMETRY'");
    assertThat(only().schema().geometryKind()).isEqualTo(GeometryKind.MIXED);
    assertThat(Reading.of(only()).features()).hasSize(10);
  }

  @Test
  void readsTablesAndColumnsOfAnyName() throws Exception {
    sql(
        "CREATE TABLE \"a \"\"b\"\".c; --\" (id INTEGER PRIMARY KEY, \"g\"\"m\" POINT, \"x y\""
            + " TEXT)",
        "INSERT INTO \"a \"\"b\"\".c; --\" SELECT fid, geom, name FROM points",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            + " VALUES ('a \"b\".c; --', 'features', 'odd', 3826)",
        "INSERT INTO gpkg_geometry_columns VALUES ('a \"b\".c; --', 'g\"m', 'POINT', 3826, 0, 0)");
    GeoPackageReader odd = GeoPackageReader.open(file).get(1);
    assertThat(odd.name()).isEqualTo("a \"b\".c; --");
    assertThat(odd.schema().fields()).extracting(Field::name).containsExactly("id", "x y");
    assertThat(Reading.of(odd).wkt())
        .isEqualTo(Reading.of(GeoPackageReader.open(file).get(0)).wkt());
  }

  @Test
  void readsWhatLiesInAWriteAheadLogAndLeavesItThere() throws Exception {
    try (Connection writer = connect(file);
        Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA wal_autocheckpoint=0");
      dropTriggers(statement);
      statement.execute("UPDATE points SET name = 'from the log'");
      Path wal = folder.resolve("points.gpkg-wal");
      assertThat(Files.size(wal)).isPositive();
      Map<String, String> before = contents();
      Reading read = Reading.of(only());
      assertThat(read.values()).hasSize(10).allMatch(row -> row.contains("from the log"));
      assertThat(within(only(), EVERYWHERE).features()).hasSize(10);
      assertThat(contents()).isEqualTo(before);
    }
  }

  @Test
  void leavesAJournalBesideTheFileAlone() throws Exception {
    Files.writeString(folder.resolve("points.gpkg-journal"), "no journal at all");
    Map<String, String> before = contents();
    assertThat(Reading.of(only()).features()).hasSize(10);
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void deletesItsSnapshots() throws Exception {
    try (Connection writer = connect(file);
        Statement statement = writer.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      dropTriggers(statement);
      Path copy;
      try (Snapshot snapshot = Snapshot.of(file)) {
        copy = snapshot.file();
        assertThat(copy).exists();
        assertThat(copy.resolveSibling("snapshot.gpkg-wal")).exists();
        if (Files.getFileStore(copy).supportsFileAttributeView("posix")) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.getParent())))
              .isEqualTo("rwx------");
        }
      }
      assertThat(copy.getParent()).doesNotExist();
    }
    assertThat(Snapshot.isNeeded(file)).isFalse();
  }

  @Test
  void writesNothingBesideAFileInWalModeWithoutLog() throws Exception {
    withoutTriggers("PRAGMA journal_mode=WAL", "UPDATE points SET name = 'x'");
    Map<String, String> before = contents();
    assertThat(before).containsOnlyKeys("points.gpkg");
    Reading.of(only());
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void readsPathsThatLookLikeSomethingElse() throws Exception {
    Path strange = Files.createDirectories(folder.resolve("a b#?%41&mode=rwc臺"));
    Path copy = Files.copy(file, strange.resolve("x ?immutable=0#.gpkg"));
    assertThat(Reading.of(GeoPackageReader.open(copy).get(0)).features()).hasSize(10);
  }

  @Test
  void tellsWhatSystemsOfUnknownKindAre() throws Exception {
    sql("UPDATE gpkg_geometry_columns SET srs_id = -1");
    assertThat(only().crs()).isEmpty();
    assertThat(only().crsFinding().grounds())
        .anyMatch(remark -> remark.english().contains("undefined plane"));
    sql("UPDATE gpkg_geometry_columns SET srs_id = 0");
    assertThat(only().crsFinding().grounds())
        .anyMatch(remark -> remark.english().contains("undefined degrees"));
    sql("UPDATE gpkg_geometry_columns SET srs_id = 4711");
    assertThat(only().crs()).isEmpty();
    assertThat(only().crsFinding().grounds()).anyMatch(remark -> remark.english().contains("4711"));
  }

  @Test
  void readsTheDefinitionOfASystemWithoutCode() throws Exception {
    sql(
        "INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization,"
            + " organization_coordsys_id, definition) SELECT 'x', 100000, 'NONE', 100000,"
            + " definition FROM gpkg_spatial_ref_sys WHERE srs_id = 3826",
        "UPDATE gpkg_geometry_columns SET srs_id = 100000");
    assertThat(only().crs()).contains(CrsRegistry.TWD97_TM2_121);
  }

  @Test
  void opensTheLayersItCanAndTellsOfTheOthers() throws Exception {
    sql(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier)"
            + " VALUES ('gone', 'features', 'gone')",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier)"
            + " VALUES ('pictures', 'tiles', 'pictures')");
    assertThat(Formats.open(file).layers().get(0).remarks())
        .anyMatch(remark -> remark.english().contains("gone cannot be read"))
        .anyMatch(remark -> remark.english().contains("pictures cannot be read"));
    sql("DROP TABLE points");
    assertThatThrownBy(() -> Formats.open(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("gone")
        .hasMessageContaining("tiles");
  }

  @Test
  void refusesWhatIsNoGeoPackage() throws Exception {
    Path other = folder.resolve("other.gpkg");
    Files.writeString(other, "short");
    assertThatThrownBy(() -> GeoPackageReader.open(other))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("truncated");
    Files.writeString(other, "<html>this is a page and no database</html>");
    assertThatThrownBy(() -> GeoPackageReader.open(other))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("This is not a GeoPackage");
    Files.delete(other);
    try (Connection connection = connect(other);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE foo (a)");
    }
    assertThatThrownBy(() -> GeoPackageReader.open(other))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("gpkg_contents")
        .hasMessageContaining("tables \"foo\"");
  }

  @Test
  void stopsAViewThatWorksWithoutEnd() throws Exception {
    sql(
        "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
            + " SELECT i AS fid, NULL AS geom FROM n WHERE i < 0",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            + " VALUES ('endless', 'features', 'endless', 0)",
        "INSERT INTO gpkg_geometry_columns VALUES ('endless', 'geom', 'POINT', 0, 0, 0)");
    List<GeoPackageReader> layers = GeoPackageReader.open(file);
    assertThat(layers).extracting(GeoPackageReader::name).containsExactly("points");
    assertThat(layers.get(0).remarks()).anyMatch(remark -> remark.english().contains("endless"));
  }

  @Test
  void refusesValuesTooLongToBe() throws Exception {
    sql(
        "CREATE VIEW huge AS SELECT fid, geom, zeroblob(1000000000) AS big FROM points",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            + " VALUES ('huge', 'features', 'huge', 0)",
        "INSERT INTO gpkg_geometry_columns VALUES ('huge', 'geom', 'POINT', 0, 0, 0)");
    List<GeoPackageReader> layers = GeoPackageReader.open(file);
    if (layers.size() == 2) {
      assertThatThrownBy(() -> Reading.of(layers.get(1))).isInstanceOf(FormatException.class);
    } else {
      assertThat(layers.get(0).remarks()).anyMatch(remark -> remark.english().contains("huge"));
    }
  }

  @Test
  void runsNoExtensionNorWritesWhatAFileAsksFor() throws Exception {
    Path victim = folder.resolve("victim");
    sql(
        "CREATE VIEW evil AS SELECT fid, geom, load_extension('x') AS a FROM points",
        "CREATE VIEW writes AS SELECT fid, geom, writefile('" + victim + "', 'x') AS a FROM points",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)"
            + " VALUES ('evil', 'features', 'evil', 0), ('writes', 'features', 'writes', 0)",
        "INSERT INTO gpkg_geometry_columns VALUES ('evil', 'geom', 'POINT', 0, 0, 0),"
            + " ('writes', 'geom', 'POINT', 0, 0, 0)");
    assertThat(GeoPackageReader.open(file))
        .extracting(GeoPackageReader::name)
        .containsExactly("points");
    assertThat(victim).doesNotExist();
    try (var database = Database.open(file)) {
      assertThatThrownBy(() -> database.all("DELETE FROM points RETURNING 1", row -> row.getInt(1)))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> database.all("ATTACH 'x.db' AS y", row -> row.getInt(1)))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void readsFromManyThreads() throws Exception {
    GeoPackageReader reader = only();
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 4; i++) {
      var thread =
          new Thread(
              () -> {
                try {
                  assertThat(within(reader, EVERYWHERE).features()).hasSize(10);
                } catch (IOException | AssertionError e) {
                  failures.add(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }

  private GeoPackageReader only() throws IOException {
    List<GeoPackageReader> layers = GeoPackageReader.open(file);
    assertThat(layers).hasSize(1);
    return layers.get(0);
  }

  private static Reading within(GeoPackageReader reader, Bounds bounds) throws IOException {
    try (var stream = reader.features(bounds)) {
      return Reading.of(stream);
    }
  }

  private void withoutTriggers(String... statements) throws SQLException {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      dropTriggers(statement);
    }
    sql(statements);
  }

  /** The triggers need functions that SQLite alone doesn't have. */
  private static void dropTriggers(Statement statement) throws SQLException {
    for (String trigger :
        List.of("insert", "update2", "update4", "update5", "update6", "update7", "delete")) {
      statement.execute("DROP TRIGGER rtree_points_geom_" + trigger);
    }
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static Connection connect(Path path) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path);
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        contents.put(
            each.getFileName().toString(),
            new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}

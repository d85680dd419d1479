package org.tutai.geo.format.geopackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.format.Reading;

/** Reading the pages gives what SQLite gives. */
class StoredRowsTest {

  private static final List<String> TYPES =
      List.of(
          "TEXT",
          "TEXT(10)",
          "INTEGER",
          "MEDIUMINT",
          "REAL",
          "DOUBLE",
          "NUMERIC",
          "BOOLEAN",
          "DATE",
          "DATETIME",
          "BLOB",
          "",
          "STRING",
          "VARCHAR(20)",
          "FLOATING POINT",
          "JSON");

  @TempDir Path folder;
  private final Random random = new Random(20_261_121);

  @Test
  void readsRandomTablesAsSqliteDoes() throws Exception {
    for (int i = 0; i < 24; i++) {
      Path file = folder.resolve(i + ".gpkg");
      int pageSize = 512 << i % 8;
      write(file, pageSize);
      for (GeoPackageReader layer : GeoPackageReader.open(file)) {
        assertThat(isStored(file, layer.name())).as("%s of %s", layer.name(), file).isTrue();
        checkSame(file, layer);
      }
    }
  }

  @Test
  void readsTheGeoPackagesOfOthersAsSqliteDoes() throws Exception {
    int layers = 0;
    try (Stream<Path> all = Files.walk(Reading.shared("."))) {
      for (Path file : all.filter(path -> path.toString().endsWith(".gpkg")).sorted().toList()) {
        if (Files.size(file) < 4 << 20) {
          for (GeoPackageReader layer : readable(file)) {
            checkSame(file, layer);
            layers++;
          }
        }
      }
    }
    assertThat(layers).isGreaterThan(5);
  }

  private static List<GeoPackageReader> readable(Path file) throws IOException {
    try {
      return GeoPackageReader.open(file);
    } catch (FormatException e) {
      return List.of();
    }
  }

  @Test
  void leavesToSqliteWhatNeedsIt() throws Exception {
    Path file = folder.resolve("x.gpkg");
    sql(
        file,
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)",
        "CREATE TABLE plain (a INTEGER PRIMARY KEY, b TEXT)",
        "CREATE TABLE numbered (a TEXT PRIMARY KEY, b TEXT)",
        "CREATE TABLE bare (a TEXT PRIMARY KEY, b TEXT) WITHOUT ROWID",
        "CREATE TABLE computed (a INTEGER PRIMARY KEY, b TEXT AS ('x' || a))",
        "CREATE TABLE given (a INTEGER PRIMARY KEY, b TEXT DEFAULT 'none')",
        "CREATE TABLE down (a INTEGER PRIMARY KEY DESC, b TEXT)",
        "CREATE TABLE shadow (rowid TEXT, _rowid_ TEXT, oid TEXT)",
        "CREATE VIEW seen AS SELECT * FROM plain",
        "INSERT INTO gpkg_contents SELECT name, 'attributes' FROM sqlite_master"
            + " WHERE name NOT LIKE 'gpkg%'");
    for (String table : List.of("plain", "numbered")) {
      assertThat(isStored(file, table)).as(table).isTrue();
    }
    for (String table : List.of("bare", "computed", "given", "down", "shadow", "seen")) {
      assertThat(isStored(file, table)).as(table).isFalse();
    }
    Files.write(folder.resolve("x.gpkg-wal"), new byte[] {1});
    assertThat(isStored(file, "plain")).isFalse();
  }

  @Test
  void leavesTextsInUtf16ToSqlite() throws Exception {
    Path file = folder.resolve("x.gpkg");
    sql(
        file,
        "PRAGMA encoding = 'UTF-16le'",
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)",
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)",
        "INSERT INTO gpkg_contents VALUES ('t', 'attributes')",
        "INSERT INTO t VALUES (1, '臺北')");
    assertThat(isStored(file, "t")).isFalse();
    assertThat(Reading.of(GeoPackageReader.open(file).get(0)).values())
        .containsExactly(List.of(1L, "臺北"));
  }

  @Test
  void saysWhenTheFileIsWrittenToWhileItIsRead() throws Exception {
    Path file = folder.resolve("x.gpkg");
    write(file, 4096);
    try (FeatureStream stream = GeoPackageReader.open(file).get(0).features()) {
      stream.next();
      sql(file, "CREATE TABLE another (a)");
      assertThatThrownBy(() -> Reading.of(stream))
          .isInstanceOf(FormatException.class)
          .hasMessageContaining("another program writing to it");
    }
  }

  @Test
  void readsATableMadeAnewSinceTheFileWasOpened() throws Exception {
    Path file = folder.resolve("x.gpkg");
    sql(
        file,
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)",
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)",
        "INSERT INTO gpkg_contents VALUES ('t', 'attributes')",
        "INSERT INTO t VALUES (1, 'one')");
    GeoPackageReader layer = GeoPackageReader.open(file).get(0);
    sql(
        file,
        "DROP TABLE t",
        "CREATE TABLE other (x)",
        "CREATE TABLE t (b TEXT, a INTEGER PRIMARY KEY)",
        "INSERT INTO t VALUES ('two', 2)");
    assertThat(Reading.of(layer).values()).containsExactly(List.of(2L, "two"));
  }

  @Test
  void endsInATreeThatRunsInARing() throws Exception {
    Path file = folder.resolve("x.gpkg");
    sql(
        file,
        "PRAGMA page_size = 512",
        "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)",
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)",
        "INSERT INTO gpkg_contents VALUES ('t', 'attributes')",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
            + " INSERT INTO t SELECT i, 'text ' || i FROM n");
    byte[] bytes = Files.readAllBytes(file);
    int refused = 0;
    for (int page = 2; page < bytes.length / 512; page++) {
      int at = (page - 1) * 512;
      if (bytes[at] == 5) {
        byte[] ring = bytes.clone();
        for (int cell = 0; cell < (ring[at + 4] & 0xFF); cell++) {
          int to = ((ring[at + 12 + 2 * cell] & 0xFF) << 8) | (ring[at + 13 + 2 * cell] & 0xFF);
          ring[at + to + 2] = (byte) (page >> 8);
          ring[at + to + 3] = (byte) page;
        }
        Files.write(file, ring);
        refused += Reading.answerOrRefusal(file).startsWith("refused") ? 1 : 0;
      }
    }
    assertThat(refused).isGreaterThan(2);
  }

  private static boolean isStored(Path file, String table) throws Exception {
    try (var database = Database.open(file)) {
      LayerTable layer = LayerTable.unregistered(database, table);
      try (StoredRows rows = StoredRows.open(file, layer)) {
        return rows != null;
      }
    }
  }

  private static void checkSame(Path file, GeoPackageReader layer) throws IOException {
    try (FeatureStream ours = layer.features();
        FeatureStream theirs = layer.allBySqlite(null)) {
      Feature expected = theirs.next();
      for (Feature got = ours.next(); got != null; got = ours.next()) {
        String what = file + " " + layer.name() + " " + got.ordinal();
        assertThat(expected).as(what).isNotNull();
        assertThat(got.ordinal()).isEqualTo(expected.ordinal());
        assertThat(Reading.wkt(got.geometry()))
            .as(what)
            .isEqualTo(Reading.wkt(expected.geometry()));
        assertThat(plain(got)).as(what).isEqualTo(plain(expected));
        expected = theirs.next();
      }
      assertThat(expected).isNull();
      assertThat(ours.bad().counts()).isEqualTo(theirs.bad().counts());
      assertThat(ours.bad().listed()).isEqualTo(theirs.bad().listed());
    }
  }

  private static List<Object> plain(Feature feature) {
    List<Object> plain = new ArrayList<>();
    for (Object value : feature.values()) {
      plain.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value));
    }
    return plain;
  }

  private void write(Path file, int pageSize) throws SQLException {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + pageSize);
      statement.execute("PRAGMA auto_vacuum = " + random.nextInt(3));
      statement.execute("CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)");
      connection.setAutoCommit(false);
      for (int table = 0; table < 3; table++) {
        fill(connection, statement, "t" + table);
      }
      connection.commit();
      connection.setAutoCommit(true);
      if (random.nextBoolean()) {
        statement.execute("VACUUM");
      }
      if (random.nextInt(4) == 0) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("DELETE FROM t0 WHERE rowid % 3 = 0");
      }
    }
  }

  private void fill(Connection connection, Statement statement, String table) throws SQLException {
    int columns = 1 + random.nextInt(6);
    var sql = new StringBuilder("CREATE TABLE " + table + " (");
    boolean key = random.nextBoolean();
    sql.append(key ? "id INTEGER PRIMARY KEY" : "id INT");
    for (int i = 0; i < columns; i++) {
      sql.append(", c").append(i).append(' ').append(TYPES.get(random.nextInt(TYPES.size())));
    }
    statement.execute(sql.append(')').toString());
    statement.execute("INSERT INTO gpkg_contents VALUES ('" + table + "', 'attributes')");
    insert(connection, table, columns);
    statement.execute("DELETE FROM " + table + " WHERE abs(random()) % 5 = 0");
    statement.execute("ALTER TABLE " + table + " ADD COLUMN late TEXT");
    insert(connection, table, columns);
    statement.execute(
        "UPDATE "
            + table
            + " SET c0 = zeroblob(abs(random()) % 3 * 1500), late = 'now' WHERE abs(random()) % 7 ="
            + " 0");
  }

  private void insert(Connection connection, String table, int columns) throws SQLException {
    String marks = ", ?".repeat(columns);
    String names = String.join("", names(columns));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT OR IGNORE INTO " + table + " (id" + names + ") VALUES (?" + marks + ")")) {
      int rows = random.nextInt(200);
      for (int row = 0; row < rows; row++) {
        insert.setLong(1, random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(500) - 100);
        for (int i = 0; i < columns; i++) {
          insert.setObject(2 + i, value());
        }
        insert.execute();
      }
    }
  }

  private static List<String> names(int columns) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      names.add(", c" + i);
    }
    return names;
  }

  private @Nullable Object value() {
    return switch (random.nextInt(12)) {
      case 0 -> null;
      case 1 -> random.nextInt(3);
      case 2 -> random.nextLong() >> random.nextInt(64);
      case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(30) - 10);
      case 4 -> (double) random.nextInt(1_000_000);
      case 5 -> "臺".repeat(random.nextInt(5)) + "a\0b".substring(0, random.nextInt(4));
      case 6 -> "2026-11-" + (10 + random.nextInt(25)) + (random.nextBoolean() ? "T08:00:00Z" : "");
      case 7 -> "x".repeat(random.nextInt(random.nextInt(20) == 0 ? 200_000 : 900));
      case 8 -> bytes(random.nextInt(random.nextInt(20) == 0 ? 200_000 : 600));
      case 9 -> "";
      case 10 -> Integer.toString(random.nextInt());
      default -> bytes(random.nextInt(3));
    };
  }

  private byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static void sql(Path file, String... statements) throws SQLException {
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
}

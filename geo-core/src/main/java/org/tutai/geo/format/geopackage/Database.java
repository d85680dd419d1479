package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.bytes.PositionedFile;

/**
 * A foreign SQLite file, open for reading and nothing else.
 *
 * <p>Nothing is written to it or beside it: without a log it is opened as immutable, with one a
 * {@link Snapshot} is opened instead. The file's own schema is not trusted: no extension loads,
 * functions with side effects don't run in its views, texts and blobs have a greatest length, and a
 * statement that works too long between two rows is stopped. For one thread.
 */
final class Database implements AutoCloseable {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private static final Pattern TWICE =
      Pattern.compile("(?is)(?:the )?(.+?) \\(\\1\\)", Pattern.UNICODE_CASE);

  /** The longest text or blob: a geometry of eight million points. */
  private static final int LONGEST_VALUE = 128 << 20;

  /** Steps of SQLite's machine between two looks at the clock hand … */
  private static final int STEPS = 1_000_000;

  /** … and looks before a statement is stopped: some seconds. */
  private static final int MOST_LOOKS = 200;

  private final Path path;
  private final @Nullable Snapshot snapshot;
  private final Connection connection;
  private int looks;

  private Database(Path path, @Nullable Snapshot snapshot, Connection connection) {
    this.path = path;
    this.snapshot = snapshot;
    this.connection = connection;
  }

  /**
   * Opens a file.
   *
   * @throws FormatException when it is no SQLite file or cannot be opened
   */
  static Database open(Path path) throws IOException {
    checkMagic(path);
    Snapshot snapshot = Snapshot.isNeeded(path) ? Snapshot.of(path) : null;
    try {
      Connection connection = connect(snapshot == null ? path : snapshot.file(), snapshot == null);
      try {
        var database = new Database(path, snapshot, connection);
        database.limit();
        return database;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      if (snapshot != null) {
        snapshot.close();
      }
      throw failure(path, e);
    }
  }

  private static void checkMagic(Path path) throws IOException {
    try (var file = PositionedFile.open(path)) {
      byte[] start = file.read(0, MAGIC.length, "an SQLite header");
      if (!Arrays.equals(start, MAGIC)) {
        throw new FormatException(
                path, 0, "an SQLite file", "other bytes", "This is not a GeoPackage.")
            .because(FormatFault.OTHER_FORMAT);
      }
      checkLength(file);
    }
  }

  /**
   * A header that was written by a program that knows its fields tells how long the file is ("The
   * SQLite Database File Format", 1.3.7).
   */
  private static void checkLength(PositionedFile file) throws IOException {
    if (Snapshot.isNeeded(file.path())) {
      return;
    }
    ByteBuffer header = ByteBuffer.wrap(file.read(0, 100, "an SQLite header"));
    int size = Short.toUnsignedInt(header.getShort(16));
    long length = Integer.toUnsignedLong(header.getInt(28)) * (size == 1 ? 65_536 : size);
    boolean valid = header.getInt(24) == header.getInt(92);
    if (valid && length > file.size()) {
      throw new FormatException(
              file.path(),
              28,
              length + " bytes, as its header has it",
              "truncated: " + file.size() + " bytes",
              "Copy the file again.")
          .because(FormatFault.TRUNCATED);
    }
  }

  private static Connection connect(Path file, boolean immutable) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(immutable);
    config.enableLoadExtension(false);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
    String uri = file.toAbsolutePath().toUri().getRawPath();
    return config.createConnection(
        "jdbc:sqlite:file:" + uri + (immutable ? "?immutable=1&mode=ro" : ""));
  }

  private void limit() throws SQLException {
    var sqlite = connection.unwrap(SQLiteConnection.class);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, 1_000_000);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_EXPR_DEPTH, 200);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_COMPOUND_SELECT, 200);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_TRIGGER_DEPTH, 0);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_WORKER_THREADS, 0);
    ProgressHandler.setHandler(
        connection,
        STEPS,
        new ProgressHandler() {
          @Override
          protected int progress() {
            looks++;
            return looks > MOST_LOOKS ? 1 : 0;
          }
        });
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema=OFF");
      statement.execute("PRAGMA query_only=ON");
      statement.execute("PRAGMA cell_size_check=ON");
    }
  }

  /** Prepares a statement; its parameters are counted from 1. */
  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** Says that a row was reached, so that the next may take its time again. */
  void rowReached() {
    looks = 0;
  }

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of a small query. */
  <T> List<T> all(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
    List<T> rows = new ArrayList<>();
    looks = 0;
    try (PreparedStatement statement = prepare(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
    }
    return rows;
  }

  /** Whether there is a table or view of that name. */
  boolean has(String table) throws SQLException {
    return !all(
            "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) ="
                + " lower(?)",
            row -> true,
            table)
        .isEmpty();
  }

  /** A table's or column's name as it stands in a statement. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A failure of SQLite as one of the file. */
  FormatException failure(SQLException cause) {
    return looks > MOST_LOOKS
        ? new FormatException(
            path,
            -1,
            "a table or view that gives its rows within seconds",
            "one that works on and on",
            "Look at the definitions of its views.")
        : failure(path, cause);
  }

  private static FormatException failure(Path path, SQLException cause) {
    return new FormatException(
            path,
            -1,
            "a readable GeoPackage",
            "\"" + message(cause) + "\" from SQLite",
            "Copy the file again, or look at it with \"sqlite3\".")
        .causedBy(cause);
  }

  /** SQLite's own words, without the code before them and without their repetition behind. */
  static String message(SQLException cause) {
    String text = String.valueOf(cause.getMessage()).replaceAll("^\\[[A-Z_]+]\\s*", "");
    Matcher twice = TWICE.matcher(text);
    return twice.matches() ? String.valueOf(twice.group(1)) : text;
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(path, e);
    } finally {
      if (snapshot != null) {
        snapshot.close();
      }
    }
  }
}

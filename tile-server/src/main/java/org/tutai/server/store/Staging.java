package org.tutai.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A database that is made beside the one of a home, to take its place in one step: a kill before
 * that step leaves the old one, a kill after it the new one. For one thread.
 */
public final class Staging implements AutoCloseable {

  private static final String NAME = "tutai_restoring";
  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,5}");

  private final StoreHome home;
  private final Optional<DatabaseUrl> url;
  private @Nullable Database database;
  private boolean older;

  /** Makes nothing yet, and removes what one that was killed has left. */
  public Staging(StoreHome home, Optional<DatabaseUrl> url) throws IOException {
    this.home = home;
    this.url = url;
    remove();
  }

  /**
   * Makes the database, with the tables of a version.
   *
   * @throws StoreException when this program knows no such version
   */
  public Database open(String version) throws IOException {
    Database newest = open(Flyway.configure());
    database = newest;
    String known = newest.read(Staging::version);
    if (version.equals(known)) {
      return newest;
    }
    if (!VERSION.matcher(version).matches()
        || Integer.parseInt(version) > Integer.parseInt(known)) {
      throw new StoreException(
          "The tables are of version "
              + version
              + ", which only a newer Tutai knows; this one knows version "
              + known
              + ".",
          "資料表是第 " + version + " 版，只有較新的圖臺認得；這一版認得到第 " + known + " 版。");
    }
    closeDatabase();
    remove();
    older = true;
    Database opened = open(Flyway.configure().target(version));
    database = opened;
    return opened;
  }

  private Database open(FluentConfiguration settings) throws StoreException {
    return url.isPresent()
        ? PostgresqlDatabase.open(url.get(), NAME, settings)
        : SqliteDatabase.open(file(), settings);
  }

  /** The version of the tables that a handle sees. */
  public static String version(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT version FROM flyway_schema_history WHERE version IS NOT NULL
            ORDER BY installed_rank DESC LIMIT 1
            """)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  /** Brings the tables up to date and puts the database in the place of the old one. */
  public void takePlace() throws IOException {
    closeDatabase();
    if (older) {
      open(Flyway.configure()).close();
    }
    try {
      if (url.isPresent()) {
        swapSchemas(url.get());
      } else {
        swapFiles();
      }
    } catch (SQLException e) {
      throw new StoreException(
          "What was restored cannot be put in place: " + e.getMessage(),
          "還原的內容無法就位：" + e.getMessage(),
          e);
    }
  }

  private void swapSchemas(DatabaseUrl where) throws SQLException {
    String schema = quoted(PostgresqlDatabase.schema(where));
    try (Connection connection = connect(where);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
      statement.execute("ALTER SCHEMA " + NAME + " RENAME TO " + schema);
      connection.commit();
    }
  }

  private static Connection connect(DatabaseUrl where) throws SQLException {
    var properties = new java.util.Properties();
    properties.putAll(where.properties());
    return DriverManager.getConnection(where.jdbcUrl(), properties);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /*
   * A write-ahead log beside a file belongs to that very file. So both are put into one file each
   * before the new one is moved over the old one.
   */
  private void swapFiles() throws IOException, SQLException {
    Path old = StoreHome.databaseFile(home.directory());
    withoutLog(file());
    if (Files.exists(old)) {
      withoutLog(old);
    }
    Files.move(file(), old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Blobs.flushNames(home.directory());
  }

  private static void withoutLog(Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
      statement.execute("PRAGMA journal_mode = DELETE");
    }
    if (Files.exists(file.resolveSibling(file.getFileName() + "-wal"))) {
      throw new SQLException(file + " is in use");
    }
  }

  private Path file() {
    return home.directory().resolve(NAME + ".db");
  }

  private void closeDatabase() {
    if (database != null) {
      database.close();
      database = null;
    }
  }

  private void remove() throws IOException {
    if (url.isPresent()) {
      try (Connection connection = connect(url.get());
          Statement statement = connection.createStatement()) {
        statement.execute("DROP SCHEMA IF EXISTS " + NAME + " CASCADE");
      } catch (SQLException e) {
        throw new StoreException(
            "The database " + url.get() + " cannot be opened: " + Migrations.line(e),
            "無法開啟資料庫 " + url.get() + "：" + Migrations.line(e),
            e);
      }
    } else {
      for (String end : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(home.directory().resolve(NAME + ".db" + end));
      }
    }
  }

  /** Removes what has not taken its place. */
  @Override
  public void close() throws IOException {
    closeDatabase();
    remove();
  }
}

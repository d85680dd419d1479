package org.tutai.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A store in an SQLite file with a write-ahead log: many readers, one writer. */
final class SqliteDatabase implements Database {

  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 10_000;

  private final HikariDataSource readers;
  private final Jdbi reading;
  private final SqliteWriter writer;

  private SqliteDatabase(HikariDataSource readers, SqliteWriter writer) {
    this.readers = readers;
    this.reading = JdbiSettings.apply(Jdbi.create(readers));
    this.writer = writer;
  }

  static SqliteDatabase open(Path file) throws StoreException {
    return open(file, Flyway.configure());
  }

  /** Opens a file and brings its tables up to the step that the settings say. */
  static SqliteDatabase open(Path file, FluentConfiguration settings) throws StoreException {
    return opening(file, source -> Migrations.run(source, Kind.SQLITE, file.toString(), settings));
  }

  /** Opens a file with the tables that it has. */
  static SqliteDatabase openAsItIs(Path file) throws StoreException {
    if (!Files.exists(file)) {
      throw new StoreException("There is no database " + file + ".", "找不到資料庫 " + file + "。");
    }
    return opening(file, source -> {});
  }

  private interface Preparation {
    void prepare(SQLiteDataSource source) throws StoreException;
  }

  private static SqliteDatabase opening(Path file, Preparation preparation) throws StoreException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      SQLiteDataSource source = source(file);
      preparation.prepare(source);
      return new SqliteDatabase(readers(source), SqliteWriter.open(source));
    } catch (PoolInitializationException | SQLException e) {
      throw new StoreException(
          "The database " + file + " cannot be opened: " + Migrations.line(e),
          "無法開啟資料庫 " + file + "：" + Migrations.line(e),
          e);
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new StoreException(
          "The database " + file + " cannot be made: " + e, "無法建立資料庫 " + file + "：" + e, e);
    }
  }

  private static SQLiteDataSource source(Path file) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  private static HikariDataSource readers(SQLiteDataSource source) {
    var config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName("store-read");
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    config.setConnectionInitSql("PRAGMA query_only = ON");
    return new HikariDataSource(config);
  }

  @Override
  public Kind kind() {
    return Kind.SQLITE;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T read(HandleCallback<T, X> work)
      throws X {
    return reading.inTransaction(work);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T write(HandleCallback<T, X> work)
      throws X {
    return writer.write(work);
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
  }
}

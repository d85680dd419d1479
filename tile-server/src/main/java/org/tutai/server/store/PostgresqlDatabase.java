package org.tutai.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * A store in PostgreSQL. Writes are serializable transactions: one that PostgreSQL finds to have
 * crossed with another is run again.
 */
final class PostgresqlDatabase implements Database {

  private static final int CONNECTIONS = 8;
  private static final int MOST_ATTEMPTS = 20;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);
  private static final Set<String> CROSSED = Set.of("40001", "40P01");

  private final HikariDataSource readers;
  private final HikariDataSource writers;
  private final Jdbi reading;
  private final Jdbi writing;

  private PostgresqlDatabase(HikariDataSource readers, HikariDataSource writers) {
    this.readers = readers;
    this.writers = writers;
    this.reading = JdbiSettings.apply(Jdbi.create(readers));
    this.writing = JdbiSettings.apply(Jdbi.create(writers));
  }

  static PostgresqlDatabase open(DatabaseUrl url) throws StoreException {
    return open(url, schema(url), Flyway.configure());
  }

  /** The schema that an address names, or ours. */
  static String schema(DatabaseUrl url) {
    return url.properties().getOrDefault("currentSchema", "tutai");
  }

  /** Opens a schema with the tables that it has. */
  static PostgresqlDatabase openAsItIs(DatabaseUrl url) throws StoreException {
    String schema = schema(url);
    HikariDataSource writers = pool(url, schema, "store-write", false);
    return new PostgresqlDatabase(pool(url, schema, "store-read", true), writers);
  }

  /** Opens a schema and brings its tables up to the step that the settings say. */
  static PostgresqlDatabase open(DatabaseUrl url, String schema, FluentConfiguration settings)
      throws StoreException {
    HikariDataSource writers = pool(url, schema, "store-write", false);
    try {
      Migrations.run(
          writers, Kind.POSTGRESQL, url.toString(), settings.schemas(schema).createSchemas(true));
      return new PostgresqlDatabase(pool(url, schema, "store-read", true), writers);
    } catch (StoreException | RuntimeException e) {
      writers.close();
      throw e;
    }
  }

  private static HikariDataSource pool(DatabaseUrl url, String schema, String name, boolean reads)
      throws StoreException {
    var config = new HikariConfig();
    config.setJdbcUrl(url.jdbcUrl());
    config.addDataSourceProperty("ApplicationName", "tutai");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    url.properties().forEach(config::addDataSourceProperty);
    config.addDataSourceProperty("currentSchema", schema);
    config.setPoolName(name);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(10_000);
    config.setReadOnly(reads);
    config.setTransactionIsolation(
        reads ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_SERIALIZABLE");
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new StoreException(
          "The database " + url + " cannot be opened: " + Migrations.line(e),
          "無法開啟資料庫 " + url + "：" + Migrations.line(e),
          e);
    }
  }

  @Override
  public Kind kind() {
    return Kind.POSTGRESQL;
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T read(HandleCallback<T, X> work)
      throws X {
    return reading.inTransaction(work);
  }

  @Override
  public <T extends @Nullable Object, X extends Exception> T write(HandleCallback<T, X> work)
      throws X {
    for (int attempt = 1; ; attempt++) {
      try {
        return writing.inTransaction(work);
      } catch (Exception e) {
        if (!hasCrossed(e)) {
          throw e;
        }
        if (attempt == MOST_ATTEMPTS) {
          throw new StoreBusyException("too many write the same at once");
        }
        pause(attempt);
      }
    }
  }

  private static boolean hasCrossed(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && CROSSED.contains(String.valueOf(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** Longer each time, and never the same for two. */
  private static void pause(int attempt) {
    long most = Math.min(LONGEST_PAUSE.toNanos(), 1_000_000L << Math.min(attempt, 10));
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
  }

  @Override
  public void close() {
    writers.close();
    readers.close();
  }
}

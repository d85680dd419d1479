package org.tutai.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * The rows of a store, in SQLite or PostgreSQL, with the tables of this program's version.
 * Thread-safe.
 *
 * <p>Writes happen as if one after another, and are on the disk when they return: a kill at any
 * moment leaves all of a write or nothing. A read sees one moment and waits for no write. The work
 * is given a handle in a transaction, which it must neither end nor keep; it may run again when
 * another write came between, so it must change nothing but the database. Work within work on the
 * same database is not allowed.
 */
public interface Database extends AutoCloseable {

  /** The two that there are. */
  enum Kind {
    SQLITE,
    POSTGRESQL
  }

  /**
   * Opens the SQLite file of a path, made when it isn't there, and brings its tables up to date.
   *
   * @throws StoreException when it cannot be opened or was written by a newer program
   */
  static Database openFile(Path file) throws StoreException {
    return SqliteDatabase.open(file);
  }

  /**
   * Opens a PostgreSQL database and brings our tables up to date, in the schema {@code tutai} or
   * the one that the address names as {@code currentSchema}.
   *
   * @throws StoreException when it cannot be opened or was written by a newer program
   */
  static Database open(DatabaseUrl url) throws StoreException {
    return PostgresqlDatabase.open(url);
  }

  /** Which of the two. */
  Kind kind();

  /** Reads: what the work returns. */
  <T extends @Nullable Object, X extends Exception> T read(HandleCallback<T, X> work) throws X;

  /**
   * Writes: what the work returns, once it is on the disk. Work that throws changes nothing.
   *
   * @throws StoreBusyException when too many others are waiting to write
   */
  <T extends @Nullable Object, X extends Exception> T write(HandleCallback<T, X> work) throws X;

  /** Writes, as {@link #write} does, with nothing to return. */
  default <X extends Exception> void change(HandleConsumer<X> work) throws X {
    this.<@Nullable Object, X>write(
        handle -> {
          work.useHandle(handle);
          return null;
        });
  }

  /** Whether something failed because a row with the same key was there already. */
  static boolean isDuplicate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && ("23505".equals(sql.getSQLState()) || isSqliteDuplicate(sql))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSqliteDuplicate(SQLException failure) {
    return failure instanceof org.sqlite.SQLiteException sqlite
        && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY);
  }

  /** Finishes the writes that have begun and lets go of the database. */
  @Override
  void close();
}

package org.tutai.server.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one that writes to an SQLite file: a thread that takes the waiting work in the order it came
 * and commits together what waited together. Thread-safe.
 */
final class SqliteWriter implements AutoCloseable {

  /*
   * A commit costs one flush of the disk, some milliseconds, however much it holds. While one
   * flushes, the next writes queue; they then share a flush. Each piece of work has a savepoint of
   * its own, so one that fails undoes only itself. Some failures (a full disk) make SQLite undo
   * the whole transaction: the pieces are then run again, each in a transaction of its own.
   */

  private static final Logger log = LoggerFactory.getLogger(SqliteWriter.class);
  private static final int MOST_WAITING = 2_000;
  private static final int MOST_TOGETHER = 64;
  private static final long LONGEST_TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long PATIENCE_SECONDS = 10;

  private final BlockingQueue<Piece<?, ?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING, true);
  private final Connection connection;
  private final Jdbi jdbi;
  private final Thread thread;
  private volatile boolean closing;

  private SqliteWriter(Connection connection) {
    this.connection = connection;
    this.jdbi = JdbiSettings.apply(Jdbi.create(connection));
    this.thread = new Thread(this::work, "store-write");
    thread.setDaemon(true);
  }

  static SqliteWriter open(DataSource source) throws SQLException {
    var writer = new SqliteWriter(source.getConnection());
    writer.thread.start();
    return writer;
  }

  /** Runs the work in its turn and returns once it is on the disk. */
  <T extends @Nullable Object, X extends Exception> T write(HandleCallback<T, X> work) throws X {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("a write must not be made within a write");
    }
    var piece = new Piece<T, X>(work);
    enqueue(piece);
    return piece.await(thread);
  }

  private void enqueue(Piece<?, ?> piece) {
    try {
      if (closing) {
        throw new IllegalStateException("the database is closed");
      }
      if (!waiting.offer(piece, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new StoreBusyException("too many are waiting to write");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreBusyException("interrupted before the write began");
    }
  }

  private void work() {
    while (true) {
      try {
        together(waiting.take());
        if (closing && waiting.isEmpty()) {
          return;
        }
      } catch (InterruptedException e) {
        log.debug("the writer goes on until it is closed", e);
      }
    }
  }

  private void together(Piece<?, ?> first) {
    List<Piece<?, ?>> pieces = new ArrayList<>();
    try {
      execute("BEGIN IMMEDIATE");
      long end = System.nanoTime() + LONGEST_TOGETHER_NANOS;
      for (Piece<?, ?> piece = first; piece != null; piece = next(pieces.size(), end)) {
        pieces.add(piece);
        runWithSavepoint(piece);
      }
      execute("COMMIT");
      pieces.forEach(Piece::finish);
    } catch (SQLException e) {
      undo();
      if (pieces.isEmpty()) {
        pieces.add(first);
      }
      pieces.forEach(this::alone);
    }
  }

  private @Nullable Piece<?, ?> next(int taken, long end) {
    return taken < MOST_TOGETHER && System.nanoTime() < end ? waiting.poll() : null;
  }

  private void runWithSavepoint(Piece<?, ?> piece) throws SQLException {
    execute("SAVEPOINT piece");
    piece.run(jdbi);
    if (piece.failed()) {
      execute("ROLLBACK TO piece");
    }
    execute("RELEASE piece");
  }

  private void alone(Piece<?, ?> piece) {
    try {
      execute("BEGIN IMMEDIATE");
      piece.run(jdbi);
      execute(piece.failed() ? "ROLLBACK" : "COMMIT");
    } catch (SQLException e) {
      undo();
      piece.fail(new org.jdbi.v3.core.ConnectionException(e));
    }
    piece.finish();
  }

  private void undo() {
    try {
      execute("ROLLBACK");
    } catch (SQLException e) {
      log.debug("nothing was left to undo", e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Finishes what waits. */
  @Override
  public void close() {
    closing = true;
    boolean woken = waiting.offer(new Piece<@Nullable Object, RuntimeException>(h -> null));
    log.trace("woken by one more piece: {}", woken);
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("the connection is gone already", e);
    }
  }

  /** Work that somebody waits for. */
  private static final class Piece<T extends @Nullable Object, X extends Exception> {

    private final HandleCallback<T, X> work;
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable T result;
    private @Nullable Throwable failure;

    Piece(HandleCallback<T, X> work) {
      this.work = work;
    }

    void run(Jdbi jdbi) {
      result = null;
      failure = null;
      try (Handle handle = jdbi.open()) {
        result = work.withHandle(handle);
      } catch (Throwable e) {
        failure = e;
      }
    }

    boolean failed() {
      return failure != null;
    }

    void fail(Throwable e) {
      failure = e;
    }

    void finish() {
      done.countDown();
    }

    /** Waits for the end even when interrupted: whoever waits must know whether it was written. */
    T await(Thread writer) throws X {
      boolean interrupted = false;
      while (true) {
        try {
          if (done.await(1, TimeUnit.SECONDS)) {
            break;
          }
          if (!writer.isAlive() && done.getCount() > 0) {
            throw new IllegalStateException("the database is closed");
          }
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return outcome();
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // work throws X or unchecked; null only as T is
    private T outcome() throws X {
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      if (failure instanceof Error e) {
        throw e;
      }
      if (failure != null) {
        throw (X) failure;
      }
      return result;
    }
  }
}

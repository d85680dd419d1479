package org.tutai.server.cache;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Draws as many pictures at once as there are processors and keeps a bounded number waiting.
 *
 * <p>Drawing is all computing, so more threads would only make every picture later and the heap
 * fuller. Thread-safe.
 */
public final class DrawQueue implements AutoCloseable {

  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final ThreadPoolExecutor threads;

  /**
   * A queue.
   *
   * @param parallel pictures drawn at once
   * @param waiting pictures that may wait
   */
  public DrawQueue(int parallel, int waiting) {
    this.threads =
        new ThreadPoolExecutor(
            parallel,
            parallel,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            task -> {
              var thread = new Thread(task, "draw");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does the work when its turn comes; fails with {@link BusyException} when too much waits. */
  public <T> CompletableFuture<T> submit(Supplier<T> work) {
    long asked = System.nanoTime();
    try {
      return CompletableFuture.supplyAsync(() -> inTime(asked, work), threads);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(
          new BusyException("The server has too many maps to draw; ask again in a moment."));
    }
  }

  private static <T> T inTime(long asked, Supplier<T> work) {
    if (System.nanoTime() - asked > LONGEST_WAIT_NANOS) {
      throw new BusyException("The map waited too long for its turn; ask again in a moment.");
    }
    try {
      return work.get();
    } catch (OutOfMemoryError e) {
      throw new BusyException(
          "There is no memory for this picture now; ask for a smaller one, or again in a moment.");
    }
  }

  /** How many wait for their turn. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /** How many are being drawn. */
  public int drawing() {
    return threads.getActiveCount();
  }

  /** Ends the threads once what they are drawing is finished. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}

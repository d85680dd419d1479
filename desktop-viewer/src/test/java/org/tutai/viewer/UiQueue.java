package org.tutai.viewer;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The UI thread of tests without a window: the test's own thread, when it waits. */
public final class UiQueue implements Executor {

  private static final long DEADLINE_SECONDS = 30;

  private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
  }

  /** Runs what comes in until something holds; fails when that takes far too long. */
  public void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    try {
      while (!condition.getAsBoolean()) {
        Runnable task = waiting.poll(20, TimeUnit.MILLISECONDS);
        if (task != null) {
          task.run();
        } else if (System.nanoTime() > end) {
          throw new AssertionError("waited " + DEADLINE_SECONDS + " s in vain for: " + what);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for: " + what, e);
    }
  }
}

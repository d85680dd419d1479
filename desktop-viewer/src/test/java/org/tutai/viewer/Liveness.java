package org.tutai.viewer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Measures how long the JavaFX application thread is kept from answering: a heartbeat is posted to
 * it every few milliseconds, and while one is not answered the thread's stack is looked at.
 */
public final class Liveness implements AutoCloseable {

  private static final long BEAT_MILLIS = 4;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final int DEPTH = 60;

  /**
   * A time in which the thread did not answer.
   *
   * @param millis how long
   * @param cpuMillis how much of it the thread was running, so that a busy machine is not blamed on
   *     the program
   * @param where the innermost frame of ours on its stack, or the innermost frame of all
   */
  public record Pause(double millis, double cpuMillis, String where) {}

  private final List<Pause> pauses = new ArrayList<>();
  private volatile boolean over;
  private volatile Thread fx = Thread.currentThread();

  /** Begins to measure. The toolkit must run. */
  public Liveness() {
    Platform.runLater(() -> fx = Thread.currentThread());
    var watcher = new Thread(this::watch, "liveness");
    watcher.setDaemon(true);
    watcher.start();
  }

  private void watch() {
    var cpu = java.lang.management.ManagementFactory.getThreadMXBean();
    try {
      while (!over) {
        var answered = new CountDownLatch(1);
        long asked = System.nanoTime();
        long used = cpu.getThreadCpuTime(fx.getId());
        Platform.runLater(answered::countDown);
        String where = "";
        while (!answered.await(LOOK_NANOS, TimeUnit.NANOSECONDS)) {
          String now = innermost(fx.getStackTrace());
          where = where.isEmpty() || now.startsWith("org.tutai") ? now : where;
        }
        double millis = (System.nanoTime() - asked) / 1e6;
        double running = (cpu.getThreadCpuTime(fx.getId()) - used) / 1e6;
        if (millis > 25) {
          synchronized (pauses) {
            pauses.add(new Pause(millis, running, where));
          }
        }
        Thread.sleep(BEAT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String innermost(StackTraceElement[] stack) {
    for (int i = 0; i < Math.min(DEPTH, stack.length); i++) {
      if (stack[i].getClassName().startsWith("org.tutai")) {
        return stack[i].toString();
      }
    }
    return stack.length == 0 ? "" : stack[0].toString();
  }

  /** The longest pauses, the longest first. */
  public List<Pause> longest(int most) {
    synchronized (pauses) {
      return pauses.stream()
          .sorted(Comparator.comparingDouble(Pause::cpuMillis).reversed())
          .limit(most)
          .toList();
    }
  }

  @Override
  public void close() {
    over = true;
  }
}

package org.tutai.viewer.session;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Measures how long the JavaFX application thread is kept from answering: a heartbeat is posted to
 * it every few milliseconds, and while one is not answered the thread's stack is looked at. What
 * counts is the time for which the thread ran, so that a busy machine is not blamed on the program.
 *
 * <p>A look is ours when a frame of the program is on the stack, whatever of JavaFX it called; one
 * without is JavaFX's own work: styles, layout, painting. The test's own work on the thread is
 * neither.
 */
final class Liveness {

  private static final long BEAT_MILLIS = 2;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
  private static final double WORTH_MILLIS = 10;
  private static final int DEPTH = 400;

  /**
   * A time in which the thread did not answer.
   *
   * @param step what was being done in the session
   * @param millis how long
   * @param cpuMillis how much of it the thread was running
   * @param oursMillis how much of that was the program's
   * @param where the innermost frame of the program that was seen most, or JavaFX's part
   */
  record Pause(String step, double millis, double cpuMillis, double oursMillis, String where) {}

  private final List<Pause> pauses = new ArrayList<>();
  private volatile boolean over;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long stepBegan = System.nanoTime();
  private volatile String step = "open the window";
  private volatile Thread fx = Thread.currentThread();

  /** Begins to measure. The toolkit must run. */
  Liveness() {
    Platform.runLater(() -> fx = Thread.currentThread());
    var watcher = new Thread(this::watch, "liveness");
    watcher.setDaemon(true);
    watcher.start();
  }

  /** Names what is done from now on. */
  void step(String name) {
    long now = System.nanoTime();
    seconds.merge(step, (now - stepBegan) / 1e9, Double::sum);
    stepBegan = now;
    step = name;
  }

  /** How long each step took, in their order; the last once another has begun. */
  Map<String, Double> seconds() {
    return seconds;
  }

  private void watch() {
    var cpu = ManagementFactory.getThreadMXBean();
    try {
      while (!over) {
        var answered = new CountDownLatch(1);
        String during = step;
        long asked = System.nanoTime();
        long used = cpu.getThreadCpuTime(fx.getId());
        Platform.runLater(answered::countDown);
        var ours = new HashMap<String, Integer>();
        var others = new HashMap<String, Integer>();
        while (!answered.await(LOOK_NANOS, TimeUnit.NANOSECONDS)) {
          look(fx.getStackTrace(), ours, others);
        }
        double millis = (System.nanoTime() - asked) / 1e6;
        double running = (cpu.getThreadCpuTime(fx.getId()) - used) / 1e6;
        if (running > WORTH_MILLIS) {
          note(during, millis, running, ours, others);
        }
        Thread.sleep(BEAT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void note(
      String during,
      double millis,
      double running,
      Map<String, Integer> ours,
      Map<String, Integer> others) {
    int own = sum(ours);
    int all = own + sum(others);
    pauses.add(
        new Pause(
            during,
            millis,
            running,
            all == 0 ? 0 : running * own / all,
            most(own * 2 >= all ? ours : others)));
  }

  private static int sum(Map<String, Integer> seen) {
    return seen.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String most(Map<String, Integer> seen) {
    return seen.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static void look(
      StackTraceElement[] stack, Map<String, Integer> ours, Map<String, Integer> others) {
    String part = "";
    for (int i = 0; i < Math.min(DEPTH, stack.length); i++) {
      String name = stack[i].getClassName();
      if (name.startsWith("org.tutai") && !isTest(name)) {
        ours.merge(named(stack[i]), 1, Integer::sum);
        return;
      }
      part = part.isEmpty() ? part(stack[i]) : part;
    }
    others.merge(part.isEmpty() ? "JavaFX" : part, 1, Integer::sum);
  }

  private static boolean isTest(String name) {
    return name.startsWith("org.tutai.viewer.session")
        || name.startsWith("org.tutai.viewer.ViewerTest")
        || name.startsWith("org.tutai.viewer.Shown")
        || name.startsWith("org.tutai.viewer.app.Spoken")
        || name.startsWith("org.tutai.viewer.app.WindowTest");
  }

  private static String named(StackTraceElement frame) {
    String name = frame.getClassName().substring("org.tutai.".length()).replaceAll("[$].*", "");
    return name + "." + frame.getMethodName().replaceAll("lambda[$](.*)[$]\\d+", "$1");
  }

  private static String part(StackTraceElement frame) {
    return switch (frame.getMethodName()) {
      case "doCSSPass" -> "JavaFX: styles";
      case "doLayoutPass" -> "JavaFX: layout";
      case "synchronizeSceneNodes", "syncPeer" -> "JavaFX: painting";
      case "snapshot", "doSnapshot" -> "the test's picture";
      default -> "";
    };
  }

  /** The longest times, those with the most work of ours first. */
  synchronized List<Pause> longest(int most) {
    return pauses.stream()
        .sorted(Comparator.comparingDouble(Pause::oursMillis).reversed())
        .limit(most)
        .toList();
  }

  /** The longest times whoever's work it was. */
  synchronized List<Pause> longestOfAll(int most) {
    return pauses.stream()
        .sorted(Comparator.comparingDouble(Pause::cpuMillis).reversed())
        .limit(most)
        .toList();
  }

  /** Ends the measurement. */
  void close() {
    over = true;
  }
}

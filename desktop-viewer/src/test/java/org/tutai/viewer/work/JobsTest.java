package org.tutai.viewer.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.words.Text;

class JobsTest {

  private static final Text WORK = Text.of("Work", "工作");

  private final UiQueue ui = new UiQueue();
  private final Jobs jobs = new Jobs(ui);
  private final List<Object> told = new ArrayList<>();

  @AfterEach
  void close() {
    jobs.close();
  }

  @Test
  void tellsResultsWhereTheWindowLives() {
    Thread here = Thread.currentThread();
    Job<Thread> job = jobs.start(WORK, progress -> Thread.currentThread());
    job.then(
        worker -> {
          assertThat(Thread.currentThread()).isSameAs(here);
          assertThat(worker).isNotSameAs(here);
          told.add(worker);
        });
    assertThat(jobs.running()).hasSize(1);
    ui.until("the result", job::isDone);
    assertThat(told).hasSize(1);
    assertThat(jobs.running()).isEmpty();
  }

  @Test
  void whoListensToRunningWorkHearsOfItAfterAGarbageCollection() {
    jobs.running()
        .addListener((javafx.collections.ListChangeListener<Job<?>>) change -> told.add("heard"));
    var gone = new java.lang.ref.WeakReference<>(new Object());
    while (gone.get() != null) {
      System.gc();
    }
    ui.until("the end", jobs.start(WORK, progress -> "done")::isDone);
    assertThat(told).contains("heard");
  }

  @Test
  void tellsFailures() {
    Job<String> job =
        jobs.start(
            WORK,
            progress -> {
              throw new IOException("no such file");
            });
    job.then(told::add).failed(failure -> told.add(failure.getMessage()));
    ui.until("the failure", job::isDone);
    assertThat(told).containsExactly("no such file");
  }

  @Test
  void aListenerThatComesLateIsToldToo() {
    Job<String> job = jobs.start(WORK, progress -> "done");
    ui.until("the end", job::isDone);
    job.then(told::add).ended(() -> told.add("ended"));
    assertThat(told).containsExactly("done", "ended");
  }

  @Test
  void aCancelledTaskStopsAtItsNextStepAndTellsNoResult() {
    var begun = new CountDownLatch(1);
    Job<String> job =
        jobs.start(
            WORK,
            progress -> {
              begun.countDown();
              for (long i = 0; ; i++) {
                progress.at(i, -1);
              }
            });
    job.then(told::add).failed(told::add).ended(() -> told.add("ended"));
    ui.until("the begin", () -> begun.getCount() == 0);
    job.cancel();
    ui.until("the end", job::isDone);
    assertThat(told).containsExactly("ended");
  }

  @Test
  void tellsHowFarItIs() {
    var goOn = new CountDownLatch(1);
    Job<String> job =
        jobs.start(
            WORK,
            progress -> {
              progress.at(1, 4);
              goOn.await();
              return "";
            });
    ui.until("a quarter", () -> job.progressProperty().get() == 0.25);
    goOn.countDown();
    ui.until("the end", job::isDone);
  }
}

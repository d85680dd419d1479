package org.tutai.viewer.work;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.viewer.words.Text;

/**
 * Starts tasks on threads of its own and brings their outcome to the UI thread. To be called on the
 * UI thread.
 */
public final class Jobs implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Jobs.class);
  private static final double TOLD_STEP = 0.005;

  private final Executor ui;
  private final ExecutorService workers;
  private final ObservableList<Job<?>> running = FXCollections.observableArrayList();
  private final ObservableList<Job<?>> readOnlyRunning =
      FXCollections.unmodifiableObservableList(running);

  /**
   * Jobs that end on a thread.
   *
   * @param ui runs what it is given on the UI thread, later and in order
   */
  public Jobs(Executor ui) {
    this.ui = ui;
    var count = new AtomicInteger();
    workers =
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, "viewer-work-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What is being done now, oldest first. Changes on the UI thread. */
  public ObservableList<Job<?>> running() {
    return readOnlyRunning;
  }

  /** The UI thread's queue. */
  public Executor ui() {
    return ui;
  }

  /**
   * Starts a task, which must not return null. After {@link #close} nothing is started: the job is
   * cancelled and hears no end.
   *
   * @param title what a person reads while it runs
   */
  public <T> Job<T> start(Text title, Task<T> task) {
    Job<T> job = new Job<>(title);
    if (workers.isShutdown()) {
      job.cancel();
      return job;
    }
    running.add(job);
    workers.execute(() -> run(job, task));
    return job;
  }

  private <T> void run(Job<T> job, Task<T> task) {
    try {
      T made = task.run(progressOf(job));
      ended(job, () -> job.succeed(made));
    } catch (CancellationException e) {
      job.cancel();
      ended(job, () -> job.fail(e));
    } catch (Exception | Error e) {
      log.debug("{} failed", job.title().english(), e);
      ended(job, () -> job.fail(e));
    }
  }

  private void ended(Job<?> job, Runnable outcome) {
    ui.execute(
        () -> {
          running.remove(job);
          outcome.run();
        });
  }

  /** Tells the UI thread no more often than it can show. */
  private Progress progressOf(Job<?> job) {
    var waiting = new AtomicBoolean();
    double[] told = {0};
    return (done, total) -> {
      if (job.isCancelled()) {
        throw new CancellationException();
      }
      double part = total > 0 ? Math.min(1, (double) done / total) : Job.UNKNOWN;
      if (Math.abs(part - told[0]) >= TOLD_STEP && waiting.compareAndSet(false, true)) {
        told[0] = part;
        ui.execute(
            () -> {
              waiting.set(false);
              job.tell(part);
            });
      }
    };
  }

  /** Whether it is over: nothing can be started any more. */
  public boolean isClosed() {
    return workers.isShutdown();
  }

  /** Cancels everything; the workers' threads end with the program at the latest. */
  @Override
  public void close() {
    running.forEach(Job::cancel);
    workers.shutdownNow();
  }
}

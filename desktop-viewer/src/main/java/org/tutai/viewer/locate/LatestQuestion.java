package org.tutai.viewer.locate;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;
import org.tutai.viewer.work.Task;

/**
 * One question on its way at a time; of those that wait only the latest is asked. For the UI
 * thread.
 */
final class LatestQuestion<A> {

  private record Asked<A>(Task<A> task, Consumer<A> then) {}

  private final Jobs jobs;
  private final Text title;
  private boolean busy;
  private @Nullable Asked<A> waiting;

  /**
   * No question yet.
   *
   * @param title what a person reads while one is on its way
   */
  LatestQuestion(Jobs jobs, Text title) {
    this.jobs = jobs;
    this.title = title;
  }

  /** Asks as soon as the one before is answered; what cannot be answered tells nobody. */
  void ask(Task<A> task, Consumer<A> then) {
    waiting = new Asked<>(task, then);
    next();
  }

  /** What waits is not asked any more. */
  void forget() {
    waiting = null;
  }

  private void next() {
    Asked<A> asked = waiting;
    if (busy || asked == null) {
      return;
    }
    waiting = null;
    busy = true;
    jobs.start(title, asked.task())
        .then(asked.then())
        .failed(failure -> {})
        .ended(
            () -> {
              busy = false;
              next();
            });
  }
}

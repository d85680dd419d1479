package org.tutai.viewer.work;

/** How far a task is. Thread-safe. */
public interface Progress {

  /** Hears nothing, cancels nothing. */
  Progress NONE = (done, total) -> {};

  /**
   * {@code done} of {@code total} (−1: not known).
   *
   * @throws java.util.concurrent.CancellationException once the work is cancelled
   */
  void at(long done, long total);
}

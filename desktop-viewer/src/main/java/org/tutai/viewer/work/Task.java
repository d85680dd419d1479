package org.tutai.viewer.work;

/** Something to be done on a worker's thread. */
@FunctionalInterface
public interface Task<T> {

  /**
   * Does it.
   *
   * @param progress to be told how far it is; throws {@link
   *     java.util.concurrent.CancellationException} once the job is cancelled
   */
  T run(Progress progress) throws Exception;
}

package org.tutai.geo.locate.address.batch;

/** Someone who watches a run and may end it. Called from the thread that runs it. */
public interface BatchProgress {

  /** Watches nothing. */
  BatchProgress NONE = new BatchProgress() {};

  /**
   * Told after every chunk of rows.
   *
   * @param rows written so far
   * @param share of the file that has been read, from 0 to 1; of a compressed one too
   */
  default void rows(long rows, double share) {}

  /** Whether to stop; asked before every chunk. */
  default boolean isCancelled() {
    return false;
  }
}

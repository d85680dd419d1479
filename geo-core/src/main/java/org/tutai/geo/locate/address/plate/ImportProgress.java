package org.tutai.geo.locate.address.plate;

/**
 * How far an import is.
 *
 * @param rows read so far
 * @param counties whose segments are made so far
 * @param share of the whole work that is done, from 0 to 1
 * @param secondsLeft by the pace so far; NaN while there is none
 */
public record ImportProgress(long rows, int counties, double share, double secondsLeft) {

  /** Gets the progress, from any thread but one at a time; several times a second at most. */
  @FunctionalInterface
  public interface Listener {

    /** Tells nobody. */
    Listener NONE = progress -> {};

    void progress(ImportProgress progress);
  }
}

package org.tutai.geo.locate.home;

import java.util.concurrent.atomic.AtomicInteger;
import org.tutai.geo.locate.Locator;

/**
 * Indexes for locating that are open, and the {@link Locator} over them. Whoever reads keeps them
 * open: they close when the last who {@linkplain #retain retained} them, or opened them, has closed
 * them. Thread-safe.
 */
public final class LocateIndexes implements AutoCloseable {

  private final Locator locator;
  private final String version;
  private final Runnable atTheEnd;
  private final AtomicInteger holders = new AtomicInteger(1);

  /**
   * Indexes that are open.
   *
   * @param version names exactly their content
   * @param atTheEnd closes them
   */
  public LocateIndexes(Locator locator, String version, Runnable atTheEnd) {
    this.locator = locator;
    this.version = version;
    this.atTheEnd = atTheEnd;
  }

  public Locator locator() {
    return locator;
  }

  /** Names exactly this content, fit for an ETag. */
  public String version() {
    return version;
  }

  /** Keeps them open until one more {@link #close}; false when they are closed already. */
  public boolean retain() {
    int seen = holders.get();
    while (seen > 0) {
      if (holders.compareAndSet(seen, seen + 1)) {
        return true;
      }
      seen = holders.get();
    }
    return false;
  }

  /** Lets go; once for who opened them, and once for each who retained them. */
  @Override
  public void close() {
    if (holders.decrementAndGet() == 0) {
      atTheEnd.run();
    }
  }
}

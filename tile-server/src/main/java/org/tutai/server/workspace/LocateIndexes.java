package org.tutai.server.workspace;

import java.util.concurrent.atomic.AtomicInteger;
import org.tutai.geo.locate.Locator;
import org.tutai.geo.locate.address.plate.PlateIndex;
import org.tutai.geo.locate.place.PlaceIndex;

/**
 * Indexes for locating that are open, and the {@link Locator} over them. Whoever reads keeps them
 * open: they close when the last who {@linkplain #retain retained} them, or opened them, has closed
 * them. Thread-safe.
 */
public final class LocateIndexes implements AutoCloseable {

  private final PlateIndex plates;
  private final PlaceIndex places;
  private final Locator locator;
  private final String version;
  private final AtomicInteger holders = new AtomicInteger(1);

  LocateIndexes(PlateIndex plates, PlaceIndex places, Locator locator, String version) {
    this.plates = plates;
    this.places = places;
    this.locator = locator;
    this.version = version;
  }

  public Locator locator() {
    return locator;
  }

  public PlateIndex plates() {
    return plates;
  }

  public PlaceIndex places() {
    return places;
  }

  /** Names exactly this content, fit for an ETag. */
  public String version() {
    return version;
  }

  /** Keeps them open until one more {@link #close}; false when they are closed already. */
  boolean retain() {
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
      plates.close();
      places.close();
    }
  }
}

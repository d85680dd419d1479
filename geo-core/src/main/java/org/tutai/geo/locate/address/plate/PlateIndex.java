package org.tutai.geo.locate.address.plate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The segments that the manifest of a directory names. Immutable, thread-safe. */
public final class PlateIndex implements AutoCloseable {

  private PlateIndex() {}

  /** An index without plates. */
  public static PlateIndex empty() {
    throw new UnsupportedOperationException();
  }

  /**
   * Opens the index of a directory; one that isn't there is empty. Later imports into the directory
   * don't change an index that is open.
   */
  public static PlateIndex open(Path directory) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** The segments by code of county. */
  public List<PlateSegment> segments() {
    throw new UnsupportedOperationException();
  }

  /** A name for exactly these segments, fit for an ETag. */
  public String version() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}

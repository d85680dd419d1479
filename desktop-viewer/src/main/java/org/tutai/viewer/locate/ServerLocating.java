package org.tutai.viewer.locate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * The map server that may be asked for places besides the index of this computer. The room that
 * knows servers says which one answers; the locate box asks it. Thread-safe.
 */
public final class ServerLocating {

  /** A server that answers as {@code /api/v1/locate} does. */
  public interface Source {

    /** What people call it. */
    String name();

    /**
     * JSON at an address below the server's; waits for it, a few seconds at the most. Not for the
     * UI thread.
     */
    JsonNode get(String path) throws IOException;
  }

  private volatile Optional<Source> source = Optional.empty();

  /** Asks this server from now on, or none. */
  public void setSource(Optional<Source> next) {
    source = next;
  }

  Optional<Source> source() {
    return source;
  }
}

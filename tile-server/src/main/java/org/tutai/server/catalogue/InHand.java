package org.tutai.server.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The uploads that something is being done to: how far it is, and who wants it stopped.
 * Thread-safe.
 */
final class InHand {

  private final Map<String, Catalogue.Progress> progress = new ConcurrentHashMap<>();
  private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** How far the work on an upload is; empty when nothing is done to it. */
  Optional<Catalogue.Progress> progress(String id) {
    return Optional.ofNullable(progress.get(id));
  }

  /** What the work on an upload tells how far it is; throws once the work is to stop. */
  Inspection.Progress report(String id) {
    return (layer, done, total) -> {
      if (closed || cancelled.contains(id)) {
        throw new CancellationException();
      }
      progress.put(id, new Catalogue.Progress(layer, done, total));
    };
  }

  /** Has the work on an upload stop where it is. */
  void cancel(String id) {
    cancelled.add(id);
  }

  /** The work on an upload has ended; whether it was cancelled. */
  boolean end(String id) {
    progress.remove(id);
    return cancelled.remove(id);
  }

  /** Has all work stop. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }
}

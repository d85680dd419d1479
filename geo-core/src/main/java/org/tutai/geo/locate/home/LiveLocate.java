package org.tutai.geo.locate.home;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes of a {@link LocateHome}, kept in step with its files: opened in the background after
 * {@link #start}, and opened anew when a manifest has changed. An index that cannot be opened is
 * reported, and the one before it stays. Questions never wait.
 */
public final class LiveLocate implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LiveLocate.class);

  /** How often to look for changes where nothing else is asked. */
  public static final Duration USUAL_PAUSE = Duration.ofSeconds(2);

  /** Told what happens, from the watching thread; must not wait long. */
  public interface Listener {

    /** Indexes have been opened, at first or anew. */
    default void opened(LocateIndexes indexes) {}

    /** The indexes there are now cannot be opened. */
    default void failed(String message) {}
  }

  private final LocateHome home;
  private final Listener listener;
  private final Duration pause;
  private final Thread thread;
  private volatile @Nullable LocateIndexes current;
  private volatile boolean settled;
  private volatile boolean closed;

  // Of the watching thread.
  private @Nullable String seen;
  private String told = "";

  /**
   * Not started yet.
   *
   * @param pause between two looks for changes
   */
  public LiveLocate(LocateHome home, Listener listener, Duration pause) {
    this.home = home;
    this.listener = listener;
    this.pause = pause;
    this.thread = new Thread(this::run, "locate");
    this.thread.setDaemon(true);
  }

  /** Begins to open and watch, in the background. */
  public void start() {
    thread.start();
  }

  /** Whether the indexes have been opened, or could not be, since the start. */
  public boolean ready() {
    return settled;
  }

  /**
   * The indexes of this moment, which stay open until the caller closes them; empty before they are
   * there for the first time.
   */
  public Optional<LocateIndexes> take() {
    for (LocateIndexes now = current; now != null; now = current) {
      if (now.retain()) {
        return Optional.of(now);
      }
      if (closed) {
        break;
      }
    }
    return Optional.empty();
  }

  private void run() {
    try {
      while (!closed) {
        look();
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      }
    } catch (InterruptedException e) {
      log.debug("no longer watching {}", home.directory());
    }
  }

  /** Opens what is there, if it is not what was seen before. */
  private void look() {
    try {
      String now = home.fingerprint();
      if (!now.equals(seen)) {
        swap(home.open());
        seen = now;
        told = "";
      }
    } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
      tell(e);
    }
    settled = true;
  }

  /** Once for each kind of failure: what failed is tried again at every look. */
  private void tell(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (!message.equals(told)) {
      told = message;
      log.debug("{} cannot be opened", home.directory(), failure);
      listener.failed(message);
    }
  }

  private synchronized void swap(LocateIndexes opened) {
    LocateIndexes before = current;
    if (closed || (before != null && before.version().equals(opened.version()))) {
      opened.close();
      return;
    }
    current = opened;
    if (before != null) {
      before.close();
    }
    listener.opened(opened);
  }

  /** Stops watching, and closes the indexes after their readers. */
  @Override
  public synchronized void close() {
    closed = true;
    thread.interrupt();
    LocateIndexes before = current;
    current = null;
    if (before != null) {
      before.close();
    }
  }
}

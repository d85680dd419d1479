package org.tutai.viewer.locate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.tutai.geo.locate.Locator;
import org.tutai.geo.locate.home.LiveLocate;
import org.tutai.geo.locate.home.LocateHome;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.samples.SampleLocating;

/**
 * The indexes of this computer, opened in the background and followed. Thread-safe; questions are
 * not for the UI thread.
 */
public final class LocalIndex implements AutoCloseable {

  private final LocateHome home;
  private final LiveLocate live;

  /**
   * Begins to open them.
   *
   * @param home where the user's own are, which the server and the command line use too
   * @param changed told, from another thread, when they are open or cannot be
   */
  public LocalIndex(LocateHome home, Runnable changed) {
    this.home = home;
    live =
        new LiveLocate(
            home,
            new LiveLocate.Listener() {
              @Override
              public void opened(LocateIndexes indexes) {
                changed.run();
              }

              @Override
              public void failed(String message) {
                changed.run();
              }
            },
            LiveLocate.USUAL_PAUSE);
    live.start();
  }

  /**
   * The usual home: the user's own indexes where there are any, else made-up plates and the
   * districts of the samples.
   *
   * @param cache where the sample indexes are kept
   * @param own the folder of the user's own
   */
  public static LocateHome home(Path cache, Path own) {
    return new LocateHome(
        own, () -> SampleLocating.prepare(cache.resolve("locate-" + SampleLocating.version())));
  }

  /** What a question gets from the indexes of this moment; empty while there are none. */
  public <T> Optional<T> ask(Function<Locator, T> question) {
    Optional<LocateIndexes> taken = live.take();
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    try (LocateIndexes indexes = taken.get()) {
      return Optional.of(question.apply(indexes.locator()));
    }
  }

  /** Whether the user's own plates are asked, not made-up ones. Not for the UI thread. */
  boolean isOwn() {
    return Files.isDirectory(home.addresses());
  }

  /** Whether they are open, or it is known that they can't be. */
  public boolean isSettled() {
    return live.ready();
  }

  @Override
  public void close() {
    live.close();
  }
}

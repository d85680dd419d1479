package org.tutai.server.store.theme;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.server.store.BlobCollector;
import org.tutai.server.store.Database;
import org.tutai.server.workspace.PinnedVersions;
import org.tutai.server.workspace.PinnedVersions.Pin;

/**
 * What is done for themes now and then: counting what was opened, and letting go of looks, versions
 * and files that nobody uses any more. Thread-safe.
 */
public final class ThemeUpkeep implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ThemeUpkeep.class);

  /** What nobody uses stays this long: somebody may be about to. */
  public static final Duration GRACE = Duration.ofDays(2);

  private static final Duration COUNTING = Duration.ofSeconds(10);
  private static final Duration TIDYING = Duration.ofHours(12);

  private final Database database;
  private final Shares shares;
  private final PinnedVersions versions;
  private final BlobCollector files;
  private final Clock clock;
  private final ScheduledExecutorService thread;

  /**
   * Upkeep that has not begun.
   *
   * @param files takes away files that nobody keeps any more
   */
  public ThemeUpkeep(
      Database database, Shares shares, PinnedVersions versions, BlobCollector files, Clock clock) {
    this.database = database;
    this.shares = shares;
    this.versions = versions;
    this.files = files;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var daemon = new Thread(task, "theme-upkeep");
              daemon.setDaemon(true);
              return daemon;
            });
  }

  /** Begins. */
  public void start() {
    every(COUNTING, shares::writeOpened);
    every(TIDYING, () -> tidy(GRACE));
  }

  private void every(Duration pause, Runnable work) {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                log.warn("The upkeep of themes is tried again later", e);
              }
            },
            pause.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /**
   * Lets go of the looks, versions and files that nothing has used since before the grace period.
   */
  public void tidy(Duration grace) {
    Set<String> looks = new HashSet<>();
    Set<Pin> pins = new HashSet<>();
    used(looks, pins);
    long before = clock.millis() - grace.toMillis();
    database.change(
        handle -> {
          for (String id :
              handle
                  .createQuery("SELECT id FROM look WHERE created < :before")
                  .bind("before", before)
                  .mapTo(String.class)
                  .list()) {
            if (!looks.contains(id)) {
              handle.createUpdate("DELETE FROM look WHERE id = :id").bind("id", id).execute();
            }
          }
        });
    try {
      versions.keepOnly(pins, grace);
      files.collect(grace);
    } catch (IOException e) {
      log.warn("The kept versions and files could not be tidied: {}", e.toString());
    }
  }

  private void used(Set<String> looks, Set<Pin> pins) {
    for (String table : new String[] {"theme", "theme_share"}) {
      database.<Void, RuntimeException>read(
          handle -> {
            handle
                .createQuery("SELECT uses FROM " + table + " WHERE uses <> ''")
                .mapTo(String.class)
                .forEach(
                    uses ->
                        uses.lines()
                            .forEach(
                                line -> {
                                  looks.add(ThemeContent.lookOf(line));
                                  ThemeContent.addPin(line, pins);
                                }));
            return null;
          });
    }
  }

  /** Writes what is left to count, and ends. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(5, TimeUnit.SECONDS);
      shares.writeOpened();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.warn("How often links were opened could not be written", e);
    }
  }
}

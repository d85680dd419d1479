package org.tutai.server.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Takes away the files that no row speaks of any more, or never did because their writer was
 * killed. A file that was put within the grace period stays: its row may be on its way.
 * Thread-safe.
 */
public final class BlobCollector {

  /** Every column that names a file of {@link Blobs}. */
  private static final String USED =
      "SELECT 1 WHERE EXISTS (SELECT 1 FROM theme_file WHERE file = :digest)"
          + " OR EXISTS (SELECT 1 FROM theme_share_file WHERE file = :digest)"
          + " OR EXISTS (SELECT 1 FROM layer_version WHERE source = :digest)";

  private final Database database;
  private final Blobs blobs;

  public BlobCollector(Database database, Blobs blobs) {
    this.database = database;
    this.blobs = blobs;
  }

  /**
   * Looks through all files.
   *
   * @return how many were taken away
   */
  public int collect(Duration grace) throws IOException {
    Instant before = Instant.now().minus(grace);
    int removed = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(blobs.directory())) {
      for (Path file : all) {
        String digest = String.valueOf(file.getFileName());
        boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(before);
        if (old && Blobs.isDigest(digest) && !isUsed(digest)) {
          blobs.remove(digest);
          removed++;
        }
      }
    }
    return removed;
  }

  private boolean isUsed(String digest) {
    return database.read(
        handle ->
            handle
                .createQuery(USED)
                .bind("digest", digest)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }
}

package org.tutai.geo.format.zip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that only we may read, and that is gone with all in it when nobody refers to it any
 * more, and at the latest when the program ends. Thread-safe.
 */
final class TemporaryFolder implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TemporaryFolder.class);
  private static final Cleaner CLEANER = Cleaner.create();
  private static final Set<Removal> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> List.copyOf(OPEN).forEach(Removal::run), "tutai-unzip"));
  }

  private final Path path;
  private final Cleaner.Cleanable cleanable;

  TemporaryFolder() throws IOException {
    path = Files.createTempDirectory("tutai-zip-");
    var removal = new Removal(path);
    OPEN.add(removal);
    cleanable = CLEANER.register(this, removal);
  }

  Path path() {
    return path;
  }

  /** How many bytes may be put here: half of what is free, and never more than is reasonable. */
  long room(long most) throws IOException {
    return Math.min(most, Files.getFileStore(path).getUsableSpace() / 2);
  }

  /** Removes the folder now. */
  @Override
  public void close() {
    cleanable.clean();
  }

  /** Must not refer to the folder's object, which would then never be unreachable. */
  private record Removal(Path folder) implements Runnable {
    @Override
    public void run() {
      OPEN.remove(this);
      if (!Files.exists(folder)) {
        return;
      }
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        log.debug("{} is not removed", folder, e);
      }
    }
  }
}

package org.tutai.viewer.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.ThemeReading;

/**
 * Keeps what a program that ends at any moment would lose: one file for each program that runs, in
 * one folder, written a moment after each change. A file whose program runs is locked by it; the
 * system takes the lock away when the program ends, however that comes, and the next program to
 * start takes the file over. Thread-safe; only {@link #note} is quick.
 */
public final class Recovery implements AutoCloseable {

  /** How long changes are gathered before they are written. */
  public static final long PAUSE_MILLIS = 600;

  private static final Logger log = LoggerFactory.getLogger(Recovery.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TYPE = "tutai-recovery";
  private static final String ENDING = ".json";
  private static final String LOCK = ".lock";
  private static final int MOST_LEFT = 50;
  private static final long LAST_WRITE_SECONDS = 5;

  /**
   * A project at a moment.
   *
   * @param map with absolute paths and the view
   * @param file where it was opened from or saved to; empty for a new one
   * @param unsaved whether the file does not hold all of it
   */
  public record State(ThemeMap map, Optional<Path> file, boolean unsaved) {

    /** A new map that nothing was done with. */
    public static final State NOTHING = new State(ThemeMap.EMPTY, Optional.empty(), false);

    private boolean isWorthKeeping() {
      return unsaved || file.isPresent();
    }
  }

  /** What a program that is gone left. */
  public record Left(String id, State state, Instant when) {}

  private record Held(FileChannel channel, FileLock lock) {}

  private final Path folder;
  private final String own = UUID.randomUUID().toString();
  private volatile Supplier<State> latest = () -> State.NOTHING;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "viewer-recovery");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Held> held = new HashMap<>();
  private State written = State.NOTHING;
  private boolean failing;
  private volatile Consumer<IOException> failed = failure -> {};

  /**
   * Keeps files in a folder, which is made when it is needed.
   *
   * @param folder of this person
   */
  public Recovery(Path folder) {
    this.folder = folder;
  }

  /** Who hears, on a thread of its own, that nothing can be kept; once until it can be again. */
  public void onFailure(Consumer<IOException> listener) {
    failed = listener;
  }

  /** The project as it is now; written soon, with what comes after it until then. */
  public void note(State state) {
    note(() -> state);
  }

  /** The same for one that is put together on a thread of its own, from values. */
  public void note(Supplier<State> state) {
    latest = state;
    if (waiting.compareAndSet(false, true)) {
      try {
        var unused = writer.schedule(this::writeLatest, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closed) {
        waiting.set(false);
      }
    }
  }

  /** Writes what was noted last, now. */
  public synchronized void writeLatest() {
    waiting.set(false);
    State state = latest.get();
    if (state.equals(written)) {
      return;
    }
    try {
      if (state.isWorthKeeping()) {
        hold(own);
        SafeFiles.writeForOwner(file(own), bytes(state));
      } else {
        Files.deleteIfExists(file(own));
      }
      written = state;
      failing = false;
    } catch (IOException e) {
      tell(e);
    }
  }

  private void tell(IOException e) {
    log.warn("the map cannot be kept for recovery: {}", e.toString());
    if (!failing) {
      failing = true;
      failed.accept(e);
    }
  }

  private static byte[] bytes(State state) throws IOException {
    ObjectNode kept = JSON.createObjectNode().put("type", TYPE).put("unsaved", state.unsaved());
    state.file().ifPresent(file -> kept.put("file", file.toString()));
    kept.set("theme", ThemeDocument.tree(state.map()));
    return JSON.writeValueAsBytes(kept);
  }

  /**
   * Takes over what programs left that are gone, the newest first. No other program gets them from
   * now on, until this one ends.
   */
  public synchronized List<Left> claim() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var found = new ArrayList<Left>();
    for (String id : ids()) {
      if (!held.containsKey(id) && hold(id)) {
        read(id).ifPresentOrElse(found::add, () -> release(id));
      }
    }
    found.sort(Comparator.comparing(Left::when).reversed());
    return found;
  }

  private List<String> ids() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .filter(id -> !id.equals(own))
          .limit(MOST_LEFT)
          .toList();
    }
  }

  /** What is kept now of what was taken over is of no use any more. */
  public synchronized void settle(Left left) throws IOException {
    Files.deleteIfExists(file(left.id()));
    release(left.id());
    Files.deleteIfExists(folder.resolve(left.id() + LOCK));
  }

  private Optional<Left> read(String id) {
    Path file = file(id);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      JsonNode kept = JSON.readTree(file.toFile());
      ThemeReading reading = ThemeDocument.read(kept.path("theme"));
      if (!kept.path("type").asText().equals(TYPE) || !reading.isReadable()) {
        throw new IOException("not a recovery file (got: " + kept.path("type") + ")");
      }
      State state = new State(reading.map(), path(kept), kept.path("unsaved").asBoolean());
      return Optional.of(new Left(id, state, Files.getLastModifiedTime(file).toInstant()));
    } catch (IOException e) {
      log.warn("{} cannot be recovered and is put aside: {}", file, e.toString());
      putAside(file);
      return Optional.empty();
    }
  }

  private static Optional<Path> path(JsonNode kept) {
    try {
      return kept.has("file") ? Optional.of(Path.of(kept.get("file").asText())) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static void putAside(Path file) {
    try {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".broken"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      log.warn("{} stays where it is: {}", file, e.toString());
    }
  }

  private Path file(String id) {
    return folder.resolve(id + ENDING);
  }

  /* A lock file stays as long as what it locks: else two could each lock a file of that name. */
  private boolean hold(String id) throws IOException {
    if (held.containsKey(id)) {
      return true;
    }
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(id + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = lock(channel);
    if (lock == null) {
      channel.close();
      return false;
    }
    held.put(id, new Held(channel, lock));
    return true;
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException elsewhereInThisProgram) {
      return null;
    }
  }

  private void release(String id) {
    Held each = held.remove(id);
    if (each != null) {
      try {
        each.lock().release();
        each.channel().close();
      } catch (IOException e) {
        log.debug("the lock of {} was not given back", id, e);
      }
    }
  }

  /**
   * Ends in good order: what is unsaved stays for the next start, what is saved leaves nothing.
   * Waits for the last write some seconds at the most.
   */
  @Override
  public void close() {
    writer.shutdownNow();
    try {
      if (!writer.awaitTermination(LAST_WRITE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("the last write for recovery takes too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  private synchronized void end() {
    writeLatest();
    boolean nothingLeft = !latest.get().unsaved();
    try {
      if (nothingLeft) {
        Files.deleteIfExists(file(own));
      }
    } catch (IOException e) {
      log.warn("{} stays: {}", file(own), e.toString());
    }
    List.copyOf(held.keySet()).forEach(this::release);
    if (nothingLeft) {
      deleteLock();
    }
  }

  private void deleteLock() {
    try {
      Files.deleteIfExists(folder.resolve(own + LOCK));
    } catch (IOException e) {
      log.debug("a lock file stays", e);
    }
  }
}

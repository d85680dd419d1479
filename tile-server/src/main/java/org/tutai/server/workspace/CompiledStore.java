package org.tutai.server.workspace;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.layer.CompiledRaster;
import org.tutai.geo.layer.LayerCompiler;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.LayerWork;

/**
 * The compiled layers of a workspace directory: immutable files named by their content, and which
 * source file became which of them. A kill at any moment leaves nothing half written under a final
 * name. One server at a time holds a directory. For one thread.
 */
public final class CompiledStore implements AutoCloseable {

  /** Part of every key: another compiler, another compiled form. */
  static final String COMPILE_VERSION = "2";

  private static final Logger log = LoggerFactory.getLogger(CompiledStore.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final long MAX_ENTRY_BYTES = 64 << 20;

  private final Path directory;
  private final Path layers;
  private final Path files;
  private final FileChannel lockChannel;
  private final FileLock lock;
  private boolean temporary;

  private CompiledStore(Path directory, FileChannel lockChannel, FileLock lock) throws IOException {
    this.directory = directory;
    this.layers = Files.createDirectories(directory.resolve("layers"));
    this.files = Files.createDirectories(directory.resolve("files"));
    this.lockChannel = lockChannel;
    this.lock = lock;
    removeUnfinished();
  }

  /**
   * Opens a directory, made when it isn't there, and holds it until closed.
   *
   * @throws WorkspaceException when another server holds it or it cannot be written
   */
  public static CompiledStore open(Path directory) throws IOException {
    FileChannel channel = null;
    try {
      Files.createDirectories(directory);
      channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        throw new WorkspaceException(
            "The workspace "
                + directory
                + " is in use by another server. Stop that one or choose another --workspace.");
      }
      return new CompiledStore(directory, channel, lock);
    } catch (WorkspaceException e) {
      closeQuietly(channel);
      throw e;
    } catch (IOException e) {
      closeQuietly(channel);
      log.debug("{} cannot be opened", directory, e);
      throw new WorkspaceException(
          "The workspace " + directory + " cannot be written. Choose another --workspace.");
    }
  }

  /** Opens a new directory among the system's temporary files, which is gone once closed. */
  public static CompiledStore openTemporary() throws IOException {
    Path directory = Files.createTempDirectory("tutai-");
    CompiledStore store = open(directory);
    store.temporary = true;
    return store;
  }

  /** Removes a directory that no server holds; one that is held stays. */
  static void remove(Path directory) throws IOException {
    try {
      CompiledStore store = open(directory);
      store.temporary = true;
      store.close();
    } catch (WorkspaceException inUse) {
      log.debug("{} stays", directory);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  /** Whether the directory goes when this is closed. */
  public boolean isTemporary() {
    return temporary;
  }

  /** Where the compiled layers are. */
  public Path directory() {
    return directory;
  }

  /** What the source of a key became, if all of it is still there. */
  Optional<CompiledFile> find(String key) {
    Path entry = files.resolve(key + ".json");
    try {
      if (!Files.exists(entry) || Files.size(entry) > MAX_ENTRY_BYTES) {
        return Optional.empty();
      }
      CompiledFile file = JSON.readValue(Files.readAllBytes(entry), CompiledFile.class);
      boolean whole =
          file.layers().stream()
              .allMatch(
                  l -> DIGEST.matcher(l.digest()).matches() && Files.exists(path(l.digest())));
      return whole ? Optional.of(file) : Optional.empty();
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      log.warn("The workspace entry {} cannot be read; its source is compiled again", entry);
      return Optional.empty();
    }
  }

  /** Opens a compiled layer. */
  LayerView open(CompiledFile.Entry entry) throws IOException {
    return openLayer(entry.digest());
  }

  /** Opens the compiled layer of a digest. */
  public LayerView openLayer(String digest) throws IOException {
    Path file = path(digest);
    return CompiledRaster.isOne(file) ? CompiledRaster.open(file) : CompiledLayer.open(file);
  }

  /**
   * Compiles a layer and keeps it under its digest.
   *
   * @param progress told how far it is; may throw to give up
   * @throws IllegalArgumentException when it {@linkplain LayerWork#refusal() cannot} be drawn
   */
  public LayerWork.Made compile(LayerWork work, LayerCompiler.Progress progress)
      throws IOException {
    Path unfinished = unfinishedLayer();
    try {
      LayerWork.Made made = work.into(unfinished, progress);
      keep(unfinished, made.digest());
      return made;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** Where to compile a layer to before it is {@linkplain #keep kept}. */
  Path unfinishedLayer() {
    return layers.resolve("unfinished-" + UUID.randomUUID());
  }

  /** Gives a compiled layer its place; a layer of the same content that is there already stays. */
  void keep(Path unfinished, String digest) throws IOException {
    Path target = layers.resolve(digest + ".layer");
    if (Files.exists(target)) {
      Files.delete(unfinished);
    } else {
      move(unfinished, target);
    }
  }

  /** Notes what the source of a key became. */
  void put(String key, CompiledFile file) throws IOException {
    Path unfinished = files.resolve("unfinished-" + UUID.randomUUID());
    Files.write(unfinished, JSON.writeValueAsBytes(file));
    move(unfinished, files.resolve(key + ".json"));
  }

  /** Forgets a key, so that its source is compiled again. */
  void forget(String key) throws IOException {
    Files.deleteIfExists(files.resolve(key + ".json"));
  }

  /** Removes every entry but these, and every compiled layer that no entry needs any more. */
  void keepOnly(Set<String> keys) {
    try {
      removeIf(files, name -> name.endsWith(".json") && !keys.contains(SourceScan.stem(name)));
      Set<String> used = new HashSet<>();
      for (String key : keys) {
        find(key).ifPresent(f -> f.layers().forEach(l -> used.add(l.digest() + ".layer")));
      }
      removeIf(layers, name -> name.endsWith(".layer") && !used.contains(name));
    } catch (IOException e) {
      log.warn("The workspace could not be tidied: {}", e.toString());
    }
  }

  /**
   * Removes the compiled layers of other digests than these that have lain here since before a
   * time; younger ones may be on their way to be told of.
   *
   * @return how many were removed
   */
  public int keepOnlyLayers(Set<String> digests, Instant before) throws IOException {
    int removed = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(layers, "*.layer")) {
      for (Path entry : entries) {
        boolean old = Files.getLastModifiedTime(entry).toInstant().isBefore(before);
        if (old && !digests.contains(SourceScan.stem(entry.getFileName().toString()))) {
          removeQuietly(entry);
          removed++;
        }
      }
    }
    return removed;
  }

  private void removeUnfinished() throws IOException {
    removeIf(layers, name -> name.startsWith("unfinished-"));
    removeIf(files, name -> name.startsWith("unfinished-"));
  }

  private static void removeIf(Path folder, java.util.function.Predicate<String> condition)
      throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (condition.test(entry.getFileName().toString())) {
          removeQuietly(entry);
        }
      }
    }
  }

  /** Some systems do not remove a file that is mapped; the next start does. */
  private static void removeQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      log.debug("{} stays until the next start", file);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path path(String digest) {
    return layers.resolve(digest + ".layer");
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      log.debug("closing the lock file", e);
    }
  }

  /** Lets go of the directory. */
  @Override
  public void close() throws IOException {
    lock.release();
    lockChannel.close();
    if (temporary) {
      removeAll();
    }
  }

  private void removeAll() throws IOException {
    removeIf(layers, name -> true);
    removeIf(files, name -> true);
    for (Path path : new Path[] {layers, files, directory.resolve("lock"), directory}) {
      removeQuietly(path);
    }
  }
}

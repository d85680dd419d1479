package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;

/**
 * A private copy of an SQLite file together with its write-ahead log or journal.
 *
 * <p>SQLite can only see what is in a log by writing beside the file, which is not ours to do. The
 * copy lies in a folder of its own, which only we may read, and is deleted on closing.
 */
final class Snapshot implements AutoCloseable {

  static final List<String> LOGS = List.of("-wal", "-journal");

  private static final int TRIES = 3;
  private static final long MOST_BYTES = 8L << 30;

  private final Path folder;
  private final Path file;

  private Snapshot(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  /** Whether something that belongs to the file's content lies beside it. */
  static boolean isNeeded(Path path) throws IOException {
    for (String log : LOGS) {
      State state = State.of(beside(path, log));
      if (state != null && state.size() > 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Copies the file and its logs.
   *
   * @throws FormatException when they are too large to copy, or somebody writes to them all the
   *     time
   */
  static Snapshot of(Path path) throws IOException {
    Path folder = Files.createTempDirectory("tutai-");
    try {
      checkSize(path, folder);
      for (int i = 0; i < TRIES; i++) {
        Path copy = folder.resolve("snapshot.gpkg");
        if (copy(path, copy)) {
          return new Snapshot(folder, copy);
        }
      }
      throw new FormatException(
              path,
              -1,
              "a file that rests while it is copied",
              "another program writing to it",
              "Close it there and try again.")
          .because(FormatFault.IN_USE);
    } catch (IOException e) {
      delete(folder);
      throw e;
    }
  }

  /** The copy. */
  Path file() {
    return file;
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }

  /** What shows whether somebody wrote to a file. */
  private record State(long size, FileTime modified) {
    static @Nullable State of(Path path) throws IOException {
      try {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new State(attributes.size(), attributes.lastModifiedTime());
      } catch (NoSuchFileException e) {
        return null;
      }
    }
  }

  private static boolean copy(Path path, Path copy) throws IOException {
    List<@Nullable State> before = states(path);
    Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
    for (String log : LOGS) {
      copyLog(beside(path, log), beside(copy, log));
    }
    return Objects.equals(before, states(path));
  }

  private static void copyLog(Path log, Path copy) throws IOException {
    try {
      Files.copy(log, copy, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      Files.deleteIfExists(copy);
    }
  }

  private static List<@Nullable State> states(Path path) throws IOException {
    List<@Nullable State> states = new ArrayList<>();
    states.add(State.of(path));
    for (String log : LOGS) {
      states.add(State.of(beside(path, log)));
    }
    return states;
  }

  private static void checkSize(Path path, Path folder) throws IOException {
    long size = 0;
    for (State state : states(path)) {
      size += state == null ? 0 : state.size();
    }
    FileStore store = Files.getFileStore(folder);
    long room = Math.min(MOST_BYTES, store.getUsableSpace() / 2);
    if (size > room) {
      throw new FormatException(
              path,
              -1,
              "at most " + room + " bytes to copy, because the file has a write-ahead log",
              size + " bytes",
              "Close it in the program that writes it, so that the log is merged.")
          .because(FormatFault.TOO_LARGE);
    }
  }

  private static Path beside(Path path, String ending) {
    return path.resolveSibling(path.getFileName() + ending);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}

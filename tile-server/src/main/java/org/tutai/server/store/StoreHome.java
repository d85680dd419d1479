package org.tutai.server.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of what must not be lost: the SQLite file {@code tutai.db}, unless a PostgreSQL
 * database stands for it, and {@code blobs}. One server at a time holds it. Thread-safe.
 */
public final class StoreHome implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(StoreHome.class);

  private final Path directory;
  private final FileChannel lockChannel;
  private final boolean temporary;
  private final Blobs blobs;

  private StoreHome(Path directory, FileChannel lockChannel, boolean temporary) throws IOException {
    this.directory = directory;
    this.lockChannel = lockChannel;
    this.temporary = temporary;
    this.blobs = Blobs.in(directory.resolve("blobs"));
    blobs.removeUnfinished();
  }

  /**
   * Where the home is; it need not be there.
   *
   * @param workspace a workspace directory, whose {@code store} it is; null for the user's own
   * @param environment of the process: {@code XDG_DATA_HOME} counts, else {@code HOME}
   */
  public static Path locate(@Nullable Path workspace, Map<String, String> environment) {
    if (workspace != null) {
      return workspace.resolve("store").toAbsolutePath();
    }
    String given = environment.getOrDefault("XDG_DATA_HOME", "");
    Path data =
        given.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")))
                .resolve(".local/share")
            : Path.of(given);
    return data.resolve("tutai/server").toAbsolutePath();
  }

  /**
   * Opens a home, made when it isn't there, and holds it until closed.
   *
   * @throws StoreException when another server holds it or it cannot be written
   */
  public static StoreHome open(Path directory) throws StoreException {
    return open(directory, false);
  }

  /** Opens a new home among the system's temporary files, which is gone once closed. */
  public static StoreHome openTemporary() throws IOException {
    return open(Files.createTempDirectory("tutai-store-"), true);
  }

  private static StoreHome open(Path directory, boolean temporary) throws StoreException {
    FileChannel channel = null;
    try {
      make(directory);
      channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) != null) {
        return new StoreHome(directory, channel, temporary);
      }
    } catch (IOException e) {
      closeQuietly(channel);
      throw new StoreException(
          "The folder " + directory + " cannot be written; members and theme maps are kept there.",
          "無法寫入資料夾 " + directory + "，成員與主題圖存放在那裡。",
          e);
    }
    closeQuietly(channel);
    throw new StoreException(
        "The folder " + directory + " is in use by another server.",
        "資料夾 " + directory + " 正由另一個伺服器使用。");
  }

  /** Nobody else on the machine reads what is in a home that is made. */
  private static void make(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Files.createDirectories(directory.toAbsolutePath().getParent());
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(directory);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
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

  /** Opens the database: the given one, else the SQLite file of this home. */
  public Database openDatabase(Optional<DatabaseUrl> url) throws StoreException {
    return url.isPresent() ? Database.open(url.get()) : Database.openFile(databaseFile(directory));
  }

  /**
   * Opens the database that stands for a home, or the SQLite file of one, with the tables that it
   * has, whether or not a server holds the home.
   *
   * @throws StoreException when there is none
   */
  public static Database openAsItIs(Path directory, Optional<DatabaseUrl> url)
      throws StoreException {
    return url.isPresent()
        ? PostgresqlDatabase.openAsItIs(url.get())
        : SqliteDatabase.openAsItIs(databaseFile(directory));
  }

  static Path databaseFile(Path home) {
    return home.resolve("tutai.db");
  }

  /** The files that rows speak of. */
  public Blobs blobs() {
    return blobs;
  }

  public Path directory() {
    return directory;
  }

  /** Whether the directory goes when this is closed. */
  public boolean isTemporary() {
    return temporary;
  }

  /** Lets go of the directory; the database must have been closed. */
  @Override
  public void close() throws IOException {
    lockChannel.close();
    if (temporary) {
      removeAll(directory);
    }
  }

  /** Removes a directory with all that is in it; nothing happens where there is none. */
  public static void removeAll(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    }
  }
}

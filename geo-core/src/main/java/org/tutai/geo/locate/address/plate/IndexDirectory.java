package org.tutai.geo.locate.address.plate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.plate.Manifest.Retired;

/**
 * The directory of an index while it is changed: one process at a time holds it. What is under way
 * lies in {@code .import} and is nobody's once the lock is free. For one thread.
 */
final class IndexDirectory implements AutoCloseable {

  /** How long a file that is named no more stays for those who are just opening it. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private static final String WORK = ".import";
  private static final String LOCK = "lock";

  private final Path directory;
  private final FileChannel channel;
  private final FileLock lock;
  private final Path scratch;

  private IndexDirectory(Path directory, FileChannel channel, FileLock lock) throws IOException {
    this.directory = directory;
    this.channel = channel;
    this.lock = lock;
    removeLeftovers();
    this.scratch = Files.createTempDirectory(directory.resolve(WORK), "work-");
  }

  /**
   * Takes hold of a directory, which is made when it isn't there.
   *
   * @throws IOException when another import holds it
   */
  static IndexDirectory hold(Path directory) throws IOException {
    Path work = directory.resolve(WORK);
    Files.createDirectories(work);
    FileChannel channel =
        FileChannel.open(work.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        throw busy(directory);
      }
      return new IndexDirectory(directory, channel, lock);
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw busy(directory);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static IOException busy(Path directory) {
    return new IOException(
        "another import into " + directory + " is under way; wait until it has ended");
  }

  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory.resolve(WORK), "work-*")) {
      for (Path work : left) {
        removeTree(work);
      }
    }
  }

  private static void removeTree(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Where files under way may lie. */
  Path scratch() {
    return scratch;
  }

  /** Moves a finished segment to its place and gives its name there. */
  String take(Path finished, String county, String digest) throws IOException {
    String name = county + "-" + digest + ".plates";
    Files.move(
        finished,
        directory.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return name;
  }

  /** Puts counties in the place of those of the same codes, in one step. */
  /** The counties of which there is more than twice as much. */
  List<ImportReport.Kept> fewer(List<ImportedCounty> counties) throws IOException {
    Map<String, ImportedCounty> before = Manifest.read(directory).counties();
    List<ImportReport.Kept> fewer = new ArrayList<>();
    for (ImportedCounty county : counties) {
      ImportedCounty there = before.get(county.code());
      if (there != null && county.plates() * 2 < there.plates()) {
        fewer.add(new ImportReport.Kept(there, county.plates()));
      }
    }
    return fewer;
  }

  void replace(List<ImportedCounty> counties) throws IOException {
    Map<String, ImportedCounty> all = new TreeMap<>(Manifest.read(directory).counties());
    counties.forEach(county -> all.put(county.code(), county));
    change(all);
  }

  /** Takes a county out; false when it isn't there. */
  boolean remove(String code) throws IOException {
    Map<String, ImportedCounty> all = new TreeMap<>(Manifest.read(directory).counties());
    boolean there = all.remove(code) != null;
    if (there) {
      change(all);
    }
    return there;
  }

  private void change(Map<String, ImportedCounty> counties) throws IOException {
    Instant now = Instant.now();
    Manifest before = Manifest.read(directory);
    Set<String> named = new HashSet<>();
    counties.values().forEach(county -> named.add(county.file()));
    List<Retired> retired = new ArrayList<>();
    for (Retired file : before.retired()) {
      if (!named.contains(file.file()) && file.since().plus(GRACE).isAfter(now)) {
        retired.add(file);
      }
    }
    for (ImportedCounty county : before.counties().values()) {
      if (!named.contains(county.file())) {
        retired.add(new Retired(county.file(), now));
      }
    }
    Manifest.force(directory);
    new Manifest(counties, retired).write(directory);
    retired.forEach(file -> named.add(file.file()));
    removeUnnamed(named);
  }

  /** A file that somebody still has mapped goes on being read where the system allows it. */
  private void removeUnnamed(Set<String> named) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.plates")) {
      for (Path file : files) {
        if (!named.contains(String.valueOf(file.getFileName()))) {
          delete(file);
        }
      }
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stillInUse) {
      file.toFile().deleteOnExit();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      removeTree(scratch);
    } catch (NoSuchFileException gone) {
      return;
    } finally {
      lock.release();
      channel.close();
    }
  }
}

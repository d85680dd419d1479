package org.tutai.viewer.layers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a folder of compiled layers from growing without end: the entries that nobody opened for
 * longest go first, until what is left fits. Several programs may tidy one folder at once.
 */
final class CacheRoom {

  /** The most bytes of a cache on a disk with room enough. */
  static final long USUAL_BYTES = 20L << 30;

  /** What is left free on the disk. */
  static final long LEFT_FREE = 2L << 30;

  /*
   * A layer is moved into place before the entry that names it is: a young layer without an entry
   * may be one that another program is about to name.
   */
  private static final Duration YOUNG = Duration.ofHours(1);
  private static final Duration ABANDONED = Duration.ofDays(1);

  private static final Logger log = LoggerFactory.getLogger(CacheRoom.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Entry(Path file, Instant used, List<String> layers) {}

  private final Path folder;
  private final long mostBytes;
  private final Clock clock;

  CacheRoom(Path folder, long mostBytes, Clock clock) {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.clock = clock;
  }

  /** Removes what is too much; what cannot be removed now stays. */
  void tidy() {
    try {
      List<Path> files = files();
      removeAbandoned(files);
      Map<String, Long> layers = layers(files);
      long total = layers.values().stream().mapToLong(Long::longValue).sum();
      removeEldest(entries(files), layers, total - allowed(total));
    } catch (IOException | UncheckedIOException e) {
      log.warn("the cache {} is not tidied: {}", folder, e.toString());
    }
  }

  private long allowed(long total) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    return Math.min(mostBytes, Math.max(0, total + free - LEFT_FREE));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private void removeAbandoned(List<Path> files) {
    for (Path file : files) {
      if (name(file).startsWith("unfinished-") && isOlder(file, ABANDONED)) {
        remove(file);
      }
    }
  }

  private static Map<String, Long> layers(List<Path> files) {
    var layers = new HashMap<String, Long>();
    for (Path file : files) {
      if (name(file).endsWith(".layer")) {
        layers.put(name(file), file.toFile().length());
      }
    }
    return layers;
  }

  private static List<Entry> entries(List<Path> files) {
    var entries = new ArrayList<Entry>();
    for (Path file : files) {
      if (name(file).endsWith(".json")) {
        entries.add(
            new Entry(file, Instant.ofEpochMilli(file.toFile().lastModified()), named(file)));
      }
    }
    entries.sort(Comparator.comparing(Entry::used));
    return entries;
  }

  private static List<String> named(Path entry) {
    var names = new ArrayList<String>();
    try {
      for (JsonNode layer : JSON.readTree(entry.toFile()).path("layers")) {
        names.add(layer.path("file").asText(""));
      }
    } catch (IOException e) {
      log.debug("{} names no layers", entry, e);
    }
    return names;
  }

  /** Removes entries until so many bytes are gone, and every layer that no entry names. */
  private void removeEldest(List<Entry> entries, Map<String, Long> layers, long tooMany) {
    var uses = new HashMap<String, Integer>();
    entries.forEach(entry -> entry.layers().forEach(name -> uses.merge(name, 1, Integer::sum)));
    long left = tooMany;
    for (String name : layers.keySet()) {
      if (!uses.containsKey(name) && isOlder(folder.resolve(name), YOUNG)) {
        left -= removed(name, layers);
      }
    }
    for (Entry entry : entries) {
      if (left <= 0) {
        return;
      }
      remove(entry.file());
      for (String name : entry.layers()) {
        if (uses.merge(name, -1, Integer::sum) == 0) {
          left -= removed(name, layers);
        }
      }
    }
  }

  private long removed(String layer, Map<String, Long> layers) {
    return remove(folder.resolve(layer)) ? layers.getOrDefault(layer, 0L) : 0;
  }

  private boolean isOlder(Path file, Duration age) {
    long modified = file.toFile().lastModified();
    return modified > 0 && Instant.ofEpochMilli(modified).isBefore(clock.instant().minus(age));
  }

  private static boolean remove(Path file) {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      log.debug("{} stays", file, e);
      return false;
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}

package org.tutai.geo.source.remote.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers of other servers in a folder of their own, one file each; the longest unused go when
 * there are too many bytes. Thread-safe; two processes may share a folder, each keeping its own
 * count.
 *
 * <p>A file is a line {@code tutai-http 1}, a line of JSON (address, headers, times, length), and
 * the content. It is written beside and moved into place, so it is whole or not there; one that is
 * damaged counts as not there.
 */
public final class HttpDiskCache {

  private static final Logger log = LoggerFactory.getLogger(HttpDiskCache.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MAGIC = "tutai-http 1\n";
  private static final int MOST_HEAD = 1 << 17;

  /** No answer may take more than this part of the room. */
  private static final int LARGEST_PART = 4;

  private final Path folder;
  private final long mostBytes;
  private final LinkedHashMap<String, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  private HttpDiskCache(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /**
   * Opens a folder, making it where needed; what other names hold is left alone.
   *
   * @param mostBytes the room for all answers together
   */
  public static HttpDiskCache open(Path folder, long mostBytes) throws IOException {
    if (mostBytes < 1 << 16) {
      throw new IllegalArgumentException(
          "a cache must have room for 65536 bytes at least (got: " + mostBytes + ")");
    }
    Files.createDirectories(folder);
    var cache = new HttpDiskCache(folder, mostBytes);
    cache.takeStock();
    return cache;
  }

  private record Found(String name, long size, FileTime used) {}

  private synchronized void takeStock() throws IOException {
    var found = new ArrayList<Found>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = String.valueOf(file.getFileName());
        if (name.matches("[0-9a-f]{64}\\.http")) {
          found.add(new Found(name, Files.size(file), Files.getLastModifiedTime(file)));
        } else if (name.matches("[0-9a-f]{64}.*\\.part")) {
          Files.deleteIfExists(file);
        }
      }
    }
    found.sort(Comparator.comparing(Found::used));
    found.forEach(each -> count(each.name(), each.size()));
    makeRoom();
  }

  /** What is kept. */
  record Kept(Fetched fetched, Instant confirmed, CacheRules.Life life) {
    boolean isFresh(Instant now) {
      return now.isBefore(life.freshUntil());
    }
  }

  Optional<Kept> get(String key) {
    String name = name(key);
    synchronized (this) {
      if (sizes.get(name) == null) {
        return Optional.empty();
      }
    }
    try {
      byte[] file = Files.readAllBytes(folder.resolve(name));
      Files.setLastModifiedTime(folder.resolve(name), FileTime.from(Instant.now()));
      Optional<Kept> kept = parse(file, key);
      if (kept.isEmpty()) {
        remove(key);
      }
      return kept;
    } catch (IOException e) {
      remove(key);
      return Optional.empty();
    }
  }

  private static Optional<Kept> parse(byte[] file, String key) throws IOException {
    int start = MAGIC.length();
    int end = start;
    while (end < file.length && end < MOST_HEAD && file[end] != '\n') {
      end++;
    }
    boolean headed =
        end < file.length
            && file[end] == '\n'
            && new String(file, 0, start, StandardCharsets.US_ASCII).equals(MAGIC);
    if (!headed) {
      return Optional.empty();
    }
    JsonNode head = JSON.readTree(file, start, end - start);
    byte[] body = Arrays.copyOfRange(file, end + 1, file.length);
    boolean same =
        head.path("key").asText().equals(key) && head.path("length").asInt(-1) == body.length;
    return same ? Optional.of(kept(head, body)) : Optional.empty();
  }

  private static Kept kept(JsonNode head, byte[] body) {
    var headers = new HashMap<String, String>();
    head.path("headers").properties().forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
    var fetched =
        new Fetched(
            head.path("url").asText(),
            head.path("status").asInt(),
            headers,
            body,
            Optional.empty(),
            Optional.empty());
    var life =
        new CacheRules.Life(
            Instant.ofEpochMilli(head.path("freshUntil").asLong()),
            head.path("staleIfDead").asBoolean());
    return new Kept(fetched, Instant.ofEpochMilli(head.path("confirmed").asLong()), life);
  }

  /** Keeps an answer; a failure to write is no one's business but the log's. */
  void put(String key, Kept kept) {
    byte[] head = head(key, kept);
    byte[] body = kept.fetched().body();
    long size = (long) head.length + body.length;
    if (head.length > MOST_HEAD || size > mostBytes / LARGEST_PART) {
      remove(key);
      return;
    }
    String name = name(key);
    @Nullable Path part = null;
    try {
      part = Files.createTempFile(folder, name.substring(0, 64), ".part");
      Files.write(part, head);
      Files.write(part, body, java.nio.file.StandardOpenOption.APPEND);
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      synchronized (this) {
        count(name, size);
        makeRoom();
      }
    } catch (IOException e) {
      log.warn("an answer could not be kept in {}: {}", folder, e.toString());
      deleteQuietly(part);
    }
  }

  private static byte[] head(String key, Kept kept) {
    ObjectNode head = JSON.createObjectNode();
    head.put("key", key).put("url", kept.fetched().url()).put("status", kept.fetched().status());
    head.put("confirmed", kept.confirmed().toEpochMilli());
    head.put("freshUntil", kept.life().freshUntil().toEpochMilli());
    head.put("staleIfDead", kept.life().staleIfDead());
    head.put("length", kept.fetched().body().length);
    ObjectNode headers = head.putObject("headers");
    kept.fetched().headers().forEach(headers::put);
    return (MAGIC + head + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Forgets an answer. */
  void remove(String key) {
    String name = name(key);
    synchronized (this) {
      Long size = sizes.remove(name);
      bytes -= size == null ? 0 : size;
    }
    deleteQuietly(folder.resolve(name));
  }

  /** The bytes of all answers kept. */
  public synchronized long bytes() {
    return bytes;
  }

  private void count(String name, long size) {
    Long before = sizes.put(name, size);
    bytes += size - (before == null ? 0 : before);
  }

  private void makeRoom() {
    List<String> gone = new ArrayList<>();
    for (Iterator<Map.Entry<String, Long>> i = sizes.entrySet().iterator();
        bytes > mostBytes && i.hasNext(); ) {
      Map.Entry<String, Long> eldest = i.next();
      bytes -= eldest.getValue();
      gone.add(eldest.getKey());
      i.remove();
    }
    gone.forEach(name -> deleteQuietly(folder.resolve(name)));
  }

  private static void deleteQuietly(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      log.debug("{} could not be deleted", file, e);
    }
  }

  private static String name(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest) + ".http";
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}

package org.tutai.server.http.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tutai.geo.format.Choices;
import org.tutai.server.http.exchange.ProblemException;
import org.tutai.server.http.inspect.FileAnswer;
import org.tutai.server.http.inspect.Sieve;
import org.tutai.server.http.inspect.SpooledFile;

/**
 * Looks into files that are kept with themes, a few at once, and remembers in bounded memory what
 * it found. Thread-safe.
 */
final class FileInspector {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int AT_ONCE = 2;
  private static final long PATIENCE_SECONDS = 10;
  private static final long MOST_BYTES = 48L << 20;

  private final Semaphore looking = new Semaphore(AT_ONCE, true);

  /** What was found, by the content's digest and the layer. */
  private final Cache<String, byte[]> found =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher((String key, byte[] json) -> json.length + 2 * key.length() + 200)
          .build();

  /**
   * What was found out about a file.
   *
   * @param format the short name of its format
   * @param inspection its layers and report, without features
   */
  record Found(String format, ObjectNode inspection) {}

  /**
   * Looks into a file.
   *
   * @param name as it was uploaded, whose ending says what it may be
   * @throws ProblemException when it is of no format or cannot be read
   */
  Found inspect(Path file, String name) {
    JsonNode all = read(answer(file, name, Optional.empty(), false, Sieve.NONE));
    ObjectNode inspection = JSON.createObjectNode();
    inspection.set("layers", all.path("layers"));
    inspection.set("report", all.path("report"));
    inspection.set("remarks", all.path("remarks"));
    return new Found(all.path("format").asText(), inspection);
  }

  /**
   * The features of a file, as {@code POST /api/v1/inspect} gives them.
   *
   * @param digest of the content
   * @param layer the one that is wanted; empty for all
   * @param sieve which features of it
   * @throws ProblemException when it cannot be read or has no such layer
   */
  byte[] features(Path file, String digest, String name, Optional<String> layer, Sieve sieve) {
    String key = digest + name + '\0' + layer.orElse("") + '\0' + sieve.key();
    byte[] known = found.getIfPresent(key);
    if (known == null) {
      known = answer(file, name, layer, true, sieve);
      found.put(key, known);
    }
    return known;
  }

  /** The features as one collection, as a preview draws them; empty when there are none. */
  Optional<byte[]> collection(Path file, String digest, String name, Optional<String> layer) {
    ObjectNode collection = JSON.createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    for (JsonNode each : read(features(file, digest, name, layer, Sieve.NONE)).path("layers")) {
      each.path("geojson").path("features").forEach(features::add);
    }
    return features.isEmpty()
        ? Optional.empty()
        : Optional.of(collection.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] answer(
      Path file, String name, Optional<String> layer, boolean features, Sieve sieve) {
    var wanted =
        new FileAnswer.Wanted(Choices.NONE, layer, features, FileAnswer.Limits.USUAL, sieve);
    take();
    try (SpooledFile spooled = SpooledFile.of(name, file)) {
      return FileAnswer.json(spooled, wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      looking.release();
    }
  }

  private void take() {
    try {
      if (looking.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
            503, "Busy", "Too many files are being looked at; ask again in a moment.")
        .inChinese("正在檢視的檔案太多，請稍後再試。");
  }
}

package org.tutai.geo.theme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.theme.Problem.Severity;

/**
 * Theme maps as JSON. What is written is read again as an equal map; what other programs put into a
 * document is still there when it is written again. Reading never throws for what a document holds,
 * and its cost is bounded by {@link ThemeLimits}. Stateless, thread-safe.
 */
public final class ThemeDocument {

  /** What {@code type} says. */
  public static final String TYPE = "tutai-theme";

  /** The version that is written. */
  public static final int VERSION = 1;

  private static final String SCHEMA = "theme-1.schema.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ThemeDocument() {}

  /** Reads UTF-8 bytes (UTF-16 and UTF-32 are recognised), as far as that can be done. */
  public static ThemeReading read(byte[] bytes) {
    Problems problems = new Problems();
    return reading(JsonTree.read(bytes, problems), problems);
  }

  /**
   * Reads a document that was parsed elsewhere, within limits of whoever parsed it.
   *
   * @param json not changed
   */
  public static ThemeReading read(JsonNode json) {
    try {
      return reading(JsonValues.canonical(json), new Problems());
    } catch (IllegalArgumentException e) {
      Problems problems = new Problems();
      problems.add(Severity.UNREADABLE, "", "JSON", String.valueOf(e.getMessage()));
      return reading(null, problems);
    }
  }

  /** As {@link #read(JsonNode)} does, telling every problem; of a tree that was written here. */
  static ThemeReading readTelling(ObjectNode tree) {
    return reading(JsonValues.canonical(tree), new Problems(Integer.MAX_VALUE));
  }

  private static ThemeReading reading(@Nullable JsonNode root, Problems problems) {
    if (root instanceof ObjectNode object && object.path("type").asText().equals(TYPE)) {
      Migrations.migrate(object, problems);
      return new ThemeReading(new ThemeReader(problems).read(object), problems.list());
    }
    if (root != null) {
      problems.add(
          Severity.UNREADABLE,
          root.isObject() ? "/type" : "",
          "an object with type " + TYPE,
          Members.written(root.isObject() ? root.path("type") : root));
    }
    return new ThemeReading(ThemeMap.EMPTY, problems.list());
  }

  /** The document as a tree, which the caller may change. */
  public static ObjectNode tree(ThemeMap map) {
    return ThemeWriter.write(map);
  }

  /** The document as UTF-8 bytes, without needless blanks. */
  public static byte[] write(ThemeMap map) {
    try {
      return JSON.writeValueAsBytes(tree(map));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON Schema (2020-12) of the version that is written. */
  public static String schema() {
    try (InputStream in = ThemeDocument.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException(
            "the schema is missing from the build (got: no " + SCHEMA + ")");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

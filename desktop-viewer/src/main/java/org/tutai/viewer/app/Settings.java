package org.tutai.viewer.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.viewer.words.Language;

/**
 * What the window remembers from one time to the next.
 *
 * @param language of everything; empty: as the system has it
 * @param dark whether it is dark
 * @param width of the window, pixels
 * @param height likewise
 */
public record Settings(Optional<Language> language, boolean dark, double width, double height) {

  /** What a new user gets. */
  public static final Settings USUAL = new Settings(Optional.empty(), false, 1440, 900);

  private static final Logger log = LoggerFactory.getLogger(Settings.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double SMALLEST = 400;
  private static final double LARGEST = 20_000;

  public Settings {
    width = Math.max(SMALLEST, Math.min(LARGEST, width));
    height = Math.max(SMALLEST, Math.min(LARGEST, height));
  }

  /** The language to use. */
  public Language languageFor(Locale system) {
    return language.orElse(Language.of(system));
  }

  /** Reads a file; what cannot be read is as usual. */
  public static Settings read(Path file) {
    try {
      if (!Files.exists(file)) {
        return USUAL;
      }
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      return new Settings(
          language(json.path("language").asText("")),
          json.path("dark").asBoolean(USUAL.dark()),
          json.path("width").asDouble(USUAL.width()),
          json.path("height").asDouble(USUAL.height()));
    } catch (IOException e) {
      log.warn("the settings {} cannot be read: {}", file, e.toString());
      return USUAL;
    }
  }

  private static Optional<Language> language(String name) {
    for (Language each : Language.values()) {
      if (each.locale().toLanguageTag().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Writes a file whole or not at all. */
  public void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    language.ifPresent(each -> json.put("language", each.locale().toLanguageTag()));
    json.put("dark", dark).put("width", width).put("height", height);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path unfinished = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}

package org.tutai.geo.locate.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.bytes.FormatException;

/**
 * The sets of places that an index holds; swapped whole, so that a reader sees the old or the new.
 *
 * @param sets in the order they were imported; of two that know the same district the later counts
 */
record PlaceManifest(List<PlaceSet> sets) {

  static final String FILE = "manifest.json";

  private static final String FORMAT = "tutai-places";
  private static final int VERSION = 1;
  private static final long LARGEST = 16 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  PlaceManifest {
    sets = List.copyOf(sets);
  }

  /**
   * Reads that of a directory; without sets where there is none.
   *
   * @throws FormatException when it is damaged or of a newer version
   */
  static PlaceManifest read(Path directory) throws IOException {
    Path path = directory.resolve(FILE);
    try {
      if (Files.size(path) > LARGEST) {
        throw bad(path, "at most " + LARGEST + " bytes", Files.size(path) + " bytes");
      }
      return parse(path, JSON.readTree(Files.readAllBytes(path)));
    } catch (NoSuchFileException e) {
      return new PlaceManifest(List.of());
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw bad(path, "a manifest of places", "JSON that is none").causedBy(e);
    }
  }

  private static FormatException bad(Path path, String expected, String found) {
    return new FormatException(
        path, -1, expected, found, "Remove the folder and import the places again.");
  }

  private static PlaceManifest parse(Path path, JsonNode json) throws FormatException {
    if (!json.path("format").asText().equals(FORMAT) || json.path("version").asInt() != VERSION) {
      throw bad(
          path,
          FORMAT + " of version " + VERSION,
          "\"" + json.path("format").asText() + "\" of version " + json.path("version").asText());
    }
    List<PlaceSet> sets = new ArrayList<>();
    for (JsonNode set : json.path("sets")) {
      sets.add(
          new PlaceSet(
              set.path("name").asText(),
              Place.Kind.valueOf(set.path("kind").asText().toUpperCase(Locale.ROOT)),
              set.path("file").asText(),
              set.path("places").asInt(),
              set.path("pieces").asInt(),
              set.path("source").asText(),
              set.path("imported").asText()));
    }
    return new PlaceManifest(sets);
  }

  /** Puts it in the place of the one that is there. */
  void write(Path directory) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("format", FORMAT).put("version", VERSION);
    ArrayNode list = json.putArray("sets");
    for (PlaceSet set : sets) {
      list.addObject()
          .put("name", set.name())
          .put("kind", set.kind().name().toLowerCase(Locale.ROOT))
          .put("file", set.file())
          .put("places", set.places())
          .put("pieces", set.pieces())
          .put("source", set.source())
          .put("imported", set.imported());
    }
    Path next = directory.resolve(FILE + ".next");
    Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    Files.move(next, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }
}

package org.tutai.geo.locate.address.plate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.tutai.geo.bytes.FormatException;

/**
 * What an index consists of: a segment for each county, by code, and the files that are named no
 * more but may still be being opened. Immutable.
 */
record Manifest(Map<String, ImportedCounty> counties, List<Retired> retired) {

  static final String NAME = "manifest.json";
  static final Manifest EMPTY = new Manifest(Map.of(), List.of());

  private static final int VERSION = 1;
  private static final int MOST_BYTES = 1 << 22;
  private static final Pattern FILE = Pattern.compile("[0-9a-f-]{5,40}\\.plates");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** A file that a later import took the place of. */
  record Retired(String file, Instant since) {}

  Manifest {
    counties = Map.copyOf(counties);
    retired = List.copyOf(retired);
  }

  /** By code of county. */
  List<ImportedCounty> sorted() {
    return List.copyOf(new TreeMap<>(counties).values());
  }

  /** Reads the manifest of a directory; one that isn't there is empty. */
  static Manifest read(Path directory) throws IOException {
    Path path = directory.resolve(NAME);
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw bad(path, Files.size(path) + " bytes");
      }
      return parse(path, JSON.readTree(Files.readAllBytes(path)));
    } catch (NoSuchFileException none) {
      return EMPTY;
    } catch (JsonProcessingException e) {
      throw bad(path, "something that is no JSON");
    }
  }

  private static FormatException bad(Path path, String found) {
    return new FormatException(
        path, -1, "a manifest of door plates", found, "Import the plates again, into a new place.");
  }

  private static Manifest parse(Path path, JsonNode root) throws FormatException {
    if (root.path("version").asInt(-1) != VERSION) {
      throw bad(path, "version " + root.path("version").asText("none"));
    }
    Map<String, ImportedCounty> counties = new TreeMap<>();
    List<Retired> retired = new ArrayList<>();
    try {
      for (JsonNode node : root.path("segments")) {
        ImportedCounty county =
            new ImportedCounty(
                node.path("county").asText(),
                node.path("name").asText(),
                fileName(path, node),
                node.path("source").asText(),
                Instant.parse(node.path("imported").asText()),
                node.path("rows").asLong(),
                node.path("plates").asLong(),
                node.path("houses").asInt(),
                node.path("streets").asInt(),
                node.path("bytes").asLong(),
                node.path("synthetic").asBoolean());
        counties.put(county.code(), county);
      }
      for (JsonNode node : root.path("retired")) {
        retired.add(new Retired(fileName(path, node), Instant.parse(node.path("since").asText())));
      }
    } catch (DateTimeException e) {
      throw bad(path, "a time that is none");
    }
    return new Manifest(counties, retired);
  }

  private static String fileName(Path path, JsonNode node) throws FormatException {
    String name = node.path("file").asText();
    if (!FILE.matcher(name).matches()) {
      throw bad(path, "a segment in a file \"" + name + "\"");
    }
    return name;
  }

  /** Writes the manifest of a directory; it appears whole, on the disk, or not at all. */
  void write(Path directory) throws IOException {
    Path draft = directory.resolve(NAME + ".new");
    try (FileChannel out =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(json()));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(
        draft,
        directory.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    force(directory);
  }

  /** Makes what a directory names safe on the disk, where the system can. */
  static void force(Path directory) {
    try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
      opened.force(true);
    } catch (IOException notThere) {
      return;
    }
  }

  private ObjectNode json() {
    ObjectNode root = JSON.createObjectNode().put("version", VERSION);
    ArrayNode segments = root.putArray("segments");
    for (ImportedCounty county : sorted()) {
      segments
          .addObject()
          .put("county", county.code())
          .put("name", county.name())
          .put("file", county.file())
          .put("source", county.source())
          .put("imported", county.imported().toString())
          .put("rows", county.rows())
          .put("plates", county.plates())
          .put("houses", county.houses())
          .put("streets", county.streets())
          .put("bytes", county.bytes())
          .put("synthetic", county.synthetic());
    }
    ArrayNode old = root.putArray("retired");
    for (Retired file : retired) {
      old.addObject().put("file", file.file()).put("since", file.since().toString());
    }
    return root;
  }
}

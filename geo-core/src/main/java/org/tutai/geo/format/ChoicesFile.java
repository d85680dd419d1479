package org.tutai.geo.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;

/**
 * Keeps {@link Choices} beside a file: members of {@code roads.tutai.json} beside {@code
 * roads.shp}.
 *
 * <pre>
 * {
 *   "encoding": "Big5",
 *   "crs": "EPSG:3826",
 *   "layers": {"towns": {"crs": "EPSG:3825"}}
 * }
 * </pre>
 *
 * The file is the same as that of titles and licences; its other members are left as they are. At
 * most 1 MB. Stateless, thread-safe.
 */
public final class ChoicesFile {

  /** What is put after a file's name without its ending. */
  public static final String ENDING = ".tutai.json";

  private static final int MAX_BYTES = 1 << 20;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonMapper.builder()
              .build()
              .getFactory()
              .rebuild()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
              .build());

  private ChoicesFile() {}

  /**
   * Where the choices for a file are: beside it, under its name without the ending, or without both
   * of {@code .csv.gz} and the like.
   */
  public static Path beside(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = stem(name);
    for (String packed : List.of(".gz", ".zip")) {
      if (name.toLowerCase(Locale.ROOT).endsWith(packed) && stem.contains(".")) {
        stem = stem(stem);
      }
    }
    return file.resolveSibling(stem + ENDING);
  }

  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /**
   * Reads what was chosen for a file; {@link Choices#NONE} where nothing was.
   *
   * @throws FormatException when the file of choices cannot be read, or names an encoding or a CRS
   *     that is not known
   */
  public static Choices read(Path file) throws IOException {
    Path path = beside(file);
    if (!Files.isRegularFile(path)) {
      return Choices.NONE;
    }
    ObjectNode root = parse(path);
    Map<String, Crs> layers = new HashMap<>();
    JsonNode named = root.path("layers");
    for (String layer : (Iterable<String>) named::fieldNames) {
      Crs crs = crs(path, named.path(layer));
      if (crs != null) {
        layers.put(layer, crs);
      }
    }
    return new Choices(
        Optional.ofNullable(encoding(path, root)), Optional.ofNullable(crs(path, root)), layers);
  }

  /**
   * What changes when the choices for a file do, and not when its title does; empty where nothing
   * was chosen. Looks nothing up.
   *
   * @throws FormatException when the file of choices cannot be read
   */
  public static String key(Path file) throws IOException {
    Path path = beside(file);
    if (!Files.isRegularFile(path)) {
      return "";
    }
    ObjectNode root = parse(path);
    ObjectNode chosen = JSON.createObjectNode();
    for (String member : List.of("encoding", "crs", "layers")) {
      if (root.has(member)) {
        chosen.set(member, root.get(member));
      }
    }
    return chosen.isEmpty() ? "" : chosen.toString();
  }

  /**
   * Remembers choices for a file; what is not chosen stays as it was. The file of choices appears
   * whole or not at all.
   */
  public static void remember(Path file, Choices choices) throws IOException {
    Path path = beside(file);
    ObjectNode root = Files.isRegularFile(path) ? parse(path) : JSON.createObjectNode();
    choices.encoding().ifPresent(charset -> root.put("encoding", written(charset)));
    choices.crs().ifPresent(crs -> root.put("crs", crs.code()));
    if (!choices.layers().isEmpty()) {
      ObjectNode layers = root.withObject("/layers");
      choices
          .layers()
          .forEach((name, crs) -> layers.withObjectProperty(name).put("crs", crs.code()));
    }
    Path unfinished = path.resolveSibling("." + path.getFileName() + ".part");
    Files.write(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    try {
      Files.move(
          unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The name that people know an encoding by. */
  private static String written(Charset charset) {
    return charset.equals(TextEncoding.BIG5) ? "Big5" : charset.name();
  }

  private static ObjectNode parse(Path path) throws IOException {
    long size = Files.size(path);
    if (size > MAX_BYTES) {
      throw new FormatException(path, -1, "at most " + MAX_BYTES + " bytes", size + " bytes")
          .because(FormatFault.TOO_LARGE);
    }
    try {
      if (JSON.readTree(Files.readAllBytes(path)) instanceof ObjectNode root) {
        return root;
      }
      throw new FormatException(path, 0, "a JSON object", "other JSON");
    } catch (JsonProcessingException e) {
      throw new FormatException(
              path,
              e.getLocation() == null ? -1 : e.getLocation().getByteOffset(),
              "JSON in UTF-8",
              JsonWords.of(e),
              "Mend the file or take it away.")
          .causedBy(e);
    }
  }

  private static @Nullable Charset encoding(Path path, JsonNode root) throws FormatException {
    JsonNode node = root.path("encoding");
    if (node.isMissingNode()) {
      return null;
    }
    return TextEncoding.named(node.asText())
        .orElseThrow(
            () ->
                new FormatException(
                    path, -1, "an encoding such as Big5 or UTF-8 for \"encoding\"", shown(node)));
  }

  private static @Nullable Crs crs(Path path, JsonNode root) throws FormatException {
    JsonNode node = root.path("crs");
    if (node.isMissingNode()) {
      return null;
    }
    return CrsRegistry.byCode(node.asText())
        .orElseThrow(
            () ->
                new FormatException(path, -1, "a code such as EPSG:3826 for \"crs\"", shown(node)));
  }

  private static String shown(JsonNode node) {
    String text = node.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}

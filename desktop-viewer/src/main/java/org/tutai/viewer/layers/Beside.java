package org.tutai.viewer.layers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.format.ChoicesFile;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;
import org.tutai.viewer.words.Text;

/**
 * What lies beside a file and tells of its layers, as the map server reads it: {@code towns.sld} is
 * the style of the layer {@code towns} that nobody styled, {@code towns.tutai.json} has its title
 * and its maker. Where a file holds a single layer, the file's own name does as well.
 *
 * @param style empty where there is none, or it cannot be read
 * @param title what people call the layer
 * @param attribution who made it
 * @param problem why a file beside it is not used
 */
public record Beside(
    Optional<Look> style,
    Optional<Text> title,
    Optional<Text> attribution,
    Optional<Text> problem) {

  /** A style and the digest of its source. */
  public record Look(Style style, String digest) {}

  /** Nothing beside it. */
  public static final Beside NOTHING =
      new Beside(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MOST_BYTES = 1 << 20;

  /**
   * Reads what lies beside a file. Not for the UI thread.
   *
   * @param layer its name in the file
   * @param only whether it is the file's only layer
   */
  static Beside read(Path file, String layer, boolean only) {
    List<String> names = names(file, layer, only);
    Optional<Look> style = Optional.empty();
    JsonNode said = JSON.missingNode();
    Optional<Text> problem = Optional.empty();
    for (String name : names) {
      try {
        if (style.isEmpty()) {
          style = style(file.resolveSibling(name + ".sld"));
        }
        if (said.isMissingNode()) {
          said = metadata(file.resolveSibling(name + ChoicesFile.ENDING));
        }
      } catch (IOException | RuntimeException e) {
        problem = Optional.of(FileTrouble.of(name + ".*", e));
      }
    }
    return new Beside(style, text(said.path("title")), text(said.path("attribution")), problem);
  }

  private static List<String> names(Path file, String layer, boolean only) {
    var names = new ArrayList<String>();
    if (isPlain(layer)) {
      names.add(layer);
    }
    String whole = String.valueOf(ChoicesFile.beside(file).getFileName());
    String stem = whole.substring(0, whole.length() - ChoicesFile.ENDING.length());
    if (only && !names.contains(stem)) {
      names.add(stem);
    }
    return names;
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.length() <= 200
        && !name.startsWith(".")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ');
  }

  private static Optional<Look> style(Path sld) throws IOException {
    if (!Files.isRegularFile(sld)) {
      return Optional.empty();
    }
    String text = bounded(sld);
    return SldReader.read(text).defaultStyle().map(style -> new Look(style, Digests.sha256(text)));
  }

  private static JsonNode metadata(Path file) throws IOException {
    return Files.isRegularFile(file) ? JSON.readTree(bounded(file)) : JSON.missingNode();
  }

  private static String bounded(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new FormatException(file, -1, "at most " + MOST_BYTES + " bytes", size + " bytes")
          .because(FormatFault.TOO_LARGE);
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static Optional<Text> text(JsonNode node) {
    String english = line(node.isObject() ? node.path("en") : node);
    String chinese = line(node.isObject() ? node.path("zh-TW") : node);
    if (english.isEmpty() && chinese.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Text(
            FileTrouble.plain(english.isEmpty() ? chinese : english),
            FileTrouble.plain(chinese.isEmpty() ? english : chinese)));
  }

  private static String line(JsonNode node) {
    String text = node.asText("").replaceAll("\\p{Cntrl}", " ").strip();
    return text.substring(0, Math.min(500, text.length()));
  }
}

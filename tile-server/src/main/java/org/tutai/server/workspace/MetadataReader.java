package org.tutai.server.workspace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.bytes.FormatException;

/**
 * Reads the metadata file of a layer, {@code <layer>.tutai.json} beside its source file.
 *
 * <pre>
 * {
 *   "title":       {"zh-TW": "鄉鎮市區", "en": "Townships"},
 *   "abstract":    {"zh-TW": "…", "en": "…"},
 *   "attribution": {"zh-TW": "內政部國土測繪中心", "en": "NLSC"},
 *   "attributionUrl": "https://…",
 *   "licence": "…", "licenceUrl": "https://…",
 *   "keywords": ["行政區"],
 *   "group":       {"zh-TW": "行政區", "en": "Administrative areas"},
 *   "order": 20,
 *   "visible": true
 * }
 * </pre>
 *
 * Every member may be left out; a text may be a plain string, which then stands for both languages.
 * Members of other names are passed over, so that later versions may add some. Stateless,
 * thread-safe.
 */
final class MetadataReader {

  private static final long MAX_BYTES = 1 << 20;
  private static final int MAX_KEYWORDS = 100;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(32)
                      .maxStringLength(100_000)
                      .build())
              .build());

  private MetadataReader() {}

  /**
   * Reads a file.
   *
   * @param defaultOrder the place in the map when the file names none
   * @throws FormatException when the file is not such a document
   */
  static LayerMetadata read(Path file, int defaultOrder) throws IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new FormatException(
          file, -1, "a metadata file of at most " + MAX_BYTES + " bytes", size + " bytes");
    }
    try {
      return parse(file, JSON.readTree(Files.readAllBytes(file)), defaultOrder);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new FormatException(
              file,
              at == null ? -1 : at.getByteOffset(),
              "JSON in UTF-8",
              e.getOriginalMessage(),
              "Mend the file or take it away.")
          .causedBy(e);
    }
  }

  private static LayerMetadata parse(Path file, JsonNode root, int defaultOrder)
      throws FormatException {
    if (!root.isObject()) {
      throw new FormatException(file, 0, "a JSON object", kind(root));
    }
    return new LayerMetadata(
        text(file, root, "title"),
        text(file, root, "abstract"),
        text(file, root, "attribution"),
        url(file, root, "attributionUrl"),
        string(file, root, "licence"),
        url(file, root, "licenceUrl"),
        keywords(file, root.path("keywords")),
        text(file, root, "group"),
        order(file, root.path("order"), defaultOrder),
        visible(file, root.path("visible")));
  }

  private static LocalText text(Path file, JsonNode root, String member) throws FormatException {
    JsonNode node = root.path(member);
    if (node.isObject()) {
      return new LocalText(string(file, node, "zh-TW"), string(file, node, "en"));
    }
    return LocalText.same(string(file, root, member));
  }

  private static String string(Path file, JsonNode root, String member) throws FormatException {
    JsonNode node = root.path(member);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isTextual()) {
      throw wrong(file, member, "a string", node);
    }
    return node.textValue().strip();
  }

  /** Only web addresses: what stands here becomes a link on a page. */
  private static String url(Path file, JsonNode root, String member) throws FormatException {
    String value = string(file, root, member);
    if (value.isEmpty()) {
      return value;
    }
    try {
      String scheme = String.valueOf(URI.create(value).getScheme());
      if (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")) {
        return value;
      }
    } catch (IllegalArgumentException e) {
      throw wrong(file, member, "an http or https address", root.path(member));
    }
    throw wrong(file, member, "an http or https address", root.path(member));
  }

  private static List<String> keywords(Path file, JsonNode node) throws FormatException {
    var keywords = new ArrayList<String>();
    for (JsonNode keyword : node) {
      if (!keyword.isTextual() || keywords.size() == MAX_KEYWORDS) {
        throw wrong(file, "keywords", "at most " + MAX_KEYWORDS + " strings", node);
      }
      keywords.add(keyword.textValue().strip());
    }
    return keywords;
  }

  private static int order(Path file, JsonNode node, int otherwise) throws FormatException {
    if (node.isMissingNode()) {
      return otherwise;
    }
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw wrong(file, "order", "a whole number", node);
    }
    return node.intValue();
  }

  private static boolean visible(Path file, JsonNode node) throws FormatException {
    if (node.isMissingNode()) {
      return true;
    }
    if (!node.isBoolean()) {
      throw wrong(file, "visible", "true or false", node);
    }
    return node.booleanValue();
  }

  private static FormatException wrong(Path file, String member, String expected, JsonNode found) {
    String text = found.toString();
    return new FormatException(
        file,
        -1,
        expected + " for \"" + member + "\"",
        text.length() > 80 ? text.substring(0, 80) + "…" : text);
  }

  private static String kind(JsonNode node) {
    return node.isMissingNode()
        ? "nothing"
        : node.getNodeType().toString().toLowerCase(Locale.ROOT);
  }
}

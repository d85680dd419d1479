package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/**
 * A layer that a server publishes.
 *
 * @param name by which it is asked for
 * @param geometry {@code point}, {@code line}, {@code polygon}, {@code raster} or something newer
 * @param count of its features
 * @param version digest of what is served now
 * @param lonLat its extent; empty when it has none
 */
public record ServerLayer(
    String name,
    Text title,
    Text summary,
    Text group,
    Text attribution,
    String licence,
    List<String> keywords,
    String geometry,
    long count,
    String updated,
    boolean serviceOnly,
    String version,
    Optional<Bounds> lonLat) {

  public ServerLayer {
    keywords = List.copyOf(keywords);
  }

  static ServerLayer of(JsonNode json) {
    var keywords = new ArrayList<String>();
    json.path("keywords").forEach(each -> keywords.add(each.asText()));
    String name = json.path("name").asText();
    return new ServerLayer(
        name,
        text(json.path("title"), name),
        text(json.path("abstract"), ""),
        text(json.path("group"), ""),
        text(json.path("attribution"), ""),
        json.path("licence").asText(),
        keywords,
        json.path("geometry").asText(),
        json.path("count").asLong(),
        json.path("updated").asText(),
        json.path("sensitivity").asText().equals("service-only"),
        json.path("version").asText(),
        bounds(json.path("bounds")));
  }

  static Text text(JsonNode json, String otherwise) {
    String plain = json.isTextual() ? json.asText() : otherwise;
    String chinese = json.path("zh-TW").asText(plain);
    String english = json.path("en").asText(chinese);
    return new Text(english.replace("%", "%%"), chinese.replace("%", "%%"));
  }

  private static Optional<Bounds> bounds(JsonNode json) {
    boolean some =
        json.size() == 4
            && json.get(0).asDouble() <= json.get(2).asDouble()
            && json.get(1).asDouble() <= json.get(3).asDouble();
    return some
        ? Optional.of(
            new Bounds(
                json.get(0).asDouble(),
                json.get(1).asDouble(),
                json.get(2).asDouble(),
                json.get(3).asDouble()))
        : Optional.empty();
  }

  /** The name as a part of an address. */
  static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Whether title, summary, group, keywords or name hold every word of a text. */
  boolean matches(String typed) {
    String all =
        (spoken(title) + spoken(summary) + spoken(group) + name + " " + String.join(" ", keywords))
            .toLowerCase(Locale.ROOT);
    for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
      if (!all.contains(word)) {
        return false;
      }
    }
    return true;
  }

  private static String spoken(Text text) {
    return text.in(Language.ENGLISH) + " " + text.in(Language.CHINESE) + " ";
  }
}

package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tutai.server.workspace.LayerNames;
import org.tutai.server.workspace.NamedStyle;

/**
 * How an upload is to be published; kept in its row while it is compiled, so that a server that was
 * killed goes on. Immutable.
 *
 * @param name under which the layer is served
 * @param newVersion whether that layer is there already
 * @param sourceLayer its name in the file; empty where the file has but one
 * @param style SLD; empty for none
 */
record PublishRequest(
    String name,
    boolean newVersion,
    String sourceLayer,
    Choice choice,
    Description description,
    Optional<String> style) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_STYLE = 1 << 20;

  /** What may be sent; anything else is refused, so that no misspelt word opens a layer to all. */
  private static final List<String> MEMBERS =
      List.of(
          "name",
          "title",
          "summary",
          "licence",
          "licenceUrl",
          "source",
          "sourceUrl",
          "updated",
          "keywords",
          "sensitivity",
          "visible",
          "layer",
          "encoding",
          "crs",
          "style",
          "upload");

  private static final List<String> OF_TEXTS = List.of("zh-TW", "en");
  private static final List<String> OF_SOURCES = List.of("attribution", "url");

  /**
   * Reads what a publisher sent.
   *
   * @param suggested the name to take where none was sent
   * @throws Refusal when something is not as it must be
   */
  static PublishRequest ofNew(JsonNode json, String suggested) {
    checkMembers(json);
    String given = json.path("name").asText("").strip();
    String name = given.isEmpty() ? suggested : given;
    if (!name.equals(LayerNames.safe(name))) {
      throw Refusal.invalid(
          "name may have letters, digits, _, - and . only, at most 80 (try: "
              + LayerNames.safe(name)
              + ").",
          "name 只能有文字、數字、_、- 與 .，最多 80 字（建議：" + LayerNames.safe(name) + "）。");
    }
    return of(json, name, false, Description.read(json).complete());
  }

  /**
   * As {@link #ofNew} for a further version; what was not sent stays as it is.
   *
   * @param record of the layer so far
   */
  static PublishRequest ofVersion(JsonNode json, String name, JsonNode record) {
    checkMembers(json);
    ObjectNode all = record.deepCopy();
    json.properties().forEach(member -> all.set(member.getKey(), member.getValue()));
    return of(json, name, true, Description.read(all).complete());
  }

  private static void checkMembers(JsonNode json) {
    checkMembers(json, MEMBERS, "");
    checkMembers(json.path("title"), OF_TEXTS, "title.");
    checkMembers(json.path("summary"), OF_TEXTS, "summary.");
    checkMembers(json.path("source"), OF_SOURCES, "source.");
    checkMembers(json.path("source").path("attribution"), OF_TEXTS, "source.attribution.");
  }

  private static void checkMembers(JsonNode json, List<String> known, String at) {
    for (String member : (Iterable<String>) json::fieldNames) {
      if (!known.contains(member)) {
        String shown = at + Description.cleaned(member.substring(0, Math.min(40, member.length())));
        String all = String.join(", ", known);
        throw Refusal.invalid(
            shown + " is not known here. Known are: " + all + ".",
            "不認得 " + shown + "。可用的有：" + all + "。");
      }
    }
  }

  private static PublishRequest of(
      JsonNode json, String name, boolean newVersion, Description description) {
    return new PublishRequest(
        name,
        newVersion,
        json.path("layer").asText(""),
        Choice.read(json),
        description,
        style(json.path("style")));
  }

  private static Optional<String> style(JsonNode node) {
    String sld = node.asText("");
    if (sld.isBlank()) {
      return Optional.empty();
    }
    if (sld.length() > MOST_STYLE) {
      throw Refusal.invalid("A style may have at most 1 MB.", "樣式不得超過 1 MB。");
    }
    try {
      NamedStyle.ofSld(sld);
      return Optional.of(sld);
    } catch (IOException | IllegalArgumentException e) {
      throw Refusal.invalid(
          "The style cannot be read as SLD: " + e.getMessage(), "無法讀取 SLD 樣式：" + e.getMessage());
    }
  }

  /** What is kept of it, with who asked for it. */
  String write(By by) {
    ObjectNode json = description.write();
    json.put("name", name).put("newVersion", newVersion).put("layer", sourceLayer);
    json.setAll(choice.write());
    style.ifPresent(sld -> json.put("style", sld));
    by.keepIn(json);
    return json.toString();
  }

  static PublishRequest readKept(String text) throws IOException {
    JsonNode json = JSON.readTree(text);
    return of(
        json,
        json.path("name").asText(),
        json.path("newVersion").asBoolean(),
        Description.read(json));
  }
}

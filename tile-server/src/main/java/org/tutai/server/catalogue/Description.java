package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.server.workspace.LayerMetadata;
import org.tutai.server.workspace.LocalText;
import org.tutai.server.workspace.Sensitivity;

/**
 * What a publisher says of a layer: the record. Immutable.
 *
 * <pre>
 * {"title": {"zh-TW": "避難收容處所", "en": "Shelters"},   or one text for both
 *  "summary": …, "licence": "…", "licenceUrl": "https://…",
 *  "source": {"attribution": {"zh-TW": …, "en": …}, "url": "https://…"},   or one text
 *  "updated": "2026-11-21", "keywords": ["…"], "sensitivity": "open" | "service-only",
 *  "visible": true}
 * </pre>
 *
 * @param updated the day the data are from; empty when not said
 * @param visible whether the map page shows the layer to everybody before they chose; not when not
 *     said, as the map of all must not change with each file that somebody publishes
 */
public record Description(
    LocalText title,
    LocalText summary,
    String licence,
    String licenceUrl,
    LocalText attribution,
    String attributionUrl,
    String updated,
    List<String> keywords,
    Sensitivity sensitivity,
    boolean visible) {

  /** The heading under which lists of layers show what was published. */
  private static final LocalText GROUP = new LocalText("發布的圖層", "Published layers");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_TITLE = 200;
  private static final int MOST_SUMMARY = 5_000;
  private static final int MOST_URL = 2_000;
  private static final int MOST_KEYWORDS = 50;
  private static final int MOST_KEYWORD = 80;

  public Description {
    keywords = List.copyOf(keywords);
  }

  /**
   * Reads a record.
   *
   * @throws Refusal when a member is not as it must be; which, the words say
   */
  static Description read(JsonNode json) {
    JsonNode source = json.path("source");
    boolean plain = !source.isObject();
    return new Description(
        local(json.path("title"), "title", MOST_TITLE),
        local(json.path("summary"), "summary", MOST_SUMMARY),
        text(json.path("licence"), "licence", MOST_TITLE),
        url(json.path("licenceUrl"), "licenceUrl"),
        local(plain ? source : source.path("attribution"), "source", MOST_TITLE),
        url(plain ? json.path("sourceUrl") : source.path("url"), "source.url"),
        date(json.path("updated")),
        keywords(json.path("keywords")),
        sensitivity(json.path("sensitivity")),
        visible(json.path("visible")));
  }

  /**
   * This record with what a title and a source must have.
   *
   * @throws Refusal when one of them is missing
   */
  Description complete() {
    if (title.isEmpty()) {
      throw missing("title", "Give the layer a title.", "請填寫圖層標題。");
    }
    if (licence.isEmpty()) {
      throw missing("licence", "Say under which licence the data are.", "請填寫授權方式。");
    }
    if (attribution.isEmpty()) {
      throw missing("source", "Say who made the data.", "請填寫資料來源。");
    }
    return this;
  }

  private static Refusal missing(String member, String english, String chinese) {
    return Refusal.invalid(english + " (" + member + ")", chinese + "（" + member + "）");
  }

  private static LocalText local(JsonNode node, String member, int most) {
    return node.isObject()
        ? new LocalText(text(node.path("zh-TW"), member, most), text(node.path("en"), member, most))
        : LocalText.same(text(node, member, most));
  }

  private static String text(JsonNode node, String member, int most) {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isTextual()) {
      throw Refusal.invalid(member + " must be a text.", member + " 須為文字。");
    }
    String text = cleaned(node.textValue());
    if (text.length() > most) {
      throw Refusal.invalid(
          member + " may have at most " + most + " characters (got: " + text.length() + ").",
          member + " 最多 " + most + " 字（目前 " + text.length() + " 字）。");
    }
    return text;
  }

  /** Without what nobody sees, which could turn a line around or break a document. */
  static String cleaned(String text) {
    var clean = new StringBuilder(Math.min(text.length(), 10_000));
    text.codePoints().filter(Description::isSeen).limit(200_000).forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  private static boolean isSeen(int c) {
    int type = Character.getType(c);
    return c == '\n'
        || c == '\t'
        || (type != Character.CONTROL
            && type != Character.FORMAT
            && type != Character.SURROGATE
            && type != Character.UNASSIGNED);
  }

  private static String url(JsonNode node, String member) {
    String text = text(node, member, MOST_URL);
    if (text.isEmpty()) {
      return "";
    }
    try {
      URI uri = URI.create(text);
      String scheme = String.valueOf(uri.getScheme());
      if ((scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
          && uri.getHost() != null) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw badUrl(member);
    }
    throw badUrl(member);
  }

  private static Refusal badUrl(String member) {
    return Refusal.invalid(
        member + " must be a web address that begins with https:// or http://.",
        member + " 須為 https:// 或 http:// 開頭的網址。");
  }

  private static String date(JsonNode node) {
    String text = text(node, "updated", 40);
    if (text.isEmpty()) {
      return "";
    }
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeParseException e) {
      throw Refusal.invalid(
          "updated must be a day such as 2026-11-21.", "updated 須為日期，例如 2026-11-21。");
    }
  }

  private static List<String> keywords(JsonNode node) {
    var keywords = new ArrayList<String>();
    if (!node.isMissingNode() && !node.isNull() && !node.isArray()) {
      throw Refusal.invalid("keywords must be a list.", "keywords 須為清單。");
    }
    for (JsonNode keyword : node) {
      if (keywords.size() == MOST_KEYWORDS) {
        throw Refusal.invalid(
            "There may be at most " + MOST_KEYWORDS + " keywords.",
            "關鍵字最多 " + MOST_KEYWORDS + " 個。");
      }
      String text = text(keyword, "keywords", MOST_KEYWORD);
      if (!text.isEmpty() && !keywords.contains(text)) {
        keywords.add(text);
      }
    }
    return keywords;
  }

  private static Sensitivity sensitivity(JsonNode node) {
    String text = text(node, "sensitivity", 40);
    Optional<Sensitivity> known = Sensitivity.of(text.isEmpty() ? "open" : text);
    return known.orElseThrow(
        () ->
            Refusal.invalid(
                "sensitivity must be open or service-only.",
                "sensitivity 須為 open（開放）或 service-only（僅供服務）。"));
  }

  private static boolean visible(JsonNode node) {
    if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
      throw Refusal.invalid("visible must be true or false.", "visible 須為 true 或 false。");
    }
    return node.asBoolean(false);
  }

  /** The record as JSON, from which {@link #read} makes an equal one. */
  ObjectNode write() {
    ObjectNode json = JSON.createObjectNode();
    json.set("title", write(title));
    json.set("summary", write(summary));
    json.put("licence", licence).put("licenceUrl", licenceUrl);
    ObjectNode source = json.putObject("source");
    source.set("attribution", write(attribution));
    source.put("url", attributionUrl);
    json.put("updated", updated);
    ArrayNode words = json.putArray("keywords");
    keywords.forEach(words::add);
    json.put("sensitivity", sensitivity.id());
    json.put("visible", visible);
    return json;
  }

  private static ObjectNode write(LocalText text) {
    return JSON.createObjectNode().put("zh-TW", text.zhTw()).put("en", text.en());
  }

  /** What a served layer says of itself. */
  LayerMetadata metadata(GeometryKind kind) {
    return new LayerMetadata(
        title,
        summary,
        attribution,
        attributionUrl,
        licence,
        licenceUrl,
        keywords,
        GROUP,
        LayerMetadata.usualOrder(kind),
        visible);
  }
}

package org.tutai.server.http.member;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.ProblemException;

/** The members of the JSON object that a request carries. Immutable. */
final class Fields {

  private static final int MOST_BYTES = 64 << 10;
  private static final int MOST_CHARACTERS = 4096;
  private static final int MOST_ENTRIES = 16;

  private final JsonNode object;

  private Fields(JsonNode object) {
    this.object = object;
  }

  /**
   * Of a request.
   *
   * @param known the names that it may have
   * @throws ProblemException when it carries no JSON object, or one with another name
   */
  static Fields of(Ask ask, String... known) {
    JsonNode node = ask.body().json(MOST_BYTES);
    if (!node.isObject()) {
      throw new ProblemException(400, "Bad JSON", "The body must be a JSON object.")
          .inChinese("內容必須是 JSON 物件。");
    }
    Set<String> names = Set.of(known);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw unknown(name, known);
              }
            });
    return new Fields(node);
  }

  /**
   * A text that must be there.
   *
   * @throws ProblemException when it is missing, no text, or longer than any that could be right
   */
  String text(String name) {
    return optional(name).orElseThrow(() -> wrong(name, "a text", "必須是文字"));
  }

  /** A text that may be missing; null is missing. */
  Optional<String> optional(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(text(value, name));
  }

  private static String text(JsonNode value, String name) {
    if (!value.isTextual()) {
      throw wrong(name, "a text", "必須是文字");
    }
    String text = value.textValue();
    if (text.length() > MOST_CHARACTERS) {
      throw wrong(
          name, "at most " + MOST_CHARACTERS + " characters long", "最多 " + MOST_CHARACTERS + " 個字");
    }
    if (text.indexOf('\0') >= 0 || !isWhole(text)) {
      throw wrong(name, "of whole characters, without U+0000", "必須是完整的字元，且不得有 U+0000");
    }
    return text;
  }

  /** Whether no surrogate stands alone. */
  private static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  /** A truth value that may be missing. */
  Optional<Boolean> flag(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw wrong(name, "true or false", "必須是 true 或 false");
    }
    return Optional.of(value.booleanValue());
  }

  /** A moment that may be missing, in milliseconds since 1970. */
  Optional<Long> millis(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name, "a whole number of milliseconds since 1970", "必須是自 1970 年起的毫秒數");
    }
    return Optional.of(value.longValue());
  }

  /** Texts of a list that must be there, each once. */
  Set<String> texts(String name) {
    JsonNode value = object.path(name);
    if (!value.isArray() || value.size() > MOST_ENTRIES) {
      throw wrong(name, "a list of texts", "必須是文字的清單");
    }
    List<String> texts = new ArrayList<>();
    value.forEach(entry -> texts.add(text(entry, name)));
    return new LinkedHashSet<>(texts);
  }

  private static ProblemException unknown(String name, String... known) {
    String shown = LayerSelection.shown(name);
    String may = String.join(", ", known);
    return new ProblemException(
            400,
            "Unknown field",
            "There is no field " + shown + " here; there may be: " + may + ".")
        .with("field", shown)
        .inChinese("這裡沒有欄位 " + shown + "，可用的欄位：" + may.replace(", ", "、") + "。");
  }

  private static ProblemException wrong(String name, String expected, String inChinese) {
    return new ProblemException(400, "Bad field", name + " must be " + expected + ".")
        .with("field", name)
        .inChinese(name + " " + inChinese + "。");
  }
}

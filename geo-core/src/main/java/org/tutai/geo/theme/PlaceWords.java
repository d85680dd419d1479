package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a place of a theme as a person knows it: by the title of the layer, or the words of the
 * annotation, that it lies in. What must not leave is taken out of those words too.
 *
 * @param english such as {@code Layer “Shelters”}, to stand at the beginning of a sentence
 * @param chinese such as {@code 圖層「避難收容處所」}
 */
record PlaceWords(String english, String chinese) {

  private static final Pattern LAYER = Pattern.compile("/base/layer|(?:/layers/\\d+)+");
  private static final Pattern DRAWN = Pattern.compile("/(annotations|measurements)/(\\d+)");

  /**
   * The words for a JSON Pointer into a theme's tree; of the theme map itself where it names no
   * part.
   */
  static PlaceWords of(JsonNode tree, String pointer) {
    Matcher layer = LAYER.matcher(pointer);
    if (layer.lookingAt()) {
      return layer(tree.at(layer.group()));
    }
    Matcher drawn = DRAWN.matcher(pointer);
    if (drawn.lookingAt()) {
      return drawn.group(1).equals("annotations")
          ? annotation(tree.at(drawn.group()), Long.parseLong(drawn.group(2)) + 1)
          : numbered("Measurement", "量測", Long.parseLong(drawn.group(2)) + 1);
    }
    return new PlaceWords("The theme map", "主題圖");
  }

  private static PlaceWords layer(JsonNode layer) {
    boolean group = layer.path("kind").asText().equals("group");
    String english = group ? "Group" : "Layer";
    String chinese = group ? "群組" : "圖層";
    String name = first(layer, "title", "layer", "filename");
    return name.isEmpty()
        ? new PlaceWords(english + " without a title", "未命名的" + chinese)
        : named(english, chinese, name);
  }

  private static PlaceWords annotation(JsonNode annotation, long number) {
    String name = first(annotation, "title", "text", "popup");
    return name.isEmpty() ? numbered("Annotation", "註記", number) : named("Annotation", "註記", name);
  }

  private static PlaceWords named(String english, String chinese, String name) {
    return new PlaceWords(english + " “" + name + "”", chinese + "「" + name + "」");
  }

  private static PlaceWords numbered(String english, String chinese, long number) {
    return new PlaceWords(english + " " + number, "第 " + number + " 個" + chinese);
  }

  private static String first(JsonNode part, String... members) {
    for (String member : members) {
      JsonNode value = part.path(member);
      if (value.isTextual() && !value.textValue().isBlank()) {
        return Check.shortened(Scrubber.scrub(value.textValue()).text().strip());
      }
    }
    return "";
  }
}

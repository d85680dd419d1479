package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.TextEncoding;

/**
 * What a person chose of a file's encoding and CRS, by their names; it counts before anything the
 * file says or looks like. Immutable.
 *
 * @param encoding such as {@code Big5}; empty to go by the evidence
 * @param crs such as {@code EPSG:3826}; empty to go by the evidence
 */
public record Choice(String encoding, String crs) {

  /** Goes by the evidence. */
  public static final Choice NONE = new Choice("", "");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 100;

  /**
   * Checks names.
   *
   * @throws Refusal when one of them is none that is known
   */
  public static Choice of(String encoding, String crs) {
    var choice = new Choice(encoding.strip(), crs.strip());
    choice.choices();
    return choice;
  }

  static Choice read(JsonNode json) {
    return of(json.path("encoding").asText(""), json.path("crs").asText(""));
  }

  ObjectNode write() {
    return JSON.createObjectNode().put("encoding", encoding).put("crs", crs);
  }

  /** For opening a file. */
  Choices choices() {
    return Choices.of(
        encoding.isEmpty()
            ? null
            : TextEncoding.named(bounded(encoding))
                .orElseThrow(
                    () ->
                        Refusal.invalid(
                            "encoding must be one such as Big5 or UTF-8.",
                            "encoding 須為 Big5、UTF-8 等編碼名稱。")),
        crs.isEmpty()
            ? null
            : CrsRegistry.byCode(bounded(crs))
                .orElseThrow(
                    () ->
                        Refusal.invalid(
                            "crs must be a code such as EPSG:3826.",
                            "crs 須為 EPSG:3826 之類的坐標系統代碼。")));
  }

  private static String bounded(String name) {
    return name.length() > LONGEST ? "" : name;
  }
}

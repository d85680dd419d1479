package org.tutai.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.format.ReportCardJson;

/** What a server found in a file that was sent to it, for the person who sent it. Immutable. */
final class UploadCards {

  private final JsonNode upload;
  private final @Nullable String layer;
  private final Messages messages;

  /**
   * The cards of an upload.
   *
   * @param upload as the server tells of it once it has looked
   * @param layer the only layer that matters; null for all
   */
  UploadCards(JsonNode upload, @Nullable String layer, Messages messages) {
    this.upload = upload;
    this.layer = layer;
    this.messages = messages;
  }

  /** Prints the report card of each layer, as {@code tutai info} does. */
  void print(PrintWriter out) {
    var text = new CardText(out, messages);
    for (JsonNode one : meant()) {
      text.print(ReportCardJson.read(one.path("report")));
    }
    out.flush();
  }

  /** What a person should look at before it is published, a line each. */
  List<String> warnings() {
    var warnings = new ArrayList<String>();
    for (JsonNode one : meant()) {
      for (String part : List.of("advice", "remarks")) {
        for (JsonNode remark : one.path("report").path(part)) {
          String line =
              messages.text("publish.warning", one.path("name").asText(), messages.of(remark));
          if (remark.path("weight").asText().equals("warning") && !warnings.contains(line)) {
            warnings.add(line);
          }
        }
      }
    }
    return warnings;
  }

  private List<JsonNode> meant() {
    var meant = new ArrayList<JsonNode>();
    for (JsonNode one : upload.path("layers")) {
      if (layer == null || one.path("name").asText().equals(layer)) {
        meant.add(one);
      }
    }
    return meant;
  }
}

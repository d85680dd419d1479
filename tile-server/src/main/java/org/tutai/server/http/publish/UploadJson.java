package org.tutai.server.http.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.server.catalogue.Catalogue;
import org.tutai.server.http.exchange.PathSegments;
import org.tutai.server.store.layer.LayerRow;
import org.tutai.server.store.layer.UploadRow;
import org.tutai.server.store.layer.UploadState;
import org.tutai.server.store.layer.VersionRow;

/** Uploads, layers and versions as JSON. Stateless. */
final class UploadJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private UploadJson() {}

  static ObjectNode of(Catalogue.Upload upload, String baseUrl) {
    UploadRow row = upload.row();
    ObjectNode json =
        JSON.createObjectNode()
            .put("id", row.id())
            .put("state", row.state().id())
            .put("filename", row.filename())
            .put("length", row.length())
            .put("offset", upload.offset())
            .put("created", time(row.created()))
            .put("expires", time(row.expires()));
    upload
        .progress()
        .ifPresent(
            at ->
                json.putObject("progress")
                    .put("layer", at.layer())
                    .put("done", at.done())
                    .put("total", at.total()));
    tree(row.inspection()).ifPresent(found -> json.set("layers", found.path("layers")));
    tree(row.problem()).ifPresent(problem -> json.set("problem", problem));
    if (row.state() == UploadState.PUBLISHED) {
      tree(row.request())
          .ifPresent(
              asked -> json.set("published", addresses(asked.path("name").asText(), baseUrl)));
    }
    return json;
  }

  /** Where a layer is served. */
  static ObjectNode addresses(String name, String baseUrl) {
    String segment = PathSegments.encode(name);
    return JSON.createObjectNode()
        .put("layer", name)
        .put("page", baseUrl + "/?layer=" + segment)
        .put("describe", baseUrl + "/api/v1/layers/" + segment)
        .put("wms", baseUrl + "/wms?SERVICE=WMS&REQUEST=GetCapabilities")
        .put("wmts", baseUrl + "/wmts/1.0.0/WMTSCapabilities.xml")
        .put("tiles", baseUrl + "/tiles/" + segment + "/{z}/{x}/{y}.png")
        .put("tileJson", baseUrl + "/tiles/" + segment + ".json");
  }

  /** One's own layer with its record and versions. */
  static ObjectNode of(LayerRow layer, Iterable<VersionRow> versions, String baseUrl) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("name", layer.name())
            .put("state", layer.state().id())
            .put("version", layer.version())
            .put("created", time(layer.created()))
            .put("changed", time(layer.changed()));
    tree(layer.record()).ifPresent(record -> json.set("record", record));
    json.set("versions", versions(layer, versions, true));
    json.set("addresses", addresses(layer.name(), baseUrl));
    return json;
  }

  /**
   * The versions of a layer.
   *
   * @param whole with what only those who answer for the layer are told
   */
  static ArrayNode versions(LayerRow layer, Iterable<VersionRow> versions, boolean whole) {
    ArrayNode list = JSON.createArrayNode();
    for (VersionRow version : versions) {
      ObjectNode json =
          list.addObject()
              .put("number", version.number())
              .put("version", version.digest())
              .put("features", version.features())
              .put("created", time(version.created()))
              .put("served", version.number() == layer.version());
      if (whole) {
        json.put("filename", version.filename()).put("bytes", version.bytes());
        tree(version.changes()).ifPresent(changes -> json.set("changes", changes));
        tree(version.choices()).ifPresent(choice -> json.set("choice", choice));
      }
    }
    return list;
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  private static Optional<JsonNode> tree(@Nullable String json) {
    try {
      return json == null ? Optional.empty() : Optional.of(JSON.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.tutai.geo.source.remote.tiles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.source.remote.http.Quoted;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.service.Boxes;
import org.tutai.geo.source.remote.service.DocumentRemarks;
import org.tutai.geo.source.remote.service.ServiceLinks;

/** Reads TileJSON; what is missing is as the specification has it by default. Stateless. */
public final class TileJsonReader {

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(50)
                      .maxStringLength(1 << 20)
                      .maxNumberLength(100)
                      .build())
              .build());

  private TileJsonReader() {}

  /**
   * Reads a document.
   *
   * @param askedUrl where it came from; empty text when that is not known
   * @throws RemoteSourceException when it is no TileJSON
   */
  public static TileJson read(byte[] document, String askedUrl) throws RemoteSourceException {
    JsonNode root = parse(document);
    if (!root.path("tiles").isArray()) {
      throw wrong("it has no \"tiles\"", "缺少 \"tiles\"", null);
    }
    var remarks = new DocumentRemarks();
    TileTemplate template = template(root, new ServiceLinks(askedUrl, remarks));
    boolean vector =
        root.path("vector_layers").isArray() || root.path("format").asText().equals("pbf");
    if (vector) {
      remarks.warn("The tiles hold vectors, not pictures.", "圖磚為向量資料，不是圖片。");
    }
    int minZoom = zoom(root.path("minzoom"), 0);
    return new TileJson(
        text(root, "name"),
        text(root, "description"),
        text(root, "attribution").replaceAll("<[^>]{0,500}>", " ").strip(),
        template,
        minZoom,
        Math.max(minZoom, zoom(root.path("maxzoom"), 30)),
        bounds(root.path("bounds")),
        root.path("tileSize").asInt() == 512 ? 512 : 256,
        vector,
        remarks.all());
  }

  private static JsonNode parse(byte[] document) throws RemoteSourceException {
    try {
      JsonNode root = JSON.readTree(document);
      if (root != null && root.isObject()) {
        return root;
      }
      throw wrong("it is no object", "不是物件", null);
    } catch (RemoteSourceException e) {
      throw e;
    } catch (IOException e) {
      throw wrong("it is no JSON", "不是 JSON", e);
    }
  }

  private static RemoteSourceException wrong(
      String english, String chinese, @org.jspecify.annotations.Nullable Exception cause) {
    var failure =
        new RemoteSourceException(
            Reason.WRONG_TYPE,
            "The document is no TileJSON: " + english + ".",
            "這不是 TileJSON 文件：" + chinese + "。");
    return cause == null ? failure : failure.causedBy(cause);
  }

  private static TileTemplate template(JsonNode root, ServiceLinks links)
      throws RemoteSourceException {
    boolean tms = root.path("scheme").asText().equals("tms");
    for (JsonNode each : root.path("tiles")) {
      Optional<TileTemplate> template =
          address(each.asText(), links).flatMap(written -> template(written, tms));
      if (template.isPresent()) {
        return template.get();
      }
    }
    throw wrong("none of its addresses can be used", "沒有可用的圖磚網址", null);
  }

  private static Optional<TileTemplate> template(String written, boolean tms) {
    try {
      return Optional.of(new TileTemplate(written, tms));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /* Braces are escaped in an address that was resolved, and put back here. */
  private static Optional<String> address(String written, ServiceLinks links) {
    return written.matches("(?is)https?://.*")
        ? Optional.of(written)
        : links.link(written).map(url -> url.replace("%7B", "{").replace("%7D", "}"));
  }

  private static int zoom(JsonNode told, int otherwise) {
    double zoom = told.asDouble(otherwise);
    return zoom >= 0 && zoom <= 30 ? (int) zoom : otherwise;
  }

  private static Optional<Bounds> bounds(JsonNode told) {
    List<Double> sides = new ArrayList<>();
    told.forEach(side -> sides.add(side.asDouble(Double.NaN)));
    return sides.size() == 4
        ? Boxes.lonLat(sides.get(0), sides.get(1), sides.get(2), sides.get(3))
        : Optional.empty();
  }

  private static String text(JsonNode root, String name) {
    return Quoted.of(root.path(name).asText(""), 2000);
  }
}

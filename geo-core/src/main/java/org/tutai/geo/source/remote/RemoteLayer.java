package org.tutai.geo.source.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.source.remote.http.Quoted;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteUrl;
import org.tutai.geo.source.remote.service.ServiceCrs;
import org.tutai.geo.source.remote.tiles.RemoteGrid;
import org.tutai.geo.source.remote.tiles.RemoteLevel;
import org.tutai.geo.source.remote.tiles.TileTemplate;
import org.tutai.geo.source.remote.tiles.XyzClient;
import org.tutai.geo.source.remote.wms.WmsSource;
import org.tutai.geo.source.remote.wms.WmsVersion;
import org.tutai.geo.source.remote.wmts.WmtsSource;

/** A layer that another server draws, as a theme document has it. Immutable. */
public sealed interface RemoteLayer {

  /** Of a Web Map Service. */
  record Wms(WmsSource source) implements RemoteLayer {}

  /** Of a Web Map Tile Service. */
  record Wmts(WmtsSource source) implements RemoteLayer {}

  /** XYZ tiles in Web Mercator. */
  record Xyz(XyzClient.Source source) implements RemoteLayer {}

  /** Where its pictures come from, as {@code https://example.org}, in order. */
  default Set<String> origins() {
    var origins = new TreeSet<String>();
    samples().forEach(address -> origin(address).ifPresent(origins::add));
    return origins;
  }

  private static Optional<String> origin(String address) {
    try {
      return Optional.of(RemoteUrl.parse(address).origin());
    } catch (RemoteSourceException e) {
      return Optional.empty();
    }
  }

  private List<String> samples() {
    if (this instanceof Wms wms) {
      return List.of(wms.source().url());
    }
    if (this instanceof Wmts wmts) {
      WmtsSource source = wmts.source();
      return List.of(source.address(source.grid().levels().get(0), 0, 0));
    }
    return ((Xyz) this).source().template().samples();
  }

  /** Whether a layer of a theme document is one of these. */
  static boolean isRemote(JsonNode layer) {
    return switch (layer.path("kind").asText()) {
      case "wms", "wmts", "xyz" -> true;
      default -> false;
    };
  }

  /**
   * Reads a layer of a theme document: its members {@code kind}, {@code url} and those of the kind.
   *
   * @throws IllegalArgumentException when it is not as it must be, in words
   */
  static RemoteLayer of(JsonNode layer) {
    return switch (layer.path("kind").asText()) {
      case "wms" -> wms(layer);
      case "wmts" -> wmts(layer);
      case "xyz" -> xyz(layer);
      default ->
          throw new IllegalArgumentException(
              "kind must be wms, wmts or xyz (got: "
                  + Quoted.of(layer.path("kind").asText(), 60)
                  + ")");
    };
  }

  private static RemoteLayer wms(JsonNode layer) {
    String crs = layer.path("crs").asText("EPSG:3857");
    WmsVersion version =
        WmsVersion.of(layer.path("wmsVersion").asText("1.3.0"))
            .orElseThrow(() -> bad("wmsVersion", layer.path("wmsVersion")));
    return new Wms(
        new WmsSource(
            url(layer, "url"),
            version,
            texts(layer.path("layers")),
            texts(layer.path("styles")),
            layer.path("format").asText("image/png"),
            List.of(crs),
            map(layer.path("dimensions")),
            WmsSource.USUAL_MOST_PIXELS));
  }

  private static RemoteLayer wmts(JsonNode layer) {
    Crs crs =
        ServiceCrs.find(layer.path("crs").asText("EPSG:3857"))
            .orElseThrow(() -> bad("crs", layer.path("crs")));
    var levels = new ArrayList<RemoteLevel>();
    layer.path("matrices").forEach(matrix -> levels.add(level(matrix, crs)));
    Optional<String> template =
        layer.path("template").isTextual() ? Optional.of(url(layer, "template")) : Optional.empty();
    return new Wmts(
        new WmtsSource(
            template.isPresent() ? "" : url(layer, "url"),
            template,
            layer.path("layer").asText(),
            layer.path("style").asText(),
            layer.path("format").asText("image/png"),
            layer.path("matrixSet").asText(),
            new RemoteGrid(crs, levels),
            map(layer.path("dimensions"))));
  }

  private static RemoteLevel level(JsonNode matrix, Crs crs) {
    JsonNode corner = matrix.path("topLeft");
    JsonNode tile = matrix.path("tileSize");
    JsonNode size = matrix.path("size");
    double perPixel = matrix.path("scaleDenominator").asDouble() * 0.00028 / crs.metresPerUnit();
    RemoteLevel full =
        RemoteLevel.full(
            matrix.path("id").asText(),
            perPixel,
            corner.path(0).asDouble(Double.NaN),
            corner.path(1).asDouble(Double.NaN),
            tile.path(0).asInt(256),
            tile.path(1).asInt(tile.path(0).asInt(256)),
            size.path(0).asInt(),
            size.path(1).asInt());
    JsonNode limits = matrix.path("limits");
    return limits.size() == 4 ? limited(full, limits) : full;
  }

  private static RemoteLevel limited(RemoteLevel full, JsonNode limits) {
    var found =
        new RemoteLevel.Limits(
            limits.path(0).asInt(),
            limits.path(1).asInt(),
            limits.path(2).asInt(),
            limits.path(3).asInt());
    return new RemoteLevel(
        full.id(),
        full.unitsPerPixel(),
        full.left(),
        full.top(),
        full.tileWidth(),
        full.tileHeight(),
        full.columns(),
        full.rows(),
        found);
  }

  private static RemoteLayer xyz(JsonNode layer) {
    var template = new TileTemplate(layer.path("url").asText(), layer.path("tms").asBoolean(false));
    return new Xyz(
        new XyzClient.Source(
            template,
            layer.path("minZoom").asInt(0),
            Math.min(30, layer.path("maxZoom").asInt(19)),
            layer.path("tileSize").asInt(256)));
  }

  private static String url(JsonNode layer, String name) {
    String url = layer.path(name).asText();
    if (!url.matches("(?is)https?://.{1,8000}")) {
      throw bad(name, layer.path(name));
    }
    return url;
  }

  private static IllegalArgumentException bad(String name, JsonNode found) {
    return new IllegalArgumentException(
        name
            + " must be one that can be used (got: "
            + Quoted.of(found.asText("nothing"), 100)
            + ")");
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static Map<String, String> map(JsonNode object) {
    var map = new LinkedHashMap<String, String>();
    object.properties().forEach(e -> map.put(e.getKey(), e.getValue().asText()));
    return map;
  }
}

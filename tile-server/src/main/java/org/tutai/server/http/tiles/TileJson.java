package org.tutai.server.http.tiles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.tile.TileMatrixSets;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.cache.StyledName;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.LayerSelection;
import org.tutai.server.http.exchange.LonLatJson;
import org.tutai.server.http.exchange.PathSegments;
import org.tutai.server.workspace.LayerMetadata;

/** TileJSON 3.0.0. */
final class TileJson {

  private static final double MERCATOR_LIMIT = 85.0511287;

  private TileJson() {}

  static Map<String, Object> of(LayerSelection selection, String name, Ask ask) {
    List<VisibleLayer> layers = selection.layers().stream().map(StyledName::layer).toList();
    var json = new LinkedHashMap<String, Object>();
    json.put("tilejson", "3.0.0");
    json.put("name", joined(layers, "、", m -> m.title().in(ask.language())));
    json.put("description", joined(layers, "\n", m -> m.summary().in(ask.language())));
    json.put("attribution", joined(layers, ", ", m -> escape(m.attribution().in(ask.language()))));
    json.put("scheme", "xyz");
    String style = ask.params().get("STYLE", "");
    String look = ask.params().get("LOOK", "");
    String query = style.isEmpty() ? "" : "?style=" + PathSegments.encode(style);
    if (!look.isEmpty()) {
      query += (query.isEmpty() ? "?look=" : "&look=") + PathSegments.encode(look);
    }
    json.put(
        "tiles",
        List.of(
            ask.baseUrl() + "/tiles/" + PathSegments.encode(name) + "/{z}/{x}/{y}.png" + query));
    json.put("minzoom", 0);
    json.put("maxzoom", TileMatrixSets.webMercator().maxZoom());
    json.put("bounds", bounds(layers));
    return json;
  }

  private static String joined(
      List<VisibleLayer> layers,
      String separator,
      java.util.function.Function<LayerMetadata, String> text) {
    return layers.stream()
        .map(layer -> text.apply(layer.metadata()))
        .filter(t -> !t.isEmpty())
        .distinct()
        .collect(Collectors.joining(separator));
  }

  /** An attribution is HTML by the specification (3.2); ours is plain text. */
  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static List<Double> bounds(List<VisibleLayer> layers) {
    Optional<Bounds> all =
        layers.stream().flatMap(l -> l.info().lonLat().stream()).reduce(Bounds::union);
    Bounds b = all.orElse(Bounds.WORLD_LON_LAT);
    return LonLatJson.of(
        new Bounds(
            clamp(b.minX(), 180),
            clamp(b.minY(), MERCATOR_LIMIT),
            clamp(b.maxX(), 180),
            clamp(b.maxY(), MERCATOR_LIMIT)));
  }

  private static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}

package org.tutai.server.http.api;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tutai.geo.encode.Background;
import org.tutai.geo.encode.PngEncoder;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.render.LegendRenderer;
import org.tutai.geo.style.Colors;
import org.tutai.geo.style.Legend;
import org.tutai.geo.style.Style;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.cache.StyledName;

/**
 * The legend of a layer in a style: for each entry its title, the scales at which it is drawn, and
 * its symbol as a PNG in a {@code data:} address; for colours that run into each other also the
 * stops of the bar.
 */
final class LegendJson {

  private static final int WIDTH = 28;
  private static final int HEIGHT = 20;
  private static final int MOST_ENTRIES = 200;
  private static final LegendRenderer RENDERER = new LegendRenderer();
  private static final PngEncoder PNG = new PngEncoder();

  private LegendJson() {}

  static Map<String, Object> of(StyledName drawn, OptionalDouble scale) {
    VisibleLayer layer = drawn.layer();
    Style style = drawn.style().style();
    Legend legend = scale.isPresent() ? Legend.of(style, scale.getAsDouble()) : Legend.of(style);
    legend = layer.view().raster().map(legend::of).orElse(legend);
    GeometryKind kind = layer.info().schema().geometryKind();
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Legend.Entry entry : legend.entries()) {
      if (entries.size() < MOST_ENTRIES) {
        entries.add(entry(entry, kind));
      }
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("layer", layer.name());
    json.put("entries", entries);
    return json;
  }

  private static Map<String, Object> entry(Legend.Entry entry, GeometryKind kind) {
    byte[] png = PNG.encode(RENDERER.swatch(entry, kind, WIDTH, HEIGHT), Background.TRANSPARENT);
    var json = new LinkedHashMap<String, Object>();
    json.put("title", entry.title());
    json.put("minScale", entry.minScale());
    if (entry.maxScale() < Double.POSITIVE_INFINITY) {
      json.put("maxScale", entry.maxScale());
    }
    entry.ramp().ifPresent(ramp -> json.put("ramp", ramp(ramp)));
    json.put("image", "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    return json;
  }

  /** The stops of a bar of colours, from the least value; they stand at equal distances. */
  private static List<Map<String, Object>> ramp(Legend.Ramp ramp) {
    var stops = new ArrayList<Map<String, Object>>();
    for (Legend.Ramp.Stop stop : ramp.stops()) {
      var json = new LinkedHashMap<String, Object>();
      if (Double.isFinite(stop.value())) {
        json.put("value", stop.value());
      }
      json.put("color", Colors.format(stop.argb()));
      json.put("opacity", (stop.argb() >>> 24) / 255.0);
      json.put("label", stop.label());
      stops.add(json);
    }
    return stops;
  }
}

package org.tutai.server.http.remote;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tutai.geo.source.remote.wms.WmsCapabilities;
import org.tutai.geo.source.remote.wms.WmsLayer;
import org.tutai.geo.source.remote.wms.WmsStyle;

/** A Web Map Service as JSON. For one document and one thread. */
final class WmsJson {

  private static final int MOST_STYLES = 50;

  /**
   * The most things written of all layers together: what they inherit is written with each of them,
   * and a small document could ask for a huge answer.
   */
  private static final int MOST_THINGS = 100_000;

  private final WmsCapabilities service;
  private final CrsSummaries summaries = new CrsSummaries();
  private final String format;
  private int things;

  WmsJson(WmsCapabilities service) {
    this.service = service;
    this.format = service.bestFormat().orElse("image/png");
  }

  ObjectNode write() {
    ObjectNode out = RemoteJson.object().put("kind", "wms");
    out.put("version", service.version().written());
    out.put("title", service.title()).put("abstract", service.summary());
    out.put("fees", service.fees()).put("constraints", service.constraints());
    out.put("url", service.mapUrl().orElse(null));
    out.set("origins", RemoteJson.origins(service.mapUrl().stream().toList()));
    out.set("formats", RemoteJson.texts(service.mapFormats()));
    out.put("infoUrl", service.infoUrl().orElse(null));
    out.set("infoFormats", RemoteJson.texts(service.infoFormats()));
    out.put("maxWidth", service.maxWidth()).put("maxHeight", service.maxHeight());
    layers(out.putArray("layers"), service.layers());
    ArrayNode remarks = RemoteJson.remarks(service.remarks());
    if (things >= MOST_THINGS) {
      remarks
          .addObject()
          .put("weight", "warning")
          .put("en", "The document offers more than is shown here.")
          .put("zh", "文件內容過多，僅顯示一部分。");
    }
    out.set("remarks", remarks);
    return out;
  }

  private void layers(ArrayNode out, List<WmsLayer> layers) {
    for (WmsLayer layer : layers) {
      if (things < MOST_THINGS) {
        layer(out.addObject(), layer);
      }
    }
  }

  private void layer(ObjectNode out, WmsLayer layer) {
    CrsSummaries.Summary crs = summaries.of(layer.crs());
    things += 1 + crs.listed().size();
    out.put("name", layer.name().orElse(null)).put("title", layer.title());
    out.put("abstract", layer.summary());
    out.put("queryable", layer.queryable()).put("opaque", layer.opaque());
    out.set("bounds", RemoteJson.bounds(layer.lonLat()));
    out.set("crs", RemoteJson.texts(crs.listed()));
    out.put("crsCount", crs.count()).put("fits3857", crs.mercator().isPresent());
    ArrayNode styles = out.putArray("styles");
    layer.styles().ownFirst().limit(MOST_STYLES).forEach(style -> style(styles.addObject(), style));
    scale(out, "minScale", layer.minScale());
    scale(out, "maxScale", layer.maxScale());
    attribution(out, layer);
    ArrayNode dimensions = out.putArray("dimensions");
    layer
        .dimensionsByName()
        .values()
        .forEach(
            each -> {
              things += 1 + each.values().size();
              dimensions.add(RemoteJson.dimension(each));
            });
    theme(out, layer, crs);
    layers(out.putArray("layers"), layer.layers());
  }

  private static void scale(ObjectNode out, String name, OptionalDouble scale) {
    if (scale.isPresent()) {
      out.put(name, scale.getAsDouble());
    } else {
      out.putNull(name);
    }
  }

  private static void attribution(ObjectNode out, WmsLayer layer) {
    if (layer.attribution().isPresent()) {
      out.putObject("attribution")
          .put("title", layer.attribution().get().title())
          .put("url", layer.attribution().get().url());
    } else {
      out.putNull("attribution");
    }
  }

  private void style(ObjectNode out, WmsStyle style) {
    things++;
    out.put("name", style.name()).put("title", style.title()).put("abstract", style.summary());
    if (style.legend().isPresent()) {
      WmsStyle.Legend legend = style.legend().get();
      out.putObject("legend")
          .put("url", legend.url())
          .put("format", legend.format())
          .put("width", legend.width())
          .put("height", legend.height());
    } else {
      out.putNull("legend");
    }
  }

  /** What a theme map needs, where the layer can be drawn at all. */
  private void theme(ObjectNode out, WmsLayer layer, CrsSummaries.Summary crs) {
    Optional<String> reference = crs.mercator().or(crs::best);
    if (layer.name().isEmpty() || service.mapUrl().isEmpty() || reference.isEmpty()) {
      out.putNull("theme");
      return;
    }
    ObjectNode theme = out.putObject("theme").put("kind", "wms").put("title", layer.title());
    theme.put("attribution", layer.attribution().map(WmsLayer.Attribution::title).orElse(""));
    theme.put("url", service.mapUrl().get()).put("wmsVersion", service.version().written());
    theme.putArray("layers").add(layer.name().get());
    theme.putArray("styles").add("");
    theme.put("format", format).put("crs", reference.get());
  }
}

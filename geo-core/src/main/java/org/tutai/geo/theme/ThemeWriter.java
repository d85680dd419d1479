package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes themes as JSON trees. */
final class ThemeWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ThemeWriter() {}

  static ObjectNode write(ThemeMap map) {
    return new Out(map.extra())
        .put("type", ThemeDocument.TYPE)
        .put("version", LongNode.valueOf(map.version()), map.version() == ThemeDocument.VERSION)
        .put("title", map.title(), "")
        .put("description", map.description(), "")
        .put("author", map.author(), "")
        .put("view", view(map.view()), map.view().equals(ThemeView.TAIWAN))
        .put("base", base(map.base()), map.base().equals(ThemeBase.SERVER))
        .put("layers", list(map.layers(), ThemeWriter::layer), map.layers().isEmpty())
        .put(
            "annotations",
            list(map.annotations(), ThemeWriter::annotation),
            map.annotations().isEmpty())
        .put(
            "measurements",
            list(map.measurements(), ThemeWriter::measurement),
            map.measurements().isEmpty())
        .put("legend", map.legend(), true)
        .put("attribution", map.attribution(), "")
        .done();
  }

  private static <T> ArrayNode list(List<T> items, Function<T, JsonNode> write) {
    ArrayNode array = NODES.arrayNode(items.size());
    items.forEach(item -> array.add(write.apply(item)));
    return array;
  }

  private static ObjectNode view(ThemeView view) {
    Out out = new Out(view.extra());
    view.size()
        .ifPresent(size -> out.put("size", NODES.arrayNode().add(size.width()).add(size.height())));
    return out.put(
            "center", position(view.center()), view.center().equals(ThemeView.TAIWAN.center()))
        .put("zoom", view.zoom(), ThemeView.TAIWAN.zoom())
        .put("rotation", view.rotation(), 0)
        .put("crs", view.crs(), ThemeView.TAIWAN.crs())
        .done();
  }

  private static JsonNode base(ThemeBase base) {
    return base.layer()
        .<JsonNode>map(layer -> new Out(base.extra()).put("layer", layer(layer)).done())
        .orElseGet(() -> BooleanNode.valueOf(base.kind() == ThemeBase.Kind.SERVER));
  }

  static JsonNode layer(ThemeLayer layer) {
    if (layer instanceof GroupLayer group) {
      return entry("group", group.entry())
          .put("layers", list(group.layers(), ThemeWriter::layer), group.layers().isEmpty())
          .done();
    }
    if (layer instanceof PublishedLayer published) {
      return published(published);
    }
    if (layer instanceof WmsLayer wms) {
      return wms(wms);
    }
    if (layer instanceof WmtsLayer wmts) {
      return wmts(wmts);
    }
    if (layer instanceof XyzLayer xyz) {
      return xyz(xyz);
    }
    if (layer instanceof DocumentLayer document) {
      return document(document);
    }
    if (layer instanceof FileLayer file) {
      return file(file);
    }
    return ((UnknownLayer) layer).json().node();
  }

  private static Out entry(String kind, Entry entry) {
    return new Out(entry.extra())
        .put("kind", kind)
        .put("id", entry.id())
        .put("title", entry.title(), "")
        .put("visible", entry.visible(), true)
        .put("opacity", entry.opacity(), 1)
        .put("minScale", entry.scales().min())
        .put("maxScale", entry.scales().max())
        .put("attribution", entry.attribution(), "");
  }

  private static ObjectNode published(PublishedLayer layer) {
    return entry("published", layer.entry())
        .put("layer", layer.layer())
        .put("version", layer.version(), PublishedLayer.NEWEST)
        .put("style", layer.style(), "default")
        .put("sld", layer.sld())
        .put("filter", layer.filter())
        .done();
  }

  private static ObjectNode wms(WmsLayer layer) {
    return entry("wms", layer.entry())
        .put("url", layer.url())
        .put("wmsVersion", layer.wmsVersion(), "1.3.0")
        .texts("layers", layer.layers())
        .texts("styles", layer.styles())
        .put("format", layer.format(), "image/png")
        .put("crs", layer.crs(), "EPSG:3857")
        .done();
  }

  private static ObjectNode wmts(WmtsLayer layer) {
    ObjectNode dimensions = NODES.objectNode();
    new TreeMap<>(layer.dimensions()).forEach(dimensions::put);
    return entry("wmts", layer.entry())
        .put("url", layer.url())
        .put("layer", layer.layer())
        .put("style", layer.style(), "")
        .put("format", layer.format(), "image/png")
        .put("matrixSet", layer.matrixSet(), "")
        .put("template", layer.template())
        .put("crs", layer.crs(), "EPSG:3857")
        .put("matrices", list(layer.matrices(), ThemeWriter::matrix), layer.matrices().isEmpty())
        .put("dimensions", dimensions, dimensions.isEmpty())
        .done();
  }

  private static ObjectNode matrix(WmtsLayer.Matrix matrix) {
    return new Out(matrix.extra())
        .put("id", matrix.id())
        .put("scaleDenominator", JsonValues.number(matrix.scaleDenominator()))
        .put("topLeft", pair(matrix.left(), matrix.top()))
        .put("tileSize", pair(matrix.tileWidth(), matrix.tileHeight()))
        .put("size", pair(matrix.columns(), matrix.rows()))
        .done();
  }

  private static ObjectNode xyz(XyzLayer layer) {
    return entry("xyz", layer.entry())
        .put("url", layer.url())
        .put("minZoom", layer.minZoom(), 0)
        .put("maxZoom", layer.maxZoom(), Math.max(19, layer.minZoom()))
        .put("tileSize", layer.tileSize(), 256)
        .put("tms", layer.tms(), false)
        .done();
  }

  private static ObjectNode document(DocumentLayer layer) {
    Out out =
        entry(layer.kind().name().toLowerCase(Locale.ROOT), layer.entry())
            .put("url", layer.url())
            .put("file", layer.file());
    layer.data().ifPresent(data -> out.put("data", data.node()));
    return out.done();
  }

  private static ObjectNode file(FileLayer layer) {
    return entry("file", layer.entry())
        .put("file", layer.file())
        .put("path", layer.path())
        .put("format", layer.format(), "")
        .put("layer", layer.layer(), "")
        .put("sld", layer.sld())
        .put("filter", layer.filter())
        .done();
  }

  private static JsonNode annotation(Annotation annotation) {
    if (annotation instanceof Annotation.Unknown unknown) {
      return unknown.json().node();
    }
    Annotation.Drawn drawn = (Annotation.Drawn) annotation;
    return new Out(drawn.extra())
        .put("kind", drawn.kind().name().toLowerCase(Locale.ROOT))
        .put("id", drawn.id())
        .put("coordinates", coordinates(drawn.kind().form(), drawn.parts()))
        .put("radius", drawn.radius())
        .put("text", drawn.text(), "")
        .put("popup", drawn.popup(), "")
        .put("image", drawn.image())
        .put("style", style(drawn.style()), drawn.style().equals(AnnotationStyle.DEFAULT))
        .done();
  }

  private static ObjectNode style(AnnotationStyle style) {
    AnnotationStyle usual = AnnotationStyle.DEFAULT;
    return new Out(style.extra())
        .put("stroke", style.stroke(), usual.stroke())
        .put("strokeWidth", style.strokeWidth(), usual.strokeWidth())
        .put("strokeOpacity", style.strokeOpacity(), usual.strokeOpacity())
        .put("dash", list(style.dash(), JsonValues::number), style.dash().isEmpty())
        .put("fill", style.fill(), usual.fill())
        .put("fillOpacity", style.fillOpacity(), usual.fillOpacity())
        .put("size", style.size(), usual.size())
        .put("font", style.bold() ? "bold" : "normal", "normal")
        .put("halo", style.halo(), usual.halo())
        .put("rotation", style.rotation(), 0)
        .done();
  }

  private static JsonNode measurement(Measurement measurement) {
    if (measurement instanceof Measurement.Unknown unknown) {
      return unknown.json().node();
    }
    Measurement.Taken taken = (Measurement.Taken) measurement;
    Measurement.Results results = taken.results();
    ObjectNode figures =
        new Out(results.extra())
            .put("length", results.length())
            .put("area", results.area())
            .put("perimeter", results.perimeter())
            .done();
    return new Out(taken.extra())
        .put("kind", taken.kind().name().toLowerCase(Locale.ROOT))
        .put("id", taken.id())
        .put("coordinates", coordinates(taken.kind().form(), taken.parts()))
        .put("results", figures, figures.isEmpty())
        .put("unit", TextNode.valueOf(taken.unit()), taken.unit().isEmpty())
        .done();
  }

  private static JsonNode coordinates(Form form, List<List<Position>> parts) {
    return switch (form) {
      case PLACE -> position(parts.get(0).get(0));
      case PATH -> list(parts.get(0), ThemeWriter::position);
      case RINGS -> list(parts, ring -> list(ring, ThemeWriter::position));
    };
  }

  private static ArrayNode position(Position position) {
    return pair(position.lon(), position.lat());
  }

  private static ArrayNode pair(double first, double second) {
    return NODES.arrayNode(2).add(JsonValues.number(first)).add(JsonValues.number(second));
  }
}

package org.tutai.geo.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.tutai.geo.theme.Members.Unusable;
import org.tutai.geo.theme.Problem.Severity;

/** Reads layers; one that cannot be read is kept as {@link UnknownLayer} and told. */
final class LayerReader {

  private static final double FARTHEST = 1e12;

  private final Problems problems;
  private final Ids ids;
  private int count;

  LayerReader(Problems problems, Ids ids) {
    this.problems = problems;
    this.ids = ids;
  }

  List<ThemeLayer> layers(List<JsonNode> nodes, String pointer, int depth) {
    List<ThemeLayer> layers = new ArrayList<>();
    for (JsonNode node : nodes) {
      layers.add(layer(node, pointer + "/" + layers.size(), depth));
    }
    return layers;
  }

  ThemeLayer layer(JsonNode node, String pointer, int depth) {
    count++;
    try {
      if (count > ThemeLimits.LAYERS) {
        throw new Unusable(pointer, "at most " + ThemeLimits.LAYERS + " layers", "one more");
      }
      return known(new Members(node, pointer, problems), pointer, depth);
    } catch (Unusable e) {
      problems.add(Severity.LEFT_OUT, e.pointer, e.expected, e.found);
      return new UnknownLayer(Kept.of(node));
    }
  }

  private ThemeLayer known(Members in, String pointer, int depth) throws Unusable {
    String kind = in.needText("kind", Check::name);
    return switch (kind) {
      case "group" -> group(in, pointer, depth);
      case "published" -> published(in);
      case "wms" -> wms(in);
      case "wmts" -> wmts(in, pointer);
      case "xyz" -> xyz(in);
      case "kml", "geojson" ->
          document(in, DocumentLayer.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
      case "file" -> file(in);
      default ->
          throw new Unusable(
              in.place("kind"), "a kind of layer that is known here", Check.shortened(kind));
    };
  }

  /** Takes the members all layers have; after all others, so that the extra ones are left. */
  private Entry entry(Members in) {
    String title = in.text("title", "", Check::anyLine);
    boolean visible = in.flag("visible", true);
    double opacity = in.number("opacity", 1, 0, 1);
    ScaleRange scales = scales(in);
    String attribution = in.text("attribution", "", Check::prose);
    String id = ids.take(in, "layer");
    return new Entry(id, title, visible, opacity, scales, attribution, in.extra());
  }

  private ScaleRange scales(Members in) {
    OptionalDouble min = in.optionalNumber("minScale", 0, FARTHEST);
    OptionalDouble max = in.optionalNumber("maxScale", 0, FARTHEST);
    if (min.isPresent() && max.isPresent() && min.getAsDouble() >= max.getAsDouble()) {
      problems.add(
          Severity.REPLACED,
          in.place("minScale"),
          "a number below maxScale",
          Double.toString(min.getAsDouble()));
      in.keepUnread("minScale");
      in.keepUnread("maxScale");
      return ScaleRange.ALL;
    }
    return new ScaleRange(min, max);
  }

  private ThemeLayer group(Members in, String pointer, int depth) throws Unusable {
    if (depth >= ThemeLimits.GROUPS_DEEP) {
      throw new Unusable(
          pointer, "groups at most " + ThemeLimits.GROUPS_DEEP + " deep", "a deeper one");
    }
    List<JsonNode> members = in.elements("layers", ThemeLimits.LAYERS);
    Entry entry = entry(in);
    return new GroupLayer(entry, layers(members, in.place("layers"), depth + 1));
  }

  private ThemeLayer published(Members in) throws Unusable {
    String layer = in.needText("layer", Check::name);
    String version = in.text("version", PublishedLayer.NEWEST, Check::version);
    String style = in.text("style", "default", Check::anyLine);
    Optional<String> sld = in.optionalText("sld", Check::style);
    Optional<String> filter = in.optionalText("filter", Check::prose);
    return new PublishedLayer(entry(in), layer, version, style, sld, filter);
  }

  private ThemeLayer wms(Members in) throws Unusable {
    String url = in.needText("url", Check::address);
    List<String> layers = in.needTexts("layers");
    String version = in.text("wmsVersion", "1.3.0", Check::version);
    List<String> styles = in.texts("styles");
    String format = in.text("format", "image/png", Check::anyLine);
    String crs = in.text("crs", "EPSG:3857", Check::crs);
    return in.build(() -> new WmsLayer(entry(in), url, version, layers, styles, format, crs));
  }

  private ThemeLayer wmts(Members in, String pointer) throws Unusable {
    String url = in.needText("url", Check::address);
    String layer = in.needText("layer", Check::name);
    String style = in.text("style", "", Check::anyLine);
    String format = in.text("format", "image/png", Check::anyLine);
    String set = in.text("matrixSet", "", Check::anyLine);
    Optional<String> template = in.optionalText("template", Check::address);
    String crs = in.text("crs", "EPSG:3857", Check::crs);
    List<WmtsLayer.Matrix> matrices = new ArrayList<>();
    for (JsonNode node : in.elements("matrices", ThemeLimits.LIST)) {
      String place = pointer + "/matrices/" + matrices.size();
      matrices.add(matrix(new Members(node, place, problems)));
    }
    Map<String, String> dimensions = dimensions(in);
    return in.build(
        () ->
            new WmtsLayer(
                entry(in), url, layer, style, format, set, template, crs, matrices, dimensions));
  }

  private static WmtsLayer.Matrix matrix(Members in) throws Unusable {
    String id = in.needText("id", Check::anyLine);
    double denominator = in.needNumber("scaleDenominator", Double.MIN_NORMAL, FARTHEST);
    double[] corner = in.needPair("topLeft");
    double[] tile = in.has("tileSize") ? in.needPair("tileSize") : new double[] {256, 256};
    double[] size = in.needPair("size");
    in.take("tileSize");
    for (double each : new double[] {tile[0], tile[1], size[0], size[1]}) {
      if (each != Math.rint(each)) {
        throw new Unusable(in.place("size"), "whole numbers", Double.toString(each));
      }
    }
    return in.build(
        () ->
            new WmtsLayer.Matrix(
                id,
                denominator,
                corner[0],
                corner[1],
                (int) tile[0],
                (int) tile[1],
                (int) size[0],
                (int) size[1],
                in.extra()));
  }

  private static Map<String, String> dimensions(Members in) throws Unusable {
    Map<String, String> dimensions = new LinkedHashMap<>();
    for (var member : in.take("dimensions").properties()) {
      if (!member.getValue().isTextual()) {
        throw new Unusable(
            in.place("dimensions") + "/" + Members.escaped(member.getKey()),
            "a text",
            Members.written(member.getValue()));
      }
      dimensions.put(member.getKey(), member.getValue().textValue());
    }
    return dimensions;
  }

  private ThemeLayer xyz(Members in) throws Unusable {
    String url = in.needText("url", Check::address);
    int min = in.whole("minZoom", 0, 0, 30);
    int max = in.whole("maxZoom", Math.max(19, min), 0, 30);
    int size = in.whole("tileSize", 256, 64, 4096);
    boolean tms = in.flag("tms", false);
    return in.build(() -> new XyzLayer(entry(in), url, min, max, size, tms));
  }

  private ThemeLayer document(Members in, DocumentLayer.Kind kind) throws Unusable {
    Optional<String> url = optionalNeeded(in, "url", Check::address);
    Optional<String> file = optionalNeeded(in, "file", Check::file);
    Optional<Kept> data =
        kind == DocumentLayer.Kind.GEOJSON && in.has("data")
            ? Optional.of(Kept.of(in.take("data")))
            : Optional.empty();
    return in.build(() -> new DocumentLayer(entry(in), kind, url, file, data));
  }

  private ThemeLayer file(Members in) throws Unusable {
    Optional<String> file = optionalNeeded(in, "file", Check::file);
    Optional<String> path = optionalNeeded(in, "path", Check::path);
    String format = in.text("format", "", Check::anyLine);
    String layer = in.text("layer", "", Check::anyLine);
    Optional<String> sld = in.optionalText("sld", Check::style);
    Optional<String> filter = in.optionalText("filter", Check::prose);
    return in.build(() -> new FileLayer(entry(in), file, path, format, layer, sld, filter));
  }

  /** A member that may be left away but must be right when it is there. */
  private static Optional<String> optionalNeeded(
      Members in, String name, Function<String, String> check) throws Unusable {
    if (in.has(name)) {
      return Optional.of(in.needText(name, check));
    }
    in.take(name);
    return Optional.empty();
  }
}

package org.tutai.server.http.exchange;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.format.geojson.GeoJsonGeometry;
import org.tutai.geo.render.HitTest;
import org.tutai.geo.render.MapView;
import org.tutai.server.access.VisibleLayer;
import org.tutai.server.cache.StyledName;
import org.tutai.server.workspace.Language;

/** Answers what is at a place of a map, for WMS and WMTS alike. */
public final class FeatureInfo {

  /** The most features for each layer. */
  public static final int MOST_FEATURES = 1000;

  /** A geometry of more vertices is left out of an answer. */
  private static final int MOST_VERTICES = 50_000;

  /** The forms of an answer. */
  public enum Format {
    JSON("application/json"),
    TEXT("text/plain"),
    HTML("text/html");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }

    /** The form of a media type; parameters after a semicolon don't matter. */
    public static Optional<Format> of(String mediaType) {
      String plain = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      if (plain.equals("application/geo+json") || plain.equals("application/geojson")) {
        return Optional.of(JSON);
      }
      return Arrays.stream(values()).filter(f -> f.mediaType.equals(plain)).findFirst();
    }

    /** All media types, for messages. */
    public static String names() {
      return Arrays.stream(values()).map(Format::mediaType).collect(Collectors.joining(", "));
    }
  }

  private record Hits(VisibleLayer layer, List<Feature> features) {}

  private FeatureInfo() {}

  /**
   * Looks for features in layers, the uppermost layer first, and writes what was found. In layers
   * that are served as pictures only, nothing is.
   *
   * @param pixelX as in {@link HitTest#at}
   * @param most features for each layer
   */
  public static Answer answer(
      List<StyledName> layers,
      MapView view,
      double pixelX,
      double pixelY,
      int most,
      Format format,
      Language language) {
    var hits = new ArrayList<Hits>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      StyledName named = layers.get(i);
      hits.add(
          new Hits(
              named.layer(),
              named.layer().hasFeatures()
                  ? HitTest.at(named.layer().styled(named.style()), view, pixelX, pixelY, most)
                  : List.of()));
    }
    return switch (format) {
      case JSON -> Answer.json(json(hits));
      case TEXT -> Answer.text(200, "text/plain", text(hits));
      case HTML -> Answer.text(200, "text/html", html(hits, language));
    };
  }

  private static Map<String, Object> json(List<Hits> all) {
    var features = new ArrayList<Object>();
    for (Hits hits : all) {
      for (Feature feature : hits.features()) {
        features.add(json(hits.layer(), feature));
      }
    }
    var collection = new LinkedHashMap<String, Object>();
    collection.put("type", "FeatureCollection");
    collection.put("numberReturned", features.size());
    collection.put("features", features);
    return collection;
  }

  private static Map<String, Object> json(VisibleLayer layer, Feature feature) {
    var properties = new LinkedHashMap<String, @Nullable Object>();
    List<Field> fields = layer.info().schema().fields();
    for (int i = 0; i < fields.size(); i++) {
      properties.put(fields.get(i).name(), jsonValue(feature.value(i)));
    }
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("type", "Feature");
    json.put("id", layer.name() + "." + feature.ordinal());
    json.put("layer", layer.name());
    json.put(
        "geometry", GeoJsonGeometry.of(feature, layer.info().crs(), MOST_VERTICES).orElse(null));
    json.put("properties", properties);
    return json;
  }

  private static @Nullable Object jsonValue(@Nullable Object value) {
    if (value instanceof Double d && !Double.isFinite(d)) {
      return null;
    }
    return value instanceof Temporal || value instanceof byte[] ? shown(value) : value;
  }

  private static String text(List<Hits> all) {
    var text = new StringBuilder();
    for (Hits hits : all) {
      for (Feature feature : hits.features()) {
        text.append(hits.layer().name()).append(' ').append(feature.ordinal()).append('\n');
        List<Field> fields = hits.layer().info().schema().fields();
        for (int i = 0; i < fields.size(); i++) {
          text.append("  ").append(fields.get(i).name()).append(" = ");
          text.append(shown(feature.value(i)).replaceAll("\\R", " ")).append('\n');
        }
      }
    }
    return text.length() == 0 ? "no features were found\n" : text.toString();
  }

  private static String html(List<Hits> all, Language language) {
    var html = new StringBuilder("<!doctype html>\n<html lang=\"");
    html.append(language.tag())
        .append("\"><meta charset=\"utf-8\"><title>GetFeatureInfo</title>\n");
    for (Hits hits : all) {
      for (Feature feature : hits.features()) {
        html.append("<table><caption>");
        html.append(escape(hits.layer().metadata().title().in(language))).append("</caption>\n");
        List<Field> fields = hits.layer().info().schema().fields();
        for (int i = 0; i < fields.size(); i++) {
          html.append("<tr><th>").append(escape(fields.get(i).name())).append("</th><td>");
          html.append(escape(shown(feature.value(i)))).append("</td></tr>\n");
        }
        html.append("</table>\n");
      }
    }
    return html.append("</html>\n").toString();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String shown(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof byte[] bytes) {
      return bytes.length + " bytes";
    }
    if (value instanceof Double d && d == Math.rint(d) && Math.abs(d) < 1e15) {
      return String.valueOf(d.longValue());
    }
    return value.toString();
  }
}

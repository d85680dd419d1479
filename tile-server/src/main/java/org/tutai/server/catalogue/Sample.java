package org.tutai.server.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.TextEncoding;

/**
 * The first rows of a layer as they read under a choice of encoding and CRS.
 *
 * <pre>
 * {"layer": "towns", "encoding": "Big5", "crs": {"code": "EPSG:3826", "name": {…}},
 *  "fields": ["TOWNNAME"], "rows": [["信義區"]], "points": [[121.5637, 25.0375]]}
 * </pre>
 */
final class Sample {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_FIELDS = 60;
  private static final int MOST_TEXT = 120;

  private Sample() {}

  /**
   * Reads some rows.
   *
   * @param layer its name in the file; empty for the first
   * @throws Refusal when there is no such layer
   */
  static ObjectNode of(UploadedFile file, String layer, Choice choice, int rows)
      throws IOException {
    Contents contents = file.contents(choice.choices());
    Optional<FeatureSource> source =
        contents.layers().stream()
            .filter(one -> layer.isEmpty() || one.name().equals(layer))
            .findFirst();
    if (source.isEmpty()) {
      boolean grid =
          contents.rasters().stream().anyMatch(one -> layer.isEmpty() || one.name().equals(layer));
      if (grid) {
        return JSON.createObjectNode().put("layer", layer);
      }
      throw Refusal.invalid("There is no such layer in the file.", "檔案中沒有這個圖層。");
    }
    return of(source.get(), rows);
  }

  private static ObjectNode of(FeatureSource source, int rows) throws IOException {
    ObjectNode json = JSON.createObjectNode().put("layer", source.name());
    source
        .encoding()
        .flatMap(found -> found.value())
        .ifPresent(charset -> json.put("encoding", TextEncoding.label(charset)));
    Optional<Crs> crs = source.crs();
    crs.ifPresent(known -> write(json.putObject("crs"), known));
    List<Field> fields = source.schema().fields();
    int shown = Math.min(MOST_FIELDS, fields.size());
    ArrayNode names = json.putArray("fields");
    fields.subList(0, shown).forEach(field -> names.add(cut(field.name())));
    ArrayNode table = json.putArray("rows");
    ArrayNode points = json.putArray("points");
    try (FeatureStream features = source.features()) {
      for (Feature f = features.next(); f != null && table.size() < rows; f = features.next()) {
        row(table.addArray(), f, shown);
        point(points, f.geometry(), crs);
      }
    }
    return json;
  }

  private static void write(ObjectNode json, Crs crs) {
    json.put("code", crs.code());
    json.putObject("name")
        .put("zh-TW", crs.title(Locale.TRADITIONAL_CHINESE))
        .put("en", crs.name());
  }

  private static void row(ArrayNode row, Feature feature, int shown) {
    for (int i = 0; i < shown; i++) {
      Object value = feature.value(i);
      if (value == null) {
        row.addNull();
      } else {
        row.add(value instanceof byte[] ? "…" : cut(String.valueOf(value)));
      }
    }
  }

  private static String cut(String text) {
    String clean = Description.cleaned(text.substring(0, Math.min(text.length(), 4 * MOST_TEXT)));
    return clean.length() > MOST_TEXT ? clean.substring(0, MOST_TEXT) + "…" : clean;
  }

  /** Where a feature would be, if that is on the earth. */
  private static void point(ArrayNode points, @Nullable Geometry geometry, Optional<Crs> crs) {
    if (geometry == null || geometry.isEmpty() || crs.isEmpty()) {
      return;
    }
    Coordinate centre = geometry.getEnvelopeInternal().centre();
    double[] place = {centre.x, centre.y};
    crs.get().toLonLat().transform(place, 0, place, 0, 1);
    if (Double.isFinite(place[0]) && Double.isFinite(place[1])) {
      points.addArray().add(place[0]).add(place[1]);
    }
  }
}

package org.tutai.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;

/**
 * What reading a layer from the first to the last feature showed.
 *
 * @param count features read, bad ones that were dropped left out
 * @param extent in the layer's own coordinates, x before y
 * @param bad how many features could not be read as they stand, by reason
 * @param badDetails the first of them, one line each
 */
record LayerReport(
    String file,
    String name,
    String geometry,
    long count,
    Optional<String> crs,
    Optional<Bounds> extent,
    List<String> fields,
    List<String> remarks,
    Map<String, Long> bad,
    List<String> badDetails) {

  private static final int LISTED = 5;

  static LayerReport of(Path file, FeatureSource source) throws IOException {
    long count = 0;
    var extent = new Envelope();
    try (FeatureStream features = source.features()) {
      for (Feature f = features.next(); f != null; f = features.next()) {
        count++;
        Geometry geometry = f.geometry();
        if (geometry != null) {
          extent.expandToInclude(geometry.getEnvelopeInternal());
        }
      }
      return of(file, source, count, extent, features.bad());
    }
  }

  private static LayerReport of(
      Path file, FeatureSource source, long count, Envelope extent, BadFeatures bad) {
    return new LayerReport(
        String.valueOf(file.getFileName()),
        source.name(),
        source.schema().geometryKind().name().toLowerCase(Locale.ROOT),
        count,
        source.crs().map(LayerReport::text),
        bounds(extent),
        source.schema().fields().stream().map(LayerReport::text).toList(),
        remarks(source),
        bad.counts(),
        bad.listed().stream().limit(LISTED).map(LayerReport::text).toList());
  }

  private static List<String> remarks(FeatureSource source) {
    return Stream.of(
            source.crsFinding().grounds(),
            source.encoding().map(Finding::grounds).orElse(List.of()),
            source.remarks())
        .flatMap(List::stream)
        .map(Remark::english)
        .toList();
  }

  private static String text(Crs crs) {
    return crs.code() + " (" + crs.name() + ")";
  }

  private static String text(Field field) {
    return field.name() + " " + field.type().name().toLowerCase(Locale.ROOT);
  }

  private static String text(BadFeature bad) {
    return "#" + bad.ordinal() + " " + bad.reason() + ": " + bad.detail();
  }

  private static Optional<Bounds> bounds(Envelope e) {
    boolean usable = !e.isNull() && Double.isFinite(e.getWidth()) && Double.isFinite(e.getHeight());
    return usable
        ? Optional.of(new Bounds(e.getMinX(), e.getMinY(), e.getMaxX(), e.getMaxY()))
        : Optional.empty();
  }

  Map<String, Object> toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", file);
    json.put("name", name);
    json.put("geometry", geometry);
    json.put("features", count);
    crs.ifPresent(code -> json.put("crs", code));
    extent.ifPresent(b -> json.put("extent", List.of(b.minX(), b.minY(), b.maxX(), b.maxY())));
    json.put("fields", fields);
    json.put("remarks", new ArrayList<>(remarks));
    json.put("badFeatures", bad);
    json.put("badFeaturesListed", badDetails);
    return json;
  }
}

package org.tutai.geo.format.geojson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;

/**
 * GeoJSON: one layer a file. A file named {@code .json} is one when its first {@value #LOOKED_AT}
 * bytes show the members of a GeoJSON object.
 */
public final class GeoJsonFormat implements Format {

  /** Endings of files with a text on every line, or in records. */
  static final List<String> LINES =
      List.of(".geojsonl", ".geojsons", ".geojsonseq", ".ndjson", ".ndgeojson", ".jsonl");

  private static final int LOOKED_AT = 4096;
  private static final Pattern FEATURES =
      Pattern.compile("\"type\"\\s*:\\s*\"Feature(Collection)?\"|\"features\"\\s*:\\s*\\[");
  private static final Pattern GEOMETRY =
      Pattern.compile(
          "^[\\s\\x1e]*\\{\\s*(\"type\"\\s*:\\s*\"(Multi)?(Point|LineString|Polygon)\""
              + "|\"coordinates\"\\s*:\\s*\\[)");
  private static final Pattern TOPOLOGY =
      Pattern.compile("\"type\"\\s*:\\s*\"Topology\"|\"arcs\"\\s*:\\s*\\[");

  @Override
  public String id() {
    return "geojson";
  }

  @Override
  public boolean accepts(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".geojson")) {
      return true;
    }
    boolean shared = name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".ndjson");
    return shared ? looksLikeGeoJson(path) : LINES.stream().anyMatch(name::endsWith);
  }

  private static boolean looksLikeGeoJson(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      String start =
          new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1)
              .replaceAll("[\0\u00EF\u00BB\u00BF\u00FE\u00FF]", "");
      return !TOPOLOGY.matcher(start).find()
          && (FEATURES.matcher(start).find() || GEOMETRY.matcher(start).find());
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Contents open(Path path, Choices choices) throws IOException {
    return Contents.ofLayers(List.of(GeoJsonReader.open(path, choices.encoding().orElse(null))));
  }
}

package org.tutai.viewer.layers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.theme.LayerTree;

/** Small files of squares near Taiwan, and themes that show them. */
public final class Squares {

  private Squares() {}

  /** A GeoJSON file of so many squares side by side. */
  public static Path file(Path folder, String name, int count) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(name), geoJson(count), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String geoJson(int count) {
    var features = new StringBuilder();
    for (int i = 0; i < count; i++) {
      double x = 120 + i * 0.1;
      features
          .append(i == 0 ? "" : ",")
          .append(
              """
              {"type":"Feature","properties":{"name":"第%d里","n":%d},"geometry":{"type":"Polygon",
              "coordinates":[[[%s,23],[%s,23],[%s,23.1],[%s,23.1],[%s,23]]]}}
              """
                  .formatted(i, i, x, x + 0.1, x + 0.1, x, x));
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
  }

  public static FileLayer layer(String id, String title, Path file) {
    return new FileLayer(
        Entry.of(id, title),
        Optional.empty(),
        Optional.of(file.toString()),
        "geojson",
        "",
        Optional.empty(),
        Optional.empty());
  }

  public static ThemeMap with(ThemeMap map, FileLayer... layers) {
    ThemeMap all = map;
    for (FileLayer layer : layers) {
      all = LayerTree.add(all, layer);
    }
    return all;
  }
}

package org.tutai.geo.theme.picture;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.geojson.GeoJsonFormat;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.layer.LayerCompiler;

/**
 * GeoJSON compiled so that it can be drawn like any layer, in a folder of the system's temporary
 * files that goes when this is closed. For one thread.
 */
final class GeoJsonLayer implements AutoCloseable {

  private final Path folder;
  private final List<CompiledLayer> layers = new ArrayList<>();

  private GeoJsonLayer(Path folder) {
    this.folder = folder;
  }

  static GeoJsonLayer of(byte[] geoJson) throws IOException {
    var layer = new GeoJsonLayer(Files.createTempDirectory("tutai-preview-"));
    try {
      layer.compile(geoJson);
      return layer;
    } catch (IOException | RuntimeException e) {
      layer.close();
      throw e;
    }
  }

  private void compile(byte[] geoJson) throws IOException {
    Path file = Files.write(folder.resolve("features.geojson"), geoJson);
    Contents contents = new GeoJsonFormat().open(file, Choices.NONE);
    for (FeatureSource source : contents.layers()) {
      boolean drawn =
          source.schema().geometryKind() != GeometryKind.NONE
              && source.crsFinding().value().isPresent();
      if (drawn) {
        Path target = folder.resolve(layers.size() + ".layer");
        new LayerCompiler().compile(source, target, LayerCompiler.Progress.NONE);
        layers.add(CompiledLayer.open(target));
      }
    }
  }

  /** One for each kind of geometry that was found. */
  List<CompiledLayer> layers() {
    return layers;
  }

  @Override
  public void close() throws IOException {
    for (CompiledLayer layer : layers) {
      layer.close();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}

package org.tutai.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.encode.Background;
import org.tutai.geo.encode.PngEncoder;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Formats;
import org.tutai.geo.layer.CompiledLayer;
import org.tutai.geo.layer.LayerCompiler;
import org.tutai.geo.render.MapRenderer;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.PublishedMap;
import org.tutai.geo.render.RenderBudget;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;

/** The map that a server shows of the samples at first: the visible layers in their order. */
final class DemoMap implements AutoCloseable {

  static final int SEA = 0xCFE0EA;

  private static final ObjectMapper JSON = new ObjectMapper();

  private record Placed(int order, boolean visible, StyledLayer layer) {}

  private final List<Placed> layers = new ArrayList<>();
  private final List<CompiledLayer> open = new ArrayList<>();
  private final MapRenderer renderer = new MapRenderer();
  private final PublishedMap map;

  private DemoMap(Path data, Path scratch) throws IOException {
    for (Path file : Formats.discover(data)) {
      for (FeatureSource source : Formats.open(file).layers()) {
        layers.add(place(data, source, scratch));
      }
    }
    layers.sort(Comparator.comparingInt(Placed::order));
    map = new PublishedMap(layers.stream().filter(Placed::visible).map(Placed::layer).toList());
  }

  /** Compiles the samples of a folder. */
  static DemoMap open(Path data, Path scratch) throws IOException {
    return new DemoMap(data, scratch);
  }

  private Placed place(Path data, FeatureSource source, Path scratch) throws IOException {
    Path compiled = scratch.resolve(source.name() + ".layer");
    new LayerCompiler().compile(source, compiled, LayerCompiler.Progress.NONE);
    CompiledLayer layer = CompiledLayer.open(compiled);
    open.add(layer);
    Style style = SldReader.read(data.resolve(source.name() + ".sld")).defaultStyle().orElseThrow();
    JsonNode metadata =
        JSON.readTree(Files.readAllBytes(data.resolve(source.name() + ".tutai.json")));
    return new Placed(
        metadata.path("order").intValue(),
        metadata.path("visible").booleanValue(),
        new StyledLayer(layer, style, source.name()));
  }

  /** One layer alone. */
  PublishedMap alone(String name) {
    return new PublishedMap(
        layers.stream()
            .map(Placed::layer)
            .filter(layer -> layer.styleDigest().equals(name))
            .toList());
  }

  Picture render(MapView view) throws IOException {
    return renderer.render(map, view, RenderBudget.ofMillis(60_000));
  }

  Picture render(PublishedMap part, MapView view) throws IOException {
    return renderer.render(part, view, RenderBudget.ofMillis(60_000));
  }

  static byte[] png(Picture picture) {
    return PngEncoder.INSTANCE.encode(picture, Background.opaque(SEA));
  }

  /** A view of so many pixels about a place, at a zoom of the usual web maps. */
  static MapView webView(double lon, double lat, double zoom, int width, int height) {
    double metresPerPixel = 2 * 20037508.342789244 / 256 / Math.pow(2, zoom);
    return view(CrsRegistry.WEB_MERCATOR, lon, lat, metresPerPixel, width, height);
  }

  static MapView view(
      Crs crs, double lon, double lat, double unitsPerPixel, int width, int height) {
    double[] xy = {lon, lat};
    crs.fromLonLat().transform(xy, 0, xy, 0, 1);
    double halfWidth = unitsPerPixel * width / 2;
    double halfHeight = unitsPerPixel * height / 2;
    return new MapView(
        crs,
        new Bounds(xy[0] - halfWidth, xy[1] - halfHeight, xy[0] + halfWidth, xy[1] + halfHeight),
        width,
        height);
  }

  @Override
  public void close() {
    open.forEach(CompiledLayer::close);
  }
}

package org.tutai.viewer.layers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tutai.geo.bytes.Digests;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.ChoicesFile;
import org.tutai.geo.format.Formats;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;
import org.tutai.samples.SampleLayers;
import org.tutai.viewer.work.Progress;

/**
 * The base map that comes with the program: the sample layers that are shown at first, in their
 * order. Opening takes seconds the first time: not for the UI thread.
 *
 * @param light lowest first
 * @param dark the same layers in their style {@code dark}, where they have one
 */
public record BaseLayers(List<StyledLayer> light, List<StyledLayer> dark) {

  /** No base map. */
  public static final BaseLayers NONE = new BaseLayers(List.of(), List.of());

  private static final Logger log = LoggerFactory.getLogger(BaseLayers.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Found(int order, StyledLayer light, StyledLayer dark) {}

  public BaseLayers {
    light = List.copyOf(light);
    dark = List.copyOf(dark);
  }

  /**
   * Unpacks the samples below a folder and opens them.
   *
   * @param folder of the cache
   */
  public static BaseLayers open(Path folder, CompileCache cache, Progress progress)
      throws IOException {
    Path samples = SampleLayers.extractTo(folder.resolve("samples-" + SampleLayers.version()));
    Map<String, LayerView> views = new TreeMap<>();
    for (Path file : Formats.discover(samples)) {
      Choices choices = ChoicesFile.read(file);
      for (OpenedLayer layer : cache.open(file, choices, progress)) {
        layer.view().ifPresent(view -> views.put(layer.name(), view));
      }
    }
    var found = new ArrayList<Found>();
    for (Map.Entry<String, LayerView> each : views.entrySet()) {
      add(samples, each.getKey(), each.getValue(), found);
    }
    found.sort(Comparator.comparingInt(Found::order));
    return new BaseLayers(
        found.stream().map(Found::light).toList(), found.stream().map(Found::dark).toList());
  }

  private static void add(Path samples, String name, LayerView view, List<Found> found) {
    try {
      Path metadata = samples.resolve(name + ".tutai.json");
      Path style = samples.resolve(name + ".sld");
      if (!Files.exists(metadata) || !Files.exists(style)) {
        return;
      }
      JsonNode said = JSON.readTree(metadata.toFile());
      if (!said.path("visible").asBoolean(false)) {
        return;
      }
      StyledLayer light = styled(view, style);
      Path night = samples.resolve(name + ".dark.sld");
      StyledLayer dark = Files.exists(night) ? styled(view, night) : light;
      found.add(new Found(said.path("order").asInt(0), light, dark));
    } catch (IOException | RuntimeException e) {
      log.warn("the base layer {} is left out: {}", name, e.toString());
    }
  }

  private static StyledLayer styled(LayerView view, Path sld) throws IOException {
    String text = Files.readString(sld);
    Style style = SldReader.read(text).defaultStyle().orElseThrow();
    return new StyledLayer(view, style, Digests.sha256(text));
  }
}

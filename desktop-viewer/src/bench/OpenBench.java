// How long does the viewer take from a file to its first picture, cold and once compiled, and for
// pans and zooms afterwards?
//
// As the program does: the file is compiled into an empty cache, drawn in the size of a window, and
// opened again from the cache. The base map is opened and drawn first, as in the program. With
// the viewer's class path, from desktop-viewer:
//
//   java -cp 'target/dist/lib/*' src/bench/OpenBench.java FILE[|LAYER] ...
//
// QGIS doing the same: open, first picture at 1280 x 800 with its parallel job, and the median of 9
// pans and zooms of the same boxes.

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.format.Choices;
import org.tutai.geo.layer.LayerInfo;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.MapRenderer;
import org.tutai.geo.render.MapView;
import org.tutai.geo.render.PublishedMap;
import org.tutai.geo.render.RenderBudget;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.style.DefaultStyles;
import org.tutai.viewer.layers.BaseLayers;
import org.tutai.viewer.layers.CompileCache;
import org.tutai.viewer.layers.OpenedLayer;
import org.tutai.viewer.work.Progress;

/** Measures opening. */
public final class OpenBench {

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  private static final MapRenderer RENDERER = new MapRenderer();

  public static void main(String[] files) throws IOException {
    Path scratch = Files.createTempDirectory("open-bench-");
    BaseLayers base =
        BaseLayers.open(scratch, new CompileCache(scratch.resolve("base")), Progress.NONE);
    for (int i = 0; i < 20; i++) {
      RENDERER.render(
          new PublishedMap(base.light()),
          new MapView(
              CrsRegistry.WEB_MERCATOR,
              new Bounds(13.2e6 + i * 1e4, 2.4e6, 13.6e6, 2.9e6),
              WIDTH,
              HEIGHT),
          RenderBudget.ofMillis(60_000));
    }
    for (String file : files) {
      String[] parts = file.split("\\|");
      measure(scratch, Path.of(parts[0]), parts.length > 1 ? parts[1] : "");
    }
  }

  private static void measure(Path scratch, Path file, String layer) throws IOException {
    Path folder = scratch.resolve("cache-" + file.getFileName() + layer);
    long start = System.nanoTime();
    LayerView cold = open(new CompileCache(folder), file, layer);
    double coldOpen = since(start);
    StyledLayer styled = styled(cold);
    Bounds whole = bounds(cold.info());
    Crs crs = cold.info().crs();
    draw(styled, crs, whole);
    double coldFirst = since(start);
    long again = System.nanoTime();
    StyledLayer compiled = styled(open(new CompileCache(folder), file, layer));
    double warmOpen = since(again);
    draw(compiled, crs, whole);
    double warmFirst = since(again);
    double[] moves = moves(compiled, crs, whole);
    System.out.printf(
        "{\"layer\": \"%s\", \"features\": %d, \"cold_open_ms\": %.0f, \"cold_first_ms\": %.0f,"
            + " \"compiled_open_ms\": %.1f, \"compiled_first_ms\": %.1f, \"move_p50_ms\": %.1f,"
            + " \"move_max_ms\": %.1f}%n",
        file.getFileName() + (layer.isEmpty() ? "" : "|" + layer),
        cold.info().count(),
        coldOpen,
        coldFirst,
        warmOpen,
        warmFirst,
        moves[moves.length / 2],
        moves[moves.length - 1]);
  }

  private static LayerView open(CompileCache cache, Path file, String layer) throws IOException {
    for (OpenedLayer each : cache.open(file, Choices.NONE, Progress.NONE)) {
      if (each.view().isPresent() && (layer.isEmpty() || each.name().equals(layer))) {
        return each.view().get();
      }
    }
    throw new IOException("no layer " + layer + " can be drawn in " + file);
  }

  private static StyledLayer styled(LayerView view) {
    LayerInfo info = view.info();
    return new StyledLayer(
        view, DefaultStyles.of(info.name(), info.schema(), info.count()), "plain");
  }

  /** The layer's extent in its own CRS, from its corners. */
  private static Bounds bounds(LayerInfo info) {
    Bounds box = info.lonLat().orElseThrow();
    double[] at = {
      box.minX(), box.minY(), box.minX(), box.maxY(), box.maxX(), box.minY(), box.maxX(), box.maxY()
    };
    Transforms.between(CrsRegistry.CRS84, info.crs()).transform(at, 0, at, 0, 4);
    return new Bounds(
        Math.min(at[0], at[2]),
        Math.min(at[1], at[5]),
        Math.max(at[4], at[6]),
        Math.max(at[3], at[7]));
  }

  private static double[] moves(StyledLayer layer, Crs crs, Bounds whole) {
    List<Double> all = new ArrayList<>();
    for (int zoom : new int[] {1, 4, 16}) {
      for (double shift : new double[] {-0.25, 0, 0.25}) {
        double w = whole.width() / zoom;
        double h = whole.height() / zoom;
        double x = whole.centerX() + shift * w;
        double y = whole.centerY();
        long start = System.nanoTime();
        draw(layer, crs, new Bounds(x - w / 2, y - h / 2, x + w / 2, y + h / 2));
        all.add(since(start));
      }
    }
    double[] sorted = all.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static void draw(StyledLayer layer, Crs crs, Bounds bounds) {
    RENDERER.render(
        new PublishedMap(List.of(layer)),
        new MapView(crs, bounds, WIDTH, HEIGHT),
        RenderBudget.ofMillis(120_000));
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}

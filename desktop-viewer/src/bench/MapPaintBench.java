// How soon after a movement is there a right picture on the screen, and how long is the JavaFX
// thread kept from answering meanwhile?
//
// The viewer's map control in a window of 1440 x 900 shows the base map and the files named, moved
// as a person does: steps of a drag, notches of the wheel, jumps and a change of CRS. Counted are
// the time from the movement to the first frame of the painter that shows the new view, to the
// final one, and the longest time that an event of ours (movement or frame) took on the JavaFX
// thread. With a display, from desktop-viewer and with the viewer's class path:
//
//   java -Dprism.order=sw -cp 'target/dist/lib/*' src/bench/MapPaintBench.java FILE ...

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.Choices;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.source.remote.RemotePictures;
import org.tutai.geo.source.remote.http.FetchPolicy;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.style.DefaultStyles;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.viewer.layers.BaseLayers;
import org.tutai.viewer.layers.CompileCache;
import org.tutai.viewer.layers.OpenedLayer;
import org.tutai.viewer.look.Look;
import org.tutai.viewer.map.Frame;
import org.tutai.viewer.map.MapContent;
import org.tutai.viewer.map.MapPainter;
import org.tutai.viewer.map.MapPane;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Stratum;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;
import org.tutai.viewer.work.Progress;

/** Measures the map control. */
public final class MapPaintBench {

  private static final int ROUNDS = 15;

  private static MapViewModel model;
  private static MapPane pane;
  private static long longestEvent;
  private static long moved;
  private static volatile long first;
  private static volatile long last;

  public static void main(String[] files) throws Exception {
    List<StyledLayer> layers = layers(files);
    var started = new FutureTask<>(() -> null);
    Platform.startup(started);
    started.get();
    onFx(() -> new Look(false).install());
    onFx(() -> open(layers));
    finish();
    System.out.println(
        "| movement | first frame, ms | final frame, ms | longest event on the JavaFX thread, ms"
            + " |");
    System.out.println("|---|---:|---:|---:|");
    measure("first picture after a jump", i -> at(13_400_000 + i * 9_000, 2_800_000, 600));
    measure("drag by 24 pixels", i -> model.viewport().panned(i % 2 == 0 ? 24 : -24, 12));
    measure("notch of the wheel nearer", i -> model.viewport().zoomed(1.26, 700, 400));
    onFx(() -> move(at(13_464_000, 2_725_000, 600)));
    finish();
    measure(
        "notch of the wheel farther",
        i ->
            i % 6 == 5
                ? at(13_464_000, 2_725_000, 300)
                : model.viewport().zoomed(1 / 1.26, 700, 400));
    onFx(() -> move(at(13_464_000, 2_725_000, 600)));
    finish();
    measure(
        "change of CRS",
        i ->
            model
                .viewport()
                .in(CrsRegistry.byCode(i % 2 == 0 ? "EPSG:3826" : "EPSG:3857").orElseThrow())
                .orElseThrow());
    System.exit(0);
  }

  private static List<StyledLayer> layers(String[] files) throws Exception {
    Path scratch = Files.createTempDirectory("paint-bench-");
    var cache = new CompileCache(scratch.resolve("layers"));
    var layers = new ArrayList<>(BaseLayers.open(scratch, cache, Progress.NONE).light());
    for (String file : files) {
      for (OpenedLayer opened : cache.open(Path.of(file), Choices.NONE, Progress.NONE)) {
        var view = opened.view().orElseThrow();
        var info = view.info();
        layers.add(
            new StyledLayer(
                view,
                view.raster()
                    .map(grid -> DefaultStyles.of(info.name(), grid))
                    .orElseGet(() -> DefaultStyles.of(info.name(), info.schema(), info.count())),
                info.name()));
      }
    }
    return layers;
  }

  private static void open(List<StyledLayer> layers) {
    model = new MapViewModel();
    var remote =
        new RemotePictures(new GuardedFetcher(GuardedFetcher.Parts.of(FetchPolicy.nothing())));
    var painter =
        new MapPainter(
            remote,
            Platform::runLater,
            new MapPainter.Audience() {
              @Override
              public void drawn(Frame frame) {
                timed(() -> pane.show(frame));
                if (frame.viewport().equals(model.viewport())) {
                  long now = System.nanoTime();
                  first = first == 0 ? now : first;
                  last = frame.complete() ? now : last;
                }
              }

              @Override
              public void trouble(String layer, Optional<Text> what) {
                what.ifPresent(System.err::println);
              }
            });
    pane = new MapPane(model, painter, new Words(Language.CHINESE));
    var stage = new Stage();
    stage.setScene(new Scene(new StackPane(pane), 1440, 900));
    stage.show();
    moved = System.nanoTime();
    model
        .contentProperty()
        .set(new MapContent(0xCFE0EA, List.of(new Stratum.Local(layers, 1, ScaleRange.ALL))));
  }

  private static Viewport at(double x, double y, double units) {
    return new Viewport(CrsRegistry.WEB_MERCATOR, x, y, units, 1440, 900);
  }

  private static void measure(String name, java.util.function.IntFunction<Viewport> movement)
      throws Exception {
    double[] firsts = new double[ROUNDS];
    double[] lasts = new double[ROUNDS];
    double longest = 0;
    for (int i = 0; i < ROUNDS; i++) {
      int round = i;
      longestEvent = 0;
      onFx(() -> move(movement.apply(round)));
      finish();
      firsts[i] = (first - moved) / 1e6;
      lasts[i] = (last - moved) / 1e6;
      longest = Math.max(longest, longestEvent / 1e6);
    }
    System.out.printf(
        "| %s | %.0f (worst %.0f) | %.0f (worst %.0f) | %.1f |%n",
        name, median(firsts), most(firsts), median(lasts), most(lasts), longest);
  }

  private static void move(Viewport next) {
    first = 0;
    last = 0;
    moved = System.nanoTime();
    timed(() -> model.move(next));
  }

  private static void timed(Runnable event) {
    long begun = System.nanoTime();
    event.run();
    longestEvent = Math.max(longestEvent, System.nanoTime() - begun);
  }

  /** Waits for the final frame, and as long again for what may follow it. */
  private static void finish() throws Exception {
    while (last == 0) {
      Thread.sleep(1);
    }
    Thread.sleep(150);
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double most(double[] times) {
    return Arrays.stream(times).max().orElse(0);
  }

  private static void onFx(Runnable work) throws Exception {
    var task = new FutureTask<>(work, null);
    Platform.runLater(task);
    task.get();
  }
}

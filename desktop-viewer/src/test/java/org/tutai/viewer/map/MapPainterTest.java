package org.tutai.viewer.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.paint.Picture;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Progress;

class MapPainterTest {

  private static final int SEA = 0xCFE0EA;
  private static final Viewport HERE =
      new Viewport(CrsRegistry.WEB_MERCATOR, 13_469_600, 2_753_400, 300, 400, 330);

  @TempDir Path folder;

  private final UiQueue ui = new UiQueue();
  private final List<Frame> frames = new ArrayList<>();
  private final Map<String, Text> troubles = new HashMap<>();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private MapPainter painter;
  private LayerView grid;

  @BeforeEach
  void open() throws IOException {
    grid = Grids.layer(folder);
    painter =
        new MapPainter(
            (layer, view) -> {
              asked.incrementAndGet();
              try {
                answer.await();
              } catch (InterruptedException e) {
                throw new RemoteSourceException(
                    RemoteSourceException.Reason.TIMEOUT, "given up 100%", "放棄");
              }
              int[] red = new int[view.width() * view.height()];
              java.util.Arrays.fill(red, 0xFFFF0000);
              return new RemoteImage(view.width(), view.height(), red, Optional.empty(), List.of());
            },
            ui,
            new MapPainter.Audience() {
              @Override
              public void drawn(Frame frame) {
                frames.add(frame);
              }

              @Override
              public void trouble(String layer, Optional<Text> what) {
                troubles.remove(layer);
                what.ifPresent(text -> troubles.put(layer, text));
              }
            });
  }

  @AfterEach
  void close() {
    painter.close();
  }

  private static MapContent content(Stratum... strata) {
    return new MapContent(SEA, List.of(strata));
  }

  private Frame finished(MapContent content, Viewport viewport, double ratio) {
    frames.clear();
    painter.paint(content, viewport, ratio);
    ui.until("a complete frame", () -> !frames.isEmpty() && last().complete());
    return last();
  }

  private Frame last() {
    return frames.get(frames.size() - 1);
  }

  private static int[] whole(MapContent content, Viewport viewport, double ratio) {
    return new MapDrawing(MapDrawing.NO_REMOTE, new AnnotationImages(), Locale.ENGLISH)
        .draw(content, viewport, ratio, Progress.NONE)
        .pixels();
  }

  private static RemoteLayer remote() {
    try {
      return RemoteLayer.of(
          new ObjectMapper()
              .readTree("{\"kind\":\"xyz\",\"url\":\"https://example.org/{z}/{x}/{y}.png\"}"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stratum.Remote dead() {
    return new Stratum.Remote("dead", remote(), 1, ScaleRange.ALL);
  }

  @Test
  void piecesDrawnOnSeveralThreadsAreThePictureDrawnAtOnce() throws IOException {
    MapContent content = content(Grids.filled(grid, "#e0c080", 1));
    assertThat(difference(finished(content, HERE, 1), whole(content, HERE, 1))).isZero();
  }

  /** The most that a channel of any pixel differs. */
  private static int difference(Frame frame, int[] expected) {
    int[] pixels = frame.picture().pixels();
    assertThat(pixels.length).isEqualTo(expected.length);
    int most = 0;
    for (int i = 0; i < pixels.length; i++) {
      for (int shift = 0; shift < 32; shift += 8) {
        int one = pixels[i] >>> shift & 255;
        most = Math.max(most, Math.abs(one - (expected[i] >>> shift & 255)));
      }
    }
    return most;
  }

  /* In Web Mercator every pixel is the same. Elsewhere a place may be reckoned 1/256 pixel off,
   * and a letter then stands 1/4 pixel off at the most. */
  @Test
  void aMovedViewIsThePictureDrawnAnew() throws IOException {
    MapContent content = content(Grids.filled(grid, "#e0c080", 1));
    Map<String, Double> most = Map.of("EPSG:3857", 0.0, "EPSG:4326", 0.01, "EPSG:3826", 0.01);
    for (String crs : most.keySet()) {
      Viewport view = HERE.in(CrsRegistry.byCode(crs).orElseThrow()).orElseThrow();
      finished(content, view, 1);
      Viewport moved = view.panned(37, -21);
      assertThat(share(finished(content, moved, 1), whole(content, moved, 1)))
          .as(crs)
          .isLessThanOrEqualTo(most.get(crs));
      Viewport back = moved.panned(-200, 120).sized(410, 350);
      assertThat(share(finished(content, back, 1), whole(content, back, 1)))
          .as(crs)
          .isLessThanOrEqualTo(most.get(crs));
    }
  }

  /** How many of the pixels differ by more than a hair, as a share of all. */
  private static double share(Frame frame, int[] expected) {
    int[] pixels = frame.picture().pixels();
    assertThat(pixels.length).isEqualTo(expected.length);
    int differ = 0;
    for (int i = 0; i < pixels.length; i++) {
      int green = Math.abs((pixels[i] >> 8 & 255) - (expected[i] >> 8 & 255));
      differ += green > 4 ? 1 : 0;
    }
    return differ / (double) pixels.length;
  }

  private static boolean has(Frame frame, int argb) {
    return java.util.Arrays.stream(frame.picture().pixels()).anyMatch(pixel -> pixel == argb);
  }

  @Test
  void opacityCoversInPart() throws IOException {
    Frame frame = finished(content(Grids.filled(grid, "#000000", 0.5)), HERE, 1);
    assertThat(has(frame, 0xFF67_7075)).isTrue();
    assertThat(has(frame, 0xFF000000 | SEA)).isTrue();
    assertThat(has(frame, 0xFF000000)).isFalse();
  }

  @Test
  void aDeadServerHoldsNothingUp() throws IOException {
    Stratum.Local below = Grids.filled(grid, "#e0c080", 1);
    painter.paint(content(below, dead()), HERE, 1);
    int[] right = whole(content(below), HERE, 1);
    ui.until(
        "the layers of this computer",
        () -> !frames.isEmpty() && java.util.Arrays.equals(last().picture().pixels(), right));
    assertThat(last().complete()).isFalse();
    answer.countDown();
    ui.until("the server's answer", () -> last().complete());
    int[] red = new int[last().picture().pixels().length];
    java.util.Arrays.fill(red, 0xFFFF0000);
    assertThat(difference(last(), red)).isZero();
    assertThat(troubles).isEmpty();
  }

  @Test
  void aServerIsNotAskedAgainForWhatItIsAskedAlready() throws IOException {
    painter.paint(content(Grids.filled(grid, "#e0c080", 1), dead()), HERE, 1);
    ui.until("the server to be asked", () -> asked.get() == 1);
    painter.paint(content(Grids.filled(grid, "#80c0e0", 1), dead()), HERE, 1);
    answer.countDown();
    ui.until("a complete frame", () -> !frames.isEmpty() && last().complete());
    assertThat(asked.get()).isEqualTo(1);
  }

  @Test
  void otherServersAreNotAskedOnTheWay() throws IOException {
    MapContent content = content(Grids.filled(grid, "#e0c080", 1), dead());
    painter.follow(content, HERE, 1);
    painter.follow(content, HERE.panned(5, 5), 1);
    ui.until("something to show", () -> !frames.isEmpty());
    assertThat(asked.get()).isZero();
    painter.paint(content, HERE.panned(5, 5), 1);
    ui.until("the server to be asked", () -> asked.get() == 1);
    assertThat(frames).noneMatch(Frame::complete);
  }

  @Test
  void theLastViewOnTheWayIsDrawn() throws IOException {
    MapContent content = content(Grids.filled(grid, "#e0c080", 1));
    Viewport view = HERE;
    for (int i = 0; i < 20; i++) {
      view = view.panned(3, 1);
      painter.follow(content, view, 1);
    }
    Viewport end = view;
    ui.until(
        "the end of the way",
        () -> !frames.isEmpty() && last().viewport().equals(end) && last().complete());
    assertThat(difference(last(), whole(content, end, 1))).isZero();
  }

  @Test
  void whatCannotBeDrawnIsToldAndTheRestIsShown() throws IOException {
    Stratum.Local good = Grids.filled(grid, "#e0c080", 1);
    Frame frame = finished(content(good, Grids.broken(grid)), HERE, 1);
    assertThat(difference(frame, whole(content(good), HERE, 1))).isZero();
    ui.until("the trouble", () -> troubles.containsKey("broken"));
    assertThat(troubles.get("broken").in(org.tutai.viewer.words.Language.ENGLISH))
        .contains("100% gone");
  }

  @Test
  void selectedFeaturesAreMarkedAboveTheLayer() throws IOException {
    Stratum.Local layer = Grids.filled(grid, "#ffffff", 1);
    var selected = new Stratum.Selected("grid", grid, OrdinalSet.of(44, 999), ScaleRange.ALL);
    Frame frame = finished(content(layer, selected), HERE, 1);
    int[] with = frame.picture().pixels();
    int[] without = whole(content(layer), HERE, 1);
    long changed = 0;
    for (int i = 0; i < with.length; i++) {
      changed += with[i] != without[i] ? 1 : 0;
    }
    assertThat(changed).isBetween(500L, 3_000L);
    assertThat(has(frame, 0xFFC2410C)).isTrue();
  }

  @Test
  void drawingsAreThoseOfTheCore() {
    Annotation circle =
        ThemeDocument.read(
                """
                {"type":"tutai-theme","version":1,"annotations":[{"id":"a","kind":"circle",
                "coordinates":[121,24],"radius":20000,"style":{"fill":"#ff0000","fillOpacity":1}}]}
                """
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .map()
            .annotations()
            .get(0);
    MapContent content = content(new Stratum.Drawings(List.of(circle), List.of()));
    Frame frame = finished(content, HERE, 1);
    assertThat(difference(frame, whole(content, HERE, 1))).isZero();
    assertThat(java.util.Arrays.stream(frame.picture().pixels()).distinct().count())
        .isGreaterThan(2);
  }

  @Test
  void aFinerScreenGetsAFinerPictureOfTheSameMap() throws IOException {
    MapContent content = content(Grids.filled(grid, "#e0c080", 1));
    Picture plain = finished(content, HERE, 1).picture();
    Frame fine = finished(content, HERE, 1.5);
    assertThat(fine.picture().width()).isEqualTo(600);
    assertThat(fine.picture().height()).isEqualTo(495);
    assertThat(fine.pixelRatio()).isEqualTo(1.5);
    assertThat(share(fine.picture())).isBetween(share(plain) * 0.93, share(plain) * 1.07);
  }

  /** How much of a picture the outlines and letters take: the same at any ratio. */
  private static double share(Picture picture) {
    long dark = java.util.Arrays.stream(picture.pixels()).filter(p -> (p >> 8 & 255) < 160).count();
    return dark / (double) picture.pixels().length;
  }
}

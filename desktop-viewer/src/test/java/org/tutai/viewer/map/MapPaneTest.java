package org.tutai.viewer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.ViewerTest;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

class MapPaneTest extends ViewerTest {

  private static final int WIDTH = 600;
  private static final int HEIGHT = 400;

  @TempDir Path folder;

  private final MapViewModel model = new MapViewModel();
  private final Words words = new Words(Language.ENGLISH);
  private final List<Frame> frames = new ArrayList<>();
  private MapPainter painter;
  private MapPane pane;

  @BeforeEach
  void open() throws IOException {
    Stratum.Local grid = Grids.filled(Grids.layer(folder), "#e0c080", 1);
    painter =
        new MapPainter(
            (layer, view) -> {
              throw new RemoteSourceException(
                  RemoteSourceException.Reason.UNREACHABLE, "no network", "沒有網路");
            },
            Platform::runLater,
            new MapPainter.Audience() {
              @Override
              public void drawn(Frame frame) {
                frames.add(frame);
                pane.show(frame);
              }

              @Override
              public void trouble(String layer, Optional<Text> what) {}
            });
    show(
        WIDTH,
        HEIGHT,
        () -> {
          model.contentProperty().set(new MapContent(0xCFE0EA, List.of(grid)));
          model.move(
              new Viewport(
                  org.tutai.geo.crs.CrsRegistry.WEB_MERCATOR, 13_469_600, 2_753_400, 300, 9, 9));
          pane = new MapPane(model, painter, words);
          return new StackPane(pane);
        });
    drawn();
  }

  @AfterEach
  void close() {
    painter.close();
  }

  /** Returns once what the viewport shows is on the screen. */
  private void drawn() {
    waitFor(
        "the frame of the view",
        () ->
            pane.shown()
                .filter(frame -> frame.complete() && frame.viewport().equals(model.viewport()))
                .isPresent());
  }

  private Viewport view() {
    return onFx(model::viewport);
  }

  /** A tool that notes what it hears. */
  private static final class Noting implements MapTool {
    final List<String> heard = new ArrayList<>();
    final ObjectProperty<Sketch> sketch;
    final ObjectProperty<Text> hint =
        new SimpleObjectProperty<>(Text.of("Click two places", "點選兩處"));
    boolean takes = true;

    Noting() {
      this(new SimpleObjectProperty<>(Sketch.NONE));
    }

    Noting(ObjectProperty<Sketch> sketch) {
      this.sketch = sketch;
    }

    @Override
    public Text title() {
      return Text.of("Note", "記下");
    }

    @Override
    public ObservableValue<Text> hint() {
      return hint;
    }

    @Override
    public ObservableValue<Sketch> sketch() {
      return sketch;
    }

    private boolean heard(String what) {
      heard.add(what);
      return takes;
    }

    @Override
    public boolean pressed(MapPointer pointer) {
      return heard("pressed");
    }

    @Override
    public boolean dragged(MapPointer pointer) {
      return heard("dragged");
    }

    @Override
    public boolean released(MapPointer pointer) {
      return heard("released");
    }

    @Override
    public boolean clicked(MapPointer pointer) {
      return heard("clicked " + pointer.clicks());
    }
  }

  @Test
  void aDragPansByAsManyPixels() {
    Viewport before = view();
    drag(pane, 300, 200, 240, 230);
    assertThat(view()).isEqualTo(before.panned(-60, 30));
    drawn();
    assertThat(onFx(model.canGoBackProperty()::get)).isTrue();
    runOnFx(model::back);
    assertThat(view()).isEqualTo(before);
  }

  @Test
  void theWheelZoomsAboutThePointer() {
    Viewport before = view();
    moveTo(pane, 150, 100);
    robot().scroll(3, javafx.geometry.VerticalDirection.UP);
    settle();
    assertThat(view().unitsPerPixel()).isNotEqualTo(before.unitsPerPixel());
    assertThat(view().mapX(150)).isCloseTo(before.mapX(150), within(1e-3));
    drawn();
  }

  @Test
  void aDoubleClickGoesTwiceAsNear() {
    Viewport before = view();
    moveTo(pane, 150, 100);
    robot().doubleClickOn(MouseButton.PRIMARY);
    settle();
    assertThat(view().unitsPerPixel()).isEqualTo(before.unitsPerPixel() / 2);
  }

  @Test
  void aToolHearsThePointerFirstAndTheMapStays() {
    var tool = new Noting();
    runOnFx(() -> model.use(tool));
    Viewport before = view();
    drag(pane, 300, 200, 240, 230);
    clickAt(pane, 100, 100);
    assertThat(view()).isEqualTo(before);
    assertThat(tool.heard).startsWith("pressed", "dragged").endsWith("released", "clicked 1");
    assertThat(onFx(pane::getCursor)).isEqualTo(Cursor.CROSSHAIR);
  }

  @Test
  void theRightButtonPansWhileAToolIsInUse() {
    var tool = new Noting();
    runOnFx(() -> model.use(tool));
    Viewport before = view();
    moveTo(pane, 300, 200);
    robot().press(MouseButton.SECONDARY);
    moveTo(pane, 260, 200);
    moveTo(pane, 240, 230);
    robot().release(MouseButton.SECONDARY);
    settle();
    assertThat(view()).isEqualTo(before.panned(-60, 30));
    assertThat(tool.heard).doesNotContain("pressed", "dragged", "clicked 1");
  }

  @Test
  void whatAToolLeavesMovesTheMap() {
    var tool = new Noting();
    tool.takes = false;
    runOnFx(() -> model.use(tool));
    Viewport before = view();
    drag(pane, 300, 200, 280, 200);
    assertThat(view()).isEqualTo(before.panned(-20, 0));
  }

  @Test
  void theHintIsSaidInTheLanguageInUseUntilTheToolIsPutAway() {
    var tool = new Noting();
    runOnFx(() -> model.use(tool));
    assertThat(isShown("Click two places")).isTrue();
    runOnFx(() -> words.languageProperty().set(Language.CHINESE));
    assertThat(isShown("點選兩處")).isTrue();
    press(KeyCode.ESCAPE);
    assertThat(isShown("點選兩處")).isFalse();
    assertThat(onFx(() -> model.toolProperty().get())).isEmpty();
  }

  @Test
  void theSketchIsDrawnInEveryLook() {
    var tool = new Noting();
    var shapes = new ArrayList<Sketch.Shape>();
    for (Sketch.Look look : Sketch.Look.values()) {
      double lat = 23.7 + 0.15 * look.ordinal();
      List<Position> places =
          List.of(
              new Position(120.7, lat), new Position(121, lat + 0.08), new Position(121.2, lat));
      shapes.add(new Sketch.Shape(Sketch.Form.LINE, places, look, ""));
      shapes.add(new Sketch.Shape(Sketch.Form.POINTS, places, look, "12.5 公里"));
    }
    shapes.add(
        new Sketch.Shape(
            Sketch.Form.AREA,
            List.of(new Position(121.3, 23.6), new Position(121.4, 24), new Position(121.5, 23.6)),
            Sketch.Look.REACH,
            "環域"));
    runOnFx(
        () -> {
          model.use(tool);
          tool.sketch.set(new Sketch(shapes));
        });
    drawn();
    var picture = snapshot(pane, "map/sketch-looks.png");
    var reader = picture.getPixelReader();
    int accent = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        accent += reader.getArgb(x, y) == 0xFF0B6E6E ? 1 : 0;
      }
    }
    assertThat(accent).isGreaterThan(200);
  }

  @Test
  void aToolThatIsPutAwayIsNotFollowedAnyMore() {
    int[] listeners = {0};
    var sketch =
        new SimpleObjectProperty<>(Sketch.NONE) {
          @Override
          public void addListener(javafx.beans.value.ChangeListener<? super Sketch> listener) {
            listeners[0]++;
            super.addListener(listener);
          }

          @Override
          public void removeListener(javafx.beans.value.ChangeListener<? super Sketch> listener) {
            listeners[0]--;
            super.removeListener(listener);
          }
        };
    var tool = new Noting(sketch);
    for (int i = 0; i < 3; i++) {
      runOnFx(() -> model.use(tool));
      assertThat(listeners[0]).isEqualTo(1);
      runOnFx(model::putAway);
      assertThat(listeners[0]).isZero();
    }
  }

  @Test
  void screenReadersHearWhatItIs() {
    assertThat(onFx(pane::getAccessibleRole)).isEqualTo(AccessibleRole.IMAGE_VIEW);
    assertThat(onFx(pane::getAccessibleText)).isEqualTo("Map");
    runOnFx(() -> words.languageProperty().set(Language.CHINESE));
    assertThat(onFx(pane::getAccessibleText)).isEqualTo("地圖");
  }

  @Test
  void framesKeepComingDuringALongDrag() {
    runOnFx(frames::clear);
    moveTo(pane, 400, 200);
    robot().press(MouseButton.PRIMARY);
    for (int i = 1; i <= 12; i++) {
      moveTo(pane, 400 - 20 * i, 200);
      int done = i;
      if (i % 4 == 0) {
        waitFor("frames on the way", () -> frames.size() >= done / 4);
      }
    }
    int onTheWay = onFx(frames::size);
    robot().release(MouseButton.PRIMARY);
    settle();
    assertThat(onTheWay).isGreaterThanOrEqualTo(3);
    drawn();
  }
}

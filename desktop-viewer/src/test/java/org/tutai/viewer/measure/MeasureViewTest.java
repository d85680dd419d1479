package org.tutai.viewer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.ViewerTest;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapTool;
import org.tutai.viewer.words.Language;

/** The panel of measuring, worked as a person does. */
class MeasureViewTest extends ViewerTest {

  @TempDir Path folder;
  private TestDesk desk;
  private BorderPane window;

  @BeforeEach
  void open() {
    desk = onFx(() -> new TestDesk(folder, Platform::runLater));
    runOnFx(() -> new MeasureFeature().install(desk));
    window = show(380, 760, BorderPane::new);
    run("measure.distance");
  }

  @AfterEach
  void close() {
    runOnFx(desk::close);
  }

  private void run(String command) {
    runOnFx(
        () -> {
          desk.commands().find(command).ifPresent(Command::run);
          desk.inspected.stream()
              .map(TestDesk.Shown::content)
              .findFirst()
              .ifPresent(window::setCenter);
        });
    settle();
  }

  private void click(double x, double y) {
    runOnFx(
        () -> {
          var pointer = new MapPointer(x, y, desk.map().viewport(), false, false, 1);
          MapTool tool = desk.map().toolProperty().get().orElseThrow();
          tool.moved(pointer);
          tool.clicked(pointer);
        });
    settle();
  }

  @Test
  void figuresAreShownListedCopiedAndRemoved() {
    snapshot(window.getScene(), "measure/empty.png");
    click(300, 300);
    click(400, 350);
    assertThat(shown()).contains("Azimuth").anyMatch(said -> said.contains("Karney"));
    clickOn("Copy as text");
    assertThat(desk.copied).hasSize(1).first().asString().startsWith("Length\t");
    clickOn("Remove");
    assertThat(onFx(() -> desk.project().map().measurements())).isEmpty();
    assertThat(shown()).contains("No measurement yet");
  }

  @Test
  void theUnitIsChosenLive() {
    clickOn("Area");
    click(300, 300);
    click(400, 300);
    click(400, 400);
    runOnFx(() -> desk.map().toolProperty().get().ifPresent(MapTool::finish));
    settle();
    clickOn("#measure-area-unit");
    clickOn("jia");
    assertThat(shown()).anyMatch(said -> said.endsWith(" jia") && said.length() > 4);
    runOnFx(() -> desk.words().languageProperty().set(Language.CHINESE));
    setDark(true);
    snapshot(window.getScene(), "measure/chinese-dark.png");
    assertThat(shown()).contains("面積", "周長", "測量結果").anyMatch(said -> said.endsWith(" 甲"));
  }

  @Test
  void coordinatesStateTheirAccuracy() {
    run("measure.point");
    click(500, 350);
    snapshot(window.getScene(), "measure/coordinates.png");
    assertThat(shown()).contains("WGS 84").anyMatch(said -> said.contains("good to about 2 m"));
  }

  @Test
  void closingThePanelPutsTheToolAway() {
    runOnFx(() -> window.setCenter(null));
    assertThat(onFx(() -> desk.map().toolProperty().get().isPresent())).isFalse();
    run("measure.area");
    assertThat(onFx(() -> desk.map().toolProperty().get().isPresent())).isTrue();
    run("measure.area");
    assertThat(onFx(() -> desk.map().toolProperty().get().isPresent())).isFalse();
  }
}

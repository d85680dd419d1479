package org.tutai.viewer.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Annotation.Drawn;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.ViewerTest;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.words.Language;

/** The panel of annotating and the field on the map, worked as a person does. */
class AnnotateViewTest extends ViewerTest {

  @TempDir Path folder;
  private TestDesk desk;
  private BorderPane window;

  @BeforeEach
  void open() {
    desk = onFx(() -> new TestDesk(folder, Platform::runLater));
    runOnFx(() -> new AnnotateFeature().install(desk));
    window = show(1000, 860, BorderPane::new);
    runOnFx(
        () -> {
          var map = new StackPane();
          map.getStyleClass().add("map-pane");
          map.setFocusTraversable(true);
          map.getChildren().addAll(desk.overMap);
          window.setCenter(map);
        });
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
              .ifPresent(window::setRight);
        });
    settle();
  }

  private void click(double x, double y) {
    runOnFx(
        () -> {
          var pointer = new MapPointer(x, y, desk.map().viewport(), false, false, 1);
          var tool = desk.map().toolProperty().get().orElseThrow();
          tool.moved(pointer);
          if (tool.pressed(pointer)) {
            tool.released(pointer);
          }
          tool.clicked(pointer);
        });
    settle();
  }

  private List<Annotation> drawn() {
    return onFx(() -> desk.project().map().annotations());
  }

  private Drawn first() {
    return (Drawn) drawn().get(0);
  }

  @Test
  void aTextIsWrittenWhereItStands() {
    run("annotate.text");
    click(300, 300);
    type("淹水 1 m");
    snapshot(window.getScene(), "annotate/writing.png");
    press(KeyCode.ENTER);
    assertThat(first().text()).isEqualTo("淹水 1 m");
    assertThat(isShown("#text-on-map")).isFalse();
    click(400, 400);
    type("x");
    press(KeyCode.ESCAPE);
    assertThat(drawn()).hasSize(1);
  }

  @Test
  void theLookOfWhatIsPickedChangesAtOnceAndIsUndoneByOneStep() {
    run("annotate.circle");
    click(300, 300);
    click(400, 300);
    type("#annotate-radius", "500");
    assertThat(first().radius()).hasValue(500);
    clickOn("Fill #a4342c");
    assertThat(first().style().fill()).isEqualTo("#a4342c");
    type("#annotate-text", "警戒範圍");
    assertThat(first().text()).isEqualTo("警戒範圍");
    runOnFx(desk.project()::undo);
    assertThat(first().text()).isEmpty();
    assertThat(first().style().fill()).isEqualTo("#a4342c");
    runOnFx(desk.project()::undo);
    runOnFx(desk.project()::undo);
    runOnFx(desk.project()::undo);
    assertThat(onFx(() -> desk.project().map())).isEqualTo(ThemeMap.EMPTY);
  }

  @Test
  void theListFindsAndPicks() {
    run("annotate.point");
    click(300, 300);
    click(400, 400);
    type("#annotate-text", "Shelter");
    type("#annotate-search", "shel");
    assertThat(isShown("Point")).as("the other one's row").isTrue();
    clickAt(find("#annotate-list"), 60, 16);
    assertThat(desk.commands().find("annotate.select").orElseThrow().selected().orElseThrow().get())
        .isTrue();
    clickOn("Delete (Del)");
    assertThat(drawn()).hasSize(1);
  }

  @Test
  void everythingIsSaidInBothLanguagesAndLooks() {
    run("annotate.polygon");
    for (double[] each : new double[][] {{300, 300}, {400, 300}, {400, 400}, {300, 300}}) {
      click(each[0], each[1]);
    }
    run("annotate.text");
    click(300, 300);
    type("Taipei");
    press(KeyCode.ENTER);
    snapshot(window.getScene(), "annotate/english-light.png");
    runOnFx(() -> desk.words().languageProperty().set(Language.CHINESE));
    setDark(true);
    snapshot(window.getScene(), "annotate/chinese-dark.png");
    assertThat(shown()).contains("線條與文字顏色", "粗體", "註記 2");
    assertThat(shown()).noneMatch(said -> said.contains("Line and letter"));
    assertThat(find("#annotate-search", TextField.class).getPromptText()).isEqualTo("依文字、說明或種類尋找");
  }

  @Test
  void aFileThatIsNoPictureIsToldAndAnotherCanBeChosen() throws Exception {
    desk.files = List.of(java.nio.file.Files.writeString(folder.resolve("note.png"), "no picture"));
    run("annotate.image");
    waitFor("the trouble", () -> !desk.notices().shown().isEmpty());
    assertThat(onFx(() -> desk.notices().shown().get(0).what().english())).contains("note.png");
    PictureFileTest.small(folder);
    desk.files = List.of(folder.resolve("small.png"));
    runOnFx(() -> desk.notices().shown().get(0).remedy().run());
    waitFor("the tool", () -> desk.map().toolProperty().get().isPresent());
    click(300, 300);
    assertThat(first().image()).isNotEqualTo(Optional.empty());
  }
}

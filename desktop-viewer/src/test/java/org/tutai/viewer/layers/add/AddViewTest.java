package org.tutai.viewer.layers.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.ViewerTest;
import org.tutai.viewer.words.Language;

class AddViewTest extends ViewerTest {

  private static final String POINTS =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"n\":1},"
          + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[121.5,25.03]}}]}";

  @TempDir private Path folder;
  private TestDesk desk;
  private StackPane window;

  @BeforeEach
  void begin() {
    desk = onFx(() -> new TestDesk(folder.resolve("desk"), Platform::runLater));
    runOnFx(() -> new AddFeature(new AddSources()).install(desk));
    window = show(1000, 640, StackPane::new);
  }

  @AfterEach
  void end() {
    waitFor("all work to end", () -> desk.jobs().running().isEmpty());
    runOnFx(desk::close);
  }

  /** Puts what the desk was asked to show into the window. */
  private void showDialog() {
    runOnFx(() -> window.getChildren().setAll(desk.dialogs.get(desk.dialogs.size() - 1).content()));
    settle();
  }

  private void run(String command) {
    runOnFx(() -> desk.commands().find(command).orElseThrow().run());
  }

  @Test
  void teachesWhatCanBeDroppedInBothLanguages() {
    run("layers.add");
    showDialog();
    assertThat(shown()).contains("Drop files or folders here", "Choose files…", "Recent");
    snapshot(window.getScene(), "add-files-en.png");
    runOnFx(() -> desk.words().languageProperty().set(Language.CHINESE));
    setDark(true);
    assertThat(shown()).contains("把檔案或資料夾拖到這裡", "選擇檔案…", "最近使用", "網路服務");
    snapshot(window.getScene(), "add-files-zh-dark.png");
    clickOn("最近使用");
    assertThat(shown()).contains("尚未加入過圖層");
    snapshot(window.getScene(), "add-recent-zh-dark.png");
    clickOn("網路服務");
    assertThat(shown()).contains("讀取");
    snapshot(window.getScene(), "add-web-zh-dark.png");
  }

  @Test
  void addsTheFilesThatAreChosen() throws IOException {
    desk.files = List.of(Files.writeString(folder.resolve("here.geojson"), POINTS));
    run("layers.add");
    showDialog();
    clickOn("Choose files…");
    waitFor("the layer", () -> !desk.project().map().layers().isEmpty());
    waitFor("the dialog to close", () -> desk.dialogs.isEmpty());
  }

  @Test
  void showsWhatCannotBeReadBesideItsName() throws IOException {
    run("layers.add");
    showDialog();
    desk.files =
        List.of(
            Files.writeString(folder.resolve("broken.gpkg"), "no database"),
            Files.writeString(folder.resolve("empty.shp"), ""));
    clickOn("Choose files…");
    waitFor("the names", () -> isThere("broken.gpkg") && isThere("empty.shp"));
    waitFor("all to be looked at", () -> desk.jobs().running().isEmpty());
    assertThat(window.lookupAll(".field-error")).hasSize(2);
    snapshot(window.getScene(), "add-failures.png");
    clickOn("Take broken.gpkg off the list");
    waitFor("the row to go", () -> !isShown("broken.gpkg"));
  }

  private boolean isThere(String text) {
    return window.lookupAll(".label").stream()
        .anyMatch(node -> node instanceof Label label && text.equals(label.getText()));
  }

  @Test
  void whatIsDroppedAndCannotBeReadIsANotice() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.gpkg"), "no database");
    runOnFx(() -> desk.open(List.of(broken)));
    waitFor("a notice", () -> !desk.notices().shown().isEmpty());
    assertThat(desk.notices().shown().get(0).what().in(Language.CHINESE)).contains("broken.gpkg");
    assertThat(desk.dialogs).isEmpty();
  }

  @Test
  void previewsATableAndFollowsItsColumns() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("places.csv"),
            "name,lon,lat,left,bottom\n臺北,121.5,25.03,120.3,22.6\n高雄,120.3,22.6,121.5,25.03\n");
    runOnFx(() -> desk.open(List.of(csv)));
    waitFor("the dialog", () -> !desk.dialogs.isEmpty());
    showDialog();
    waitFor(
        "the rows",
        () -> window.lookup("#csv-rows") instanceof TableView<?> t && !t.getItems().isEmpty());
    waitFor("the work to end", () -> desk.jobs().running().isEmpty());
    snapshot(window.getScene(), "add-csv-en.png");
    @SuppressWarnings("unchecked")
    ComboBox<String> first = find("#csv-first", ComboBox.class);
    assertThat(onFx(first::getValue)).isEqualTo("lon");
    @SuppressWarnings("unchecked")
    ComboBox<String> second = find("#csv-second", ComboBox.class);
    runOnFx(() -> first.setValue("left"));
    runOnFx(() -> second.setValue("bottom"));
    waitFor("the work to end", () -> desk.jobs().running().isEmpty());
    runOnFx(() -> desk.words().languageProperty().set(Language.CHINESE));
    setDark(true);
    settle();
    snapshot(window.getScene(), "add-csv-zh-dark.png");
    clickOn("#csv-add");
    waitFor("the layer", () -> !desk.project().map().layers().isEmpty());
    assertThat(
            desk.project()
                .map()
                .layers()
                .get(0)
                .common()
                .orElseThrow()
                .extra()
                .node()
                .path("columns")
                .toString())
        .isEqualTo("[\"left\",\"bottom\"]");
    waitFor("the dialog to close", () -> desk.dialogs.isEmpty());
  }
}

package org.tutai.viewer.layers.add;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The page of the dialog that adds files: a place to drop them, then the files on their way. */
final class FilesView extends StackPane {

  private static final Text DROP = Text.of("Drop files or folders here", "把檔案或資料夾拖到這裡");
  private static final Text FORMATS =
      Text.of(
          "Shapefile (also zipped), GeoPackage, GeoJSON, TopoJSON, KML and KMZ, CSV, GeoTIFF",
          "Shapefile（含 zip）、GeoPackage、GeoJSON、TopoJSON、KML／KMZ、CSV、GeoTIFF");
  private static final Text CHOOSE_FILES = Text.of("Choose files…", "選擇檔案…");
  private static final Text CHOOSE_FOLDER = Text.of("Choose a folder…", "選擇資料夾…");
  private static final Text MORE = Text.of("More files…", "更多檔案…");
  private static final Text FILES = Text.of("Files of layers", "圖層檔案");
  private static final Text FOLDER = Text.of("Folder with layers", "存放圖層的資料夾");
  private static final Text ADD_ONE = Text.of("Add layer", "加入圖層");
  private static final Text ADD_MANY = Text.of("Add %d layers", "加入 %d 個圖層");

  static final List<String> ENDINGS =
      List.of(
          "shp",
          "zip",
          "shz",
          "gpkg",
          "geojson",
          "json",
          "geojsonl",
          "topojson",
          "kml",
          "kmz",
          "csv",
          "tsv",
          "gz",
          "tif",
          "tiff");

  private final Desk desk;
  private final AddFilesViewModel model;
  private final VBox rows = new VBox();
  private final Button add = new Button();
  private final Label note = new Label();

  FilesView(Desk desk, AddFilesViewModel model) {
    this.desk = desk;
    this.model = model;
    getStyleClass().add("add-files");
    getChildren().addAll(dropPlace(), list());
    ListChangeListener<FileItem> changed = change -> fill();
    model.items().addListener(new javafx.collections.WeakListChangeListener<>(changed));
    setUserData(changed);
    desk.words().languageProperty().addListener((value, before, now) -> count());
    fill();
  }

  private Node dropPlace() {
    Words words = desk.words();
    var title = new Label();
    title.getStyleClass().add("section-title");
    title.textProperty().bind(words.of(DROP));
    var formats = new Label();
    formats.getStyleClass().add("hint");
    formats.setMaxWidth(360);
    formats.textProperty().bind(words.of(FORMATS));
    var files = button(CHOOSE_FILES, this::chooseFiles);
    files.getStyleClass().add("accent");
    files.setId("add-choose-files");
    var folder = button(CHOOSE_FOLDER, this::chooseFolder);
    folder.setId("add-choose-folder");
    var buttons = new HBox(8, files, folder);
    buttons.setAlignment(Pos.CENTER);
    var place = new VBox(Icons.graphic(Icons.ADD_FILE), title, formats, buttons);
    place.getStyleClass().addAll("empty-state", "drop-place");
    place.visibleProperty().bind(Bindings.isEmpty(model.items()));
    return place;
  }

  private Node list() {
    rows.getStyleClass().add("add-rows");
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    note.getStyleClass().add("hint");
    note.textProperty()
        .bind(
            desk.words()
                .following(
                    () -> model.noteProperty().get().map(desk.words()::get).orElse(""),
                    model.noteProperty()));
    note.managedProperty().bind(note.textProperty().isNotEmpty());
    var more = button(MORE, this::chooseFiles);
    more.getStyleClass().add("flat");
    add.getStyleClass().add("accent");
    add.setId("add-chosen");
    add.setDefaultButton(true);
    add.setOnAction(event -> model.addChosen());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var foot = new HBox(8, more, gap, add);
    foot.getStyleClass().add("add-foot");
    var all = new VBox(8, scroll, note, foot);
    all.visibleProperty().bind(Bindings.isNotEmpty(model.items()));
    return all;
  }

  private Button button(Text title, Runnable action) {
    var button = new Button();
    button.textProperty().bind(desk.words().of(title));
    button.setOnAction(event -> action.run());
    return button;
  }

  private void fill() {
    rows.getChildren().removeIf(row -> !model.items().contains(((FileRow) row).item()));
    for (FileItem item : model.items()) {
      if (rows.getChildren().stream().noneMatch(row -> ((FileRow) row).item() == item)) {
        rows.getChildren().add(new FileRow(desk.words(), model, item, this::watch));
      }
    }
    count();
  }

  private void watch(BooleanProperty chosen) {
    chosen.addListener((value, before, now) -> count());
    count();
  }

  private void count() {
    int chosen = model.chosen();
    add.setText(desk.words().get(chosen > 1 ? ADD_MANY : ADD_ONE, chosen));
    add.setDisable(chosen == 0);
    add.setVisible(!model.questions().isEmpty());
  }

  private void chooseFiles() {
    model.read(desk.askFiles(FILES, ENDINGS));
  }

  private void chooseFolder() {
    Optional<Path> folder = desk.askFolder(FOLDER);
    folder.ifPresent(chosen -> model.read(List.of(chosen)));
  }
}

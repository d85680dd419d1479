package org.tutai.viewer.coordinates;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A file, its columns, two systems, and the run. */
final class CsvView extends VBox {

  private static final Text INTRO =
      Text.of(
          "The rows are written into a new file beside the old, with two more columns.",
          "結果寫入旁邊的新檔案，並增加兩個欄位。");
  private static final Text CHOOSE = Text.of("Choose a file…", "選擇檔案…");
  private static final Text TABLES = Text.of("Tables", "表格");
  private static final Text X = Text.of("Column of X (east, longitude)", "X 欄（橫坐標、經度）");
  private static final Text Y = Text.of("Column of Y (north, latitude)", "Y 欄（縱坐標、緯度）");
  private static final Text FROM = Text.of("They are in", "原坐標系統");
  private static final Text TO = Text.of("Convert to", "轉換為");
  private static final Text RUN = Text.of("Convert", "開始轉換");
  private static final Text CANCEL = Text.of("Cancel", "取消");
  private static final Text CLOSE = Text.of("Close", "關閉");

  private final CsvViewModel model;
  private final Desk desk;
  private final Words words;

  CsvView(CsvViewModel model, Desk desk) {
    this.model = model;
    this.desk = desk;
    words = desk.words();
    getStyleClass().add("panel-body");
    setPrefWidth(560);
    var intro = new Label();
    intro.textProperty().bind(words.of(INTRO));
    intro.getStyleClass().add("hint");
    getChildren().addAll(intro, file(), form(), told(), actions());
  }

  private HBox file() {
    var choose = new Button();
    choose.textProperty().bind(words.of(CHOOSE));
    choose.setGraphic(Icons.graphic(Icons.OPEN));
    choose.setOnAction(
        event -> {
          List<Path> files = desk.askFiles(TABLES, List.of("csv", "tsv", "txt", "gz"));
          files.stream().findFirst().ifPresent(model::choose);
        });
    var name = new Label();
    name.getStyleClass().add("hint");
    name.textProperty()
        .bind(
            model
                .fileProperty()
                .map(file -> file.map(path -> String.valueOf(path.getFileName())).orElse("")));
    var row = new HBox(12, choose, name);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private GridPane form() {
    var form = new GridPane();
    form.setHgap(12);
    form.setVgap(8);
    row(form, 0, X, columns(model.xProperty(), X));
    row(form, 1, Y, columns(model.yProperty(), Y));
    row(form, 2, FROM, systems(model.fromProperty(), FROM));
    row(form, 3, TO, systems(model.toProperty(), TO));
    return form;
  }

  private void row(GridPane form, int at, Text title, Region field) {
    var label = new Label();
    label.textProperty().bind(words.of(title));
    label.setMinWidth(Region.USE_PREF_SIZE);
    field.setMaxWidth(Double.MAX_VALUE);
    GridPane.setHgrow(field, Priority.ALWAYS);
    form.addRow(at, label, field);
  }

  private ComboBox<String> columns(ObjectProperty<@Nullable String> picked, Text title) {
    var box = new ComboBox<String>();
    box.accessibleTextProperty().bind(words.of(title));
    box.disableProperty().bind(model.columnsProperty().map(List::isEmpty));
    model.columnsProperty().addListener((value, before, now) -> box.getItems().setAll(now));
    box.getItems().setAll(model.columnsProperty().get());
    box.valueProperty().bindBidirectional(picked);
    return box;
  }

  private ComboBox<Crs> systems(ObjectProperty<Crs> picked, Text title) {
    var box = new ComboBox<Crs>();
    box.accessibleTextProperty().bind(words.of(title));
    box.getItems().setAll(CsvViewModel.SYSTEMS);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Crs crs) {
            Locale locale = words.language().locale();
            return crs == null ? "" : crs.title(locale) + "  " + crs.code();
          }

          @Override
          public Crs fromString(String text) {
            return picked.get();
          }
        });
    box.valueProperty().bindBidirectional(picked);
    return box;
  }

  private Label told() {
    var told = new Label();
    told.setId("convert-told");
    told.setWrapText(true);
    told.setMinHeight(Region.USE_PREF_SIZE);
    told.getStyleClass().add("hint");
    told.textProperty()
        .bind(
            words.following(
                () ->
                    model
                        .troubleProperty()
                        .get()
                        .or(model.saidProperty()::get)
                        .or(model::accuracy)
                        .map(words::get)
                        .orElse(""),
                model.troubleProperty(),
                model.saidProperty(),
                model.fromProperty(),
                model.toProperty()));
    return told;
  }

  private HBox actions() {
    var running =
        Bindings.createBooleanBinding(
            () -> !Double.isNaN(model.shareProperty().get()), model.shareProperty());
    var bar = new ProgressBar();
    bar.progressProperty().bind(model.shareProperty());
    bar.visibleProperty().bind(running);
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    var close = new Button();
    close
        .textProperty()
        .bind(words.following(() -> words.get(running.get() ? CANCEL : CLOSE), running));
    close.setOnAction(
        event -> {
          if (running.get()) {
            model.cancel();
          } else {
            desk.closeDialog();
          }
        });
    var run = new Button();
    run.setId("convert-run");
    run.textProperty().bind(words.of(RUN));
    run.getStyleClass().add("accent");
    run.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> running.get() || !model.isReady(),
                running,
                model.fileProperty(),
                model.xProperty(),
                model.yProperty(),
                model.fromProperty(),
                model.toProperty()));
    run.setOnAction(event -> model.run());
    var row = new HBox(12, bar, close, run);
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }
}

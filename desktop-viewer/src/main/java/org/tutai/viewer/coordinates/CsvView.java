package org.tutai.viewer.coordinates;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A file, its columns, two systems, and the run. */
final class CsvView extends CsvRunView {

  private static final Text INTRO =
      Text.of(
          "The rows are written into a new file beside the old, with two more columns.",
          "結果寫入旁邊的新檔案，並增加兩個欄位。");
  private static final Text X = Text.of("Column of X (east, longitude)", "X 欄（橫坐標、經度）");
  private static final Text Y = Text.of("Column of Y (north, latitude)", "Y 欄（縱坐標、緯度）");
  private static final Text FROM = Text.of("They are in", "原坐標系統");
  private static final Text TO = Text.of("Convert to", "轉換為");
  private static final Text RUN = Text.of("Convert", "開始轉換");
  private static final String NAME = "convert";

  private final CsvViewModel model;
  private final Words words;

  CsvView(CsvViewModel model, Desk desk) {
    super(desk);
    this.model = model;
    words = desk.words();
    setPrefWidth(560);
    var said =
        Bindings.createStringBinding(
            () ->
                model
                    .fileProperty()
                    .get()
                    .map(path -> String.valueOf(path.getFileName()))
                    .orElse(""),
            model.fileProperty());
    getChildren().addAll(intro(INTRO), file(NAME, said, model::choose), form(), told());
    getChildren().add(actions(run()));
  }

  private Run run() {
    var ready =
        Bindings.createBooleanBinding(
            model::isReady,
            model.fileProperty(),
            model.xProperty(),
            model.yProperty(),
            model.fromProperty(),
            model.toProperty());
    var done =
        Bindings.createBooleanBinding(
            () -> model.saidProperty().get().isPresent(), model.saidProperty());
    return new Run(NAME, RUN, model.shareProperty(), ready, done, model::run, model::cancel);
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
    box.setCellFactory(list -> new SystemCell(words));
    box.setButtonCell(new SystemCell(words));
    box.valueProperty().bindBidirectional(picked);
    return box;
  }

  /** What went wrong, what came of it, or how accurate it will be. */
  private Label told() {
    var told = new Label();
    told.setId("convert-told");
    told.setWrapText(true);
    told.setMinHeight(Region.USE_PREF_SIZE);
    told.getStyleClass().add("hint");
    told.textProperty()
        .bind(
            words.following(
                () -> text().map(words::get).orElse(""),
                model.troubleProperty(),
                model.saidProperty(),
                model.fromProperty(),
                model.toProperty()));
    Runnable style =
        () ->
            told.getStyleClass()
                .setAll(
                    "label",
                    model.troubleProperty().get().isPresent()
                        ? "field-error"
                        : model.saidProperty().get().isPresent() ? "told" : "hint");
    model.troubleProperty().addListener(value -> style.run());
    model.saidProperty().addListener(value -> style.run());
    shownWhile(told, told.textProperty().isNotEmpty());
    return told;
  }

  private Optional<Text> text() {
    return model.troubleProperty().get().or(model.saidProperty()::get).or(model::accuracy);
  }

  /** A system by its title and code, in the language in use. */
  private static final class SystemCell extends ListCell<Crs> {
    private final Words words;

    SystemCell(Words words) {
      this.words = words;
    }

    @Override
    protected void updateItem(@Nullable Crs crs, boolean empty) {
      super.updateItem(crs, empty);
      textProperty().unbind();
      if (empty || crs == null) {
        setText("");
      } else {
        textProperty()
            .bind(words.following(() -> crs.title(words.language().locale()) + "  " + crs.code()));
      }
    }
  }
}

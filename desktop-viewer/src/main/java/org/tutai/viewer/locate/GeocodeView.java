package org.tutai.viewer.locate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tutai.geo.locate.address.answer.Level;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** From a file over its columns and a run to what was found. */
final class GeocodeView extends VBox {

  private static final Text INTRO =
      Text.of(
          "Choose a CSV with addresses. They are looked for in the index of this computer; the"
              + " answers go into a new file beside it and onto the map.",
          "選擇含有地址的 CSV。系統會以本機的門牌索引查詢，結果寫入旁邊的新檔案，並加入地圖。");
  private static final Text CHOOSE = Text.of("Choose a file…", "選擇檔案…");
  private static final Text TABLES = Text.of("Tables", "表格");
  private static final Text COLUMNS =
      Text.of("The address is in these columns, joined in order:", "地址由下列欄位依序組成：");
  private static final Text RUN = Text.of("Geocode", "開始定位");
  private static final Text CANCEL = Text.of("Cancel", "取消");
  private static final Text CLOSE = Text.of("Close", "關閉");
  private static final Text DONE =
      Text.of("%,d rows, %,d of them not found. Written to %s", "共 %,d 列，其中 %,d 列找不到。已寫入 %s");
  private static final Text ROW = Text.of("Row", "列");
  private static final Text ADDRESS = Text.of("Address", "地址");
  private static final Text WHY = Text.of("Why it was not found", "找不到的原因");
  private static final Text PREVIEW = Text.of("First rows", "前幾列");
  private static final Text FILE = Text.of("%s · %s", "%s・%s");
  private static final int MOST_COLUMNS = 40;

  private final GeocodeViewModel model;
  private final Desk desk;
  private final Words words;
  private final FlowPane columns = new FlowPane(12, 8);
  private final TableView<List<String>> preview = new TableView<>();

  GeocodeView(GeocodeViewModel model, Desk desk) {
    this.model = model;
    this.desk = desk;
    words = desk.words();
    getStyleClass().add("panel-body");
    setPrefWidth(640);
    var intro = label(INTRO, "hint");
    getChildren().addAll(intro, file(), columnsTitle(), columns, preview(), trouble(), outcome());
    getChildren().addAll(missed(), actions());
    model.tableProperty().addListener((value, before, now) -> now.ifPresent(this::fill));
    model.picked().addListener((ListChangeListener<String>) change -> tick());
  }

  private Label label(Text text, String style) {
    var label = new Label();
    label.textProperty().bind(words.of(text));
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private HBox file() {
    var choose = new Button();
    choose.setId("geocode-choose");
    choose.textProperty().bind(words.of(CHOOSE));
    choose.setGraphic(Icons.graphic(Icons.OPEN));
    choose.setOnAction(event -> choose());
    var name = new Label();
    name.getStyleClass().add("hint");
    name.textProperty()
        .bind(
            words.following(
                () ->
                    model
                        .tableProperty()
                        .get()
                        .map(table -> words.get(FILE, table.file().getFileName(), table.encoding()))
                        .orElse(""),
                model.tableProperty()));
    var row = new HBox(12, choose, name);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void choose() {
    List<Path> files = desk.askFiles(TABLES, List.of("csv", "tsv", "txt", "gz"));
    files.stream().findFirst().ifPresent(model::choose);
  }

  private Label columnsTitle() {
    Label title = label(COLUMNS, "section-title");
    title.visibleProperty().bind(model.tableProperty().map(Optional::isPresent));
    title.managedProperty().bind(title.visibleProperty());
    return title;
  }

  private void fill(GeocodeViewModel.Table table) {
    columns.getChildren().clear();
    preview.getColumns().clear();
    for (int i = 0; i < Math.min(MOST_COLUMNS, table.columns().size()); i++) {
      String name = table.columns().get(i);
      var box = new CheckBox(name);
      box.setMnemonicParsing(false);
      box.setUserData(name);
      box.setOnAction(event -> pick(name, box.isSelected()));
      columns.getChildren().add(box);
      int at = i;
      var column = new TableColumn<List<String>, String>(name);
      column.setCellValueFactory(
          row -> new javafx.beans.property.ReadOnlyStringWrapper(row.getValue().get(at)));
      column.setSortable(false);
      column.setPrefWidth(144);
      preview.getColumns().add(column);
    }
    preview.setItems(FXCollections.observableArrayList(table.rows()));
    tick();
  }

  private void pick(String name, boolean on) {
    if (on && !model.picked().contains(name)) {
      model.picked().add(name);
    } else if (!on) {
      model.picked().remove(name);
    }
  }

  private void tick() {
    columns
        .getChildren()
        .forEach(
            node -> {
              if (node instanceof CheckBox box) {
                box.setSelected(model.picked().contains(String.valueOf(box.getUserData())));
              }
            });
  }

  private TableView<List<String>> preview() {
    preview.setId("geocode-preview");
    preview.accessibleTextProperty().bind(words.of(PREVIEW));
    preview.setPrefHeight(208);
    preview
        .visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.tableProperty().get().isPresent()
                        && model.outcomeProperty().get().isEmpty(),
                model.tableProperty(),
                model.outcomeProperty()));
    preview.managedProperty().bind(preview.visibleProperty());
    return preview;
  }

  private Label trouble() {
    var trouble = new Label();
    trouble.setId("geocode-trouble");
    trouble.getStyleClass().add("field-error");
    trouble.setMinHeight(Region.USE_PREF_SIZE);
    trouble
        .textProperty()
        .bind(
            words.following(
                () -> model.troubleProperty().get().map(words::get).orElse(""),
                model.troubleProperty()));
    trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    return trouble;
  }

  private Label outcome() {
    var outcome = new Label();
    outcome.setId("geocode-outcome");
    outcome.setWrapText(true);
    outcome.setMinHeight(Region.USE_PREF_SIZE);
    outcome
        .textProperty()
        .bind(
            words.following(
                () -> model.outcomeProperty().get().map(this::said).orElse(""),
                model.outcomeProperty()));
    outcome.managedProperty().bind(outcome.textProperty().isNotEmpty());
    return outcome;
  }

  private String said(GeocodeViewModel.Outcome made) {
    var said =
        new StringBuilder(
            words.get(
                DONE,
                made.summary().rows(),
                made.summary().unanswered(),
                made.file().getFileName()));
    for (Level level : Level.values()) {
      if (made.summary().at(level) > 0) {
        said.append(
            String.format(
                words.language().locale(),
                "\n%s: %,d",
                words.get(FoundCard.level(level)),
                made.summary().at(level)));
      }
    }
    return said.toString();
  }

  private TableView<GeocodeViewModel.Missed> missed() {
    var table = new TableView<GeocodeViewModel.Missed>();
    table.setId("geocode-missed");
    table.accessibleTextProperty().bind(words.of(WHY));
    table.getColumns().add(column(ROW, 64, missed -> Long.toString(missed.row())));
    table.getColumns().add(column(ADDRESS, 240, GeocodeViewModel.Missed::address));
    table.getColumns().add(column(WHY, 296, GeocodeViewModel.Missed::why));
    table.setPrefHeight(176);
    model
        .outcomeProperty()
        .addListener(
            (value, before, now) ->
                table.setItems(
                    FXCollections.observableArrayList(
                        now.map(GeocodeViewModel.Outcome::missed).orElse(List.of()))));
    table
        .visibleProperty()
        .bind(
            model
                .outcomeProperty()
                .map(now -> now.filter(made -> !made.missed().isEmpty()).isPresent()));
    table.managedProperty().bind(table.visibleProperty());
    return table;
  }

  private TableColumn<GeocodeViewModel.Missed, String> column(
      Text title,
      double width,
      java.util.function.Function<GeocodeViewModel.Missed, String> value) {
    var column = new TableColumn<GeocodeViewModel.Missed, String>();
    column.textProperty().bind(words.of(title));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(
        row -> new javafx.beans.property.ReadOnlyStringWrapper(value.apply(row.getValue())));
    return column;
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
    var cancel = new Button();
    cancel.setId("geocode-cancel");
    cancel
        .textProperty()
        .bind(words.following(() -> words.get(running.get() ? CANCEL : CLOSE), running));
    cancel.setOnAction(
        event -> {
          if (running.get()) {
            model.cancel();
          } else {
            desk.closeDialog();
          }
        });
    var run = new Button();
    run.setId("geocode-run");
    run.textProperty().bind(words.of(RUN));
    run.getStyleClass().add("accent");
    run.disableProperty().bind(running.or(Bindings.isEmpty(model.picked())));
    run.setOnAction(event -> model.run());
    var row = new HBox(12, bar, cancel, run);
    row.setAlignment(Pos.CENTER_RIGHT);
    return row;
  }
}

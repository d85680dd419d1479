package org.tutai.viewer.locate;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableStringValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.HPos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tutai.geo.locate.address.answer.Level;
import org.tutai.viewer.coordinates.CsvRunView;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** From a file over its columns and a run to what was found. */
final class GeocodeView extends CsvRunView {

  private static final Text INTRO =
      Text.of(
          "Choose a CSV with addresses. They are looked for in the index of this computer; the"
              + " answers go into a new file beside it and onto the map.",
          "選擇含有地址的 CSV。系統會以本機的門牌索引查詢，結果寫入旁邊的新檔案，並加入地圖。");
  private static final Text COLUMNS =
      Text.of("The address is in these columns, joined in order:", "地址由下列欄位依序組成：");
  private static final Text MADE_UP =
      Text.of(
          "No real door plates are on this computer: addresses are answered from made-up ones, to"
              + " try with. Import real ones: ./tutai addresses import FILE",
          "本機沒有真實門牌資料，地址會以示範用的虛構門牌回答，僅供試用。匯入真實門牌：./tutai addresses import 檔案");
  private static final Text RUN = Text.of("Geocode", "開始定位");
  private static final Text ALL = Text.of("All %,d rows were found", "%,d 列全部找到");
  private static final Text DONE =
      Text.of("%,d rows, %,d of them not found", "共 %,d 列，其中 %,d 列找不到");
  private static final Text WRITTEN =
      Text.of("Written to %s beside the file, and onto the map.", "已寫入旁邊的 %s，並加入地圖。");
  private static final Text ROW = Text.of("Row", "列");
  private static final Text ADDRESS = Text.of("Address", "地址");
  private static final Text WHY = Text.of("Why it was not found", "找不到的原因");
  private static final Text PREVIEW = Text.of("First rows", "前幾列");
  private static final Text FILE = Text.of("%s · %s", "%s・%s");
  private static final String NAME = "geocode";
  private static final int MOST_COLUMNS = 40;
  private static final double HEADER = 36;
  private static final double LINE = 28;

  private final GeocodeViewModel model;
  private final Words words;
  private final FlowPane columns = new FlowPane(12, 8);
  private final TableView<List<String>> preview = new TableView<>();

  GeocodeView(GeocodeViewModel model, Desk desk) {
    super(desk);
    this.model = model;
    words = desk.words();
    setPrefWidth(640);
    getChildren().addAll(intro(INTRO), file(NAME, file(), model::choose), columnsTitle(), columns);
    getChildren().addAll(preview(), madeUp(), trouble(), outcome(), missed(), actions(run()));
    shownWhile(columns, chosen());
    model.tableProperty().addListener((value, before, now) -> now.ifPresent(this::fill));
    model.picked().addListener((ListChangeListener<String>) change -> tick());
  }

  private ObservableStringValue file() {
    return words.following(
        () ->
            model
                .tableProperty()
                .get()
                .map(table -> words.get(FILE, table.file().getFileName(), table.encoding()))
                .orElse(""),
        model.tableProperty());
  }

  private Run run() {
    var ready = Bindings.isNotEmpty(model.picked());
    var done =
        Bindings.createBooleanBinding(
            () -> model.outcomeProperty().get().isPresent(), model.outcomeProperty());
    return new Run(NAME, RUN, model.shareProperty(), ready, done, model::run, model::cancel);
  }

  /** Whether a table waits for its run. */
  private BooleanBinding chosen() {
    return Bindings.createBooleanBinding(
        () -> model.tableProperty().get().isPresent() && model.outcomeProperty().get().isEmpty(),
        model.tableProperty(),
        model.outcomeProperty());
  }

  private Label columnsTitle() {
    Label title = label(COLUMNS, "section-title");
    shownWhile(title, chosen());
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
      column.setPrefWidth(width(table, i));
      preview.getColumns().add(column);
    }
    preview.setItems(FXCollections.observableArrayList(table.rows()));
    preview.setPrefHeight(HEADER + LINE * Math.max(1, table.rows().size()));
    tick();
  }

  /** As wide as what is in it, within bounds. */
  private static double width(GeocodeViewModel.Table table, int column) {
    int longest =
        table.rows().stream()
            .filter(row -> column < row.size())
            .mapToInt(row -> row.get(column).length())
            .max()
            .orElse(0);
    return Math.max(64, Math.min(320, 24 + 14 * longest));
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
    preview.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    shownWhile(preview, chosen());
    return preview;
  }

  private Label madeUp() {
    Label madeUp = label(MADE_UP, "warned");
    madeUp.setGraphic(Icons.graphic(Icons.WARNING));
    madeUp.setWrapText(true);
    madeUp.setMinHeight(Region.USE_PREF_SIZE);
    shownWhile(madeUp, model.madeUpProperty());
    return madeUp;
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

  /** How many rows were found, and how near to what was asked. */
  private VBox outcome() {
    var outcome = new VBox();
    outcome.setId("geocode-outcome");
    outcome.getStyleClass().add("card");
    Runnable fill =
        () ->
            outcome
                .getChildren()
                .setAll(
                    model.outcomeProperty().get().stream()
                        .flatMap(made -> Stream.of(sum(made), levels(made), written(made)))
                        .toList());
    model.outcomeProperty().addListener(value -> fill.run());
    shownWhile(outcome, Bindings.isNotEmpty(outcome.getChildren()));
    return outcome;
  }

  private Label sum(GeocodeViewModel.Outcome made) {
    long missed = made.summary().unanswered();
    Label sum =
        label(
            missed == 0
                ? ALL.filled(made.summary().rows())
                : DONE.filled(made.summary().rows(), missed),
            "section-title");
    sum.setGraphic(Icons.graphic(missed == 0 ? Icons.SUCCESS : Icons.WARNING));
    return sum;
  }

  private GridPane levels(GeocodeViewModel.Outcome made) {
    var grid = new GridPane();
    grid.setHgap(24);
    grid.setVgap(4);
    for (Level level : Level.values()) {
      long count = made.summary().at(level);
      if (count > 0) {
        var number = new Label("%,d".formatted(count));
        GridPane.setHalignment(number, HPos.RIGHT);
        grid.addRow(grid.getRowCount(), label(FoundCard.level(level), "label"), number);
      }
    }
    return grid;
  }

  private Label written(GeocodeViewModel.Outcome made) {
    return label(WRITTEN.filled(Text.same(String.valueOf(made.file().getFileName()))), "hint");
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
}

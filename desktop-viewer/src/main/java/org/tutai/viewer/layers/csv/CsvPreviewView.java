package org.tutai.viewer.layers.csv;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.layers.Plainly;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A table before it is added: how it is read at the top, its rows and its places below. */
public final class CsvPreviewView extends VBox {

  private static final Text BACK = Text.of("Back to the list", "回到清單");
  private static final Text PLACES = Text.of("Places", "位置");
  private static final Text BY_COLUMNS = Text.of("X and Y columns", "X、Y 兩欄");
  private static final Text BY_TEXT = Text.of("One column (WKT or \"x, y\")", "單一欄（WKT 或「x, y」）");
  private static final Text NO_PLACES = Text.of("None: a plain table", "無：純表格");
  private static final Text X = Text.of("X or longitude", "X 或經度");
  private static final Text Y = Text.of("Y or latitude", "Y 或緯度");
  private static final Text COLUMN = Text.of("Column", "欄位");
  private static final Text ENCODING = Text.of("Encoding", "編碼");
  private static final Text SYSTEM = Text.of("CRS", "坐標系統");
  private static final Text ALL_ROWS = Text.of("%,d rows", "共 %,d 列");
  private static final Text ALL_PLACED = Text.of("All have a place.", "每一列都有位置。");
  private static final Text PLACED =
      Text.of("%,d of the first %,d rows have a place.", "前 %2$,d 列中有 %1$,d 列有位置。");
  private static final Text NOWHERE =
      Text.of(
          "No places. Choose the columns that hold coordinates, or join the table to a layer (menu"
              + " Layer, Join a table).",
          "沒有位置。請選擇存放坐標的欄位，或將此表合併到圖層（選單「圖層」的「合併統計表」）。");
  private static final Text ADDRESSES =
      Text.of(
          "\"%s\" seems to hold addresses. Geocode the file to place its rows.",
          "「%s」看來是地址。可用地址定位把各列放到地圖上。");
  private static final Text GEOCODE = Text.of("Geocode…", "地址定位…");
  private static final Text SAY_SYSTEM = Text.of("Choose the CRS of the coordinates.", "請選擇坐標系統。");
  private static final Text ADD = Text.of("Add layer", "加入圖層");

  private enum Mode {
    COLUMNS,
    TEXT,
    NONE;

    Text title() {
      return switch (this) {
        case COLUMNS -> BY_COLUMNS;
        case TEXT -> BY_TEXT;
        case NONE -> NO_PLACES;
      };
    }
  }

  private final Words words;
  private final CsvPreviewViewModel model;
  private final Readings readings;
  private final ComboBox<Mode> mode = new ComboBox<>();
  private final ComboBox<String> first = new ComboBox<>();
  private final ComboBox<String> second = new ComboBox<>();
  private final ComboBox<Optional<Charset>> encoding = new ComboBox<>();
  private final ComboBox<Optional<Crs>> system = new ComboBox<>();
  private final Label encodingWhy = hint();
  private final Label systemWhy = hint();
  private final Label firstTitle = new Label();
  private final VBox secondBox;
  private final VBox firstBox;
  private final RowsTable table;
  private final PlacesMap map = new PlacesMap();
  private final Label placed = hint();
  private final Label problem = new Label();
  private final Button add = new Button();
  private final Button geocode = new Button();
  private boolean filling;

  /**
   * A view.
   *
   * @param back goes to the list of files
   * @param geocoder finds the places of addresses; empty when nobody can
   */
  public CsvPreviewView(
      Words words,
      CsvPreviewViewModel model,
      Optional<Runnable> back,
      Optional<Runnable> geocoder) {
    super(12);
    this.words = words;
    this.model = model;
    readings = new Readings(words, model);
    table = new RowsTable(words);
    getStyleClass().add("csv-preview");
    getStylesheets()
        .add(
            Objects.requireNonNull(CsvPreviewView.class.getResource("csv-preview-view.css"))
                .toExternalForm());
    firstBox = field(firstTitle, first);
    secondBox = field(labelled(Y), second);
    getChildren().addAll(head(back), form(), middle(), foot(geocoder));
    VBox.setVgrow(getChildren().get(2), Priority.ALWAYS);
    choosers();
    model.previewProperty().addListener((value, before, now) -> fill());
    model.pictureProperty().addListener((value, before, now) -> draw());
    model.troubleProperty().addListener((value, before, now) -> tellProblem());
    words.languageProperty().addListener((value, before, now) -> fill());
    fill();
  }

  private Node head(Optional<Runnable> back) {
    var head = new HBox(8);
    head.setAlignment(Pos.CENTER_LEFT);
    back.ifPresent(
        action -> {
          var button = Icons.button(Icons.PREVIOUS_VIEW, words.of(BACK));
          button.setOnAction(event -> action.run());
          head.getChildren().add(button);
        });
    var name = new Label(model.name());
    name.getStyleClass().add("section-title");
    head.getChildren().add(name);
    return head;
  }

  private Node form() {
    var grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(8);
    for (int i = 0; i < 3; i++) {
      var third = new ColumnConstraints();
      third.setPercentWidth(100.0 / 3);
      grid.getColumnConstraints().add(third);
    }
    grid.add(field(labelled(PLACES), mode), 0, 0);
    grid.add(firstBox, 1, 0);
    grid.add(secondBox, 2, 0);
    grid.add(field(labelled(ENCODING), encoding), 0, 1);
    grid.add(field(labelled(SYSTEM), system), 1, 1, 2, 1);
    grid.add(encodingWhy, 0, 2);
    grid.add(systemWhy, 1, 2, 2, 1);
    GridPane.setValignment(encodingWhy, javafx.geometry.VPos.TOP);
    GridPane.setValignment(systemWhy, javafx.geometry.VPos.TOP);
    return grid;
  }

  private Label labelled(Text text) {
    var label = new Label();
    label.textProperty().bind(words.of(text));
    return label;
  }

  private static Label hint() {
    var label = new Label();
    label.getStyleClass().add("hint");
    label.setWrapText(true);
    label.setMinHeight(42);
    label.setMaxHeight(42);
    label.setAlignment(Pos.TOP_LEFT);
    var whole = new Tooltip();
    whole.setWrapText(true);
    whole.setMaxWidth(400);
    whole.textProperty().bind(label.textProperty());
    label.setTooltip(whole);
    return label;
  }

  private static VBox field(Label title, ComboBox<?> box) {
    title.setLabelFor(box);
    title.getStyleClass().add("small");
    box.setMaxWidth(Double.MAX_VALUE);
    box.accessibleTextProperty().bind(title.textProperty());
    return new VBox(2, title, box);
  }

  private Node middle() {
    HBox.setHgrow(table, Priority.ALWAYS);
    placed.setMaxWidth(CsvPreviewViewModel.WIDTH);
    placed.setMinHeight(Region.USE_PREF_SIZE);
    placed.setMaxHeight(Region.USE_PREF_SIZE);
    var right = new VBox(8, map, placed);
    right.setMinWidth(CsvPreviewViewModel.WIDTH);
    right.setPrefWidth(CsvPreviewViewModel.WIDTH);
    VBox.setVgrow(map, Priority.SOMETIMES);
    return new HBox(12, table, right);
  }

  private Node foot(Optional<Runnable> geocoder) {
    problem.getStyleClass().add("field-error");
    problem.setWrapText(true);
    HBox.setHgrow(problem, Priority.ALWAYS);
    problem.setMaxWidth(Double.MAX_VALUE);
    geocode.textProperty().bind(words.of(GEOCODE));
    geocode.setMinWidth(USE_PREF_SIZE);
    geocode.setOnAction(event -> geocoder.ifPresent(Runnable::run));
    geocode.setUserData(geocoder.isPresent());
    add.textProperty().bind(words.of(ADD));
    add.setMinWidth(USE_PREF_SIZE);
    add.getStyleClass().add("accent");
    add.setId("csv-add");
    add.setDefaultButton(true);
    add.setOnAction(event -> model.add());
    var foot = new HBox(8, problem, geocode, add);
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }

  // --- Choosing ----------------------------------------------------------------------------------

  private void choosers() {
    first.setId("csv-first");
    second.setId("csv-second");
    mode.setId("csv-mode");
    encoding.setId("csv-encoding");
    system.setId("csv-system");
    mode.getItems().setAll(Mode.values());
    cells(mode, each -> words.get(each.title()));
    cells(encoding, readings::encoding);
    cells(system, readings::system);
    cells(first, each -> OneLine.of(each, 60));
    cells(second, each -> OneLine.of(each, 60));
    encoding.getItems().setAll(Readings.encodings());
    system.getItems().setAll(Readings.systems());
    chosen(encoding, model::encoding);
    chosen(system, model::system);
    chosen(mode, this::choseMode);
    chosen(first, name -> choseColumns());
    chosen(second, name -> choseColumns());
  }

  private <T> void chosen(ComboBox<T> box, Consumer<T> action) {
    box.valueProperty()
        .addListener(
            (value, before, now) -> {
              if (!filling && now != null) {
                action.accept(now);
              }
            });
  }

  private static <T> void cells(ComboBox<T> box, Function<T, String> said) {
    box.setCellFactory(list -> cell(said));
    box.setButtonCell(cell(said));
  }

  private static <T> ListCell<T> cell(Function<T, String> said) {
    return new ListCell<>() {
      @Override
      protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : said.apply(item));
      }
    };
  }

  private void choseMode(Mode now) {
    arrange(now);
    switch (now) {
      case NONE -> model.columns(Optional.of(List.of()));
      case TEXT, COLUMNS -> choseColumns();
    }
  }

  private void choseColumns() {
    String one = first.getValue();
    String other = second.getValue();
    if (mode.getValue() == Mode.TEXT && one != null) {
      model.columns(Optional.of(List.of(one)));
    } else if (mode.getValue() == Mode.COLUMNS
        && one != null
        && other != null
        && !one.equals(other)) {
      model.columns(Optional.of(List.of(one, other)));
    }
  }

  private void arrange(Mode now) {
    firstBox.setVisible(now != Mode.NONE);
    secondBox.setVisible(now == Mode.COLUMNS);
    firstTitle.setText(words.get(now == Mode.TEXT ? COLUMN : X));
  }

  // --- Showing -----------------------------------------------------------------------------------

  private void fill() {
    filling = true;
    try {
      Optional<CsvPreview> preview = model.previewProperty().get();
      preview.ifPresent(this::show);
      refresh(mode);
      refresh(encoding);
      refresh(system);
      add.setDisable(!model.canBeAdded());
      draw();
      tellProblem();
    } finally {
      filling = false;
    }
  }

  /** A combo box says its value anew only when its button cell is another. */
  private <T> void refresh(ComboBox<T> box) {
    var cells = box.getCellFactory();
    if (cells != null) {
      box.setButtonCell(cells.call(null));
    }
  }

  private void show(CsvPreview preview) {
    showColumns(preview);
    encoding.setValue(model.choicesProperty().get().encoding());
    system.setValue(model.choicesProperty().get().crs());
    system.setDisable(preview.kind() == GeometryKind.NONE);
    encodingWhy.setText(why(preview.encoding()));
    systemWhy.setText(preview.kind() == GeometryKind.NONE ? "" : why(preview.crs()));
    table.show(preview);
    boolean address = preview.addresses().isPresent() && preview.placed() == 0;
    geocode.setVisible(address && Boolean.TRUE.equals(geocode.getUserData()));
    geocode.setManaged(geocode.isVisible());
  }

  private String why(Finding<?> finding) {
    return finding.grounds().stream()
        .findFirst()
        .map((Remark remark) -> Plainly.of(remark, words.language()))
        .orElse("");
  }

  private void showColumns(CsvPreview preview) {
    List<String> columns = model.choicesProperty().get().columns().orElse(preview.columns());
    Mode now = columns.size() == 2 ? Mode.COLUMNS : columns.size() == 1 ? Mode.TEXT : Mode.NONE;
    Mode shown = mode.getValue();
    boolean asking =
        columns.isEmpty()
            && shown != null
            && shown != Mode.NONE
            && model.choicesProperty().get().columns().isEmpty();
    if (!asking) {
      mode.setValue(now);
    }
    arrange(Objects.requireNonNullElse(mode.getValue(), now));
    if (!first.getItems().equals(preview.names())) {
      first.getItems().setAll(preview.names());
      second.getItems().setAll(preview.names());
    }
    if (!columns.isEmpty()) {
      first.setValue(columns.get(0));
      second.setValue(columns.size() > 1 ? columns.get(1) : null);
    }
  }

  private void draw() {
    map.show(model.pictureProperty().get());
    placed.setText(model.previewProperty().get().map(this::told).orElse(""));
  }

  private String told(CsvPreview preview) {
    String all =
        preview.count().isPresent() ? words.get(ALL_ROWS, preview.count().getAsLong()) + "\n" : "";
    boolean every = preview.placed() == preview.count().orElse(-1);
    if (every && preview.placed() > 0) {
      return all + words.get(ALL_PLACED);
    }
    if (preview.placed() > 0) {
      return all + words.get(PLACED, preview.placed(), preview.looked());
    }
    return all
        + preview
            .addresses()
            .map(column -> words.get(ADDRESSES, OneLine.of(column, 40)))
            .orElseGet(() -> words.get(NOWHERE));
  }

  private void tellProblem() {
    Optional<Text> trouble = model.troubleProperty().get();
    boolean unplaced =
        model
            .previewProperty()
            .get()
            .filter(each -> each.kind() != GeometryKind.NONE && each.crs().value().isEmpty())
            .isPresent();
    problem.setText(trouble.map(words::get).orElseGet(() -> unplaced ? words.get(SAY_SYSTEM) : ""));
    add.setDisable(!model.canBeAdded() || trouble.isPresent());
  }
}

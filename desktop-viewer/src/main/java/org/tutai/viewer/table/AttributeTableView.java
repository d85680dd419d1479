package org.tutai.viewer.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableListBase;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Field;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.table.RowOrder.Sort;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The attribute table: a bar of what can be done, and the lines that fit the window. */
public final class AttributeTableView extends VBox {

  private static final Text TABLE = Text.of("Attribute table", "屬性表");
  private static final Text LAYER = Text.of("Layer", "圖層");
  private static final Text FIND = Text.of("Find in any column", "搜尋所有欄位");
  private static final Text CONDITION = Text.of("Filter by a condition", "以條件式篩選");
  private static final Text ONLY = Text.of("Show selected only", "只顯示選取的圖徵");
  private static final Text ZOOM = Text.of("Zoom to selected", "縮放至選取的圖徵");
  private static final Text INVERT = Text.of("Invert selection", "反轉選取");
  private static final Text NONE = Text.of("Select none", "取消選取");
  private static final Text SHOW_FIRST = Text.of("Scroll to the first selected", "捲動至第一筆選取");
  private static final Text COLUMNS = Text.of("Columns", "欄位顯示");
  private static final Text ALL_COLUMNS = Text.of("Show all columns", "顯示全部欄位");
  private static final Text COPY = Text.of("Copy rows", "複製資料列");
  private static final Text COPY_CELL = Text.of("Copy cell", "複製儲存格");
  private static final Text EXPORT = Text.of("Export", "匯出");
  private static final Text STATISTICS = Text.of("Statistics", "統計");
  private static final Text ASCENDING = Text.of("Sort ascending", "由小到大排序");
  private static final Text DESCENDING = Text.of("Sort descending", "由大到小排序");
  private static final Text UNSORTED = Text.of("Source order", "恢復原始順序");
  private static final Text HIDE = Text.of("Hide column", "隱藏欄位");
  private static final Text AS_FILTER = Text.of("Use as the layer's filter", "設為圖層篩選條件");
  private static final Text SELECT_ALL = Text.of("Select all rows shown", "選取目前顯示的資料列");
  private static final Text FILTERED = Text.of("Layer filter: %s", "圖層篩選：%s");
  private static final Text REMOVE_FILTER = Text.of("Remove the layer's filter", "移除圖層篩選條件");
  private static final Text NO_LAYER_TITLE = Text.of("No layer with a table", "沒有可顯示的屬性表");
  private static final Text NO_LAYER =
      Text.of(
          "Add a file with features, then its attributes are shown here.", "加入含有圖徵的檔案後，這裡會顯示它的屬性。");
  private static final Text NO_ROWS = Text.of("No row meets all conditions", "沒有符合條件的資料列");
  private static final Text READING = Text.of("Reading…", "讀取中…");

  private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
  private static final PseudoClass NULL = PseudoClass.getPseudoClass("none");
  private static final int LONG_CELL = 24;
  private static final int SAMPLE = 60;
  private static final double LEAST_WIDTH = 72;
  private static final double MOST_WIDTH = 280;

  /** How much wider bold letters are, capitals among them. */
  private static final double HEADING = 1.35;

  private final AttributeTableViewModel model;
  private final TableFeature.Actions actions;
  private final Words words;
  private final TableView<Integer> table = new TableView<>();
  private final ComboBox<TableLayer> layers = new ComboBox<>();
  private final TextField find = new TextField();
  private final VBox condition = new VBox();
  private @Nullable EcqlField ecql;
  private boolean settling;

  AttributeTableView(AttributeTableViewModel model, TableFeature.Actions actions, Words words) {
    this.model = model;
    this.actions = actions;
    this.words = words;
    getStyleClass().add("attribute-table");
    var sheet = AttributeTableView.class.getResource("attribute-table-view.css");
    if (sheet != null) {
      getStylesheets().add(sheet.toExternalForm());
    }
    buildTable();
    var body = new StackPane(table, empty(), progress());
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(bar(), condition, filterChip(), body);
    model.layerProperty().addListener((value, before, now) -> layerChanged());
    model.rowsProperty().addListener((value, before, now) -> rowsChanged());
    model.sortProperty().addListener((value, before, now) -> showSort());
    words.languageProperty().addListener((value, before, now) -> table.refresh());
    layerChanged();
    rowsChanged();
  }

  // --- The bar -----------------------------------------------------------------------------------

  private Node bar() {
    layers.accessibleTextProperty().bind(words.of(LAYER));
    layers.setMaxWidth(240);
    layers.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable TableLayer layer) {
            return layer == null ? "" : layer.title();
          }

          @Override
          public @Nullable TableLayer fromString(String title) {
            return null;
          }
        });
    layers.setOnShowing(event -> listLayers());
    layers
        .valueProperty()
        .addListener(
            (value, before, now) -> {
              if (now != null && !settling) {
                model.show(now);
              }
            });
    find.promptTextProperty().bind(words.of(FIND));
    find.accessibleTextProperty().bind(words.of(FIND));
    find.textProperty().bindBidirectional(model.typedProperty());
    find.setPrefWidth(200);
    find.setId("table-find");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line =
        new HBox(
            4,
            layers,
            find,
            conditionToggle(),
            onlyToggle(),
            button(Icons.FULL_EXTENT, ZOOM, model::zoomToSelected),
            button(Icons.MOVE_UP, SHOW_FIRST, this::showFirst),
            button(Icons.CONVERT, INVERT, model::invert),
            button(Icons.SELECT_NONE, NONE, model::selectNone),
            button(Icons.COPY, COPY, this::copy),
            columnsButton(),
            button(Icons.EXPORT, EXPORT, () -> actions.export(model)),
            gap,
            count());
    line.getStyleClass().addAll("row", "table-bar");
    var some =
        Bindings.createBooleanBinding(
            () -> model.layerProperty().get().isPresent(), model.layerProperty());
    line.visibleProperty().bind(some);
    line.managedProperty().bind(some);
    return line;
  }

  private Node conditionToggle() {
    ToggleButton toggle = Icons.toggle(Icons.FILTER, words.of(CONDITION));
    toggle.setId("table-condition");
    condition.visibleProperty().bind(toggle.selectedProperty());
    condition.managedProperty().bind(toggle.selectedProperty());
    toggle
        .selectedProperty()
        .addListener(
            (value, before, now) -> {
              if (now) {
                condition().field().requestFocus();
              } else {
                model.expression().textProperty().set("");
              }
            });
    return toggle;
  }

  private Node onlyToggle() {
    ToggleButton toggle = Icons.toggle(Icons.SELECT, words.of(ONLY));
    toggle.setId("table-only");
    toggle.selectedProperty().bindBidirectional(model.selectedOnlyProperty());
    return toggle;
  }

  private Button button(org.kordamp.ikonli.Ikon icon, Text name, Runnable action) {
    Button button = Icons.button(icon, words.of(name));
    button.setOnAction(event -> action.run());
    return button;
  }

  private Node columnsButton() {
    Button button = Icons.button(Icons.COLUMNS, words.of(COLUMNS));
    button.setOnAction(event -> columnsMenu().show(button, javafx.geometry.Side.BOTTOM, 0, 4));
    return button;
  }

  private ContextMenu columnsMenu() {
    var menu = new ContextMenu();
    var all = new MenuItem(words.get(ALL_COLUMNS));
    all.setOnAction(event -> table.getColumns().forEach(column -> column.setVisible(true)));
    menu.getItems().addAll(all, new SeparatorMenuItem());
    for (TableColumn<Integer, ?> column : table.getColumns()) {
      if (column.getUserData() instanceof Integer) {
        var item = new CheckMenuItem(column.getText());
        item.setMnemonicParsing(false);
        item.selectedProperty().bindBidirectional(column.visibleProperty());
        menu.getItems().add(item);
      }
    }
    return menu;
  }

  private Node count() {
    var label = new Label();
    label.getStyleClass().add("hint");
    label.setWrapText(false);
    label.setMinWidth(USE_PREF_SIZE);
    label.setId("table-count");
    label
        .textProperty()
        .bind(
            words.following(
                () -> words.get(model.counted()), model.rowsProperty(), model.selectedProperty()));
    return label;
  }

  /** The line of the condition, made when somebody wants one. */
  private EcqlField condition() {
    EcqlField made = ecql;
    if (made == null) {
      made = new EcqlField(model.expression(), words);
      ecql = made;
      condition.getChildren().add(conditionLine(made));
    }
    return made;
  }

  private Node conditionLine(EcqlField typed) {
    Button use = new Button();
    use.textProperty().bind(words.of(AS_FILTER));
    use.setOnAction(event -> actions.useAsFilter(model));
    use.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.expression().errorProperty().get().isPresent()
                        || model.expression().parsedProperty().get().isEmpty(),
                model.expression().errorProperty(),
                model.expression().parsedProperty()));
    use.setMinWidth(USE_PREF_SIZE);
    Button select = new Button();
    select.textProperty().bind(words.of(SELECT_ALL));
    select.setOnAction(event -> model.selectShown());
    select.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(typed, Priority.ALWAYS);
    var line = new HBox(8, typed, select, use);
    line.getStyleClass().add("condition-row");
    return line;
  }

  /** The filter of the layer itself, and how to be rid of it. */
  private Node filterChip() {
    var said = new Label();
    said.getStyleClass().add("hint");
    said.setWrapText(false);
    said.textProperty()
        .bind(
            words.following(() -> words.get(FILTERED, filter().orElse("")), model.layerProperty()));
    HBox.setHgrow(said, Priority.ALWAYS);
    Button remove = Icons.button(Icons.CLOSE, words.of(REMOVE_FILTER));
    remove.setOnAction(event -> actions.removeFilter(model));
    var line = new HBox(4, Icons.graphic(Icons.FILTER), said, remove);
    line.getStyleClass().addAll("row", "filter-row");
    var present = Bindings.createBooleanBinding(() -> filter().isPresent(), model.layerProperty());
    line.visibleProperty().bind(present);
    line.managedProperty().bind(present);
    return line;
  }

  private Optional<String> filter() {
    return model.layerProperty().get().flatMap(TableLayer::filter);
  }

  private Node progress() {
    var bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setMaxHeight(4);
    bar.setPrefHeight(4);
    bar.getStyleClass().add("table-progress");
    StackPane.setAlignment(bar, Pos.TOP_CENTER);
    bar.setVisible(false);
    bar.setMouseTransparent(true);
    var patience = new javafx.animation.PauseTransition(javafx.util.Duration.millis(300));
    patience.setOnFinished(event -> bar.setVisible(model.busyProperty().get()));
    model
        .busyProperty()
        .addListener(
            (value, before, now) -> {
              if (now) {
                patience.playFromStart();
              } else {
                patience.stop();
                bar.setVisible(false);
              }
            });
    return bar;
  }

  private Node empty() {
    var title = new Label();
    title.textProperty().bind(words.of(NO_LAYER_TITLE));
    title.getStyleClass().add("section-title");
    var hint = new Label();
    hint.textProperty().bind(words.of(NO_LAYER));
    hint.getStyleClass().add("hint");
    var box = new VBox(Icons.graphic(Icons.TABLE), title, hint);
    box.getStyleClass().add("empty-state");
    var none =
        Bindings.createBooleanBinding(
            () -> model.layerProperty().get().isEmpty(), model.layerProperty());
    box.visibleProperty().bind(none);
    table.visibleProperty().bind(none.not());
    return box;
  }

  // --- The table ---------------------------------------------------------------------------------

  private void buildTable() {
    table.setId("attribute-rows");
    table.accessibleTextProperty().bind(words.of(TABLE));
    table.getStyleClass().add("rows");
    table.setTableMenuButtonVisible(false);
    table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    table.setRowFactory(of -> new Line());
    table.setSortPolicy(of -> sorted());
    var said = new Label();
    said.getStyleClass().add("hint");
    said.textProperty()
        .bind(
            words.following(
                () ->
                    words.get(
                        model
                            .failureProperty()
                            .get()
                            .orElse(model.rowsProperty().get().isPresent() ? NO_ROWS : READING)),
                model.rowsProperty(),
                model.failureProperty()));
    table.setPlaceholder(said);
    table.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void listLayers() {
    settling = true;
    layers.getItems().setAll(model.layers());
    layers.setValue(model.layerProperty().get().orElse(null));
    settling = false;
  }

  private void layerChanged() {
    listLayers();
    List<Field> fields = model.fields();
    boolean same =
        columns().stream()
            .map(TableColumn::getText)
            .toList()
            .equals(fields.stream().map(Field::name).map(AttributeTableView::title).toList());
    if (same && !fields.isEmpty()) {
      return;
    }
    var columns = new ArrayList<TableColumn<Integer, ?>>();
    columns.add(numberColumn());
    for (int i = 0; i < fields.size(); i++) {
      columns.add(column(i, fields.get(i)));
    }
    settling = true;
    table.setItems(new Lines(null));
    table.getColumns().setAll(columns);
    settling = false;
  }

  private List<TableColumn<Integer, ?>> columns() {
    return table.getColumns().stream().filter(c -> c.getUserData() instanceof Integer).toList();
  }

  private static String title(String name) {
    return CellText.line(name, 80);
  }

  /** The number of the feature in its source, as other programs count it. */
  private TableColumn<Integer, ?> numberColumn() {
    var column = new TableColumn<Integer, Integer>("#");
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(64);
    column.getStyleClass().add("number-column");
    column.setCellValueFactory(
        line -> new javafx.beans.property.ReadOnlyObjectWrapper<>(line.getValue()));
    column.setCellFactory(
        of -> {
          var cell =
              new javafx.scene.control.TableCell<Integer, Integer>() {
                @Override
                protected void updateItem(@Nullable Integer item, boolean empty) {
                  super.updateItem(item, empty);
                  RowList list = model.rowsProperty().get().orElse(null);
                  boolean shown =
                      !empty && item != null && list != null && item < list.table().rows();
                  setText(
                      shown && list != null && item != null
                          ? String.format("%,d", list.table().ordinal(item) + 1)
                          : null);
                }
              };
          cell.getStyleClass().addAll("number", "row-number");
          return cell;
        });
    return column;
  }

  private TableColumn<Integer, ?> column(int index, Field field) {
    var column = new TableColumn<Integer, Integer>(title(field.name()));
    column.setUserData(index);
    boolean figures = CellText.isFigure(field.type());
    column.setPrefWidth(LEAST_WIDTH);
    column.setCellValueFactory(
        line -> new javafx.beans.property.ReadOnlyObjectWrapper<>(line.getValue()));
    column.setCellFactory(of -> new Cell(index, field));
    if (figures) {
      column.getStyleClass().add("number-column");
    }
    column.setContextMenu(columnMenu(column, index));
    return column;
  }

  private ContextMenu columnMenu(TableColumn<Integer, ?> column, int index) {
    return new ContextMenu(
        item(STATISTICS, () -> actions.statistics(model, index)),
        new SeparatorMenuItem(),
        item(ASCENDING, () -> model.sortProperty().set(Optional.of(new Sort(index, false)))),
        item(DESCENDING, () -> model.sortProperty().set(Optional.of(new Sort(index, true)))),
        item(UNSORTED, () -> model.sortProperty().set(Optional.empty())),
        new SeparatorMenuItem(),
        item(HIDE, () -> column.setVisible(false)));
  }

  private MenuItem item(Text title, Runnable action) {
    var item = new MenuItem();
    item.textProperty().bind(words.of(title));
    item.setOnAction(event -> action.run());
    return item;
  }

  /** The head of a column was clicked. */
  private boolean sorted() {
    if (settling) {
      return true;
    }
    Optional<Sort> wish = Optional.empty();
    if (!table.getSortOrder().isEmpty()
        && table.getSortOrder().get(0).getUserData() instanceof Integer column) {
      boolean descending =
          table.getSortOrder().get(0).getSortType() == TableColumn.SortType.DESCENDING;
      wish = Optional.of(new Sort(column, descending));
    }
    model.sortProperty().set(wish);
    return true;
  }

  private void showSort() {
    Optional<Sort> wish = model.sortProperty().get();
    settling = true;
    table.getSortOrder().clear();
    for (TableColumn<Integer, ?> column : columns()) {
      if (wish.isPresent() && column.getUserData().equals(wish.get().column())) {
        column.setSortType(
            wish.get().descending()
                ? TableColumn.SortType.DESCENDING
                : TableColumn.SortType.ASCENDING);
        table.getSortOrder().add(column);
      }
    }
    settling = false;
  }

  private void rowsChanged() {
    RowList list = model.rowsProperty().get().orElse(null);
    boolean first = table.getItems() instanceof Lines lines && lines.size() == 0;
    settling = true;
    table.setItems(new Lines(list));
    settling = false;
    if (list != null && first) {
      fitColumns(list);
    }
    table.scrollTo(0);
  }

  /** Columns as wide as the first lines need, within reason. */
  private void fitColumns(RowList list) {
    List<Field> fields = model.fields();
    Set<Integer> done = new HashSet<>();
    for (TableColumn<Integer, ?> column : columns()) {
      int index = (Integer) column.getUserData();
      double width = textWidth(column.getText()) * HEADING + 32;
      int lines = Math.min(SAMPLE, list.size());
      for (int i = 0; i < lines; i++) {
        Object value = list.table().value(list.row(i), index);
        width =
            Math.max(
                width, textWidth(CellText.cell(value, fields.get(index), words.language())) + 20);
      }
      if (done.add(index)) {
        column.setPrefWidth(Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, Math.ceil(width))));
      }
    }
  }

  private static double textWidth(String text) {
    int end = Math.min(text.length(), 60);
    double width = 0;
    for (int i = 0; i < end; i++) {
      width += text.charAt(i) >= 0x2E80 ? 14 : 8;
    }
    return width;
  }

  // --- Pointer and keys --------------------------------------------------------------------------

  private void pressed(MouseEvent event) {
    Line line = line(event.getTarget());
    if (line == null || line.isEmpty()) {
      return;
    }
    table.requestFocus();
    boolean first = event.getButton() == MouseButton.PRIMARY;
    if (first && event.getClickCount() == 2) {
      model.zoomToSelected();
    } else if (first || !model.isSelected(line.getIndex())) {
      model.point(line.getIndex(), event.isShiftDown(), event.isShortcutDown());
    }
    event.consume();
  }

  private @Nullable Line line(Object target) {
    Node node = target instanceof Node shown ? shown : null;
    while (node != null && !(node instanceof Line)) {
      node = node.getParent();
    }
    return (Line) node;
  }

  private void key(KeyEvent event) {
    boolean range = event.isShiftDown();
    switch (event.getCode()) {
      case UP -> go(-1, range);
      case DOWN -> go(1, range);
      case PAGE_UP -> go(-pageLines(), range);
      case PAGE_DOWN -> go(pageLines(), range);
      case HOME -> go(Integer.MIN_VALUE, range);
      case END -> go(Integer.MAX_VALUE, range);
      case ENTER -> model.zoomToSelected();
      default -> {
        if (!withShortcut(event)) {
          return;
        }
      }
    }
    event.consume();
  }

  private boolean withShortcut(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
      model.selectShown();
      return true;
    }
    if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
      copy();
      return true;
    }
    return false;
  }

  private int pageLines() {
    return Math.max(1, (int) (table.getHeight() / 28) - 2);
  }

  private void go(long by, boolean range) {
    int reached = model.move(by, range);
    if (reached >= 0) {
      reveal(reached);
    }
  }

  private void showFirst() {
    int first = model.firstSelected();
    if (first >= 0) {
      table.scrollTo(Math.max(0, first - 2));
    }
  }

  private void reveal(int index) {
    var flow = table.lookup(".virtual-flow");
    if (flow instanceof javafx.scene.control.skin.VirtualFlow<?> lines) {
      var above = lines.getFirstVisibleCell();
      var below = lines.getLastVisibleCell();
      if (above != null && below != null) {
        if (index <= above.getIndex()) {
          table.scrollTo(index);
        } else if (index >= below.getIndex()) {
          table.scrollTo(Math.max(0, index - (below.getIndex() - above.getIndex()) + 1));
        }
        return;
      }
    }
    table.scrollTo(index);
  }

  private void copy() {
    model.copy(
        table.getVisibleLeafColumns().stream()
            .map(TableColumn::getUserData)
            .filter(Integer.class::isInstance)
            .map(Integer.class::cast)
            .toList());
  }

  /** The rows of the lines: a line with another row has another value, so that cells follow. */
  private static final class Lines extends ObservableListBase<Integer> {
    private final @Nullable RowList list;

    Lines(@Nullable RowList list) {
      this.list = list;
    }

    @Override
    public Integer get(int index) {
      RowList rows = list;
      return rows == null ? index : rows.row(index);
    }

    @Override
    public int size() {
      RowList rows = list;
      return rows == null ? 0 : rows.size();
    }
  }

  /** A line, marked while its feature is selected. */
  private final class Line extends TableRow<Integer> {

    private final javafx.beans.value.ChangeListener<Object> follower =
        (value, before, now) -> mark();

    Line() {
      model.selectedProperty().addListener(new javafx.beans.value.WeakChangeListener<>(follower));
    }

    @Override
    protected void updateItem(@Nullable Integer item, boolean empty) {
      super.updateItem(item, empty);
      mark();
    }

    private void mark() {
      pseudoClassStateChanged(PICKED, !isEmpty() && model.isSelected(getIndex()));
    }
  }

  /** A value; read when it is seen. */
  private final class Cell extends javafx.scene.control.TableCell<Integer, Integer> {

    private final int column;
    private final Field field;

    Cell(int column, Field field) {
      this.column = column;
      this.field = field;
      if (CellText.isFigure(field.type())) {
        getStyleClass().add("number");
      }
      setContextMenu(
          new ContextMenu(
              item(COPY_CELL, () -> actions.copy(model.value(getIndex(), column))),
              item(COPY, AttributeTableView.this::copy),
              item(ZOOM, model::zoomToSelected)));
    }

    @Override
    protected void updateItem(@Nullable Integer item, boolean empty) {
      super.updateItem(item, empty);
      RowList list = model.rowsProperty().get().orElse(null);
      if (empty || item == null || list == null || item >= list.table().rows()) {
        setText(null);
        setTooltip(null);
        pseudoClassStateChanged(NULL, false);
        return;
      }
      Object value = list.table().value(item, column);
      String text = CellText.cell(value, field, words.language());
      setText(text);
      pseudoClassStateChanged(NULL, value == null);
      boolean cut = text.length() > LONG_CELL;
      setTooltip(
          cut ? AttributeTableView.tip(CellText.whole(value, field, words.language())) : null);
    }
  }

  private static javafx.scene.control.Tooltip tip(String text) {
    var tip = new javafx.scene.control.Tooltip(text);
    tip.setWrapText(true);
    tip.setMaxWidth(480);
    return tip;
  }
}

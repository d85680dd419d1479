package org.tutai.viewer.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.Field;
import org.tutai.viewer.table.RowOrder.Sort;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The lines of the attribute table that fit the window, read as they are seen. */
final class RowsTable extends TableView<Integer> {

  private static final Text TABLE = Text.of("Attribute table", "屬性表");
  static final Text COPY = Text.of("Copy rows", "複製資料列");
  static final Text ZOOM = Text.of("Zoom to selected", "縮放至選取的圖徵");
  private static final Text COPY_CELL = Text.of("Copy cell", "複製儲存格");
  private static final Text STATISTICS = Text.of("Statistics", "統計");
  private static final Text ASCENDING = Text.of("Sort ascending", "由小到大排序");
  private static final Text DESCENDING = Text.of("Sort descending", "由大到小排序");
  private static final Text UNSORTED = Text.of("Source order", "恢復原始順序");
  private static final Text HIDE = Text.of("Hide column", "隱藏欄位");
  private static final Text NO_ROWS = Text.of("No row meets all conditions", "沒有符合條件的資料列");
  private static final Text READING = Text.of("Reading…", "讀取中…");

  private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
  private static final PseudoClass NULL = PseudoClass.getPseudoClass("none");
  private static final int LONG_CELL = 24;
  private static final double ROW_HEIGHT = 28;

  /** How many lines are shown before one that is looked for. */
  private static final int BEFORE = 2;

  private final AttributeTableViewModel model;
  private final TableFeature.Actions actions;
  private final Words words;
  private boolean settling;

  RowsTable(AttributeTableViewModel model, TableFeature.Actions actions, Words words) {
    this.model = model;
    this.actions = actions;
    this.words = words;
    build();
    model.layerProperty().addListener((value, before, now) -> layerChanged());
    model.rowsProperty().addListener((value, before, now) -> rowsChanged());
    model.sortProperty().addListener((value, before, now) -> showSort());
    words.languageProperty().addListener((value, before, now) -> refresh());
    layerChanged();
    rowsChanged();
  }

  private void build() {
    setId("attribute-rows");
    accessibleTextProperty().bind(words.of(TABLE));
    getStyleClass().add("rows");
    setTableMenuButtonVisible(false);
    setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    setRowFactory(of -> new Line());
    setSortPolicy(of -> sorted());
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
    setPlaceholder(said);
    setFixedCellSize(ROW_HEIGHT);
    addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventFilter(MouseEvent.MOUSE_PRESSED, RowsTable::leaveMenuAlone);
    addEventFilter(MouseEvent.MOUSE_RELEASED, RowsTable::leaveMenuAlone);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void layerChanged() {
    List<Field> fields = model.fields();
    boolean same =
        columns().stream()
            .map(TableColumn::getText)
            .toList()
            .equals(fields.stream().map(Field::name).map(RowsTable::title).toList());
    if (same && !fields.isEmpty()) {
      return;
    }
    var columns = new ArrayList<TableColumn<Integer, ?>>();
    columns.add(numberColumn());
    for (int i = 0; i < fields.size(); i++) {
      columns.add(column(i, fields.get(i)));
    }
    settling = true;
    setItems(new RowItems(null));
    getColumns().setAll(columns);
    settling = false;
  }

  /** The columns of fields, hidden ones too; their user data are the fields' indices. */
  List<TableColumn<Integer, ?>> columns() {
    return getColumns().stream().filter(c -> c.getUserData() instanceof Integer).toList();
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
    column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
    column.setCellFactory(
        of -> {
          var cell =
              new TableCell<Integer, Integer>() {
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
    column.setPrefWidth(ColumnWidths.LEAST);
    column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
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
    if (!settling) {
      model.sortProperty().set(sortShown());
    }
    return true;
  }

  /** What the headings say that the rows are sorted by. */
  private Optional<Sort> sortShown() {
    return getSortOrder().stream()
        .findFirst()
        .filter(column -> column.getUserData() instanceof Integer)
        .map(
            column ->
                new Sort(
                    (Integer) column.getUserData(),
                    column.getSortType() == TableColumn.SortType.DESCENDING));
  }

  private void showSort() {
    Optional<Sort> wish = model.sortProperty().get();
    if (wish.equals(sortShown())) {
      return;
    }
    settling = true;
    getSortOrder().clear();
    for (TableColumn<Integer, ?> column : columns()) {
      if (wish.isPresent() && column.getUserData().equals(wish.get().column())) {
        column.setSortType(
            wish.get().descending()
                ? TableColumn.SortType.DESCENDING
                : TableColumn.SortType.ASCENDING);
        getSortOrder().add(column);
      }
    }
    settling = false;
  }

  /* The table counts its lines when it is laid out. Before that, line 0 of what it still takes for an
  empty table would be its last, too: it would stay at the end. */
  private void rowsChanged() {
    RowList list = model.rowsProperty().get().orElse(null);
    boolean first = getItems() instanceof RowItems items && items.isEmpty();
    settling = true;
    setItems(new RowItems(list));
    settling = false;
    showSort(); // forgotten by the headings when there are other items
    if (list != null && first) {
      ColumnWidths.fit(columns(), model.fields(), list, words.language());
    }
    layout();
    scrollTo(first ? Math.max(0, model.firstSelected() - BEFORE) : 0);
  }

  // --- Pointer and keys --------------------------------------------------------------------------

  /** A heading that is asked for its menu isn't sorted by, too. */
  private static void leaveMenuAlone(MouseEvent event) {
    if (event.getButton() == MouseButton.SECONDARY
        && isWithin(event.getTarget(), TableColumnHeader.class)) {
      event.consume();
    }
  }

  private static boolean isWithin(Object target, Class<?> kind) {
    Node node = target instanceof Node shown ? shown : null;
    while (node != null && !kind.isInstance(node)) {
      node = node.getParent();
    }
    return node != null;
  }

  private void pressed(MouseEvent event) {
    Line line = line(event.getTarget());
    if (line == null || line.isEmpty()) {
      return;
    }
    requestFocus();
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
    return Math.max(1, (int) (getHeight() / ROW_HEIGHT) - 2);
  }

  private void go(long by, boolean range) {
    int reached = model.move(by, range);
    if (reached >= 0) {
      reveal(reached);
    }
  }

  /** Scrolls to the first line that is selected. */
  void showFirst() {
    int first = model.firstSelected();
    if (first >= 0) {
      scrollTo(Math.max(0, first - BEFORE));
    }
  }

  private void reveal(int index) {
    var flow = lookup(".virtual-flow");
    if (flow instanceof VirtualFlow<?> lines) {
      var above = lines.getFirstVisibleCell();
      var below = lines.getLastVisibleCell();
      if (above != null && below != null) {
        if (index <= above.getIndex()) {
          scrollTo(index);
        } else if (index >= below.getIndex()) {
          scrollTo(Math.max(0, index - (below.getIndex() - above.getIndex()) + 2));
        }
        return;
      }
    }
    scrollTo(index);
  }

  /** Copies the selected rows, or all, with the columns that are shown. */
  void copy() {
    model.copy(
        getVisibleLeafColumns().stream()
            .map(TableColumn::getUserData)
            .filter(Integer.class::isInstance)
            .map(Integer.class::cast)
            .toList());
  }

  /** A line, marked while its feature is selected. */
  private final class Line extends TableRow<Integer> {

    private final ChangeListener<Object> follower = (value, before, now) -> mark();

    Line() {
      model.selectedProperty().addListener(new WeakChangeListener<>(follower));
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
  private final class Cell extends TableCell<Integer, Integer> {

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
              item(COPY, RowsTable.this::copy),
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
      setTooltip(cut ? RowsTable.tip(CellText.whole(value, field, words.language())) : null);
    }
  }

  private static Tooltip tip(String text) {
    var tip = new Tooltip(text);
    tip.setWrapText(true);
    tip.setMaxWidth(480);
    return tip;
  }
}

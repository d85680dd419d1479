package org.tutai.viewer.table;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The bar above the rows: which layer, which rows, what can be done with them. */
final class TableBar extends HBox {

  private static final Text LAYER = Text.of("Layer", "圖層");
  private static final Text FIND = Text.of("Find in any column", "搜尋所有欄位");
  private static final Text CONDITION = Text.of("Condition", "條件式");
  private static final Text ONLY = Text.of("Show selected only", "只顯示選取的圖徵");
  private static final Text INVERT = Text.of("Invert selection", "反轉選取");
  private static final Text NONE = Text.of("Select none", "取消選取");
  private static final Text SHOW_FIRST = Text.of("Scroll to the first selected", "捲動至第一筆選取");
  private static final Text COLUMNS = Text.of("Columns", "欄位");
  private static final Text ALL_COLUMNS = Text.of("Show all columns", "顯示全部欄位");
  private static final Text EXPORT = Text.of("Export", "匯出");

  private final AttributeTableViewModel model;
  private final Words words;
  private final RowsTable rows;
  private final ComboBox<TableLayer> layers = new ComboBox<>();
  private final BooleanProperty condition = new SimpleBooleanProperty(this, "condition");
  private boolean settling;

  TableBar(
      AttributeTableViewModel model, TableFeature.Actions actions, Words words, RowsTable rows) {
    super(4);
    this.model = model;
    this.words = words;
    this.rows = rows;
    getStyleClass().addAll("row", "table-bar");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren()
        .addAll(
            layerBox(),
            find(),
            conditionToggle(),
            separator(),
            onlyToggle(),
            forSelected(icon(Icons.FULL_EXTENT, RowsTable.ZOOM, model::zoomToSelected)),
            forSelected(icon(Icons.MOVE_UP, SHOW_FIRST, rows::showFirst)),
            icon(Icons.CONVERT, INVERT, model::invert),
            forSelected(icon(Icons.SELECT_NONE, NONE, model::selectNone)),
            separator(),
            icon(Icons.COPY, RowsTable.COPY, rows::copy),
            columnsButton(),
            worded(new Button(), Icons.EXPORT, EXPORT, () -> actions.export(model)),
            gap,
            count());
    var some =
        Bindings.createBooleanBinding(
            () -> model.layerProperty().get().isPresent(), model.layerProperty());
    visibleProperty().bind(some);
    managedProperty().bind(some);
    model.layerProperty().addListener((value, before, now) -> listLayers());
    listLayers();
  }

  /** Whether rows are filtered by a condition. */
  BooleanProperty conditionProperty() {
    return condition;
  }

  // --- Which layer, which rows -------------------------------------------------------------------

  private Node layerBox() {
    layers.accessibleTextProperty().bind(words.of(LAYER));
    layers.setMaxWidth(240);
    layers.setMinWidth(80);
    layers.setConverter(TableLayer.titles());
    layers.setOnShowing(event -> listLayers());
    layers
        .valueProperty()
        .addListener(
            (value, before, now) -> {
              if (now != null && !settling) {
                model.show(now);
              }
            });
    return layers;
  }

  private void listLayers() {
    settling = true;
    layers.getItems().setAll(model.layers());
    layers.setValue(model.layerProperty().get().orElse(null));
    settling = false;
  }

  private Node find() {
    var find = new TextField();
    find.promptTextProperty().bind(words.of(FIND));
    find.accessibleTextProperty().bind(words.of(FIND));
    find.textProperty().bindBidirectional(model.typedProperty());
    find.setPrefWidth(200);
    find.setMinWidth(80);
    find.setId("table-find");
    return find;
  }

  private Node conditionToggle() {
    var toggle = new ToggleButton();
    toggle.setId("table-condition");
    toggle.selectedProperty().bindBidirectional(condition);
    return worded(toggle, Icons.FILTER, CONDITION, () -> {});
  }

  private Node onlyToggle() {
    ToggleButton toggle = Icons.toggle(Icons.SELECT, words.of(ONLY));
    toggle.setId("table-only");
    toggle.selectedProperty().bindBidirectional(model.selectedOnlyProperty());
    toggle
        .disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.selectedProperty().get().isEmpty() && !toggle.isSelected(),
                model.selectedProperty(),
                toggle.selectedProperty()));
    return toggle;
  }

  // --- What can be done --------------------------------------------------------------------------

  private Button icon(Ikon icon, Text name, Runnable action) {
    Button button = Icons.button(icon, words.of(name));
    button.setOnAction(event -> action.run());
    return button;
  }

  private <B extends ButtonBase> B worded(B button, Ikon icon, Text name, Runnable action) {
    button.setGraphic(Icons.graphic(icon));
    button.textProperty().bind(words.of(name));
    button.getStyleClass().addAll("flat", "worded");
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private Button forSelected(Button button) {
    BooleanBinding none =
        Bindings.createBooleanBinding(
            () -> model.selectedProperty().get().isEmpty(), model.selectedProperty());
    button.disableProperty().bind(none);
    return button;
  }

  private static Node separator() {
    return new Separator(Orientation.VERTICAL);
  }

  private Node columnsButton() {
    var button = new Button();
    return worded(
        button, Icons.COLUMNS, COLUMNS, () -> columnsMenu().show(button, Side.BOTTOM, 0, 4));
  }

  private ContextMenu columnsMenu() {
    var all = new MenuItem(words.get(ALL_COLUMNS));
    all.setOnAction(event -> rows.columns().forEach(column -> column.setVisible(true)));
    List<MenuItem> items = new ArrayList<>(List.of(all, new SeparatorMenuItem()));
    for (TableColumn<Integer, ?> column : rows.columns()) {
      var item = new CheckMenuItem(column.getText());
      item.setMnemonicParsing(false);
      item.selectedProperty().bindBidirectional(column.visibleProperty());
      items.add(item);
    }
    return new ContextMenu(items.toArray(MenuItem[]::new));
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
}

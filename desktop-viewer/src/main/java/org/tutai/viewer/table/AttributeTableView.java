package org.tutai.viewer.table;

import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/**
 * The attribute table: a bar of what can be done, a condition, and the lines that fit the window.
 */
public final class AttributeTableView extends VBox {

  private static final Text AS_FILTER = Text.of("Use as the layer's filter", "設為圖層篩選條件");
  private static final Text SELECT_ALL = Text.of("Select all rows shown", "選取目前顯示的資料列");
  private static final Text FILTERED = Text.of("Layer filter: %s", "圖層篩選：%s");
  private static final Text REMOVE_FILTER = Text.of("Remove the layer's filter", "移除圖層篩選條件");
  private static final Text NO_LAYER_TITLE = Text.of("No layer with a table", "沒有可顯示的屬性表");
  private static final Text NO_LAYER =
      Text.of(
          "Add a file with features, then its attributes are shown here.", "加入含有圖徵的檔案後，這裡會顯示它的屬性。");
  private static final Duration PATIENCE = Duration.millis(300);

  private final AttributeTableViewModel model;
  private final TableFeature.Actions actions;
  private final Words words;
  private final RowsTable table;
  private final VBox condition = new VBox();
  private @Nullable EcqlField ecql;

  AttributeTableView(AttributeTableViewModel model, TableFeature.Actions actions, Words words) {
    this.model = model;
    this.actions = actions;
    this.words = words;
    this.table = new RowsTable(model, actions, words);
    getStyleClass().add("attribute-table");
    getStylesheets()
        .add(
            Objects.requireNonNull(AttributeTableView.class.getResource("attribute-table-view.css"))
                .toExternalForm());
    var bar = new TableBar(model, actions, words, table);
    follow(bar);
    var body = new StackPane(table, empty(), progress());
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(bar, condition, filterChip(), body);
  }

  private void follow(TableBar bar) {
    condition.visibleProperty().bind(bar.conditionProperty());
    condition.managedProperty().bind(bar.conditionProperty());
    bar.conditionProperty()
        .addListener(
            (value, before, now) -> {
              if (now) {
                condition().field().requestFocus();
              } else {
                model.expression().textProperty().set("");
              }
            });
  }

  /** Scrolls to the first row that is selected, if one is. */
  void showFirst() {
    table.showFirst();
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
    var patience = new PauseTransition(PATIENCE);
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
}

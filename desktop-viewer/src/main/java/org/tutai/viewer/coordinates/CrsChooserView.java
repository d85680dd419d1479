package org.tutai.viewer.coordinates;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsName;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A field and a list to pick a coordinate system from. */
public final class CrsChooserView extends VBox {

  private static final Text PROMPT =
      Text.of("Name or code, such as TWD97 or 3826", "名稱或代碼，例如 TWD97 或 3826");
  private static final Text USE = Text.of("Use it", "套用");
  private static final Text LIST = Text.of("Coordinate systems", "坐標系統");
  private static final Text NONE = Text.of("No system has such a name or code.", "沒有符合的坐標系統。");
  private static final Text READING = Text.of("Reading the systems…", "正在讀取坐標系統…");

  private final CrsChooserViewModel model;
  private final ListView<CrsName> list = new ListView<>();
  private final Label remarks = new Label();

  /**
   * A chooser.
   *
   * @param chosen hears the system that is to be used
   */
  public CrsChooserView(CrsChooserViewModel model, Words words, Consumer<Crs> chosen) {
    this.model = model;
    getStyleClass().add("panel-body");
    setPrefWidth(480);
    var field = new TextField();
    field.setId("crs-typed");
    field.promptTextProperty().bind(words.of(PROMPT));
    field.accessibleTextProperty().bind(words.of(PROMPT));
    field.textProperty().bindBidirectional(model.typedProperty());
    list.setId("crs-list");
    list.setPrefHeight(320);
    list.accessibleTextProperty().bind(words.of(LIST));
    list.setItems(model.shown());
    list.setCellFactory(view -> new Cell(words));
    var nothing = new Label();
    nothing.getStyleClass().add("hint");
    nothing
        .textProperty()
        .bind(
            words.following(
                () -> words.get(model.readingProperty().get() ? READING : NONE),
                model.readingProperty()));
    list.setPlaceholder(nothing);
    follow();
    remarks.getStyleClass().add("hint");
    remarks.setWrapText(true);
    remarks.setMinHeight(Region.USE_PREF_SIZE);
    remarks
        .textProperty()
        .bind(
            words.following(
                () ->
                    String.join(
                        "\n", model.remarksProperty().get().stream().map(words::get).toList()),
                model.remarksProperty()));
    remarks.managedProperty().bind(remarks.textProperty().isNotEmpty());
    var use = new Button();
    use.setId("crs-use");
    use.textProperty().bind(words.of(USE));
    use.getStyleClass().add("accent");
    use.disableProperty().bind(model.crsProperty().map(Optional::isEmpty));
    use.setOnAction(event -> model.crsProperty().get().ifPresent(chosen));
    var row = new HBox(use);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(field, list, remarks, row);
    VBox.setVgrow(list, Priority.ALWAYS);
    addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, chosen));
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            model.take(chosen);
          }
        });
  }

  /** The list and the model pick the same. */
  private void follow() {
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (value, before, now) -> {
              if (now != null) {
                model.pickedProperty().set(Optional.of(now));
              }
            });
    model.pickedProperty().addListener((value, before, now) -> select(now));
    model.shown().addListener((ListChangeListener<CrsName>) change -> selectPicked());
    selectPicked();
  }

  private void selectPicked() {
    select(model.pickedProperty().get());
  }

  private void select(Optional<CrsName> picked) {
    if (picked.isEmpty()
        || Objects.equals(list.getSelectionModel().getSelectedItem(), picked.get())) {
      return;
    }
    list.getSelectionModel().select(picked.get());
  }

  private void key(KeyEvent event, Consumer<Crs> chosen) {
    if (event.getCode() == KeyCode.ENTER) {
      model.take(chosen);
      event.consume();
    } else if (event.getTarget() instanceof TextField
        && (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP)) {
      if (event.getCode() == KeyCode.DOWN) {
        list.getSelectionModel().selectNext();
      } else {
        list.getSelectionModel().selectPrevious();
      }
      list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 4));
      event.consume();
    }
  }

  /** A name and its code. */
  private static final class Cell extends ListCell<CrsName> {
    private final Words words;
    private final Label name = new Label();
    private final Label code = new Label();
    private final HBox row;

    Cell(Words words) {
      this.words = words;
      code.getStyleClass().add("chip");
      code.setMinWidth(Region.USE_PREF_SIZE);
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      row = new HBox(8, name, code);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable CrsName item, boolean empty) {
      super.updateItem(item, empty);
      name.textProperty().unbind();
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      name.textProperty().bind(words.following(() -> item.title(words.language().locale())));
      code.setText(item.code());
      setGraphic(row);
    }
  }
}

package org.tutai.viewer.navigate;

import java.util.Optional;
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
import org.tutai.geo.locate.place.TypedCoordinate;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.coordinates.Notation;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** A field for a coordinate, and what it may mean. */
final class GoToView extends VBox {

  private static final Text PROMPT = Text.of("Coordinate in any notation", "任何形式的坐標");
  private static final Text EXAMPLES =
      Text.of(
          "Such as 121.5637, 25.0375 · 121°33′49″E 25°02′15″N · TWD97 306928 2769942 · G8152 FC70"
              + " (Taipower) · 51R 355000 2770000 · a plus code.",
          "例如 121.5637, 25.0375、121°33′49″E 25°02′15″N、TWD97 306928 2769942、G8152 FC70（電力坐標）、"
              + "51R 355000 2770000，或 Plus Code。");
  private static final Text UNREAD = Text.of("This is no coordinate that can be read.", "無法解讀為坐標。");
  private static final Text GO = Text.of("Go there", "前往");
  private static final Text READINGS = Text.of("What it may mean", "可能的解讀");

  private final GoToViewModel model;
  private final ListView<TypedCoordinate> list = new ListView<>();
  private final Runnable gone;

  /**
   * A form.
   *
   * @param gone told once the map is there
   */
  GoToView(GoToViewModel model, Words words, Runnable gone) {
    this.model = model;
    this.gone = gone;
    getStyleClass().add("panel-body");
    setPrefWidth(480);
    var field = new TextField();
    field.setId("go-to-typed");
    field.promptTextProperty().bind(words.of(PROMPT));
    field.accessibleTextProperty().bind(words.of(PROMPT));
    field.textProperty().bindBidirectional(model.typedProperty());
    var hint = new Label();
    hint.textProperty()
        .bind(
            words.following(
                () -> words.get(model.unreadProperty().get() ? UNREAD : EXAMPLES),
                model.unreadProperty()));
    hint.getStyleClass().add("hint");
    hint.setMinHeight(Region.USE_PREF_SIZE);
    model
        .unreadProperty()
        .addListener(
            (value, before, now) -> {
              hint.getStyleClass().setAll("label", now ? "field-error" : "hint");
            });
    list.setId("go-to-readings");
    list.setPrefHeight(200);
    list.accessibleTextProperty().bind(words.of(READINGS));
    list.setItems(model.readings());
    list.setCellFactory(view -> new Cell(words));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((value, before, now) -> model.pickedProperty().set(Optional.ofNullable(now)));
    model
        .pickedProperty()
        .addListener((value, before, now) -> now.ifPresent(list.getSelectionModel()::select));
    list.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            go();
          }
        });
    var button = new Button();
    button.setId("go-to-go");
    button.textProperty().bind(words.of(GO));
    button.getStyleClass().add("accent");
    button.disableProperty().bind(model.pickedProperty().map(Optional::isEmpty));
    button.setOnAction(event -> go());
    var row = new HBox(button);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(field, hint, list, row);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      go();
      event.consume();
    } else if (event.getCode() == KeyCode.DOWN && event.getTarget() instanceof TextField) {
      list.getSelectionModel().selectNext();
      event.consume();
    } else if (event.getCode() == KeyCode.UP && event.getTarget() instanceof TextField) {
      list.getSelectionModel().selectPrevious();
      event.consume();
    }
  }

  private void go() {
    if (model.go()) {
      gone.run();
    }
  }

  /** How it was read, and where that is. */
  private static final class Cell extends ListCell<TypedCoordinate> {
    private final Words words;
    private final Label how = new Label();
    private final Label where = new Label();
    private final VBox lines = new VBox(0, how, where);

    Cell(Words words) {
      this.words = words;
      where.getStyleClass().add("hint");
      HBox.setHgrow(lines, Priority.ALWAYS);
      lines.setPadding(new javafx.geometry.Insets(4, 0, 4, 0));
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TypedCoordinate item, boolean empty) {
      super.updateItem(item, empty);
      how.textProperty().unbind();
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      how.textProperty().bind(words.of(new Text(plain(item.english()), plain(item.chinese()))));
      where.setText(
          Notation.DEGREES
              .of(new Position(item.lon(), item.lat()))
              .map(at -> "WGS 84  " + at)
              .orElse(""));
      setGraphic(lines);
    }

    private static String plain(String text) {
      return text.replace("%", "%%");
    }
  }
}

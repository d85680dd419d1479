package org.tutai.viewer.app;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The command palette: a field and what matches it. */
final class CommandPaletteView extends VBox {

  private static final Text PROMPT = Text.of("What do you want to do?", "想做什麼？");
  private static final Text NOTHING =
      Text.of("No command has these words. Try fewer.", "沒有符合的指令，請減少文字再試。");
  private static final double WIDTH = 560;
  private static final double HEIGHT = 420;
  private static final double KEYS = 96;

  private final CommandPaletteViewModel model;
  private final Words words;
  private final Consumer<Command> taken;
  private final ListView<Command> list = new ListView<>();

  /**
   * A palette.
   *
   * @param taken closes it and does the command
   */
  CommandPaletteView(CommandPaletteViewModel model, Words words, Consumer<Command> taken) {
    this.model = model;
    this.words = words;
    this.taken = taken;
    getStyleClass().add("command-palette");
    var field = new TextField();
    field.promptTextProperty().bind(words.of(PROMPT));
    field.accessibleTextProperty().bind(words.of(PROMPT));
    field.textProperty().bindBidirectional(model.typedProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setItems(model.found());
    list.setCellFactory(view -> new Cell());
    list.setFocusTraversable(false);
    list.setOnMouseClicked(event -> take());
    var nothing = new Label();
    nothing.textProperty().bind(words.of(NOTHING));
    list.setPlaceholder(nothing);
    model.selectedProperty().addListener((value, before, now) -> show(now.intValue()));
    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener((value, before, now) -> model.select(now.intValue()));
    setPrefSize(WIDTH, HEIGHT);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(field, list);
    show(model.selectedProperty().get());
  }

  private void show(int index) {
    list.getSelectionModel().clearAndSelect(index);
    list.scrollTo(Math.max(0, index - 4));
  }

  private void key(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> model.step(1);
      case UP -> model.step(-1);
      case ENTER -> take();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void take() {
    model.take().ifPresent(taken);
  }

  private final class Cell extends ListCell<Command> {
    @Override
    protected void updateItem(Command command, boolean empty) {
      super.updateItem(command, empty);
      setText(null);
      setGraphic(empty || command == null ? null : row(command));
    }

    private HBox row(Command command) {
      var icon = new HBox();
      icon.setMinWidth(28);
      icon.setAlignment(Pos.CENTER_LEFT);
      command.icon().ifPresent(code -> icon.getChildren().add(new FontIcon(code)));
      var title = new Label();
      title.textProperty().bind(words.of(command.title()));
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      var keys =
          new Label(
              command.keys().map(text -> KeyCombination.valueOf(text).getDisplayText()).orElse(""));
      keys.getStyleClass().add("hint");
      keys.setMinWidth(KEYS);
      keys.setAlignment(Pos.CENTER_RIGHT);
      var place = new Label();
      place.textProperty().bind(words.of(command.place().title()));
      place.getStyleClass().add("hint");
      var row = new HBox(8, icon, title, gap, place, keys);
      row.getStyleClass().add("row");
      return row;
    }
  }
}

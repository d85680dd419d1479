package org.tutai.viewer.layers.add;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/** The page of the dialog with what was used lately. */
final class RecentView extends ListView<RecentLayers.Use> {

  private static final Text NONE = Text.of("Nothing was added yet", "尚未加入過圖層");
  private static final Text TEACH =
      Text.of(
          "Files and services that you add are listed here, so that you find them again.",
          "加入過的檔案與服務會列在這裡，方便再次使用。");
  private static final Text FORGET = Text.of("Forget %s", "從清單移除 %s");
  private static final Text NAME = Text.of("Used lately", "最近使用");

  private final Words words;
  private final RecentLayers recent;
  private final Consumer<RecentLayers.Use> use;

  RecentView(Words words, RecentLayers recent, Consumer<RecentLayers.Use> use) {
    this.words = words;
    this.recent = recent;
    this.use = use;
    getStyleClass().add("add-recent");
    accessibleTextProperty().bind(words.of(NAME));
    setItems(recent.uses());
    setCellFactory(list -> new Cell());
    setPlaceholder(empty());
    setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            chosen().ifPresent(use);
          } else if (event.getCode() == KeyCode.DELETE) {
            chosen().ifPresent(recent::forget);
          }
        });
  }

  private Optional<RecentLayers.Use> chosen() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem());
  }

  private Node empty() {
    var title = new Label();
    title.getStyleClass().add("section-title");
    title.textProperty().bind(words.of(NONE));
    var hint = new Label();
    hint.getStyleClass().add("hint");
    hint.setMaxWidth(320);
    hint.textProperty().bind(words.of(TEACH));
    var box = new VBox(Icons.graphic(Icons.RECENT), title, hint);
    box.getStyleClass().add("empty-state");
    return box;
  }

  private final class Cell extends ListCell<RecentLayers.Use> {
    @Override
    protected void updateItem(RecentLayers.Use item, boolean empty) {
      super.updateItem(item, empty);
      setText(null);
      setGraphic(empty || item == null ? null : row(item));
      setOnMouseClicked(empty || item == null ? null : event -> use.accept(item));
    }

    private Node row(RecentLayers.Use item) {
      var title = new Label(title(item));
      var where = new Label(OneLine.of(item.address(), 200));
      where.getStyleClass().add("hint");
      where.setWrapText(false);
      var lines = new VBox(title, where);
      lines.setMinWidth(0);
      lines.setAlignment(Pos.CENTER_LEFT);
      HBox.setHgrow(lines, Priority.ALWAYS);
      Button forget = Icons.button(Icons.CLOSE, words.of(FORGET, title(item)));
      forget.setOnAction(event -> recent.forget(item));
      var row =
          new HBox(
              12, Icons.graphic(item.service() ? Icons.SERVER : Icons.ADD_FILE), lines, forget);
      row.setAlignment(Pos.CENTER_LEFT);
      row.maxWidthProperty().bind(RecentView.this.widthProperty().subtract(40));
      return row;
    }

    private static String title(RecentLayers.Use item) {
      if (item.service()) {
        return OneLine.of(item.address().replaceFirst("^https?://([^/?#]*).*$", "$1"), 80);
      }
      Path last = Path.of(item.address()).getFileName();
      return OneLine.of(last == null ? item.address() : last.toString(), 80);
    }
  }
}

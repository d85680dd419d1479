package org.tutai.viewer.layers.add;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/**
 * Takes files, folders and addresses that are dropped anywhere on the window it is in, and shows
 * while they hover that they can be.
 */
final class DropHint extends VBox {

  private static final Text DROP = Text.of("Drop to add to the map", "放開即可加入地圖");

  private final Consumer<List<Path>> files;
  private final Consumer<String> address;

  DropHint(Words words, Consumer<List<Path>> files, Consumer<String> address) {
    this.files = files;
    this.address = address;
    var title = new Label();
    title.getStyleClass().add("large");
    title.textProperty().bind(words.of(DROP));
    getChildren().addAll(Icons.graphic(Icons.ADD_FILE), title);
    getStyleClass().add("drop-hint");
    getStylesheets()
        .add(Objects.requireNonNull(DropHint.class.getResource("add-view.css")).toExternalForm());
    setMouseTransparent(true);
    setVisible(false);
    setId("drop-hint");
    sceneProperty()
        .addListener(
            (value, before, now) -> {
              if (now != null) {
                listen(now);
              }
            });
  }

  private void listen(Scene scene) {
    scene.addEventHandler(DragEvent.DRAG_OVER, this::over);
    scene.addEventHandler(DragEvent.DRAG_EXITED, event -> setVisible(false));
    scene.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
  }

  private static boolean isTaken(DragEvent event) {
    Dragboard board = event.getDragboard();
    return event.getGestureSource() == null && (board.hasFiles() || board.hasUrl());
  }

  private void over(DragEvent event) {
    if (isTaken(event)) {
      event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK, TransferMode.MOVE);
      setVisible(true);
    }
  }

  private void dropped(DragEvent event) {
    setVisible(false);
    if (!isTaken(event)) {
      return;
    }
    Dragboard board = event.getDragboard();
    if (board.hasFiles()) {
      files.accept(board.getFiles().stream().map(File::toPath).toList());
    } else {
      address.accept(board.getUrl());
    }
    event.setDropCompleted(true);
  }
}

package org.tutai.viewer.layers.tree;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.desk.Desk;

/**
 * Begins a join when a table's file is dropped on the line of a layer of features; a frame shows on
 * which. Anything else that is dropped is left to the window.
 */
final class TableDropping {

  private static final PseudoClass INTO = PseudoClass.getPseudoClass("drop-into");

  private final TreeView<TreeLine> tree;
  private final LayerDragging lines;
  private final Desk desk;
  private @Nullable TreeCell<?> framed;

  TableDropping(TreeView<TreeLine> tree, LayerDragging lines, Desk desk) {
    this.tree = tree;
    this.lines = lines;
    this.desk = desk;
  }

  void listen() {
    tree.addEventHandler(DragEvent.DRAG_OVER, this::over);
    tree.addEventHandler(DragEvent.DRAG_EXITED, event -> frame(null));
    tree.addEventHandler(DragEvent.DRAG_DROPPED, this::drop);
  }

  private void over(DragEvent event) {
    Optional<TreeCell<?>> cell = table(event).flatMap(file -> cell(event));
    frame(cell.orElse(null));
    if (cell.isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void drop(DragEvent event) {
    Optional<Path> file = table(event);
    Optional<String> layer = cell(event).flatMap(LayerDragging::layer);
    frame(null);
    if (file.isPresent() && layer.isPresent()) {
      desk.pickedLayerProperty().set(layer);
      desk.join(layer.get(), file.get());
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private void frame(@Nullable TreeCell<?> cell) {
    if (framed != null && framed != cell) {
      framed.pseudoClassStateChanged(INTO, false);
    }
    if (cell != null) {
      cell.pseudoClassStateChanged(INTO, true);
    }
    framed = cell;
  }

  private static Optional<Path> table(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    return files.size() == 1
        ? Optional.of(files.get(0).toPath()).filter(TableDropping::isTable)
        : Optional.empty();
  }

  private static boolean isTable(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.matches(".*\\.([ct]sv|txt|dbf)(\\.gz)?");
  }

  private Optional<TreeCell<?>> cell(DragEvent event) {
    return lines
        .cellAt(event.getSceneX(), event.getSceneY())
        .filter(
            cell ->
                LayerDragging.layer(cell)
                    .flatMap(desk.contents()::view)
                    .filter(view -> view.raster().isEmpty())
                    .isPresent());
  }
}

package org.tutai.viewer.layers.tree;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Moves layers by the pointer: a line shows where they would go, a frame into which group. Escape
 * gives it up.
 */
final class LayerDragging {

  private static final PseudoClass INTO = PseudoClass.getPseudoClass("drop-into");
  private static final double FIRM = 6;
  private static final double EDGE = 24;
  private static final double SCROLL = 0.02;

  private record Target(TreeCell<?> cell, String id, TreeEdits.Drop drop) {}

  private final TreeView<TreeLine> tree;
  private final LayersViewModel model;
  private final Region mark = new Region();
  private List<String> dragged = List.of();
  private @Nullable String pressed;
  private boolean moved;
  private boolean kept;
  private double startX;
  private double startY;
  private Optional<Target> target = Optional.empty();

  LayerDragging(TreeView<TreeLine> tree, LayersViewModel model) {
    this.tree = tree;
    this.model = model;
    mark.getStyleClass().add("drop-mark");
    mark.setMouseTransparent(true);
    mark.setVisible(false);
    mark.setPrefHeight(2);
    mark.setMaxHeight(2);
    StackPane.setAlignment(mark, Pos.TOP_LEFT);
  }

  /** The line that shows where layers would go, to lie over the tree. */
  Node mark() {
    return mark;
  }

  void listen() {
    tree.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
    tree.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
    tree.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
  }

  /** Gives up by Escape; whether there was something to give up. */
  boolean key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && moved) {
      end();
      event.consume();
      return true;
    }
    return false;
  }

  private void press(MouseEvent event) {
    end();
    if (event.getButton() != MouseButton.PRIMARY || isControl(event)) {
      return;
    }
    pressed =
        cellAt(event.getSceneX(), event.getSceneY()).flatMap(LayerDragging::layer).orElse(null);
    startX = event.getSceneX();
    startY = event.getSceneY();
    boolean plain = !event.isShiftDown() && !event.isShortcutDown();
    kept = plain && model.selected().size() > 1 && model.selected().contains(pressed);
    if (kept && event.getClickCount() == 1) {
      event.consume();
    }
  }

  /** Whether a part of the line was pressed that does something itself. */
  private static boolean isControl(MouseEvent event) {
    Node node = event.getTarget() instanceof Node hit ? hit : null;
    for (; node != null && !(node instanceof TreeCell); node = node.getParent()) {
      if (node instanceof javafx.scene.control.ButtonBase
          || node instanceof TextField
          || node instanceof ScrollBar
          || node.getStyleClass().contains("tree-disclosure-node")) {
        return true;
      }
    }
    return false;
  }

  private void drag(MouseEvent event) {
    String from = pressed;
    if (from == null) {
      return;
    }
    boolean far = Math.hypot(event.getSceneX() - startX, event.getSceneY() - startY) >= FIRM;
    if (!moved && far && model.searchProperty().get().isBlank()) {
      moved = true;
      dragged = model.selected().contains(from) ? model.selected() : List.of(from);
      tree.setCursor(Cursor.CLOSED_HAND);
    }
    if (moved) {
      scroll(event);
      aim(event);
      event.consume();
    }
  }

  private void release(MouseEvent event) {
    String from = pressed;
    if (moved) {
      List<String> ids = dragged;
      Optional<Target> at = target;
      boolean below = at.isEmpty() && isBelowAll(event);
      end();
      at.ifPresent(t -> model.drop(ids, t.id(), t.drop()));
      if (below) {
        model.dropAtBottom(ids);
      }
      event.consume();
    } else if (kept && from != null) {
      model.select(List.of(from));
    }
    pressed = null;
  }

  private void end() {
    target.ifPresent(t -> t.cell().pseudoClassStateChanged(INTO, false));
    target = Optional.empty();
    mark.setVisible(false);
    moved = false;
    dragged = List.of();
    pressed = null;
    tree.setCursor(Cursor.DEFAULT);
  }

  /** Finds what the pointer is at and shows what dropping there would do. */
  private void aim(MouseEvent event) {
    target.ifPresent(t -> t.cell().pseudoClassStateChanged(INTO, false));
    target = cellAt(event.getSceneX(), event.getSceneY()).flatMap(cell -> target(cell, event));
    mark.setVisible(target.filter(t -> t.drop() != TreeEdits.Drop.INTO).isPresent());
    target.ifPresent(this::show);
  }

  private Optional<Target> target(TreeCell<?> cell, MouseEvent event) {
    Optional<String> id = layer(cell).filter(each -> !dragged.contains(each));
    if (id.isEmpty()) {
      return Optional.empty();
    }
    double share =
        cell.sceneToLocal(event.getSceneX(), event.getSceneY()).getY() / cell.getHeight();
    return Optional.of(new Target(cell, id.get(), drop(cell, share)));
  }

  private static TreeEdits.Drop drop(TreeCell<?> cell, double share) {
    if (!(cell.getItem() instanceof TreeLine.Layer layer)) {
      return TreeEdits.Drop.BELOW;
    }
    if (!layer.isGroup()) {
      return share < 0.5 ? TreeEdits.Drop.ABOVE : TreeEdits.Drop.BELOW;
    }
    if (share < 0.3) {
      return TreeEdits.Drop.ABOVE;
    }
    boolean open = cell.getTreeItem() != null && cell.getTreeItem().isExpanded();
    return share < 0.7 || open ? TreeEdits.Drop.INTO : TreeEdits.Drop.BELOW;
  }

  private void show(Target at) {
    if (at.drop() == TreeEdits.Drop.INTO) {
      at.cell().pseudoClassStateChanged(INTO, true);
      return;
    }
    var box = tree.sceneToLocal(at.cell().localToScene(at.cell().getBoundsInLocal()));
    double left = 8 + 16.0 * Math.max(0, tree.getTreeItemLevel(itemOf(at.cell())) - 1);
    mark.setTranslateX(left);
    mark.setMaxWidth(Math.max(20, tree.getWidth() - left - 8));
    mark.setTranslateY(
        Math.min(
            tree.getHeight() - 2,
            at.drop() == TreeEdits.Drop.ABOVE ? box.getMinY() - 1 : bottom(at) - 1));
  }

  @SuppressWarnings("unchecked")
  private static javafx.scene.control.TreeItem<TreeLine> itemOf(TreeCell<?> cell) {
    var item = (javafx.scene.control.TreeItem<TreeLine>) cell.getTreeItem();
    return item.getValue() instanceof TreeLine.Layer ? item : item.getParent();
  }

  /** Below a layer's legend, not between the two. */
  private double bottom(Target at) {
    double bottom = 0;
    for (Node node : tree.lookupAll(".layer-cell")) {
      TreeCell<?> cell = (TreeCell<?>) node;
      if (cell.isVisible() && layer(cell).equals(Optional.of(at.id()))) {
        bottom =
            Math.max(
                bottom, tree.sceneToLocal(cell.localToScene(cell.getBoundsInLocal())).getMaxY());
      }
    }
    return bottom;
  }

  private boolean isBelowAll(MouseEvent event) {
    var at = tree.sceneToLocal(event.getSceneX(), event.getSceneY());
    boolean cellThere = cellAt(event.getSceneX(), event.getSceneY()).isPresent();
    return !cellThere && tree.contains(at) && at.getY() > FIRM;
  }

  private void scroll(MouseEvent event) {
    double y = tree.sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
    double step = y < EDGE ? -SCROLL : y > tree.getHeight() - EDGE ? SCROLL : 0;
    for (Node node : tree.lookupAll(".scroll-bar")) {
      if (step != 0
          && node instanceof ScrollBar bar
          && bar.getOrientation() == Orientation.VERTICAL
          && bar.isVisible()) {
        bar.setValue(Math.max(bar.getMin(), Math.min(bar.getMax(), bar.getValue() + step)));
      }
    }
  }

  /** The filled line at a place of the scene. */
  Optional<TreeCell<?>> cellAt(double sceneX, double sceneY) {
    for (Node node : tree.lookupAll(".layer-cell")) {
      TreeCell<?> cell = (TreeCell<?>) node;
      if (cell.isVisible() && !cell.isEmpty() && cell.contains(cell.sceneToLocal(sceneX, sceneY))) {
        return Optional.of(cell);
      }
    }
    return Optional.empty();
  }

  /** The layer whose line it is, or whose legend it belongs to. */
  static Optional<String> layer(TreeCell<?> cell) {
    for (var item = cell.getTreeItem(); item != null; item = item.getParent()) {
      if (item.getValue() instanceof TreeLine.Layer layer) {
        return Optional.of(layer.id());
      }
    }
    return Optional.empty();
  }
}

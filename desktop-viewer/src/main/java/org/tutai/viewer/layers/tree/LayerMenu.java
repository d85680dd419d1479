package org.tutai.viewer.layers.tree;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.look.Icons;

/** The menu of what is picked in the layer tree, made from the commands that work on it. */
final class LayerMenu {

  /** What stands first, what last; the other features' commands stand between. */
  private static final List<String> FIRST =
      List.of("layers.zoom-to", "layers.show-only", "layers.report", "layers.reload");

  private static final List<String> LAST =
      List.of(
          "layers.rename",
          "layers.duplicate",
          "layers.group",
          "layers.ungroup",
          "layers.up",
          "layers.down",
          "layers.remove");

  private LayerMenu() {}

  static ContextMenu of(Desk desk) {
    var menu = new ContextMenu();
    add(menu, desk, FIRST.stream().flatMap(id -> desk.commands().find(id).stream()).toList());
    add(
        menu,
        desk,
        desk.commands().all().stream()
            .filter(command -> command.place() == Command.Place.LAYER)
            .filter(command -> !command.id().startsWith("layers."))
            .filter(command -> !command.id().startsWith("add."))
            .toList());
    add(menu, desk, LAST.stream().flatMap(id -> desk.commands().find(id).stream()).toList());
    return menu;
  }

  private static void add(ContextMenu menu, Desk desk, List<Command> commands) {
    List<MenuItem> items =
        commands.stream()
            .filter(command -> command.enabled().get())
            .map(command -> item(desk, command))
            .toList();
    if (!items.isEmpty() && !menu.getItems().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems().addAll(items);
  }

  private static MenuItem item(Desk desk, Command command) {
    var item = new MenuItem();
    item.textProperty().bind(desk.words().of(command.title()));
    command.icon().ifPresent(icon -> item.setGraphic(Icons.graphic(icon)));
    command.keys().map(KeyCombination::valueOf).ifPresent(item::setAccelerator);
    item.disableProperty().bind(Bindings.not(command.enabled()));
    item.setOnAction(event -> command.run());
    return item;
  }
}

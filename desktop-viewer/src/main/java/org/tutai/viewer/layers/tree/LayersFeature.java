package org.tutai.viewer.layers.tree;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.stage.Window;
import org.kordamp.ikonli.Ikon;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.desk.Feature;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/** The layer tree in the side panel, and what is done with the layer that is picked there. */
public final class LayersFeature implements Feature {

  @Override
  public void install(Desk desk) {
    var model = new LayersViewModel(desk);
    var view = new LayersView(desk, model);
    desk.side(view, true);
    new Adding(desk, model).all(view);
    lookForChangesWithFocus(desk, view);
  }

  /** Files are looked at whenever a person comes back to the window. */
  private static void lookForChangesWithFocus(Desk desk, LayersView view) {
    view.sceneProperty()
        .flatMap(scene -> scene.windowProperty())
        .flatMap(Window::focusedProperty)
        .addListener(
            (of, before, now) -> {
              if (Boolean.TRUE.equals(now)) {
                desk.layers().lookForChanges();
              }
            });
  }

  /** Adds the commands. */
  private record Adding(Desk desk, LayersViewModel model) {

    void all(LayersView view) {
      add(
          "layers.zoom-to",
          "Zoom to layer",
          "縮放至圖層",
          Icons.FULL_EXTENT,
          "Shortcut+J",
          model::zoomTo);
      add(
          "layers.show-hide",
          "Show or hide the layer",
          "顯示或隱藏圖層",
          Icons.SHOWN,
          "Shortcut+Alt+H",
          () -> model.selected().stream().findFirst().ifPresent(model::toggle));
      add("layers.show-only", "Show this layer only", "只顯示這個圖層", Icons.SHOWN, "", model::showOnly);
      always("layers.show-all", "Show all layers", "顯示所有圖層", "", model::showAll);
      add("layers.rename", "Rename the layer", "重新命名圖層", Icons.RENAME, "F2", model::rename);
      add(
          "layers.duplicate",
          "Duplicate the layer",
          "複製圖層",
          Icons.COPY,
          "Shortcut+D",
          model::duplicate);
      add("layers.up", "Move the layer up", "圖層上移", Icons.MOVE_UP, "Alt+Up", model::moveUp);
      add(
          "layers.down",
          "Move the layer down",
          "圖層下移",
          Icons.MOVE_DOWN,
          "Alt+Down",
          model::moveDown);
      add(
          "layers.top",
          "Bring the layer to the top",
          "移到最上層",
          Icons.MOVE_UP,
          "Alt+Shift+Up",
          model::moveToTop);
      add(
          "layers.bottom",
          "Send the layer to the bottom",
          "移到最下層",
          Icons.MOVE_DOWN,
          "Alt+Shift+Down",
          model::moveToBottom);
      add(
          "layers.group",
          "Put into a new group",
          "放入新群組",
          Icons.GROUP,
          "Shortcut+Shift+G",
          model::group);
      when(
          "layers.ungroup",
          "Dissolve the group",
          "解散群組",
          Icons.GROUP,
          "Shortcut+Shift+U",
          GroupLayer.class::isInstance,
          model::ungroup);
      when(
          "layers.reload",
          "Reload the layer's file",
          "重新載入圖層檔案",
          Icons.REFRESH,
          "Shortcut+Shift+R",
          layer -> desk.layers().origin(layer).isPresent(),
          () -> model.selected().forEach(model::reopen));
      add(
          "layers.remove",
          "Remove the layer",
          "移除圖層",
          Icons.REMOVE,
          "Shortcut+Delete",
          model::remove);
      always("layers.search", "Search layers", "搜尋圖層", "Shortcut+Shift+F", view::focusSearch);
      always("layers.focus", "Go to the layers", "移到圖層清單", "Shortcut+Alt+L", view::focusTree);
      always(
          "layers.open-all",
          "Open all groups and legends",
          "展開所有群組與圖例",
          "",
          () -> view.openAll(true));
      always(
          "layers.close-all",
          "Close all groups and legends",
          "收合所有群組與圖例",
          "",
          () -> view.openAll(false));
    }

    private void add(
        String id, String english, String chinese, Ikon icon, String keys, Runnable does) {
      when(id, english, chinese, icon, keys, layer -> true, does);
    }

    private void when(
        String id,
        String english,
        String chinese,
        Ikon icon,
        String keys,
        Predicate<ThemeLayer> holds,
        Runnable does) {
      put(
          Command.of(id, Text.of(english, chinese), Command.Place.LAYER, does)
              .icon(icon)
              .when(picked(holds)),
          keys);
    }

    private void always(String id, String english, String chinese, String keys, Runnable does) {
      put(Command.of(id, Text.of(english, chinese), Command.Place.LAYER, does), keys);
    }

    private void put(Command command, String keys) {
      desk.commands().add(keys.isEmpty() ? command : command.keys(keys));
    }

    private BooleanBinding picked(Predicate<ThemeLayer> holds) {
      return Bindings.createBooleanBinding(
          () -> {
            Optional<String> id = desk.pickedLayerProperty().get();
            return id.flatMap(each -> LayerTree.find(desk.project().map(), each))
                .filter(holds)
                .isPresent();
          },
          desk.pickedLayerProperty(),
          desk.project().mapProperty());
    }
  }
}

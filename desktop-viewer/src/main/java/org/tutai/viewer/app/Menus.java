package org.tutai.viewer.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Commands;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.words.Words;

/**
 * The menus: every command, by its place, in sections of what belongs together. What shares a
 * button of the tool bar shares a menu below the menu, and so does what would make one too long. A
 * command that is named here nowhere stands last.
 */
final class Menus {

  /** Commands in a menu below the menu, which stands where the first of them would. */
  private record Below(Text title, List<String> ids) {}

  private static final List<Below> BELOW =
      List.of(
          new Below(
              Text.of("Arrange", "排列"),
              List.of(
                  "layers.up",
                  "layers.down",
                  "layers.top",
                  "layers.bottom",
                  "layers.group",
                  "layers.ungroup")),
          new Below(
              Text.of("Copy, load or save the style", "複製、載入或儲存樣式"),
              List.of("style.copy", "style.paste", "style.load", "style.save", "style.reset")),
          new Below(
              Text.of("List of layers", "圖層清單"),
              List.of("layers.search", "layers.focus", "layers.open-all", "layers.close-all")));

  private static final Map<Command.Place, List<List<String>>> SECTIONS =
      Map.of(
          Command.Place.FILE,
          List.of(
              List.of("file.new", "file.open", "file.recent"),
              List.of("file.save", "file.save-as", "file.save-picture"),
              List.of("file.quit")),
          Command.Place.EDIT,
          List.of(
              List.of("edit.undo", "edit.redo"),
              List.of("edit.copy-picture", "map.copy-coordinates")),
          Command.Place.VIEW,
          List.of(
              List.of("map.pan", "map.zoom-box", "map.zoom-in", "map.zoom-out"),
              List.of("map.full", "map.taiwan", "map.previous", "map.next", "map.go-to"),
              List.of("map.base", "map.crs", "map.unmark"),
              List.of("map.overview", "view.side", "view.dark", "view.language", "view.palette")),
          Command.Place.LAYER,
          List.of(
              List.of("layers.add", "layers.add-files", "layers.add-service"),
              List.of("layers.zoom-to", "layers.show-hide", "layers.show-only", "layers.show-all"),
              List.of("layer.style", "style.copy"),
              List.of(
                  "layer.table",
                  "layer.table-selected",
                  "layer.export",
                  "layer.join",
                  "layer.unjoin"),
              List.of("layers.report", "layers.reload", "layer.locate-file"),
              List.of("layers.rename", "layers.duplicate", "layers.up", "layers.remove"),
              List.of("layers.search")),
          Command.Place.TOOLS,
          List.of(
              List.of("query.identify", "select.click", "select.expression", "select.none"),
              List.of("select.around-point", "measure.point", "annotate.point"),
              List.of("locate.box", "locate.here", "locate.geocode"),
              List.of("convert.point", "convert.csv")),
          Command.Place.SERVER,
          List.of(
              List.of("server.connect"),
              List.of("server.layers", "server.publish"),
              List.of("server.themes", "server.share")));

  private final Words words;
  private final List<Command> left;

  private Menus(Commands commands, Words words) {
    this.words = words;
    this.left = new ArrayList<>(commands.all());
  }

  static MenuBar of(Commands commands, Words words) {
    var menus = new Menus(commands, words);
    var bar = new MenuBar();
    for (Command.Place place : Command.Place.values()) {
      Menu menu = menus.menu(place);
      if (!menu.getItems().isEmpty()) {
        bar.getMenus().add(menu);
      }
    }
    return bar;
  }

  private Menu menu(Command.Place place) {
    var menu = new Menu();
    menu.textProperty().bind(words.of(place.title()));
    SECTIONS.getOrDefault(place, List.of()).forEach(ids -> add(menu, ids));
    add(menu, left.stream().filter(each -> each.place() == place).map(Command::id).toList());
    return menu;
  }

  private void add(Menu menu, List<String> ids) {
    List<MenuItem> items = ids.stream().flatMap(id -> taken(id).stream()).toList();
    if (!items.isEmpty() && !menu.getItems().isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    menu.getItems().addAll(items);
  }

  /** What stands for a command that stands nowhere yet. */
  private Optional<MenuItem> taken(String id) {
    return left.stream().filter(each -> each.id().equals(id)).findFirst().map(this::taken);
  }

  private MenuItem taken(Command command) {
    Optional<Below> below =
        BELOW.stream().filter(each -> each.ids().contains(command.id())).findFirst();
    if (below.isPresent()) {
      return below(below.get().title(), each -> below.get().ids().contains(each.id()));
    }
    if (command.group().isPresent()) {
      return below(command.group().get().title(), each -> each.group().equals(command.group()));
    }
    left.remove(command);
    return item(command, words);
  }

  private Menu below(Text title, Predicate<Command> held) {
    var menu = new Menu();
    menu.textProperty().bind(words.of(title));
    List<Command> in = left.stream().filter(held).toList();
    in.forEach(command -> menu.getItems().add(item(command, words)));
    in.get(0).icon().ifPresent(icon -> menu.setGraphic(Icons.graphic(icon)));
    left.removeAll(in);
    return menu;
  }

  private static MenuItem item(Command command, Words words) {
    MenuItem item = command.selected().isPresent() ? new CheckMenuItem() : new MenuItem();
    item.setId(command.id());
    item.textProperty().bind(words.of(command.title()));
    command.icon().ifPresent(icon -> item.setGraphic(Icons.graphic(icon)));
    command.keys().map(KeyCombination::valueOf).ifPresent(item::setAccelerator);
    item.disableProperty().bind(Bindings.not(command.enabled()));
    if (item instanceof CheckMenuItem check) {
      command.selected().ifPresent(on -> follow(on, check::setSelected));
    }
    item.setOnAction(
        event -> {
          command.run();
          if (item instanceof CheckMenuItem check) {
            command.selected().ifPresent(on -> check.setSelected(on.get()));
          }
        });
    return item;
  }

  /** Shows now and from now on whether something is on. */
  static void follow(ObservableBooleanValue on, Consumer<Boolean> show) {
    show.accept(on.get());
    on.addListener((value, before, now) -> show.accept(now));
  }
}

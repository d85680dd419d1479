package org.tutai.viewer.app;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Commands;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Words;

/**
 * The tools in the window's bar. First what a map begins with, in words; then the tools by the
 * menus they stand in; at the right end what leads out of the window: the server, sharing, and the
 * language and look of the window itself.
 */
final class Tools {

  private static final String FIRST = "layers.add";
  private static final List<String> LAST = List.of("view.language", "view.dark");
  private static final Set<String> IN_WORDS = Set.of(FIRST, "server.share");

  private final Commands commands;
  private final Words words;
  private final Map<Command.Group, ToolGroup> groups = new HashMap<>();

  Tools(Commands commands, Words words) {
    this.commands = commands;
    this.words = words;
  }

  /** The tools of the map; those that find no room wait behind an arrow. */
  ToolBar bar() {
    var bar = new ToolBar();
    Command.Place last = null;
    commands.find(FIRST).map(this::button).ifPresent(bar.getItems()::add);
    for (Command command : ofMap()) {
      if (last != command.place()) {
        bar.getItems().add(new Separator());
        last = command.place();
      }
      add(bar, command);
    }
    return bar;
  }

  private List<Command> ofMap() {
    return commands.all().stream()
        .filter(Command::onToolBar)
        .filter(command -> command.place() != Command.Place.SERVER)
        .filter(command -> !command.id().equals(FIRST))
        .sorted(Comparator.comparing(Command::place))
        .toList();
  }

  private void add(ToolBar bar, Command command) {
    if (command.group().isEmpty()) {
      bar.getItems().add(button(command));
      return;
    }
    Command.Group group = command.group().get();
    ToolGroup known = groups.get(group);
    if (known == null) {
      known = new ToolGroup(words, group);
      groups.put(group, known);
      bar.getItems().add(known.button());
    }
    known.add(command);
  }

  /** What stands at the right end, whatever the room. */
  HBox end() {
    var end = new HBox();
    end.getStyleClass().add("tools-end");
    end.setAlignment(Pos.CENTER_RIGHT);
    end.setMinWidth(HBox.USE_PREF_SIZE);
    Stream.concat(
            commands.all().stream()
                .filter(Command::onToolBar)
                .filter(command -> command.place() == Command.Place.SERVER),
            LAST.stream().flatMap(id -> commands.find(id).stream()))
        .<Node>map(this::plain)
        .forEach(end.getChildren()::add);
    return end;
  }

  private ButtonBase plain(Command command) {
    Ikon icon = command.icon().orElse(Icons.COMMANDS);
    ButtonBase button = Icons.button(icon, words.of(command.title()));
    prepare(button, command);
    button.setOnAction(event -> command.run());
    return button;
  }

  private void prepare(ButtonBase button, Command command) {
    button.setId("tool-" + command.id());
    button.setFocusTraversable(true);
    button.disableProperty().bind(Bindings.not(command.enabled()));
    if (IN_WORDS.contains(command.id())) {
      sayInWords(button, command);
    }
  }

  private ButtonBase button(Command command) {
    if (command.selected().isEmpty()) {
      return plain(command);
    }
    Ikon icon = command.icon().orElse(Icons.COMMANDS);
    ObservableBooleanValue on = command.selected().get();
    ToggleButton toggle = Icons.toggle(icon, words.of(command.title()));
    prepare(toggle, command);
    Menus.follow(on, toggle::setSelected);
    toggle.setOnAction(
        event -> {
          command.run();
          toggle.setSelected(on.get());
        });
    return toggle;
  }

  private void sayInWords(ButtonBase button, Command command) {
    button.getStyleClass().removeAll("button-icon", "icon-button");
    button.getStyleClass().add("tool-in-words");
    button.setContentDisplay(ContentDisplay.LEFT);
    button
        .textProperty()
        .bind(words.following(() -> words.get(command.title()).replaceFirst("(\\.\\.\\.|…)$", "")));
    button.setMinWidth(ButtonBase.USE_PREF_SIZE);
  }
}

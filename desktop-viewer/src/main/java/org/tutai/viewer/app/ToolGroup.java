package org.tutai.viewer.app;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.look.Icons;
import org.tutai.viewer.words.Words;

/** Several commands behind one button of the tool bar, which shows the one used last. */
final class ToolGroup {

  private static final String ON = "on";

  private final Words words;
  private final SplitMenuButton button = new SplitMenuButton();
  private final Tooltip tip = new Tooltip();
  private final List<Command> all = new ArrayList<>();
  private @Nullable Command last;

  ToolGroup(Words words, Command.Group group) {
    this.words = words;
    button.setId("tools-" + group.id());
    button.getStyleClass().addAll("flat", "tool-group");
    button.accessibleTextProperty().bind(words.of(group.title()));
    button.setTooltip(tip);
    button.setFocusTraversable(true);
    button.setOnAction(
        event -> {
          if (last != null) {
            last.run();
          }
        });
  }

  SplitMenuButton button() {
    return button;
  }

  void add(Command command) {
    all.add(command);
    var item = new MenuItem();
    item.setId("tool-" + command.id());
    item.textProperty().bind(words.of(command.title()));
    command.icon().ifPresent(icon -> item.setGraphic(Icons.graphic(icon)));
    item.disableProperty().bind(Bindings.not(command.enabled()));
    item.setOnAction(event -> command.run());
    button.getItems().add(item);
    command
        .selected()
        .ifPresent(on -> on.addListener((value, before, now) -> follow(command, now)));
    if (last == null) {
      show(command);
    }
  }

  private void follow(Command command, boolean on) {
    if (on) {
      show(command);
    }
    button.getStyleClass().remove(ON);
    if (all.stream().flatMap(each -> each.selected().stream()).anyMatch(each -> each.get())) {
      button.getStyleClass().add(ON);
    }
  }

  private void show(Command command) {
    last = command;
    command.icon().ifPresent(icon -> button.setGraphic(Icons.graphic(icon)));
    tip.textProperty().bind(words.of(command.title()));
  }
}

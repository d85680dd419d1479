package org.tutai.viewer.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tutai.viewer.desk.Command;
import org.tutai.viewer.desk.Commands;

/**
 * Finds a command by some letters of its title in either language. Those used last come first. For
 * the UI thread.
 */
public final class CommandPaletteViewModel {

  /** The command that opens the palette. */
  static final String OWN = "view.palette";

  private static final int REMEMBERED = 20;

  private final Commands commands;
  private final StringProperty typed = new SimpleStringProperty(this, "typed", "");
  private final ObservableList<Command> found = FXCollections.observableArrayList();
  private final ObservableList<Command> readOnlyFound =
      FXCollections.unmodifiableObservableList(found);
  private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(this, "selected");
  private final List<String> lately = new ArrayList<>();

  public CommandPaletteViewModel(Commands commands) {
    this.commands = commands;
    typed.addListener((value, before, now) -> find());
  }

  /** What was typed. */
  public StringProperty typedProperty() {
    return typed;
  }

  /** What matches and can be done now. */
  public ObservableList<Command> found() {
    return readOnlyFound;
  }

  /** Which of them Enter would do; −1 when there is none. */
  public ReadOnlyIntegerProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** Begins anew, with everything. */
  public void begin() {
    typed.set("");
    find();
  }

  private void find() {
    var matching = new ArrayList<>(commands.matching(typed.get()));
    matching.removeIf(command -> !command.enabled().get() || command.id().equals(OWN));
    matching.sort((a, b) -> Integer.compare(rank(a), rank(b)));
    found.setAll(matching);
    selected.set(found.isEmpty() ? -1 : 0);
  }

  private int rank(Command command) {
    int at = lately.indexOf(command.id());
    return at < 0 ? REMEMBERED : at;
  }

  /** Selects the next one (1) or the one before (−1), round and round. */
  public void step(int by) {
    if (!found.isEmpty()) {
      selected.set(Math.floorMod(selected.get() + by, found.size()));
    }
  }

  /** Selects one. */
  public void select(int index) {
    if (index >= 0 && index < found.size()) {
      selected.set(index);
    }
  }

  /** Takes the selected command; doing it is the caller's, once the palette is closed. */
  public Optional<Command> take() {
    if (selected.get() < 0) {
      return Optional.empty();
    }
    Command command = found.get(selected.get());
    lately.remove(command.id());
    lately.add(0, command.id());
    while (lately.size() > REMEMBERED) {
      lately.remove(lately.size() - 1);
    }
    return Optional.of(command);
  }
}

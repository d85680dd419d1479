package org.tutai.viewer.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.tutai.viewer.words.Language;

/** Every command there is. For the UI thread. */
public final class Commands {

  private final ObservableList<Command> all = FXCollections.observableArrayList();
  private final ObservableList<Command> readOnlyAll = FXCollections.unmodifiableObservableList(all);

  /** All of them, in the order they were added. */
  public ObservableList<Command> all() {
    return readOnlyAll;
  }

  /**
   * Adds a command.
   *
   * @throws IllegalArgumentException when its id or its keys are taken
   */
  public void add(Command command) {
    for (Command each : all) {
      if (each.id().equals(command.id())) {
        throw new IllegalArgumentException(
            "a command's id must be its own (got: " + command.id() + " twice)");
      }
      if (each.keys().isPresent() && each.keys().equals(command.keys())) {
        throw new IllegalArgumentException(
            "keys must be of one command (got: %s for %s and %s)"
                .formatted(command.keys().get(), each.id(), command.id()));
      }
    }
    all.add(command);
  }

  /** The command of an id. */
  public Optional<Command> find(String id) {
    return all.stream().filter(command -> command.id().equals(id)).findFirst();
  }

  /** Commands whose title in either language holds every word of a text, as typed in a palette. */
  public List<Command> matching(String typed) {
    String[] words = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
    return all.stream().filter(command -> matches(command, words)).toList();
  }

  private static boolean matches(Command command, String[] words) {
    String titles =
        (command.title().in(Language.ENGLISH) + " " + command.title().in(Language.CHINESE))
            .toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!titles.contains(word)) {
        return false;
      }
    }
    return true;
  }
}

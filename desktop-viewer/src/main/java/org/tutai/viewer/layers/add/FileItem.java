package org.tutai.viewer.layers.add;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.format.Choices;
import org.tutai.viewer.layers.OneLine;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Job;

/** A file that is to be added, on its way. For the UI thread. */
public final class FileItem {

  private static final int TITLE = 120;

  /** How far it is. */
  public sealed interface State {

    /** Others are looked at before it. */
    record Waiting() implements State {}

    /** It is looked at. */
    record Reading(Job<?> job) implements State {}

    /** It was looked at, and a person has to say what is wanted of it. */
    record Found(FileSurvey survey, List<Choice> choices) implements State {
      public Found {
        choices = List.copyOf(choices);
      }
    }

    /**
     * It cannot be read.
     *
     * @param what happened and what to do
     * @param detail for those who know the format; may be empty
     */
    record Failed(Text what, String detail) implements State {}

    /** Its layers are in the project. */
    record Added(int layers) implements State {}
  }

  /** A layer of the file that can be chosen. */
  public record Choice(FileSurvey.Held held, BooleanProperty chosen) {}

  private final Path file;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", new State.Waiting());

  private Choices choices = Choices.NONE;

  FileItem(Path file) {
    this.file = file;
  }

  /** How a person wants the file read. */
  Choices choices() {
    return choices;
  }

  /** Takes the coordinates of a layer for those of a system; the file has to be read anew. */
  void choose(FileSurvey.Held layer, boolean only, Crs crs) {
    var layers = new HashMap<>(choices.layers());
    layers.put(layer.name(), crs);
    choices = only ? Choices.of(null, crs) : new Choices(choices.encoding(), choices.crs(), layers);
  }

  public Path file() {
    return file;
  }

  /** The file's name, for a person. */
  public String name() {
    Path last = file.getFileName();
    return OneLine.of(last == null ? file.toString() : last.toString(), TITLE);
  }

  /** How far it is. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public State state() {
    return state.get();
  }

  void become(State next) {
    state.set(next);
  }

  void found(FileSurvey survey) {
    state.set(
        new State.Found(
            survey,
            survey.layers().stream()
                .map(held -> new Choice(held, new SimpleBooleanProperty(held.drawable())))
                .toList()));
  }

  /** The layers that a person chose, by their place in the file. */
  List<Integer> chosen() {
    if (!(state.get() instanceof State.Found found)) {
      return List.of();
    }
    return IntStream.range(0, found.choices().size())
        .filter(i -> found.choices().get(i).chosen().get())
        .filter(i -> found.choices().get(i).held().drawable())
        .boxed()
        .toList();
  }
}

package org.tutai.viewer.theme;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.words.Text;

/**
 * The theme map being worked on, with undo and redo. Every change a person makes goes through
 * {@link #edit}. For the UI thread.
 */
public final class Project {

  /** How many steps can be undone. */
  public static final int STEPS = 500;

  private record Step(Text what, ThemeMap before, ThemeMap after, @Nullable Object gesture) {}

  private final ReadOnlyObjectWrapper<ThemeMap> map =
      new ReadOnlyObjectWrapper<>(this, "map", ThemeMap.EMPTY);
  private final ReadOnlyObjectWrapper<Optional<Text>> undoable =
      new ReadOnlyObjectWrapper<>(this, "undoable", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Text>> redoable =
      new ReadOnlyObjectWrapper<>(this, "redoable", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Path>> file =
      new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<StoredTheme>> stored =
      new ReadOnlyObjectWrapper<>(this, "stored", Optional.empty());
  private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(this, "dirty");
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private @Nullable ThemeMap saved = ThemeMap.EMPTY;
  private Consumer<ThemeMap> guard = other -> opened(other, Optional.empty());

  /** The map as it is now. */
  public ReadOnlyObjectProperty<ThemeMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  public ThemeMap map() {
    return map.get();
  }

  /** The file it was opened from or saved to; empty for a new map. */
  public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** Where it is stored on a server; empty when it is not. */
  public ReadOnlyObjectProperty<Optional<StoredTheme>> storedProperty() {
    return stored.getReadOnlyProperty();
  }

  /**
   * A server holds this map now. Its file, if it has one, does not know that yet; a map without a
   * file is saved by it.
   *
   * @param what one that {@link #map} gave
   */
  public void storedAt(StoredTheme where, ThemeMap what) {
    if (file.get().isEmpty()) {
      saved = what;
    } else if (!stored.get().equals(Optional.of(where))) {
      saved = null;
    }
    stored.set(Optional.of(where));
    tell();
  }

  /** No server holds it any more. */
  public void storedNowhere() {
    stored.set(Optional.empty());
    saved = null;
    tell();
  }

  /** Who sees to it that nothing unsaved is lost before another map is opened. */
  public void setGuard(Consumer<ThemeMap> opener) {
    guard = opener;
  }

  /** Goes on with a map of a server, once nothing unsaved is lost by it. */
  public void open(ThemeMap other) {
    guard.accept(other);
  }

  /**
   * Whether there is something that no file, or without one no server, holds. Undoing back to what
   * was saved is saved.
   */
  public ReadOnlyBooleanProperty dirtyProperty() {
    return dirty.getReadOnlyProperty();
  }

  /** What {@link #undo} would take back. */
  public ReadOnlyObjectProperty<Optional<Text>> undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** What {@link #redo} would do again. */
  public ReadOnlyObjectProperty<Optional<Text>> redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /**
   * Changes the map as one step that can be undone. A change that changes nothing is no step.
   *
   * @param what a person reads in the undo menu
   */
  public void edit(Text what, UnaryOperator<ThemeMap> change) {
    step(what, null, change);
  }

  /**
   * Changes the map as part of a gesture, such as the drag of a slider: all that follow one another
   * with an equal gesture are one step.
   */
  public void edit(Text what, Object gesture, UnaryOperator<ThemeMap> change) {
    step(what, gesture, change);
  }

  private void step(Text what, @Nullable Object gesture, UnaryOperator<ThemeMap> change) {
    ThemeMap before = map.get();
    ThemeMap after = change.apply(before);
    if (after.equals(before)) {
      return;
    }
    Step last = done.peekLast();
    if (gesture != null && last != null && gesture.equals(last.gesture())) {
      done.removeLast();
      done.addLast(new Step(what, last.before(), after, gesture));
    } else {
      done.addLast(new Step(what, before, after, gesture));
    }
    while (done.size() > STEPS) {
      done.removeFirst();
    }
    undone.clear();
    show(after);
  }

  /** Changes the map without a step, such as the view it will open with. */
  public void amend(UnaryOperator<ThemeMap> change) {
    ThemeMap after = change.apply(map.get());
    if (!dirty.get()) {
      saved = after;
    }
    show(after);
  }

  /** Takes the last step back, if there is one. */
  public void undo() {
    Step step = done.pollLast();
    if (step != null) {
      undone.addLast(step);
      show(step.before());
    }
  }

  /** Does again what was undone last, if nothing was changed since. */
  public void redo() {
    Step step = undone.pollLast();
    if (step != null) {
      done.addLast(step);
      show(step.after());
    }
  }

  /** Goes on with a map as a file holds it, or with a new one; it may say where it is stored. */
  public void opened(ThemeMap other, Optional<Path> from) {
    begin(other, other, from);
  }

  /** Goes on with a map that came back, which its file does not hold. */
  public void recovered(ThemeMap other, Optional<Path> from) {
    begin(other, null, from);
  }

  private void begin(ThemeMap other, @Nullable ThemeMap held, Optional<Path> from) {
    done.clear();
    undone.clear();
    saved = held == null ? null : StoredTheme.without(held);
    file.set(from);
    stored.set(StoredTheme.in(other));
    show(saved == null ? StoredTheme.without(other) : saved);
  }

  /**
   * A file holds this map now. What was changed since it was taken is still unsaved.
   *
   * @param what one that {@link #map} gave
   */
  public void saved(ThemeMap what, Path where) {
    saved = what;
    file.set(Optional.of(where));
    tell();
  }

  private void show(ThemeMap now) {
    map.set(now);
    tell();
  }

  /* By identity: steps keep the very maps, and comparing large ones would take too long here. */
  @SuppressWarnings("ReferenceEquality")
  private void tell() {
    undoable.set(Optional.ofNullable(done.peekLast()).map(Step::what));
    redoable.set(Optional.ofNullable(undone.peekLast()).map(Step::what));
    dirty.set(map.get() != saved);
  }
}

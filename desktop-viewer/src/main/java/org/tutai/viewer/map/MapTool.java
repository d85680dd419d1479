package org.tutai.viewer.map;

import javafx.beans.value.ObservableValue;
import org.tutai.viewer.words.Text;

/**
 * What the pointer does on the map. Each event may be taken ({@code true}); what is not taken moves
 * the map as always: a drag pans, the wheel zooms. Holds no control, so that it is tested without a
 * window. For the UI thread.
 */
public interface MapTool {

  /** What it is called. */
  Text title();

  /** What to do next, in a few words; changes as the work goes on. */
  ObservableValue<Text> hint();

  /** What it shows over the map. */
  ObservableValue<Sketch> sketch();

  /** It is in use from now on. */
  default void begin() {}

  /** Another tool is in use from now on; nothing half done stays. */
  default void end() {}

  default boolean pressed(MapPointer pointer) {
    return false;
  }

  default boolean dragged(MapPointer pointer) {
    return false;
  }

  default boolean released(MapPointer pointer) {
    return false;
  }

  /** The pointer moved with no button held. */
  default void moved(MapPointer pointer) {}

  /** The pointer is over the map no more, or the map has moved below it. */
  default void left() {}

  /** A click of the first button that was no drag; {@link MapPointer#clicks} tells a double one. */
  default boolean clicked(MapPointer pointer) {
    return false;
  }

  /** What the pointer looks like over the map. */
  default ObservableValue<Grip> grip() {
    return Grip.ALWAYS_CROSS;
  }

  /** An arrow key: what is picked moves so many pixels right and down. */
  default boolean nudged(double dx, double dy) {
    return false;
  }

  /** Delete: what is picked goes. */
  default boolean removed() {
    return false;
  }

  /** Ctrl (or Command) and C: what is picked is remembered. */
  default boolean copied() {
    return false;
  }

  /** Ctrl (or Command) and V: what was remembered is put on the map again. */
  default boolean pasted() {
    return false;
  }

  /** Ctrl (or Command) and D: what is picked is there twice. */
  default boolean duplicated() {
    return false;
  }

  /** Enter: what is being drawn is finished. */
  default boolean finish() {
    return false;
  }

  /** Backspace: the last point is taken back. */
  default boolean takeBack() {
    return false;
  }

  /** Esc: what is being drawn is given up. Not taken when there is nothing; then the tool ends. */
  default boolean cancel() {
    return false;
  }
}

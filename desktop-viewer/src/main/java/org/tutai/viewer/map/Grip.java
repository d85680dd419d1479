package org.tutai.viewer.map;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/** What the pointer over the map looks like, by what a press would do. */
public enum Grip {
  /** Nothing of its own. */
  PLAIN,
  /** Puts a place down. */
  CROSS,
  /** Picks what is below. */
  PICK,
  /** Takes what is below along. */
  MOVE,
  /** Turns what is picked. */
  TURN,
  /** Writes. */
  WRITE;

  /** A cross, whatever happens. */
  static final ObservableValue<Grip> ALWAYS_CROSS =
      new ReadOnlyObjectWrapper<>(CROSS).getReadOnlyProperty();
}

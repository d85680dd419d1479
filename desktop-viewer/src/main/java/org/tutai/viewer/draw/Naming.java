package org.tutai.viewer.draw;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Names of what is chosen from, which change with the language. */
public final class Naming {

  private Naming() {}

  /** Gives the choices of a box other names, that of the one chosen too. */
  public static <T> void rename(ComboBox<T> box, StringConverter<T> names) {
    box.setConverter(names);
    box.setButtonCell(
        new ListCell<>() {
          @Override
          protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(item == null || empty ? "" : names.toString(item));
          }
        });
  }
}

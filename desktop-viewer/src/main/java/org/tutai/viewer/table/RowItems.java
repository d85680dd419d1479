package org.tutai.viewer.table;

import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/** The rows of the lines: a line with another row has another value, so that cells follow. */
final class RowItems extends ObservableListBase<Integer> {
  private final @Nullable RowList list;

  RowItems(@Nullable RowList list) {
    this.list = list;
  }

  @Override
  public Integer get(int index) {
    RowList rows = list;
    return rows == null ? index : rows.row(index);
  }

  @Override
  public int size() {
    RowList rows = list;
    return rows == null ? 0 : rows.size();
  }
}

package org.tutai.viewer.table;

import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.map.OrdinalSet;

/**
 * The lines of the table as they are sorted and filtered. Immutable, thread-safe; the array is not
 * copied.
 */
public final class RowList {

  private final FeatureTable table;
  private final int[] rows;

  private RowList(FeatureTable table, int[] rows) {
    this.table = table;
    this.rows = rows;
  }

  /** The rows that a filter leaves, in an order of all rows; null: the source's. */
  static RowList of(FeatureTable table, int @Nullable [] order, BitSet wanted) {
    int[] rows = new int[wanted.cardinality()];
    int size = 0;
    if (order == null) {
      for (int row = wanted.nextSetBit(0); row >= 0; row = wanted.nextSetBit(row + 1)) {
        rows[size++] = row;
      }
    } else {
      for (int row : order) {
        if (wanted.get(row)) {
          rows[size++] = row;
        }
      }
    }
    return new RowList(table, rows);
  }

  public FeatureTable table() {
    return table;
  }

  /** How many lines there are. */
  public int size() {
    return rows.length;
  }

  /** The row of a line. */
  public int row(int index) {
    return rows[Objects.checkIndex(index, rows.length)];
  }

  /** The rows, in order. */
  public int[] rows() {
    return rows.clone();
  }

  public long ordinal(int index) {
    return table.ordinal(row(index));
  }

  /** The ordinals of the lines from one to another, both included, whichever comes first. */
  OrdinalSet ordinals(int one, int other) {
    int from = Math.max(0, Math.min(one, other));
    int to = Math.min(rows.length - 1, Math.max(one, other));
    long[] all = new long[Math.max(0, to - from + 1)];
    for (int i = 0; i < all.length; i++) {
      all[i] = ordinal(from + i);
    }
    return OrdinalSet.of(all);
  }

  /** The first line whose feature is one of these, −1 when there is none. */
  int first(OrdinalSet ordinals) {
    if (ordinals.isEmpty()) {
      return -1;
    }
    for (int i = 0; i < rows.length; i++) {
      if (ordinals.has(table.ordinal(rows[i]))) {
        return i;
      }
    }
    return -1;
  }
}

package org.tutai.viewer.table;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.work.Progress;

/** Rows in the order of a column's values. Stateless, thread-safe; not for the UI thread. */
public final class RowOrder {

  private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

  private static final int STEP = 1 << 13;

  /**
   * A wish for an order.
   *
   * @param column of the layer's schema
   * @param descending the greatest first
   */
  public record Sort(int column, boolean descending) {}

  private RowOrder() {}

  /**
   * All rows, sorted; those without a value come last either way, equal ones stay in the source's
   * order.
   */
  public static int[] of(FeatureTable table, Sort sort, Progress progress) {
    if (table.codes(sort.column()) > 0) {
      return byCodes(table, sort, progress);
    }
    FieldType type = table.info().schema().fields().get(sort.column()).type();
    if (type == FieldType.TEXT || type == FieldType.BINARY) {
      return byTexts(table, sort, progress);
    }
    return byNumbers(table, sort, progress);
  }

  /** Values of one column in order. */
  static List<Object> sorted(List<Object> values) {
    @Nullable Object[] keys = values.toArray();
    int[] order = sorted(keys, new Sort(0, false), Progress.NONE);
    return Arrays.stream(order).mapToObj(values::get).toList();
  }

  /** Each value is ranked once, then the rows are counted into place. */
  private static int[] byCodes(FeatureTable table, Sort sort, Progress progress) {
    int[] ranks = ranks(table, sort);
    int rows = table.rows();
    int[] starts = new int[ranks.length + 1];
    int[] rankOf = new int[rows];
    for (int row = 0; row < rows; row++) {
      rankOf[row] = ranks[table.code(row, sort.column())];
      starts[rankOf[row] + 1]++;
      step(progress, row, rows);
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] order = new int[rows];
    for (int row = 0; row < rows; row++) {
      order[starts[rankOf[row]]++] = row;
    }
    return order;
  }

  private static int[] ranks(FeatureTable table, Sort sort) {
    int codes = table.codes(sort.column());
    @Nullable Object[] values = new @Nullable Object[codes];
    var none = new BitSet(codes);
    for (int code = 0; code < codes; code++) {
      values[code] = table.coded(sort.column(), code);
      none.set(code, isNone(values[code]));
    }
    int[] sorted = sorted(values, sort, Progress.NONE);
    int[] ranks = new int[codes];
    for (int i = 0; i < codes; i++) {
      ranks[sorted[i]] = none.get(sorted[i]) ? codes - 1 : i;
    }
    return ranks;
  }

  private static int[] sorted(@Nullable Object[] values, Sort sort, Progress progress) {
    boolean texts = false;
    for (Object value : values) {
      texts |= value instanceof String;
    }
    if (texts) {
      return sortedTexts(values, sort, progress);
    }
    long[] keys = new long[values.length];
    var none = new BitSet();
    for (int i = 0; i < values.length; i++) {
      keys[i] = key(values[i]);
      none.set(i, isNone(values[i]));
    }
    return sortedNumbers(keys, none, sort, progress);
  }

  private static int[] byTexts(FeatureTable table, Sort sort, Progress progress) {
    int rows = table.rows();
    @Nullable Object[] values = new @Nullable Object[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = table.value(row, sort.column());
      step(progress, row, rows * 2L);
    }
    return sortedTexts(values, sort, progress);
  }

  private static int[] sortedTexts(@Nullable Object[] values, Sort sort, Progress progress) {
    var order = new StrokeOrder(characters(values));
    @Nullable String[] keys = new @Nullable String[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] instanceof String text && !text.isEmpty()) {
        keys[i] = order.key(text);
        values[i] = text.length() <= 16 ? text : text.substring(0, 16);
      } else {
        values[i] = null;
      }
    }
    int turn = sort.descending() ? -1 : 1;
    return IndexSort.sorted(values.length, (a, b) -> compare(keys, values, a, b, turn), progress);
  }

  private static int compare(
      @Nullable String[] keys, @Nullable Object[] values, int a, int b, int turn) {
    String first = keys[a];
    String second = keys[b];
    if (first == null || second == null) {
      return Boolean.compare(first == null, second == null);
    }
    int order = first.compareTo(second);
    if (order == 0 && values[a] instanceof String x && values[b] instanceof String y) {
      order = y.compareTo(x);
    }
    return turn * order;
  }

  private static Set<Character> characters(@Nullable Object[] values) {
    var seen = new BitSet(Character.MAX_VALUE + 1);
    for (Object value : values) {
      if (value instanceof String text) {
        int end = Math.min(text.length(), 256);
        for (int i = 0; i < end; i++) {
          seen.set(text.charAt(i));
        }
      }
    }
    var all = new HashSet<Character>();
    seen.stream().forEach(each -> all.add((char) each));
    return all;
  }

  private static int[] byNumbers(FeatureTable table, Sort sort, Progress progress) {
    int rows = table.rows();
    long[] keys = new long[rows];
    var none = new BitSet(rows);
    for (int row = 0; row < rows; row++) {
      Object value = table.value(row, sort.column());
      keys[row] = key(value);
      if (isNone(value)) {
        none.set(row);
      }
      step(progress, row, rows * 2L);
    }
    return sortedNumbers(keys, none, sort, progress);
  }

  private static int[] sortedNumbers(long[] keys, BitSet none, Sort sort, Progress progress) {
    int turn = sort.descending() ? -1 : 1;
    return IndexSort.sorted(
        keys.length,
        (a, b) -> {
          boolean first = none.get(a);
          return first || none.get(b)
              ? Boolean.compare(first, none.get(b))
              : turn * Long.compare(keys[a], keys[b]);
        },
        progress);
  }

  private static boolean isNone(@Nullable Object value) {
    return value == null
        || (value instanceof Double number && number.isNaN())
        || (value instanceof String text && text.isEmpty());
  }

  /** Numbers that sort as the values do. */
  private static long key(@Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Double number) {
      long bits = Double.doubleToLongBits(number + 0.0);
      return bits < 0 ? bits ^ Long.MAX_VALUE : bits;
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (value instanceof LocalDate date) {
      return date.toEpochDay();
    }
    if (value instanceof LocalDateTime time) {
      return ChronoUnit.MICROS.between(EPOCH, time);
    }
    return 0;
  }

  private static void step(Progress progress, int row, long total) {
    if (row % STEP == 0) {
      progress.at(row, total);
    }
  }
}

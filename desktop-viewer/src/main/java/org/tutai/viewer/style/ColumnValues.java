package org.tutai.viewer.style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.expr.Row;
import org.tutai.geo.expr.Values;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.layer.Query;
import org.tutai.geo.style.choice.Numbers;
import org.tutai.viewer.work.Progress;

/** Reads the values of a layer's columns. Not for the UI thread. */
final class ColumnValues {

  /** How many different values are counted at most. */
  static final int MOST_VALUES = 100_000;

  private static final int TOLD_EVERY = 4096;

  private ColumnValues() {}

  /**
   * A value of a column and how many features have it.
   *
   * @param text as {@link Values#text} has it
   */
  record Count(String text, long count) {}

  /**
   * The different values of a column, those of most features first.
   *
   * @param missing how many features have none
   * @param complete whether all are there, and not only the first of very many
   */
  record Counts(List<Count> values, long missing, boolean complete) {
    static final Counts NONE = new Counts(List.of(), 0, true);

    Counts {
      values = List.copyOf(values);
    }
  }

  @FunctionalInterface
  private interface Visitor {
    void visit(Row row, int code);
  }

  private static void each(LayerView layer, int column, Progress progress, Visitor visitor) {
    long total = layer.info().count();
    long done = 0;
    try (FeatureCursor cursor =
        layer.query(new Query(WorldBox.ALL, Double.MAX_VALUE, Query.Order.ANY))) {
      while (cursor.next()) {
        visitor.visit(cursor, cursor.code(column));
        if (++done % TOLD_EVERY == 0) {
          progress.at(done, total);
        }
      }
    }
  }

  /** The numbers of a field, or of its ratio to another; texts that are numbers count. */
  static Numbers numbers(LayerView layer, String field, Optional<String> per, Progress progress) {
    int column = layer.info().schema().indexOf(field);
    int below = per.map(name -> layer.info().schema().indexOf(name)).orElse(-1);
    if (column < 0 || (per.isPresent() && below < 0)) {
      return Numbers.NONE;
    }
    var found = new Collected();
    each(
        layer,
        column,
        progress,
        (row, code) -> {
          double number = number(row.value(column));
          found.add(below < 0 ? number : number / number(row.value(below)));
        });
    return Numbers.of(found.numbers, found.count, 0);
  }

  private static double number(@Nullable Object value) {
    Number number = Values.number(value);
    return number == null ? Double.NaN : number.doubleValue();
  }

  private static final class Collected {
    private double[] numbers = new double[1024];
    private int count;

    void add(double number) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * count);
      }
      numbers[count++] = number;
    }
  }

  /** The different values of a field. */
  static Counts counts(LayerView layer, String field, Progress progress) {
    int column = layer.info().schema().indexOf(field);
    if (column < 0) {
      return Counts.NONE;
    }
    Map<String, long[]> counts = new HashMap<>();
    List<long @Nullable []> byCode = new ArrayList<>();
    long[] missing = {0};
    boolean[] complete = {true};
    each(
        layer,
        column,
        progress,
        (row, code) -> {
          long[] count = code < 0 || code >= byCode.size() ? null : byCode.get(code);
          if (count == null) {
            String text = Values.text(row.value(column));
            count = text == null ? missing : counts.get(text);
            if (count == null && counts.size() < MOST_VALUES) {
              count = new long[1];
              counts.put(String.valueOf(text), count);
            }
            if (count != null && code >= 0 && code < MOST_VALUES) {
              while (byCode.size() <= code) {
                byCode.add(null);
              }
              byCode.set(code, count);
            }
          }
          if (count == null) {
            complete[0] = false;
          } else {
            count[0]++;
          }
        });
    List<Count> values = new ArrayList<>();
    counts.forEach((text, count) -> values.add(new Count(text, count[0])));
    values.sort(Comparator.comparingLong((Count each) -> -each.count()).thenComparing(Count::text));
    return new Counts(values, missing[0], complete[0]);
  }
}

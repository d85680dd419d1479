package org.tutai.viewer.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.work.Progress;

/**
 * What the values of a column have in common.
 *
 * @param rows looked at
 * @param nulls rows without a value
 * @param distinct how many different values
 * @param more whether there are more different values than {@link #MOST_DISTINCT}, where counting
 *     stopped
 * @param numbers of a column of numbers
 * @param top the values met most, the most first, with how often
 */
public record ColumnStatistics(
    int rows, int nulls, int distinct, boolean more, Optional<Numbers> numbers, List<Count> top) {

  /** More different values of a column than these are not told apart. */
  public static final int MOST_DISTINCT = 200_000;

  /** How many bars a histogram has at most. */
  public static final int BARS = 24;

  private static final int TOP = 10;
  private static final int STEP = 1 << 12;
  private static final int LONGEST_KEY = 500;

  /** A value and how often it is there. */
  public record Count(Object value, int times) {}

  /**
   * Of numbers.
   *
   * @param deviation the standard deviation of all values (divided by their number)
   * @param bars how many values lie in each of the equal steps from the least to the greatest
   */
  public record Numbers(
      double min,
      double max,
      double sum,
      double mean,
      double median,
      double deviation,
      List<Integer> bars) {
    public Numbers {
      bars = List.copyOf(bars);
    }
  }

  public ColumnStatistics {
    top = List.copyOf(top);
  }

  /** The statistics of a column over some rows. Not for the UI thread. */
  public static ColumnStatistics of(FeatureTable table, int[] rows, int column, Progress progress) {
    var counts = new HashMap<Object, int[]>();
    var figures = new double[rows.length];
    int size = 0;
    int nulls = 0;
    boolean more = false;
    for (int i = 0; i < rows.length; i++) {
      if (i % STEP == 0) {
        progress.at(i, rows.length);
      }
      Object value = counted(table.value(rows[i], column));
      if (value == null) {
        nulls++;
        continue;
      }
      if (value instanceof Number number) {
        figures[size++] = number.doubleValue();
      }
      int[] times = counts.get(value);
      if (times == null && counts.size() >= MOST_DISTINCT) {
        more = true;
      } else if (times == null) {
        counts.put(value, new int[] {1});
      } else {
        times[0]++;
      }
    }
    Optional<Numbers> numbers =
        size == 0 ? Optional.empty() : Optional.of(numbers(Arrays.copyOf(figures, size)));
    return new ColumnStatistics(rows.length, nulls, counts.size(), more, numbers, top(counts));
  }

  private static @Nullable Object counted(@Nullable Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return null;
    }
    if (value instanceof byte[] bytes) {
      return CellText.plain(bytes);
    }
    return value instanceof String text && text.length() > LONGEST_KEY
        ? text.substring(0, LONGEST_KEY)
        : value;
  }

  private static List<Count> top(Map<Object, int[]> counts) {
    var all = new ArrayList<Count>();
    counts.forEach((value, times) -> all.add(new Count(value, times[0])));
    all.sort(
        Comparator.comparingInt(Count::times)
            .reversed()
            .thenComparing(count -> count.value().toString()));
    return all.size() > TOP ? all.subList(0, TOP) : all;
  }

  /* Sums are compensated (Neumaier 1974), so that a million small figures add up. */
  private static Numbers numbers(double[] values) {
    Arrays.sort(values);
    int count = values.length;
    double sum = sum(values);
    double mean = sum / count;
    double[] squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray();
    double median = (values[(count - 1) / 2] + values[count / 2]) / 2;
    double min = values[0];
    double max = values[count - 1];
    return new Numbers(
        min, max, sum, mean, median, Math.sqrt(sum(squares) / count), bars(values, min, max));
  }

  private static double sum(double[] values) {
    double sum = 0;
    double rest = 0;
    for (double value : values) {
      double next = sum + value;
      rest += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }
    double all = sum + rest;
    return Double.isFinite(all) ? all : sum;
  }

  private static List<Integer> bars(double[] values, double min, double max) {
    int[] bars = new int[max > min ? BARS : 1];
    for (double value : values) {
      double part = max > min ? (value / 2 - min / 2) / (max / 2 - min / 2) : 0;
      bars[Math.min(bars.length - 1, (int) (part * bars.length))]++;
    }
    return Arrays.stream(bars).boxed().toList();
  }
}

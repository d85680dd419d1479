package org.tutai.geo.style.choice;

import java.util.ArrayList;
import java.util.List;

/**
 * Fisher's optimal classes of numbers on a line, by the dynamic programme over their sorted values.
 *
 * <p>Equal numbers are one value with a weight. Past {@value #MOST_VALUES} values, neighbours are
 * taken together first, an equal stretch of the range each: a million numbers then cost what some
 * thousand do, and a break is off by such a stretch at most.
 */
final class NaturalBreaks {

  /*
   * The best first value of the last class never moves down when more values are added, so that
   * each row of the table is filled by halving: the middle is tried against all candidates and
   * bounds them for both halves. That makes k n log n steps of the k n² that the table has.
   */

  private static final int MOST_VALUES = 4096;

  private final double[] first;
  private final double[] weights;
  private final double[] sums;
  private final double[] squares;
  private final int size;

  private NaturalBreaks(Numbers numbers) {
    int most = Math.min(numbers.count(), 2 * MOST_VALUES);
    first = new double[most];
    weights = new double[most + 1];
    sums = new double[most + 1];
    squares = new double[most + 1];
    size = group(numbers);
  }

  static List<Double> of(Numbers numbers, int classes) {
    var table = new NaturalBreaks(numbers);
    return table.breaks(Math.min(classes, table.size));
  }

  private int group(Numbers numbers) {
    double range = numbers.greatest() - numbers.least();
    boolean many = distinct(numbers) > MOST_VALUES;
    double middle = numbers.mean();
    int groups = 0;
    double end = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < numbers.count(); i++) {
      double value = numbers.get(i);
      if (value > end) {
        end = many ? endOfStretch(value, numbers.least(), range) : value;
        first[groups++] = value;
        weights[groups] = weights[groups - 1];
        sums[groups] = sums[groups - 1];
        squares[groups] = squares[groups - 1];
      }
      double off = value - middle;
      weights[groups]++;
      sums[groups] += off;
      squares[groups] += off * off;
    }
    return groups;
  }

  private static double endOfStretch(double value, double least, double range) {
    double stretch = Math.floor((value - least) / range * MOST_VALUES);
    return Math.max(value, Math.nextDown(least + (stretch + 1) * range / MOST_VALUES));
  }

  private static int distinct(Numbers numbers) {
    int distinct = 1;
    for (int i = 1; i < numbers.count() && distinct <= MOST_VALUES; i++) {
      distinct += numbers.get(i) == numbers.get(i - 1) ? 0 : 1;
    }
    return distinct;
  }

  private List<Double> breaks(int classes) {
    int[][] starts = new int[classes][size + 1];
    double[] costs = new double[size + 1];
    for (int j = 1; j <= size; j++) {
      costs[j] = cost(0, j);
    }
    for (int k = 1; k < classes; k++) {
      double[] next = new double[size + 1];
      fill(costs, next, starts[k], k + 1, size, k, size - 1);
      costs = next;
    }
    List<Double> breaks = new ArrayList<>();
    int end = size;
    for (int k = classes - 1; k > 0; k--) {
      end = starts[k][end];
      breaks.add(0, first[end]);
    }
    return breaks;
  }

  /** Fills a row from one number of values to another, the last class beginning within bounds. */
  private void fill(
      double[] before, double[] row, int[] starts, int from, int to, int least, int most) {
    if (from > to) {
      return;
    }
    int middle = (from + to) >>> 1;
    double best = Double.POSITIVE_INFINITY;
    int start = least;
    for (int i = least; i <= Math.min(most, middle - 1); i++) {
      double cost = before[i] + cost(i, middle);
      if (cost < best) {
        best = cost;
        start = i;
      }
    }
    row[middle] = best;
    starts[middle] = start;
    fill(before, row, starts, from, middle - 1, least, start);
    fill(before, row, starts, middle + 1, to, start, most);
  }

  /** The squared distances from their mean of the values from one place to before another. */
  private double cost(int from, int to) {
    double weight = weights[to] - weights[from];
    double sum = sums[to] - sums[from];
    return squares[to] - squares[from] - sum * sum / weight;
  }
}

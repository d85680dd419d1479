package org.tutai.geo.style.choice;

import java.util.Arrays;

/**
 * The numbers of a field, in rising order, and how many features have none. Immutable; the numbers
 * stay in memory, eight bytes each.
 */
public final class Numbers {

  /** No number at all. */
  public static final Numbers NONE = new Numbers(new double[0], 0);

  private final double[] sorted;
  private final long missing;
  private final double mean;
  private final double deviation;

  private Numbers(double[] sorted, long missing) {
    this.sorted = sorted;
    this.missing = missing;
    double sum = 0;
    for (double number : sorted) {
      sum += number / sorted.length;
    }
    mean = sum;
    double squares = 0;
    for (double number : sorted) {
      squares += (number - mean) * (number - mean) / sorted.length;
    }
    deviation = Math.sqrt(squares);
  }

  /**
   * Takes numbers in any order; what is not finite counts as missing.
   *
   * @param count how many of the array's numbers, from its beginning
   * @param missing how many features had no number
   */
  public static Numbers of(double[] numbers, int count, long missing) {
    double[] finite = new double[count];
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (Double.isFinite(numbers[i])) {
        finite[kept++] = numbers[i] + 0.0;
      }
    }
    double[] sorted = Arrays.copyOf(finite, kept);
    Arrays.sort(sorted);
    return new Numbers(sorted, missing + count - kept);
  }

  /** Takes numbers in any order. */
  public static Numbers of(double... numbers) {
    return of(numbers, numbers.length, 0);
  }

  public int count() {
    return sorted.length;
  }

  /** How many features have no number. */
  public long missing() {
    return missing;
  }

  public boolean isEmpty() {
    return sorted.length == 0;
  }

  /** The number at a place of the rising order, from 0. */
  public double get(int place) {
    return sorted[place];
  }

  /** The least; 0 when there is none. */
  public double least() {
    return isEmpty() ? 0 : sorted[0];
  }

  /** The greatest; 0 when there is none. */
  public double greatest() {
    return isEmpty() ? 0 : sorted[sorted.length - 1];
  }

  /** The mean; 0 when there is none. */
  public double mean() {
    return mean;
  }

  /** The standard deviation of all of them, taken as the whole population. */
  public double deviation() {
    return deviation;
  }

  /** How many are less than a value. */
  public int below(double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * How many lie in each of a number of equal stretches from one value to another; what lies
   * outside is not counted, and the end itself belongs to the last stretch.
   */
  public int[] histogram(double from, double to, int stretches) {
    int[] counts = new int[stretches];
    int before = below(from);
    for (int i = 0; i < stretches; i++) {
      double end = from + (to - from) * (i + 1) / stretches;
      int upTo = i == stretches - 1 ? below(Math.nextUp(to)) : below(end);
      counts[i] = Math.max(0, upTo - before);
      before = Math.max(before, upTo);
    }
    return counts;
  }

  /** How many lie in each class of breaks; see {@link ClassMethod}. */
  public int[] counts(java.util.List<Double> breaks) {
    int[] counts = new int[breaks.size() + 1];
    int before = 0;
    for (int i = 0; i < breaks.size(); i++) {
      int upTo = below(breaks.get(i));
      counts[i] = upTo - before;
      before = upTo;
    }
    counts[breaks.size()] = sorted.length - before;
    return counts;
  }
}

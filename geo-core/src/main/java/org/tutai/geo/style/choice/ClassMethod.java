package org.tutai.geo.style.choice;

import java.util.ArrayList;
import java.util.List;

/**
 * Ways to divide numbers into classes. What each gives are the breaks between classes, rising, each
 * above the least number and at most the greatest; a number on a break belongs to the class above.
 * Where the numbers don't allow as many classes, there are fewer.
 */
public enum ClassMethod {
  /** Classes of one width. */
  EQUAL_INTERVAL {
    @Override
    List<Double> exact(Numbers numbers, int classes) {
      double step = numbers.greatest() / classes - numbers.least() / classes;
      List<Double> breaks = new ArrayList<>();
      for (int i = 1; i < classes; i++) {
        breaks.add(numbers.least() + i * step);
      }
      return breaks;
    }
  },
  /** Classes of as many numbers each, as far as equal numbers stay together. */
  QUANTILE {
    @Override
    List<Double> exact(Numbers numbers, int classes) {
      List<Double> breaks = new ArrayList<>();
      for (int i = 1; i < classes; i++) {
        breaks.add(numbers.get((int) ((long) numbers.count() * i / classes)));
      }
      return breaks;
    }
  },
  /**
   * Classes whose numbers lie as close together as can be: the least sum of squared distances from
   * the classes' means (Fisher, "On Grouping for Maximum Homogeneity", 1958; in maps after Jenks).
   */
  NATURAL {
    @Override
    List<Double> exact(Numbers numbers, int classes) {
      return NaturalBreaks.of(numbers, classes);
    }
  },
  /** Breaks at round numbers of one step; there may be some classes more or fewer than asked. */
  PRETTY {
    @Override
    List<Double> exact(Numbers numbers, int classes) {
      return Rounding.steps(numbers.least(), numbers.greatest(), classes);
    }
  },
  /** Breaks a standard deviation apart, with the mean in the middle. */
  DEVIATION {
    @Override
    List<Double> exact(Numbers numbers, int classes) {
      List<Double> breaks = new ArrayList<>();
      for (int i = 1; i < classes; i++) {
        breaks.add(numbers.mean() + (i - classes / 2.0) * numbers.deviation());
      }
      return breaks;
    }
  };

  /** The fewest and the most classes. */
  public static final int FEWEST = 2;

  public static final int MOST = 9;

  abstract List<Double> exact(Numbers numbers, int classes);

  /**
   * The breaks as the method has them, with all their digits.
   *
   * @param classes from {@link #FEWEST} to {@link #MOST}
   */
  public List<Double> breaks(Numbers numbers, int classes) {
    if (classes < FEWEST || classes > MOST) {
      throw new IllegalArgumentException(
          "there must be from %d to %d classes (got: %d)".formatted(FEWEST, MOST, classes));
    }
    return numbers.isEmpty() ? List.of() : inside(exact(numbers, classes), numbers);
  }

  /** The breaks at readable numbers near those of the method; see {@link Rounding#readable}. */
  public List<Double> readable(Numbers numbers, int classes) {
    List<Double> breaks = breaks(numbers, classes);
    return inside(Rounding.readable(breaks, numbers.least(), numbers.greatest()), numbers);
  }

  private static List<Double> inside(List<Double> breaks, Numbers numbers) {
    List<Double> rising = new ArrayList<>();
    double last = numbers.least();
    for (double each : breaks) {
      if (each > last && each <= numbers.greatest()) {
        rising.add(each);
        last = each;
      }
    }
    return List.copyOf(rising);
  }
}

package org.tutai.geo.style.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ClassMethodTest {

  private static final Numbers TO_TEN = Numbers.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

  @Test
  void equalIntervalsAreOfOneWidth() {
    assertThat(ClassMethod.EQUAL_INTERVAL.breaks(Numbers.of(0, 3, 100), 4))
        .containsExactly(25.0, 50.0, 75.0);
  }

  @Test
  void quantilesHaveAsManyEach() {
    assertThat(ClassMethod.QUANTILE.breaks(TO_TEN, 5)).containsExactly(3.0, 5.0, 7.0, 9.0);
    assertThat(TO_TEN.counts(ClassMethod.QUANTILE.breaks(TO_TEN, 5)))
        .containsExactly(2, 2, 2, 2, 2);
  }

  @Test
  void quantilesKeepEqualNumbersTogether() {
    Numbers zeros = Numbers.of(0, 0, 0, 0, 0, 0, 0, 1, 2, 3);
    assertThat(ClassMethod.QUANTILE.breaks(zeros, 5)).containsExactly(2.0);
  }

  /* Fisher's classes by hand: {1,2,4,5,7,9,10,20} in three are 1-5, 7-10, 20. */
  @Test
  void naturalBreaksAreFishersOwn() {
    assertThat(ClassMethod.NATURAL.breaks(Numbers.of(4, 5, 9, 10, 1, 2, 7, 20), 3))
        .containsExactly(7.0, 20.0);
  }

  @Test
  void naturalBreaksFindGapsAmongAMillion() {
    var random = new Random(7);
    double[] numbers = new double[1_000_000];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = 1000 * (i % 3) + random.nextDouble() * 100;
    }
    List<Double> breaks = ClassMethod.NATURAL.breaks(Numbers.of(numbers, numbers.length, 0), 3);
    assertThat(breaks.get(0)).isBetween(1000.0, 1001.0);
    assertThat(breaks.get(1)).isBetween(2000.0, 2001.0);
  }

  @Property(tries = 60)
  void naturalBreaksAreNeverWorseThanAnyOthers(
      @ForAll @Size(min = 4, max = 9) List<@IntRange(max = 50) Integer> whole) {
    double[] values = whole.stream().mapToDouble(i -> i).sorted().toArray();
    Numbers numbers = Numbers.of(values);
    double best = Double.POSITIVE_INFINITY;
    for (double first : values) {
      for (double second : values) {
        best = Math.min(best, spread(values, List.of(first, second)));
      }
    }
    assertThat(spread(values, ClassMethod.NATURAL.breaks(numbers, 3)))
        .isCloseTo(best, within(1e-6));
  }

  private static double spread(double[] values, List<Double> breaks) {
    double sum = 0;
    double[] ends = new double[breaks.size() + 2];
    ends[0] = Double.NEGATIVE_INFINITY;
    ends[ends.length - 1] = Double.POSITIVE_INFINITY;
    for (int i = 0; i < breaks.size(); i++) {
      ends[i + 1] = breaks.get(i);
    }
    Arrays.sort(ends);
    for (int i = 0; i + 1 < ends.length; i++) {
      double from = ends[i];
      double to = ends[i + 1];
      double[] of = Arrays.stream(values).filter(v -> v >= from && v < to).toArray();
      double mean = Arrays.stream(of).average().orElse(0);
      sum += Arrays.stream(of).map(v -> (v - mean) * (v - mean)).sum();
    }
    return sum;
  }

  @Test
  void prettyBreaksAreMultiplesOfARoundStep() {
    assertThat(ClassMethod.PRETTY.breaks(Numbers.of(3, 480, 987), 5))
        .containsExactly(200.0, 400.0, 600.0, 800.0);
    assertThat(ClassMethod.PRETTY.breaks(Numbers.of(0.11, 0.5, 0.94), 4))
        .containsExactly(0.2, 0.4, 0.6, 0.8);
  }

  @Test
  void deviationsStandAroundTheMean() {
    Numbers numbers = Numbers.of(2, 4, 4, 4, 5, 5, 7, 9);
    assertThat(numbers.mean()).isEqualTo(5);
    assertThat(numbers.deviation()).isEqualTo(2);
    assertThat(ClassMethod.DEVIATION.breaks(numbers, 4)).containsExactly(3.0, 5.0, 7.0);
  }

  @Test
  void nothingAndOneValueHaveNoBreaks() {
    for (ClassMethod method : ClassMethod.values()) {
      assertThat(method.readable(Numbers.NONE, 5)).isEmpty();
      assertThat(method.readable(Numbers.of(7, 7, 7), 5)).isEmpty();
    }
  }

  @Test
  void refusesAbsurdNumbersOfClasses() {
    assertThatThrownBy(() -> ClassMethod.QUANTILE.breaks(TO_TEN, 1))
        .hasMessageContaining("from 2 to 9 classes (got: 1)");
    assertThatThrownBy(() -> ClassMethod.QUANTILE.breaks(TO_TEN, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void breaksRiseAndEveryNumberIsInOneClass(
      @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1e9, max = 1e9) Double> values,
      @ForAll @IntRange(min = 2, max = 9) int classes,
      @ForAll ClassMethod method,
      @ForAll boolean readable) {
    Numbers numbers = Numbers.of(values.stream().mapToDouble(d -> d).toArray());
    List<Double> breaks =
        readable ? method.readable(numbers, classes) : method.breaks(numbers, classes);
    assertThat(breaks).hasSizeLessThan(ClassMethod.MOST);
    double before = numbers.least();
    for (double each : breaks) {
      assertThat(each).isGreaterThan(before).isLessThanOrEqualTo(numbers.greatest());
      before = each;
    }
    assertThat(Arrays.stream(numbers.counts(breaks)).sum()).isEqualTo(values.size());
    var division =
        new Division.Graduated(
            "n",
            java.util.Optional.empty(),
            breaks,
            Ramp.ALL.get(0).colours(breaks.size() + 1, false),
            ClassTitles.of(breaks, ""));
    int[] counts = new int[breaks.size() + 1];
    values.forEach(value -> counts[division.classOf(value)]++);
    assertThat(counts).isEqualTo(numbers.counts(breaks));
  }

  @Test
  void histogramCountsEveryNumberOnce() {
    assertThat(TO_TEN.histogram(1, 10, 3)).containsExactly(3, 3, 4);
    assertThat(TO_TEN.histogram(3, 5, 2)).containsExactly(1, 2);
  }

  @Test
  void whatIsNoNumberIsMissing() {
    Numbers numbers = Numbers.of(new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, 2}, 4, 3);
    assertThat(numbers.count()).isEqualTo(2);
    assertThat(numbers.missing()).isEqualTo(5);
  }

  @Test
  void roundestNumbersHaveFewDigits() {
    assertThat(Rounding.roundest(923, 1087)).isEqualTo(1000);
    assertThat(Rounding.roundest(1234.5, 1267.1)).isEqualTo(1250);
    assertThat(Rounding.roundest(-3, 8)).isZero();
    assertThat(Rounding.roundest(-0.0123, -0.0117)).isEqualTo(-0.012);
    assertThat(Rounding.roundest(5, 5)).isEqualTo(5);
    assertThat(Rounding.roundest(0.1, 0.3)).isEqualTo(0.2);
  }

  @Test
  void readableBreaksStayNearThoseTheyWere() {
    assertThat(Rounding.readable(List.of(1178.0, 2211.0, 3540.0), 3, 27_000))
        .containsExactly(1200.0, 2200.0, 3500.0);
  }
}

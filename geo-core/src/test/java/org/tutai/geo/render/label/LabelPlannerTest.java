package org.tutai.geo.render.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tutai.geo.crs.Bounds;

class LabelPlannerTest {

  private static final double FINEST = 0.5;
  private static final double FOREVER = Double.POSITIVE_INFINITY;
  private static final Bounds EVERYWHERE = new Bounds(-1e12, -1e12, 1e12, 1e12);

  @Test
  void aLabelAloneShowsWhereverItsRuleHolds() {
    var plan = plan(List.of(box(7, 100, 200, 20, 5, 1, 3, 50)));

    assertThat(plan.size()).isEqualTo(1);
    assertThat(plan.id(0)).isEqualTo(7);
    assertThat(plan.x(0)).isEqualTo(100);
    assertThat(plan.y(0)).isEqualTo(200);
    assertThat(plan.minResolution(0)).isEqualTo(3);
    assertThat(plan.maxResolution(0)).isEqualTo(50);
  }

  @Test
  void theLesserOfTwoShowsUntilTheBoxesTouch() {
    // 40 px of width between anchors 400 units apart: the boxes touch at 10 units a pixel.
    var plan = plan(List.of(box(1, 0, 0, 20, 5, 2), box(2, 400, 0, 20, 5, 1)));

    assertThat(ranges(plan).get(1L)).containsExactly(0, FOREVER);
    assertThat(ranges(plan).get(2L)).containsExactly(0, 10);
  }

  @Test
  void boxesThatAreApartInOneAxisDoNotConflictYet() {
    // Apart by 400 units across (10 units a pixel) and by 200 along (20 units a pixel).
    var plan = plan(List.of(box(1, 0, 0, 20, 5, 2), box(2, 400, 200, 20, 5, 1)));

    assertThat(ranges(plan).get(2L)[1]).isCloseTo(20, within(1e-9));
  }

  @Test
  void unevenBoxesTouchWhereTheirFacingSidesMeet() {
    var a = new LabelCandidate(1, 0, 0, 0, 0, 30, 5, 5, 2, 0, FOREVER);
    var b = new LabelCandidate(2, 0, 100, 0, 20, 1, 5, 5, 1, 0, FOREVER);
    var c = new LabelCandidate(3, 0, -100, 0, 10, 1, 5, 5, 1, 0, FOREVER);

    var ranges = ranges(plan(List.of(a, b, c)));

    assertThat(ranges.get(2L)).containsExactly(0, 2);
    assertThat(ranges.get(3L)).containsExactly(0, 100);
  }

  @Test
  void boxesBackToBackOnOneAnchorBothShow() {
    var a = new LabelCandidate(1, 0, 5, 5, 0, 30, 5, 5, 2, 0, FOREVER);
    var b = new LabelCandidate(2, 0, 5, 5, 20, 0, 5, 5, 1, 0, FOREVER);

    assertThat(plan(List.of(a, b)).size()).isEqualTo(2);
  }

  @Test
  void ofLabelsOnOneAnchorOnlyTheFirstShows() {
    var plan = plan(List.of(box(1, 3, 3, 20, 5, 1), box(2, 3, 3, 20, 5, 2), box(3, 3, 3, 9, 5, 0)));

    assertThat(plan.size()).isEqualTo(1);
    assertThat(plan.id(0)).isEqualTo(2);
  }

  @Test
  void aLabelShowsWhereTheStrongerOneOnTheSameAnchorHasEnded() {
    var village = box(1, 0, 0, 20, 5, 9, 0, 30);
    var town = box(2, 0, 0, 20, 5, 1, 0, 300);

    assertThat(ranges(plan(List.of(village, town))).get(2L)).containsExactly(30, 300);
  }

  @Test
  void aLabelPrefersTheFinestStretchOfAtLeastADoubling() {
    var weak = box(9, 0, 0, 20, 5, 1, 0, FOREVER);
    // Takes (2, 8) and [16, 64) from the weak one: left are [0.5, 2], [8, 16) and [64, ...).
    var one = box(1, 80, 0, 20, 5, 3, 0, 8);
    var two = box(2, 0, 10, 20, 5, 3, 16, 64);

    assertThat(ranges(plan(List.of(weak, one, two))).get(9L)).containsExactly(0, 2);

    var near = box(3, 24, 0, 20, 5, 3, 0, 8);
    assertThat(ranges(plan(List.of(weak, near, two))).get(9L)).containsExactly(8, 16);
  }

  @Test
  void aLabelTakesTheWidestStretchWhenNoneIsADoubling() {
    var weak = box(9, 0, 0, 20, 5, 1, 1, 8);
    var one = box(1, 0, 0, 20, 5, 3, 1.2, 3);
    var two = box(2, 0, 0, 20, 5, 3, 5, 20);

    assertThat(ranges(plan(List.of(weak, one, two))).get(9L)).containsExactly(3, 5);
  }

  @Test
  void roomBelowTheFinestResolutionDoesNotCount() {
    // The boxes touch at 0.25 units a pixel, finer than the map is ever seen.
    var plan = plan(List.of(box(1, 0, 0, 20, 5, 2), box(2, 10, 0, 20, 5, 1)));

    assertThat(plan.size()).isEqualTo(1);
  }

  @Test
  void aRuleThatEndsBelowTheFinestResolutionNeverShows() {
    assertThat(plan(List.of(box(1, 0, 0, 20, 5, 2, 0.1, 0.4))).size()).isZero();
  }

  @Test
  void refusesBoxesThatLeaveTheirAnchorOrHaveNoArea() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelCandidate(1, 0, 0, 0, -1, 5, 5, 5, 1, 0, 1))
        .withMessageContaining("must include its anchor")
        .withMessageContaining("left -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelCandidate(1, 0, 0, 0, 0, 0, 5, 5, 1, 0, 1))
        .withMessageContaining("must have an area");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelCandidate(1, 0, Double.NaN, 0, 1, 1, 5, 5, 1, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelCandidate(1, 0, 0, 0, 1, 1, 5, 5, Double.NaN, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelCandidate(1, 0, 0, 0, 1, 1, 5, 5, 1, 2, 2))
        .withMessageContaining("got: 2.0 to 2.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new LabelPlanner(0));
  }

  @Test
  void findsALabelByItsBoxAtTheResolutionAsked() {
    var plan = plan(List.of(new LabelCandidate(1, 0, 1000, 1000, 30, 10, 8, 2, 1, 0, 20)));

    assertThat(plan.find(new Bounds(0, 0, 699, 2000), 10)).isEmpty();
    assertThat(plan.find(new Bounds(0, 0, 700, 2000), 10)).containsExactly(0);
    assertThat(plan.find(new Bounds(1101, 0, 2000, 2000), 10)).isEmpty();
    assertThat(plan.find(new Bounds(1100, 1080, 2000, 2000), 10)).containsExactly(0);
    assertThat(plan.find(new Bounds(0, 0, 2000, 979), 10)).isEmpty();
    assertThat(plan.find(EVERYWHERE, 19.99)).containsExactly(0);
    assertThat(plan.find(EVERYWHERE, 20)).isEmpty();
  }

  @Test
  void anEmptyPlanFindsNothing() {
    assertThat(LabelPlan.EMPTY.find(EVERYWHERE, 1)).isEmpty();
  }

  @Test
  void manyLabelsArePlannedAndFoundAsByBruteForce() {
    var labels = scattered(new Random(5), 3000, 1e5, 1000);
    var plan = plan(labels);
    var byId = byId(labels);
    var random = new Random(6);

    for (int i = 0; i < 200; i++) {
      double r = Math.exp(random.nextDouble() * 9 - 1);
      double x = random.nextDouble() * 1e5;
      double y = random.nextDouble() * 1e5;
      var window = new Bounds(x, y, x + 256 * r, y + 256 * r);
      var expected = new ArrayList<Integer>();
      for (int n = 0; n < plan.size(); n++) {
        if (isActive(plan, n, r) && touches(byId.get(plan.id(n)), window, r)) {
          expected.add(n);
        }
      }
      assertThat(plan.find(window, r))
          .containsExactly(expected.stream().mapToInt(n -> n).toArray());
    }
  }

  @Test
  void labelsOfVeryDifferentSizesKeepApart() {
    var labels = new ArrayList<LabelCandidate>();
    var random = new Random(8);
    for (int i = 0; i < 600; i++) {
      float w = (float) Math.exp(random.nextDouble() * 8);
      float h = (float) Math.exp(random.nextDouble() * 5);
      labels.add(
          new LabelCandidate(
              i,
              i,
              random.nextDouble() * 1e4,
              random.nextDouble() * 1e4,
              w,
              random.nextFloat() * w,
              h,
              0,
              random.nextInt(3),
              0,
              FOREVER));
    }
    checkPlan(labels);
  }

  @Property(tries = 200)
  void noTwoLabelsOverlapAndEachRejectedOneHasAWitness(
      @ForAll("candidates") List<LabelCandidate> labels) {
    checkPlan(labels);
  }

  @Property(tries = 100)
  void theOrderInWhichCandidatesComeDoesNotMatter(
      @ForAll("candidates") List<LabelCandidate> labels, @ForAll long seed) {
    var shuffled = new ArrayList<>(labels);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(describe(plan(shuffled))).isEqualTo(describe(plan(labels)));
  }

  @Property(tries = 100)
  void aLabelIsNeverChangedByOnesOfLowerPriority(
      @ForAll("candidates") List<LabelCandidate> labels) {
    var strong = labels.stream().filter(c -> c.priority() >= 1).toList();
    var all = ranges(plan(labels));

    ranges(plan(strong)).forEach((id, range) -> assertThat(all.get(id)).containsExactly(range));
  }

  @Provide
  Arbitrary<List<LabelCandidate>> candidates() {
    Arbitrary<Double> place = Arbitraries.integers().between(0, 60).map(i -> i * 13.0);
    Arbitrary<Float> extent = Arbitraries.of(0f, 4f, 9.5f, 20f, 33f);
    Arbitrary<Integer> priority = Arbitraries.integers().between(0, 2);
    Arbitrary<double[]> rule =
        Arbitraries.of(
            new double[] {0, FOREVER},
            new double[] {0, 10},
            new double[] {10, 80},
            new double[] {2, 3},
            new double[] {5, FOREVER});
    return Combinators.combine(place, place, extent, extent, extent, priority, rule)
        .as(
            (x, y, left, up, down, p, range) ->
                new LabelCandidate(0, 0, x, y, left, 21, up, down + 1, p, range[0], range[1]))
        .list()
        .ofMaxSize(60)
        .map(LabelPlannerTest::numbered);
  }

  private static List<LabelCandidate> numbered(List<LabelCandidate> labels) {
    var numbered = new ArrayList<LabelCandidate>();
    for (LabelCandidate c : labels) {
      int id = numbered.size();
      numbered.add(
          new LabelCandidate(
              id,
              id % 5,
              c.x(),
              c.y(),
              c.left(),
              c.right(),
              c.up(),
              c.down(),
              c.priority(),
              c.minResolution(),
              c.maxResolution()));
    }
    return numbered;
  }

  private static void checkPlan(List<LabelCandidate> labels) {
    var plan = plan(labels);
    var byId = byId(labels);
    for (double r : sampledResolutions(plan, labels)) {
      checkNoOverlap(plan, byId, r);
      checkWitnesses(plan, byId, r);
    }
    checkRangesLieWithinRules(plan, byId);
  }

  /** Whatever could change with resolution changes at an end of a range: sample between those. */
  private static double[] sampledResolutions(LabelPlan plan, List<LabelCandidate> labels) {
    var ends = new TreeSet<Double>(List.of(FINEST, 1e5));
    for (int n = 0; n < plan.size(); n++) {
      ends.add(Math.max(FINEST, plan.minResolution(n)));
      ends.add(Math.min(1e5, plan.maxResolution(n)));
    }
    for (LabelCandidate c : labels) {
      ends.add(Math.max(FINEST, c.minResolution()));
      ends.add(Math.min(1e5, c.maxResolution()));
    }
    var sorted = ends.stream().mapToDouble(d -> d).toArray();
    var samples = new ArrayList<Double>();
    int step = Math.max(1, sorted.length / 150);
    for (int i = 0; i + 1 < sorted.length; i += step) {
      double width = sorted[i + 1] - sorted[i];
      if (width > 1e-6 * sorted[i]) {
        samples.add(sorted[i] + width * 0.0001);
        samples.add(sorted[i] + width * 0.9999);
      }
    }
    return samples.stream().mapToDouble(d -> d).toArray();
  }

  private static void checkNoOverlap(LabelPlan plan, Map<Long, LabelCandidate> byId, double r) {
    int[] active = plan.find(EVERYWHERE, r);
    for (int i = 0; i < active.length; i++) {
      for (int j = 0; j < i; j++) {
        var a = byId.get(plan.id(active[i]));
        var b = byId.get(plan.id(active[j]));
        assertThat(overlap(a, b, r)).as("%s and %s at %s", a, b, r).isFalse();
      }
    }
  }

  /**
   * A label without any range is overlapped, at every resolution of its rule, by one that shows.
   */
  private static void checkWitnesses(LabelPlan plan, Map<Long, LabelCandidate> byId, double r) {
    var planned = ranges(plan);
    int[] active = plan.find(EVERYWHERE, r);
    for (LabelCandidate c : byId.values()) {
      if (!planned.containsKey(c.id()) && c.minResolution() <= r && r < c.maxResolution()) {
        assertThat(Arrays.stream(active).boxed())
            .as("witness for %s at %s", c, r)
            .anyMatch(
                n -> {
                  var other = byId.get(plan.id(n));
                  return other.priority() >= c.priority() && overlap(other, c, r);
                });
      }
    }
  }

  private static void checkRangesLieWithinRules(LabelPlan plan, Map<Long, LabelCandidate> byId) {
    for (int n = 0; n < plan.size(); n++) {
      var c = byId.get(plan.id(n));
      assertThat(plan.minResolution(n)).isGreaterThanOrEqualTo(c.minResolution());
      assertThat(plan.maxResolution(n)).isLessThanOrEqualTo(c.maxResolution());
      assertThat(plan.minResolution(n)).isLessThan(plan.maxResolution(n));
    }
    assertThat(ranges(plan)).hasSize(plan.size());
  }

  private static boolean overlap(LabelCandidate a, LabelCandidate b, double r) {
    return a.x() - r * a.left() < b.x() + r * b.right()
        && b.x() - r * b.left() < a.x() + r * a.right()
        && a.y() - r * a.down() < b.y() + r * b.up()
        && b.y() - r * b.down() < a.y() + r * a.up();
  }

  private static boolean touches(LabelCandidate c, Bounds w, double r) {
    return c.x() - r * c.left() <= w.maxX()
        && c.x() + r * c.right() >= w.minX()
        && c.y() - r * c.down() <= w.maxY()
        && c.y() + r * c.up() >= w.minY();
  }

  private static boolean isActive(LabelPlan plan, int n, double r) {
    return plan.minResolution(n) <= r && r < plan.maxResolution(n);
  }

  static List<LabelCandidate> scattered(Random random, int count, double side, double maxRule) {
    var labels = new ArrayList<LabelCandidate>();
    for (int i = 0; i < count; i++) {
      float half = 8 + random.nextInt(30);
      labels.add(
          new LabelCandidate(
              i,
              random.nextInt(1000),
              random.nextDouble() * side,
              random.nextDouble() * side,
              half,
              half,
              8,
              8,
              random.nextInt(4),
              0,
              random.nextBoolean() ? FOREVER : maxRule * random.nextDouble() + 1));
    }
    return labels;
  }

  private static LabelPlan plan(List<LabelCandidate> labels) {
    var planner = new LabelPlanner(FINEST);
    labels.forEach(planner::add);
    return planner.plan();
  }

  private static Map<Long, LabelCandidate> byId(List<LabelCandidate> labels) {
    var byId = new HashMap<Long, LabelCandidate>();
    labels.forEach(c -> byId.put(c.id(), c));
    return byId;
  }

  private static Map<Long, double[]> ranges(LabelPlan plan) {
    var ranges = new HashMap<Long, double[]>();
    for (int n = 0; n < plan.size(); n++) {
      ranges.put(plan.id(n), new double[] {plan.minResolution(n), plan.maxResolution(n)});
    }
    return ranges;
  }

  private static List<String> describe(LabelPlan plan) {
    var lines = new ArrayList<String>();
    ranges(plan).forEach((id, range) -> lines.add(id + " " + Arrays.toString(range)));
    Collections.sort(lines);
    return lines;
  }

  private static LabelCandidate box(
      long id, double x, double y, float halfWidth, float halfHeight, double priority) {
    return box(id, x, y, halfWidth, halfHeight, priority, 0, FOREVER);
  }

  private static LabelCandidate box(
      long id,
      double x,
      double y,
      float halfWidth,
      float halfHeight,
      double priority,
      double min,
      double max) {
    return new LabelCandidate(
        id, 0, x, y, halfWidth, halfWidth, halfHeight, halfHeight, priority, min, max);
  }
}

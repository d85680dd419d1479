package org.tutai.geo.render.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Gives each label the one range of resolutions in which it shows, so that no two labels overlap at
 * any resolution.
 *
 * <p>Greedy by priority: a label takes what those before it leave of its rule's range, and never
 * takes anything from them. Of several stretches left it takes the finest that is at least a
 * doubling of the resolution wide (one zoom level), so that zooming in rarely makes a label vanish;
 * failing that, the widest. Equal priorities are decided by a hash of key and place, so that the
 * result does not depend on the order in which candidates were added.
 *
 * <p>Add the candidates, then {@link #plan()}. For one thread. A hundred thousand candidates take a
 * fraction of a second; memory grows in proportion to their number.
 */
public final class LabelPlanner {

  /*
   * Active ranges are after Been, Daiches and Yap, "Dynamic Map Labeling", IEEE TVCG 12(5), 2006: a label is
   * either shown or not as a function of scale alone. There, conflicts between fixed-size boxes on fixed anchors
   * are truncated pyramids in (x, y, scale); here, the same as numbers: boxes i and j overlap exactly at the
   * resolutions above conflictResolution(i, j), so a label j that shows in [a, b) takes from i the stretch
   * (max(conflict, a), b).
   *
   * The paper's rules begin at scale 0, ours at minResolution (a rule of an SLD), hence the choice among
   * several stretches, which the paper does not need.
   */

  private static final Comparator<LabelCandidate> ORDER =
      Comparator.comparingDouble(LabelCandidate::priority)
          .reversed()
          .thenComparingLong(LabelPlanner::lot)
          .thenComparingDouble(LabelCandidate::x)
          .thenComparingDouble(LabelCandidate::y)
          .thenComparingLong(LabelCandidate::key)
          .thenComparingDouble(LabelCandidate::minResolution)
          .thenComparingDouble(LabelCandidate::maxResolution)
          .thenComparingLong(LabelCandidate::id);

  /** One zoom level. */
  private static final double WORTHWHILE = 2;

  private final double finestResolution;
  private final List<LabelCandidate> candidates = new ArrayList<>();

  /**
   * @param finestResolution the finest resolution at which the map is usually seen (CRS units in a
   *     pixel), positive: room that a label finds only below it does not count
   */
  public LabelPlanner(double finestResolution) {
    if (!(finestResolution > 0) || finestResolution == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the finest resolution must be positive (got: " + finestResolution + ")");
    }
    this.finestResolution = finestResolution;
  }

  /** Adds a candidate. */
  public LabelPlanner add(LabelCandidate candidate) {
    candidates.add(candidate);
    return this;
  }

  /** Plans what was added. */
  public LabelPlan plan() {
    var sorted = candidates.toArray(LabelCandidate[]::new);
    Arrays.sort(sorted, ORDER);
    var index = new LabelIndex(sorted.length, aspect(sorted));
    var search = new Search(index, finestResolution);
    for (LabelCandidate candidate : sorted) {
      if (search.room(candidate)) {
        index.add(candidate, search.from, search.to);
      }
    }
    index.trim();
    return new LabelPlan(index);
  }

  /** How many times wider than high the boxes are on the whole. */
  private static double aspect(LabelCandidate[] candidates) {
    double width = 0;
    double height = 0;
    for (LabelCandidate c : candidates) {
      width += c.left() + c.right();
      height += c.up() + c.down();
    }
    double ratio = width / height;
    return ratio > 0 && ratio < Double.POSITIVE_INFINITY ? ratio : 1;
  }

  /** A number as good as drawn by lot, the same for the same key and place. */
  private static long lot(LabelCandidate c) {
    long h = mix(c.key() + 0x9E3779B97F4A7C15L);
    h = mix(h ^ Double.doubleToLongBits(c.x() + 0.0));
    return mix(h + Double.doubleToLongBits(c.y() + 0.0));
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Looks for the room that the labels planned so far leave for one more. */
  private static final class Search implements LabelIndex.ConflictVisitor {

    private final LabelIndex index;
    private final double finest;

    /** The stretch found. */
    double from;

    double to;

    private double lowest;
    private boolean blocked;
    private boolean collecting;
    private double[] taken = new double[64];
    private int takenCount;

    Search(LabelIndex index, double finest) {
      this.index = index;
      this.finest = finest;
    }

    boolean room(LabelCandidate c) {
      lowest = Math.max(c.minResolution(), finest);
      if (!(c.maxResolution() > lowest)) {
        return false;
      }
      from = lowest;
      to = c.maxResolution();
      blocked = false;
      collecting = false;
      index.visitConflicts(c, c.maxResolution(), this);
      boolean whole = !blocked && (to == c.maxResolution() || to >= WORTHWHILE * from);
      boolean found = whole || chooseStretch(c);
      // Nothing that shows only below the finest resolution is ever planned, so the room reaches
      // down.
      if (found && from == lowest) {
        from = c.minResolution();
      }
      return found;
    }

    /** Takes all conflicts into account, where the finest stretch is closed or narrow. */
    private boolean chooseStretch(LabelCandidate c) {
      collecting = true;
      takenCount = 0;
      index.visitConflicts(c, c.maxResolution(), this);
      var stretches = sortedTaken();
      double best = 1;
      double at = lowest;
      for (int i = 0; i <= stretches.length && at < c.maxResolution(); i++) {
        double end = i < stretches.length ? stretches[i].from : c.maxResolution();
        if (end / at > best) {
          best = end / at;
          from = at;
          to = end;
          if (best >= WORTHWHILE) {
            return true;
          }
        }
        if (i < stretches.length) {
          at = Math.max(at, stretches[i].to);
        }
      }
      return best > 1;
    }

    private Stretch[] sortedTaken() {
      var stretches = new Stretch[takenCount];
      for (int i = 0; i < takenCount; i++) {
        stretches[i] = new Stretch(taken[2 * i], taken[2 * i + 1]);
      }
      Arrays.sort(stretches, Comparator.comparingDouble(Stretch::from));
      return stretches;
    }

    /** Takes note of a stretch that an earlier label holds; returns how far up to look still. */
    @Override
    public double taken(double takenFrom, double takenTo) {
      if (takenTo <= lowest) {
        return collecting ? Double.POSITIVE_INFINITY : to;
      }
      if (collecting) {
        note(takenFrom, takenTo);
        return Double.POSITIVE_INFINITY;
      }
      if (takenFrom <= lowest) {
        blocked = true;
        return 0;
      }
      to = Math.min(to, takenFrom);
      return to;
    }

    private void note(double takenFrom, double takenTo) {
      if (2 * takenCount == taken.length) {
        taken = Arrays.copyOf(taken, taken.length * 2);
      }
      taken[2 * takenCount] = takenFrom;
      taken[2 * takenCount + 1] = takenTo;
      takenCount++;
    }

    private record Stretch(double from, double to) {}
  }
}

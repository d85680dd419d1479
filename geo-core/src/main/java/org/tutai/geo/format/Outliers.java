package org.tutai.geo.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Envelope;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;

/**
 * Finds features that lie far from all others of their layer: a lost minus sign, a coordinate of 0,
 * a row of another country. It keeps a sample of places, drawn the same way each time, and the
 * features that reach farthest each way; those are far that lie further outside the middle 98 % of
 * the sample than {@value #TIMES} times its width. Of many in one direction only the farthest is
 * named. For one thread.
 */
final class Outliers {

  /** Fewer features than this have no middle that others could be far from. */
  private static final int FEWEST = 50;

  private static final int SAMPLE = 4096;
  private static final double TIMES = 5;

  private static final int WEST = 0;
  private static final int SOUTH = 1;
  private static final int EAST = 2;
  private static final int NORTH = 3;

  private final double[] xs = new double[SAMPLE];
  private final double[] ys = new double[SAMPLE];
  private final SplittableRandom random = new SplittableRandom(1);
  private final long[] ordinals = {-1, -1, -1, -1};
  private final double[] extremes = {
    Double.POSITIVE_INFINITY,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };
  private long seen;

  void add(long ordinal, Envelope box) {
    if (!Double.isFinite(box.getWidth()) || !Double.isFinite(box.getHeight())) {
      return;
    }
    extreme(WEST, -box.getMinX(), box.getMinX(), ordinal);
    extreme(SOUTH, -box.getMinY(), box.getMinY(), ordinal);
    extreme(EAST, box.getMaxX(), box.getMaxX(), ordinal);
    extreme(NORTH, box.getMaxY(), box.getMaxY(), ordinal);
    int place = seen < SAMPLE ? (int) seen : (int) Math.min(SAMPLE, random.nextLong(seen + 1));
    if (place < SAMPLE) {
      xs[place] = box.getMinX() + box.getWidth() / 2;
      ys[place] = box.getMinY() + box.getHeight() / 2;
    }
    seen++;
  }

  private void extreme(int side, double outwards, double value, long ordinal) {
    double best = side == WEST || side == SOUTH ? -extremes[side] : extremes[side];
    if (ordinals[side] < 0 || outwards > best) {
      extremes[side] = value;
      ordinals[side] = ordinal;
    }
  }

  /** A remark on each feature that is far from the others; empty when none is. */
  List<Remark> remarks() {
    if (seen < FEWEST) {
      return List.of();
    }
    int kept = (int) Math.min(seen, SAMPLE);
    List<Remark> remarks = new ArrayList<>();
    far(xs, kept, WEST, EAST, "x", remarks);
    far(ys, kept, SOUTH, NORTH, "y", remarks);
    return remarks;
  }

  private void far(
      double[] sample, int kept, int low, int high, String axis, List<Remark> remarks) {
    double[] sorted = Arrays.copyOf(sample, kept);
    Arrays.sort(sorted);
    double first = sorted[kept / 100];
    double last = sorted[kept - 1 - kept / 100];
    double reach = TIMES * (last - first);
    if (!(reach > 0)) {
      return;
    }
    if (extremes[low] < first - reach) {
      remarks.add(remark(ordinals[low], axis, extremes[low], first, last));
    }
    if (extremes[high] > last + reach) {
      remarks.add(remark(ordinals[high], axis, extremes[high], first, last));
    }
  }

  private static Remark remark(long ordinal, String axis, double value, double first, double last) {
    String at = String.format(Locale.ROOT, "%s = %.6g", axis, value);
    String others = String.format(Locale.ROOT, "%.6g – %.6g", first, last);
    return Remark.warning(
        Topic.GEOMETRY,
        "Feature #"
            + ordinal
            + " reaches far from the others ("
            + at
            + "; nearly all others lie within "
            + others
            + "); look at it.",
        "圖徵 #" + ordinal + " 遠離其他圖徵（" + at + "；其餘幾乎都在 " + others + " 之間），請檢查。");
  }
}

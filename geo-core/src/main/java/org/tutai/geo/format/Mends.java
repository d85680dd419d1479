package org.tutai.geo.format;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;

/**
 * What was mended in the feature being read, each reason once, until it is counted. For one thread.
 */
public final class Mends {

  private record Mend(String reason, String detail) {}

  private final List<Mend> mends = new ArrayList<>(4);

  /** Notes a mend; a reason noted already for this feature is not noted again. */
  public void add(String reason, String detail) {
    for (Mend mend : mends) {
      if (mend.reason().equals(reason)) {
        return;
      }
    }
    mends.add(new Mend(reason, detail));
  }

  /** Counts the mends as those of a feature, and forgets them. */
  public void countInto(BadFeatures bad, long ordinal) {
    if (mends.isEmpty()) {
      return;
    }
    for (Mend mend : mends) {
      bad.add(new BadFeature(ordinal, mend.reason(), mend.detail(), false));
    }
    mends.clear();
  }

  /** Forgets the mends, because the feature was dropped. */
  public void clear() {
    mends.clear();
  }
}

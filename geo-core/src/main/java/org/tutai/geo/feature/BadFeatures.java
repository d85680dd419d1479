package org.tutai.geo.feature;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tally of a source's bad features: every one is counted by reason, the first {@value #LISTED}
 * of each reason are listed. For one thread.
 */
public final class BadFeatures {

  private static final int LISTED = 100;

  private final Map<String, Long> counts = new TreeMap<>();
  private final List<BadFeature> listed = new ArrayList<>();

  /** Counts a bad feature. */
  public void add(BadFeature bad) {
    long count = counts.merge(bad.reason(), 1L, Long::sum);
    if (count <= LISTED) {
      listed.add(bad);
    }
  }

  /** How many, by reason, in the order of the reasons' names. */
  public Map<String, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** How many in all. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The first of each reason, in the order met. */
  public List<BadFeature> listed() {
    return List.copyOf(listed);
  }
}

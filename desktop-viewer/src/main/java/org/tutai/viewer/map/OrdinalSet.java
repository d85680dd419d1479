package org.tutai.viewer.map;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Ordinals of features, ascending, held so that a million of them are cheap. Immutable,
 * thread-safe.
 */
public final class OrdinalSet extends AbstractSet<Long> {

  private final long[] sorted;
  private final int hash;

  private OrdinalSet(long[] sorted) {
    this.sorted = sorted;
    int sum = 0;
    for (long each : sorted) {
      sum += Long.hashCode(each);
    }
    this.hash = sum;
  }

  /** A set of ordinals in any order, each counted once. */
  public static OrdinalSet of(long... ordinals) {
    long[] sorted = ordinals.clone();
    Arrays.sort(sorted);
    int distinct = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[distinct++] = sorted[i];
      }
    }
    return new OrdinalSet(distinct == sorted.length ? sorted : Arrays.copyOf(sorted, distinct));
  }

  /** The same ordinals as such a set. */
  public static OrdinalSet of(Collection<Long> ordinals) {
    return ordinals instanceof OrdinalSet already
        ? already
        : of(ordinals.stream().mapToLong(Long::longValue).toArray());
  }

  @Override
  public int size() {
    return sorted.length;
  }

  /** Whether an ordinal is in it. */
  public boolean has(long ordinal) {
    return Arrays.binarySearch(sorted, ordinal) >= 0;
  }

  @Override
  public boolean contains(@Nullable Object ordinal) {
    return ordinal instanceof Long number && has(number);
  }

  /** No ordinals. */
  public static final OrdinalSet NONE = new OrdinalSet(new long[0]);

  /** These and those. */
  public OrdinalSet with(OrdinalSet others) {
    return of(LongStream.concat(ordinals(), others.ordinals()).toArray());
  }

  /** These but for those. */
  public OrdinalSet without(OrdinalSet others) {
    return of(ordinals().filter(each -> !others.has(each)).toArray());
  }

  /** These and those, but for what is in both. */
  public OrdinalSet toggled(OrdinalSet others) {
    return without(others).with(others.without(this));
  }

  /** The ordinals, ascending. */
  public LongStream ordinals() {
    return Arrays.stream(sorted);
  }

  @Override
  public Iterator<Long> iterator() {
    PrimitiveIterator.OfLong each = ordinals().iterator();
    return each;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OrdinalSet set
        ? Arrays.equals(sorted, set.sorted)
        : super.equals(other);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}

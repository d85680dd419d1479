package org.tutai.geo.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A conclusion with its confidence and its grounds.
 *
 * @param value what was concluded; empty when nothing could be
 * @param confidence the probability that the value is right, 0 to 1; a wrong value must not have
 *     0.9 or more. 1 for what a person chose and for what a standard fixes
 * @param grounds what spoke for and against it, the weightiest first
 */
public record Finding<T>(Optional<T> value, double confidence, List<Remark> grounds) {

  public Finding {
    Objects.requireNonNull(value, "value");
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "confidence must be within 0 and 1 (got: " + confidence + ")");
    }
    grounds = List.copyOf(grounds);
  }

  /** A conclusion. */
  public static <T> Finding<T> of(T value, double confidence, List<Remark> grounds) {
    return new Finding<>(Optional.of(value), confidence, grounds);
  }

  /** What is sure: chosen by a person, or fixed by a standard. */
  public static <T> Finding<T> certain(T value, Remark ground) {
    return of(value, 1, List.of(ground));
  }

  /** No conclusion, and why not. */
  public static <T> Finding<T> none(Remark... grounds) {
    return new Finding<>(Optional.empty(), 0, List.of(grounds));
  }

  /** The same with a further ground. */
  public Finding<T> and(Remark ground) {
    var all = new ArrayList<>(grounds);
    all.add(ground);
    return new Finding<>(value, confidence, all);
  }
}

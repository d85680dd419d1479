package org.tutai.geo.theme;

import java.util.OptionalDouble;

/**
 * The scales at which a layer shows, as denominators: from {@code min}, to below {@code max}, as in
 * SLD.
 *
 * @param min empty: however near
 * @param max empty: however far
 */
public record ScaleRange(OptionalDouble min, OptionalDouble max) {

  /** Every scale. */
  public static final ScaleRange ALL =
      new ScaleRange(OptionalDouble.empty(), OptionalDouble.empty());

  private static final double FARTHEST = 1e12;

  public ScaleRange {
    min = checked("minScale", min);
    max = checked("maxScale", max);
    if (min.isPresent() && max.isPresent() && min.getAsDouble() >= max.getAsDouble()) {
      throw new IllegalArgumentException(
          "minScale must be below maxScale (got: "
              + min.getAsDouble()
              + " and "
              + max.getAsDouble()
              + ")");
    }
  }

  private static OptionalDouble checked(String name, OptionalDouble value) {
    return value.isEmpty()
        ? value
        : OptionalDouble.of(Check.number(name, value.getAsDouble(), 0, FARTHEST));
  }

  /** Whether a layer shows at a scale. */
  public boolean contains(double denominator) {
    return denominator >= min.orElse(0) && denominator < max.orElse(Double.POSITIVE_INFINITY);
  }
}

package org.tutai.geo.render;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * How much work one picture may cost.
 *
 * @param deadlineNanos the {@link System#nanoTime} after which drawing gives up
 * @param maxVertices the most vertices drawn
 * @param givenUp whether nobody wants the picture any more; asked often, from the drawing thread
 */
public record RenderBudget(long deadlineNanos, long maxVertices, BooleanSupplier givenUp) {

  public RenderBudget {
    Objects.requireNonNull(givenUp, "givenUp");
  }

  /** A budget for a picture that is wanted until it is there. */
  public RenderBudget(long deadlineNanos, long maxVertices) {
    this(deadlineNanos, maxVertices, () -> false);
  }

  /** A budget that ends so many milliseconds from now. */
  public static RenderBudget ofMillis(long millis) {
    return new RenderBudget(System.nanoTime() + millis * 1_000_000, 200_000_000L);
  }

  /** The same for a picture that is given up once this holds. */
  public RenderBudget until(BooleanSupplier unwanted) {
    return new RenderBudget(deadlineNanos, maxVertices, unwanted);
  }
}

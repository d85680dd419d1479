package org.tutai.geo.render;

/**
 * How much work one picture may cost.
 *
 * @param deadlineNanos the {@link System#nanoTime} after which drawing gives up
 * @param maxVertices the most vertices drawn
 */
public record RenderBudget(long deadlineNanos, long maxVertices) {

  /** A budget that ends so many milliseconds from now. */
  public static RenderBudget ofMillis(long millis) {
    return new RenderBudget(System.nanoTime() + millis * 1_000_000, 200_000_000L);
  }
}

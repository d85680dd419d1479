package org.tutai.geo.style;

import org.jspecify.annotations.Nullable;

/**
 * A well-known shape (SLD 1.0, section 11.3.2: square, circle, triangle, star, cross, x), filled
 * and stroked.
 */
public record Mark(Shape shape, @Nullable Fill fill, @Nullable Stroke stroke) {

  /** The shapes, all inscribed in the unit square centred on the point. */
  public enum Shape {
    SQUARE,
    CIRCLE,
    TRIANGLE,
    STAR,
    CROSS,
    X
  }
}

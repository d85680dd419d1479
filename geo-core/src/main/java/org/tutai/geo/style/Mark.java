package org.tutai.geo.style;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;

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

  /** The mark with each of its expressions changed. */
  Mark map(UnaryOperator<Expression> change) {
    return new Mark(
        shape, fill == null ? null : fill.map(change), stroke == null ? null : stroke.map(change));
  }
}

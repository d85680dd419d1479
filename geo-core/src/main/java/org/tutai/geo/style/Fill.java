package org.tutai.geo.style;

import java.util.function.UnaryOperator;
import org.tutai.geo.expr.Expression;

/**
 * A fill, plain or of slanting lines.
 *
 * @param color evaluates to {@code #rrggbb}
 * @param opacity evaluates to 0 … 1
 * @param hatched whether areas are filled with lines from the lower left to the upper right, 8
 *     pixels apart, that go on from area to area; marks are filled plainly all the same
 */
public record Fill(Expression color, Expression opacity, boolean hatched) {

  /** A plain fill. */
  public Fill(Expression color, Expression opacity) {
    this(color, opacity, false);
  }

  /** The fill with each of its expressions changed. */
  Fill map(UnaryOperator<Expression> change) {
    return new Fill(change.apply(color), change.apply(opacity), hatched);
  }
}

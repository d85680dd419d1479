package org.tutai.geo.style;

import java.util.function.UnaryOperator;
import org.tutai.geo.expr.Expression;

/**
 * A plain fill.
 *
 * @param color evaluates to {@code #rrggbb}
 * @param opacity evaluates to 0 … 1
 */
public record Fill(Expression color, Expression opacity) {

  /** The fill with each of its expressions changed. */
  Fill map(UnaryOperator<Expression> change) {
    return new Fill(change.apply(color), change.apply(opacity));
  }
}

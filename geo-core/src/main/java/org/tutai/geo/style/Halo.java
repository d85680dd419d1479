package org.tutai.geo.style;

import java.util.function.UnaryOperator;
import org.tutai.geo.expr.Expression;

/** A rim around text; the radius evaluates to pixels. */
public record Halo(Expression radius, Fill fill) {

  /** The halo with each of its expressions changed. */
  Halo map(UnaryOperator<Expression> change) {
    return new Halo(change.apply(radius), fill.map(change));
  }
}

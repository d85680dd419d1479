package org.tutai.geo.style;

import java.util.List;
import java.util.function.UnaryOperator;
import org.tutai.geo.expr.Expression;

/**
 * The letters of a text.
 *
 * @param families wanted families, best first; those that are not bundled fall back on Noto Sans TC
 * @param size evaluates to pixels
 */
public record Font(List<String> families, Expression size, boolean bold, boolean italic) {
  public Font {
    families = List.copyOf(families);
  }

  /** The font with each of its expressions changed. */
  Font map(UnaryOperator<Expression> change) {
    return new Font(families, change.apply(size), bold, italic);
  }
}

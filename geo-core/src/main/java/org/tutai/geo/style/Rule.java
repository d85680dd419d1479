package org.tutai.geo.style;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Columns;
import org.tutai.geo.expr.Expression;

/**
 * Which features, at which scales, with which symbolizers.
 *
 * @param name may be empty
 * @param title for the legend, may be empty
 * @param description a sentence or more for people, may be empty
 * @param minScale the least scale denominator (included), 0 for none
 * @param maxScale the greatest scale denominator (not included), positive infinity for none
 * @param filter which features, null for all
 * @param elseFilter whether the rule takes the features no other rule of its pass at this scale
 *     takes
 */
public record Rule(
    String name,
    String title,
    String description,
    double minScale,
    double maxScale,
    @Nullable Expression filter,
    boolean elseFilter,
    List<Symbolizer> symbolizers) {

  public Rule {
    symbolizers = List.copyOf(symbolizers);
    if (!(minScale >= 0) || !(maxScale > minScale)) {
      throw new IllegalArgumentException(
          "a rule must have 0 <= minScale < maxScale (got: " + minScale + ", " + maxScale + ")");
    }
  }

  /** A rule without a description. */
  public Rule(
      String name,
      String title,
      double minScale,
      double maxScale,
      @Nullable Expression filter,
      boolean elseFilter,
      List<Symbolizer> symbolizers) {
    this(name, title, "", minScale, maxScale, filter, elseFilter, symbolizers);
  }

  /** The rule with its expressions bound to a layer's columns. */
  public Rule bind(Columns columns) {
    return map(expression -> expression.bind(columns));
  }

  /** The rule with each of its expressions changed, the filter first. */
  Rule map(UnaryOperator<Expression> change) {
    return new Rule(
        name,
        title,
        description,
        minScale,
        maxScale,
        filter == null ? null : change.apply(filter),
        elseFilter,
        symbolizers.stream().map(symbolizer -> symbolizer.map(change)).toList());
  }

  /**
   * Whether the rule holds at a scale denominator (SLD 1.0, section 11.2: least included, greatest
   * not).
   */
  public boolean holdsAt(double scaleDenominator) {
    return scaleDenominator >= minScale && scaleDenominator < maxScale;
  }
}

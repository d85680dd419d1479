package org.tutai.geo.render;

import org.jspecify.annotations.Nullable;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.style.FeatureTypeStyle;
import org.tutai.geo.style.Rule;
import org.tutai.geo.style.Stroke;
import org.tutai.geo.style.Style;
import org.tutai.geo.style.Symbolizer;

/** How far from a point or line the symbols of a style reach, in pixels. */
final class SymbolReach {

  /** A symbol larger than this is not felt at its rim. */
  private static final double MOST = 64;

  private SymbolReach() {}

  /** The reach of the largest symbol whose size is a constant, and at least {@code least}. */
  static double pixels(Style style, double least) {
    double reach = least;
    for (FeatureTypeStyle pass : style.passes()) {
      for (Rule rule : pass.rules()) {
        for (Symbolizer symbolizer : rule.symbolizers()) {
          reach = Math.max(reach, pixels(symbolizer));
        }
      }
    }
    return Math.min(reach, MOST);
  }

  private static double pixels(Symbolizer symbolizer) {
    if (symbolizer instanceof Symbolizer.PointSymbolizer point) {
      return constant(point.size()) / 2 + width(point.mark().stroke()) / 2 + 1;
    }
    if (symbolizer instanceof Symbolizer.LineSymbolizer line) {
      return width(line.stroke()) / 2 + 1;
    }
    return 0;
  }

  private static double width(@Nullable Stroke stroke) {
    return stroke == null ? 0 : constant(stroke.width());
  }

  private static double constant(Expression expression) {
    return expression instanceof Expression.Literal literal && literal.value() instanceof Number n
        ? n.doubleValue()
        : 0;
  }
}

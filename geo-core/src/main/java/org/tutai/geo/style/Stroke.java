package org.tutai.geo.style;

import java.util.List;
import java.util.function.UnaryOperator;
import org.tutai.geo.expr.Expression;

/**
 * A line.
 *
 * @param color evaluates to {@code #rrggbb}
 * @param opacity evaluates to 0 … 1
 * @param width evaluates to pixels; 0 or less draws nothing
 * @param dashes lengths of dash and gap by turns, in pixels; empty for a solid line
 * @param dashOffset where in the pattern a line starts, in pixels
 */
public record Stroke(
    Expression color,
    Expression opacity,
    Expression width,
    Join join,
    Cap cap,
    List<Double> dashes,
    double dashOffset) {

  /** How two stretches of a line meet. */
  public enum Join {
    MITRE,
    ROUND,
    BEVEL
  }

  /** How a line ends. */
  public enum Cap {
    BUTT,
    ROUND,
    SQUARE
  }

  public Stroke {
    dashes = List.copyOf(dashes);
  }

  /** The stroke with each of its expressions changed. */
  Stroke map(UnaryOperator<Expression> change) {
    return new Stroke(
        change.apply(color),
        change.apply(opacity),
        change.apply(width),
        join,
        cap,
        dashes,
        dashOffset);
  }
}

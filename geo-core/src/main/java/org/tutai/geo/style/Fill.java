package org.tutai.geo.style;

import org.tutai.geo.expr.Expression;

/**
 * A plain fill.
 *
 * @param color evaluates to {@code #rrggbb}
 * @param opacity evaluates to 0 … 1
 */
public record Fill(Expression color, Expression opacity) {}

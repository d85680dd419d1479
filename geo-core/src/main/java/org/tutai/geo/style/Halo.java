package org.tutai.geo.style;

import org.tutai.geo.expr.Expression;

/** A rim around text; the radius evaluates to pixels. */
public record Halo(Expression radius, Fill fill) {}

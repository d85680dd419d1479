/**
 * Expressions over a feature's values and geometry: one small sealed tree ({@link
 * org.tutai.geo.expr.Expression}), one evaluator ({@link org.tutai.geo.expr.Expressions}), several
 * parsers to it (here {@link org.tutai.geo.expr.OgcFilterParser} for XML and {@link
 * org.tutai.geo.expr.EcqlParser} for text).
 *
 * <p>Parse, {@code bind} to the columns of a layer once, then {@code test} or {@code evaluate} row
 * by row. Nothing in a request can name code: functions come from the list in {@link
 * org.tutai.geo.expr.Functions}. Trap: an expression that is not bound knows no property, so that
 * each of them has no value.
 */
@NullMarked
package org.tutai.geo.expr;

import org.jspecify.annotations.NullMarked;

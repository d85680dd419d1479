/**
 * Expressions over a feature's values and geometry: one small tree, one evaluator, several parsers.
 */
@NullMarked
package org.tutai.geo.expr;

import org.jspecify.annotations.NullMarked;

/**
 * Styles: symbolizers and rules, as SLD 1.0 and SE 1.1 have them.
 *
 * <p>{@link org.tutai.geo.style.SldReader} turns a document into {@link org.tutai.geo.style.Style}s
 * and remarks on what is not drawn as asked; {@link org.tutai.geo.style.RulePlan} makes one pass of
 * a style ready for a layer and a scale. Trap: the expressions in a style know no columns until
 * they are bound; the rules of a plan are.
 */
@NullMarked
package org.tutai.geo.style;

import org.jspecify.annotations.NullMarked;

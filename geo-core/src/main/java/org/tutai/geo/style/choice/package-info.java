/**
 * Styles as a person chooses them: one symbol for all, one for each value, or classes of a number
 * in the colours of a ramp.
 *
 * <p>{@link org.tutai.geo.style.choice.StyleChoices} holds the choices and makes a {@link
 * org.tutai.geo.style.Style} of them; {@link org.tutai.geo.style.choice.StyleReading} finds them in
 * a style again, also in one from elsewhere, and says whether that is all there is to it. {@link
 * org.tutai.geo.style.choice.Numbers} are the values of a field, {@link
 * org.tutai.geo.style.choice.ClassMethod} divides them, {@link org.tutai.geo.style.choice.Rounding}
 * makes breaks readable, {@link org.tutai.geo.style.choice.Ramp} has the colours. Traps: breaks are
 * those between classes only, a value on a break belongs to the class above, and the outer classes
 * are open, so that every number is in exactly one class whatever becomes of the data.
 */
@NullMarked
package org.tutai.geo.style.choice;

import org.jspecify.annotations.NullMarked;

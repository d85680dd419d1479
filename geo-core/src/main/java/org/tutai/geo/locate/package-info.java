/**
 * One search box over addresses, landmarks, roads, districts and typed coordinates: {@link
 * org.tutai.geo.locate.Locator}. The rooms below know their own kind only; here they are weighed
 * against each other.
 *
 * <p>Trap: weights of different kinds are made comparable here and nowhere else; a probability of
 * an address is calibrated, a score of a place is not.
 */
@NullMarked
package org.tutai.geo.locate;

import org.jspecify.annotations.NullMarked;

/**
 * Taiwan addresses: the grammar that reads a text into an {@link
 * org.tutai.geo.locate.address.Address}, part by part with the span of the text that each came
 * from.
 */
@NullMarked
package org.tutai.geo.locate.address;

import org.jspecify.annotations.NullMarked;

/**
 * Finding places by what people call them. {@link org.tutai.viewer.locate.LocateViewModel} asks the
 * indexes of this computer (those of {@link org.tutai.geo.locate.home.LocateHome}, made-up plates
 * until real ones are imported) off the UI thread, the latest question first, and the map server
 * that {@link org.tutai.viewer.locate.ServerLocating} names while it answers; {@link
 * org.tutai.viewer.locate.FoundCard} says what was found in words; {@link
 * org.tutai.viewer.locate.GeocodeViewModel} answers a whole CSV and adds it as a layer.
 *
 * <p>Trap: while an input method composes, what is in the box is nobody's question yet.
 */
@NullMarked
package org.tutai.viewer.locate;

import org.jspecify.annotations.NullMarked;

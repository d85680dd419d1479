/**
 * A published layer in a look of somebody's own: another style, a filter, or a version that has
 * been kept. A {@link org.tutai.server.look.Look} is what was asked for, named by its hash; {@link
 * org.tutai.server.look.Looks} checks it, remembers it, and makes of it what can be drawn for one
 * principal.
 *
 * <p>Trap: a look gives no right to its layer. Whoever draws it sees of the layer what {@code
 * access} lets them see, and of a layer that is served as pictures only the looks that show no more
 * of it than its publisher's own styles do.
 */
@NullMarked
package org.tutai.server.look;

import org.jspecify.annotations.NullMarked;

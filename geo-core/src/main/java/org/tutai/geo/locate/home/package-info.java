/**
 * Where the indexes for locating are kept, and how a running program follows them: {@link
 * org.tutai.geo.locate.home.LocateHome} names the places, {@link
 * org.tutai.geo.locate.home.LiveLocate} opens what lies there and opens it anew when it changes,
 * {@link org.tutai.geo.locate.home.LocateIndexes} are open ones.
 *
 * <p>Trap: whoever takes indexes closes them; they stay open until the last has.
 */
@NullMarked
package org.tutai.geo.locate.home;

import org.jspecify.annotations.NullMarked;

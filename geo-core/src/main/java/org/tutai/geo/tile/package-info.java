/** Tile matrix sets and tile addresses. */
@NullMarked
package org.tutai.geo.tile;

import org.jspecify.annotations.NullMarked;

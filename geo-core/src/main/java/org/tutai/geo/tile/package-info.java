/**
 * Tile matrix sets: the grids that cut a CRS into square pictures, and the addresses of those
 * pictures.
 *
 * <p>A {@link org.tutai.geo.tile.TileMatrixSet} is a CRS and a list of {@link
 * org.tutai.geo.tile.TileMatrix levels}; a {@link org.tutai.geo.tile.TileAddress} names one tile of
 * it. Enter by {@link org.tutai.geo.tile.TileMatrixSets#byId}. The model is that of OGC 17-083r4
 * (Two Dimensional Tile Matrix Set) and of OGC 07-057r7 (WMTS 1.0.0), section 6.1.
 *
 * <p>Traps: rows count from the top, so a row grows as y falls. Corners are x (east) before y
 * (north) whatever the CRS's own axis order; a protocol that follows the authority turns them
 * round. A zoom is an index into the set's levels; a level's id, what a request names, is its
 * decimal number in all sets here but need not be in others.
 */
@NullMarked
package org.tutai.geo.tile;

import org.jspecify.annotations.NullMarked;

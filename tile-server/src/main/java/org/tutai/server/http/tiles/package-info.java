/**
 * Tiles by plain addresses: {@code /tiles/{layer}/{z}/{x}/{y}.png} on the grid of {@code
 * WebMercatorQuad}, and {@code /tiles/{layer}.json}, their description (TileJSON 3.0.0). Several
 * layers, painted from first to last, are named with commas between them; {@code ?style=} names a
 * style, or as many with commas.
 */
@NullMarked
package org.tutai.server.http.tiles;

import org.jspecify.annotations.NullMarked;

/**
 * Tiles of other servers: addresses by template, TileJSON, and the mosaic of tiles that fills a
 * view.
 *
 * <p>{@link org.tutai.geo.source.remote.tiles.TileTemplate} writes the addresses of XYZ tiles,
 * {@link org.tutai.geo.source.remote.tiles.TileJsonReader} reads TileJSON 1 to 3, {@link
 * org.tutai.geo.source.remote.tiles.TileMosaic} chooses a level of a {@link
 * org.tutai.geo.source.remote.tiles.RemoteGrid}, fetches and draws; {@link
 * org.tutai.geo.source.remote.tiles.XyzClient} puts them together. WMTS builds on it.
 *
 * <p>Traps: a level of another server need not have square tiles, need not nest in the one above
 * and may have tiles only in a part of it.
 */
@NullMarked
package org.tutai.geo.source.remote.tiles;

import org.jspecify.annotations.NullMarked;

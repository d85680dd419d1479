/**
 * Where encoded pictures rest, and the one place that has new ones drawn.
 *
 * <p>{@link org.tutai.server.cache.Pictures} is the entry: it answers a tile from the {@link
 * org.tutai.server.cache.TileCache} or draws it once for all who wait for it, in the {@link
 * org.tutai.server.cache.DrawQueue}. The cache's key is the content's fingerprint, so nothing in it
 * is ever stale and nothing has to be removed when a layer changes. Failures are not kept.
 */
@NullMarked
package org.tutai.server.cache;

import org.jspecify.annotations.NullMarked;

/**
 * Layers that other servers draw: WMS, WMTS and XYZ tiles as a client.
 *
 * <p>Enter by {@link org.tutai.geo.source.remote.RemotePictures}, which draws a {@link
 * org.tutai.geo.source.remote.RemoteLayer} (as a theme document has it) for a view, and by {@link
 * org.tutai.geo.source.remote.RemoteDocument}, which finds out what a document of a server is. The
 * rooms below do the work: {@code http} fetches and guards, {@code picture} decodes and moves
 * pixels, {@code service} knows what protocols share, {@code wms}, {@code wmts} and {@code tiles}
 * speak them.
 *
 * <p>Traps: a picture may be the last good one ({@code staleSince}); show that it is. The policy of
 * the fetcher decides what is asked at all; nothing here asks any other way.
 */
@NullMarked
package org.tutai.geo.source.remote;

import org.jspecify.annotations.NullMarked;

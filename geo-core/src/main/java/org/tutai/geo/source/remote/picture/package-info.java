/**
 * Pictures of other servers: decoded within limits, told from messages, and drawn into a view of
 * another CRS.
 *
 * <p>A {@link org.tutai.geo.source.remote.picture.RemoteView} is the window wanted, a {@link
 * org.tutai.geo.source.remote.picture.RemoteImage} the pixels found, premultiplied as the renderer
 * has them. {@link org.tutai.geo.source.remote.picture.PictureReader} decodes, {@link
 * org.tutai.geo.source.remote.picture.Warp} moves pixels from one CRS to another, {@link
 * org.tutai.geo.source.remote.picture.SourceWindow} says what must be asked for that.
 *
 * <p>Traps: a server's picture may be of any size whatever was asked; look at its size before its
 * pixels. The room is before the renderer's, so it cannot use the renderer's picture; the layout of
 * the pixels is the same.
 */
@NullMarked
package org.tutai.geo.source.remote.picture;

import org.jspecify.annotations.NullMarked;

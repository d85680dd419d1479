/**
 * Pictures into the bytes of image formats.
 *
 * <p>A {@link org.tutai.geo.encode.PictureEncoder} takes a finished {@link
 * org.tutai.geo.render.paint.Picture} and a {@link org.tutai.geo.encode.Background} to see through
 * it, and gives a whole file. {@link org.tutai.geo.encode.PngEncoder} is the entry point for tiles.
 *
 * <p>Trap: pictures are premultiplied by alpha and PNG is not. {@code Background.straight} is the
 * one place that says what a pixel becomes, to the last unit.
 */
@NullMarked
package org.tutai.geo.encode;

import org.jspecify.annotations.NullMarked;

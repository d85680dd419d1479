/**
 * Pictures into the bytes of image formats.
 *
 * <p>A {@link org.tutai.geo.encode.PictureEncoder} takes a finished {@link
 * org.tutai.geo.render.paint.Picture} and a {@link org.tutai.geo.encode.Background} to see through
 * it, and gives a whole file. {@link org.tutai.geo.encode.PngEncoder} is the entry point for tiles.
 *
 * <p>Inside a PNG: {@code PngEncoder} lays out the chunks, {@code Palette} counts the colours,
 * {@code PngRows} makes scanlines, {@code ZlibWriter} finds repetitions in them, {@code
 * DeflateBlock} writes those with a {@code PrefixCode}, and {@code BitWriter} holds the file:
 *
 * <pre>
 * signature  89 50 4E 47 0D 0A 1A 0A
 * IHDR       width, height, depth 1 2 4 8, colour type 2 3 6, 0, 0, 0
 * PLTE       up to 256 colours: red, green, blue
 * tRNS       alphas of those at the start that are not opaque
 * IDAT       zlib 78 01: each row a filter byte 0, then its pixels
 * IEND
 * </pre>
 *
 * <p>Traps: pictures are premultiplied by alpha and PNG is not. {@code Background.straight} is the
 * one place that says what a pixel becomes, to the last unit. Bytes must follow from the pixels and
 * the background alone, because ETags and caches take that for granted.
 */
@NullMarked
package org.tutai.geo.encode;

import org.jspecify.annotations.NullMarked;

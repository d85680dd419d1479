/**
 * Pixels: pictures, paths, and turning paths into coverage.
 *
 * <p>A path goes into a {@link org.tutai.geo.render.paint.PathSink}: the {@link
 * org.tutai.geo.render.paint.Rasterizer} fills it onto a {@link
 * org.tutai.geo.render.paint.Picture}, the {@link org.tutai.geo.render.paint.Stroker} turns it into
 * the outline of a line drawn with a {@link org.tutai.geo.render.paint.Pen} and hands that on.
 * Small drawings that recur are {@link org.tutai.geo.render.paint.Sprite}s.
 *
 * <p>Traps: lengths are 1/256 pixel, y runs down; colours go in straight and lie in pictures
 * premultiplied; all of it is for one thread. Integers alone decide, so a shape moved by whole
 * pixels gives the same coverage.
 */
@NullMarked
package org.tutai.geo.render.paint;

import org.jspecify.annotations.NullMarked;

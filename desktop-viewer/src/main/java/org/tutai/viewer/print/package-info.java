/**
 * The map as a picture to keep: {@link org.tutai.viewer.print.PictureFeature} offers it, {@link
 * org.tutai.viewer.print.MapSheet} says what it has, {@link org.tutai.viewer.print.SheetPainter}
 * draws it with the core's tools off the UI thread. Of the size and resolution of the screen and
 * without furniture it is the very picture that is seen.
 *
 * <p>Traps: lengths of a sheet are logical pixels of 1/96 inch; a picture has {@link
 * org.tutai.viewer.print.Resolution#pixelRatio} times as many.
 */
@NullMarked
package org.tutai.viewer.print;

import org.jspecify.annotations.NullMarked;

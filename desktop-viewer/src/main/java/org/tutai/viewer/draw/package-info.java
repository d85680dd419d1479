/**
 * What measuring and annotating share: shapes bent as the shortest lines of the ellipsoid are
 * ({@link org.tutai.viewer.draw.Bends}), places caught at corners that are there already ({@link
 * org.tutai.viewer.draw.Snap}), places brought into the form a document wants ({@link
 * org.tutai.viewer.draw.Places}), a tool that comes and goes with its panel ({@link
 * org.tutai.viewer.draw.ToolPanel}), and what a theme map has no room for, in words ({@link
 * org.tutai.viewer.draw.Room}).
 *
 * <p>Traps: positions of one shape go on over the antimeridian without a jump (181, not −179), as
 * documents want them; corners of a ring are without the closing one while it is worked on.
 */
@NullMarked
package org.tutai.viewer.draw;

import org.jspecify.annotations.NullMarked;

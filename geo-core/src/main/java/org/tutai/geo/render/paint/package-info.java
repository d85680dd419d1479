/** Pixels: pictures, paths, and turning paths into coverage. */
@NullMarked
package org.tutai.geo.render.paint;

import org.jspecify.annotations.NullMarked;

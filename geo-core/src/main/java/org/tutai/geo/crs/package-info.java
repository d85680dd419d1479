/**
 * Coordinate reference systems: looking them up, their axis order and area of use, and the
 * transforms between them.
 */
@NullMarked
package org.tutai.geo.crs;

import org.jspecify.annotations.NullMarked;

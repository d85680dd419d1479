/**
 * Measures on the ellipsoid: lengths, perimeters and areas of shapes in degrees of WGS 84, and the
 * units they are told in.
 *
 * <p>Enter by {@link org.tutai.geo.measure.Geodesics}; {@link org.tutai.geo.measure.MeasureUnit}
 * converts and writes; {@link org.tutai.geo.measure.GeodesicBuffer} gives the area around a shape.
 * Edges are geodesics (shortest lines), not the straight lines of a map.
 *
 * <p>Traps: coordinates are longitude, latitude. A figure from a plane of coordinates (TM2, Web
 * Mercator) differs: by up to 1 part in 10,000 for TM2, by a tenth and more for Web Mercator.
 */
@NullMarked
package org.tutai.geo.measure;

import org.jspecify.annotations.NullMarked;

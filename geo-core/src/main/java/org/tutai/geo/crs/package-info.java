/**
 * Coordinate reference systems: looking them up, their axis order and area of use, the transforms
 * between them, and the grid on which maps are drawn.
 *
 * <p>Enter by {@link org.tutai.geo.crs.CrsRegistry#byCode} (a code) or {@link
 * org.tutai.geo.crs.PrjParser} (the text of a {@code .prj}: WKT of any dialect, {@code +proj});
 * either gives a {@link org.tutai.geo.crs.Crs}, which carries its transforms to and from WGS 84
 * longitude and latitude. Codes beyond Taiwan's come from the {@link
 * org.tutai.geo.crs.EpsgDatabase}; the projections are our own ({@code ProjectionMethod} lists
 * them). {@link org.tutai.geo.crs.TaipowerGrid} reads what electric poles say. {@link
 * org.tutai.geo.crs.Transforms} joins two. Compiled geometry lies on the {@link
 * org.tutai.geo.crs.WorldGrid}; {@link org.tutai.geo.crs.GridTransform} takes it from there to the
 * pixels of a view, and {@link org.tutai.geo.crs.PixelMesh} from pixels to the coordinates of a
 * grid of cells. {@link org.tutai.geo.crs.Antimeridian} cuts shapes that jump from one edge of the
 * world to the other.
 *
 * <p>Traps. Inside, x (east, longitude) always comes before y; only {@link
 * org.tutai.geo.crs.CrsAxes} knows what a protocol writes. TWD97 is taken as WGS 84 without a
 * shift; TWD67 is 850 m away from both, and its shift is only good to some metres ({@link
 * org.tutai.geo.crs.Crs#accuracy()}). A projection is only good within {@link
 * org.tutai.geo.crs.Crs#domain()}; coordinates it cannot express are NaN, never an exception.
 */
@NullMarked
package org.tutai.geo.crs;

import org.jspecify.annotations.NullMarked;

/**
 * The vocabulary of gridded data: what a grid is ({@link org.tutai.geo.raster.RasterInfo}), where
 * it lies ({@link org.tutai.geo.raster.GridGeometry}), a grid in a file ({@link
 * org.tutai.geo.raster.RasterSource}) and one at several levels of detail ({@link
 * org.tutai.geo.raster.RasterPyramid}).
 *
 * <p>Cells are counted from 0, columns before rows, row 0 first in the file; a cell's value is
 * taken to hold for its middle when it is interpolated. A cell without a value is NaN.
 */
@NullMarked
package org.tutai.geo.raster;

import org.jspecify.annotations.NullMarked;

/**
 * Compiled layers: publishing is compiling.
 *
 * <p>{@link org.tutai.geo.layer.LayerCompiler} turns a {@code FeatureSource} into one immutable
 * file; {@link org.tutai.geo.layer.CompiledLayer} reads it through a memory map. What draws or
 * answers sees only a {@link org.tutai.geo.layer.LayerView}: a {@link org.tutai.geo.layer.Query}
 * gives a {@link org.tutai.geo.layer.FeatureCursor}, whose shapes are {@link
 * org.tutai.geo.layer.WorldPath}s on the world grid, as coarse as the query allows, while exact
 * geometry stays in the layer's own CRS. The file is described in {@code
 * docs/formats/compiled-layer.md}.
 *
 * <p>{@link org.tutai.geo.layer.RasterCompiler} does the same for grids: {@link
 * org.tutai.geo.layer.CompiledRaster} is a {@code LayerView} without features that has a {@code
 * RasterPyramid}; see {@code docs/formats/compiled-raster.md}.
 *
 * <p>Traps: an index is a place in the file (Hilbert order), an ordinal a place in the source
 * (painting order); cursors and paths are for one thread; a shape may come out as a single vertex.
 */
@NullMarked
package org.tutai.geo.layer;

import org.jspecify.annotations.NullMarked;

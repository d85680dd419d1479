package org.tutai.geo.format;

import java.util.List;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.raster.RasterSource;

/**
 * What a file holds.
 *
 * @param layers the vector layers and tables, in the file's order
 * @param rasters the grids, in the file's order
 */
public record Contents(List<FeatureSource> layers, List<RasterSource> rasters) {

  public Contents {
    layers = List.copyOf(layers);
    rasters = List.copyOf(rasters);
  }

  /** A file of vector layers. */
  public static Contents ofLayers(List<? extends FeatureSource> layers) {
    return new Contents(List.copyOf(layers), List.of());
  }

  /** A file of grids. */
  public static Contents ofRasters(List<? extends RasterSource> rasters) {
    return new Contents(List.of(), List.copyOf(rasters));
  }

  public boolean isEmpty() {
    return layers.isEmpty() && rasters.isEmpty();
  }
}

package org.tutai.geo.format;

import java.util.List;
import java.util.Objects;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.raster.RasterSource;

/**
 * What a file holds.
 *
 * @param layers the vector layers and tables, in the file's order
 * @param rasters the grids, in the file's order
 * @param release lets go of temporary files that are needed to read on; without it they go when
 *     nobody refers to the layers any more
 */
public record Contents(List<FeatureSource> layers, List<RasterSource> rasters, Runnable release) {

  public Contents {
    layers = List.copyOf(layers);
    rasters = List.copyOf(rasters);
    Objects.requireNonNull(release, "release");
  }

  /** What can be read without temporary files. */
  public Contents(List<FeatureSource> layers, List<RasterSource> rasters) {
    this(layers, rasters, () -> {});
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

package org.tutai.geo.layer;

import java.util.Optional;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.raster.RasterPyramid;

/**
 * A layer as somebody may see it: all that drawing, querying and serving know of a layer. Behind it
 * stands a {@link CompiledLayer}, a restriction of one (fields, areas or features hidden), or a
 * live source. Thread-safe.
 */
public interface LayerView {

  /** What the layer says of itself, as far as this view shows it. */
  LayerInfo info();

  /** The features that match. */
  FeatureCursor query(Query query);

  /**
   * The whole feature with exact geometry in the layer's CRS, or empty when there is none of that
   * ordinal.
   */
  Optional<Feature> get(long ordinal);

  /**
   * A number that changes when any feature whose bounds touch the box changes, appears or vanishes,
   * and when what this view shows changes; equal numbers mean the same content under the box.
   */
  long stamp(WorldBox box);

  /** The grid, of a layer that is one; such a layer has no features. */
  default Optional<RasterPyramid> raster() {
    return Optional.empty();
  }

  /** The features as rows; empty when this view can only be asked for whole features. */
  default Optional<FeatureTable> table() {
    return Optional.empty();
  }
}

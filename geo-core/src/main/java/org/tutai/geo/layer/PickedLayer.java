package org.tutai.geo.layer;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.feature.Feature;

/**
 * A layer of which only some features are seen, named by their ordinals, such as those a person has
 * selected. Its count and extent are those of the whole layer. Thread-safe.
 */
public final class PickedLayer implements LayerView {

  private final LayerView whole;
  private final long[] ordinals;
  private final int digest;

  /**
   * A view of a layer of features.
   *
   * @param ordinals in any order; those that the layer doesn't have are passed over
   * @throws IllegalArgumentException for a grid, which has no features to choose from
   */
  public PickedLayer(LayerView whole, Collection<Long> ordinals) {
    if (whole.raster().isPresent()) {
      throw new IllegalArgumentException("a grid has no features that could be picked");
    }
    this.whole = whole;
    this.ordinals = ordinals.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
    this.digest = Arrays.hashCode(this.ordinals);
  }

  @Override
  public LayerInfo info() {
    LayerInfo all = whole.info();
    return new LayerInfo(
        all.name(),
        all.schema(),
        all.crs(),
        all.count(),
        all.lonLat(),
        all.digest() + "-" + digest);
  }

  @Override
  public FeatureCursor query(Query query) {
    return new ChosenCursor(whole.query(query), cursor -> isPicked(cursor.ordinal()));
  }

  private boolean isPicked(long ordinal) {
    return Arrays.binarySearch(ordinals, ordinal) >= 0;
  }

  @Override
  public Optional<Feature> get(long ordinal) {
    return isPicked(ordinal) ? whole.get(ordinal) : Optional.empty();
  }

  @Override
  public long stamp(WorldBox box) {
    return whole.stamp(box) * 31 + digest;
  }
}

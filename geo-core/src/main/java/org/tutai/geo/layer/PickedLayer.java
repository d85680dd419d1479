package org.tutai.geo.layer;

import java.util.Optional;
import java.util.function.LongPredicate;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.feature.Feature;

/**
 * A layer of which only some features are seen, named by their ordinals, such as those a person has
 * selected. Its count and extent are those of the whole layer. Thread-safe.
 */
public final class PickedLayer implements LayerView {

  private final LayerView whole;
  private final LongPredicate picked;
  private final int digest;

  /**
   * A view of a layer of features.
   *
   * @param picked tells of an ordinal whether it is seen; thread-safe, always the same
   * @param digest another for other ordinals
   * @throws IllegalArgumentException for a grid, which has no features to choose from
   */
  public PickedLayer(LayerView whole, LongPredicate picked, int digest) {
    if (whole.raster().isPresent()) {
      throw new IllegalArgumentException("a grid has no features that could be picked");
    }
    this.whole = whole;
    this.picked = picked;
    this.digest = digest;
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
    return new ChosenCursor(whole.query(query), cursor -> picked.test(cursor.ordinal()));
  }

  @Override
  public Optional<Feature> get(long ordinal) {
    return picked.test(ordinal) ? whole.get(ordinal) : Optional.empty();
  }

  @Override
  public long stamp(WorldBox box) {
    return whole.stamp(box) * 31 + digest;
  }
}

package org.tutai.geo.layer;

import java.util.Optional;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.expr.Expression;
import org.tutai.geo.feature.Feature;

/**
 * A layer of which only the features are seen for which a filter is true. Its count and extent are
 * those of the whole layer. Thread-safe.
 */
public final class FilteredLayer implements LayerView {

  private final LayerView whole;
  private final Expression filter;
  private final LayerInfo info;
  private final long mark;

  /**
   * A view of a layer of features.
   *
   * @param filter not bound yet; properties that the layer doesn't have are without value
   * @param filterDigest names the filter: another for each
   * @throws IllegalArgumentException for a grid, which has no features to choose from
   */
  public FilteredLayer(LayerView whole, Expression filter, String filterDigest) {
    if (whole.raster().isPresent()) {
      throw new IllegalArgumentException("a grid has no features that a filter could choose");
    }
    LayerInfo all = whole.info();
    this.whole = whole;
    this.filter = filter.bind(all.schema());
    this.info =
        new LayerInfo(
            all.name(),
            all.schema(),
            all.crs(),
            all.count(),
            all.lonLat(),
            all.digest() + "-" + filterDigest);
    this.mark = mixed(filterDigest);
  }

  /** FNV-1a of 64 bits. */
  private static long mixed(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  @Override
  public LayerInfo info() {
    return info;
  }

  @Override
  public FeatureCursor query(Query query) {
    return new ChosenCursor(whole.query(query), filter::test);
  }

  @Override
  public Optional<Feature> get(long ordinal) {
    return whole.get(ordinal).filter(filter::test);
  }

  /* The mark is of the filter alone: so a new version of the layer leaves the stamps of boxes
   * without changes as they are. */
  @Override
  public long stamp(WorldBox box) {
    return whole.stamp(box) ^ mark;
  }
}

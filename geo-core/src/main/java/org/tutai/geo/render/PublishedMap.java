package org.tutai.geo.render;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tutai.geo.crs.Crs;

/**
 * Layers with their styles, painted from first to last: what has one plan of labels per CRS. The
 * plan is made when it is first needed and kept as long as the map, so keep the map. Thread-safe.
 */
public final class PublishedMap {

  private final List<StyledLayer> layers;
  private final boolean hasText;
  private final Map<String, LabelSet> labels = new ConcurrentHashMap<>();

  public PublishedMap(List<StyledLayer> layers) {
    this.layers = List.copyOf(layers);
    this.hasText = layers.stream().anyMatch(LabelSet::hasText);
  }

  public List<StyledLayer> layers() {
    return layers;
  }

  /** No more labels than this are planned for the map in one CRS. */
  public long mostLabels() {
    return layers.stream()
        .filter(LabelSet::hasText)
        .mapToLong(layer -> layer.layer().info().count())
        .sum();
  }

  /** Whether any layer's style writes text. */
  boolean hasText() {
    return hasText;
  }

  /** The labels in a CRS; planned once, by the first to ask. */
  LabelSet labels(Crs crs) {
    return labels.computeIfAbsent(crs.code(), code -> LabelSet.of(layers, crs));
  }
}

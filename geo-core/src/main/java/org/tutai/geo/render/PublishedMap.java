package org.tutai.geo.render;

import java.util.List;

/**
 * Layers with their styles, painted from first to last: what has one plan of labels per CRS.
 * Thread-safe.
 */
public final class PublishedMap {

  private final List<StyledLayer> layers;

  public PublishedMap(List<StyledLayer> layers) {
    this.layers = List.copyOf(layers);
  }

  public List<StyledLayer> layers() {
    return layers;
  }
}

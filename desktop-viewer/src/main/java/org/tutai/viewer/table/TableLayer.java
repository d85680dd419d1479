package org.tutai.viewer.table;

import java.util.Optional;
import org.tutai.geo.layer.LayerView;

/**
 * A layer of the project that has features.
 *
 * @param id of the theme's layer
 * @param title as the layer tree has it
 * @param view all of its features
 * @param filter ECQL of the theme's layer: only features it holds for are on the map
 */
public record TableLayer(String id, String title, LayerView view, Optional<String> filter) {

  public TableLayer {
    filter = filter.filter(text -> !text.isBlank());
  }
}

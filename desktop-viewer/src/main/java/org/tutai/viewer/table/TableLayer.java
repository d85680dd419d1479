package org.tutai.viewer.table;

import java.util.Optional;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
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

  /** Words for boxes to choose a layer from; nothing is typed into them. */
  public static StringConverter<TableLayer> titles() {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable TableLayer layer) {
        return layer == null ? "" : layer.title();
      }

      @Override
      public @Nullable TableLayer fromString(String title) {
        return null;
      }
    };
  }
}

package org.tutai.viewer.layers;

import java.io.IOException;
import java.util.Optional;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.theme.ThemeLayer;

/**
 * Puts something between an opened layer and all that draws, lists and answers from it: columns of
 * a joined table, for instance. Registered by {@link MapContents#addLens}; what it shows must keep
 * the ordinals of the layer below.
 */
public interface LayerLens {

  /**
   * What a theme's layer is seen through; empty for as it is. On the UI thread, and quick.
   *
   * @return a value: equal ones show the same, and {@link #through} hears it again
   */
  Optional<Object> setting(ThemeLayer layer);

  /**
   * The layer as it is seen. Away from the UI thread.
   *
   * @throws LensException when it cannot be seen so, in words; then it is shown as it is, and that
   *     is told
   * @throws IOException likewise, of a failure that nobody put in words
   */
  LayerView through(LayerView layer, Object setting) throws IOException;
}

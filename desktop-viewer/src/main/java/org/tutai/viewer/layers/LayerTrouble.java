package org.tutai.viewer.layers;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.tutai.viewer.words.Text;

/** What is wrong with layers while they are drawn, by the layer's id. For the UI thread. */
public final class LayerTrouble {

  private final ObservableMap<String, Text> known = FXCollections.observableHashMap();
  private final ObservableMap<String, Text> readOnlyKnown =
      FXCollections.unmodifiableObservableMap(known);

  /** By layer; none for those that are well. */
  public ObservableMap<String, Text> known() {
    return readOnlyKnown;
  }

  /** A layer is in trouble, or (empty) well again. */
  public void tell(String layer, Optional<Text> what) {
    if (what.isPresent()) {
      known.put(layer, what.get());
    } else {
      known.remove(layer);
    }
  }
}

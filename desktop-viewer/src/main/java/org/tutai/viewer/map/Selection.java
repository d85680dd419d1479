package org.tutai.viewer.map;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which features are selected, by the id of their theme layer. For the UI thread. */
public final class Selection {

  private final ReadOnlyObjectWrapper<Map<String, Set<Long>>> selected =
      new ReadOnlyObjectWrapper<>(this, "selected", Map.of());

  /** Ordinals of the selected features, ascending, by layer; layers without any are left out. */
  public ReadOnlyObjectProperty<Map<String, Set<Long>>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** The selected features of a layer. */
  public OrdinalSet of(String layer) {
    return OrdinalSet.of(selected.get().getOrDefault(layer, Set.of()));
  }

  /** Selects these features of a layer and no others of it. */
  public void set(String layer, Set<Long> ordinals) {
    var all = new HashMap<>(selected.get());
    if (ordinals.isEmpty()) {
      all.remove(layer);
    } else {
      all.put(layer, OrdinalSet.of(ordinals));
    }
    selected.set(Map.copyOf(all));
  }

  /** Selects these features and no others at all. */
  public void replace(Map<String, Set<Long>> ordinals) {
    var all = new HashMap<String, Set<Long>>();
    ordinals.forEach(
        (layer, some) -> {
          if (!some.isEmpty()) {
            all.put(layer, OrdinalSet.of(some));
          }
        });
    selected.set(Map.copyOf(all));
  }

  public void clear() {
    selected.set(Map.of());
  }
}

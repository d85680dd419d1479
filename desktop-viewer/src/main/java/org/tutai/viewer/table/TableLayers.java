package org.tutai.viewer.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.layers.LayerStore;
import org.tutai.viewer.layers.OpenedLayer;

/** The layers of a theme that have features and are open. For the UI thread. */
public final class TableLayers {

  private TableLayers() {}

  /** All of them, the topmost first. */
  public static List<TableLayer> of(ThemeMap map, LayerStore store) {
    var found = new ArrayList<TableLayer>();
    collect(map.layers(), store, found);
    return found;
  }

  /** The one of an id; empty when it has no features, or isn't open. */
  public static Optional<TableLayer> find(ThemeMap map, LayerStore store, String id) {
    return of(map, store).stream().filter(layer -> layer.id().equals(id)).findFirst();
  }

  private static void collect(List<ThemeLayer> layers, LayerStore store, List<TableLayer> into) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      ThemeLayer layer = layers.get(i);
      if (layer instanceof GroupLayer group) {
        collect(group.layers(), store, into);
      } else if (layer instanceof FileLayer file) {
        store
            .opened(file)
            .flatMap(OpenedLayer::view)
            .filter(view -> view.raster().isEmpty())
            .map(view -> layer(file, view))
            .ifPresent(into::add);
      }
    }
  }

  private static TableLayer layer(FileLayer file, LayerView view) {
    String title = file.entry().title();
    return new TableLayer(
        file.entry().id(), title.isBlank() ? view.info().name() : title, view, file.filter());
  }
}

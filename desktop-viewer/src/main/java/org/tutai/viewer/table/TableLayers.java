package org.tutai.viewer.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.LayerState;
import org.tutai.viewer.theme.LayerTree;

/** The layers of a theme that have features and are open. For the UI thread. */
public final class TableLayers {

  private final Desk desk;
  private final List<TableLayer> found = new ArrayList<>();

  private TableLayers(Desk desk) {
    this.desk = desk;
  }

  /** All of them, the topmost first; a file that nobody opened yet stays closed. */
  public static List<TableLayer> of(Desk desk) {
    var layers = new TableLayers(desk);
    layers.collect(desk.project().map().layers(), false);
    return layers.found;
  }

  /** Whether there is one. */
  public static ObservableBooleanValue some(Desk desk) {
    return when(desk, () -> !of(desk).isEmpty());
  }

  /** Whether the picked layer is one, or is on its way to be; without a picked one, any. */
  public static ObservableBooleanValue picked(Desk desk) {
    return when(
        desk,
        () ->
            desk.pickedLayerProperty()
                .get()
                .map(id -> canBe(desk, id))
                .orElseGet(() -> !of(desk).isEmpty()));
  }

  private static boolean canBe(Desk desk, String id) {
    return LayerTree.find(desk.project().map(), id)
            .flatMap(desk.layers()::origin)
            .flatMap(desk.layers()::known)
            .filter(LayerState.Loading.class::isInstance)
            .isPresent()
        || find(desk, id).isPresent();
  }

  private static ObservableBooleanValue when(Desk desk, Callable<Boolean> condition) {
    return Bindings.createBooleanBinding(
        condition,
        desk.pickedLayerProperty(),
        desk.project().mapProperty(),
        desk.contents().contentProperty(),
        desk.layers().revisionProperty());
  }

  /** Those that are switched on, the topmost first. */
  public static List<TableLayer> visible(Desk desk) {
    var layers = new TableLayers(desk);
    layers.collect(desk.project().map().layers(), true);
    return layers.found;
  }

  /** The one of an id; empty when it has no features, or isn't open. */
  public static Optional<TableLayer> find(Desk desk, String id) {
    return of(desk).stream().filter(layer -> layer.id().equals(id)).findFirst();
  }

  private void collect(List<ThemeLayer> layers, boolean visibleOnly) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      ThemeLayer layer = layers.get(i);
      Optional<Entry> entry = layer.common();
      if (entry.isEmpty() || (visibleOnly && !entry.get().visible())) {
        continue;
      }
      if (layer instanceof GroupLayer group) {
        collect(group.layers(), visibleOnly);
      } else if (isReady(layer)) {
        add(layer, entry.get());
      }
    }
  }

  private boolean isReady(ThemeLayer layer) {
    return desk.layers()
        .origin(layer)
        .flatMap(desk.layers()::known)
        .filter(LayerState.Ready.class::isInstance)
        .isPresent();
  }

  private void add(ThemeLayer layer, Entry entry) {
    Optional<String> filter = layer instanceof FileLayer file ? file.filter() : Optional.empty();
    desk.contents()
        .view(entry.id())
        .filter(view -> view.raster().isEmpty())
        .map(
            view ->
                new TableLayer(
                    entry.id(),
                    entry.title().isBlank() ? view.info().name() : entry.title(),
                    view,
                    filter))
        .ifPresent(found::add);
  }
}

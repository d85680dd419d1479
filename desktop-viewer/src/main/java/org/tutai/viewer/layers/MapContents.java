package org.tutai.viewer.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.WmsLayer;
import org.tutai.geo.theme.WmtsLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.map.MapContent;
import org.tutai.viewer.map.Stratum;
import org.tutai.viewer.theme.Project;

/** What the map shows, kept in step with the project and the files behind it. For the UI thread. */
public final class MapContents {

  private static final int SEA = 0xCFE0EA;
  private static final int NIGHT_SEA = 0x1B2730;

  private final Project project;
  private final LayerStore store;
  private final ObservableBooleanValue dark;
  private final LayerLooks looks = new LayerLooks();
  private final ObjectProperty<BaseLayers> base =
      new SimpleObjectProperty<>(this, "base", BaseLayers.NONE);
  private final ReadOnlyObjectWrapper<MapContent> content =
      new ReadOnlyObjectWrapper<>(this, "content", MapContent.EMPTY);

  /**
   * What a project shows.
   *
   * @param dark whether the base map is the dark one
   */
  public MapContents(Project project, LayerStore store, ObservableBooleanValue dark) {
    this.project = project;
    this.store = store;
    this.dark = dark;
    InvalidationListener changed = value -> build();
    project.mapProperty().addListener(changed);
    store.revisionProperty().addListener(changed);
    dark.addListener(changed);
    base.addListener(changed);
    build();
  }

  /** What the map shows now. */
  public ReadOnlyObjectProperty<MapContent> contentProperty() {
    return content.getReadOnlyProperty();
  }

  /** The base map that comes with the program; set once it is open. */
  public ObjectProperty<BaseLayers> baseProperty() {
    return base;
  }

  private void build() {
    ThemeMap map = project.map();
    var strata = new ArrayList<Stratum>();
    if (map.base().kind() == ThemeBase.Kind.SERVER) {
      List<StyledLayer> layers = dark.get() ? base.get().dark() : base.get().light();
      if (!layers.isEmpty()) {
        strata.add(new Stratum.Local(layers, 1, ScaleRange.ALL));
      }
    }
    map.base().layer().ifPresent(layer -> add(layer, 1, strata));
    map.layers().forEach(layer -> add(layer, 1, strata));
    if (!map.annotations().isEmpty() || !map.measurements().isEmpty()) {
      strata.add(new Stratum.Drawings(map.annotations(), map.measurements()));
    }
    content.set(new MapContent(dark.get() ? NIGHT_SEA : SEA, joined(strata)));
  }

  private void add(ThemeLayer layer, double opacity, List<Stratum> into) {
    Optional<Entry> entry = layer.common().filter(Entry::visible);
    if (entry.isEmpty()) {
      return;
    }
    double strength = opacity * entry.get().opacity();
    if (layer instanceof GroupLayer group) {
      group.layers().forEach(each -> add(each, strength, into));
    } else if (layer instanceof FileLayer file) {
      store
          .opened(file)
          .flatMap(OpenedLayer::view)
          .map(view -> looks.of(view, file.sld(), file.filter()))
          .ifPresent(
              styled ->
                  into.add(new Stratum.Local(List.of(styled), strength, entry.get().scales())));
    } else {
      remote(layer)
          .ifPresent(
              remote ->
                  into.add(
                      new Stratum.Remote(
                          entry.get().id(), remote, strength, entry.get().scales())));
    }
  }

  private static Optional<RemoteLayer> remote(ThemeLayer layer) {
    if (!(layer instanceof WmsLayer || layer instanceof WmtsLayer || layer instanceof XyzLayer)) {
      return Optional.empty();
    }
    try {
      ThemeMap alone = ThemeMap.EMPTY.withLayers(List.of(layer));
      return Optional.of(RemoteLayer.of(ThemeDocument.tree(alone).get("layers").get(0)));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** Opaque neighbours at the same scales become one, so that their names make room. */
  private static List<Stratum> joined(List<Stratum> strata) {
    var joined = new ArrayList<Stratum>();
    for (Stratum stratum : strata) {
      Stratum last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last instanceof Stratum.Local below
          && stratum instanceof Stratum.Local above
          && below.opacity() == 1
          && above.opacity() == 1
          && below.scales().equals(above.scales())) {
        var together = new ArrayList<>(below.layers());
        together.addAll(above.layers());
        joined.set(joined.size() - 1, new Stratum.Local(together, 1, below.scales()));
      } else {
        joined.add(stratum);
      }
    }
    return joined;
  }
}

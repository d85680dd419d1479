package org.tutai.viewer.layers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.render.StyledLayer;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.style.Style;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.WmsLayer;
import org.tutai.geo.theme.WmtsLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.map.MapContent;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.map.Selection;
import org.tutai.viewer.map.Stratum;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.theme.Project;
import org.tutai.viewer.words.Text;
import org.tutai.viewer.work.Jobs;

/**
 * What the map shows, kept in step with the project and the files behind it. For the UI thread;
 * styles, filters and lenses are made ready elsewhere, and what was shown before stays meanwhile.
 */
public final class MapContents {

  private static final int SEA = 0xCFE0EA;
  private static final int NIGHT_SEA = 0x1B2730;

  private final Project project;
  private final LayerStore store;
  private final LayerLooks looks;
  private final Selection selection;
  private final List<LayerLens> lenses = new ArrayList<>();
  private final ObjectProperty<BaseLayers> base =
      new SimpleObjectProperty<>(this, "base", BaseLayers.NONE);
  private final ObjectProperty<BaseShade> baseShade =
      new SimpleObjectProperty<>(this, "baseShade", BaseShade.WINDOW);
  private final ObjectProperty<PublishedLayers> published =
      new SimpleObjectProperty<>(this, "published", PublishedLayers.NONE);
  private final BooleanBinding night;
  private final ObservableMap<String, Text> problems = FXCollections.observableHashMap();
  private final ObservableMap<String, Text> readOnlyProblems =
      FXCollections.unmodifiableObservableMap(problems);
  private final Set<String> lacking = new HashSet<>();
  private final ReadOnlyObjectWrapper<MapContent> content =
      new ReadOnlyObjectWrapper<>(this, "content", MapContent.EMPTY);
  private boolean building;
  private boolean again;

  /**
   * What a project shows.
   *
   * @param dark whether the window is dark, and the base map with it
   * @param selection of features, which are marked
   */
  public MapContents(
      Project project,
      LayerStore store,
      Jobs jobs,
      ObservableBooleanValue dark,
      Selection selection) {
    this.selection = selection;
    this.project = project;
    this.store = store;
    this.looks = new LayerLooks(jobs, this::build);
    this.night =
        Bindings.createBooleanBinding(
            () ->
                baseShade.get() == BaseShade.DARK
                    || (baseShade.get() == BaseShade.WINDOW && dark.get()),
            baseShade,
            dark);
    InvalidationListener changed = value -> build();
    project.mapProperty().addListener(changed);
    store.revisionProperty().addListener(changed);
    night.addListener(changed);
    base.addListener(changed);
    published.addListener(changed);
    selection.selectedProperty().addListener(changed);
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

  /** Whether that base map is the light or the dark one. */
  public ObjectProperty<BaseShade> baseShadeProperty() {
    return baseShade;
  }

  /** Whether the base map is the dark one now. */
  public ObservableBooleanValue night() {
    return night;
  }

  /** What is known of the layers of a map server; set by who knows it. */
  public ObjectProperty<PublishedLayers> publishedProperty() {
    return published;
  }

  /** Shows layers through something from now on, above the lenses that are there. */
  public void addLens(LayerLens lens) {
    lenses.add(lens);
    build();
  }

  /** Works everything out anew, as when a lens sees something else. */
  public void refresh() {
    build();
  }

  /** What of a layer's look could not be made, by the layer's id. */
  public ObservableMap<String, Text> problems() {
    return readOnlyProblems;
  }

  /** Whether a layer's problem is that a file joined to it is not there, so that it is located. */
  public boolean isLacking(String id) {
    return lacking.contains(id) && problems.containsKey(id);
  }

  // --- Single layers -----------------------------------------------------------------------------

  /**
   * A layer of this computer through its lenses but without its filter, be it visible or not; empty
   * while it is not ready, which {@link #contentProperty} and the store's revision tell of.
   */
  public Optional<LayerView> view(String id) {
    return look(id).map(LayerLooks.Look::whole);
  }

  /**
   * A layer of features that shows more columns than its file has, as one does that a table is
   * joined to; empty for any other, and while it is not ready.
   */
  public Optional<LayerView> joined(FileLayer layer) {
    Optional<LayerView> plain = store.opened(layer).flatMap(OpenedLayer::view);
    return view(layer.entry().id())
        .filter(seen -> seen.raster().isEmpty() && plain.isPresent())
        .filter(seen -> !seen.info().schema().equals(plain.get().info().schema()));
  }

  /** A layer of this computer as it is drawn, be it visible or not; empty while it is not ready. */
  public Optional<StyledLayer> styled(String id) {
    return look(id).map(LayerLooks.Look::styled);
  }

  /**
   * The style of a layer for wherever else it is shown: as it is drawn here, but of one that nobody
   * styled what it has on a light base map; empty while it is not ready.
   */
  public Optional<Style> lastingStyle(String id) {
    return look(id).map(LayerLooks.Look::lasting);
  }

  /** A layer as it was drawn last, without having it opened. */
  public Optional<StyledLayer> lastStyled(String id) {
    return looks.latest(id).or(() -> looks.latest(id + "/0")).map(LayerLooks.Look::styled);
  }

  private Optional<LayerLooks.Look> look(String id) {
    return LayerTree.find(project.map(), id).flatMap(layer -> looks(layer).stream().findFirst());
  }

  /** The looks of what a layer opens, in its order; more than one of a document with parts. */
  private List<LayerLooks.Look> looks(ThemeLayer layer) {
    var found = new ArrayList<LayerLooks.Look>();
    Optional<String> id = layer.common().map(Entry::id);
    Optional<LayerOrigin> origin = store.origin(layer);
    if (id.isEmpty() || origin.isEmpty()) {
      return found;
    }
    if (store.state(origin.get()) instanceof LayerState.Ready ready) {
      for (OpenedLayer opened : parts(layer, ready)) {
        String part = layer instanceof DocumentLayer ? id.get() + '/' + found.size() : id.get();
        opened
            .view()
            .flatMap(view -> looks.of(part, wish(layer, opened, view)))
            .ifPresent(found::add);
      }
    } else {
      looks
          .latest(layer instanceof DocumentLayer ? id.get() + "/0" : id.get())
          .ifPresent(found::add);
    }
    return found;
  }

  private static List<OpenedLayer> parts(ThemeLayer layer, LayerState.Ready ready) {
    return layer instanceof FileLayer file
        ? ready.layer(file.layer()).stream().toList()
        : ready.layers();
  }

  private LayerLooks.Wish wish(ThemeLayer layer, OpenedLayer opened, LayerView view) {
    var through = new ArrayList<LayerLooks.Through>();
    for (LayerLens lens : lenses) {
      lens.setting(layer).ifPresent(setting -> through.add(new LayerLooks.Through(lens, setting)));
    }
    Optional<FileLayer> file = layer instanceof FileLayer own ? Optional.of(own) : Optional.empty();
    return new LayerLooks.Wish(
        view,
        opened.beside(),
        through,
        file.flatMap(FileLayer::sld),
        file.flatMap(FileLayer::filter),
        night.get());
  }

  // --- All together ------------------------------------------------------------------------------

  /* Opening a file within a round changes the store's revision, which asks for another round. */
  private void build() {
    again = true;
    if (building) {
      return;
    }
    building = true;
    try {
      while (again) {
        again = false;
        buildOnce();
      }
    } finally {
      building = false;
    }
  }

  private void buildOnce() {
    ThemeMap map = project.map();
    looks.begin();
    problems.keySet().retainAll(ids(map));
    lacking.retainAll(problems.keySet());
    var strata = new ArrayList<Stratum>();
    if (map.base().kind() == ThemeBase.Kind.SERVER) {
      List<StyledLayer> layers = night.get() ? base.get().dark() : base.get().light();
      if (!layers.isEmpty()) {
        strata.add(new Stratum.Local(layers, 1, ScaleRange.ALL));
      }
    }
    map.base().layer().ifPresent(layer -> add(layer, 1, ScaleRange.ALL, strata));
    map.layers().forEach(layer -> add(layer, 1, ScaleRange.ALL, strata));
    map.layers().forEach(layer -> mark(layer, ScaleRange.ALL, strata));
    if (!map.annotations().isEmpty() || !map.measurements().isEmpty()) {
      strata.add(new Stratum.Drawings(map.annotations(), map.measurements()));
    }
    forget(map);
    var now = new MapContent(night.get() ? NIGHT_SEA : SEA, joined(strata));
    if (!now.equals(content.get())) {
      content.set(now);
    }
  }

  /** Lets go of what no layer needs any more. */
  private void forget(ThemeMap map) {
    var origins = new HashSet<LayerOrigin>();
    leaves(map).forEach(layer -> store.origin(layer).ifPresent(origins::add));
    store.keep(origins);
    looks.end(ids(map));
  }

  private static List<ThemeLayer> leaves(ThemeMap map) {
    var leaves = new ArrayList<>(map.leaves());
    map.base().layer().ifPresent(leaves::add);
    return leaves;
  }

  private static Set<String> ids(ThemeMap map) {
    var ids = new HashSet<String>();
    for (ThemeLayer layer : leaves(map)) {
      layer.common().ifPresent(entry -> ids.add(entry.id()));
      if (layer instanceof DocumentLayer document) {
        for (int part = 0; part < 200; part++) {
          ids.add(document.entry().id() + '/' + part);
        }
      }
    }
    return ids;
  }

  private void add(ThemeLayer layer, double opacity, ScaleRange within, List<Stratum> into) {
    Optional<Entry> entry = layer.common().filter(Entry::visible);
    Optional<ScaleRange> scales = entry.flatMap(e -> both(within, e.scales()));
    if (entry.isEmpty() || scales.isEmpty()) {
      return;
    }
    double strength = opacity * entry.get().opacity();
    if (layer instanceof GroupLayer group) {
      group.layers().forEach(each -> add(each, strength, scales.get(), into));
    } else if (store.origin(layer).isPresent()) {
      List<LayerLooks.Look> found = looks(layer);
      tell(entry.get().id(), found);
      if (!found.isEmpty()) {
        into.add(
            new Stratum.Local(
                found.stream().map(LayerLooks.Look::styled).toList(),
                strength,
                scales.get(),
                List.of(entry.get().id())));
      }
    } else {
      remote(layer)
          .ifPresent(
              remote ->
                  into.add(new Stratum.Remote(entry.get().id(), remote, strength, scales.get())));
    }
  }

  /** Marks what is selected of layers that are shown. */
  private void mark(ThemeLayer layer, ScaleRange within, List<Stratum> into) {
    Optional<Entry> entry = layer.common().filter(Entry::visible);
    Optional<ScaleRange> scales = entry.flatMap(e -> both(within, e.scales()));
    if (entry.isEmpty() || scales.isEmpty()) {
      return;
    }
    OrdinalSet picked = selection.of(entry.get().id());
    if (layer instanceof GroupLayer group) {
      group.layers().forEach(each -> mark(each, scales.get(), into));
    } else if (!picked.isEmpty() && store.origin(layer).isPresent()) {
      looks(layer).stream()
          .findFirst()
          .map(look -> look.styled().layer())
          .filter(view -> view.raster().isEmpty())
          .ifPresent(
              view -> into.add(new Stratum.Selected(entry.get().id(), view, picked, scales.get())));
    }
  }

  private void tell(String id, List<LayerLooks.Look> looks) {
    Optional<Text> problem = looks.stream().flatMap(look -> look.problem().stream()).findFirst();
    if (looks.stream().anyMatch(LayerLooks.Look::lacking)) {
      lacking.add(id);
    } else {
      lacking.remove(id);
    }
    if (problem.isEmpty()) {
      problems.remove(id);
    } else if (!problem.get().equals(problems.get(id))) {
      problems.put(id, problem.get());
    }
  }

  /** Where two ranges both show; empty where they never do. */
  static Optional<ScaleRange> both(ScaleRange one, ScaleRange other) {
    double min = Math.max(one.min().orElse(0), other.min().orElse(0));
    double max =
        Math.min(
            one.max().orElse(Double.POSITIVE_INFINITY),
            other.max().orElse(Double.POSITIVE_INFINITY));
    if (min >= max) {
      return Optional.empty();
    }
    return Optional.of(
        new ScaleRange(
            min > 0 ? java.util.OptionalDouble.of(min) : java.util.OptionalDouble.empty(),
            Double.isFinite(max)
                ? java.util.OptionalDouble.of(max)
                : java.util.OptionalDouble.empty()));
  }

  /** What another server draws for a layer; empty for other layers, and while it is not known. */
  public Optional<RemoteLayer> remote(ThemeLayer layer) {
    if (layer instanceof PublishedLayer own) {
      return published.get().drawing(own);
    }
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
        var ids = new ArrayList<>(below.ids());
        ids.addAll(above.ids());
        joined.set(joined.size() - 1, new Stratum.Local(together, 1, below.scales(), ids));
      } else {
        joined.add(stratum);
      }
    }
    return joined;
  }
}

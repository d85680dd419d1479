package org.tutai.viewer.layers.add;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeLimits;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.desk.Desk;
import org.tutai.viewer.layers.LayerState;
import org.tutai.viewer.layers.OpenedLayer;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Text;

/** Puts layers into the project, and the map where the first of them can be seen. */
public final class LayerAdder {

  private static final Text ADD_ONE = Text.of("Add \"%s\"", "加入「%s」");
  private static final Text ADD_MANY = Text.of("Add layers", "加入圖層");
  private static final Text TOO_MANY =
      Text.of(
          "A map holds at most %d layers. Remove some, or start another map.",
          "一張地圖最多 %d 個圖層。請先移除一些，或另建新圖。");

  private static final double MARGIN = 0.06; // what stands at the edges of the map covers nothing
  private static final double SMALLEST_PIXELS = 16;
  private static final double LEAST_METRES = 1000;

  /** Layers that are added together, though one after another. */
  public static final class Batch {
    private final Map<String, Integer> ranks = new HashMap<>();
    private boolean shown;
  }

  private final Desk desk;

  public LayerAdder(Desk desk) {
    this.desk = desk;
  }

  /**
   * Adds a layer of a file, above those of its batch that it would be hidden by and below the
   * others.
   *
   * @return false when the map is full, which is told
   */
  public boolean add(Batch batch, FileLayer layer, GeometryKind kind) {
    return add(batch, layer, rank(kind));
  }

  /** Adds layers of a server, the first lowest; false when the map is full, which is told. */
  public boolean add(Batch batch, List<? extends ThemeLayer> layers) {
    for (ThemeLayer layer : layers) {
      if (!add(batch, layer, 0)) {
        return false;
      }
    }
    return true;
  }

  private static int rank(GeometryKind kind) {
    return switch (kind) {
      case RASTER -> 0;
      case POLYGON -> 1;
      case LINE, MIXED -> 2;
      case POINT, NONE -> 3;
    };
  }

  private boolean add(Batch batch, ThemeLayer layer, int rank) {
    ThemeMap before = desk.project().map();
    if (before.layers().size() >= ThemeLimits.LAYERS) {
      desk.trouble(TOO_MANY.filled(ThemeLimits.LAYERS), Optional.empty(), () -> {});
      return false;
    }
    Entry entry = layer.common().orElseThrow();
    desk.project().edit(what(batch, entry), batch, map -> inserted(map, batch, layer, rank));
    batch.ranks.put(entry.id(), rank);
    desk.pickedLayerProperty().set(Optional.of(entry.id()));
    if (!batch.shown && layer instanceof FileLayer file) {
      batch.shown = true;
      boolean alone = before.layers().isEmpty();
      new FirstSight(batch, file, alone).watch();
    }
    return true;
  }

  private static Text what(Batch batch, Entry entry) {
    return batch.ranks.isEmpty() ? ADD_ONE.filled(entry.title()) : ADD_MANY;
  }

  private static ThemeMap inserted(ThemeMap map, Batch batch, ThemeLayer layer, int rank) {
    var layers = new ArrayList<>(map.layers());
    int at = layers.size();
    while (at > 0 && isAbove(batch, layers.get(at - 1), rank)) {
      at--;
    }
    layers.add(at, layer);
    return map.withLayers(layers);
  }

  private static boolean isAbove(Batch batch, ThemeLayer other, int rank) {
    return other
        .common()
        .map(entry -> batch.ranks.get(entry.id()))
        .filter(its -> its > rank)
        .isPresent();
  }

  /** Goes to a rectangle in degrees unless it is well in sight; whether it did or needed not. */
  public boolean show(Bounds lonLat, boolean always) {
    Viewport now = desk.map().viewport();
    Optional<Bounds> there = CrsBounds.ofLonLat(lonLat, now.crs());
    if (there.isEmpty()) {
      return false;
    }
    if (always || !isInSight(there.get(), now)) {
      desk.map().fit(roomy(there.get(), now));
    }
    return true;
  }

  private static boolean isInSight(Bounds target, Viewport view) {
    double longest = Math.max(target.width(), target.height());
    return target.intersects(view.bounds()) && longest / view.unitsPerPixel() >= SMALLEST_PIXELS;
  }

  private static Bounds roomy(Bounds target, Viewport view) {
    double least = LEAST_METRES / view.crs().metresPerUnit();
    double longest = Math.max(target.width(), target.height());
    return target.buffer(Math.max(longest * MARGIN, (least - longest) / 2));
  }

  /** Waits for a layer to be opened, then goes there. */
  private final class FirstSight {
    private final Batch batch;
    private final FileLayer layer;
    private final boolean alone;
    private final InvalidationListener changed = value -> look();

    FirstSight(Batch batch, FileLayer layer, boolean alone) {
      this.batch = batch;
      this.layer = layer;
      this.alone = alone;
    }

    void watch() {
      desk.layers().revisionProperty().addListener(changed);
      desk.layers().state(layer);
      look();
    }

    private void look() {
      Optional<ThemeLayer> now = LayerTree.find(desk.project().map(), layer.entry().id());
      if (!(now.orElse(null) instanceof FileLayer file)) {
        stop();
        return;
      }
      LayerState state = desk.layers().state(file).orElse(null);
      if (state instanceof LayerState.Ready ready) {
        stop();
        go(ready.layer(file.layer()));
      } else if (state instanceof LayerState.Failed) {
        stop();
        batch.shown = false;
      }
    }

    private void go(Optional<OpenedLayer> opened) {
      Optional<Bounds> lonLat =
          opened.flatMap(OpenedLayer::view).flatMap(view -> view.info().lonLat());
      lonLat.ifPresentOrElse(bounds -> show(bounds, alone), () -> batch.shown = false);
    }

    private void stop() {
      desk.layers().revisionProperty().removeListener(changed);
    }
  }
}

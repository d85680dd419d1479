package org.tutai.viewer.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.geo.theme.WmsLayer;
import org.tutai.geo.theme.WmtsLayer;
import org.tutai.geo.theme.XyzLayer;

/** Changes of a map's layers, each as a new map. An id that isn't there changes nothing. */
public final class LayerTree {

  private LayerTree() {}

  /** An id that no layer has yet. */
  public static String newId() {
    return UUID.randomUUID().toString();
  }

  /** The layer or group of an id. */
  public static Optional<ThemeLayer> find(ThemeMap map, String id) {
    return find(map.layers(), id);
  }

  private static Optional<ThemeLayer> find(List<ThemeLayer> layers, String id) {
    for (ThemeLayer layer : layers) {
      if (isOf(layer, id)) {
        return Optional.of(layer);
      }
      if (layer instanceof GroupLayer group) {
        Optional<ThemeLayer> inside = find(group.layers(), id);
        if (inside.isPresent()) {
          return inside;
        }
      }
    }
    return Optional.empty();
  }

  /** With a layer on top of all others. */
  public static ThemeMap add(ThemeMap map, ThemeLayer layer) {
    var layers = new ArrayList<>(map.layers());
    layers.add(layer);
    return map.withLayers(layers);
  }

  /** Without a layer or a whole group. */
  public static ThemeMap remove(ThemeMap map, String id) {
    return map.withLayers(each(map.layers(), id, layer -> Optional.empty()));
  }

  /** With a layer changed. */
  public static ThemeMap replace(ThemeMap map, String id, UnaryOperator<ThemeLayer> change) {
    return map.withLayers(each(map.layers(), id, layer -> Optional.of(change.apply(layer))));
  }

  /** With what every layer has changed: title, visibility, opacity, scales. */
  public static ThemeMap change(ThemeMap map, String id, UnaryOperator<Entry> change) {
    return replace(map, id, layer -> withEntry(layer, change));
  }

  /**
   * With a layer or group at another place.
   *
   * @param group the group it goes into; empty for none
   * @param index among the group's layers without it, from the lowest; held within them
   */
  public static ThemeMap move(ThemeMap map, String id, Optional<String> group, int index) {
    Optional<ThemeLayer> moved = find(map, id);
    boolean intoItself =
        group.isPresent()
            && moved.filter(layer -> find(List.of(layer), group.get()).isPresent()).isPresent();
    if (moved.isEmpty() || intoItself) {
      return map;
    }
    ThemeMap without = remove(map, id);
    if (group.isEmpty()) {
      return without.withLayers(inserted(without.layers(), moved.get(), index));
    }
    return replace(
        without,
        group.get(),
        layer ->
            layer instanceof GroupLayer target
                ? new GroupLayer(target.entry(), inserted(target.layers(), moved.get(), index))
                : layer);
  }

  private static List<ThemeLayer> inserted(List<ThemeLayer> layers, ThemeLayer one, int index) {
    var all = new ArrayList<>(layers);
    all.add(Math.max(0, Math.min(index, all.size())), one);
    return all;
  }

  private interface Change {
    Optional<ThemeLayer> of(ThemeLayer layer);
  }

  private static List<ThemeLayer> each(List<ThemeLayer> layers, String id, Change change) {
    var all = new ArrayList<ThemeLayer>();
    for (ThemeLayer layer : layers) {
      if (isOf(layer, id)) {
        change.of(layer).ifPresent(all::add);
      } else if (layer instanceof GroupLayer group) {
        all.add(new GroupLayer(group.entry(), each(group.layers(), id, change)));
      } else {
        all.add(layer);
      }
    }
    return all;
  }

  private static boolean isOf(ThemeLayer layer, String id) {
    return layer.common().filter(entry -> entry.id().equals(id)).isPresent();
  }

  /** The same layer with its entry changed; one that could not be read stays as it is. */
  public static ThemeLayer withEntry(ThemeLayer layer, UnaryOperator<Entry> change) {
    if (layer instanceof GroupLayer l) {
      return new GroupLayer(change.apply(l.entry()), l.layers());
    }
    if (layer instanceof PublishedLayer l) {
      return new PublishedLayer(
          change.apply(l.entry()), l.layer(), l.version(), l.style(), l.sld(), l.filter());
    }
    if (layer instanceof FileLayer l) {
      return new FileLayer(
          change.apply(l.entry()), l.file(), l.path(), l.format(), l.layer(), l.sld(), l.filter());
    }
    return withRemoteEntry(layer, change);
  }

  private static ThemeLayer withRemoteEntry(ThemeLayer layer, UnaryOperator<Entry> change) {
    if (layer instanceof DocumentLayer l) {
      return new DocumentLayer(change.apply(l.entry()), l.kind(), l.url(), l.file(), l.data());
    }
    if (layer instanceof XyzLayer l) {
      return new XyzLayer(
          change.apply(l.entry()), l.url(), l.minZoom(), l.maxZoom(), l.tileSize(), l.tms());
    }
    if (layer instanceof WmsLayer l) {
      return new WmsLayer(
          change.apply(l.entry()),
          l.url(),
          l.wmsVersion(),
          l.layers(),
          l.styles(),
          l.format(),
          l.crs());
    }
    if (layer instanceof WmtsLayer l) {
      return new WmtsLayer(
          change.apply(l.entry()),
          l.url(),
          l.layer(),
          l.style(),
          l.format(),
          l.matrixSet(),
          l.template(),
          l.crs(),
          l.matrices(),
          l.dimensions());
    }
    return layer;
  }
}

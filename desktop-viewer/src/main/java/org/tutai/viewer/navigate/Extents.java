package org.tutai.viewer.navigate;

import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.ThemeMap;
import org.tutai.viewer.layers.LayerStore;
import org.tutai.viewer.layers.OpenedLayer;
import org.tutai.viewer.map.Viewport;

/** Where layers lie, in degrees of longitude and latitude. For the UI thread. */
public final class Extents {

  /** Taiwan with 澎湖: what the map shows while nothing else says where. */
  public static final Bounds TAIWAN = new Bounds(119.2, 21.8, 122.2, 25.4);

  private static final double MARGIN = 1.1;
  private static final double LEAST_METRES = 200;

  /** What stands at the edges of the map, such as its credit, covers nothing. */
  private static final double EDGE_PIXELS = 48;

  private Extents() {}

  /** The extent of a layer that is open, or of all in a group; empty when nobody knows. */
  public static Optional<Bounds> of(ThemeLayer layer, LayerStore store) {
    if (layer instanceof GroupLayer group) {
      return group.layers().stream()
          .flatMap(each -> of(each, store).stream())
          .reduce(Bounds::union);
    }
    return layer instanceof FileLayer file
        ? store.opened(file).flatMap(OpenedLayer::view).flatMap(view -> view.info().lonLat())
        : Optional.empty();
  }

  /** The extent of all layers of a map; Taiwan when no layer has one. */
  public static Bounds of(ThemeMap map, LayerStore store) {
    return map.layers().stream()
        .flatMap(layer -> of(layer, store).stream())
        .reduce(Bounds::union)
        .orElse(TAIWAN);
  }

  /**
   * A view with an extent filling it, a margin around; empty where the view's system does not reach
   * it. A point is shown with 200 m about it.
   */
  public static Optional<Viewport> seen(Bounds lonLat, Viewport from) {
    return CrsBounds.ofLonLat(lonLat, from.crs())
        .map(
            bounds -> {
              double least = LEAST_METRES / from.crs().metresPerUnit() / 2;
              double width = Math.max(least, bounds.width() / 2 * margin(from.width()));
              double height = Math.max(least, bounds.height() / 2 * margin(from.height()));
              double x = bounds.centerX();
              double y = bounds.centerY();
              return from.fitted(new Bounds(x - width, y - height, x + width, y + height));
            });
  }

  private static double margin(int pixels) {
    return Math.max(MARGIN, pixels / Math.max(pixels / 2.0, pixels - 2 * EDGE_PIXELS));
  }
}

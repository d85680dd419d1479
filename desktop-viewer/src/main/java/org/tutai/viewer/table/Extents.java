package org.tutai.viewer.table;

import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.crs.WorldGrid;
import org.tutai.geo.layer.FeatureTable;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.OrdinalSet;

/** Where features are. Stateless. */
final class Extents {

  private static final double MARGIN = 1.3;

  /** How much of the map a single point is shown with. */
  private static final double NEAR_UNITS = 200 / WorldGrid.METRES_PER_UNIT;

  private Extents() {}

  /** The box around features in longitude and latitude; empty when none has a geometry. */
  static Optional<Bounds> of(FeatureTable table, OrdinalSet ordinals) {
    int[] edges = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
    ordinals
        .ordinals()
        .mapToInt(table::row)
        .filter(row -> row >= 0)
        .mapToObj(table::bounds)
        .flatMap(Optional::stream)
        .forEach(box -> grow(edges, box));
    if (edges[0] > edges[2]) {
      return Optional.empty();
    }
    double extra = edges[0] == edges[2] && edges[1] == edges[3] ? NEAR_UNITS : 0;
    return Optional.of(
        new Bounds(
            WorldGrid.lonOfX(edges[0] - extra),
            WorldGrid.latOfY(edges[1] - extra),
            WorldGrid.lonOfX(edges[2] + extra),
            WorldGrid.latOfY(edges[3] + extra)));
  }

  private static void grow(int[] edges, WorldBox box) {
    edges[0] = Math.min(edges[0], box.minX());
    edges[1] = Math.min(edges[1], box.minY());
    edges[2] = Math.max(edges[2], box.maxX());
    edges[3] = Math.max(edges[3], box.maxY());
  }

  /** Goes there, with some room around. */
  static void show(MapViewModel map, Bounds lonLat) {
    CrsBounds.ofLonLat(lonLat, map.viewport().crs())
        .ifPresent(
            box -> {
              double halfWidth = box.width() * MARGIN / 2;
              double halfHeight = box.height() * MARGIN / 2;
              map.fit(
                  new Bounds(
                      box.centerX() - halfWidth,
                      box.centerY() - halfHeight,
                      box.centerX() + halfWidth,
                      box.centerY() + halfHeight));
            });
  }
}

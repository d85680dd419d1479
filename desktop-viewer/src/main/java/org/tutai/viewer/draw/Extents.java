package org.tutai.viewer.draw;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Viewport;

/** Goes to where shapes are. */
public final class Extents {

  private static final double MARGIN = 0.2;
  private static final double CLOSEST_METRES = 100;

  private Extents() {}

  /**
   * The rectangle of the map's plane that holds places; empty when its CRS reaches none of them.
   */
  public static Optional<Bounds> of(List<List<Position>> parts, Viewport on) {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    for (List<Position> part : parts) {
      for (Position place : part) {
        double[] at = on.pixel(place);
        double x = on.mapX(at[0]);
        double y = on.mapY(at[1]);
        if (Double.isFinite(x) && Double.isFinite(y)) {
          minX = Math.min(minX, x);
          minY = Math.min(minY, y);
          maxX = Math.max(maxX, x);
          maxY = Math.max(maxY, y);
        }
      }
    }
    return minX <= maxX && minY <= maxY
        ? Optional.of(new Bounds(minX, minY, maxX, maxY))
        : Optional.empty();
  }

  /** Shows places with some margin, at no smaller an extent than 100 m. */
  public static void show(MapViewModel map, List<List<Position>> parts) {
    of(parts, map.viewport())
        .ifPresent(
            bounds -> {
              double least = CLOSEST_METRES / map.viewport().crs().metresPerUnit() / 2;
              double halfWidth = Math.max(least, bounds.width() / 2 * (1 + MARGIN));
              double halfHeight = Math.max(least, bounds.height() / 2 * (1 + MARGIN));
              map.fit(
                  new Bounds(
                      bounds.centerX() - halfWidth,
                      bounds.centerY() - halfHeight,
                      bounds.centerX() + halfWidth,
                      bounds.centerY() + halfHeight));
            });
  }
}

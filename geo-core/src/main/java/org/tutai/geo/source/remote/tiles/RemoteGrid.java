package org.tutai.geo.source.remote.tiles;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.tutai.geo.crs.Crs;

/**
 * The levels of another server in one CRS, coarse to fine. Immutable.
 *
 * @param levels in any order; kept from coarse to fine
 */
public record RemoteGrid(Crs crs, List<RemoteLevel> levels) {

  /** The radius that Web Mercator's world is reckoned with, times π. */
  private static final double MERCATOR_HALF = Math.PI * 6378137.0;

  public RemoteGrid {
    Objects.requireNonNull(crs, "crs");
    levels =
        levels.stream()
            .sorted(Comparator.comparingDouble(RemoteLevel::unitsPerPixel).reversed())
            .toList();
    if (levels.isEmpty() || levels.size() > 64) {
      throw new IllegalArgumentException(
          "a grid must have from 1 to 64 levels (got: " + levels.size() + ")");
    }
  }

  /**
   * The grid of XYZ tiles in Web Mercator.
   *
   * @param minZoom from 0
   * @param maxZoom to 30
   * @param tileSize in pixels
   */
  public static RemoteGrid webMercator(int minZoom, int maxZoom, int tileSize) {
    if (minZoom < 0 || maxZoom > 30 || minZoom > maxZoom) {
      throw new IllegalArgumentException(
          "zooms must be from 0 to 30 (got: " + minZoom + " to " + maxZoom + ")");
    }
    List<RemoteLevel> levels =
        java.util.stream.IntStream.rangeClosed(minZoom, maxZoom)
            .mapToObj(zoom -> mercatorLevel(zoom, tileSize))
            .toList();
    return new RemoteGrid(org.tutai.geo.crs.CrsRegistry.WEB_MERCATOR, levels);
  }

  private static RemoteLevel mercatorLevel(int zoom, int tileSize) {
    int tiles = 1 << zoom;
    double perPixel = 2 * MERCATOR_HALF / tileSize / tiles;
    return RemoteLevel.full(
        String.valueOf(zoom),
        perPixel,
        -MERCATOR_HALF,
        MERCATOR_HALF,
        tileSize,
        tileSize,
        tiles,
        tiles);
  }

  /** The width of the world in the CRS's units, for those whose x goes round; otherwise 0. */
  double turn() {
    if (crs.geographic()) {
      return 360;
    }
    return crs.equals(org.tutai.geo.crs.CrsRegistry.WEB_MERCATOR) ? 2 * MERCATOR_HALF : 0;
  }

  /** Whether a level goes once round the world, so that its columns repeat. */
  boolean wraps(RemoteLevel level) {
    double width = level.columns() * level.spanX();
    return turn() > 0 && Math.abs(width / turn() - 1) < 1e-3;
  }
}

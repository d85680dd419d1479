package org.tutai.geo.source.remote.wmts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.source.remote.tiles.RemoteGrid;
import org.tutai.geo.source.remote.tiles.RemoteLevel;

/**
 * A tile matrix set of a service. Immutable.
 *
 * @param crsReference as the service writes it
 * @param crs empty when it is not known here
 * @param matrices in the document's order
 */
public record MatrixSet(String id, String crsReference, Optional<Crs> crs, List<Matrix> matrices) {

  /** The side of the standard pixel in metres. */
  private static final double PIXEL = 0.00028;

  /**
   * A level.
   *
   * @param left x of the top left corner, whatever order the service writes
   * @param top y of it
   */
  public record Matrix(
      String id,
      double scaleDenominator,
      double left,
      double top,
      int tileWidth,
      int tileHeight,
      int columns,
      int rows) {

    RemoteLevel level(Crs crs, Map<String, RemoteLevel.Limits> limits) {
      double perPixel = scaleDenominator * PIXEL / crs.metresPerUnit();
      RemoteLevel.Limits found = limits.get(id);
      return found == null
          ? RemoteLevel.full(id, perPixel, left, top, tileWidth, tileHeight, columns, rows)
          : new RemoteLevel(id, perPixel, left, top, tileWidth, tileHeight, columns, rows, found);
    }

    Matrix withCornerTurned() {
      return new Matrix(
          id,
          scaleDenominator,
          /* left= */ top,
          /* top= */ left,
          tileWidth,
          tileHeight,
          columns,
          rows);
    }
  }

  public MatrixSet {
    matrices = List.copyOf(matrices);
  }

  /** The levels with the limits of a layer; empty when the CRS is unknown or there are none. */
  public Optional<RemoteGrid> grid(Map<String, RemoteLevel.Limits> limits) {
    if (crs.isEmpty() || matrices.isEmpty()) {
      return Optional.empty();
    }
    List<RemoteLevel> levels =
        matrices.stream().map(matrix -> matrix.level(crs.get(), limits)).toList();
    return Optional.of(new RemoteGrid(crs.get(), levels));
  }
}

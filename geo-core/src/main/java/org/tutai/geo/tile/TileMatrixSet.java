package org.tutai.geo.tile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;

/**
 * A CRS cut into tiles at a list of levels, coarse to fine (OGC 17-083r4, section 6.2). Immutable.
 *
 * <p>A zoom is an index into {@link #matrices()}. A tile holds its left and its top edge; the right
 * and the bottom edge of a whole level belong to its last column and row. Coordinates are x before
 * y in the CRS's units.
 *
 * @param id what a request names
 * @param aliases other names that mean this set
 * @param title in English, for capabilities
 * @param uri the set's own URI where one is registered, otherwise the id
 * @param wellKnownScaleSet the URN of WMTS 1.0.0's well-known scale set (OGC 07-057r7, annex E)
 *     that holds all these scales
 */
public record TileMatrixSet(
    String id,
    List<String> aliases,
    String title,
    Crs crs,
    String uri,
    Optional<String> wellKnownScaleSet,
    List<TileMatrix> matrices) {

  /*
   * How far a request may be off a tile and still mean it, as a part of the tile's side: the figure
   * that OGC 17-083r4, annex I, adds against rounding. At 256 pixels it is 1/3900 of a pixel, finer
   * than the drawing grid, so the answer is the same picture; yet coordinates written with nine
   * decimals of a degree, or reckoned from the 15 digits that the standard prints, still hit.
   */
  private static final double TOLERANCE = 1e-6;

  public TileMatrixSet {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(crs, "crs");
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(wellKnownScaleSet, "wellKnownScaleSet");
    aliases = List.copyOf(aliases);
    matrices = List.copyOf(matrices);
    if (matrices.isEmpty()) {
      throw new IllegalArgumentException("a tile matrix set must have a level (got: none)");
    }
    for (int zoom = 1; zoom < matrices.size(); zoom++) {
      if (!(matrices.get(zoom).resolution() < matrices.get(zoom - 1).resolution())) {
        throw new IllegalArgumentException(
            "levels must go from coarse to fine (got: "
                + matrices.get(zoom - 1).resolution()
                + " before "
                + matrices.get(zoom).resolution()
                + ")");
      }
    }
  }

  /** The highest zoom; the lowest is 0. */
  public int maxZoom() {
    return matrices.size() - 1;
  }

  /**
   * The level of a zoom.
   *
   * @throws IllegalArgumentException when the set has no such zoom
   */
  public TileMatrix matrix(int zoom) {
    if (zoom < 0 || zoom > maxZoom()) {
      throw new IllegalArgumentException(
          id + " must be asked for zoom 0.." + maxZoom() + " (got: " + zoom + ")");
    }
    return matrices.get(zoom);
  }

  /** The zoom of the level that a request names. */
  public OptionalInt zoomOf(String matrixId) {
    for (int zoom = 0; zoom < matrices.size(); zoom++) {
      if (matrices.get(zoom).id().equals(matrixId)) {
        return OptionalInt.of(zoom);
      }
    }
    return OptionalInt.empty();
  }

  /** Whether the set has this tile. */
  public boolean contains(TileAddress tile) {
    return tile.zoom() <= maxZoom()
        && tile.column() < matrices.get(tile.zoom()).matrixWidth()
        && tile.row() < matrices.get(tile.zoom()).matrixHeight();
  }

  /**
   * The rectangle of a tile. Neighbours share their edge exactly.
   *
   * @throws IllegalArgumentException when the set has no such tile
   */
  public Bounds bounds(TileAddress tile) {
    if (!contains(tile)) {
      throw new IllegalArgumentException(id + " must hold the tile (got: " + tile + ")");
    }
    TileMatrix matrix = matrices.get(tile.zoom());
    return new Bounds(
        matrix.xOfColumn(tile.column()),
        matrix.yOfRow(tile.row() + 1),
        matrix.xOfColumn(tile.column() + 1),
        matrix.yOfRow(tile.row()));
  }

  /** The rectangle that all tiles of a zoom cover together. */
  public Bounds bounds(int zoom) {
    TileMatrix matrix = matrix(zoom);
    return new Bounds(
        matrix.left(),
        matrix.yOfRow(matrix.matrixHeight()),
        matrix.xOfColumn(matrix.matrixWidth()),
        matrix.top());
  }

  /** The tile that holds a point; none outside the level, and none for NaN. */
  public Optional<TileAddress> tileAt(int zoom, double x, double y) {
    TileMatrix matrix = matrix(zoom);
    if (!bounds(zoom).contains(x, y)) {
      return Optional.empty();
    }
    return Optional.of(
        new TileAddress(
            zoom,
            Math.min(matrix.columnOf(x), matrix.matrixWidth() - 1),
            Math.min(matrix.rowOf(y), matrix.matrixHeight() - 1)));
  }

  /**
   * The tiles that share an area with a rectangle; none when it lies outside the level.
   *
   * <p>A tile that the rectangle only touches, or enters by less than the tolerance of {@link
   * #aligned}, is not among them, so a tile's own bounds give that tile alone. A rectangle of no
   * area gives the tiles that hold it.
   */
  public Optional<TileRange> range(int zoom, Bounds bounds) {
    TileMatrix matrix = matrix(zoom);
    if (!bounds(zoom).intersects(bounds)) {
      return Optional.empty();
    }
    double slackX = Math.min(matrix.tileSpan() * TOLERANCE, bounds.width() / 2);
    double slackY = Math.min(matrix.tileSpan() * TOLERANCE, bounds.height() / 2);
    int minColumn = matrix.columnOf(bounds.minX() + slackX);
    int maxColumn = matrix.columnOf(bounds.maxX() - slackX);
    int minRow = matrix.rowOf(bounds.maxY() - slackY);
    int maxRow = matrix.rowOf(bounds.minY() + slackY);
    boolean besides =
        maxColumn < 0
            || maxRow < 0
            || (minColumn >= matrix.matrixWidth() && bounds.width() > 0)
            || (minRow >= matrix.matrixHeight() && bounds.height() > 0);
    if (besides) {
      return Optional.empty();
    }
    return Optional.of(
        new TileRange(
            zoom,
            clamp(minColumn, matrix.matrixWidth()),
            clamp(minRow, matrix.matrixHeight()),
            clamp(maxColumn, matrix.matrixWidth()),
            clamp(maxRow, matrix.matrixHeight())));
  }

  /**
   * The tile that a map request asks for, when it asks for exactly one: the size is a tile's and
   * every side lies within a millionth of a tile's side of the tile's own. What a client writes
   * with all or most of the digits of its own reckoning therefore still counts as aligned.
   */
  public Optional<TileAddress> aligned(Bounds bounds, int width, int height) {
    for (int zoom = 0; zoom < matrices.size(); zoom++) {
      TileMatrix matrix = matrices.get(zoom);
      if (width != matrix.tileSize() || height != matrix.tileSize()) {
        continue;
      }
      double ratio = bounds.width() / matrix.tileSpan();
      if (ratio > 0.999 && ratio < 1.001) {
        Optional<TileAddress> tile = nearest(zoom, matrix, bounds);
        if (tile.isPresent()) {
          return tile;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<TileAddress> nearest(int zoom, TileMatrix matrix, Bounds bounds) {
    double column = Math.rint((bounds.minX() - matrix.left()) / matrix.tileSpan());
    double row = Math.rint((matrix.top() - bounds.maxY()) / matrix.tileSpan());
    if (!(column >= 0
        && column < matrix.matrixWidth()
        && row >= 0
        && row < matrix.matrixHeight())) {
      return Optional.empty();
    }
    int c = (int) column;
    int r = (int) row;
    double slack = matrix.tileSpan() * TOLERANCE;
    boolean same =
        Math.abs(bounds.minX() - matrix.xOfColumn(c)) <= slack
            && Math.abs(bounds.maxX() - matrix.xOfColumn(c + 1)) <= slack
            && Math.abs(bounds.maxY() - matrix.yOfRow(r)) <= slack
            && Math.abs(bounds.minY() - matrix.yOfRow(r + 1)) <= slack;
    return same ? Optional.of(new TileAddress(zoom, c, r)) : Optional.empty();
  }

  private static int clamp(int index, int count) {
    return Math.max(0, Math.min(count - 1, index));
  }
}

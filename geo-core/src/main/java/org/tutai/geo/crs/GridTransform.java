package org.tutai.geo.crs;

import java.util.Objects;
import java.util.Optional;

/**
 * From the {@link WorldGrid} to the pixels of one view: the hot path of drawing.
 *
 * <p>Picture space is 1/256 pixels, x right and y down from the picture's top left corner. What a
 * place's coordinates are within its pixel depends on the CRS and the scale alone: two windows of
 * one scale whose corners are a whole number of pixels apart give the same fractions, so tiles
 * join.
 *
 * <ul>
 *   <li>EPSG:3857: the grid scaled; exact.
 *   <li>Degrees: x scaled; y from a table of latitudes, within 1/512 pixel.
 *   <li>Others: bilinear in a mesh of exactly projected nodes on power-of-two lines of the grid,
 *       within 1/16 pixel.
 * </ul>
 *
 * <p>Each then rounds to 1/256 pixel, corner and coordinate. Coordinates outside the CRS's {@link
 * Crs#domain()} are moved to its edge, so nothing folds over; clip shapes to {@link #worldBox}
 * first, so nothing piles up there. Immutable, thread-safe; building one costs some microseconds,
 * for a large picture in a curved projection some milliseconds.
 */
public final class GridTransform {

  private final Crs crs;
  private final Bounds bounds;
  private final int width;
  private final int height;
  private final GridMapping mapping;

  /**
   * The transform of a view.
   *
   * @param bounds what the picture shows, in units of the CRS, x before y
   * @param width of the picture in pixels, 1 or more
   * @param height of the picture in pixels, 1 or more
   * @throws IllegalArgumentException if the picture has no pixels or the bounds no area
   */
  public GridTransform(Crs crs, Bounds bounds, int width, int height) {
    this.crs = Objects.requireNonNull(crs, "crs");
    this.bounds = Objects.requireNonNull(bounds, "bounds");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a picture must be at least 1 x 1 pixels (got: " + width + " x " + height + ")");
    }
    if (!(bounds.width() / width > Float.MIN_NORMAL)
        || !(bounds.height() / height > Float.MIN_NORMAL)
        || !(Math.max(bounds.width(), bounds.height()) < 1e30)) {
      throw new IllegalArgumentException("a view's bounds must have an area (got: " + bounds + ")");
    }
    this.width = width;
    this.height = height;
    this.mapping = mapping();
  }

  private GridMapping mapping() {
    if (crs.fromLonLat() == WebMercator.FORWARD) {
      return new GridMapping.Scaled(bounds, width, height);
    }
    if (crs.fromLonLat() == LonLat.IDENTITY) {
      return new GridMapping.Latitudes(bounds, width, height);
    }
    return GridMesh.of(crs, bounds, width, height);
  }

  /**
   * Transforms vertices.
   *
   * @param xy grid coordinates, x and y by turns
   * @param from the first vertex
   * @param to after the last vertex
   * @param out takes picture coordinates, x and y by turns, from index 0; may be {@code xy} itself
   *     if {@code from} is 0. Values past ±2^30 stop there.
   */
  public void toPixels(int[] xy, int from, int to, int[] out) {
    Objects.checkFromToIndex(2 * from, 2 * to, xy.length);
    Objects.checkFromToIndex(0, 2 * (to - from), out.length);
    mapping.toPixels(xy, from, to, out);
  }

  /** The grid box under the picture; see {@link #worldBox(double)}. */
  public Optional<WorldBox> worldBox() {
    return worldBox(0);
  }

  /**
   * The grid box that covers all places of the CRS's domain which the picture, grown by {@code
   * buffer} pixels on every side, shows; empty when it shows none. It may be larger than needed,
   * never smaller.
   */
  public Optional<WorldBox> worldBox(double buffer) {
    return mapping.worldBox(buffer);
  }

  /**
   * The size of a pixel in grid units on the equator (a pixel in higher latitudes has more): for
   * choosing a level of detail, and so a function of CRS and scale alone, the same for all tiles of
   * a matrix.
   */
  public double worldUnitsPerPixel() {
    double unitsPerPixel = Math.min(bounds.width() / width, bounds.height() / height);
    return unitsPerPixel * crs.metresPerUnit() / WorldGrid.METRES_PER_UNIT;
  }

  /**
   * How long an edge may be, in grid units, for its straight picture to stay within 1/4 pixel of
   * the true one; infinite when straight lines of the grid are straight in the CRS. A function of
   * CRS and scale alone.
   */
  public double longestStraightEdge() {
    return mapping.longestStraightEdge();
  }

  /** Whether a shape within that box may have edges that need more vertices. */
  public boolean needsDensify(WorldBox extent) {
    double dx = (double) extent.maxX() - extent.minX();
    double dy = (double) extent.maxY() - extent.minY();
    return Math.hypot(dx, dy) > longestStraightEdge();
  }

  /**
   * Longitude and latitude, WGS 84 degrees, of a place in the picture; NaN, NaN where the CRS has
   * no place.
   *
   * @param x in pixels from the left edge; a pixel's centre is at one half
   * @param y in pixels down from the top edge
   */
  public double[] lonLatAt(double x, double y) {
    double[] lonLat = {
      bounds.minX() + x * (bounds.width() / width), bounds.maxY() - y * (bounds.height() / height)
    };
    crs.toLonLat().transform(lonLat, 0, lonLat, 0, 1);
    return lonLat;
  }
}

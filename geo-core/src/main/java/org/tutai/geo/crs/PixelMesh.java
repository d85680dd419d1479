package org.tutai.geo.crs;

import java.util.Arrays;

/**
 * From the pixels of a view to coordinates in another CRS: what drawing a grid of cells needs.
 *
 * <p>Pixels are taken in blocks of {@value #BLOCK}, which lie at whole multiples of that among all
 * pixels of the scale. In a block positions are interpolated between exactly transformed corners
 * where that is right to about 1/64 pixel at the middle and at the middles of its sides, otherwise
 * the block is quartered, down to single pixels. So what a pixel gets depends on its place and the
 * scale alone: two windows of one scale whole pixels apart get the same coordinates. Longitudes are
 * moved by whole turns to the turn of the area asked for. Immutable but for a buffer; for one
 * thread.
 */
public final class PixelMesh {

  /** The side of a block in pixels. */
  public static final int BLOCK = 64;

  private static final double TOLERANCE_PIXELS = 1.0 / 64;

  /** Below this size nothing is thought to hide between nine places that are nowhere. */
  private static final int SMALLEST_HIDING = 16;

  private static final int NODES = 9;

  private final Crs view;
  private final Crs target;
  private final Bounds area;
  private final boolean same;
  private final double middleLon;
  private final double perX;
  private final double perY;
  private final long firstX;
  private final long firstY;
  private final double partX;
  private final double partY;
  private final double[] nodes = new double[2 * NODES];

  /**
   * The mesh of a view.
   *
   * @param bounds what the picture shows, in units of the view's CRS
   * @param width of the picture in pixels
   * @param height of the picture in pixels
   * @param target the CRS of the coordinates wanted
   * @param area the part of the target CRS that matters, in its units
   */
  public PixelMesh(Crs view, Bounds bounds, int width, int height, Crs target, Bounds area) {
    this.view = view;
    this.target = target;
    this.area = area;
    this.same = view.equals(target) && !view.geographic();
    this.middleLon = middleLon(target, area);
    // As GridTransform has it: Web Mercator's pixels are reckoned on the grid of its tiles.
    double unit = view.fromLonLat() == WebMercator.FORWARD ? WorldGrid.METRES_PER_UNIT : 1;
    Bounds window =
        new Bounds(
            bounds.minX() / unit, bounds.minY() / unit, bounds.maxX() / unit, bounds.maxY() / unit);
    PixelLattice lattice = PixelLattice.of(window, width, height);
    perX = lattice.unitsPerPixelX() * unit;
    perY = lattice.unitsPerPixelY() * unit;
    firstX = (long) Math.floor(lattice.left() / PixelLattice.ONE);
    firstY = (long) Math.floor(lattice.top() / PixelLattice.ONE);
    partX = lattice.left() / PixelLattice.ONE - firstX + 0.5;
    partY = lattice.top() / PixelLattice.ONE - firstY + 0.5;
  }

  private static double middleLon(Crs target, Bounds area) {
    double[] middle = {area.centerX(), area.centerY()};
    target.toLonLat().transform(middle, 0, middle, 0, 1);
    return Double.isFinite(middle[0]) ? middle[0] : target.domain().centerX();
  }

  /**
   * The first pixel of the block in which a pixel lies, counted as the picture's pixels are (so it
   * may be negative).
   */
  public int blockStartX(int pixelX) {
    return pixelX - (int) Math.floorMod(firstX + pixelX, (long) BLOCK);
  }

  /** As {@link #blockStartX}, downwards. */
  public int blockStartY(int pixelY) {
    return pixelY - (int) Math.floorMod(firstY + pixelY, (long) BLOCK);
  }

  /**
   * Gives the coordinates of the middles of pixels in one block.
   *
   * @param blockX the block's first pixel, of {@link #blockStartX}
   * @param blockY likewise
   * @param fromX the first pixel wanted, counted in the block
   * @param fromY likewise
   * @param toX after the last pixel wanted, counted in the block
   * @param toY likewise
   * @param out takes x and y by turns at {@code 2 * (row * BLOCK + column)} of the block; NaN where
   *     there is no place, or none near the area
   * @return whether any pixel may lie in the area
   */
  public boolean fill(
      int blockX, int blockY, int fromX, int fromY, int toX, int toY, double[] out) {
    return quarter(new Wanted(blockX, blockY, fromX, fromY, toX, toY), 0, 0, BLOCK, out);
  }

  private record Wanted(int blockX, int blockY, int fromX, int fromY, int toX, int toY) {
    boolean misses(int x, int y, int size) {
      return x >= toX || y >= toY || x + size <= fromX || y + size <= fromY;
    }
  }

  private boolean quarter(Wanted wanted, int x, int y, int size, double[] out) {
    if (wanted.misses(x, y, size)) {
      return false;
    }
    place(wanted, x, y, size);
    if (isFar(size)) {
      clear(wanted, x, y, size, out);
      return false;
    }
    if (size == 1) {
      int at = 2 * (y * BLOCK + x);
      out[at] = nodes[0];
      out[at + 1] = nodes[1];
      return true;
    }
    if (isEven(size)) {
      interpolate(wanted, x, y, size, out);
      return true;
    }
    int half = size / 2;
    boolean any = quarter(wanted, x, y, half, out);
    any |= quarter(wanted, x + half, y, half, out);
    any |= quarter(wanted, x, y + half, half, out);
    any |= quarter(wanted, x + half, y + half, half, out);
    return any;
  }

  /** Transforms the corners, the middles of the sides and the middle, row by row. */
  private void place(Wanted wanted, int x, int y, int size) {
    double step = size / 2.0;
    for (int i = 0; i < NODES; i++) {
      nodes[2 * i] = (firstX + wanted.blockX() + x + i % 3 * step + partX) * perX;
      int row = i / 3;
      nodes[2 * i + 1] = -(firstY + wanted.blockY() + y + row * step + partY) * perY;
    }
    exactly(nodes, NODES);
  }

  /** From the view's coordinates to the target's, in place. */
  private void exactly(double[] xy, int count) {
    if (same) {
      return;
    }
    view.toLonLat().transform(xy, 0, xy, 0, count);
    Bounds domain = target.domain();
    for (int i = 0; i < 2 * count; i += 2) {
      xy[i] -= 360 * Math.rint((xy[i] - middleLon) / 360);
      if (!domain.contains(xy[i], xy[i + 1])) {
        xy[i] = Double.NaN;
        xy[i + 1] = Double.NaN;
      }
    }
    target.fromLonLat().transform(xy, 0, xy, 0, count);
  }

  /** Whether no pixel of the square just placed can lie in the area. */
  private boolean isFar(int size) {
    double minX = Double.POSITIVE_INFINITY;
    double minY = Double.POSITIVE_INFINITY;
    double maxX = Double.NEGATIVE_INFINITY;
    double maxY = Double.NEGATIVE_INFINITY;
    int nowhere = 0;
    for (int i = 0; i < 2 * NODES; i += 2) {
      if (Double.isNaN(nodes[i]) || Double.isNaN(nodes[i + 1])) {
        nowhere++;
      } else {
        minX = Math.min(minX, nodes[i]);
        maxX = Math.max(maxX, nodes[i]);
        minY = Math.min(minY, nodes[i + 1]);
        maxY = Math.max(maxY, nodes[i + 1]);
      }
    }
    if (nowhere > 0) {
      return nowhere == NODES && size <= SMALLEST_HIDING;
    }
    double spareX = (maxX - minX) / 2;
    double spareY = (maxY - minY) / 2;
    return minX - spareX > area.maxX()
        || maxX + spareX < area.minX()
        || minY - spareY > area.maxY()
        || maxY + spareY < area.minY();
  }

  private static void clear(Wanted wanted, int x, int y, int size, double[] out) {
    int from = Math.max(x, wanted.fromX());
    int to = Math.min(x + size, wanted.toX());
    for (int row = Math.max(y, wanted.fromY()); row < Math.min(y + size, wanted.toY()); row++) {
      Arrays.fill(out, 2 * (row * BLOCK + from), 2 * (row * BLOCK + to), Double.NaN);
    }
  }

  /** Whether interpolating between the corners comes near enough at the five other nodes. */
  private boolean isEven(int size) {
    double pixel =
        Math.min(
                Math.hypot(nodes[4] - nodes[0], nodes[5] - nodes[1]),
                Math.hypot(nodes[12] - nodes[0], nodes[13] - nodes[1]))
            / size;
    double worst = Math.max(offLine(0, 1, 2), offLine(0, 3, 6));
    worst = Math.max(worst, Math.max(offLine(2, 5, 8), offLine(6, 7, 8)));
    double x = nodes[8] - (nodes[0] + nodes[4] + nodes[12] + nodes[16]) / 4;
    double y = nodes[9] - (nodes[1] + nodes[5] + nodes[13] + nodes[17]) / 4;
    return Math.max(worst, Math.hypot(x, y)) <= TOLERANCE_PIXELS * pixel;
  }

  private double offLine(int from, int middle, int to) {
    return Math.hypot(
        nodes[2 * middle] - (nodes[2 * from] + nodes[2 * to]) / 2,
        nodes[2 * middle + 1] - (nodes[2 * from + 1] + nodes[2 * to + 1]) / 2);
  }

  private void interpolate(Wanted wanted, int x, int y, int size, double[] out) {
    int from = Math.max(x, wanted.fromX());
    int to = Math.min(x + size, wanted.toX());
    double unit = 1.0 / size;
    for (int row = Math.max(y, wanted.fromY()); row < Math.min(y + size, wanted.toY()); row++) {
      double down = (row - y) * unit;
      double leftX = nodes[0] + down * (nodes[12] - nodes[0]);
      double leftY = nodes[1] + down * (nodes[13] - nodes[1]);
      double alongX = (nodes[4] + down * (nodes[16] - nodes[4]) - leftX) * unit;
      double alongY = (nodes[5] + down * (nodes[17] - nodes[5]) - leftY) * unit;
      int at = 2 * (row * BLOCK + from);
      for (int column = from - x; column < to - x; column++) {
        out[at++] = leftX + column * alongX;
        out[at++] = leftY + column * alongY;
      }
    }
  }

  /**
   * The coordinates of one place of the picture, not interpolated; NaN where there is none.
   *
   * @param pixelX in pixels from the left edge; a pixel's middle is at one half
   * @param pixelY in pixels down from the top edge
   */
  public double[] at(double pixelX, double pixelY) {
    double[] place = {
      (firstX + pixelX + partX - 0.5) * perX, -(firstY + pixelY + partY - 0.5) * perY
    };
    exactly(place, 1);
    return place;
  }

  /**
   * How the coordinates change from a pixel to the next around a place of the target CRS: x and y
   * by a step right, then x and y by a step down; NaN where the view cannot show the place. A
   * function of the place and the scale alone.
   */
  public double[] stepsAt(double x, double y) {
    double[] place = {x, y};
    if (!same) {
      target.toLonLat().transform(place, 0, place, 0, 1);
      view.fromLonLat().transform(place, 0, place, 0, 1);
    }
    return steps(place[0], place[1]);
  }

  /** As {@link #stepsAt}, in the middle of a block. */
  public double[] stepsInBlock(int blockX, int blockY) {
    return steps(
        (firstX + blockX + BLOCK / 2 + partX) * perX,
        -(firstY + blockY + BLOCK / 2 + partY) * perY);
  }

  private double[] steps(double x, double y) {
    double[] around = cross(x, y);
    exactly(around, 4);
    return new double[] {
      around[2] - around[0], around[3] - around[1], around[6] - around[4], around[7] - around[5]
    };
  }

  /** The places half a pixel to the left, the right, above and below. */
  private double[] cross(double x, double y) {
    return new double[] {
      x - perX / 2, y, x + perX / 2, y, x, y + perY / 2, x, y - perY / 2,
    };
  }

  /**
   * Metres on the ground from a pixel to the next at a block's first pixel: to the right, then
   * down.
   */
  public double[] metresAt(int blockX, int blockY) {
    double x = (firstX + blockX + partX) * perX;
    double y = -(firstY + blockY + partY) * perY;
    double[] around = cross(x, y);
    view.toLonLat().transform(around, 0, around, 0, 4);
    double lat = (around[5] + around[7]) / 2;
    double right = metres(around[2] - around[0], around[3] - around[1], lat);
    double down = metres(around[6] - around[4], around[7] - around[5], lat);
    double unit = view.metresPerUnit();
    return new double[] {
      right > 0 ? right : perX * unit, down > 0 ? down : perY * unit,
    };
  }

  /** The length of a short way on the ellipsoid of WGS 84, by its radii of curvature. */
  private static double metres(double lonDegrees, double latDegrees, double atLat) {
    double f = Ellipsoid.WGS84.flattening();
    double e2 = f * (2 - f);
    double s = Math.sin(Math.toRadians(atLat));
    double w2 = 1 - e2 * s * s;
    double across = Ellipsoid.WGS84.semiMajorMetres() / Math.sqrt(w2);
    double along = across * (1 - e2) / w2;
    return Math.hypot(
        Math.toRadians(lonDegrees) * across * Math.cos(Math.toRadians(atLat)),
        Math.toRadians(latDegrees) * along);
  }
}

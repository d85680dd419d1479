package org.tutai.geo.layer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsBounds;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.crs.WorldGrid;
import org.tutai.geo.raster.GridGeometry;

/**
 * Stamps of the parts of a grid, so that a tile can tell whether the cells under it changed: a
 * coarse net of at most {@value #MOST} by {@value #MOST} squares of blocks, each with the sum (mod
 * 2^64) of its blocks' hashes. Immutable once built.
 */
final class RasterStamps {

  private static final int MOST = 64;

  private final int columns;
  private final int rows;
  private final int blocksAcross;
  private final int blocksDown;
  private final long[] sums;

  /** An empty net over a grid. */
  RasterStamps(PyramidShape shape) {
    this.blocksAcross = (shape.across(0) + MOST - 1) / MOST;
    this.blocksDown = (shape.down(0) + MOST - 1) / MOST;
    this.columns = (shape.across(0) + blocksAcross - 1) / blocksAcross;
    this.rows = (shape.down(0) + blocksDown - 1) / blocksDown;
    this.sums = new long[columns * rows];
  }

  /** Enters a block of level 0. */
  void add(int band, int column, int row, long hash) {
    int cell = row / blocksDown * columns + column / blocksAcross;
    sums[cell] += CellStamps.mix(hash + band + CellStamps.mix(((long) row << 32) | column));
  }

  /** The net as text. */
  String write() {
    ByteBuffer bytes = ByteBuffer.allocate(8 * sums.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long sum : sums) {
      bytes.putLong(sum);
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  /**
   * Reads back what was written.
   *
   * @throws IllegalArgumentException when the text is not of such a net
   */
  static RasterStamps read(PyramidShape shape, String written) {
    var stamps = new RasterStamps(shape);
    byte[] bytes = Base64.getDecoder().decode(written);
    if (bytes.length != 8 * stamps.sums.length) {
      throw new IllegalArgumentException(
          stamps.sums.length + " stamps expected (got: " + bytes.length + " bytes)");
    }
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(stamps.sums);
    return stamps;
  }

  /** The stamp of what lies under a box; of everything where that cannot be told. */
  long of(WorldBox box, PyramidShape shape, Crs crs) {
    Optional<Bounds> range = cells(box, shape.raster().geometry(), crs);
    if (range.isEmpty()) {
      return sum(0, columns - 1, 0, rows - 1);
    }
    Bounds cells = range.get();
    double width = (double) shape.blockWidth() * blocksAcross;
    double height = (double) shape.blockHeight() * blocksDown;
    return sum(
        square(cells.minX() / width),
        square(cells.maxX() / width),
        square(cells.minY() / height),
        square(cells.maxY() / height));
  }

  private static int square(double at) {
    return (int) Math.max(-1, Math.min(MOST + 1, Math.floor(at)));
  }

  private long sum(int fromColumn, int toColumn, int fromRow, int toRow) {
    long sum = 0;
    for (int row = Math.max(0, fromRow); row <= Math.min(rows - 1, toRow); row++) {
      for (int column = Math.max(0, fromColumn);
          column <= Math.min(columns - 1, toColumn);
          column++) {
        int cell = row * columns + column;
        sum += CellStamps.mix(sums[cell] + cell);
      }
    }
    return sum;
  }

  /** Columns and rows under a box, and a tenth of them more on each side: curved edges bulge. */
  private static Optional<Bounds> cells(WorldBox box, GridGeometry geometry, Crs crs) {
    boolean once = Math.max(-(long) box.minX(), box.maxX()) <= WorldGrid.HALF;
    if (!once) {
      return Optional.empty();
    }
    var lonLat =
        new Bounds(
            WorldGrid.lonOfX(box.minX()),
            WorldGrid.latOfY(box.minY()),
            WorldGrid.lonOfX(box.maxX()),
            WorldGrid.latOfY(box.maxY()));
    return CrsBounds.ofLonLat(lonLat, crs).map(bounds -> cells(bounds, geometry));
  }

  private static Bounds cells(Bounds bounds, GridGeometry geometry) {
    double minColumn = Double.POSITIVE_INFINITY;
    double minRow = Double.POSITIVE_INFINITY;
    double maxColumn = Double.NEGATIVE_INFINITY;
    double maxRow = Double.NEGATIVE_INFINITY;
    for (int corner = 0; corner < 4; corner++) {
      double x = (corner & 1) == 0 ? bounds.minX() : bounds.maxX();
      double y = (corner & 2) == 0 ? bounds.minY() : bounds.maxY();
      double column = geometry.column(x, y);
      double row = geometry.row(x, y);
      minColumn = Math.min(minColumn, column);
      maxColumn = Math.max(maxColumn, column);
      minRow = Math.min(minRow, row);
      maxRow = Math.max(maxRow, row);
    }
    double across = (maxColumn - minColumn) / 10 + 4;
    double down = (maxRow - minRow) / 10 + 4;
    return new Bounds(minColumn - across, minRow - down, maxColumn + across, maxRow + down);
  }
}

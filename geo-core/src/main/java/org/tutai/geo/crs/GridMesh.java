package org.tutai.geo.crs;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/**
 * A projection drawn by bilinear interpolation between exactly projected nodes, which lie on
 * power-of-two lines of the grid. The distance of the lines follows from the CRS and the scale
 * alone, so all windows of a scale interpolate alike. Immutable.
 */
final class GridMesh implements GridMapping {

  private static final int COARSEST = 26;
  private static final double ERROR_PIXELS = 0.9 / 16;
  private static final double MESH_BUFFER_PIXELS = 64;
  private static final long MOST_NODES = 1 << 17;
  private static final double SHORTEST_EDGE_PIXELS = 4;
  private static final int SAMPLES_ON_AN_EDGE = 12;
  private static final int DOMAIN_COLUMNS = 48;
  private static final int DOMAIN_ROWS = 96;

  private static final Map<Crs, Double> CURVATURES =
      Collections.synchronizedMap(new WeakHashMap<>());

  private final Crs crs;
  private final Bounds bounds;
  private final int width;
  private final int height;
  private final PixelLattice lattice;
  private final WorldBox domain;
  private final double curvature;
  private final int shift;
  private final int firstColumn;
  private final int firstRow;
  private final int columns;
  private final int rows;
  private final double[] nodes;

  private GridMesh(Crs crs, Bounds bounds, int width, int height) {
    this.crs = crs;
    this.bounds = bounds;
    this.width = width;
    this.height = height;
    lattice = PixelLattice.of(bounds, width, height);
    domain = WorldBox.ofLonLat(crs.domain());
    curvature = CURVATURES.computeIfAbsent(crs, GridMesh::curvature);
    shift = cellShift(Math.sqrt(4 * ERROR_PIXELS * smallestPixel() / curvature), COARSEST);
    Optional<WorldBox> box = worldBox(MESH_BUFFER_PIXELS);
    firstColumn = box.map(b -> b.minX() >> shift).orElse(0);
    firstRow = box.map(b -> b.minY() >> shift).orElse(0);
    long across = box.map(b -> (b.maxX() >> shift) - firstColumn + 2L).orElse(0L);
    long up = box.map(b -> (b.maxY() >> shift) - firstRow + 2L).orElse(0L);
    boolean worthwhile = across * up <= Math.max(MOST_NODES, 4L * width * height);
    columns = worthwhile ? (int) across : 0;
    rows = worthwhile ? (int) up : 0;
    nodes = new double[2 * columns * rows];
    fillNodes();
  }

  static GridMesh of(Crs crs, Bounds bounds, int width, int height) {
    return new GridMesh(crs, bounds, width, height);
  }

  /** The exponent of the greatest power of two up to {@code size}, from 0 to {@code coarsest}. */
  static int cellShift(double size, int coarsest) {
    return size >= 1 ? Math.min(coarsest, Math.getExponent(size)) : 0;
  }

  private double smallestPixel() {
    return Math.min(lattice.unitsPerPixelX(), lattice.unitsPerPixelY());
  }

  private void fillNodes() {
    for (int row = 0; row < rows; row++) {
      int at = 2 * row * columns;
      for (int column = 0; column < columns; column++) {
        double gridX = Math.scalb((double) (firstColumn + column), shift);
        nodes[at + 2 * column] = WorldGrid.lonOfX(gridX);
        nodes[at + 2 * column + 1] =
            GridMapping.latOfNode(Math.scalb((double) (firstRow + row), shift));
      }
    }
    project(nodes, columns * rows);
  }

  /** Longitudes and latitudes to positions in 1/256 pixel, y down, in place. */
  private void project(double[] lonLat, int count) {
    crs.fromLonLat().transform(lonLat, 0, lonLat, 0, count);
    double scaleX = PixelLattice.ONE / lattice.unitsPerPixelX();
    double scaleY = -PixelLattice.ONE / lattice.unitsPerPixelY();
    for (int i = 0; i < 2 * count; i += 2) {
      lonLat[i] *= scaleX;
      lonLat[i + 1] *= scaleY;
    }
  }

  @Override
  public void toPixels(int[] xy, int from, int to, int[] out) {
    double unit = Math.scalb(1.0, -shift);
    int mask = (1 << shift) - 1;
    // Vertices come along lines, so most lie in the cell of the one before.
    var cell = new Cell();
    int cellColumn = Integer.MIN_VALUE;
    int cellRow = Integer.MIN_VALUE;
    for (int i = 2 * from, o = 0; i < 2 * to; i += 2, o += 2) {
      int x = Math.max(domain.minX(), Math.min(domain.maxX(), xy[i]));
      int y = Math.max(domain.minY(), Math.min(domain.maxY(), xy[i + 1]));
      int column = x >> shift;
      int row = y >> shift;
      if (column != cellColumn || row != cellRow) {
        enter(cell, column, row);
        cellColumn = column;
        cellRow = row;
      }
      if (cell.usable) {
        double tx = (x & mask) * unit;
        double ty = (y & mask) * unit;
        out[o] = lattice.x(cell.x(tx, ty));
        out[o + 1] = lattice.y(cell.y(tx, ty));
      } else {
        exactly(x, y, out, o);
      }
    }
  }

  /** Where bilinear interpolation puts what lies in one cell, from the positions of its corners. */
  private static final class Cell {
    private boolean usable;
    private double originX;
    private double originY;
    private double eastX;
    private double eastY;
    private double northX;
    private double northY;
    private double twistX;
    private double twistY;

    /** The two lower corners are at {@code at}, west first, the upper at {@code up}. */
    void set(double[] p, int at, int up) {
      originX = p[at];
      originY = p[at + 1];
      eastX = p[at + 2] - originX;
      eastY = p[at + 3] - originY;
      northX = p[up] - originX;
      northY = p[up + 1] - originY;
      twistX = p[up + 2] - p[up] - eastX;
      twistY = p[up + 3] - p[up + 1] - eastY;
      usable = Double.isFinite(twistX + twistY);
    }

    double x(double tx, double ty) {
      return originX + tx * eastX + ty * (northX + tx * twistX);
    }

    double y(double tx, double ty) {
      return originY + tx * eastY + ty * (northY + tx * twistY);
    }
  }

  /**
   * Sets the cell to one of the mesh, or with corners made for the occasion. It is not usable where
   * the CRS does not reach as far as the corners, or no mesh was worthwhile.
   */
  private void enter(Cell cell, int column, int row) {
    int c = column - firstColumn;
    int r = row - firstRow;
    if (c >= 0 && c < columns - 1 && r >= 0 && r < rows - 1) {
      int at = 2 * (r * columns + c);
      cell.set(nodes, at, at + 2 * columns);
    } else if (columns > 0) {
      cell.set(cornersOf(column, row), 0, 4);
    } else {
      cell.usable = false;
    }
  }

  private void exactly(int x, int y, int[] out, int o) {
    double[] point = {WorldGrid.lonOfX(x), WorldGrid.latOfY(y)};
    project(point, 1);
    boolean placed = Double.isFinite(point[0]) && Double.isFinite(point[1]);
    out[o] = placed ? lattice.x(point[0]) : -PixelLattice.FARTHEST;
    out[o + 1] = placed ? lattice.y(point[1]) : -PixelLattice.FARTHEST;
  }

  private double[] cornersOf(int column, int row) {
    double west = WorldGrid.lonOfX(Math.scalb((double) column, shift));
    double east = WorldGrid.lonOfX(Math.scalb((double) column + 1, shift));
    double south = GridMapping.latOfNode(Math.scalb((double) row, shift));
    double north = GridMapping.latOfNode(Math.scalb((double) row + 1, shift));
    double[] corners = {west, south, east, south, west, north, east, north};
    project(corners, 4);
    return corners;
  }

  @Override
  public double longestStraightEdge() {
    double shortest = SHORTEST_EDGE_PIXELS * smallestPixel() * gridUnitsPerCrsUnit();
    return Math.max(shortest, Math.sqrt(smallestPixel() / curvature));
  }

  private double gridUnitsPerCrsUnit() {
    return crs.metresPerUnit() / WorldGrid.METRES_PER_UNIT;
  }

  @Override
  public Optional<WorldBox> worldBox(double buffer) {
    double x = bounds.width() / width * buffer;
    double y = bounds.height() / height * buffer;
    var view =
        new Bounds(bounds.minX() - x, bounds.minY() - y, bounds.maxX() + x, bounds.maxY() + y);
    return boxOfEdges(view).or(() -> boxOfDomainCells(view));
  }

  /**
   * The box around the view's edges, if all of them lie in the domain and go round no pole; the
   * margin covers the bulge between samples.
   */
  private Optional<WorldBox> boxOfEdges(Bounds view) {
    double[] ring = edgeOf(view);
    crs.toLonLat().transform(ring, 0, ring, 0, ring.length / 2);
    var box = new Extent();
    for (int i = 0; i < ring.length; i += 2) {
      boolean jumps = i > 0 && Math.abs(ring[i] - ring[i - 2]) > 90;
      if (jumps || !crs.domain().contains(ring[i], ring[i + 1])) {
        return Optional.empty();
      }
      box.add(WorldGrid.xOfLon(ring[i]), WorldGrid.yOfLat(ring[i + 1]));
    }
    if (showsPole(view, 90) || showsPole(view, -90)) {
      return Optional.empty();
    }
    double margin = 2 + Math.max(box.maxX - box.minX, box.maxY - box.minY) / 64;
    return GridMapping.boxWithin(
        domain, box.minX - margin, box.minY - margin, box.maxX + margin, box.maxY + margin);
  }

  private boolean showsPole(Bounds view, double lat) {
    double[] pole = {crs.domain().centerX(), lat};
    crs.fromLonLat().transform(pole, 0, pole, 0, 1);
    return view.contains(pole[0], pole[1]);
  }

  private static double[] edgeOf(Bounds view) {
    int n = SAMPLES_ON_AN_EDGE;
    double[] ring = new double[2 * (4 * n + 1)];
    for (int i = 0; i <= 4 * n; i++) {
      double t = (double) (i % n) / n;
      int side = i / n % 4;
      double x = side == 0 ? t : side == 1 ? 1 : side == 2 ? 1 - t : 0;
      double y = side == 0 ? 0 : side == 1 ? t : side == 2 ? 1 : 1 - t;
      ring[2 * i] = view.minX() + x * view.width();
      ring[2 * i + 1] = view.minY() + y * view.height();
    }
    return ring;
  }

  /** The box around those cells of the domain which may touch the view. */
  private Optional<WorldBox> boxOfDomainCells(Bounds view) {
    double[] lattices = domainNodes();
    crs.fromLonLat().transform(lattices, 0, lattices, 0, lattices.length / 2);
    var box = new Extent();
    for (int row = 0; row < DOMAIN_ROWS; row++) {
      for (int column = 0; column < DOMAIN_COLUMNS; column++) {
        if (cellMayTouch(lattices, row, column, view)) {
          box.add(domainX(column), domainY(row));
          box.add(domainX(column + 1), domainY(row + 1));
        }
      }
    }
    return box.isEmpty()
        ? Optional.empty()
        : GridMapping.boxWithin(domain, box.minX, box.minY, box.maxX, box.maxY);
  }

  private double[] domainNodes() {
    double[] lonLat = new double[2 * (DOMAIN_ROWS + 1) * (DOMAIN_COLUMNS + 1)];
    int at = 0;
    for (int row = 0; row <= DOMAIN_ROWS; row++) {
      for (int column = 0; column <= DOMAIN_COLUMNS; column++) {
        lonLat[at++] = WorldGrid.lonOfX(domainX(column));
        lonLat[at++] = WorldGrid.latOfY(domainY(row));
      }
    }
    return lonLat;
  }

  private double domainX(int column) {
    return domain.minX() + ((double) domain.maxX() - domain.minX()) * column / DOMAIN_COLUMNS;
  }

  private double domainY(int row) {
    return domain.minY() + ((double) domain.maxY() - domain.minY()) * row / DOMAIN_ROWS;
  }

  /** Whether the box of a cell's corners, grown by half its size for its curved sides, touches. */
  private static boolean cellMayTouch(double[] nodes, int row, int column, Bounds view) {
    var extent = new Extent();
    for (int corner = 0; corner < 4; corner++) {
      int at = 2 * ((row + corner / 2) * (DOMAIN_COLUMNS + 1) + column + corner % 2);
      extent.add(nodes[at], nodes[at + 1]);
    }
    double margin = Math.max(extent.maxX - extent.minX, extent.maxY - extent.minY) / 2;
    return extent.minX - margin <= view.maxX()
        && extent.maxX + margin >= view.minX()
        && extent.minY - margin <= view.maxY()
        && extent.maxY + margin >= view.minY();
  }

  /**
   * A bound of the second derivatives of the projected position by grid coordinates, in CRS units
   * per square grid unit: the greatest of a sampling of the domain, and a quarter more. Infinite
   * where the CRS does not cover its domain.
   */
  private static double curvature(Crs crs) {
    WorldBox domain = WorldBox.ofLonLat(crs.domain());
    int columns = 16;
    int rows = 48;
    double step = 1 << 20;
    double greatest = Double.MIN_NORMAL;
    for (int row = 0; row <= rows; row++) {
      for (int column = 0; column <= columns; column++) {
        double x = inset(domain.minX(), domain.maxX(), step, (double) column / columns);
        double y = inset(domain.minY(), domain.maxY(), step, (double) row / rows);
        greatest = Math.max(greatest, curvatureAt(crs, x, y, step));
      }
    }
    return Double.isNaN(greatest) ? Double.POSITIVE_INFINITY : 1.25 * greatest;
  }

  private static double inset(double min, double max, double step, double t) {
    return min + step + t * (max - min - 2 * step);
  }

  private static double curvatureAt(Crs crs, double x, double y, double step) {
    double[] p = new double[18];
    for (int i = 0; i < 9; i++) {
      p[2 * i] = WorldGrid.lonOfX(x + (i % 3 - 1) * step);
      p[2 * i + 1] = WorldGrid.latOfY(y + (i / 3 - 1) * step);
    }
    crs.fromLonLat().transform(p, 0, p, 0, 9);
    double xx = Math.hypot(p[6] - 2 * p[8] + p[10], p[7] - 2 * p[9] + p[11]);
    double yy = Math.hypot(p[2] - 2 * p[8] + p[14], p[3] - 2 * p[9] + p[15]);
    double xy = Math.hypot(p[0] - p[4] - p[12] + p[16], p[1] - p[5] - p[13] + p[17]) / 4;
    return Math.max(Math.max(xx, yy), xy) / (step * step);
  }

  /** A growing rectangle; what is no number is passed over. */
  private static final class Extent {
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;

    void add(double x, double y) {
      if (Double.isFinite(x) && Double.isFinite(y)) {
        minX = Math.min(minX, x);
        minY = Math.min(minY, y);
        maxX = Math.max(maxX, x);
        maxY = Math.max(maxY, y);
      }
    }

    boolean isEmpty() {
      return minX > maxX;
    }
  }
}

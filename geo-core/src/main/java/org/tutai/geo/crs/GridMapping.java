package org.tutai.geo.crs;

import java.util.Optional;

/** How a {@link GridTransform} gets from the grid to pixels, by kind of CRS. Immutable. */
interface GridMapping {

  /** As {@link GridTransform#toPixels}, with the ranges already checked. */
  void toPixels(int[] xy, int from, int to, int[] out);

  Optional<WorldBox> worldBox(double buffer);

  double longestStraightEdge();

  /** The box between these grid coordinates, edges rounded outwards, that lies in the other. */
  static Optional<WorldBox> boxWithin(
      WorldBox limit, double minX, double minY, double maxX, double maxY) {
    double left = Math.max(limit.minX(), Math.floor(minX));
    double low = Math.max(limit.minY(), Math.floor(minY));
    double right = Math.min(limit.maxX(), Math.ceil(maxX));
    double high = Math.min(limit.maxY(), Math.ceil(maxY));
    return left <= right && low <= high
        ? Optional.of(new WorldBox((int) left, (int) low, (int) right, (int) high))
        : Optional.empty();
  }

  /**
   * The latitude of a grid y, for the nodes of interpolation: going on past the poles, so that what
   * lies just before them is interpolated as anything else.
   */
  static double latOfNode(double y) {
    double abs = Math.abs(y);
    return abs <= WorldGrid.HALF
        ? WorldGrid.latOfY(y)
        : Math.copySign(
            WorldGrid.MERCATOR_LIMIT + (abs - WorldGrid.HALF) * POLAR_DEGREES_PER_UNIT, y);
  }

  /** Degrees of latitude in a grid unit past Mercator's limit. */
  double POLAR_DEGREES_PER_UNIT =
      (90 - WorldGrid.MERCATOR_LIMIT) / (WorldGrid.yOfLat(90) - WorldGrid.HALF);

  /** Web Mercator: the grid itself, scaled. */
  final class Scaled implements GridMapping {

    private static final WorldBox DOMAIN = WorldBox.ofLonLat(CrsRegistry.WEB_MERCATOR.domain());

    /** What the conversion of metres may put a tile's edge off its grid line. */
    private static final double NOISE = 1e-3;

    private final Bounds grid;
    private final double perPixelX;
    private final double perPixelY;
    private final PixelLattice lattice;

    Scaled(Bounds metres, int width, int height) {
      grid =
          new Bounds(
              WorldGrid.ofMercatorMetres(metres.minX()),
              WorldGrid.ofMercatorMetres(metres.minY()),
              WorldGrid.ofMercatorMetres(metres.maxX()),
              WorldGrid.ofMercatorMetres(metres.maxY()));
      perPixelX = grid.width() / width;
      perPixelY = grid.height() / height;
      lattice = PixelLattice.of(grid, width, height);
    }

    @Override
    public void toPixels(int[] xy, int from, int to, int[] out) {
      double scaleX = PixelLattice.ONE / lattice.unitsPerPixelX();
      double scaleY = -PixelLattice.ONE / lattice.unitsPerPixelY();
      for (int i = 2 * from, o = 0; i < 2 * to; i += 2, o += 2) {
        out[o] = lattice.x(xy[i] * scaleX);
        int y = Math.max(-WorldGrid.HALF, Math.min(WorldGrid.HALF, xy[i + 1]));
        out[o + 1] = lattice.y(y * scaleY);
      }
    }

    @Override
    public Optional<WorldBox> worldBox(double buffer) {
      return boxWithin(
          DOMAIN,
          grid.minX() - buffer * perPixelX + NOISE,
          grid.minY() - buffer * perPixelY + NOISE,
          grid.maxX() + buffer * perPixelX - NOISE,
          grid.maxY() + buffer * perPixelY - NOISE);
    }

    @Override
    public double longestStraightEdge() {
      return Double.POSITIVE_INFINITY;
    }
  }

  /** Degrees: x scaled, y by a table of latitudes on power-of-two lines of the grid. */
  final class Latitudes implements GridMapping {

    private static final WorldBox DOMAIN = WorldBox.ofLonLat(CrsRegistry.WGS84.domain());

    /** The greatest second derivative of latitude by grid y, in degrees: half a radian's worth. */
    private static final double CURVATURE =
        0.5 * Math.toDegrees(1) * Math.pow(2 * Math.PI / WorldGrid.UNITS_PER_TURN, 2);

    private static final int COARSEST = 26;
    private static final double TABLE_BUFFER_PIXELS = 64;

    private final Bounds degrees;
    private final double perPixelX;
    private final double perPixelY;
    private final PixelLattice lattice;
    private final int shift;
    private final int firstRow;
    private final double[] table;

    Latitudes(Bounds degrees, int width, int height) {
      this.degrees = degrees;
      perPixelX = degrees.width() / width;
      perPixelY = degrees.height() / height;
      lattice = PixelLattice.of(degrees, width, height);
      double tolerance = 0.9 / 512 * lattice.unitsPerPixelY();
      shift = GridMesh.cellShift(Math.sqrt(8 * tolerance / CURVATURE), COARSEST);
      Optional<WorldBox> box = worldBox(TABLE_BUFFER_PIXELS);
      firstRow = box.map(b -> b.minY() >> shift).orElse(0);
      int rows = box.map(b -> (b.maxY() >> shift) - firstRow + 2).orElse(0);
      table = new double[rows];
      for (int i = 0; i < rows; i++) {
        table[i] = node(firstRow + i);
      }
    }

    /** The position, in 1/256 pixel y down, of a line of the table. */
    private double node(int row) {
      double y = Math.scalb((double) row, shift);
      return -PixelLattice.ONE * GridMapping.latOfNode(y) / lattice.unitsPerPixelY();
    }

    @Override
    public void toPixels(int[] xy, int from, int to, int[] out) {
      double scaleX =
          PixelLattice.ONE * 360.0 / lattice.unitsPerPixelX() / WorldGrid.UNITS_PER_TURN;
      double unit = Math.scalb(1.0, -shift);
      int mask = (1 << shift) - 1;
      for (int i = 2 * from, o = 0; i < 2 * to; i += 2, o += 2) {
        int x = xy[i];
        int y = Math.max(DOMAIN.minY(), Math.min(DOMAIN.maxY(), xy[i + 1]));
        int row = (y >> shift) - firstRow;
        double below;
        double above;
        if (row >= 0 && row < table.length - 1) {
          below = table[row];
          above = table[row + 1];
        } else {
          below = node(row + firstRow);
          above = node(row + firstRow + 1);
        }
        out[o] = lattice.x(x * scaleX);
        out[o + 1] = lattice.y(below + (y & mask) * unit * (above - below));
      }
    }

    @Override
    public Optional<WorldBox> worldBox(double buffer) {
      return boxWithin(
          DOMAIN,
          WorldGrid.xOfLon(degrees.minX() - buffer * perPixelX),
          yOrBeyond(degrees.minY() - buffer * perPixelY),
          WorldGrid.xOfLon(degrees.maxX() + buffer * perPixelX),
          yOrBeyond(degrees.maxY() + buffer * perPixelY));
    }

    /** The grid y of a latitude, growing on past the poles, so that a view beyond them is empty. */
    private static double yOrBeyond(double lat) {
      return WorldGrid.yOfLat(lat)
          + (Math.abs(lat) > 90 ? (lat - Math.copySign(90, lat)) * 1e9 : 0);
    }

    @Override
    public double longestStraightEdge() {
      double smallest = Math.min(lattice.unitsPerPixelX(), lattice.unitsPerPixelY());
      return Math.sqrt(2 * smallest / CURVATURE);
    }
  }
}

package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.feature.BadFeature;
import org.tutai.geo.feature.BadFeatures;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterReader;

/** The cells of a table of tiles. For one thread. */
final class TileCells implements RasterReader {

  private static final int LONGEST_TILE = 32 << 20;

  /** The bytes of unpacked tiles that are kept. */
  private static final long KEPT = 48L << 20;

  private static final double[] NOTHING = {};

  private final Database database;
  private final TileMatrix matrix;
  private final RasterInfo info;
  private final PreparedStatement select;
  private final boolean factors;
  private final BadFeatures bad = new BadFeatures();
  private final Map<Long, double[]> kept = new LinkedHashMap<>(64, 0.75f, true);
  private long tiles;
  private long keptBytes;

  TileCells(Database database, TileMatrix matrix, RasterInfo info) throws IOException {
    this.database = database;
    this.matrix = matrix;
    this.info = info;
    try {
      this.factors = !matrix.coverage().isEmpty() && database.has("gpkg_2d_gridded_tile_ancillary");
      this.select =
          database.prepare(
              "SELECT id, CASE WHEN length(tile_data) <= "
                  + LONGEST_TILE
                  + " THEN tile_data END FROM "
                  + Database.quote(matrix.table())
                  + " WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?");
    } catch (SQLException e) {
      database.close();
      throw database.failure(e);
    }
  }

  @Override
  public int blockWidth() {
    return matrix.tileWidth();
  }

  @Override
  public int blockHeight() {
    return matrix.tileHeight();
  }

  @Override
  public BadFeatures bad() {
    return bad;
  }

  /** The tiles that were met so far. */
  @Override
  public long blocks() {
    return Math.max(1, tiles);
  }

  @Override
  public void read(int band, int column, int row, int width, int height, double[] target)
      throws IOException {
    Objects.checkIndex(band, info.bands());
    Objects.checkFromIndexSize(column, width, info.width());
    Objects.checkFromIndexSize(row, height, info.height());
    Objects.checkFromIndexSize(0, Math.multiplyExact(width, height), target.length);
    int tileWidth = matrix.tileWidth();
    int tileHeight = matrix.tileHeight();
    int y = row;
    while (y < row + height) {
      int tileRow = y / tileHeight;
      int rows = (int) Math.min(row + height - y, (tileRow + 1L) * tileHeight - y);
      int x = column;
      while (x < column + width) {
        int tileColumn = x / tileWidth;
        int columns = (int) Math.min(column + width - x, (tileColumn + 1L) * tileWidth - x);
        double[] tile = tile(tileColumn, tileRow);
        for (int i = 0; i < rows; i++) {
          int to = (y + i - row) * width + x - column;
          int from = (y + i - tileRow * tileHeight) * tileWidth + x - tileColumn * tileWidth;
          copy(tile, from, band, target, to, columns);
        }
        x += columns;
      }
      y += rows;
    }
  }

  private void copy(double[] tile, int from, int band, double[] target, int to, int count) {
    if (tile.length == 0) {
      Arrays.fill(target, to, to + count, Double.NaN);
    } else if (info.bands() == 1) {
      System.arraycopy(tile, from, target, to, count);
    } else {
      int shift = band == 3 ? 24 : 16 - 8 * band;
      for (int i = 0; i < count; i++) {
        target[to + i] = ((long) tile[from + i] >> shift) & 0xFF;
      }
    }
  }

  /** The values of a tile, or its colours as whole numbers; empty for one without any. */
  private double[] tile(int column, int row) throws IOException {
    long key = (long) row * matrix.columns() + column;
    double[] tile = kept.get(key);
    if (tile == null) {
      tile = readTile(key, matrix.firstColumn() + column, matrix.firstRow() + row);
      kept.put(key, tile);
      keptBytes += 8L * tile.length + 64;
      var eldest = kept.values().iterator();
      while (keptBytes > KEPT && kept.size() > 1) {
        keptBytes -= 8L * eldest.next().length + 64;
        eldest.remove();
      }
    }
    return tile;
  }

  private double[] readTile(long key, int column, int row) throws IOException {
    try {
      database.rowReached();
      select.setInt(1, matrix.zoom());
      select.setInt(2, column);
      select.setInt(3, row);
      try (ResultSet result = select.executeQuery()) {
        if (!result.next()) {
          return NOTHING;
        }
        tiles++;
        return unpack(key, result.getLong(1), result.getBytes(2));
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private double[] unpack(long key, long id, byte @Nullable [] bytes) throws SQLException {
    try {
      if (bytes == null) {
        throw new IOException("expected a picture of at most " + LONGEST_TILE + " bytes");
      }
      return matrix.coverage().isEmpty() ? colours(bytes) : numbers(bytes, id);
    } catch (IOException | RuntimeException e) {
      bad.add(
          new BadFeature(
              key, "damaged-block", "tile " + id + " of " + matrix.table() + ": " + e, true));
      return NOTHING;
    }
  }

  private double[] colours(byte[] bytes) throws IOException {
    int[] colours = TilePicture.colours(bytes, matrix.tileWidth(), matrix.tileHeight());
    double[] tile = new double[colours.length];
    for (int i = 0; i < tile.length; i++) {
      tile[i] = colours[i] & 0xFFFFFFFFL;
    }
    return tile;
  }

  private double[] numbers(byte[] bytes, long id) throws IOException, SQLException {
    TileMatrix.Coverage coverage = matrix.coverage().get(0);
    double none = coverage.noData().orElse(Double.NaN);
    double[] own = ownFactors(id);
    double[] tile = TilePicture.numbers(bytes, matrix.tileWidth(), matrix.tileHeight());
    for (int i = 0; i < tile.length; i++) {
      double value = (tile[i] * own[0] + own[1]) * coverage.scale() + coverage.offset();
      tile[i] = tile[i] == none || !Double.isFinite(value) ? Double.NaN : value;
    }
    return tile;
  }

  private double[] ownFactors(long id) throws SQLException {
    if (!factors) {
      return new double[] {1, 0};
    }
    List<double[]> found =
        database.all(
            "SELECT scale, offset FROM gpkg_2d_gridded_tile_ancillary WHERE lower(tpudt_name) ="
                + " lower(?) AND tpudt_id = ?",
            row -> new double[] {row.getObject(1) == null ? 1 : row.getDouble(1), row.getDouble(2)},
            matrix.table(),
            id);
    return found.isEmpty() ? new double[] {1, 0} : found.get(0);
  }

  @Override
  public void close() throws IOException {
    try {
      select.close();
    } catch (SQLException e) {
      throw database.failure(e);
    } finally {
      database.close();
    }
  }
}

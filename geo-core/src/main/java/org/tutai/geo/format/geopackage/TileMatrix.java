package org.tutai.geo.format.geopackage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalDouble;
import org.tutai.geo.raster.GridGeometry;

/**
 * The finest matrix of a table of tiles that has any: where it lies, and which of its tiles are
 * there.
 *
 * @param table the table of tiles
 * @param srsId of its CRS
 * @param zoom its level
 * @param tileWidth in cells
 * @param tileHeight in cells
 * @param firstColumn of the tiles that are there
 * @param firstRow of the tiles that are there
 * @param columns of tiles, from the first to the last that are there
 * @param rows of tiles, from the first to the last that are there
 * @param width in cells, as far as the matrices' extent goes
 * @param height in cells, as far as the matrices' extent goes
 * @param geometry where the cells lie
 * @param coverage what its numbers mean, for a table of numbers; empty for one of pictures
 */
record TileMatrix(
    String table,
    int srsId,
    int zoom,
    int tileWidth,
    int tileHeight,
    int firstColumn,
    int firstRow,
    int columns,
    int rows,
    int width,
    int height,
    GridGeometry geometry,
    List<Coverage> coverage) {

  /** The greatest side of a tile, in cells. */
  private static final int LARGEST_TILE = 4096;

  /** A matrix larger than this across is no matrix of a file. */
  private static final long MOST_CELLS = Integer.MAX_VALUE;

  /**
   * What the numbers of a gridded coverage mean (OGC 17-066r2): value = number × scale + offset.
   *
   * @param noData the number that stands for "no value"
   */
  record Coverage(double scale, double offset, OptionalDouble noData) {}

  /**
   * The finest matrix of a table.
   *
   * @throws SQLException when the table is not as the standard has it, or has no tiles; the message
   *     says which
   */
  static TileMatrix read(Database database, String table, boolean numbers) throws SQLException {
    int zoom =
        first(
            database.all(
                "SELECT max(m.zoom_level) FROM gpkg_tile_matrix m WHERE lower(m.table_name) ="
                    + " lower(?) AND EXISTS (SELECT 1 FROM "
                    + Database.quote(table)
                    + " t WHERE t.zoom_level = m.zoom_level)",
                row -> row.getObject(1) == null ? -1 : row.getInt(1),
                table),
            "no matrix with tiles");
    if (zoom < 0) {
      throw new SQLException("it has no tiles");
    }
    double[] matrix =
        first(
            database.all(
                "SELECT s.min_x, s.max_y, m.pixel_x_size, m.pixel_y_size, m.tile_width,"
                    + " m.tile_height, s.srs_id, s.max_x, s.min_y FROM gpkg_tile_matrix m JOIN"
                    + " gpkg_tile_matrix_set s ON lower(s.table_name) = lower(m.table_name) WHERE"
                    + " lower(m.table_name) = lower(?) AND m.zoom_level = ?",
                row -> numbers(row, 9),
                table,
                zoom),
            "no row in gpkg_tile_matrix_set");
    double[] there =
        first(
            database.all(
                "SELECT min(tile_column), min(tile_row), max(tile_column), max(tile_row) FROM "
                    + Database.quote(table)
                    + " WHERE zoom_level = ?",
                row -> numbers(row, 4),
                zoom),
            "no tiles");
    return of(table, zoom, matrix, there, numbers ? List.of(coverage(database, table)) : List.of());
  }

  private static double[] numbers(ResultSet row, int count) throws SQLException {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = row.getDouble(i + 1);
    }
    return numbers;
  }

  private static <T> T first(List<T> rows, String otherwise) throws SQLException {
    if (rows.isEmpty()) {
      throw new SQLException(otherwise);
    }
    return rows.get(0);
  }

  private static TileMatrix of(
      String table, int zoom, double[] matrix, double[] there, List<Coverage> coverage)
      throws SQLException {
    double width = matrix[4];
    double height = matrix[5];
    boolean sane = width >= 1 && height >= 1 && width <= LARGEST_TILE && height <= LARGEST_TILE;
    if (!sane) {
      throw new SQLException("its tiles are of " + width + " x " + height + " cells");
    }
    double across = there[2] - there[0] + 1;
    double down = there[3] - there[1] + 1;
    boolean placed = there[0] >= 0 && there[1] >= 0 && there[2] <= 1L << 31 && there[3] <= 1L << 31;
    if (!placed || across * width > MOST_CELLS || down * height > MOST_CELLS) {
      throw new SQLException("its tiles lie from " + there[0] + " to " + there[2]);
    }
    try {
      GridGeometry geometry =
          GridGeometry.northUp(
              matrix[0] + there[0] * width * matrix[2],
              matrix[1] - there[1] * height * matrix[3],
              matrix[2],
              matrix[3]);
      return new TileMatrix(
          table,
          (int) matrix[6],
          zoom,
          (int) width,
          (int) height,
          (int) there[0],
          (int) there[1],
          (int) across,
          (int) down,
          within((matrix[7] - geometry.originX()) / matrix[2], across * width),
          within((geometry.originY() - matrix[8]) / matrix[3], down * height),
          geometry,
          coverage);
    } catch (IllegalArgumentException e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private static Coverage coverage(Database database, String table) throws SQLException {
    List<Coverage> found =
        database.all(
            "SELECT scale, offset, data_null FROM gpkg_2d_gridded_coverage_ancillary WHERE"
                + " lower(tile_matrix_set_name) = lower(?)",
            row -> {
              double scale = row.getObject(1) == null ? 1 : row.getDouble(1);
              double noData = row.getDouble(3);
              return new Coverage(
                  scale,
                  row.getDouble(2),
                  row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(noData));
            },
            table);
    return found.isEmpty() ? new Coverage(1, 0, OptionalDouble.empty()) : found.get(0);
  }

  /** Tiles at the lower and right edge may reach beyond the extent; what is there is padding. */
  private static int within(double extent, double cells) {
    return (int) (extent >= 1 ? Math.min(Math.rint(extent), cells) : cells);
  }
}

package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.evidence.Remark.Topic;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;
import org.tutai.geo.raster.SampleType;

/**
 * One table of tiles as a grid: its finest matrix, as far as it has tiles. Pictures become red,
 * green, blue and opacity; numbers of a gridded coverage become quantities. A tile that is not
 * there has no values.
 */
public final class TilesReader implements RasterSource {

  private final Path path;
  private final TileMatrix matrix;
  private final Finding<Crs> crs;
  private final RasterInfo info;

  private TilesReader(Path path, TileMatrix matrix, Finding<Crs> crs) {
    this.path = path;
    this.matrix = matrix;
    this.crs = crs;
    boolean numbers = !matrix.coverage().isEmpty();
    this.info =
        new RasterInfo(
            matrix.width(),
            matrix.height(),
            numbers ? 1 : 4,
            numbers ? SampleType.FLOAT32 : SampleType.UINT8,
            numbers ? RasterKind.QUANTITY : RasterKind.COLOR,
            OptionalDouble.empty(),
            List.of(),
            matrix.geometry());
  }

  /**
   * Opens the tables of tiles of a file.
   *
   * @param remarks takes why a table is left out
   * @throws FormatException when the file is no GeoPackage
   */
  static List<TilesReader> open(Path path, List<Remark> remarks) throws IOException {
    try (var database = Database.open(path)) {
      try {
        return database.has("gpkg_contents") ? open(path, database, remarks) : List.of();
      } catch (SQLException e) {
        throw database.failure(e);
      }
    }
  }

  private static List<TilesReader> open(Path path, Database database, List<Remark> remarks)
      throws SQLException {
    List<TilesReader> found = new ArrayList<>();
    for (LayerList.Tiles tiles : LayerList.tiles(database)) {
      try {
        TileMatrix matrix = TileMatrix.read(database, tiles.table(), tiles.numbers());
        found.add(new TilesReader(path, matrix, SpatialReference.find(database, matrix.srsId())));
      } catch (SQLException e) {
        String why = Database.message(e);
        remarks.add(
            Remark.warning(
                Topic.FILE,
                "The table of tiles " + tiles.table() + " cannot be read: " + why + ".",
                "圖磚資料表 " + tiles.table() + " 無法讀取：" + why + "。"));
      }
    }
    return found;
  }

  @Override
  public String name() {
    return matrix.table();
  }

  @Override
  public RasterInfo info() {
    return info;
  }

  @Override
  public Finding<Crs> crsFinding() {
    return crs;
  }

  @Override
  public List<Remark> remarks() {
    return List.of(
        Remark.note(
            Topic.RASTER,
            "read from tiles of level "
                + matrix.zoom()
                + ", "
                + matrix.columns()
                + " x "
                + matrix.rows()
                + " of them",
            "讀取第 " + matrix.zoom() + " 級圖磚，共 " + matrix.columns() + " x " + matrix.rows() + " 格"));
  }

  @Override
  public RasterReader open() throws IOException {
    return new TileCells(Database.open(path), matrix, info);
  }

  @Override
  public String toString() {
    return path + ", " + matrix.table();
  }
}

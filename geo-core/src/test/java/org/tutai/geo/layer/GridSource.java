package org.tutai.geo.layer;

import java.util.List;
import java.util.OptionalDouble;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterKind;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;
import org.tutai.geo.raster.SampleType;

/** A grid whose cells are told by a function. */
record GridSource(RasterInfo info, Cells cells) implements RasterSource {

  /** The value of a cell. */
  interface Cells {
    double at(int band, int column, int row);
  }

  static GridSource of(
      int width, int height, int bands, SampleType type, RasterKind kind, Cells cells) {
    List<Integer> palette =
        kind == RasterKind.PALETTE ? List.of(0xFF000000, 0xFFFF0000, 0xFF00FF00) : List.of();
    return new GridSource(
        new RasterInfo(
            width,
            height,
            bands,
            type,
            kind,
            OptionalDouble.empty(),
            palette,
            GridGeometry.northUp(300000, 2770000, 20, 20)),
        cells);
  }

  @Override
  public String name() {
    return "grid";
  }

  @Override
  public Finding<Crs> crsFinding() {
    return Finding.certain(CrsRegistry.TWD97_TM2_121, Remark.note(Remark.Topic.CRS, "given", "指定"));
  }

  @Override
  public List<Remark> remarks() {
    return List.of();
  }

  @Override
  public RasterReader open() {
    return new RasterReader() {
      @Override
      public void read(int band, int column, int row, int width, int height, double[] target) {
        for (int i = 0; i < width * height; i++) {
          target[i] = cells.at(band, column + i % width, row + i / width);
        }
      }

      @Override
      public void close() {}
    };
  }
}

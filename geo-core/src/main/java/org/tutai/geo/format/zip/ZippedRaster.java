package org.tutai.geo.format.zip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;

/** A grid of a file that was in a zip. */
final class ZippedRaster implements RasterSource {

  private final UnzippedFile file;
  private final RasterSource raster;
  private final List<Remark> remarks;

  /**
   * @param failures what could not be read of the same zip
   */
  ZippedRaster(UnzippedFile file, RasterSource raster, List<Remark> failures) {
    this.file = file;
    this.raster = raster;
    List<Remark> all = new ArrayList<>();
    all.add(file.remark());
    all.addAll(failures);
    all.addAll(raster.remarks());
    this.remarks = List.copyOf(all);
  }

  @Override
  public String name() {
    return file.layerName(raster.name());
  }

  @Override
  public RasterInfo info() {
    return raster.info();
  }

  @Override
  public Finding<Crs> crsFinding() {
    return raster.crsFinding();
  }

  @Override
  public List<Remark> remarks() {
    return remarks;
  }

  @Override
  public RasterReader open() throws IOException {
    return new Reader(file, file.reading(raster::open));
  }

  /** Keeps the unpacked file while it is read. */
  private record Reader(UnzippedFile file, RasterReader cells) implements RasterReader {
    @Override
    public void read(int band, int column, int row, int width, int height, double[] target)
        throws IOException {
      try {
        cells.read(band, column, row, width, height, target);
      } catch (FormatException e) {
        throw file.told(e);
      }
    }

    @Override
    public void close() throws IOException {
      cells.close();
    }
  }
}

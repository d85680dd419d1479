package org.tutai.geo.format.place;

import java.io.IOException;
import java.util.List;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.raster.GridGeometry;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;

/**
 * A grid with another finding of its CRS; its axes are exchanged where it has north before east.
 */
record LocatedRaster(RasterSource source, Finding<Crs> crsFinding, boolean swapped)
    implements RasterSource {

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public RasterInfo info() {
    RasterInfo info = source.info();
    GridGeometry g = info.geometry();
    return swapped
        ? new RasterInfo(
            info.width(),
            info.height(),
            info.bands(),
            info.type(),
            info.kind(),
            info.noData(),
            info.palette(),
            new GridGeometry(
                g.originY(), g.originX(), g.columnY(), g.rowY(), g.columnX(), g.rowX()))
        : info;
  }

  @Override
  public List<Remark> remarks() {
    return source.remarks();
  }

  @Override
  public RasterReader open() throws IOException {
    return source.open();
  }
}

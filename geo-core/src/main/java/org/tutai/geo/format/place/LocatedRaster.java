package org.tutai.geo.format.place;

import java.io.IOException;
import java.util.List;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.raster.RasterInfo;
import org.tutai.geo.raster.RasterReader;
import org.tutai.geo.raster.RasterSource;

/** A grid with another finding of its CRS. */
record LocatedRaster(RasterSource source, Finding<Crs> crsFinding) implements RasterSource {

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public RasterInfo info() {
    return source.info();
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

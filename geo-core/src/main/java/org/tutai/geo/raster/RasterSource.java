package org.tutai.geo.raster;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;

/**
 * One grid of a file, opened but not read: what it says of itself, and its cells as often as asked.
 * Implementations hold no open file between calls; their methods may be called from any thread, one
 * at a time.
 */
public interface RasterSource {

  /** The grid's name inside its file; for a file that is one grid, its name without ending. */
  String name();

  /** Size, bands, kind and place. */
  RasterInfo info();

  /** The CRS with its grounds; without a value where it could not be told. */
  Finding<Crs> crsFinding();

  /** The CRS, or empty where it could not be told. */
  default Optional<Crs> crs() {
    return crsFinding().value();
  }

  /** What a person should know of how the source was read, other than its CRS. */
  List<Remark> remarks();

  /** Opens the cells for reading. */
  RasterReader open() throws IOException;
}

package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;

/** The OGC GeoPackage: many layers and grids in one SQLite file. */
public final class GeoPackageFormat implements Format {

  @Override
  public String id() {
    return "geopackage";
  }

  @Override
  public boolean accepts(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".gpkg");
  }

  @Override
  public Contents open(Path path, Choices choices) throws IOException {
    List<Remark> told = new ArrayList<>();
    List<TilesReader> tiles = TilesReader.open(path, told);
    return new Contents(
        List.copyOf(GeoPackageReader.open(path, told, !tiles.isEmpty())), List.copyOf(tiles));
  }
}

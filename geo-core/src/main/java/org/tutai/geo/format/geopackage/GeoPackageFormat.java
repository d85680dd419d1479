package org.tutai.geo.format.geopackage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Format;

/** The OGC GeoPackage: many layers in one SQLite file. */
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
  public List<FeatureSource> open(Path path) throws IOException {
    return List.copyOf(GeoPackageReader.open(path));
  }
}

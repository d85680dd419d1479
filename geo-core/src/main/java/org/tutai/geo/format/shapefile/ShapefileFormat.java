package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Format;

/** The shapefile of ESRI: one layer in a {@code .shp} with files of the same name beside it. */
public final class ShapefileFormat implements Format {

  @Override
  public String id() {
    return "shapefile";
  }

  @Override
  public boolean accepts(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(".shp");
  }

  @Override
  public List<FeatureSource> open(Path path) throws IOException {
    return List.of(ShapefileReader.open(path));
  }
}

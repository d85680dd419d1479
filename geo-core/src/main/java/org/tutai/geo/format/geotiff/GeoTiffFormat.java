package org.tutai.geo.format.geotiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;

/** GeoTIFF: one grid in a {@code .tif} or {@code .tiff}. */
public final class GeoTiffFormat implements Format {

  @Override
  public String id() {
    return "geotiff";
  }

  @Override
  public boolean accepts(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".tif") || name.endsWith(".tiff");
  }

  @Override
  public Contents open(Path path, Choices choices) throws IOException {
    return Contents.ofRasters(List.of(GeoTiffReader.open(path)));
  }
}

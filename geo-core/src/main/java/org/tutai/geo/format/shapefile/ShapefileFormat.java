package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
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
  public Contents open(Path path, Choices choices) throws IOException {
    return Contents.ofLayers(List.of(ShapefileReader.open(path, choices.encoding().orElse(null))));
  }
}

package org.tutai.geo.format.shapefile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;

/** The table of dBase by itself: a {@code .dbf} that belongs to no shapefile and no image. */
public final class DbfFormat implements Format {

  @Override
  public String id() {
    return "dbf";
  }

  @Override
  public boolean accepts(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".dbf")
        && !name.endsWith(".vat.dbf")
        && new Sidecars(path).find("shp").isEmpty();
  }

  @Override
  public Contents open(Path path, Choices choices) throws IOException {
    return Contents.ofLayers(List.of(DbfReader.open(path, choices.encoding().orElse(null))));
  }
}

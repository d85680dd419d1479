package org.tutai.geo.format.kml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;

/** KML and KMZ: a layer for each folder of the first rank, or one for the document. */
public final class KmlFormat implements Format {

  @Override
  public String id() {
    return "kml";
  }

  @Override
  public boolean accepts(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".kml") || name.endsWith(".kmz");
  }

  @Override
  public Contents open(Path path, Choices choices) throws IOException {
    return Contents.ofLayers(KmlDocument.read(path, choices.encoding().orElse(null)).readers());
  }
}

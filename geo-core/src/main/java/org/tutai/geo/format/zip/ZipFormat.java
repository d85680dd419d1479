package org.tutai.geo.format.zip;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Contents;
import org.tutai.geo.format.Format;

/**
 * A zip file with files of other formats in it, in folders or not: every one that a format reads is
 * opened. Zips in the zip are not.
 */
public final class ZipFormat implements Format {

  @Override
  public String id() {
    return "zip";
  }

  @Override
  public boolean accepts(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".zip") || name.endsWith(".shz");
  }

  @Override
  public Contents open(Path path, Choices choices) throws IOException {
    return ZipReader.open(path, choices);
  }
}

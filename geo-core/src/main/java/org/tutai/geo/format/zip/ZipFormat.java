package org.tutai.geo.format.zip;

import java.io.IOException;
import java.nio.file.InvalidPathException;
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

  /** The path that messages give a file in a zip: {@code towns.zip/data/towns.shp}. */
  static Path inside(Path zip, String member) {
    String shown = shown(member);
    try {
      return Path.of(zip + "/" + shown);
    } catch (InvalidPathException e) {
      return Path.of(zip + "/" + shown.replaceAll("[^ -~]", "?"));
    }
  }

  /** A member's name as it can be shown: in one line, of a bearable length. */
  static String shown(String member) {
    String line = member.replaceAll("[\\p{Cntrl}\uFFFD]", "?");
    return line.length() > 200 ? "…" + line.substring(line.length() - 200) : line;
  }
}

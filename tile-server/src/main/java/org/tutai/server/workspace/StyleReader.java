package org.tutai.server.workspace;

import java.io.IOException;
import java.nio.file.Path;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.style.SldReader;
import org.tutai.geo.style.Style;

/** Reads style files. */
final class StyleReader {

  private StyleReader() {}

  /** The style a document means by default. */
  static Style read(Path file) throws IOException {
    return SldReader.read(file)
        .defaultStyle()
        .orElseThrow(() -> new FormatException(file, -1, "a UserStyle", "none"));
  }
}

package org.tutai.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.format.Formats;

/** The samples as they lie in the source tree. */
final class SampleFiles {

  /** Tests run in the module's folder. */
  static final Path DATA = Path.of("src/main/resources/org/tutai/samples/data").toAbsolutePath();

  private SampleFiles() {}

  /** Reads a layer of a sample file whole. */
  static MemoryLayer layer(String file, String name) throws IOException {
    for (FeatureSource source : Formats.open(DATA.resolve(file)).layers()) {
      if (source.name().equals(name)) {
        return MemoryLayer.read(source);
      }
    }
    throw new IOException(file + " must have a layer " + name);
  }

  static String text(String file) throws IOException {
    return Files.readString(DATA.resolve(file));
  }
}

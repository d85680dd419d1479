package org.tutai.geo.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.tutai.geo.feature.FeatureSource;

/**
 * A file format of vector layers, found by {@link java.util.ServiceLoader}. Stateless and
 * thread-safe.
 */
public interface Format {

  /** A short lower-case name: {@code shapefile}, {@code geopackage}. */
  String id();

  /**
   * Whether the path looks like a file of this format by its name alone (any case); only where many
   * formats share an ending ({@code .json}) by its first bytes as well. Folders are never asked
   * for. Sidecar files ({@code .dbf}, {@code .shx}) are not. Never throws.
   */
  boolean accepts(Path path);

  /**
   * Opens the layers of a file, in the file's order.
   *
   * @throws org.tutai.geo.bytes.FormatException when the file is not what its name says or is
   *     damaged past reading
   */
  List<FeatureSource> open(Path path) throws IOException;
}

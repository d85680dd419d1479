package org.tutai.geo.format;

import java.io.IOException;
import java.nio.file.Path;

/** A file format of layers, found by {@link java.util.ServiceLoader}. Stateless and thread-safe. */
public interface Format {

  /** A short lower-case name: {@code shapefile}, {@code geopackage}. */
  String id();

  /**
   * Whether the path looks like a file of this format by its name alone (any case); only where many
   * formats share an ending ({@code .json}) by its first bytes as well. Folders are never asked
   * for. Sidecar files ({@code .dbf}, {@code .shx}) beside the file they belong to are not. Never
   * throws.
   */
  boolean accepts(Path path);

  /**
   * Opens what a file holds, in the file's order.
   *
   * @param choices the encoding to take where one was chosen; {@link Formats} sees to a chosen CRS
   * @throws org.tutai.geo.bytes.FormatException when the file is not what its name says or is
   *     damaged past reading
   */
  Contents open(Path path, Choices choices) throws IOException;
}

package org.tutai.server.workspace;

import java.util.List;
import java.util.Map;

/**
 * What a source file was compiled to: the content of an entry below {@code files/} in the
 * workspace.
 *
 * @param source the source's path, for those who look into the folder
 * @param layers in the file's order, those that could be compiled
 * @param failures those that could not
 */
record CompiledFile(String source, List<Entry> layers, List<Failure> failures) {

  /**
   * A compiled layer.
   *
   * @param name in its source
   * @param digest names the file below {@code layers/}
   * @param badFeatures counts by reason
   */
  record Entry(String name, String digest, Map<String, Long> badFeatures) {}

  /** A layer that could not be compiled, and why. */
  record Failure(String name, String message) {}

  CompiledFile {
    layers = List.copyOf(layers);
    failures = List.copyOf(failures);
  }
}

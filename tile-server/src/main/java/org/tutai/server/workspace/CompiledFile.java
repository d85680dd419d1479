package org.tutai.server.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.tutai.geo.format.ReportCardJson;

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
   * @param card the report card of the reading it was compiled from, as {@link ReportCardJson} has
   *     it
   */
  record Entry(String name, String digest, JsonNode card) {}

  /** A layer that could not be compiled, and why. */
  record Failure(String name, String message) {}

  CompiledFile {
    layers = List.copyOf(layers);
    failures = List.copyOf(failures);
  }
}

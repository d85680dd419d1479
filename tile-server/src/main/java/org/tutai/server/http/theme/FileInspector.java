package org.tutai.server.http.theme;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import org.tutai.server.http.exchange.ProblemException;

/** Looks into files of layers. Thread-safe. */
interface FileInspector {

  /**
   * What was found out about a file.
   *
   * @param format the short name of its format
   * @param layers what layers it has
   * @param report the report cards
   */
  record Found(String format, JsonNode layers, JsonNode report) {}

  /**
   * Looks into a file.
   *
   * @param name as it was uploaded, whose ending says what it may be
   * @throws ProblemException when it cannot be read
   */
  Found inspect(Path file, String name);

  /**
   * The features of a file, as {@code POST /api/v1/inspect} gives them.
   *
   * @param layer the one that is wanted; empty for all
   * @throws ProblemException when it cannot be read or has no such layer
   */
  JsonNode features(Path file, String name, Optional<String> layer);
}

package org.tutai.server.http.theme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.tutai.server.http.exchange.ProblemException;

/** Takes every file for what its name says. */
final class BasicInspector implements FileInspector {

  @Override
  public Found inspect(Path file, String name) {
    String format = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return new Found(
        format, JsonNodeFactory.instance.arrayNode(), JsonNodeFactory.instance.objectNode());
  }

  @Override
  public JsonNode features(Path file, String name, Optional<String> layer) {
    throw new ProblemException(501, "Not yet", "Files cannot be read here.");
  }
}

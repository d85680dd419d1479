package org.tutai.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;

/**
 * Sends the examples of the OpenAPI document. An example may name a thing that must be there first:
 * {@code $theme} in an address, a header or a body is made anew for each request that names it, by
 * the maker of that name.
 */
final class OpenApiExamples {

  /** Makes a thing on the server and gives what names it. */
  interface Maker {
    String make() throws IOException;
  }

  private final RunningServer server;
  private final Map<String, Maker> makers = new HashMap<>();

  OpenApiExamples(RunningServer server) {
    this.server = server;
  }

  /** The status a request with examples is answered with: the first that is no refusal. */
  static int expected(JsonNode operation) {
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      if (response.getKey().startsWith("2")) {
        return Integer.parseInt(response.getKey());
      }
    }
    return 200;
  }

  /** Sends a request; {@code x-headers} of its operation are sent along. */
  Reply send(String method, String address, String type, String body, JsonNode operation)
      throws IOException {
    var made = new HashMap<String, String>();
    var headers = new ArrayList<String>();
    if (!type.isEmpty()) {
      headers.add("Content-Type: " + type);
    }
    for (Map.Entry<String, JsonNode> header : operation.path("x-headers").properties()) {
      headers.add(header.getKey() + ": " + filled(header.getValue().asText(), made));
    }
    String target = filled(address.replace("%24", "$"), made);
    return method.equals("get") && headers.isEmpty()
        ? server.wire().get(target)
        : server
            .wire()
            .request(
                method.toUpperCase(Locale.ROOT),
                target,
                filled(body, made),
                headers.toArray(String[]::new));
  }

  private String filled(String text, Map<String, String> made) throws IOException {
    String filled = text;
    for (String name : List.copyOf(makers.keySet())) {
      if (filled.contains("$" + name)) {
        if (!made.containsKey(name)) {
          made.put(name, makers.get(name).make());
        }
        filled =
            filled.replace("$" + name, URLEncoder.encode(made.get(name), StandardCharsets.UTF_8));
      }
    }
    return filled;
  }
}

package org.tutai.server.http.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;

/** Answers {@code /docs/api/openapi.json}: the document in the jar, with this server's address. */
public final class OpenApiEndpoint implements Endpoint {

  private final ObjectNode document = load();

  private static ObjectNode load() {
    try (InputStream in = OpenApiEndpoint.class.getResourceAsStream("openapi.json")) {
      return (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in, "openapi.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletableFuture<Answer> answer(Ask ask) {
    ObjectNode own = document.deepCopy();
    own.putArray("servers").addObject().put("url", ask.baseUrl());
    return CompletableFuture.completedFuture(Answer.json(own));
  }
}

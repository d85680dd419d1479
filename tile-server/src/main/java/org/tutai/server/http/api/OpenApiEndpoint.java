package org.tutai.server.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.tutai.server.http.exchange.Answer;
import org.tutai.server.http.exchange.Ask;
import org.tutai.server.http.exchange.Endpoint;

/**
 * Answers {@code /docs/api/openapi.json}: the document in the jar with those of the subjects put
 * into it, and this server's address. A subject's document holds {@code tags}, {@code paths} and
 * {@code components} as they stand in the whole.
 */
public final class OpenApiEndpoint implements Endpoint {

  private static final List<String> SUBJECTS =
      List.of("looks", "inspect", "remote", "members", "themes", "layers");

  private final ObjectNode document = load();

  private static ObjectNode load() {
    ObjectNode whole = read("openapi.json");
    SUBJECTS.forEach(subject -> add(read("openapi/" + subject + ".json"), whole));
    return whole;
  }

  private static ObjectNode read(String name) {
    try (InputStream in = OpenApiEndpoint.class.getResourceAsStream(name)) {
      return (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ObjectNode subject, ObjectNode whole) {
    subject.path("tags").forEach(whole.withArray("tags")::add);
    merge(subject.path("paths"), whole.withObject("/paths"));
    for (Map.Entry<String, JsonNode> kind : subject.path("components").properties()) {
      merge(kind.getValue(), whole.withObject("/components").withObject("/" + kind.getKey()));
    }
  }

  /** An address may be told of in parts, each with other methods. */
  private static void merge(JsonNode from, ObjectNode into) {
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      if (into.get(member.getKey()) instanceof ObjectNode there) {
        there.setAll((ObjectNode) member.getValue());
      } else {
        into.set(member.getKey(), member.getValue());
      }
    }
  }

  @Override
  public CompletableFuture<Answer> answer(Ask ask) {
    ObjectNode own = document.deepCopy();
    own.putArray("servers").addObject().put("url", ask.baseUrl());
    return CompletableFuture.completedFuture(Answer.json(own));
  }
}

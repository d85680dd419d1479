package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.MadeUpPlaces;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire.Reply;
import org.tutai.server.access.Access;
import org.tutai.server.access.Identification;
import org.tutai.server.cache.DrawQueue;
import org.tutai.server.cache.Pictures;
import org.tutai.server.cache.TileCache;
import org.tutai.server.http.api.Metrics;
import org.tutai.server.http.locate.BatchHandler;
import org.tutai.server.http.locate.Locating;
import org.tutai.server.look.LookStore;
import org.tutai.server.look.Looks;
import org.tutai.server.workspace.Published;
import org.tutai.server.workspace.Versions;

/** The OpenAPI document against the server: every request it tells of is sent. */
class OpenApiTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS =
      Set.of("get", "head", "post", "put", "patch", "delete");

  /** What pages are made of, which nobody asks for by hand. */
  private static final Set<String> FILES =
      Set.of("/assets", "/docs/assets", "/favicon.ico", "/robots.txt");

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;
  static JsonNode document;
  static OpenApiExamples examples;

  @BeforeAll
  static void start() throws IOException {
    Samples.write(folder);
    server = RunningServer.of(folder, workspace);
    server.locateWith(MadeUpPlaces.indexes());
    examples = new OpenApiExamples(server);
    document = JSON.readTree(server.wire().get("/docs/api/openapi.json").body());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  /** A documented request, ready to be sent. */
  private record Question(
      JsonNode operation, String method, String address, String type, String body) {}

  @Test
  void everyDocumentedRequestIsAnsweredAsDocumented() throws IOException {
    List<Question> questions = questions();
    assertThat(questions).hasSizeGreaterThan(60);
    for (Question question : questions) {
      check(question, send(question), OpenApiExamples.expected(question.operation()));
    }
  }

  @Test
  void refusalsAreAnsweredAsDocumented() throws IOException {
    for (Question question : questions()) {
      if (question.address().startsWith("/api/v1/locate") && question.method().equals("get")) {
        String address = question.address() + "&crs=1&limit=x";
        var bad =
            new Question(
                question.operation(), "get", address.replaceFirst("crs=3826", "crs=x"), "", "");
        check(bad, send(bad), 400);
      }
    }
  }

  @Test
  void everyOperationHasItsWordsInBothLanguages() {
    for (Question question : questions()) {
      assertThat(question.operation().path("summary").asText()).isNotEmpty();
      assertThat(question.operation().path("x-summary-zh").asText())
          .as(question.address())
          .isNotEmpty();
    }
  }

  @Test
  void noAddressIsMissing() {
    var pictures = new Pictures(new TileCache(1 << 20), new DrawQueue(1, 1));
    try (var metrics = new Metrics(pictures)) {
      Routes routes =
          HandlerTree.routes(
              new HandlerTree.Sources(
                  () -> Published.NOTHING,
                  List::of,
                  Access.open(),
                  pictures,
                  metrics,
                  new Locating(Optional::empty),
                  Identification.nobody(),
                  new Looks(Access.open(), Versions.NONE, LookStore.NONE),
                  List.of(),
                  Optional.empty()));
      var missing = new TreeSet<>(routes.paths());
      missing.add(BatchHandler.PATH);
      missing.removeAll(FILES);
      document
          .get("paths")
          .fieldNames()
          .forEachRemaining(
              path ->
                  missing.removeIf(
                      route ->
                          path.equals(route)
                              || (!route.equals("/") && path.startsWith(route + "/"))));
      assertThat(missing).isEmpty();
    } finally {
      pictures.close();
    }
  }

  private static List<Question> questions() {
    var questions = new ArrayList<Question>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        assertThat(METHODS).contains(operation.getKey());
        ask(path.getKey(), operation.getKey(), operation.getValue(), questions);
      }
    }
    return questions;
  }

  /** The operation with what it requires, and once more with each parameter that has an example. */
  private static void ask(
      String path, String method, JsonNode operation, List<Question> questions) {
    var required = new StringBuilder();
    String address = path;
    var optional = new ArrayList<String>();
    if (operation.has("x-example")) {
      for (String pair : operation.get("x-example").asText().split("&")) {
        String[] parts = pair.split("=", 2);
        required.append('&').append(pair(parts[0], parts[1]));
      }
    }
    for (JsonNode reference : operation.path("parameters")) {
      JsonNode parameter = JsonSchema.resolve(document, reference);
      String name = parameter.get("name").asText();
      boolean must = parameter.path("required").asBoolean();
      String example = parameter.path("example").asText();
      assertThat(must && example.isEmpty()).as(path + " " + name).isFalse();
      switch (parameter.get("in").asText()) {
        case "path" -> address = address.replace("{" + name + "}", encoded(example));
        case "query" -> {
          if (must) {
            required.append('&').append(pair(name, example));
          } else if (!example.isEmpty() && required.indexOf("&" + name + "=") < 0) {
            optional.add(pair(name, example));
          }
        }
        default -> assertThat(example).as("headers have no example").isEmpty();
      }
    }
    String whole = address + "?" + required.substring(Math.min(1, required.length()));
    for (Map.Entry<String, JsonNode> content : bodies(operation)) {
      String body = text(content.getValue().path("example"));
      questions.add(new Question(operation, method, whole, content.getKey(), body));
      optional.forEach(
          more ->
              questions.add(
                  new Question(operation, method, whole + "&" + more, content.getKey(), body)));
    }
  }

  private static List<Map.Entry<String, JsonNode>> bodies(JsonNode operation) {
    if (!operation.has("requestBody")) {
      return List.of(Map.entry("", JSON.nullNode()));
    }
    return List.copyOf(operation.at("/requestBody/content").properties());
  }

  private static String text(JsonNode example) {
    return example.isTextual() ? example.asText() : example.toString();
  }

  private static String pair(String name, String value) {
    return name + "=" + encoded(value);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Reply send(Question question) throws IOException {
    return examples.send(
        question.method(),
        question.address(),
        question.type(),
        question.body(),
        question.operation());
  }

  private static void check(Question question, Reply reply, int status) throws IOException {
    String what = question.method() + " " + question.address() + ": " + reply.text();
    assertThat(reply.status()).as(what).isEqualTo(status);
    JsonNode answer = JsonSchema.resolve(document, question.operation().at("/responses/" + status));
    assertThat(answer.isMissingNode()).as(what).isFalse();
    if (!answer.has("content")) {
      return;
    }
    String type = reply.header("Content-Type").orElse("").replaceFirst(";.*", "");
    JsonNode content = answer.get("content").get(type);
    assertThat(content).as(type + " of " + what).isNotNull();
    if (type.endsWith("json") && content.has("schema")) {
      JsonNode body = JSON.readTree(reply.body());
      assertThat(JsonSchema.faults(document, content.get("schema"), body)).as(what).isEmpty();
    }
    answer
        .path("headers")
        .fieldNames()
        .forEachRemaining(name -> assertThat(reply.header(name)).as(what).isPresent());
  }

  @Test
  void theSchemasRefuseWhatIsOtherwise() throws IOException {
    JsonNode schema = document.at("/components/schemas/Reason");
    assertThat(faults(schema, "{'code':'a','en':'b','zh':'c'}")).isEmpty();
    Stream.of(
            "{'code':'a','en':'b'}",
            "{'code':1,'en':'b','zh':'c'}",
            "[]",
            "{'code':'a','en':'b','zh':'c','more':1}")
        .forEach(json -> assertThat(faults(schema, json)).as(json).isNotEmpty());
  }

  private static List<String> faults(JsonNode schema, String json) {
    try {
      return JsonSchema.faults(document, schema, JSON.readTree(json.replace('\'', '"')));
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }
}

package org.tutai.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.tutai.geo.format.Formats;
import org.tutai.server.access.Access;
import org.tutai.server.access.Identification;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Role;
import org.tutai.server.catalogue.Catalogue;
import org.tutai.server.catalogue.Limits;
import org.tutai.server.http.TutaiServer;
import org.tutai.server.http.publish.PublishAddresses;
import org.tutai.server.look.LookStore;
import org.tutai.server.look.Looks;
import org.tutai.server.store.Database;
import org.tutai.server.store.StoreHome;
import org.tutai.server.store.layer.LayerTables;
import org.tutai.server.workspace.CompiledStore;
import org.tutai.server.workspace.MergedPublished;
import org.tutai.server.workspace.Publisher;

/** A server to publish to, and callers of every role. */
public final class PublishingServer implements AutoCloseable {

  public static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Principal> CALLERS =
      Map.of(
          "ann", new Principal("ann", "Ann", Role.PUBLISHER, Optional.empty()),
          "ben", new Principal("ben", "Ben", Role.PUBLISHER, Optional.empty()),
          "may", new Principal("may", "May", Role.MEMBER, Optional.empty()),
          "themes-key", new Principal("ann", "Ann", Role.PUBLISHER, Optional.of(Set.of("themes"))),
          "root", new Principal("root", "Root", Role.ADMINISTRATOR, Optional.empty()));

  /** What came back. */
  public record Reply(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError(text(), e);
      }
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  public final Path home;
  public final ConcurrentLinkedQueue<String> journal = new ConcurrentLinkedQueue<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final CompiledStore compiled;
  private final Publisher publisher;
  private final StoreHome store;
  private final Database database;
  public final Catalogue catalogue;
  private final TutaiServer server;

  /**
   * Starts a server.
   *
   * @param home its workspace; with what an earlier one left there
   */
  public PublishingServer(Path home, Limits limits) throws IOException {
    this.home = home;
    Path folder = Files.createDirectories(home.resolve("data"));
    compiled = CompiledStore.open(home.resolve("workspace"));
    publisher =
        new Publisher(
            List.of(folder),
            Formats.all(),
            compiled,
            new Publisher.Listener() {},
            Duration.ofMillis(100));
    store = StoreHome.open(home.resolve("store"));
    database = store.openDatabase(Optional.empty());
    catalogue =
        Catalogue.open(
            new Catalogue.Place(LayerTables.of(database), store.blobs(), store.directory()),
            limits,
            Clock.systemUTC(),
            (by, action, subject, outcome) ->
                journal.add(by.who().id() + " " + action + " " + subject + " " + outcome));
    publisher.start();
    catalogue.start(publisher::current);
    server =
        new TutaiServer(
            new TutaiServer.Settings("127.0.0.1", 0, Optional.empty(), 16 << 20),
            new TutaiServer.Parts(
                Access.open(),
                new MergedPublished(publisher::current, catalogue::current),
                publisher::compiling,
                Optional::empty,
                identification(),
                new Looks(Access.open(), catalogue.versions(), LookStore.NONE),
                List.of(new PublishAddresses(catalogue))));
    server.start();
  }

  public PublishingServer(Path home) throws IOException {
    this(home, Limits.USUAL);
  }

  private static Identification identification() {
    return new Identification() {
      @Override
      public Identified ofSession(String token) {
        return Identified.ANONYMOUS;
      }

      @Override
      public Optional<Identified> ofKey(String key) {
        return Optional.ofNullable(CALLERS.get(key)).map(Identified::byKey);
      }
    };
  }

  public Wire wire() {
    return new Wire(server.port());
  }

  public String url(String path) {
    return path.startsWith("http") ? path : "http://127.0.0.1:" + server.port() + path;
  }

  /** Sends a request with a key; an empty one for nobody. Headers are names and values in turn. */
  public Reply send(String key, String method, String path, byte[] body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url(path)))
            .timeout(Duration.ofSeconds(60))
            .method(method, BodyPublishers.ofByteArray(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Reply(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  public Reply get(String key, String path) {
    return send(key, "GET", path, new byte[0]);
  }

  public Reply post(String key, String path, String json) {
    return send(
        key,
        "POST",
        path,
        json.getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/json");
  }

  /** Begins a tus upload. */
  public Reply begin(String key, String filename, long length) {
    String name = Base64.getEncoder().encodeToString(filename.getBytes(StandardCharsets.UTF_8));
    return send(
        key,
        "POST",
        "/api/v1/layers",
        new byte[0],
        "Tus-Resumable",
        "1.0.0",
        "Upload-Length",
        String.valueOf(length),
        "Upload-Metadata",
        "filename " + name);
  }

  /** Goes on with a tus upload. */
  public Reply patch(String key, String location, long offset, byte[] part, String... headers) {
    var all = new java.util.ArrayList<>(List.of(headers));
    all.addAll(
        List.of(
            "Tus-Resumable",
            "1.0.0",
            "Upload-Offset",
            String.valueOf(offset),
            "Content-Type",
            "application/offset+octet-stream"));
    return send(key, "PATCH", location, part, all.toArray(String[]::new));
  }

  /** Sends a whole file and waits until it has been looked at. */
  public JsonNode uploaded(String key, String filename, byte[] file) {
    Reply reply =
        send(
            key,
            "POST",
            "/api/v1/layers?filename=" + URLEncoder.encode(filename, StandardCharsets.UTF_8),
            file);
    if (reply.status() != 201) {
      throw new AssertionError(reply.status() + " " + reply.text());
    }
    return await(key, reply.json().get("id").asText());
  }

  /** Waits until nothing is being done to an upload. */
  public JsonNode await(String key, String id) {
    return awaitUntil(
        key, id, json -> !Set.of("inspecting", "publishing").contains(json.path("state").asText()));
  }

  public JsonNode awaitUntil(String key, String id, Predicate<JsonNode> condition) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (true) {
      JsonNode json = get(key, "/api/v1/layers/uploads/" + id).json();
      if (condition.test(json)) {
        return json;
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not within a minute: " + json);
      }
      pause();
    }
  }

  public static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Sends and publishes a file. */
  public Reply published(String key, String filename, byte[] file, String record) {
    JsonNode upload = uploaded(key, filename, file);
    return post(key, "/api/v1/layers/uploads/" + upload.path("id").asText() + "/publish", record);
  }

  /** Points around Taipei as GeoJSON. */
  public static byte[] points(int count) {
    return points(count, "name");
  }

  public static byte[] points(int count, String field) {
    var json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[\n");
    for (int i = 0; i < count; i++) {
      json.append(i == 0 ? "" : ",\n")
          .append("{\"type\":\"Feature\",\"properties\":{\"")
          .append(field)
          .append("\":\"里")
          .append(i)
          .append("\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[")
          .append(121.5 + (i % 100) / 1000.0)
          .append(',')
          .append(25.0 + (i / 100) / 1000.0)
          .append("]}}");
    }
    return json.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  public static final String RECORD =
      """
      {"name":"shelters","title":{"zh-TW":"避難收容處所","en":"Shelters"},"licence":"OGDL-TW-1.0",
       "source":{"attribution":"內政部消防署","url":"https://www.nfa.gov.tw/"},
       "updated":"2026-11-01","keywords":["防災"]}
      """;

  @Override
  public void close() throws IOException {
    server.close();
    catalogue.close();
    publisher.close();
    database.close();
    store.close();
    compiled.close();
  }
}

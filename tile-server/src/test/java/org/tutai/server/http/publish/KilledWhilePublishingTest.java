package org.tutai.server.http.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.PublishingServer;
import org.tutai.server.access.Role;
import org.tutai.server.store.OnEachDatabase;
import org.tutai.server.store.TestStore;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditLog;
import org.tutai.server.store.member.Members;

/** A server of its own process, killed without warning in the middle of everything. */
@OnEachDatabase
class KilledWhilePublishingTest {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/");
  private static final Actor NOBODY = new Actor("anonymous", "", "");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path root;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private String key = "";
  private @Nullable Process process;
  private int port;

  @BeforeEach
  void start(TestStore store) throws IOException {
    Files.createDirectories(root.resolve("data"));
    var members = new Members(store.database(), Clock.systemUTC());
    Members.Invited invited = members.create(NOBODY, "ann", "", Role.PUBLISHER);
    key =
        members
            .keys()
            .create(NOBODY, invited.member().id(), "test", Set.of("publish"), Optional.empty())
            .secret();
    store.shut();
    serve(store);
  }

  @AfterEach
  void kill() throws Exception {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  private void serve(TestStore store) throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tutai.server.cli.Tutai",
                "serve",
                root.resolve("data").toString(),
                "--port",
                "0",
                "--workspace",
                store.workspace().toString()));
    words.addAll(store.databaseOption());
    var builder = new ProcessBuilder(words);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectError(root.resolve("errors").toFile());
    process = builder.start();
    port = port(process.inputReader(StandardCharsets.UTF_8));
  }

  private int port(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = ADDRESS.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new AssertionError("no address; stderr: " + Files.readString(root.resolve("errors")));
  }

  private void killAndServeAgain(TestStore store) throws Exception {
    kill();
    serve(store);
  }

  private HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + key)
            .method(method, BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private JsonNode get(String path) throws Exception {
    return JSON.readTree(send("GET", path, new byte[0]).body());
  }

  private JsonNode settled(String upload) throws Exception {
    for (int i = 0; i < 600; i++) {
      JsonNode now = get("/api/v1/layers/uploads/" + upload);
      if (!Set.of("inspecting", "publishing").contains(now.path("state").asText())) {
        return now;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("not within a minute");
  }

  @Test
  void anUploadGoesOnFromWhatIsOnTheDisk(TestStore store) throws Exception {
    byte[] file = PublishingServer.points(20_000);
    HttpResponse<byte[]> begun =
        send(
            "POST",
            "/api/v1/layers",
            new byte[0],
            "Tus-Resumable",
            "1.0.0",
            "Upload-Length",
            "" + file.length,
            "Upload-Metadata",
            "filename YS5nZW9qc29u");
    String id = JSON.readTree(begun.body()).path("id").asText();
    String path = "/api/v1/layers/uploads/" + id;
    patch(path, 0, Arrays.copyOf(file, 300_000));
    beginPartAndKill(path, file);
    serve(store);
    HttpResponse<byte[]> head = send("HEAD", path, new byte[0], "Tus-Resumable", "1.0.0");
    int offset = (int) head.headers().firstValueAsLong("Upload-Offset").orElse(-1);
    assertThat(offset).isBetween(300_000, 700_000);
    patch(path, offset, Arrays.copyOfRange(file, offset, file.length));
    assertThat(settled(id).at("/layers/0/report/features").asInt()).isEqualTo(20_000);
  }

  private void patch(String path, int offset, byte[] part) throws Exception {
    HttpResponse<byte[]> reply =
        send(
            "PATCH",
            path,
            part,
            "Tus-Resumable",
            "1.0.0",
            "Upload-Offset",
            "" + offset,
            "Content-Type",
            "application/offset+octet-stream");
    assertThat(reply.statusCode()).isEqualTo(204);
  }

  /** The server is killed while it reads a part. */
  private void beginPartAndKill(String path, byte[] file) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          "PATCH "
              + path
              + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
              + key
              + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 300000\r\n"
              + "Content-Type: application/offset+octet-stream\r\nContent-Length: "
              + (file.length - 300_000)
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(file, 300_000, 400_000);
      socket.getOutputStream().flush();
      Thread.sleep(200);
      kill();
    }
  }

  @Test
  void whatWasBeingPublishedIsLiveAsAWholeAfterwards(TestStore store) throws Exception {
    byte[] file = PublishingServer.points(30_000);
    for (int i = 0; i < 3; i++) {
      String upload =
          JSON.readTree(send("POST", "/api/v1/layers?filename=a.geojson", file).body())
              .path("id")
              .asText();
      if (i == 0) {
        killAndServeAgain(store);
      }
      assertThat(settled(upload).path("state").asText()).isEqualTo("inspected");
      String name = "layer" + i;
      byte[] record =
          PublishingServer.RECORD.replace("shelters", name).getBytes(StandardCharsets.UTF_8);
      var asked =
          client.sendAsync(
              HttpRequest.newBuilder(
                      URI.create(
                          "http://127.0.0.1:"
                              + port
                              + "/api/v1/layers/uploads/"
                              + upload
                              + "/publish"))
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(record))
                  .build(),
              BodyHandlers.discarding());
      Thread.sleep(60L + 250L * i);
      killAndServeAgain(store);
      asked.cancel(true);
      checkWholeOrNothing(upload, name, record);
    }
    kill();
    assertThat(new AuditLog(store.open()).page(Long.MAX_VALUE, 500))
        .filteredOn(entry -> entry.action().equals("layer.publish"))
        .as("who published it and from where, though others went on with it")
        .isNotEmpty()
        .allMatch(
            entry ->
                entry.actor().name().equals("ann") && entry.actor().address().equals("127.0.0.1"));
  }

  private void checkWholeOrNothing(String upload, String name, byte[] record) throws Exception {
    String state = settled(upload).path("state").asText();
    if (state.equals("inspected")) {
      assertThat(send("GET", "/api/v1/layers/" + name, new byte[0]).statusCode()).isEqualTo(404);
      int status =
          send(
                  "POST",
                  "/api/v1/layers/uploads/" + upload + "/publish",
                  record,
                  "Content-Type",
                  "application/json")
              .statusCode();
      assertThat(status).isIn(201, 202);
      state = settled(upload).path("state").asText();
    }
    assertThat(state).isEqualTo("published");
    awaitLive(name);
    assertThat(get("/api/v1/layers/" + name).path("count").asInt()).isEqualTo(30_000);
    assertThat(get("/api/v1/layers/" + name + "/versions").path("versions").size()).isOne();
  }

  /**
   * A server that has just started serves a layer a moment after its upload is told as published.
   */
  private void awaitLive(String name) throws Exception {
    for (int i = 0; i < 100; i++) {
      if (send("GET", "/api/v1/layers/" + name, new byte[0]).statusCode() == 200) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError(
        name + " is not served within 10 s; stderr: " + Files.readString(root.resolve("errors")));
  }
}

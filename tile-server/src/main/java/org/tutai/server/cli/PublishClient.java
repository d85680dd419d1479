package org.tutai.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Talks to a server's addresses of publishing. For one thread. */
final class PublishClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PART_BYTES = 4 << 20;
  private static final int MOST_TRIES = 8;
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final String TUS = "1.0.0";

  /** Told how much has been sent. */
  interface Progress {
    void sent(long bytes, long all);

    void cut(int attempt);
  }

  /** What the server said no to, in the user's language. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    RefusedException(int status, String message) {
      super(message);
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  private final String server;
  private final String key;
  private final boolean chinese;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(15)).build();

  /**
   * A client.
   *
   * @param server what its addresses begin with, without a slash at the end
   * @param chinese whether refusals are wanted in Chinese
   */
  PublishClient(String server, String key, boolean chinese) {
    this.server = server;
    this.key = key;
    this.chinese = chinese;
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(Duration.ofMinutes(2))
        .header("Authorization", "Bearer " + key)
        .header("Accept-Language", chinese ? "zh-TW" : "en");
  }

  /** The address of an upload of the server that goes by an id. */
  String address(String upload) {
    return server + "/api/v1/layers/uploads/" + upload;
  }

  /** Begins an upload; its id. */
  String begin(String filename, long length)
      throws IOException, InterruptedException, RefusedException {
    String name = Base64.getEncoder().encodeToString(filename.getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        request(server + "/api/v1/layers")
            .header("Tus-Resumable", TUS)
            .header("Upload-Length", String.valueOf(length))
            .header("Upload-Metadata", "filename " + name)
            .POST(BodyPublishers.noBody())
            .build();
    return json(client.send(request, BodyHandlers.ofByteArray())).path("id").asText();
  }

  /** How much of an upload the server has; empty when it knows none of this id. */
  Optional<Long> offset(String upload) throws IOException, InterruptedException, RefusedException {
    HttpResponse<byte[]> response =
        client.send(
            request(address(upload))
                .header("Tus-Resumable", TUS)
                .method("HEAD", BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofByteArray());
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    check(response);
    return Optional.of(response.headers().firstValueAsLong("Upload-Offset").orElse(0));
  }

  /** Sends what the server does not have yet; goes on after a cut line, for some minutes. */
  void send(String upload, Path file, Progress progress)
      throws IOException, InterruptedException, RefusedException {
    long all = Files.size(file);
    int failures = 0;
    long at = 0;
    boolean known = false;
    while (!known || at < all) {
      try {
        if (!known) {
          at = offset(upload).orElseThrow(() -> gone());
          known = true;
        } else {
          at = part(upload, file, at);
          failures = 0;
        }
        progress.sent(at, all);
      } catch (IOException e) {
        if (++failures >= MOST_TRIES) {
          throw e;
        }
        known = false;
        progress.cut(failures);
        Thread.sleep(FIRST_PAUSE_MILLIS << failures);
      }
    }
  }

  private static RefusedException gone() {
    return new RefusedException(404, "");
  }

  private long part(String upload, Path file, long at)
      throws IOException, InterruptedException, RefusedException {
    byte[] part;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(at);
      part = in.readNBytes(PART_BYTES);
    }
    HttpResponse<byte[]> response =
        client.send(
            request(address(upload))
                .header("Tus-Resumable", TUS)
                .header("Upload-Offset", String.valueOf(at))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(part))
                .build(),
            BodyHandlers.ofByteArray());
    boolean elsewhere = response.statusCode() == 409 || response.statusCode() == 423;
    if (elsewhere || (response.statusCode() >= 500 && response.statusCode() != 507)) {
      throw new IOException("HTTP " + response.statusCode());
    }
    check(response);
    return response.headers().firstValueAsLong("Upload-Offset").orElse(at + part.length);
  }

  /** The upload as the server tells of it. */
  JsonNode upload(String upload) throws IOException, InterruptedException, RefusedException {
    return json(client.send(request(address(upload)).GET().build(), BodyHandlers.ofByteArray()));
  }

  /** Sends a JSON document; what comes back. */
  JsonNode post(String path, JsonNode body)
      throws IOException, InterruptedException, RefusedException {
    HttpRequest request =
        request(server + path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    return json(client.send(request, BodyHandlers.ofByteArray()));
  }

  private JsonNode json(HttpResponse<byte[]> response) throws IOException, RefusedException {
    check(response);
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new IOException(server + " does not answer as a Tutai server does", e);
    }
  }

  private void check(HttpResponse<byte[]> response) throws RefusedException {
    if (response.statusCode() >= 300) {
      throw new RefusedException(response.statusCode(), words(response));
    }
  }

  private String words(HttpResponse<byte[]> response) {
    JsonNode problem = tree(response.body());
    String detail = problem == null ? "" : problem.path("detail").asText("");
    String inChinese = problem == null ? "" : problem.path("zh").asText("");
    String words = chinese && !inChinese.isEmpty() ? inChinese : detail;
    return words.isEmpty() ? "HTTP " + response.statusCode() : words;
  }

  private static @Nullable JsonNode tree(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return null;
    }
  }
}

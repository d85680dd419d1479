package org.tutai.viewer.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.tutai.viewer.words.Text;

/**
 * Speaks with one map server. What proves who asks (a session's cookie with its token, or an API
 * key) is held in memory. Thread-safe; every call waits for an answer, at the most as long as its
 * deadline: for jobs, never for the UI thread.
 */
public final class ServerClient {

  /** Bytes of an answer that are read. */
  static final int MOST_BYTES = 64 << 20;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(8);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration SENDING = Duration.ofMinutes(5);
  private static final String COOKIE = "tutai-session";
  private static final int SHORT_BODY = 1 << 16;
  private static final Text NO_ANSWER =
      Text.of("%s cannot be reached. Is the network there?", "連不上 %s，請檢查網路連線。");
  private static final Text TOO_SLOW = Text.of("%s did not answer in time.", "%s 逾時未回應。");
  private static final Text NOT_ONE =
      Text.of("%s does not answer as a Tutai server does.", "%s 的回應不像圖臺伺服器。");
  private static final Text TOO_LARGE = Text.of("The answer of %s is too large.", "%s 的回應過大。");

  /** An answer: its JSON and headers. */
  record Answer(JsonNode json, HttpHeaders headers) {
    Optional<String> etag() {
      return headers.firstValue("ETag");
    }
  }

  private record Whole(int status, HttpHeaders headers, byte[] body) {}

  private record Proof(String cookie, String csrf, String key) {
    static final Proof NONE = new Proof("", "", "");

    @Override
    public String toString() {
      return "(kept to itself)";
    }
  }

  private final ServerAddress address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private volatile Proof proof = Proof.NONE;

  public ServerClient(ServerAddress address) {
    this.address = address;
  }

  public ServerAddress address() {
    return address;
  }

  // --- Who asks ----------------------------------------------------------------------------------

  /** Who asks, as the server sees it. */
  Account me() throws IOException {
    JsonNode me = get("/api/v1/members/me");
    if (!me.has("signedIn")) {
      throw failure(NOT_ONE);
    }
    proof = new Proof(proof.cookie(), me.path("csrf").asText(), proof.key());
    return Account.of(me);
  }

  /** Signs in; the password is not kept. */
  Account signIn(String name, String password) throws IOException {
    proof = Proof.NONE;
    ObjectNode body = JSON.createObjectNode().put("name", name).put("password", password);
    Answer answer = json("POST", "/api/v1/members/session", body, Map.of());
    String cookie =
        answer.headers().allValues("Set-Cookie").stream()
            .filter(each -> each.startsWith(COOKIE + "="))
            .map(each -> each.substring(COOKIE.length() + 1).split(";", 2)[0])
            .findFirst()
            .orElse("");
    proof = new Proof(cookie, answer.json().path("csrf").asText(), "");
    return Account.of(answer.json());
  }

  /** Asks with an API key from now on; undone when the server does not know it. */
  Account signInWithKey(String key) throws IOException {
    Proof before = proof;
    proof = new Proof("", "", key.strip());
    try {
      Account account = me();
      if (!account.signedIn()) {
        throw new ServerException(
            Text.of("The server does not know this key.", "伺服器不認得這個金鑰。"), 401, "");
      }
      return account;
    } catch (IOException e) {
      proof = before;
      throw e;
    }
  }

  /** Signs out; nothing that proves who asks is held any more, whatever the server answers. */
  void signOut() throws IOException {
    Proof last = proof;
    try {
      if (!last.cookie().isEmpty()) {
        whole(request("DELETE", "/api/v1/members/session", BodyPublishers.noBody()), USUAL);
      }
    } finally {
      proof = Proof.NONE;
    }
  }

  // --- Asking ------------------------------------------------------------------------------------

  /** JSON at an address below the server's. */
  JsonNode get(String path) throws IOException {
    return answer("GET", path).json();
  }

  /** The same for who is not patient: while somebody types. */
  JsonNode getSoon(String path) throws IOException {
    return parsed(whole(request("GET", path, BodyPublishers.noBody()), SOON)).json();
  }

  /** The same with its headers. */
  Answer answer(String method, String path) throws IOException {
    return parsed(whole(request(method, path, BodyPublishers.noBody()), USUAL));
  }

  /** A file at an address below the server's. */
  byte[] bytes(String path) throws IOException {
    Whole whole = whole(request("GET", path, BodyPublishers.noBody()), SENDING);
    check(whole);
    return whole.body();
  }

  /** Sends JSON. */
  Answer json(String method, String path, JsonNode body, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        request(method, path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .header("Content-Type", "application/json");
    headers.forEach(request::header);
    return parsed(whole(request, USUAL));
  }

  /** Sends bytes, a file or a part of one. */
  Answer send(String method, String path, byte[] body, String type, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        request(method, path, BodyPublishers.ofByteArray(body)).header("Content-Type", type);
    headers.forEach(request::header);
    return parsed(whole(request, SENDING));
  }

  /** Asks without a body but with headers. */
  Answer bare(String method, String path, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request = request(method, path, BodyPublishers.noBody());
    headers.forEach(request::header);
    return parsed(whole(request, USUAL));
  }

  private HttpRequest.Builder request(String method, String path, HttpRequest.BodyPublisher body)
      throws IOException {
    Proof now = proof;
    HttpRequest.Builder request;
    try {
      request = HttpRequest.newBuilder(URI.create(address.base() + path)).method(method, body);
      request.header("Accept", "application/json, */*;q=0.5").header("User-Agent", "Tutai viewer");
      if (!now.key().isEmpty()) {
        request.header("Authorization", "Bearer " + now.key());
      }
    } catch (IllegalArgumentException unusable) {
      throw failure(NOT_ONE);
    }
    if (!now.cookie().isEmpty()) {
      request.header("Cookie", COOKIE + "=" + now.cookie());
      request.header("X-CSRF-Token", now.csrf());
    }
    return request;
  }

  private Whole whole(HttpRequest.Builder request, Duration deadline) throws IOException {
    long end = System.nanoTime() + deadline.toNanos();
    CompletableFuture<HttpResponse<InputStream>> asked =
        http.sendAsync(request.build(), BodyHandlers.ofInputStream());
    try {
      HttpResponse<InputStream> response = asked.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
      return new Whole(response.statusCode(), response.headers(), body(response.body(), end));
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw failure(TOO_SLOW);
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException();
    } catch (ExecutionException e) {
      var offline = failure(NO_ANSWER);
      offline.initCause(e.getCause());
      throw offline;
    }
  }

  /* Who sends a byte now and then would hold us for ever: the stream is closed at the deadline. */
  private byte[] body(InputStream in, long end) throws IOException {
    long left = Math.max(1, end - System.nanoTime());
    CompletableFuture<Void> guard =
        CompletableFuture.runAsync(
            () -> close(in), CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS));
    try (in) {
      byte[] body = in.readNBytes(MOST_BYTES + 1);
      if (System.nanoTime() > end) {
        throw failure(TOO_SLOW);
      }
      if (body.length > MOST_BYTES) {
        throw failure(TOO_LARGE);
      }
      return body;
    } catch (ServerException e) {
      throw e;
    } catch (IOException e) {
      var offline = failure(NO_ANSWER);
      offline.initCause(e);
      throw offline;
    } finally {
      guard.cancel(false);
    }
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException alreadyGone) {
      // Whoever reads it hears of it.
    }
  }

  private Answer parsed(Whole whole) throws IOException {
    check(whole);
    if (whole.body().length == 0) {
      return new Answer(JSON.createObjectNode(), whole.headers());
    }
    try {
      return new Answer(JSON.readTree(whole.body()), whole.headers());
    } catch (JsonProcessingException e) {
      throw failure(NOT_ONE);
    }
  }

  private void check(Whole whole) throws ServerException {
    if (whole.status() < 300) {
      return;
    }
    JsonNode problem = problem(whole.body());
    if (problem == null) {
      Text words =
          Text.of("%s answered with status %d.", "%s 回應狀態 %d。")
              .filled(Text.same(address.title()), whole.status());
      throw new ServerException(words, whole.status(), "");
    }
    String english = problem.path("detail").asText();
    String chinese = problem.path("zh").asText(english);
    throw new ServerException(
        new Text(english.replace("%", "%%"), chinese.replace("%", "%%")),
        whole.status(),
        problem.path("code").asText(problem.path("part").asText()));
  }

  private static @Nullable JsonNode problem(byte[] body) {
    try {
      JsonNode tree = body.length > SHORT_BODY ? null : JSON.readTree(body);
      return tree != null && tree.path("detail").isTextual() ? tree : null;
    } catch (IOException e) {
      return null;
    }
  }

  private ServerException failure(Text words) {
    return new ServerException(words.filled(Text.same(address.title())), 0, "");
  }
}

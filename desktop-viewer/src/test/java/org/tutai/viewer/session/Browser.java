package org.tutai.viewer.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Chromium with one page, driven by its DevTools protocol; {@link #close} ends all of it. */
final class Browser implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;
  private static final int QUIET_TIMES = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the page complained of. */
  final List<String> complaints = new CopyOnWriteArrayList<>();

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> pending = ConcurrentHashMap.newKeySet();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final WebSocket socket;
  private int last;

  /** Where one is installed. */
  static Optional<Path> installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one whose profile and output go into a folder. */
  Browser(Path program, Path folder, int width, int height, String... more) throws IOException {
    Path profile = Files.createDirectories(folder.resolve("profile"));
    var arguments =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--force-color-profile=srgb",
                "--lang=en",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile));
    arguments.addAll(List.of(more));
    arguments.add("about:blank");
    var command = new ProcessBuilder(arguments);
    command.environment().put("HOME", folder.toString());
    command.environment().put("TMPDIR", folder.toString());
    process =
        command.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    try {
      socket = connect(profile.resolve("DevToolsActivePort"));
      for (String domain : List.of("Page", "Runtime", "Network")) {
        call(domain + ".enable", Map.of());
      }
      call(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    } catch (IOException | RuntimeException | Error e) {
      end();
      throw e;
    }
  }

  private WebSocket connect(Path portFile) throws IOException {
    await("the browser's port", () -> lines(portFile).size() >= 2);
    URI list = URI.create("http://127.0.0.1:" + lines(portFile).get(0) + "/json/list");
    try {
      var request = HttpRequest.newBuilder(list).build();
      String pages = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      for (JsonNode page : JSON.readTree(pages)) {
        if (page.get("type").asText().equals("page")) {
          URI address = URI.create(page.get("webSocketDebuggerUrl").asText());
          return http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
        }
      }
      throw new IOException("the browser has no page: " + pages);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException notYet) {
      return List.of();
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean isLast) {
      text.append(data);
      if (isLast) {
        String message = text.toString();
        text.setLength(0);
        received(message);
      }
      webSocket.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  private void received(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      CompletableFuture<JsonNode> asked = waiting.remove(message.path("id").asInt());
      if (asked == null) {
        happened(message.path("method").asText(), message.path("params"));
      } else {
        asked.complete(message);
      }
    } catch (IOException e) {
      complaints.add("not JSON: " + text);
    }
  }

  private void happened(String event, JsonNode about) {
    String request = about.path("requestId").asText();
    switch (event) {
      case "Runtime.exceptionThrown" -> complaints.add(about.toString());
      case "Network.requestWillBeSent" -> {
        String url = about.at("/request/url").asText();
        asked.add(url);
        if (!url.contains("//silent.")) {
          pending.add(request);
        }
      }
      case "Network.loadingFinished", "Network.loadingFailed" -> pending.remove(request);
      default -> {
        // Other events say nothing about what is on the screen.
      }
    }
  }

  /** Whether an address with that in it was asked for. */
  boolean asked(String part) {
    return asked.stream().anyMatch(url -> url.contains(part));
  }

  /** Waits until nothing has been asked for some time, but of the server that never answers. */
  void awaitQuiet() throws IOException {
    int quiet = 0;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (quiet < QUIET_TIMES) {
      quiet = pending.isEmpty() ? quiet + 1 : 0;
      if (System.nanoTime() > end) {
        throw new AssertionError("the page is still waiting for " + pending.size() + " answers");
      }
      evaluate("new Promise((drawn) => setTimeout(drawn, 50)).then(() => 'drawn')");
    }
  }

  private JsonNode call(String method, Map<String, Object> params) throws IOException {
    int id = ++last;
    var answer = new CompletableFuture<JsonNode>();
    waiting.put(id, answer);
    socket.sendText(
        JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params)), true);
    try {
      JsonNode reply = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (reply.has("error")) {
        throw new IOException(method + ": " + reply.get("error"));
      }
      return reply.get("result");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(method + " was not answered", e);
    }
  }

  void open(String url) throws IOException {
    call("Page.navigate", Map.of("url", url));
  }

  /** What is seen, as a PNG. */
  byte[] screenshot() throws IOException {
    JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png"));
    byte[] png = Base64.getDecoder().decode(shot.get("data").asText());
    if (ImageIO.read(new ByteArrayInputStream(png)) == null) {
      throw new IOException("the browser's picture cannot be read");
    }
    return png;
  }

  /** The value of an expression, a promise's when it comes; empty while a page is being left. */
  String evaluate(String expression) throws IOException {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IOException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.at("/result/value").asText();
  }

  /** Waits until something holds; fails when it does not for long. */
  void await(String what, BooleanSupplier condition) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not there: " + what + "; complaints: " + complaints);
      }
      ServerProcess.pause();
    }
  }

  /** Waits until an expression is true. */
  void awaitTrue(String expression) throws IOException {
    await(
        expression,
        () -> {
          try {
            return evaluate("String(" + expression + ")").equals("true");
          } catch (IOException leaving) {
            return false;
          }
        });
  }

  @Override
  public void close() {
    socket.abort();
    end();
  }

  /** Each of its processes writes into the profile as long as it lives. */
  private void end() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(0, process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    var ended = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ended).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}

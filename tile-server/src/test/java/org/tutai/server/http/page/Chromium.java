package org.tutai.server.http.page;

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
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A real browser with one page, driven through its DevTools protocol. It and all its processes end
 * with {@link #close}.
 */
final class Chromium implements AutoCloseable {

  /** Only guards against hanging: a slow machine takes its time. */
  private static final long PATIENCE_SECONDS = 120;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the page complained of: errors, and whatever its policy forbade. */
  final List<String> complaints = new CopyOnWriteArrayList<>();

  /** What the page asked for, of whatever host. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  /** What was asked for and has not come yet. */
  private final Set<String> pending = ConcurrentHashMap.newKeySet();

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private int last;

  /** Where a browser is installed. */
  static Optional<Path> installed() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts a browser, with more arguments if need be; its profile and its output go into a folder.
   */
  Chromium(Path program, Path folder, int width, int height, String... more) throws IOException {
    Path profile = Files.createDirectories(folder.resolve("profile"));
    var command =
        new ProcessBuilder(
            program.toString(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--force-color-profile=srgb",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    command.command().addAll(command.command().size() - 1, List.of(more));
    command.environment().put("HOME", folder.toString());
    command.environment().put("TMPDIR", folder.toString());
    process =
        command.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    try {
      socket = connect(profile.resolve("DevToolsActivePort"));
      for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
        call(domain + ".enable", Map.of());
      }
      call(
          "Network.setUserAgentOverride",
          Map.of("userAgent", "Chromium in a test", "acceptLanguage", "zh-TW"));
      call(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    } catch (IOException | RuntimeException | Error e) {
      endProcess();
      throw e;
    }
  }

  private WebSocket connect(Path portFile) throws IOException {
    await("the browser's port", () -> portLines(portFile).size() >= 2);
    String host = "127.0.0.1:" + portLines(portFile).get(0);
    var request = HttpRequest.newBuilder(URI.create("http://" + host + "/json/list")).build();
    try {
      String pages = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      for (JsonNode page : JSON.readTree(pages)) {
        if (page.get("type").asText().equals("page")) {
          URI address = URI.create(page.get("webSocketDebuggerUrl").asText());
          return http.newWebSocketBuilder().buildAsync(address, new Listener()).join();
        }
      }
      throw new IOException("the browser has no page: " + pages);
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private static List<String> portLines(Path file) {
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
    JsonNode message;
    try {
      message = JSON.readTree(text);
    } catch (IOException e) {
      complaints.add("not JSON: " + text);
      return;
    }
    if (message.has("id")) {
      waiting.remove(message.get("id").asInt()).complete(message);
    } else {
      happened(message.get("method").asText(), message.get("params"));
    }
  }

  private void happened(String event, JsonNode params) {
    switch (event) {
      case "Runtime.exceptionThrown" -> complaints.add(params.toString());
      case "Runtime.consoleAPICalled" -> {
        if (params.get("type").asText().equals("error")) {
          complaints.add(params.toString());
        }
      }
      case "Log.entryAdded" -> {
        if (params.at("/entry/level").asText().equals("error")) {
          complaints.add(params.toString());
        }
      }
      case "Network.requestWillBeSent" -> {
        requests.add(params.at("/request/url").asText());
        pending.add(params.get("requestId").asText());
      }
      case "Network.loadingFinished", "Network.loadingFailed" ->
          pending.remove(params.get("requestId").asText());
      case "Page.frameStartedLoading" -> pending.clear();
      default -> {
        // Other events say nothing about the page's health.
      }
    }
  }

  /** How many requests of the page have not been answered yet. */
  int pending() {
    return pending.size();
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
    } catch (InterruptedException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException e) {
      throw new IOException(method + " was not answered", e);
    }
  }

  /** Shows the page in a window of this size; a phone has a finger, and its own style of it. */
  void resize(int width, int height, boolean phone) throws IOException {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    call("Emulation.setTouchEmulationEnabled", Map.of("enabled", phone));
  }

  /** What the system prefers: {@code light} or {@code dark}. */
  void prefer(String scheme) throws IOException {
    var feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** Gives the browser a cookie for an address. */
  void setCookie(String url, String name, String value) throws IOException {
    call("Network.setCookie", Map.of("url", url, "name", name, "value", value, "httpOnly", true));
  }

  /** Forgets all cookies. */
  void clearCookies() throws IOException {
    call("Network.clearBrowserCookies", Map.of());
  }

  /** The whole window as a PNG. */
  byte[] screenshot() throws IOException {
    JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png"));
    return Base64.getDecoder().decode(shot.get("data").asText());
  }

  void open(String url) throws IOException {
    call("Page.navigate", Map.of("url", url));
  }

  /** The value of a JavaScript expression, as text. */
  String evaluate(String expression) {
    try {
      JsonNode result =
          call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
      if (result.has("exceptionDetails")) {
        throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
      }
      return result.at("/result/value").asText();
    } catch (IOException e) {
      throw new AssertionError(expression, e);
    }
  }

  void click(int x, int y) throws IOException {
    for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
      var params = Map.<String, Object>of("type", type, "x", x, "y", y, "clickCount", 1);
      var pressed = new java.util.HashMap<>(params);
      pressed.put("button", type.equals("mouseMoved") ? "none" : "left");
      call("Input.dispatchMouseEvent", pressed);
    }
  }

  /** Presses at the first place, moves to the second and lets go there. */
  void drag(int fromX, int fromY, int toX, int toY) throws IOException {
    int midX = (fromX + toX) / 2;
    int midY = (fromY + toY) / 2;
    mouse("mouseMoved", fromX, fromY, "none");
    mouse("mousePressed", fromX, fromY, "left");
    mouse("mouseMoved", midX, midY, "left");
    mouse("mouseMoved", toX, toY, "left");
    mouse("mouseReleased", toX, toY, "left");
  }

  private void mouse(String type, int x, int y, String button) throws IOException {
    call(
        "Input.dispatchMouseEvent",
        Map.of("type", type, "x", x, "y", y, "clickCount", 1, "button", button));
  }

  /** As {@link #drag}, with a finger. */
  void swipe(int fromX, int fromY, int toX, int toY) throws IOException {
    touch("touchStart", List.of(Map.of("x", fromX, "y", fromY)));
    touch("touchMove", List.of(Map.of("x", (fromX + toX) / 2, "y", (fromY + toY) / 2)));
    touch("touchMove", List.of(Map.of("x", toX, "y", toY)));
    touch("touchEnd", List.of());
  }

  private void touch(String type, List<?> points) throws IOException {
    call("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
  }

  void rightClick(int x, int y) throws IOException {
    for (String type : List.of("mousePressed", "mouseReleased")) {
      call(
          "Input.dispatchMouseEvent",
          Map.of("type", type, "x", x, "y", y, "clickCount", 1, "button", "right"));
    }
  }

  /** Puts text where the focus is, as a keyboard or the end of a composition does. */
  void type(String text) throws IOException {
    call("Input.insertText", Map.of("text", text));
  }

  /** Shows text that an input method is composing, in place of what it composed before. */
  void compose(String text) throws IOException {
    call(
        "Input.imeSetComposition",
        Map.of("text", text, "selectionStart", text.length(), "selectionEnd", text.length()));
  }

  void press(String key, String code, int keyCode) throws IOException {
    for (String type : List.of("rawKeyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          Map.of("type", type, "key", key, "code", code, "windowsVirtualKeyCode", keyCode));
    }
  }

  /** Presses Enter, which also presses the button that has the keyboard. */
  void pressEnter() throws IOException {
    var key = Map.<String, Object>of("key", "Enter", "code", "Enter", "windowsVirtualKeyCode", 13);
    var down = new java.util.HashMap<>(key);
    down.put("type", "keyDown");
    down.put("text", "\r");
    call("Input.dispatchKeyEvent", down);
    var up = new java.util.HashMap<>(key);
    up.put("type", "keyUp");
    call("Input.dispatchKeyEvent", up);
  }

  /** The colours (RGB) seen in a part of the window. */
  List<Integer> colours(int x, int y, int width, int height) {
    try {
      var clip = Map.of("x", x, "y", y, "width", width, "height", height, "scale", 1);
      JsonNode shot = call("Page.captureScreenshot", Map.of("format", "png", "clip", clip));
      byte[] png = Base64.getDecoder().decode(shot.get("data").asText());
      var image = ImageIO.read(new ByteArrayInputStream(png));
      var colours = new java.util.TreeSet<Integer>();
      for (int pixel :
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
        colours.add(pixel & 0xffffff);
      }
      return new ArrayList<>(colours);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until something holds; fails when it does not for very long. */
  void await(String what, Supplier<Boolean> condition) {
    long start = System.nanoTime();
    while (!holds(condition)) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw new AssertionError("not there: " + what + "; complaints: " + complaints);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted while waiting for " + what, e);
      }
    }
  }

  /** A page that is just being left answers nothing. */
  private static boolean holds(Supplier<Boolean> condition) {
    try {
      return condition.get();
    } catch (AssertionError e) {
      if (String.valueOf(e.getCause()).contains("Inspected target navigated")) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    socket.abort();
    endProcess();
  }

  /** Ends the browser's processes, each of which writes into the profile as long as it lives. */
  private void endProcess() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(0, process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
    var ended = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ended).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }
}

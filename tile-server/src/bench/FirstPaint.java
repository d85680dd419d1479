import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a page of the map takes from the click on a link to the first picture of the map, in
 * Chromium with nothing in its cache, and how much it takes from the network before its first tile.
 *
 * <p>{@code java FirstPaint.java URL [RUNS] [CHROMIUM]}. Each run has a browser context of its own.
 * The page marks {@code map-painted} when the first tile is drawn.
 */
public class FirstPaint {

  private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),");
  private static final String PAINTED =
      "(performance.getEntriesByName('map-painted')[0] ?? {startTime: -1}).startTime";

  /** What came before the first tile, as a size of each resource; that of headers is 300 bytes. */
  private static final String BYTES =
      "(() => { const all = performance.getEntriesByType('resource');"
          + " const tile = all.find((e) => /\\/(tiles|wms|wmts)\\b/.test(e.name));"
          + " const before = all.filter((e) => !tile || e.startTime < tile.startTime);"
          + " return [...performance.getEntriesByType('navigation'), ...before]"
          + ".reduce((sum, e) => sum + e.SIZE, 0); })()";

  private final WebSocket socket;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();

  private FirstPaint(URI address) {
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, new Ear()).join();
  }

  public static void main(String[] args) throws Exception {
    String url = args[0];
    int runs = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    String program = args.length > 2 ? args[2] : "chromium";
    Path folder = Files.createTempDirectory("first-paint-");
    Process process = chromium(program, folder);
    try {
      var browser = new FirstPaint(debugger(folder.resolve("profile/DevToolsActivePort")));
      browser.run(url);
      var times = new ArrayList<Double>();
      double[] bytes = {0, 0};
      for (int i = 0; i < runs; i++) {
        double[] run = browser.run(url);
        times.add(run[0]);
        bytes = new double[] {run[1], run[2]};
      }
      double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "first picture: median %.0f ms of %d (%s); before the first tile: %.1f kB, with headers"
              + " %.1f kB%n",
          sorted[sorted.length / 2],
          runs,
          Arrays.toString(Arrays.stream(sorted).mapToLong(Math::round).toArray()),
          bytes[0] / 1000,
          bytes[1] / 1000);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private static Process chromium(String program, Path folder) throws IOException {
    var builder =
        new ProcessBuilder(
            program,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--remote-debugging-port=0",
            "--window-size=1440,900",
            "--user-data-dir=" + folder.resolve("profile"),
            "about:blank");
    builder.environment().put("HOME", folder.toString());
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
  }

  private static URI debugger(Path portFile) throws Exception {
    for (int i = 0; i < 300; i++) {
      List<String> lines = Files.exists(portFile) ? Files.readAllLines(portFile) : List.of();
      if (lines.size() >= 2) {
        return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
      }
      Thread.sleep(100);
    }
    throw new IOException("the browser did not start");
  }

  /**
   * The time to the first picture in milliseconds, and the bytes before the first tile, as bodies
   * and with headers.
   */
  private double[] run(String url) throws Exception {
    String context = text(call("Target.createBrowserContext", "{}", ""), "browserContextId");
    String target =
        text(
            call(
                "Target.createTarget",
                "{\"url\":\"about:blank\",\"browserContextId\":\"" + context + "\"}",
                ""),
            "targetId");
    String session =
        text(
            call("Target.attachToTarget", "{\"targetId\":\"" + target + "\",\"flatten\":true}", ""),
            "sessionId");
    call("Page.enable", "{}", session);
    call("Page.navigate", "{\"url\":\"" + url + "\"}", session);
    double painted = -1;
    for (int i = 0; i < 600 && painted < 0; i++) {
      Thread.sleep(50);
      painted = number(session, PAINTED);
    }
    double bodies = number(session, BYTES.replace("SIZE", "encodedBodySize"));
    double bytes = number(session, BYTES.replace("SIZE", "transferSize"));
    call("Target.disposeBrowserContext", "{\"browserContextId\":\"" + context + "\"}", "");
    if (painted < 0) {
      throw new IOException("no picture of the map within half a minute");
    }
    return new double[] {painted, bodies, bytes};
  }

  private double number(String session, String expression) throws Exception {
    String answer =
        call(
            "Runtime.evaluate",
            "{\"returnByValue\":true,\"expression\":\"" + expression.replace("\\", "\\\\") + "\"}",
            session);
    Matcher value = Pattern.compile("\"value\":(-?[0-9.eE+-]+)").matcher(answer);
    return value.find() ? Double.parseDouble(value.group(1)) : -1;
  }

  private String call(String method, String params, String session) throws Exception {
    int id = last.incrementAndGet();
    var answer = new CompletableFuture<String>();
    waiting.put(id, answer);
    String whom = session.isEmpty() ? "" : ",\"sessionId\":\"" + session + "\"";
    socket.sendText(
        "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + whom + "}", true);
    return answer.get(60, TimeUnit.SECONDS);
  }

  private static String text(String json, String member) throws IOException {
    Matcher value = Pattern.compile("\"" + member + "\":\"([^\"]*)\"").matcher(json);
    if (!value.find()) {
      throw new IOException("no " + member + " in " + json);
    }
    return value.group(1);
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
      part.append(data);
      if (whole) {
        Matcher id = ID.matcher(part);
        if (id.find()) {
          CompletableFuture<String> answer = waiting.remove(Integer.valueOf(id.group(1)));
          if (answer != null) {
            answer.complete(part.toString());
          }
        }
        part.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}

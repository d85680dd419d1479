package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.Caller;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.access.Role;

/** The base map in its dark style, and what keeps its colours, in a real browser. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DarkMapInChromiumTest {

  private static final int LIGHT = 0xcc8844;
  private static final int DARK = 0x2f4d63;
  private static final int OF_THE_THEME = 0x223344;

  @TempDir static Path scratch;

  static RunningServer server;
  static String home;
  static Chromium browser;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = Chromium.installed();
    assumeTrue(program.isPresent(), "chromium was not found on the PATH (Debian package chromium)");
    Path folder = Files.createDirectories(scratch.resolve("data"));
    Samples.write(folder);
    Files.writeString(folder.resolve("行政區.dark.sld"), Samples.STYLE.replace("COLOUR", "#2f4d63"));
    server = RunningServer.of(folder, scratch.resolve("workspace"));
    home = "http://127.0.0.1:" + server.wire().port() + "/";
    browser = new Chromium(program.get(), scratch, 1200, 800);
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void forget() throws IOException {
    browser.open(home + "robots.txt");
    browser.await("a document", () -> browser.evaluate("document.readyState").equals("complete"));
    browser.evaluate("sessionStorage.clear(), localStorage.clear()");
    browser.complaints.clear();
    browser.requests.clear();
  }

  private static void open(String address) throws IOException {
    browser.open("about:blank");
    browser.open(address);
    browser.await(
        "the layers",
        () -> browser.evaluate("String(!!document.querySelector('.layer'))").equals("true"));
  }

  private static List<Integer> map() {
    return browser.colours(420, 100, 600, 500);
  }

  private static void awaitColours(List<Integer> wanted, List<Integer> unwanted) {
    browser.await(
        "%s and not %s on the map".formatted(wanted, unwanted),
        () -> map().containsAll(wanted) && unwanted.stream().noneMatch(map()::contains));
  }

  @Test
  void drawsTheBaseMapDarkWhileTheSystemIsDark() throws IOException {
    browser.prefer("dark");
    open(home + "#11/25.05000/121.50000");
    awaitColours(List.of(DARK), List.of(LIGHT));
    assertThat(browser.requests).noneMatch(url -> url.contains("/tiles/") && !url.contains("dark"));
    browser.prefer("light");
    awaitColours(List.of(LIGHT), List.of(DARK));
    browser.prefer("dark");
    awaitColours(List.of(DARK), List.of(LIGHT));
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void explainsTheBaseMapInTheColoursItIsDrawnIn() throws IOException {
    browser.prefer("dark");
    open(home + "#11/25.05000/121.50000");
    awaitColours(List.of(DARK), List.of(LIGHT));
    browser.evaluate(
        "[...document.querySelectorAll('.layer')].find((row) =>"
            + " row.textContent.includes('行政區')).querySelector('button').click()");
    browser.await(
        "the symbol in the legend",
        () -> browser.evaluate("String(!!document.querySelector('.legend img'))").equals("true"));
    browser.await("the dark symbol", () -> browser.colours(0, 0, 340, 800).contains(DARK));
    assertThat(browser.colours(0, 0, 340, 800)).doesNotContain(LIGHT);
  }

  @Test
  void leavesALayerThatAThemeStylesAsItIs() throws IOException {
    Caller member = Caller.member(server, "畫夜圖的人", Role.MEMBER);
    String theme =
        """
        {"type": "tutai-theme", "version": 1, "title": "一區", "base": true,
         "view": {"center": [121.5, 25.05], "zoom": 11}, "layers": [
         {"id": "a", "kind": "published", "layer": "行政區", "style": "夜", "filter": "N = 110"}]}
        """;
    String id = Caller.json(member.post("/api/v1/themes", theme)).get("id").asText();
    String shared =
        Caller.json(member.post("/api/v1/themes/" + id + "/share", "{\"visibility\":\"link\"}"))
            .get("id")
            .asText();
    browser.prefer("dark");
    open(home + "t/" + shared);
    awaitColours(List.of(OF_THE_THEME, DARK), List.of(LIGHT));
    browser.prefer("light");
    awaitColours(List.of(OF_THE_THEME, LIGHT), List.of(DARK));
  }

  @Test
  void dimsABaseMapWithoutADarkStyle() throws IOException {
    Path folder = Files.createDirectories(scratch.resolve("light"));
    Samples.write(folder);
    try (RunningServer light = RunningServer.of(folder, scratch.resolve("light-workspace"))) {
      browser.prefer("dark");
      open("http://127.0.0.1:" + light.wire().port() + "/#11/25.05000/121.50000");
      int dimmed = 0xb3773b;
      browser.await(
          "the fill at 87.5 %",
          () -> map().stream().anyMatch(colour -> distance(colour, dimmed) <= 3));
      assertThat(map()).doesNotContain(LIGHT);
      assertThat(browser.requests).noneMatch(url -> url.contains("style=dark"));
    }
  }

  /** The most by which a channel of two colours differs. */
  private static int distance(int a, int b) {
    int most = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      most = Math.max(most, Math.abs((a >> shift & 255) - (b >> shift & 255)));
    }
    return most;
  }
}

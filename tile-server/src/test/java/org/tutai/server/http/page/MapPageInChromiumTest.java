package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;

/** The map page as somebody sees and uses it, in a real browser. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MapPageInChromiumTest {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;

  /** Of the sample style, and of its legend. */
  private static final int FILL = 0xcc8844;

  private static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\">";

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
    RunningServer.write(
        folder.resolve("圖 層.wkt"),
        "layer hostile EPSG:4326 POLYGON",
        HOSTILE + "|7|POLYGON ((121.3 25, 121.35 25, 121.35 25.1, 121.3 25.1, 121.3 25))");
    String text = HOSTILE.replace("\"", "\\\"");
    Files.writeString(
        folder.resolve("圖 層.tutai.json"),
        "{\"title\": \""
            + text
            + "\", \"abstract\": \""
            + text
            + "\", \"attribution\": \""
            + text
            + "\"}");
    server = RunningServer.of(folder, scratch.resolve("workspace"));
    home = "http://127.0.0.1:" + server.wire().port() + "/";
    browser = new Chromium(program.get(), scratch, WIDTH, HEIGHT);
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
  void openThePage() throws IOException {
    browser.open("about:blank");
    browser.complaints.clear();
    browser.requests.clear();
    open("");
  }

  private static void open(String hash) throws IOException {
    browser.open("about:blank");
    browser.open(home + hash);
    browser.await(
        "the layers",
        () -> "4".equals(browser.evaluate("document.querySelectorAll('.layer').length")));
    if (!hash.isEmpty()) {
      String[] place = hash.split("/");
      awaitText("#wgs84", place[2] + ", " + place[1]);
    }
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.complaints).isEmpty();
    assertThat(browser.requests)
        .isNotEmpty()
        .allMatch(
            url -> url.startsWith(home) || url.startsWith("data:") || url.startsWith("about:"));
    assertThat(browser.evaluate("document.title")).isEqualTo("圖臺 Tutai");
    assertThat(browser.evaluate("document.querySelectorAll('img[src=x]').length")).isEqualTo("0");
  }

  private static String text(String selector) {
    return browser.evaluate("document.querySelector('" + selector + "').textContent");
  }

  private static void awaitText(String selector, String wanted) {
    browser.await(wanted, () -> text(selector).contains(wanted));
  }

  @Test
  void listsTheLayersInChinese() {
    assertThat(text("h1")).isEqualTo("圖圖臺");
    assertThat(text("#layers")).contains("行政區", "roads", "points", HOSTILE);
  }

  @Test
  void drawsTheLayers() {
    browser.await("the fill on the map", () -> browser.colours(420, 100, 700, 600).contains(FILL));
    assertThat(browser.colours(420, 100, 700, 600)).hasSizeGreaterThan(2);
  }

  @Test
  void showsWhatIsWhereSomebodyClicks() throws IOException {
    open("#14/25.08000/121.55000");
    browser.click(WIDTH / 2, HEIGHT / 2);
    awaitText("#found-list", "信義區");
    assertThat(text("#found-list")).contains("NAME", "110").doesNotContain("大安區");
  }

  @Test
  void showsWhatIsInTheMiddleAtEnter() throws IOException {
    open("#14/25.08000/121.45000");
    browser.evaluate("document.getElementById('map').focus()");
    browser.press("Enter", "Enter", 13);
    awaitText("#found-list", "大安區");
  }

  @Test
  void showsTextOfLayersAsText() throws IOException {
    open("#14/25.05000/121.32500");
    browser.click(WIDTH / 2, HEIGHT / 2);
    awaitText("#found-list", HOSTILE);
    awaitText(".ol-attribution", HOSTILE);
  }

  @Test
  void followsTheAddressAndKeepsItWhenTheLanguageChanges() {
    browser.evaluate("location.hash = '#9/23.50000/120.50000'");
    awaitText("#wgs84", "120.50000, 23.50000");
    browser.evaluate("document.getElementById('language').click()");
    awaitText("#layers", "Districts & <more>");
    assertThat(browser.evaluate("location.hash")).isEqualTo("#9/23.50000/120.50000");
    browser.evaluate("document.getElementById('language').click()");
    awaitText("#layers", "行政區");
  }
}

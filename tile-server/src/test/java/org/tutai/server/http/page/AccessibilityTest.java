package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.server.Caller;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.access.Role;

/** The pages against WCAG 2.2 AA, in a real browser: light and dark, desktop and phone. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AccessibilityTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DIALOGS = "document.querySelectorAll('dialog[open]').length";

  @TempDir static Path scratch;

  static RunningServer server;
  static String home;
  static Chromium browser;
  static @Nullable Caller member;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = Chromium.installed();
    assumeTrue(program.isPresent(), "chromium was not found on the PATH (Debian package chromium)");
    Path folder = Files.createDirectories(scratch.resolve("data"));
    Samples.write(folder);
    server = RunningServer.of(folder, scratch.resolve("workspace"));
    home = "http://127.0.0.1:" + server.wire().port() + "/";
    browser = new Chromium(program.get(), scratch, 1440, 900);
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

  private static void show(String path, String scheme, int width, int height, String there)
      throws IOException {
    browser.resize(width, height, width < 640);
    browser.prefer(scheme);
    browser.open("about:blank");
    browser.open(home + path);
    browser.await(
        there,
        () -> !browser.evaluate("document.querySelectorAll('" + there + "').length").equals("0"));
  }

  @ParameterizedTest
  @CsvSource({"light, 1440, 900", "dark, 1440, 900", "light, 390, 844", "dark, 390, 844"})
  void theMapPageHasNoFault(String scheme, int width, int height) throws IOException {
    show("", scheme, width, height, ".layer");
    AxeCheck.check(browser, "the map page");
  }

  @ParameterizedTest
  @CsvSource({"light, 1440, 900", "dark, 1440, 900", "light, 390, 844", "dark, 390, 844"})
  void thePageOnTheApiHasNoFault(String scheme, int width, int height) throws IOException {
    show("docs/api", scheme, width, height, ".operation");
    AxeCheck.check(browser, "the page on the API");
  }

  @ParameterizedTest
  @CsvSource({"light, 1440, 900", "dark, 390, 844"})
  void thePageThatPublishesHasNoFault(String scheme, int width, int height) throws IOException {
    browser.clearCookies();
    show("publish", scheme, width, height, "main h2");
    AxeCheck.check(browser, "the page that publishes, for a visitor");
    Caller publisher = Caller.member(server, "publisher " + scheme, Role.PUBLISHER);
    browser.setCookie(home, "tutai-session", publisher.session());
    show("publish", scheme, width, height, "main input[type=file]");
    AxeCheck.check(browser, "the page that publishes");
    browser.clearCookies();
  }

  /** Both sizes of window belong to the same person, whose theme the tab keeps. */
  private static void signIn() throws IOException {
    if (member == null) {
      member = Caller.member(server, "member", Role.MEMBER);
    }
    browser.setCookie(home, "tutai-session", member.session());
  }

  private static void press(String selector) {
    browser.evaluate("document.querySelector(" + quoted(selector) + ").click(); ''");
  }

  private static void awaitThere(String selector) {
    browser.await(
        selector,
        () ->
            browser.evaluate("!!document.querySelector(" + quoted(selector) + ")").equals("true"));
  }

  private static String quoted(String selector) {
    return '"' + selector.replace("\"", "\\\"") + '"';
  }

  /** A sheet at the foot of a phone is opened, as what it hides is not examined. */
  private static void openSheet() {
    browser.evaluate("document.querySelector('#panel.low #grip')?.click(); ''");
    browser.await(
        "the sheet",
        () -> browser.evaluate("!document.querySelector('#panel.low')").equals("true"));
  }

  @ParameterizedTest
  @CsvSource({"light, 1440, 900", "dark, 390, 844"})
  void noDialogOfTheMapPageHasAFault(String scheme, int width, int height) throws IOException {
    signIn();
    for (String tool : new String[] {"add-layer", "share", "themes", "picture"}) {
      show("", scheme, width, height, ".layer");
      awaitThere("[data-tool=" + tool + "]");
      press("[data-tool=" + tool + "]");
      browser.await("a dialog", () -> browser.evaluate(DIALOGS).equals("1"));
      AxeCheck.check(browser, "the dialog of " + tool);
      if (tool.equals("themes")) {
        press("dialog footer button:last-child");
        browser.await("another dialog", () -> browser.evaluate(DIALOGS).equals("2"));
        AxeCheck.check(browser, "the dialog of public theme maps");
      }
      if (tool.equals("share")) {
        browser.evaluate("document.querySelector('dialog input').value = 'One'; ''");
        press("dialog footer .primary");
        awaitThere("dialog .qr");
        AxeCheck.check(browser, "the dialog with the link");
      }
    }
    browser.clearCookies();
    show("", scheme, width, height, ".layer");
    press("[data-tool=share]");
    browser.await("a dialog", () -> browser.evaluate(DIALOGS).equals("1"));
    AxeCheck.check(browser, "the dialog that asks to sign in");
  }

  @ParameterizedTest
  @CsvSource({"light, 1440, 900", "dark, 390, 844"})
  void noPartOfTheMapPageHasAFaultWhenItIsOpened(String scheme, int width, int height)
      throws IOException {
    show("", scheme, width, height, ".layer");
    openSheet();
    press("#layers .layer .row button[aria-expanded]");
    awaitThere("#layers .more details");
    browser.evaluate(
        "document.querySelectorAll('#layers .more details').forEach(d => d.open = true); ''");
    awaitThere("#layers .report");
    AxeCheck.check(browser, "the details of a layer with its report card");
    for (String tool : new String[] {"measure", "draw"}) {
      awaitThere("[data-tool=" + tool + "]");
      press("[data-tool=" + tool + "]");
      awaitThere("#tray:not([hidden])");
      AxeCheck.check(browser, "the tray of " + tool);
    }
    press("[data-tool=overview]");
    awaitThere("#overview:not([hidden]) canvas");
    AxeCheck.check(browser, "the overview map");
  }

  private static final String THEME =
      """
      {"type":"tutai-theme","version":1,"title":"Floods","description":"What rises.","author":"Ann",
       "view":{"center":[121,23.7],"zoom":7},
       "layers":[{"kind":"published","id":"x","layer":"not-here","version":"newest","title":"Shelters"},
                 {"kind":"hologram","id":"h","title":"Later"}],
       "annotations":[{"kind":"text","id":"t","coordinates":[121,24],"text":"Meet here"}]}
      """;

  private static String shared(String visibility) throws IOException {
    Caller ann = Caller.member(server, "ann " + System.nanoTime(), Role.MEMBER);
    String id = JSON.readTree(ann.post("/api/v1/themes", THEME).body()).get("id").asText();
    String said = "{\"visibility\":\"" + visibility + "\"}";
    return JSON.readTree(ann.post("/api/v1/themes/" + id + "/share", said).body())
        .get("id")
        .asText();
  }

  @ParameterizedTest
  @CsvSource({
    "light, 1440, 900, ''",
    "dark, 390, 844, ''",
    "light, 640, 480, ?embed=1",
    "dark, 1440, 900, ?embed=1"
  })
  void aSharedThemeHasNoFault(String scheme, int width, int height, String query)
      throws IOException {
    browser.clearCookies();
    show("t/" + shared("link") + query, scheme, width, height, ".theme-title");
    awaitThere("#faults:not([hidden])");
    AxeCheck.check(browser, "a shared theme with layers that are not shown");
    openSheet();
    AxeCheck.check(browser, "a shared theme with its list of layers");
  }

  @Test
  void layersThatAreNotShownAreNamedWhileTheSheetIsCollapsed() throws IOException {
    show("t/" + shared("link"), "light", 390, 844, ".theme-title");
    awaitThere("#panel.low #faults:not([hidden])");
    browser.await("the name of what is missing", () -> faults().contains("Shelters"));
    browser.await("the name of what is not known", () -> faults().contains("Later"));
    browser.await(
        "a notice",
        () -> browser.evaluate("document.querySelector('.notice')?.textContent").contains("Later"));
    press("#faults");
    awaitThere("#panel:not(.low)");
    assertThat(browser.evaluate("getComputedStyle(document.querySelector('#faults')).display"))
        .isEqualTo("none");
  }

  private static String faults() {
    return browser.evaluate("document.querySelector('#faults').getAttribute('aria-label')");
  }

  @Test
  void anEmbeddedMapIsCoveredByALineOfItsTitleAlone() throws IOException {
    show("t/" + shared("link") + "?embed=1", "light", 640, 480, ".theme-title");
    browser.await("the sheet to rest", () -> innerTop("#panel") >= 480 - 64);
    assertThat(innerTop(".ol-attribution")).isGreaterThan(480 / 2);
  }

  private static double innerTop(String selector) {
    return Double.parseDouble(
        browser.evaluate(
            "document.querySelector(" + quoted(selector) + ").getBoundingClientRect().top"));
  }

  @ParameterizedTest
  @CsvSource({"light, 1440, 900", "dark, 390, 844"})
  void pagesWithoutAThemeHaveNoFault(String scheme, int width, int height) throws IOException {
    browser.clearCookies();
    for (String link : new String[] {shared("members"), "aaaaaaaaaaaaaaaaaaaa"}) {
      show("t/" + link, scheme, width, height, "#theme-card .note");
      AxeCheck.check(browser, "the page of a link that shows nothing: " + link);
    }
    for (String path : new String[] {"not-here", "docs/not-here"}) {
      show(path, scheme, width, height, "main h1");
      AxeCheck.check(browser, "the page " + path);
    }
    show("account", scheme, width, height, "main h2");
    AxeCheck.check(browser, "the page of accounts, for a visitor");
  }

  @Test
  void aFaultIsFound() throws IOException {
    show("docs/api", "light", 1440, 900, ".operation");
    browser.evaluate("document.body.append(document.createElement('input')); ''");
    assertThat(AxeCheck.faults(browser)).anyMatch(fault -> fault.startsWith("label: "));
  }
}

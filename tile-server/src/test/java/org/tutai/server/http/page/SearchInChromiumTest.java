package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.MadeUpPlaces;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;

/** The search box as somebody uses it, with keyboard, input method, mouse and links. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SearchInChromiumTest {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;

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
    server.locateWith(MadeUpPlaces.indexes());
    browser.open("about:blank");
    browser.complaints.clear();
    open("");
  }

  private static void open(String rest) throws IOException {
    browser.open("about:blank");
    browser.requests.clear();
    browser.open(home + rest);
    browser.await(
        "the layers",
        () -> "3".equals(browser.evaluate("document.querySelectorAll('.layer').length")));
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.complaints).isEmpty();
    assertThat(browser.requests)
        .isNotEmpty()
        .allMatch(url -> url.matches("(" + home + "|data:|about:).*"));
  }

  private static String text(String selector) {
    return browser.evaluate("document.querySelector('" + selector + "')?.textContent ?? ''");
  }

  private static void awaitText(String selector, String wanted) {
    browser.await(
        wanted + " in " + selector + ", where there is: " + text(selector),
        () -> text(selector).contains(wanted));
  }

  private static String attribute(String name) {
    return browser.evaluate("document.getElementById('search-text').getAttribute('" + name + "')");
  }

  private static String value() {
    return browser.evaluate("document.getElementById('search-text').value");
  }

  private static boolean listIsOpen() {
    return browser
        .evaluate("String(!document.getElementById('search-list').hidden)")
        .equals("true");
  }

  private static void focus() {
    browser.evaluate("document.getElementById('search-text').focus()");
  }

  private static void enter() throws IOException {
    browser.press("Enter", "Enter", 13);
  }

  private static List<String> asked(String path) {
    return browser.requests.stream().filter(url -> url.contains("/locate/" + path + "?")).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void offersCompletionsOfAllKindsWithThePartThatWasTypedMarked() throws IOException {
    focus();
    browser.type("松高");
    awaitText("#search-list", "松高路11號");
    assertThat(text("#search-list mark")).isEqualTo("松高");
    assertThat(text("#search-list")).contains("松高路12號", "Songgao Rd.");
    assertThat(attribute("aria-expanded")).isEqualTo("true");
    assertThat(text("#search-status")).contains("3");
  }

  @Test
  void asksNothingWhileAnInputMethodIsComposing() throws IOException {
    focus();
    browser.compose("ㄙㄨㄥ");
    enter();
    browser.compose("松高");
    pause();
    assertThat(asked("suggest")).isEmpty();
    assertThat(asked("search")).isEmpty();
    assertThat(listIsOpen()).isFalse();
    browser.type("松高");
    awaitText("#search-list", "松高路11號");
    assertThat(value()).isEqualTo("松高");
    assertThat(asked("suggest")).hasSize(1);
  }

  /** Longer than the pause after which the page would ask. */
  private static void pause() {
    browser.evaluate("window.since = performance.now()");
    browser.await(
        "half a second",
        () -> browser.evaluate("String(performance.now() - window.since > 500)").equals("true"));
  }

  @Test
  void arrowsChooseAndEnterTakes() throws IOException {
    focus();
    browser.type("市府");
    awaitText("#search-list", "市府廣場");
    browser.press("ArrowDown", "ArrowDown", 40);
    assertThat(attribute("aria-activedescendant")).isEqualTo("search-option-0");
    browser.press("ArrowUp", "ArrowUp", 38);
    assertThat(attribute("aria-activedescendant")).isIn("", "null");
    browser.press("ArrowUp", "ArrowUp", 38);
    assertThat(text("#search-list [aria-selected=true]")).contains("市府廣場");
    enter();
    awaitText("#found-list", "市府廣場");
    assertThat(listIsOpen()).isFalse();
    assertThat(value()).isEqualTo("市府廣場");
  }

  @Test
  void escapeClosesTheListThenClearsThenLeavesTheBox() throws IOException {
    focus();
    browser.type("松高路11號");
    awaitText("#search-list", "松高路11號");
    browser.press("Escape", "Escape", 27);
    assertThat(listIsOpen()).isFalse();
    assertThat(value()).isEqualTo("松高路11號");
    browser.press("Escape", "Escape", 27);
    assertThat(value()).isEmpty();
    browser.press("Escape", "Escape", 27);
    assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("map");
  }

  @Test
  void slashGoesToTheBox() throws IOException {
    browser.evaluate("document.getElementById('map').focus()");
    browser.press("/", "Slash", 191);
    assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("search-text");
    assertThat(value()).isEmpty();
  }

  @Test
  void showsAnAddressWithItsReasonsAndCoordinates() throws IOException {
    focus();
    browser.type("台北市信義區市府路45號");
    enter();
    awaitText("#found-list", "臺北市信義區市府路45號");
    assertThat(text("#found-list"))
        .contains("門牌", "幾乎確定", "門牌登記有此號。", "121.56450, 25.03400", "示範門牌")
        .contains("「台」視為「臺」。");
    assertThat(browser.evaluate("decodeURIComponent(location.search)"))
        .isEqualTo("?q=台北市信義區市府路45號");
    browser.await("the pin", () -> browser.colours(500, 200, 400, 400).contains(0x0b6e6e));
  }

  @Test
  void listsSeveralWhereATextMayMeanMoreThanOne() throws IOException {
    open("?q=" + encoded("松高路1"));
    awaitText("#found-list", "松高路12號");
    assertThat(browser.evaluate("document.querySelectorAll('.result').length")).isEqualTo("2");
    assertThat(browser.evaluate("document.querySelectorAll('.result[open]').length"))
        .isEqualTo("1");
    browser.evaluate("document.querySelectorAll('.result summary')[1].click()");
    browser.await(
        "the second alone",
        () ->
            browser
                .evaluate("[...document.querySelectorAll('.result')].map(row => row.open).join()")
                .equals("false,true"));
    assertThat(text(".result[open]")).contains("取同側鄰號內插");
  }

  @Test
  void aLinkLeadsBackToTheQuestionAndItsPlace() throws IOException {
    open("?q=" + encoded("121.56370,25.03750") + "#15/25.03750/121.56370");
    awaitText("#found-list", "121.56370, 25.03750");
    assertThat(text("#found-list")).contains("最近門牌", "市府路1號", "臺北市信義區", "市府廣場");
    assertThat(browser.evaluate("location.hash")).startsWith("#15/");
    assertThat(value()).isEqualTo("121.56370,25.03750");
  }

  @Test
  void drawsTheOutlineOfADistrict() throws IOException {
    open("?q=" + encoded("信義區"));
    awaitText("#found-list", "信義區");
    browser.await("the outline", () -> asked("districts").size() == 1);
    assertThat(asked("districts").get(0)).contains("code=63000020", "outline=true");
  }

  @Test
  void tellsWhatIsWhereTheRightButtonIsPressed() throws IOException {
    open("#16/25.03750/121.56370");
    browser.await("the place", () -> text("#wgs84").contains("121.56370, 25.03750"));
    browser.rightClick(WIDTH / 2, HEIGHT / 2);
    awaitText("#found-list", "市府路1號");
    assertThat(text("#found-title")).isEqualTo("這裡是");
    assertThat(text("#found-list")).contains("臺北市信義區", "110");
  }

  @Test
  void saysWhatMayHelpWhereNothingIsFound() throws IOException {
    open("?q=" + encoded("不存在的地方<b>"));
    awaitText("#found-list", "找不到「不存在的地方<b>」");
    assertThat(text("#found-list")).contains("查無此地址。", "可以這樣試");
  }

  @Test
  void saysThatTheIndexIsBeingOpened() throws IOException {
    server.locateWith(null);
    open("?q=" + encoded("信義區"));
    awaitText("#found-list", "門牌索引準備中");
    browser.complaints.clear();
    server.locateWith(MadeUpPlaces.indexes());
    browser.evaluate("document.querySelector('.again button').click()");
    awaitText("#found-list .result", "信義區");
  }

  @Test
  void answersInTheOtherLanguageWhenThatIsChosen() throws IOException {
    open("?q=" + encoded("松高路12號"));
    awaitText("#found-list", "取同側鄰號內插");
    browser.evaluate("document.getElementById('language').click()");
    awaitText("#found-list", "Number 12 is not there");
    assertThat(browser.evaluate("document.getElementById('search-text').placeholder"))
        .isEqualTo("Address, landmark or coordinate");
    browser.evaluate("document.getElementById('language').click()");
    awaitText("#found-list", "取同側鄰號內插");
  }
}

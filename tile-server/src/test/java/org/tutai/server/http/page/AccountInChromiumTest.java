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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.server.Caller;
import org.tutai.server.RunningServer;
import org.tutai.server.access.Role;

/** The account page as somebody sees and uses it, in a real browser. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class AccountInChromiumTest {

  private static final String HOSTILE = "<img src=x onerror=document.title=1>";

  @TempDir static Path scratch;

  static RunningServer server;
  static String home;
  static Chromium browser;
  static Caller administrator;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> program = Chromium.installed();
    assumeTrue(program.isPresent(), "chromium was not found on the PATH (Debian package chromium)");
    Path folder = Files.createDirectories(scratch.resolve("data"));
    server = RunningServer.of(folder, scratch.resolve("workspace"));
    home = "http://127.0.0.1:" + server.wire().port() + "/";
    administrator = Caller.member(server, "陳管理", Role.ADMINISTRATOR);
    Caller.member(server, HOSTILE, Role.MEMBER);
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

  @BeforeEach
  void asAVisitor() throws IOException {
    browser.resize(1440, 900, false);
    browser.prefer("light");
    browser.clearCookies();
    browser.open("about:blank");
    browser.complaints.clear();
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(browser.complaints).isEmpty();
    assertThat(browser.evaluate("document.title")).isIn("帳號・圖臺", "Account · Tutai", "圖臺 Tutai");
    assertThat(browser.evaluate("document.querySelectorAll('img[src=x]').length")).isEqualTo("0");
    assertThat(browser.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
        .doesNotContain("csrf", "token", "tutai_", Caller.PASSWORD);
  }

  private static void open(String path) throws IOException {
    browser.open("about:blank");
    browser.open(home + path);
  }

  /** Opens a view as somebody who is signed in. */
  private static void openAs(Caller caller, String view) throws IOException {
    browser.setCookie(home, "tutai-session", caller.session());
    open("account#" + view);
    awaitThere("#views a[aria-current]");
    awaitThere("main h2");
  }

  private static void awaitThere(String selector) {
    browser.await(selector, () -> isThere(selector));
  }

  private static boolean isThere(String selector) {
    return !browser.evaluate("document.querySelectorAll('" + selector + "').length").equals("0");
  }

  private static String text(String selector) {
    return browser.evaluate("document.querySelector('" + selector + "')?.textContent ?? ''");
  }

  private static void awaitText(String selector, String wanted) {
    browser.await(wanted + " in " + selector, () -> text(selector).contains(wanted));
  }

  private static void fill(String name, String value) throws IOException {
    awaitThere("main [name=" + name + "]");
    browser.evaluate("document.querySelector('main [name=" + name + "]').focus()");
    browser.type(value);
  }

  private static void click(String selector) {
    awaitThere(selector);
    browser.evaluate("document.querySelector('" + selector + "').click()");
  }

  @Test
  void somebodySignsInFromTheMapAndComesBackAndSignsOut() throws IOException {
    open("#9/23.50000/120.50000");
    awaitText(".who", "登入");
    click(".who");
    fill("name", "陳管理");
    fill("password", Caller.PASSWORD);
    click("button.primary");
    awaitText(".who", "陳管理");
    assertThat(browser.evaluate("location.hash")).isEqualTo("#9/23.50000/120.50000");
    assertThat(browser.evaluate("document.cookie")).doesNotContain("tutai-session");
    click(".who");
    awaitText("main", "個人資料");
    click("#leave");
    awaitText("main h2", "登入");
    assertThat(isThere("#views:not([hidden])")).isFalse();
  }

  @Test
  void aWrongPasswordIsToldInTheReadersLanguage() throws IOException {
    open("account");
    fill("name", "陳管理");
    click("button.primary");
    awaitText(".field + .field .error", "請填寫這一欄");
    assertThat(browser.evaluate("document.activeElement.name")).isEqualTo("password");
    fill("password", "not this one");
    click("button.primary");
    awaitText(".error.whole", "不正確");
    click("#language");
    fill("name", "陳管理");
    fill("password", "not this one");
    click("button.primary");
    awaitText(".error.whole", "is wrong");
    click("#language");
    browser.complaints.removeIf(complaint -> complaint.contains("status of 401"));
  }

  @Test
  void anInvitationIsMadeAndAcceptedAndItsTokenLeavesTheAddress() throws IOException {
    openAs(administrator, "members");
    fill("name", "新同事");
    click("form button.primary");
    awaitThere("input.secret");
    String link = browser.evaluate("document.querySelector('input.secret').value");
    assertThat(link).startsWith(home + "account#invitation=");
    browser.clearCookies();
    open(link.substring(home.length()));
    awaitText("main", "您的帳號是「新同事」");
    assertThat(browser.evaluate("location.href")).isEqualTo(home + "account");
    assertThat(browser.evaluate("JSON.stringify(navigation.entries().map((e) => e.url))"))
        .contains("/account")
        .doesNotContain(link.substring(link.indexOf('=')));
    fill("password", "short");
    click("button.primary");
    awaitText(".field .error", "10");
    browser.evaluate("document.querySelector('[name=password]').value = ''");
    fill("password", "rather long, this one");
    click("button.primary");
    awaitText("main", "個人資料");
    assertThat(text(".facts")).contains("新同事", "成員");
    browser.complaints.removeIf(complaint -> complaint.contains("status of 400"));
  }

  @Test
  void aLinkThatWorksNoMoreSaysSo() throws IOException {
    open("account#invitation=abc");
    awaitText("main", "這個連結不能用了");
    browser.complaints.removeIf(complaint -> complaint.contains("status of 404"));
  }

  @Test
  void aKeyIsShownOnceAndItsRevocationCanBeUndone() throws IOException {
    Caller member = Caller.member(server, "有金鑰的人", Role.PUBLISHER);
    openAs(member, "keys");
    awaitText(".list", "還沒有金鑰");
    fill("title", "每夜更新");
    click("button.primary");
    awaitText("fieldset .error", "請至少勾選一項");
    click("input[value=publish]");
    click("button.primary");
    awaitThere("input.secret");
    String key = browser.evaluate("document.querySelector('input.secret').value");
    assertThat(key).startsWith("tutai_");
    open("account#keys");
    awaitText(".list", "每夜更新");
    assertThat(browser.evaluate("document.body.innerHTML")).doesNotContain(key);
    click(".list button.loss");
    awaitText(".notice", "即將撤銷");
    click(".notice .quiet");
    awaitText(".list", "每夜更新");
    assertThat(server.members().keys().of(member.id())).hasSize(1);
    click(".list button.loss");
    click(".notice .icon");
    browser.await("the end of the key", () -> server.members().keys().of(member.id()).isEmpty());
    awaitText(".list", "還沒有金鑰");
  }

  @Test
  void whoeverLeavesThePageHasNotUndone() throws IOException {
    Caller member = Caller.member(server, "要刪除的人", Role.MEMBER);
    openAs(administrator, "members");
    fill("q", "要刪除的人");
    awaitThere(".members li:only-child button.loss");
    click(".members li:only-child button.loss");
    awaitText(".notice", "即將刪除");
    assertThat(server.members().find(member.id())).isPresent();
    open("docs/api");
    browser.await("the end", () -> server.members().find(member.id()).isEmpty());
    open("account");
    awaitThere("main h2");
  }

  @Test
  void aRoleIsChangedAndChangedBack() throws IOException {
    Caller member = Caller.member(server, "升級的人", Role.MEMBER);
    openAs(administrator, "members");
    fill("q", "升級的人");
    awaitThere(".members li:only-child select");
    browser.evaluate(
        "{ const s = document.querySelector('.members select'); s.value = 'publisher';"
            + " s.dispatchEvent(new Event('change')); }");
    browser.await("the role", () -> roleOf(member) == Role.PUBLISHER);
    click(".notice .quiet");
    browser.await("the role", () -> roleOf(member) == Role.MEMBER);
  }

  private static Role roleOf(Caller member) {
    return server.members().find(member.id()).orElseThrow().role();
  }

  @Test
  void namesAreShownAsText() throws IOException {
    openAs(administrator, "members");
    awaitText(".members", HOSTILE);
    open("account#audit");
    awaitText(".audit", HOSTILE);
  }

  @Test
  void onlyAdministratorsHaveTheirViews() throws IOException {
    openAs(Caller.member(server, "一般成員", Role.MEMBER), "members");
    assertThat(text("#views")).isEqualTo("我的帳號API 金鑰");
    assertThat(text("main")).contains("個人資料").doesNotContain("邀請");
  }

  @Test
  void anAddressToComeBackToIsOneOfThisServer() throws IOException {
    open("account#next=" + "https%3A%2F%2Fexample.tw%2F");
    fill("name", "陳管理");
    fill("password", Caller.PASSWORD);
    click("button.primary");
    awaitText("main", "個人資料");
    assertThat(browser.evaluate("location.href")).isEqualTo(home + "account");
  }

  @Test
  void theSetUpPageHasItsOwnServer() throws IOException {
    Path folder = Files.createDirectories(scratch.resolve("fresh"));
    try (var fresh = RunningServer.of(folder, scratch.resolve("fresh-workspace"))) {
      String address = "http://127.0.0.1:" + fresh.wire().port() + "/account";
      String token = fresh.members().invitations().newSetupToken().orElseThrow();
      browser.open(address);
      awaitText("main", "還沒有管理員");
      AxeCheck.check(browser, "a server that is not set up");
      browser.open("about:blank");
      browser.open(address + "#setup=" + token);
      awaitText("main", "設定第一位管理員");
      AxeCheck.check(browser, "the set-up");
      fill("name", "第一位");
      fill("password", Caller.PASSWORD);
      click("button.primary");
      awaitText(".facts", "管理員");
      assertThat(browser.evaluate("location.href")).isEqualTo(address);
    }
  }

  @ParameterizedTest
  @CsvSource({"light, 1440, 900", "dark, 1440, 900", "light, 390, 844", "dark, 390, 844"})
  void noViewHasAFault(String scheme, int width, int height) throws IOException {
    browser.resize(width, height, width < 640);
    browser.prefer(scheme);
    open("account");
    awaitThere("button.primary");
    click("button.primary");
    awaitThere("[aria-invalid]");
    AxeCheck.check(browser, "signing in, with faults");
    for (String view : new String[] {"own", "keys", "members", "audit"}) {
      openAs(administrator, view);
      if (view.equals("members")) {
        awaitThere(".members li");
        click(".members button.loss");
        awaitThere(".notice");
      }
      AxeCheck.check(browser, view);
      assertThat(browser.evaluate("String(document.documentElement.scrollWidth <= innerWidth)"))
          .as("%s fits into %s pixels", view, width)
          .isEqualTo("true");
      if (view.equals("members")) {
        click(".notice .quiet");
      }
    }
  }
}

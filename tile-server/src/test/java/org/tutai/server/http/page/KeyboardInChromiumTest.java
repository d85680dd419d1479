package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.server.Caller;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.access.Role;

/** Every dialog and tool of the map page by keyboard alone: focus goes in, stays, and returns. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KeyboardInChromiumTest {

  private static final String FOCUSED =
      "(() => { const at = document.activeElement; const dialog ="
          + " [...document.querySelectorAll('dialog[open]')].pop(); return dialog?.contains(at) ?"
          + " 'in ' + [...dialog.querySelectorAll('*')].indexOf(at) : at === document.body ? 'none'"
          + " : 'out ' + (at.id || at.dataset.tool); })()";

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
    browser = new Chromium(program.get(), scratch, 1440, 900);
    Caller member = Caller.member(server, "member", Role.MEMBER);
    browser.setCookie(home, "tutai-session", member.session());
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

  private static void show(int width, int height) throws IOException {
    browser.resize(width, height, width < 640);
    browser.open("about:blank");
    browser.open(home);
    awaitTrue("document.querySelector('.layer') && document.querySelector('[data-tool=picture]')");
  }

  private static void awaitTrue(String condition) {
    browser.await(condition, () -> browser.evaluate("!!(" + condition + ")").equals("true"));
  }

  private static String focused() {
    return browser.evaluate(FOCUSED);
  }

  private static void focus(String selector) {
    awaitTrue("document.querySelector('" + selector + "')");
    browser.evaluate("document.querySelector('" + selector + "').focus(); ''");
  }

  private static void awaitDialogs(int count) {
    awaitTrue("document.querySelectorAll('dialog[open]').length === " + count);
  }

  private static void escape() throws IOException {
    browser.press("Escape", "Escape", 27);
  }

  /** Walks on with the tab key; the page behind is never reached. */
  private static void assertFocusIsKept() throws IOException {
    assertThat(focused()).startsWith("in ");
    Set<String> met = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      browser.press("Tab", "Tab", 9);
      met.add(focused());
    }
    assertThat(met).noneMatch(at -> at.startsWith("out "));
    assertThat(met).anyMatch(at -> at.startsWith("in "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#layers-add",
        "[data-tool=add-layer]",
        "[data-tool=share]",
        "[data-tool=themes]",
        "[data-tool=picture]"
      })
  void aDialogTakesTheKeyboardKeepsItAndGivesItBack(String opener) throws IOException {
    show(1440, 900);
    focus(opener);
    browser.pressEnter();
    awaitDialogs(1);
    assertFocusIsKept();
    escape();
    awaitDialogs(0);
    awaitTrue("document.activeElement === document.querySelector('" + opener + "')");
  }

  @Test
  void aDialogOverAnotherGivesTheKeyboardBackToIt() throws IOException {
    show(1440, 900);
    focus("[data-tool=themes]");
    browser.pressEnter();
    awaitDialogs(1);
    focus("dialog footer button:last-child");
    browser.pressEnter();
    awaitDialogs(2);
    assertFocusIsKept();
    escape();
    awaitDialogs(1);
    awaitTrue(
        "document.activeElement === document.querySelector('dialog footer button:last-child')");
    focus("dialog header button");
    browser.pressEnter();
    awaitDialogs(0);
    awaitTrue("document.activeElement.dataset.tool === 'themes'");
  }

  @Test
  void aDialogOfAToolThatAPhoneHidesGivesTheKeyboardBackToWhatShowsTheTools() throws IOException {
    show(390, 844);
    focus("#tools-open");
    browser.pressEnter();
    awaitTrue("document.querySelector('#tools.open')");
    focus("[data-tool=add-layer]");
    browser.pressEnter();
    awaitDialogs(1);
    assertFocusIsKept();
    escape();
    awaitDialogs(0);
    awaitTrue("document.activeElement.id === 'tools-open'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"measure", "draw"})
  void aToolIsBegunAndEndedByKeyboard(String tool) throws IOException {
    show(1440, 900);
    focus("[data-tool=" + tool + "]");
    browser.pressEnter();
    awaitTrue("document.querySelector('#tray:not([hidden])')");
    escape();
    awaitTrue("document.querySelector('#tray[hidden]')");
    assertThat(focused()).isEqualTo("out " + tool);
  }
}

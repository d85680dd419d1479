package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

  private static final String DIALOGS = "document.querySelectorAll('dialog[open]').length";

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

  @ParameterizedTest
  @CsvSource({"light, 1440, 900", "dark, 390, 844"})
  void noDialogOfTheMapPageHasAFault(String scheme, int width, int height) throws IOException {
    Caller member = Caller.member(server, "member " + scheme, Role.MEMBER);
    browser.setCookie(home, "tutai-session", member.session());
    for (String tool : new String[] {"add-layer", "share", "themes"}) {
      show("", scheme, width, height, ".layer");
      browser.evaluate("document.querySelector('[data-tool=" + tool + "]').click()");
      browser.await("a dialog", () -> browser.evaluate(DIALOGS).equals("1"));
      AxeCheck.check(browser, "the dialog of " + tool);
    }
    browser.clearCookies();
  }

  @Test
  void aFaultIsFound() throws IOException {
    show("docs/api", "light", 1440, 900, ".operation");
    browser.evaluate("document.body.append(document.createElement('input')); ''");
    assertThat(AxeCheck.faults(browser)).anyMatch(fault -> fault.startsWith("label: "));
  }
}

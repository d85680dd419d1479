package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;

/** The page's files: how they are sent, and what must hold in their text. */
class PageTest {

  private static final List<String> FILES =
      List.of(
          "index.html",
          "api.css",
          "api.html",
          "api.js",
          "app.css",
          "app.js",
          "dom.js",
          "i18n.js",
          "map.js",
          "report.js",
          "results.js",
          "search.js",
          "twd97.js");

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.notReady(folder, workspace);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Reply get(String path, String... headers) throws IOException {
    return server.wire().get(path, headers);
  }

  private static String text(String file) {
    try (InputStream in =
        PageEndpoint.class.getResourceAsStream("/org/tutai/server/page/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static Set<String> all(String regex, String text) {
    var found = new TreeSet<String>();
    Pattern.compile(regex).matcher(text).results().map(m -> m.group(1)).forEach(found::add);
    return found;
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html;charset=utf-8",
    "/assets/app.css, text/css;charset=utf-8",
    "/assets/app.js, text/javascript;charset=utf-8",
    "/assets/ol/dist/ol.js, text/javascript;charset=utf-8",
    "/assets/ol/ol.css, text/css;charset=utf-8",
    "/favicon.ico, image/x-icon",
    "/robots.txt, text/plain;charset=utf-8"
  })
  void sendsEachFileAsWhatItIs(String path, String type) throws IOException {
    Reply reply = get(path);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).contains(type);
    assertThat(reply.body()).isNotEmpty();
  }

  @Test
  void sendsWhatTheFolderHolds() throws IOException {
    for (String file : FILES.subList(1, FILES.size())) {
      assertThat(get("/assets/" + file).text()).as(file).isEqualTo(text(file));
    }
    assertThat(get("/").text()).isEqualTo(text("index.html"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets",
        "/assets/none.js",
        "/assets/ol",
        "/assets/../index.html",
        "/assets/%2e%2e/%2e%2e/cli/help.txt",
        "/assets/ol/../../../../org/tutai/server/cli/help.txt"
      })
  void sendsNothingElse(String path) throws IOException {
    assertThat(get(path).status()).isBetween(400, 404);
  }

  @Test
  void letsABrowserKeepWhatHasNotChanged() throws IOException {
    String etag = get("/assets/app.js").header("ETag").orElseThrow();
    assertThat(get("/assets/app.js", "If-None-Match: " + etag).status()).isEqualTo(304);
  }

  @Test
  void allowsOnlyItsOwnScriptsPicturesAndRequests() throws IOException {
    String policy = get("/").header("Content-Security-Policy").orElseThrow();
    assertThat(policy)
        .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'")
        .doesNotContain("script-src", "http:", "https:", "*", "unsafe-eval");
  }

  @Test
  void hasNoScriptWithinItsHtml() {
    String html = text("index.html");
    assertThat(all("<script([^>]*)>\\s*</script>", html)).allMatch(tag -> tag.contains("src="));
    assertThat(html.split("<script", -1)).hasSize(html.split("></script>", -1).length);
    assertThat(all("\\s(on[a-z]+)=", html)).isEmpty();
    assertThat(html).doesNotContain("javascript:");
  }

  @Test
  void namesNoOtherHost() {
    for (String file : FILES) {
      // A name of a vocabulary, which nobody is asked for.
      String text = text(file).replace("http://www.w3.org/2000/svg", "");
      assertThat(all("((?:https?:)?//[a-z0-9-]+\\.[a-z0-9.-]+)", text)).as(file).isEmpty();
    }
  }

  /** A proxy may put the page under a path of its own. */
  @Test
  void asksForEverythingRelativeToItself() {
    assertThat(all("(?:src|href)=\"(/[^\"]*)\"", text("index.html"))).isEmpty();
    for (String script : List.of("app.js", "map.js", "report.js", "search.js")) {
      assertThat(all("(?:fetch\\(|url: )[\"`](/[^\"`]*)", text(script))).as(script).isEmpty();
    }
  }

  @Test
  void hasEveryWordInBothLanguages() {
    Set<String> chinese = words("zh-TW");
    assertThat(words("en")).isEqualTo(chinese);
    Set<String> asked = all("data-(?:text|label|placeholder)=\"([^\"]+)\"", text("index.html"));
    for (String script : FILES) {
      asked.addAll(all("(?:\\bt|[^.]\\badd)\\(\"([A-Za-z0-9_]+)\"", text(script)));
    }
    assertThat(asked).hasSizeGreaterThan(20);
    assertThat(chinese).containsAll(asked);
  }

  /** The keys of a language in i18n.js, one to a line. */
  private static Set<String> words(String language) {
    String block = "\\n  \"?" + language + "\"?: \\{\\n(.*?)\\n  \\},";
    MatchResult match =
        Pattern.compile(block, Pattern.DOTALL).matcher(text("i18n.js")).results().findFirst().get();
    return all("(?m)^    ([A-Za-z0-9_]+): \\S", match.group(1));
  }
}

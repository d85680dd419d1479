package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.source.remote.http.PrivateNames;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;

/** The page's files: how they are sent, and what must hold in their text. */
class PageTest {

  private static final String FOLDER = "/org/tutai/server/page/";
  private static final List<String> FILES = texts();

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

  /** The texts that pages are made of. */
  private static List<String> texts() {
    try (Stream<Path> files = Files.list(Path.of(PageEndpoint.class.getResource(FOLDER).toURI()))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.matches(".*\\.(html|css|js)"))
          .sorted()
          .toList();
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(String file) {
    try (InputStream in = PageEndpoint.class.getResourceAsStream(FOLDER + file)) {
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
    "/account, text/html;charset=utf-8",
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
    assertThat(FILES).contains("index.html", "api.html", "app.css", "app.js");
    for (String file : FILES) {
      assertThat(get("/assets/" + file).text()).as(file).isEqualTo(text(file));
    }
    assertThat(get("/").text()).isEqualTo(text("index.html"));
  }

  @ParameterizedTest
  @CsvSource({
    "/account/, /account",
    "/publish/?a=b&c=%E5%9C%96, /publish?a=b&c=%E5%9C%96",
    "/docs/api/, /docs/api",
    "/t/AbCdEfGhIjKlMnOpQrSt/, /t/AbCdEfGhIjKlMnOpQrSt",
    "/t/https:evil.example/, /t/https%3Aevil.example"
  })
  void leadsFromASlashAtTheEndToTheAddressWithout(String path, String expected) throws IOException {
    Reply reply = get(path);
    assertThat(reply.status()).isEqualTo(308);
    assertThat(reply.body()).isEmpty();
    String to = reply.header("Location").orElseThrow();
    assertThat(to).startsWith("../").doesNotContain("//");
    assertThat(URI.create("http://example.tw/map" + path).resolve(to))
        .isEqualTo(URI.create("http://example.tw/map" + expected));
  }

  @Test
  void otherAddressesMayEndWithASlash() throws IOException {
    assertThat(get("/api/v1/layers/").status()).isEqualTo(200);
    assertThat(get("/wms/?SERVICE=WMS&REQUEST=GetCapabilities").status()).isEqualTo(200);
    assertThat(get("/").status()).isEqualTo(200);
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
  void tellsThePageTheEndingsOfPrivateNamesThatTheCoreKnows() throws IOException {
    Reply reply = get("/assets/private-ends.js");
    assertThat(reply.header("Content-Type")).contains("text/javascript;charset=utf-8");
    assertThat(all("\"([a-z]+)\"", reply.text()))
        .contains("lan", "local", "localhost")
        .containsExactlyInAnyOrderElementsOf(PrivateNames.ends());
    assertThat(text("save.js")).contains("from \"./private-ends.js\"").doesNotContain("workgroup");
  }

  /** What the map page loads before its first tile, and what a shared theme with drawings adds. */
  @Test
  void isLightBeforeItsFirstTile() throws IOException {
    Set<String> own = withImports(Set.of("app.js"));
    assertThat(weight(own)).isLessThan(305_000);
    assertThat(own).doesNotContain("draw.js", "sources.js", "results.js", "dialog.js");
    Set<String> shared = withImports(Set.of("app.js", "opened.js", "annotations.js"));
    assertThat(weight(shared)).isLessThan(325_000);
  }

  @Test
  void namesAllModulesThatItBeginsWith() {
    assertThat(all("modulepreload\" href=\"assets/([a-z0-9-]+\\.js)\"", text("index.html")))
        .isEqualTo(withImports(Set.of("app.js")));
  }

  /** Bytes of the page, its styles, OpenLayers and scripts, with 300 for the headers of each. */
  private static int weight(Set<String> scripts) throws IOException {
    var files = new TreeSet<String>(Set.of("/", "/assets/ol/dist/ol.js"));
    all("stylesheet\" href=\"([^\"]+)\"", text("index.html")).forEach(css -> files.add("/" + css));
    scripts.forEach(script -> files.add("/assets/" + script));
    int sum = 0;
    for (String file : files) {
      sum += get(file, "Accept-Encoding: gzip").body().length + 300;
    }
    return sum;
  }

  private static Set<String> withImports(Set<String> scripts) {
    var all = new TreeSet<String>(scripts);
    for (String script : scripts) {
      Set<String> imported = all("(?:\\bfrom|^import) \"\\./([a-z0-9-]+\\.js)\"", text(script));
      imported.removeAll(all);
      all.addAll(withImports(imported));
    }
    return all;
  }

  @Test
  void thePageForPasswordsIsStrictest() throws IOException {
    Reply reply = get("/account");
    assertThat(reply.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http:", "https:", "*");
    assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
    assertThat(reply.header("Cross-Origin-Opener-Policy")).contains("same-origin");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasNoScriptWithinItsHtml(String page) {
    String html = text(page);
    assertThat(all("<script([^>]*)>\\s*</script>", html)).allMatch(tag -> tag.contains("src="));
    assertThat(html.split("<script", -1)).hasSize(html.split("></script>", -1).length);
    assertThat(all("\\s(on[a-z]+)=", html)).isEmpty();
    assertThat(html).doesNotContain("javascript:");
  }

  @Test
  void namesNoOtherHost() {
    for (String file : FILES) {
      // Names of vocabularies, and links that a person may follow: nobody is asked for them.
      String text =
          text(file)
              .replace("http://www.w3.org/2000/svg", "")
              .replace("http://www.opengis.net/sld", "")
              .replaceAll(
                  "`https://(social-plugins[.]line[.]me|www[.]facebook[.]com|x[.]com)/", "`");
      assertThat(all("((?:https?:)?//[a-z0-9-]+\\.[a-z0-9.-]+)", text)).as(file).isEmpty();
    }
  }

  /** A proxy may put the page under a path of its own. */
  @Test
  void asksForEverythingRelativeToItself() {
    for (String file : FILES) {
      assertThat(all("(?:src|href)=\"(/[^\"]*)\"", text(file))).as(file).isEmpty();
      assertThat(all("(?:fetch\\(|url: )[\"`](/[^\"`]*)", text(file))).as(file).isEmpty();
    }
  }

  @Test
  void hasEveryWordInBothLanguages() {
    var chinese = words("zh-TW");
    var english = words("en");
    var asked = new TreeSet<String>();
    for (String file : FILES) {
      String text = text(file);
      List<Set<String>> added = AddedWords.in(text);
      assertThat(added.get(1)).as(file).isEqualTo(added.get(0));
      assertThat(added.get(0)).as(file).noneMatch(chinese::contains);
      chinese.addAll(added.get(0));
      english.addAll(added.get(1));
      asked.addAll(all("data-(?:text|label|placeholder)=\"([^\"]+)\"", text));
      asked.addAll(all("(?:\\bt|[^.]\\badd)\\(\"([A-Za-z0-9_]+)\"", text));
    }
    assertThat(english).isEqualTo(chinese);
    assertThat(asked).hasSizeGreaterThan(20);
    assertThat(chinese).containsAll(asked);
  }

  /** The keys of a language in i18n.js, one to a line. */
  private static Set<String> words(String language) {
    String block = "\\n  \"?" + language + "\"?: \\{\\n(.*?)\\n  \\},";
    MatchResult match =
        Pattern.compile(block, Pattern.DOTALL).matcher(text("i18n.js")).results().findFirst().get();
    return keys(match.group(1));
  }

  @Test
  void findsTheWordsThatAScriptAdds() {
    String script =
        "x\n"
            + "addWords(\n"
            + "{ a: \"1:,\", b: (n, m) => `${n > 1 ? \"c: {\" : `}, d: `}`, e: [\"f:\", 1] }, { a:"
            + " \"\\\",z:\" });\n"
            + "addWords({ g: '' }, {});";
    assertThat(AddedWords.in(script)).containsExactly(Set.of("a", "b", "e", "g"), Set.of("a"));
    assertThat(AddedWords.in("import { addWords } from")).containsExactly(Set.of(), Set.of());
  }

  private static Set<String> keys(String words) {
    return all("(?m)^    ([A-Za-z0-9_]+): \\S", words);
  }

  private static Stream<String> pages() {
    return FILES.stream().filter(file -> file.endsWith(".html"));
  }
}

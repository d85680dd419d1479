package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.server.Caller;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.access.Role;

/**
 * A theme map of every kind of layer, annotation and measurement, made by a member in one browser
 * and opened by its link in another that has no account, after a layer of which it pins a version
 * was taken away. The pictures that were seen are left in {@code target/shared-theme}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SharedThemeInChromiumTest {

  private static final int WIDTH = 1440;
  private static final int HEIGHT = 900;

  /** A name by which the browsers reach the other server, as one that anybody could. */
  private static final String HOST = "maps.example.tw";

  private static final Path PICTURES = Path.of("target", "shared-theme");

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path scratch;

  static RunningServer server;
  static Elsewhere elsewhere;
  static String home;
  static String link;

  /** What the maker saw and had before leaving. */
  static BufferedImage made;

  static JsonNode mine;

  private static Path program;
  private static Chromium browser;

  @BeforeAll
  static void makeAndShareTheTheme() throws IOException {
    Optional<Path> installed = Chromium.installed();
    assumeTrue(
        installed.isPresent(), "chromium was not found on the PATH (Debian package chromium)");
    program = installed.get();
    Path folder = Files.createDirectories(scratch.resolve("data"));
    Samples.write(folder);
    RunningServer.write(
        folder.resolve("old.wkt"),
        "layer old EPSG:4326 POLYGON",
        "舊|1|POLYGON ((121.95 24.95, 122.05 24.95, 122.05 25.15, 121.95 25.15, 121.95 24.95))");
    Files.writeString(folder.resolve("old.tutai.json"), "{\"visible\": false}");
    server = RunningServer.of(folder, scratch.resolve("workspace"));
    home = "http://127.0.0.1:" + server.wire().port() + "/";
    elsewhere = new Elsewhere();
    Files.createDirectories(PICTURES);
    try (Chromium maker = start("maker")) {
      browser = maker;
      make();
    }
    Files.delete(folder.resolve("old.wkt"));
    server.await(
        () -> server.published().layers().stream().noneMatch(each -> each.name().equals("old")));
    browser = start("visitor");
  }

  private static Chromium start(String who) throws IOException {
    Path folder = Files.createDirectories(scratch.resolve(who));
    return new Chromium(
        program, folder, WIDTH, HEIGHT, "--host-resolver-rules=MAP " + HOST + " 127.0.0.1");
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    if (elsewhere != null) {
      elsewhere.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static void make() throws IOException {
    String other = elsewhere.origin().replace("127.0.0.1", HOST);
    Caller member = Caller.member(server, "什麼都畫的人", Role.MEMBER);
    browser.setCookie(home, "tutai-session", member.session());
    browser.setCookie(home, "tutai-sources", other.replace(":", "%3A").replace("/", "%2F"));
    browser.open(home + "#10/25.05000/121.60000");
    browser.await("the server's layers", () -> count(".layer:not(:has(.grip))") == 4);
    String version = asModule("tree", "module.serverLayer({layer: 'old'}).version");
    String theme = everything(other).replace("VERSION", version);
    asModule("theme", "module.fromDocument(" + theme + "), module.changed()");
    awaitLayer("大安");
    add("區域.geojson", RED_AREA);
    add("站點.csv", "name,lon,lat\n甲,121.75,25.02\n乙,121.8,24.85\n");
    asModule(
        "map",
        "await (async () => { const view = module.map.getView(); view.cancelAnimations();"
            + " view.setZoom(10); view.setCenter(ol.proj.fromLonLat([121.6, 25.05])); })()");
    click("#theme-bar button");
    awaitThere("dialog input");
    browser.evaluate("document.querySelector('dialog input').value = '什麼都有的圖'");
    click("dialog .primary");
    awaitThere("dialog .copied-row input");
    link = browser.evaluate("document.querySelector('dialog .copied-row input').value");
    click("dialog header .icon");
    mine = document();
    made = whole("maker", 10);
    assertThat(browser.complaints).isEmpty();
  }

  // ---- what somebody does

  private static int count(String selector) {
    return Integer.parseInt(
        told("String(document.querySelectorAll('" + selector + "').length)", "-1"));
  }

  /** A value of the page; another while the page is being loaded again. */
  private static String told(String expression, String otherwise) {
    try {
      return browser.evaluate(expression);
    } catch (AssertionError navigating) {
      return otherwise;
    }
  }

  private static String text(String selector) {
    return told("document.querySelector('" + selector + "')?.textContent ?? ''", "");
  }

  private static void awaitText(String selector, String wanted) {
    browser.await(wanted + " in " + selector, () -> text(selector).contains(wanted));
  }

  private static void awaitThere(String selector) {
    browser.await(selector, () -> count(selector) > 0);
  }

  private static void click(String selector) {
    awaitThere(selector);
    browser.evaluate("document.querySelector('" + selector + "').click()");
  }

  private static void awaitLayer(String title) {
    browser.await("the layer " + title, () -> titles().contains(title));
  }

  private static List<String> titles() {
    String all = "[...document.querySelectorAll('.layer .name')].map((name) => name.textContent)";
    return List.of(told(all + ".join('\\n')", "").split("\n", -1));
  }

  private static void add(String file, String content) {
    drop(file, content);
    awaitText("#add-pane", file);
    click("#add-pane .do .primary");
    awaitLayer(file.split("\\.", 2)[0]);
  }

  private static void drop(String name, String content) {
    browser.evaluate(
        "{ const data = new DataTransfer(); data.items.add(new File(["
            + quoted(content)
            + "], "
            + quoted(name)
            + ")); document.getElementById('map').dispatchEvent(new DragEvent('drop',"
            + " {dataTransfer: data, bubbles: true, cancelable: true})); }");
  }

  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The value of an expression in which {@code module} is a module of the page. */
  private static String asModule(String name, String expression) {
    browser.evaluate(
        """
        delete window.told;
        import('%sassets/%s.js')
          .then(async (module) => window.told = String(%s))
          .catch((e) => window.told = 'failed: ' + e)\
        """
            .formatted(home, name, expression));
    browser.await(name, () -> told("String('told' in window)", "").equals("true"));
    String answer = browser.evaluate("window.told");
    assertThat(answer).doesNotStartWith("failed: ");
    return answer;
  }

  /** The document of the page, with what is left out written out as the server does it. */
  private static JsonNode document() throws IOException {
    JsonNode told = JSON.readTree(asModule("theme", "JSON.stringify(module.toDocument())"));
    return ThemeDocument.tree(ThemeDocument.read(told).map());
  }

  /** The window once everything that it asks for has come and is drawn. */
  private static BufferedImage whole(String name, int zoom) throws IOException {
    browser.await("the look of a layer", () -> asked("/tiles/", "look="));
    browser.await("the file of a layer", () -> asked("/files/sha256-", "") || name.equals("maker"));
    for (String part : List.of("/t/" + zoom + "/", "/wms?", "/wmts/", "/area.kml")) {
      browser.await(part, () -> asked(HOST, part));
    }
    browser.await("quiet", () -> browser.pending() == 0);
    asModule(
        "map",
        "await new Promise((drawn) => { module.map.once('rendercomplete', drawn);"
            + " module.map.render(); })");
    byte[] png = browser.screenshot();
    Files.write(PICTURES.resolve(name + ".png"), png);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static boolean asked(String one, String two) {
    return browser.requests.stream().anyMatch(url -> url.contains(one) && url.contains(two));
  }

  private static void visit(int width, int height, String language) throws IOException {
    browser.open("about:blank");
    browser.resize(width, height, width < 600);
    browser.open(home + "robots.txt");
    browser.await("a page", () -> told("document.readyState", "").equals("complete"));
    browser.evaluate("localStorage.setItem('tutai.language', '" + language + "')");
    browser.complaints.clear();
    browser.requests.clear();
    browser.open(link);
    awaitText("#theme-card", "什麼都有的圖");
  }

  // ---- tests

  @Test
  void isTheSameDocumentAndPictureForWhoeverHasTheLink() throws IOException {
    visit(WIDTH, HEIGHT, "zh-TW");
    BufferedImage seen = whole("visitor", 10);
    assertThat(differences(made, seen)).isEmpty();
    JsonNode theirs = document();
    for (String each :
        List.of(
            "title", "author", "view", "annotations", "measurements", "legend", "attribution")) {
      assertThat(theirs.get(each)).as(each).isEqualTo(mine.get(each));
    }
    assertThat(leaves(theirs.get("layers"))).isEqualTo(leaves(mine.get("layers")));
    assertThat(leaves(mine.get("layers")))
        .extracting(layer -> layer.get("kind").asText())
        .containsExactly(
            "xyz", "wms", "wmts", "kml", "geojson", "published", "published", "geojson", "file");
  }

  @ParameterizedTest
  @CsvSource({
    "1440,900,zh-TW,10",
    "1440,900,en,10",
    "390,844,zh-TW,8",
    "390,844,en,8",
    "1440,500,en,9",
    "1920,1000,zh-TW,10"
  })
  void hasNothingMissingInAnyWindowAndLanguage(int width, int height, String language, int zoom)
      throws IOException {
    visit(width, height, language);
    whole(width + "x" + height + "-" + language, zoom);
    // A phone is two levels further out, so that what its maker saw is not cut at the sides.
    assertThat(asModule("map", "module.map.getView().getZoom()")).isEqualTo("" + zoom);
    assertThat(titles()).contains("圖磚", "河川", "影像", "範圍", "三角", "大安", "舊版", "區域", "站點");
    assertThat(count(".warning.failed:not([hidden]), .note.loss")).isZero();
    assertThat(browser.complaints).isEmpty();
  }

  /** The pixels of the map beside panel and tools that are not the same, at most a few. */
  private static List<String> differences(BufferedImage one, BufferedImage other) {
    var found = new ArrayList<String>();
    for (int y = 100; y < 700; y++) {
      for (int x = 420; x < 1300 && found.size() < 20; x++) {
        if (one.getRGB(x, y) != other.getRGB(x, y)) {
          found.add("%d,%d: %06x %06x".formatted(x, y, one.getRGB(x, y), other.getRGB(x, y)));
        }
      }
    }
    return found;
  }

  /** What a layer is drawn from; where its file is read from differs between maker and visitor. */
  private static List<JsonNode> leaves(JsonNode layers) {
    var leaves = new ArrayList<JsonNode>();
    for (JsonNode layer : layers) {
      if (layer.get("kind").asText().equals("group")) {
        leaves.addAll(leaves(layer.get("layers")));
      } else {
        ObjectNode plain = layer.deepCopy();
        plain.remove("filesOf");
        leaves.add(plain);
      }
    }
    return leaves;
  }

  // ---- the theme

  private static final String RED_AREA =
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature",
       "properties": {"name": "甲", "stroke": "#aa2222", "fill": "#dd3333", "fill-opacity": 1},
       "geometry": {"type": "Polygon", "coordinates":
       [[[121.2, 24.9], [121.45, 24.9], [121.45, 25.3], [121.2, 25.3], [121.2, 24.9]]]}}]}
      """;

  /** One layer of every kind, but for the file, and every kind of annotation and measurement. */
  private static String everything(String elsewhere) {
    String sld = quoted(Samples.style("#11aa77"));
    String png =
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    return """
    {"type":"tutai-theme","version":1,"title":"","description":"","author":"","base":true,
     "view":{"center":[121.6,25.05],"zoom":10,"rotation":0,"crs":"EPSG:3857"},
     "layers":[
      {"kind":"xyz","id":"x","title":"圖磚","visible":true,"opacity":0.3,"url":"ELSE/t/{z}/{x}/{y}.png"},
      {"kind":"group","id":"g","title":"群組","visible":true,"opacity":0.8,"layers":[
       {"kind":"wms","id":"w","title":"河川","visible":true,"opacity":0.4,"url":"ELSE/wms","wmsVersion":"1.3.0",
        "layers":["rivers"],"styles":[""],"format":"image/png","crs":"EPSG:3857"},
       {"kind":"wmts","id":"m","title":"影像","visible":true,"opacity":0.4,"url":"ELSE/wmts","layer":"photo","style":"day",
        "format":"image/png","matrixSet":"two","template":"ELSE/wmts/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png",
        "crs":"EPSG:3857","matrices":[
        {"id":"0","scaleDenominator":559082264.0287178,"topLeft":[-20037508.342789244,20037508.342789244],"tileSize":[256,256],"size":[1,1]},
        {"id":"1","scaleDenominator":279541132.0143589,"topLeft":[-20037508.342789244,20037508.342789244],"tileSize":[256,256],"size":[2,2]}],
        "dimensions":{}}]},
      {"kind":"kml","id":"k","title":"範圍","visible":true,"opacity":0.5,"url":"ELSE/area.kml"},
      {"kind":"geojson","id":"j","title":"三角","visible":true,"opacity":1,"data":{"type":"Feature","properties":{},
       "geometry":{"type":"Polygon","coordinates":[[[121.6,25.2],[121.9,25.2],[121.75,25.4],[121.6,25.2]]]}}},
      {"kind":"published","id":"p","title":"大安","visible":true,"opacity":1,"layer":"行政區","version":"newest",
       "style":"default","sld":SLD,"filter":"NAME = '大安區'"},
      {"kind":"published","id":"v","title":"舊版","visible":true,"opacity":1,"layer":"old","version":"VERSION"}],
     "annotations":[
      {"kind":"point","id":"a1","coordinates":[121.3,25.3],"text":"點","popup":"說明 <b>"},
      {"kind":"line","id":"a2","coordinates":[[121.2,25.0],[121.4,25.1]]},
      {"kind":"polygon","id":"a3","coordinates":[[[121.6,24.9],[121.8,24.9],[121.7,25.0],[121.6,24.9]]]},
      {"kind":"circle","id":"a4","coordinates":[121.5,24.8],"radius":8000},
      {"kind":"rectangle","id":"a5","coordinates":[[[121.9,24.8],[122.0,24.8],[122.0,24.9],[121.9,24.9],[121.9,24.8]]]},
      {"kind":"arrow","id":"a6","coordinates":[[121.9,25.0],[121.7,25.1]]},
      {"kind":"text","id":"a7","coordinates":[121.85,25.1],"text":"洪水 Flood"},
      {"kind":"image","id":"a8","coordinates":[121.2,24.85],"image":"PNG"}],
     "measurements":[
      {"kind":"point","id":"m1","coordinates":[121.45,25.2],"results":{}},
      {"kind":"distance","id":"m2","coordinates":[[121.3,25.2],[121.4,25.25]],"results":{"length":11500},"unit":"km"},
      {"kind":"area","id":"m3","coordinates":[[[121.3,24.75],[121.4,24.75],[121.35,24.8],[121.3,24.75]]],
       "results":{"area":28000000,"perimeter":25000},"unit":"ha"}],
     "legend":true,"attribution":""}
    """
        .replace("ELSE", elsewhere)
        .replace("SLD", sld)
        .replace("PNG", png);
  }
}

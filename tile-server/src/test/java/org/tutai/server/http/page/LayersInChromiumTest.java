package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.server.Caller;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.access.Role;

/** Layers of every kind as somebody adds, orders and looks at them, and the document they make. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LayersInChromiumTest {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;

  /** Of the sample style. */
  private static final int FILL = 0xcc8844;

  private static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\">";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path scratch;

  static RunningServer server;
  static Elsewhere elsewhere;
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
    elsewhere = new Elsewhere();
    browser = new Chromium(program.get(), scratch, WIDTH, HEIGHT);
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

  @BeforeEach
  void openThePage() throws IOException {
    browser.prefer("light");
    browser.open(home + "robots.txt");
    browser.await("a document", () -> browser.evaluate("document.readyState").equals("complete"));
    browser.evaluate("sessionStorage.clear(), localStorage.clear()");
    browser.evaluate("document.cookie = 'tutai-sources=; Path=/; Max-Age=0'");
    browser.complaints.clear();
    open("#9/25.05000/121.50000");
  }

  private static void open(String rest) throws IOException {
    browser.open("about:blank");
    browser.open(home + rest);
    awaitOwnLayers();
  }

  private static void awaitOwnLayers() {
    browser.await("the server's layers", () -> count(".layer:not(:has(.grip))") == 3);
  }

  @AfterEach
  void noTextBecameAScript() {
    assertThat(browser.evaluate("document.title")).isEqualTo("圖臺 Tutai");
    assertThat(count("img[src=x]")).isZero();
  }

  // ---- what somebody does

  private static int count(String selector) {
    return Integer.parseInt(
        browser.evaluate("String(document.querySelectorAll('" + selector + "').length)"));
  }

  /** A value of the page; empty while the page is being loaded again. */
  private static String told(String expression) {
    try {
      return browser.evaluate(expression);
    } catch (AssertionError navigating) {
      return "";
    }
  }

  private static String text(String selector) {
    return told("document.querySelector('" + selector + "')?.textContent ?? ''");
  }

  private static void awaitText(String selector, String wanted) {
    browser.await(
        wanted + " in " + selector + ", where there is: " + text(selector),
        () -> text(selector).contains(wanted));
  }

  private static void awaitThere(String selector) {
    browser.await(selector, () -> count(selector) > 0);
  }

  private static void click(String selector) {
    awaitThere(selector);
    browser.evaluate("document.querySelector('" + selector + "').click()");
  }

  private static void press(String key, int code) throws IOException {
    browser.press(key, key, code);
  }

  /** Opens the dialog at addresses, writes one and has it read. */
  private static void readAddress(String address) {
    click("#layers-add");
    click("[data-pane=address]");
    awaitThere("input[type=url]");
    browser.evaluate("document.querySelector('input[type=url]').value = '" + address + "'");
    click("#add-pane form .primary");
  }

  private static void take(String title) {
    String box =
        "[...document.querySelectorAll('#add-pane .choice')]"
            + ".find((row) => row.textContent.includes('"
            + title
            + "'))?.querySelector('input')";
    browser.await(title, () -> browser.evaluate("String(!!(" + box + "))").equals("true"));
    browser.evaluate(box + ".click()");
    click("#add-pane .do .primary");
  }

  /** Waits for a layer of the theme, which may come after the page was loaded again. */
  private static void awaitLayer(String title) {
    browser.await(
        "the layer " + title,
        () ->
            told("String([...document.querySelectorAll('.layer:has(.grip) .name')].some((name)"
                    + " => name.textContent === "
                    + quoted(title)
                    + "))")
                .equals("true"));
    awaitOwnLayers();
  }

  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitColour(int colour) {
    browser.await(
        "#%06x on the map".formatted(colour),
        () -> browser.colours(420, 100, 600, 500).contains(colour));
  }

  private static void awaitNoColour(int colour) {
    browser.await(
        "no #%06x on the map".formatted(colour),
        () -> !browser.colours(420, 100, 600, 500).contains(colour));
  }

  private static JsonNode document() throws IOException {
    browser.evaluate(
        "import('"
            + home
            + "assets/theme.js').then((theme) => window.told ="
            + " JSON.stringify(theme.toDocument()))");
    browser.await("the document", () -> !browser.evaluate("window.told ?? ''").isEmpty());
    JsonNode told = JSON.readTree(browser.evaluate("window.told"));
    browser.evaluate("delete window.told");
    return told;
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

  // ---- tests

  @Test
  void saysNothingOfLayersThatStandAsTheServerShowsThem() throws IOException {
    JsonNode document = document();
    assertThat(document.get("base").asBoolean()).isTrue();
    assertThat(document.get("layers")).isEmpty();
    assertThat(count("#theme-bar[hidden]")).isEqualTo(1);
  }

  @Test
  void addsTilesFromANewSourceAndStaysWhereItWas() throws IOException {
    readAddress(elsewhere.origin() + "/t/{z}/{x}/{y}.png");
    click("#add-pane .do .primary");
    awaitLayer(elsewhere.origin().substring("http://".length()));
    awaitColour(Elsewhere.TILES);
    awaitText(".notices", "已加入");
    assertThat(browser.evaluate("location.hash")).isEqualTo("#9/25.05000/121.50000");
    JsonNode layer = document().get("layers").get(0);
    assertThat(layer.get("kind").asText()).isEqualTo("xyz");
    assertThat(layer.get("url").asText()).isEqualTo(elsewhere.origin() + "/t/{z}/{x}/{y}.png");
    assertThat(text("#theme-bar")).contains("尚未儲存");
  }

  @Test
  void addsTilesByTheirTileJson() throws IOException {
    readAddress(elsewhere.origin() + "/tiles.json");
    browser.await("a form", () -> count("#add-pane .do .primary") == 1);
    click("#add-pane .do .primary");
    awaitLayer("航照");
    awaitColour(Elsewhere.TILES);
    JsonNode layer = document().get("layers").get(0);
    assertThat(layer.get("kind").asText()).isEqualTo("xyz");
    assertThat(layer.get("url").asText()).isEqualTo(elsewhere.origin() + "/t/{z}/{x}/{y}.png");
    assertThat(layer.get("maxZoom").asInt()).isEqualTo(16);
    assertThat(layer.get("attribution").asText()).isEqualTo("農航所");
    readAddress(elsewhere.origin() + "/vector/tiles.json");
    awaitText("#add-pane", "向量圖磚");
  }

  @Test
  void addsALayerOfAWmsByItsCapabilities() throws IOException {
    readAddress(elsewhere.origin() + "/wms");
    take("河川 <b>");
    awaitLayer("河川 <b>");
    awaitColour(Elsewhere.WMS);
    JsonNode layer = document().get("layers").get(0);
    assertThat(layer.get("kind").asText()).isEqualTo("wms");
    assertThat(layer.get("layers").get(0).asText()).isEqualTo("rivers");
    assertThat(layer.get("crs").asText()).isEqualTo("EPSG:3857");
    assertThat(elsewhere.asked)
        .anyMatch(asked -> asked.contains("GetMap") && asked.contains("CRS=EPSG%3A3857"));
  }

  @Test
  void asksAWmsForAValueOfADimensionThatHasNoDefault() throws IOException {
    readAddress(elsewhere.origin() + "/wms");
    take("雨量");
    awaitLayer("雨量");
    browser.await(
        "a map of a time",
        () ->
            elsewhere.asked.stream()
                .anyMatch(
                    asked ->
                        asked.contains("GetMap") && asked.contains("TIME=2024-07-24T06%3A00Z&")));
  }

  @Test
  void addsALayerOfAWmtsWithItsMatrices() throws IOException {
    readAddress(elsewhere.origin() + "/wmts");
    take("影像");
    awaitLayer("影像");
    awaitColour(Elsewhere.WMTS);
    JsonNode layer = document().get("layers").get(0);
    assertThat(layer.get("kind").asText()).isEqualTo("wmts");
    assertThat(layer.get("matrices")).hasSize(2);
    assertThat(elsewhere.asked).anyMatch(asked -> asked.startsWith("/wmts/day/two/1/"));
  }

  @Test
  void showsKmlFromALinkInItsOwnColours() {
    readAddress(elsewhere.origin() + "/area.kml");
    click("#add-pane .do .primary");
    awaitLayer("area");
    awaitColour(Elsewhere.KML);
  }

  @Test
  void addsAFileThatIsDroppedAndKeepsItOverAReload() throws IOException {
    drop(
        "區域.geojson",
        """
        {"type": "FeatureCollection", "features": [{"type": "Feature",
         "properties": {"name": "甲", "fill": "#2255aa", "fill-opacity": 1},
         "geometry": {"type": "Polygon", "coordinates":
         [[[121, 24.5], [122, 24.5], [122, 25.5], [121, 25.5], [121, 24.5]]]}}]}
        """);
    awaitText("#add-pane", "區域.geojson");
    click("#add-pane .do .primary");
    awaitLayer("區域");
    awaitColour(0x2255aa);
    open("#9/25.05000/121.50000");
    awaitLayer("區域");
    awaitColour(0x2255aa);
    assertThat(document().get("layers").get(0).get("kind").asText()).isEqualTo("geojson");
  }

  @Test
  void saysWhyAFileCannotBeRead() {
    drop("broken.gpkg", "this is no GeoPackage");
    awaitText("#add-pane .failed", "broken.gpkg");
    assertThat(count("#add-pane .do .primary")).isZero();
  }

  @Test
  void showsTheSourcesOfAThemeThatIsOpenedWhereNobodyAddedThem() throws IOException {
    browser.evaluate(
        "import('"
            + home
            + "assets/theme.js').then((theme) => { theme.carryAway({type: 'tutai-theme', version:"
            + " 1, base: true, layers: [{kind: 'group', id: 'g', title: 'G', layers: [{kind: 'xyz',"
            + " id: 'x', title: 'X', url: '"
            + elsewhere.origin()
            + "/t/{z}/{x}/{y}.png'}]}]}); location.replace('"
            + home
            + "?again#9/25.05000/121.50000'); })");
    awaitLayer("X");
    browser.await("the source", () -> told("document.cookie").contains("tutai-sources"));
    awaitColour(Elsewhere.TILES);
    assertThat(document().get("layers").get(0).get("title").asText()).isEqualTo("G");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void namesALayerWhoseServerIsDeadAndShowsTheRest() {
    readAddress(elsewhere.origin() + "/dead/{z}/{x}/{y}.png");
    click("#add-pane .do .primary");
    awaitLayer(elsewhere.origin().substring("http://".length()));
    awaitText("#layers .note", "沒有顯示");
    assertThat(text("#layers .note")).contains(elsewhere.origin().substring("http://".length()));
    awaitColour(FILL);
  }

  @Test
  void asksADeadServerOfTilesWhyAtTheAddressOfATile() throws IOException {
    readAddress(elsewhere.origin() + "/dead/{z}/{x}/{y}.png");
    click("#add-pane .do .primary");
    awaitText("#layers .note", "沒有顯示");
    Object asked =
        browser.evaluate(
            "performance.getEntriesByType('resource').filter((each) => each.initiatorType ==="
                + " 'fetch').map((each) => each.name).filter((name) => name.includes('/dead/')"
                + " || name.includes('%7B')).join(' ')");
    assertThat(asked.toString()).matches(".*/dead/\\d+/\\d+/\\d+\\.png");
  }

  @Test
  void keepsTheSettingsOpenAndTheFocusWhenOneIsChanged() throws IOException {
    browser.evaluate(
        "import('"
            + home
            + "assets/theme.js').then((theme) => theme.fromDocument({type: 'tutai-theme', version:"
            + " 1, base: true, layers: [{kind: 'xyz', id: 'x', title: 'X', url: '"
            + elsewhere.origin()
            + "/t/{z}/{x}/{y}.png'}]}))");
    awaitLayer("X");
    browser.evaluate("document.querySelector('.layer[data-id=x] button[aria-expanded]').click()");
    awaitThere(".layer[data-id=x] details.about summary");
    browser.evaluate("document.querySelector('.layer[data-id=x] details.about summary').click()");
    awaitThere(".layer[data-id=x] .settings input");
    browser.evaluate(
        "{ const box = document.querySelector('.layer[data-id=x] .settings input'); box.focus();"
            + " box.value = 'Y'; box.dispatchEvent(new Event('change', {bubbles: true})); }");
    awaitLayer("Y");
    assertThat(count(".layer[data-id=x] details.about[open] .settings input")).isPositive();
    assertThat(browser.evaluate("document.activeElement.value")).isEqualTo("Y");
  }

  @Test
  void tellsLinkedLayersOfOneNameApart() {
    browser.evaluate(
        "import('"
            + home
            + "assets/theme.js').then((theme) => theme.fromDocument({type: 'tutai-theme', version:"
            + " 1, base: true, layers: ["
            + String.join(",", tiles("X", "one"), tiles("X", "two"), tiles("Y", "three"))
            + "]}))");
    awaitLayer("Y");
    assertThat(count(".layer .apart")).isEqualTo(2);
    assertThat(text(".layer .apart")).isEqualTo("/two/{z}/{x}/{y}.png");
  }

  private static String tiles(String title, String path) {
    String url = elsewhere.origin() + "/" + path + "/{z}/{x}/{y}.png";
    return "{kind: 'xyz', title: '" + title + "', url: '" + url + "'}";
  }

  @Test
  void offersNoLayerOfAFileWithoutFeatures() {
    drop("nothing.geojson", "{\"type\":\"FeatureCollection\",\"features\":[]}");
    awaitText(".choices", "沒有圖徵");
    assertThat(count(".choices input:enabled")).isZero();
  }

  @Test
  void takesNoAddressWhoseHostIsAStar() throws IOException {
    browser.evaluate(
        "import('"
            + home
            + "assets/theme.js').then((theme) => theme.fromDocument({type: 'tutai-theme', version:"
            + " 1, base: true, layers: [{kind: 'xyz', id: 'x', title: 'X', url:"
            + " 'https://*.tw/{z}/{x}/{y}.png'}]}))");
    awaitLayer("X");
    awaitText("#layers .note", "網址不正確");
  }

  @Test
  void showsNamesAsTextWhateverTheySay() throws IOException {
    browser.evaluate(
        "import('"
            + home
            + "assets/theme.js').then((theme) => theme.fromDocument("
            + JSON.writeValueAsString(hostileDocument())
            + "))");
    awaitLayer(HOSTILE);
    browser.evaluate(
        "document.querySelectorAll('.layer .icon, .layer-group .icon').forEach((b) => b.click())");
    assertThat(document().get("title").asText()).isEqualTo(HOSTILE);
    assertThat(document().get("layers").get(1).get("attribution").asText()).isEqualTo(HOSTILE);
  }

  private JsonNode hostileDocument() {
    var document = JSON.createObjectNode();
    document.put("type", "tutai-theme").put("version", 1).put("title", HOSTILE);
    document.put("base", false).put("unknown", HOSTILE);
    var layers = document.putArray("layers");
    layers.addObject().put("kind", "group").put("title", HOSTILE).put("opacity", 1);
    layers
        .addObject()
        .put("kind", "geojson")
        .put("title", HOSTILE)
        .put("attribution", HOSTILE)
        .put("opacity", 1)
        .putObject("data")
        .put("type", "FeatureCollection")
        .putArray("features");
    return document;
  }

  @Test
  void keepsWhatItDoesNotKnow() throws IOException {
    browser.evaluate(
        "import('"
            + home
            + "assets/theme.js').then((theme) => theme.fromDocument({type: 'tutai-theme', version:"
            + " 2, later: {a: [1]}, base: true, layers: [{kind: 'hologram', id: 'h', title: 'H',"
            + " depth: 3}, {kind: 'group', id: 'g', title: 'G', layers: [], mood: 'blue'}]}))");
    awaitLayer("H");
    awaitText("#layers .note", "hologram");
    JsonNode document = document();
    assertThat(document.at("/later/a/0").asInt()).isEqualTo(1);
    assertThat(document.get("version").asInt()).isEqualTo(2);
    assertThat(document.at("/layers/0/depth").asInt()).isEqualTo(3);
    assertThat(document.at("/layers/1/mood").asText()).isEqualTo("blue");
  }

  @Test
  void turnsTheBaseMapOffAndOn() throws IOException {
    awaitColour(FILL);
    click(".switch input");
    awaitNoColour(FILL);
    assertThat(document().get("base").asBoolean()).isFalse();
    assertThat(document().get("layers")).isEmpty();
    click(".switch input");
    awaitColour(FILL);
    assertThat(document().get("base").asBoolean()).isTrue();
  }

  @Test
  void writesEachLayerOfAMapThatIsNotAsTheServerShowsIt() throws IOException {
    browser.evaluate(
        "[...document.querySelectorAll('.layer')].find((row) =>"
            + " row.textContent.includes('roads')).querySelector('input').click()");
    JsonNode document = document();
    assertThat(document.get("base").asBoolean()).isFalse();
    assertThat(document.get("layers").findValuesAsText("layer")).hasSize(2).doesNotContain("roads");
    open("#9/25.05000/121.50000");
    assertThat(document().get("base")).isEqualTo(document.get("base"));
    assertThat(document().get("layers")).isEqualTo(document.get("layers"));
    assertThat(count(".layer.off")).isEqualTo(1);
  }

  @Test
  void ordersByKeyboardAndRestoresWhatWasRemoved() throws IOException {
    browser.evaluate(
        "import('"
            + home
            + "assets/tree.js').then((tree) => ['A', 'B', 'C'].forEach((title) =>"
            + " tree.add(tree.node('geojson', {title, data: {type: 'Point', coordinates:"
            + " [121.5, 25]}}))))");
    awaitLayer("C");
    browser.evaluate("document.querySelectorAll('.grip')[0].focus()");
    press("ArrowDown", 40);
    awaitText("#layers-said", "第 2 層");
    assertThat(document().get("layers").findValuesAsText("title")).containsExactly("A", "C", "B");
    press("ArrowDown", 40);
    awaitText("#layers-said", "第 3 層");
    assertThat(document().get("layers").findValuesAsText("title")).containsExactly("C", "A", "B");
    click(".layer:has(.grip) [data-focus^=more]");
    awaitThere(".layer .links button");
    browser.evaluate(
        "[...document.querySelectorAll('.layer .links button')].find((b) => b.textContent ==="
            + " '移除').click()");
    awaitText(".notices", "已移除「B」");
    assertThat(document().get("layers")).hasSize(2);
    click(".notices button");
    browser.await("B again", () -> text("#layers").contains("B"));
    assertThat(document().get("layers").findValuesAsText("title")).containsExactly("C", "A", "B");
  }

  @Test
  void saysWhatIsWrongWithAFilter() {
    click(".layer [data-focus^=more]");
    awaitThere(".more details");
    browser.evaluate("document.querySelector('.more details').open = true");
    awaitThere(".filter textarea");
    browser.evaluate("document.querySelector('.filter textarea').value = 'NAME = = 3'");
    click(".filter button");
    browser.await("a reason", () -> !text(".filter [role=alert]").isEmpty());
    awaitColour(FILL);
  }

  @Test
  void drawsALayerThroughAFilter() throws IOException {
    browser.evaluate(
        "[...document.querySelectorAll('.layer')].find((row) =>"
            + " row.textContent.includes('行政區')).querySelector('.icon').click()");
    awaitThere(".more details");
    browser.evaluate("document.querySelector('.more details').open = true");
    awaitThere(".filter textarea");
    browser.evaluate("document.querySelector('.filter textarea').value = \"NAME = 'nothing'\"");
    click(".filter button");
    awaitNoColour(FILL);
    assertThat(document().get("layers").findValuesAsText("filter"))
        .containsExactly("NAME = 'nothing'");
  }

  @Test
  void offersADraftThatAnotherTabLeftBehind() throws IOException {
    browser.evaluate(
        "localStorage.setItem('tutai.draft.gone', JSON.stringify({at: 1, dirty: true, document:"
            + " {type: 'tutai-theme', version: 1, title: '舊稿', base: true, layers: [{kind:"
            + " 'geojson', id: 'o', title: 'O', data: {type: 'Point', coordinates: [121,"
            + " 25]}}]}}))");
    open("");
    awaitText(".note.draft", "舊稿");
    click(".note.draft button");
    awaitLayer("O");
    assertThat(browser.evaluate("String(localStorage.getItem('tutai.draft.gone'))"))
        .isEqualTo("null");
  }

  @Test
  void keepsNoSecretOfAnAddressInTheDraft() throws IOException {
    browser.evaluate(
        "import('"
            + home
            + "assets/tree.js').then((tree) => tree.add(tree.node('xyz', {title: 'K', url:"
            + " 'https://me:pw@example.invalid/{z}/{x}/{y}.png?token=s3cret&style=a'})))");
    awaitLayer("K");
    browser.await(
        "the draft",
        () -> browser.evaluate("JSON.stringify({...localStorage})").contains("example.invalid"));
    assertThat(browser.evaluate("JSON.stringify({...localStorage})"))
        .contains("style=a")
        .doesNotContain("s3cret", "me:pw");
    assertThat(document().at("/layers/0/url").asText()).contains("token=s3cret");
  }

  /** What the map shows beside the panel. */
  private static int[] picture() {
    try {
      var whole = ImageIO.read(new ByteArrayInputStream(browser.screenshot()));
      return whole.getRGB(420, 100, 600, 500, null, 0, 600);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final String RED_AREA =
      """
      {"type": "FeatureCollection", "features": [{"type": "Feature",
       "properties": {"name": "<b>甲</b>", "stroke": "#aa2222", "fill": "#dd3333", "fill-opacity": 1},
       "geometry": {"type": "Polygon", "coordinates":
       [[[121.2, 24.9], [121.45, 24.9], [121.45, 25.3], [121.2, 25.3], [121.2, 24.9]]]}}]}
      """;

  /** Two people whose systems are alike see the same picture. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void opensForAVisitorWhatAMemberSavedAndShared(String scheme) throws IOException {
    browser.prefer(scheme);
    Caller member = Caller.member(server, "繪圖的人 " + scheme, Role.MEMBER);
    browser.setCookie(home, "tutai-session", member.session());
    open("#9/25.05000/121.50000");
    drop("區域.geojson", RED_AREA);
    awaitText("#add-pane", "區域.geojson");
    click("#add-pane .do .primary");
    awaitLayer("區域");
    browser.evaluate("location.hash = '#9/25.05000/121.50000'");
    awaitColour(0xdd3333);
    awaitColour(scheme.equals("dark") ? 0x2f4d63 : FILL);
    click("#theme-bar button");
    awaitThere("dialog input");
    browser.evaluate(
        "document.querySelector('dialog input').value = '分享的圖',"
            + " document.querySelector('dialog textarea').value = "
            + quoted(HOSTILE));
    click("dialog .primary");
    awaitThere("dialog .copied-row input");
    String link = browser.evaluate("document.querySelector('dialog .copied-row input').value");
    assertThat(link).startsWith(home + "t/");
    click("dialog header .icon");
    JsonNode mine = document();
    assertThat(mine.at("/layers/0/file").asText()).startsWith("sha256-");
    int[] before = picture();

    browser.clearCookies();
    browser.evaluate("sessionStorage.clear(), localStorage.clear()");
    browser.open("about:blank");
    browser.open(link);
    awaitText("#theme-card", "分享的圖");
    awaitText("#theme-card", HOSTILE);
    assertThat(text("#theme-card")).contains("繪圖的人");
    browser.await("the same picture", () -> Arrays.equals(before, picture()));
    JsonNode theirs = document();
    for (String each : List.of("title", "description", "author", "view", "base")) {
      assertThat(theirs.get(each)).as(each).isEqualTo(mine.get(each));
    }
    assertThat(theirs.at("/layers/0/file")).isEqualTo(mine.at("/layers/0/file"));
    browser.evaluate("document.title = '圖臺 Tutai'");
  }
}

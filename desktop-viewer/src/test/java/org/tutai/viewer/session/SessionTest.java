package org.tutai.viewer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tutai.geo.locate.address.plate.PlateImport;
import org.tutai.geo.source.remote.http.NameResolver;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.app.WindowTest;
import org.tutai.viewer.map.MapPane;
import org.tutai.viewer.map.Viewport;

/**
 * A person's whole session, from the empty window to a shared link, on real data; then a browser
 * opens the link and must show the same map. {@code target/session} keeps both pictures, {@code
 * target/liveness.md} what kept the JavaFX thread from answering meanwhile.
 */
@Timeout(240)
@Tag("long")
class SessionTest extends WindowTest {

  private static final Path SHARED =
      Path.of(System.getProperty("tutai.shared", "../../shared"), "data");
  private static final Path VILLAGES = SHARED.resolve("shp_big5_3826_nocpg/tw_village.shp");
  private static final Path POPULATION = SHARED.resolve("village_2021_03.csv");
  private static final Path PLATES = SHARED.resolve("doorplates/63.csv.gz");
  private static final Path PICTURES = Path.of("target", "session");
  private static final String NAME = "測繪人員";
  private static final String PASSWORD = "a long enough password 1";

  /** Only guards against hanging: what was measured stands in the table. */
  private static final double MOST_MILLIS = 1000;

  private ServerProcess server;
  private Liveness liveness;

  @Override
  protected NameResolver names() {
    return name ->
        name.endsWith(Elsewhere.DOMAIN)
            ? List.of(InetAddress.getLoopbackAddress())
            : NameResolver.SYSTEM.addresses(name);
  }

  /** The toolkit runs, and there is no window yet. */
  @Override
  protected void prepare(Path folder) {
    liveness = new Liveness();
  }

  @AfterEach
  void stopMeasuring() {
    liveness.close();
  }

  @Test
  void aMapMadeFromAnEmptyWindowIsSeenByWhoeverOpensItsLink() throws IOException {
    for (Path file : List.of(VILLAGES, POPULATION, PLATES)) {
      assumeTrue(Files.exists(file), file + " is not there");
    }
    Optional<String> built = ServerProcess.installed();
    assumeTrue(built.isPresent(), "the map server is not built (tile-server/target/dist/lib)");
    Optional<Path> chromium = Browser.installed();
    assumeTrue(chromium.isPresent(), "chromium is not on the PATH (Debian package chromium)");
    try (var waters = new Elsewhere("maps", false);
        var silent = new Elsewhere("silent", true);
        var started = new ServerProcess(built.get(), home.resolve("server"))) {
      server = started;
      importPlates();
      open();
      joinAndClassify();
      addService(waters.url(), "maps river");
      addService(silent.url(), "silent river");
      locate();
      annotate();
      measure();
      buffer();
      turnEverything();
      lookAtAll();
      signIn();
      String link = share();
      BufferedImage mine = viewer();
      compare(mine, link, chromium.get());
    } catch (AssertionError | IOException e) {
      screenshot(scene(), "session-failed.png");
      throw e;
    } finally {
      writeTable();
    }
  }

  private void step(String name) {
    liveness.step(name);
  }

  /** The plates of one road: the whole county would take a minute. */
  private void importPlates() throws IOException {
    Path some = home.resolve("plates.csv");
    try (var in = new GZIPInputStream(Files.newInputStream(PLATES));
        var reader =
            new java.io.BufferedReader(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        Stream<String> lines = reader.lines()) {
      Files.write(
          some, lines.filter(line -> line.startsWith("county") || line.contains(",市府路,")).toList());
    }
    new PlateImport(home.resolve("locate").resolve("addresses")).source("門牌").run(List.of(some));
  }

  // --- What a person does ------------------------------------------------------------------------

  private void open() {
    step("open the villages");
    answers.files = List.of(VILLAGES);
    press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
    ready();
    assertThat(isShown("tw_village")).isTrue();
  }

  private void joinAndClassify() {
    step("join a table");
    answers.files = List.of(POPULATION);
    clickOn("tw_village");
    press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
    waitFor("the keys to be compared", () -> !joinButton().isDisabled());
    assertThat(shown()).anyMatch(text -> text.startsWith("7,690 of 7,701"));
    clickOn("#join-now");
    step("classify");
    ready();
    find("#style-histogram");
    choose("Number", "人口");
    ready();
    choose("Number of classes", "6");
    ready();
    if (keepsPictures()) {
      step("the test's pictures");
      judge("session-classified");
    }
  }

  private Node joinButton() {
    return find("#join-now");
  }

  private void choose(String box, String item) {
    clickOn(find(box, ComboBox.class));
    clickOn(item);
  }

  private void addService(String url, String layer) {
    step("add a WMS");
    press(KeyCode.CONTROL, KeyCode.L);
    clickOn("Web service");
    type("#service-url", url);
    press(KeyCode.ENTER);
    clickOn("#service-allow");
    find(layer);
    ready();
    clickOn(layer);
    Node add = find("#service-add");
    waitFor("the layer to be picked", () -> !add.isDisabled());
    clickOn(add);
    find("Hide " + layer);
    drawn();
  }

  private void locate() {
    step("locate an address");
    press(KeyCode.CONTROL, KeyCode.F);
    type("臺北市信義區市府路1號");
    press(KeyCode.ENTER);
    find("Door plate · almost certain");
    drawn();
    runOnFx(() -> bench().map().go(around(121.55, 25.05, 12)));
    drawn();
  }

  /** A view at a zoom of the Web Mercator pyramid, which the browser has too. */
  private Viewport around(double lon, double lat, int zoom) {
    Viewport now = bench().map().viewport();
    return org.tutai.viewer.project.ThemeViews.viewport(
        new org.tutai.geo.theme.ThemeView(
            new Position(lon, lat), zoom, 0, "EPSG:3857", org.tutai.geo.theme.Kept.NONE),
        now);
  }

  private void annotate() {
    step("annotate");
    command("Write on the map");
    clickMap(121.50, 25.09);
    type("選區：臺北盆地");
    press(KeyCode.ENTER);
    command("Draw a polygon");
    clickMap(121.54, 25.06);
    clickMap(121.60, 25.06);
    clickMap(121.60, 25.02);
    clickMap(121.55, 25.01);
    press(KeyCode.ENTER);
    command("Draw an arrow");
    clickMap(121.47, 25.00);
    clickMap(121.53, 25.03);
    press(KeyCode.ENTER);
    press(KeyCode.ESCAPE);
    drawn();
    assertThat(onFx(() -> bench().project().map().annotations())).hasSize(3);
  }

  private void measure() {
    step("measure");
    command("Measure a path");
    clickMap(121.46, 25.07);
    clickMap(121.49, 25.06);
    clickMap(121.52, 25.08);
    press(KeyCode.ENTER);
    press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.M);
    clickMap(121.56, 25.11);
    clickMap(121.61, 25.10);
    clickMap(121.58, 25.08);
    press(KeyCode.ENTER);
    press(KeyCode.ESCAPE);
    press(KeyCode.ESCAPE);
    drawn();
    assertThat(onFx(() -> bench().project().map().measurements())).hasSize(2);
  }

  private void buffer() {
    step("buffer");
    run("select.around-point");
    type("#buffer-distance", "800");
    press(KeyCode.ENTER);
    clickMap(121.5645, 25.0375);
    Label count = find(".hit-count", Label.class);
    assertThat(Integer.parseInt(onFx(count::getText))).isBetween(10, 60);
    drawn();
    press(KeyCode.ESCAPE);
    press(KeyCode.ESCAPE);
  }

  private void turnEverything() {
    for (String each : List.of("view.language", "view.dark", "view.dark", "view.language")) {
      step(each.equals("view.dark") ? "dark or light" : "another language");
      run(each);
      drawn();
    }
  }

  private void lookAtAll() {
    for (String id :
        List.of(
            "layer.table",
            "layer.style",
            "layers.report",
            "map.crs",
            "map.go-to",
            "select.expression",
            "file.save-picture",
            "view.palette")) {
      step("open " + id);
      run(id);
      drawn();
      press(KeyCode.ESCAPE);
      press(KeyCode.ESCAPE);
    }
  }

  private void signIn() throws IOException {
    step("sign in");
    server.setUp(NAME, PASSWORD);
    run("server.connect");
    type("#server-address", server.url());
    clickOn("#server-connect");
    type("#server-name", NAME);
    type("#server-password", PASSWORD);
    clickOn("#server-sign-in");
    find("Sign out");
    press(KeyCode.ESCAPE);
  }

  private String share() {
    step("share");
    run("select.none");
    run("map.unmark");
    press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
    type("#share-title", "各村里人口");
    waitFor("what is sent", () -> !find("#share-go").isDisabled());
    clickOn("#share-go");
    find("#share-link");
    String link = onFx(() -> find("#share-link", TextField.class).getText());
    assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(link);
    assertThat(onFx(() -> find("#share-qr", ImageView.class).getImage())).isNotNull();
    assertThat(isShown("Left out")).as("layers left out: %s", shown()).isFalse();
    return link;
  }

  // --- With what a person does it ----------------------------------------------------------------

  /** Finds a command by its words. */
  private void command(String words) {
    press(KeyCode.CONTROL, KeyCode.K);
    type(words);
    press(KeyCode.ENTER);
  }

  private void clickMap(double lon, double lat) {
    MapPane pane = mapPane();
    double[] at = onFx(() -> bench().map().viewport().pixel(new Position(lon, lat)));
    clickAt(pane, at[0], at[1]);
  }

  /** Returns when the map is drawn but for the layer whose server never answers. */
  private void drawn() {
    settle();
    waitFor(
        "running work to end",
        () ->
            bench().jobs().running().stream()
                .allMatch(job -> job.isCancelled() || job.title().english().contains("silent")));
    waitFor(
        "the map to be drawn",
        () ->
            mapPane()
                .shown()
                .filter(frame -> frame.viewport().equals(bench().map().viewport()))
                .isPresent());
    settle();
  }

  // --- The two pictures --------------------------------------------------------------------------

  private BufferedImage viewer() throws IOException {
    step("close the dialog");
    clickOn("Done");
    drawn();
    step("the test's picture");
    WritableImage seen = screenshot(scene(), "session-viewer.png");
    BufferedImage image = image(seen);
    Files.createDirectories(PICTURES);
    ImageIO.write(image, "png", PICTURES.resolve("session-viewer.png").toFile());
    return image;
  }

  private static BufferedImage image(WritableImage seen) {
    int width = (int) seen.getWidth();
    int height = (int) seen.getHeight();
    var pixels = new int[width * height];
    seen.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  private void compare(BufferedImage mine, String link, Path chromium) throws IOException {
    step("the browser");
    server.awaitLayers();
    try (var browser =
        new Browser(
            chromium,
            home.resolve("browser"),
            1440,
            900,
            "--host-resolver-rules=MAP *" + Elsewhere.DOMAIN + " 127.0.0.1")) {
      browser.open(link);
      browser.awaitTrue("document.querySelectorAll('.layer').length > 3");
      browser.await("the villages", () -> browser.asked("/files/sha256-"));
      browser.awaitQuiet();
      byte[] png = browser.screenshot();
      Files.write(PICTURES.resolve("session-browser.png"), png);
      BufferedImage theirs = ImageIO.read(new ByteArrayInputStream(png));
      var both = Alike.of(mine, here(), theirs, there(browser));
      Files.writeString(PICTURES.resolve("alike.md"), both + "\n");
      assertThat(both.differing()).as(both.toString()).isLessThan(0.12);
      assertThat(both.flatDiffering()).as(both.toString()).isLessThan(0.03);
      assertThat(browser.complaints).isEmpty();
    }
  }

  private static final Position MIDDLE = new Position(121.55, 25.05);

  /** Where the map's middle is in the window. */
  private double[] here() {
    MapPane pane = mapPane();
    return onFx(
        () -> {
          double[] at = bench().map().viewport().pixel(MIDDLE);
          var inScene = pane.localToScene(at[0], at[1]);
          return new double[] {inScene.getX(), inScene.getY()};
        });
  }

  private double[] there(Browser browser) throws IOException {
    String said =
        browser.evaluate(
            "import('%s/assets/map.js').then((of) => of.map.getPixelFromCoordinate(ol.proj.fromLonLat([%s, %s])).join(' '))"
                .formatted(server.url(), MIDDLE.lon(), MIDDLE.lat()));
    return Stream.of(said.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  // --- Liveness ----------------------------------------------------------------------------------

  private void writeTable() throws IOException {
    var lines = new StringBuilder("| while | ours | all | where |\n|---|---:|---:|---|\n");
    for (Liveness.Pause each : liveness.longest(30)) {
      lines.append(row(each));
    }
    lines.append("\nwhoever's work it was\n\n");
    for (Liveness.Pause each : liveness.longestOfAll(20)) {
      lines.append(row(each));
    }
    lines.append("\nseconds\n\n");
    step("end");
    liveness
        .seconds()
        .forEach(
            (step, taken) -> lines.append(String.format(Locale.ROOT, "%s: %.1f%n", step, taken)));
    Files.writeString(Path.of("target", "liveness.md"), lines);
    assertThat(liveness.longest(1))
        .allSatisfy(pause -> assertThat(pause.oursMillis()).isLessThan(MOST_MILLIS));
  }

  private static String row(Liveness.Pause each) {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %.0f | `%s` |%n",
        each.step(),
        each.oursMillis(),
        each.cpuMillis(),
        each.where());
  }
}

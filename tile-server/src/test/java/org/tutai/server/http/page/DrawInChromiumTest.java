package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.measure.MeasureUnit;
import org.tutai.geo.theme.Annotation;
import org.tutai.geo.theme.Measurement;
import org.tutai.geo.theme.ThemeDocument;
import org.tutai.geo.theme.ThemeReading;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;

/** Drawing, measuring and saving a picture on the map page, in a real browser. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DrawInChromiumTest {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final GeometryFactory SHAPES = new GeometryFactory();

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
    browser.open("about:blank");
    browser.complaints.clear();
    browser.open(home + "#14/25.05000/121.55000");
    browser.await(
        "the layers", () -> !evaluate("document.querySelectorAll('.layer').length").equals("0"));
    browser.await(
        "the tools",
        () -> evaluate("document.querySelectorAll('[data-tool=picture]').length").equals("1"));
    for (String module :
        List.of("theme", "annotations", "geodesic", "units", "picture", "map", "twd67")) {
      evaluate("import('./assets/" + module + ".js').then(m => window." + module + " = m); ''");
      browser.await(module, () -> evaluate("typeof window." + module).equals("object"));
    }
    evaluate("theme.newTheme(); ''");
  }

  @AfterEach
  void nothingWentWrong() {
    evaluate("theme.newTheme(); sessionStorage.clear(); localStorage.clear(); ''");
    assertThat(browser.complaints).isEmpty();
  }

  private static String evaluate(String expression) {
    return browser.evaluate(expression);
  }

  private static JsonNode json(String expression) throws IOException {
    return JSON.readTree(evaluate("JSON.stringify(" + expression + ")"));
  }

  private static void press(String selector) {
    evaluate("document.querySelector('" + selector + "').click(); ''");
  }

  /** The document of the page as the core reads it; nothing in it may be amiss. */
  private static ThemeReading document() {
    String text = evaluate("JSON.stringify(theme.toDocument())");
    ThemeReading reading = ThemeDocument.read(text.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).isEmpty();
    return reading;
  }

  private static void awaitCount(String member, int count) {
    browser.await(
        count + " " + member,
        () -> evaluate("theme.toDocument()." + member + ".length").equals("" + count));
  }

  private static void draw(String kind, int... pixels) throws IOException {
    int before = Integer.parseInt(evaluate("theme.toDocument().annotations.length"));
    press("[data-kind=" + kind + "]");
    clickThrough(pixels);
    awaitCount("annotations", before + 1);
    browser.await(
        "what was drawn to be chosen",
        () -> evaluate("document.querySelector('[data-kind=select]').ariaPressed").equals("true"));
  }

  private static void clickThrough(int... pixels) throws IOException {
    for (int i = 0; i < pixels.length; i += 2) {
      browser.click(pixels[i], pixels[i + 1]);
    }
  }

  @Test
  void everyKindIsDrawnAndTheCoreReadsIt() throws IOException {
    press("[data-tool=draw]");
    draw("point", 420, 200);
    draw("line", 450, 300, 520, 340, 520, 340);
    draw("polygon", 560, 200, 640, 200, 600, 280, 600, 280);
    draw("circle", 500, 500, 560, 500);
    draw("rectangle", 620, 420, 720, 520);
    draw("arrow", 420, 620, 520, 660, 520, 660);
    draw("text", 700, 640);
    List<Annotation> drawn = document().map().annotations();
    assertThat(drawn)
        .extracting(each -> ((Annotation.Drawn) each).kind().name().toLowerCase(Locale.ROOT))
        .containsExactly("point", "line", "polygon", "circle", "rectangle", "arrow", "text");
  }

  @Test
  void aCircleAndARectangleAreDrawnByDraggingToo() throws IOException {
    press("[data-tool=draw]");
    String centre = evaluate("map.map.getView().getCenter().join()");
    press("[data-kind=rectangle]");
    browser.drag(620, 420, 720, 520);
    awaitCount("annotations", 1);
    awaitSelecting();
    press("[data-kind=circle]");
    browser.swipe(500, 500, 560, 500);
    awaitCount("annotations", 2);
    awaitSelecting();
    assertThat(evaluate("map.map.getView().getCenter().join()")).isEqualTo(centre);
    var box = (Annotation.Drawn) document().map().annotations().get(0);
    var circle = (Annotation.Drawn) document().map().annotations().get(1);
    assertThat(box.kind().name()).isEqualTo("RECTANGLE");
    assertThat(evaluate(pixelsOf("theme.toDocument().annotations[0].coordinates[0]")))
        .startsWith("620,420,720,420,720,520,620,520");
    assertThat(circle.kind().name()).isEqualTo("CIRCLE");
    assertThat(evaluate(pixelsOf("[theme.toDocument().annotations[1].coordinates]")))
        .isEqualTo("500,500");
    assertThat(circle.radius().orElseThrow()).isBetween(400.0, 600.0);
  }

  private static void awaitSelecting() {
    browser.await(
        "what was drawn to be chosen",
        () -> evaluate("document.querySelector('[data-kind=select]').ariaPressed").equals("true"));
  }

  private static String pixelsOf(String places) {
    return places
        + ".flatMap((place) => map.map.getPixelFromCoordinate(ol.proj.fromLonLat(place)))"
        + ".map(Math.round).join()";
  }

  @Test
  void whatIsDrawnCanBeWrittenOnUndoneAndDoneAgain() throws IOException {
    press("[data-tool=draw]");
    draw("text", 560, 400);
    evaluate(
        "(() => { const area = document.querySelector('[name=popup]'); area.value = '<img src=x"
            + " onerror=alert(1)>'; area.dispatchEvent(new Event('input')); })(); ''");
    assertThat(((Annotation.Drawn) document().map().annotations().get(0)).popup())
        .isEqualTo("<img src=x onerror=alert(1)>");
    press("[data-command=delete]");
    awaitCount("annotations", 0);
    press("[data-command=undo]");
    awaitCount("annotations", 1);
    press("[data-command=undo]");
    press("[data-command=undo]");
    awaitCount("annotations", 0);
    press("[data-command=redo]");
    awaitCount("annotations", 1);
    press("[data-tool=draw]");
    evaluate(
        "theme.fromDocument({...theme.toDocument(), annotations: [{kind: 'point', id: 'a',"
            + " coordinates: [121.55, 25.05], popup: '<b>note</b>'}]}); ''");
    evaluate("map.map.once('rendercomplete', () => (window.drawn = true)); map.map.render(); ''");
    browser.await("the drawing", () -> evaluate("String(window.drawn)").equals("true"));
    String[] pixel =
        evaluate(
                "map.map.getPixelFromCoordinate(ol.proj.fromLonLat([121.55, 25.05]))"
                    + ".map(Math.round).join()")
            .split(",");
    browser.await(
        "the note", () -> showsNote(Integer.parseInt(pixel[0]), Integer.parseInt(pixel[1])));
    assertThat(evaluate("document.querySelectorAll('.note-popup b').length")).isEqualTo("0");
  }

  /** Clicks; a busy machine may still be drawing what is to be clicked. */
  private static boolean showsNote(int x, int y) {
    try {
      browser.click(x, y);
      Thread.sleep(800);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
    return evaluate("document.querySelector('.note-popup p').textContent").equals("<b>note</b>");
  }

  @Test
  void whatIsOfNoKnownKindOrBrokenIsKept() throws IOException {
    String odd =
        "[{kind:'spiral',x:1},{kind:'point',coordinates:['a']},7,{kind:'point',id:'p',coordinates:[121.5,25],mine:{a:1}}]";
    evaluate(
        "theme.fromDocument({type:'tutai-theme',version:1,annotations:"
            + odd
            + ",measurements:[{kind:'volume'}]}); ''");
    assertThat(json("theme.toDocument().annotations")).isEqualTo(json(odd));
    assertThat(json("theme.toDocument().measurements")).isEqualTo(json("[{kind:'volume'}]"));
  }

  @Test
  void aDistanceAndAnAreaAreThoseOfTheCore() throws IOException {
    press("[data-tool=measure]");
    clickThrough(450, 300, 700, 500, 700, 500);
    awaitCount("measurements", 1);
    press("[data-mode=area]");
    clickThrough(450, 600, 700, 600, 600, 700, 600, 700);
    awaitCount("measurements", 2);
    for (Measurement each : document().map().measurements()) {
      Measurement.Taken taken = (Measurement.Taken) each;
      Coordinate[] places =
          taken.parts().get(0).stream()
              .map(place -> new Coordinate(place.lon(), place.lat()))
              .toArray(Coordinate[]::new);
      if (taken.kind() == Measurement.Kind.DISTANCE) {
        double length = Geodesics.length(SHAPES.createLineString(places));
        assertThat(taken.results().length().orElseThrow()).isCloseTo(length, within(0.001));
      } else {
        double area = Geodesics.area(SHAPES.createPolygon(places));
        assertThat(taken.results().area().orElseThrow()).isCloseTo(area, within(0.01));
      }
    }
  }

  @Test
  void thePagesGeodesicsAreThoseOfTheCore() throws IOException {
    Random random = new Random(7);
    List<double[]> pairs =
        IntStream.range(0, 600).mapToObj(i -> pair(random, i)).collect(Collectors.toList());
    pairs.add(new double[] {0, 0, 180, 0});
    pairs.add(new double[] {0, 0, 179.7, 0});
    pairs.add(new double[] {0, 90, 0, -90});
    pairs.add(new double[] {121, 24, 121, 24});
    JsonNode found =
        json(
            JSON.writeValueAsString(pairs)
                + ".map(([a, b, c, d]) => geodesic.distance([a, b], [c, d]))");
    for (int i = 0; i < pairs.size(); i++) {
      double[] p = pairs.get(i);
      double metres = Geodesics.distance(p[0], p[1], p[2], p[3]);
      assertThat(found.get(i).asDouble())
          .as("pair %s: %s", i, List.of(p[0], p[1], p[2], p[3]))
          .isCloseTo(metres, within(1e-5));
    }
  }

  /** Near, far, and nearly opposite pairs in turn. */
  private static double[] pair(Random random, int i) {
    double lon = random.nextDouble() * 360 - 180;
    double lat = random.nextDouble() * 180 - 90;
    double reach = i % 3 == 0 ? 0.01 : 1;
    return switch (i % 3) {
      case 0 ->
          new double[] {
            lon,
            lat,
            lon + random.nextDouble() * reach,
            Math.max(-90, lat - random.nextDouble() * reach)
          };
      case 1 ->
          new double[] {lon, lat, random.nextDouble() * 360 - 180, random.nextDouble() * 180 - 90};
      default ->
          new double[] {
            lon,
            lat,
            lon + 179 + random.nextDouble(),
            Math.max(-90, Math.min(90, -lat + random.nextDouble() - 0.5))
          };
    };
  }

  @Test
  void thePagesAreasAreThoseOfTheCore() throws IOException {
    Random random = new Random(11);
    for (int i = 0; i < 60; i++) {
      double lon = random.nextDouble() * 360 - 180;
      double lat = random.nextDouble() * 160 - 80;
      double reach = Math.pow(10, random.nextInt(4) - 3);
      Coordinate[] ring = new Coordinate[7];
      for (int corner = 0; corner < 6; corner++) {
        double angle = corner * Math.PI / 3;
        ring[corner] =
            new Coordinate(
                lon + reach * Math.cos(angle), lat + reach * random.nextDouble() * Math.sin(angle));
      }
      ring[6] = ring[0];
      double area = Geodesics.area(SHAPES.createPolygon(ring));
      assertThat(areaOnThePage(ring)).as("ring %s", i).isCloseTo(area, within(0.01 + area * 1e-10));
    }
    Coordinate[] cap = {
      new Coordinate(0, 80), new Coordinate(120, 81), new Coordinate(240, 82), new Coordinate(0, 80)
    };
    assertThat(areaOnThePage(cap))
        .isCloseTo(Geodesics.area(SHAPES.createPolygon(cap)), within(100.0));
  }

  private static double areaOnThePage(Coordinate[] ring) {
    String places =
        IntStream.range(0, ring.length)
            .mapToObj(i -> "[" + ring[i].x + "," + ring[i].y + "]")
            .collect(Collectors.joining(",", "[", "]"));
    return Double.parseDouble(evaluate("String(geodesic.polygonMeasures([" + places + "]).area)"));
  }

  @Test
  void thePagesWordsForMeasuresAreThoseOfTheCore() {
    for (MeasureUnit unit : MeasureUnit.values()) {
      for (double metres :
          new double[] {0, 0.00049, 1, 12.3456789, 999.9996, 123456.789, 36_197_067_000.0}) {
        String call =
            "units.measureText(" + metres + "," + unit.isArea() + ",'" + unit.word() + "')";
        assertThat(evaluate(call)).isEqualTo(unit.text(metres, Locale.TRADITIONAL_CHINESE));
      }
    }
  }

  @Test
  void theSavedPictureHasTheMapAndItsSheet() throws IOException {
    evaluate(
        "picture.makePicture({title: '圖', factor: 2}).then(async ({blob, leftOut}) => { const made"
            + " = await createImageBitmap(blob); window.made = [blob.type, made.width, made.height,"
            + " leftOut.length].join(); }); ''");
    browser.await("the picture", () -> !evaluate("String(window.made)").equals("undefined"));
    assertThat(evaluate("window.made"))
        .isEqualTo("image/png,2400," + 2 * (HEIGHT + 52 + 36) + ",0");
  }

  @Test
  void theLegendOfTheSavedPictureNamesOnesOwnLayersAndDrawings() {
    evaluate(
        "theme.fromDocument({...theme.toDocument(), layers: [{kind: 'geojson', id: 'g', title:"
            + " '積水點', visible: true, opacity: 1, data: {type: 'Feature', properties: {},"
            + " geometry: {type: 'Point', coordinates: [121.55, 25.05]}}}, {kind: 'geojson', id:"
            + " 'h', title: 'hidden', visible: false, opacity: 1, data: {type: 'Point',"
            + " coordinates: [121.5, 25]}}], annotations: [{kind: 'circle', id: 'c', coordinates:"
            + " [121.55, 25.05], radius: 300, text: '警戒'}, {kind: 'line', id: 'l', coordinates:"
            + " [[121.55, 25.05], [121.56, 25.05]]}]}); ''");
    browser.await("the features", DrawInChromiumTest::legendHasOnesOwn);
    String legend = evaluate("window.legendSeen");
    assertThat(legend).contains("繪圖與註記: 警戒, 線", "積水點: ").doesNotContain("hidden");
    assertThat(legend.indexOf("繪圖與註記")).isLessThan(legend.indexOf("積水點"));
  }

  /** The features are drawn a little later than their layer is there. */
  private static boolean legendHasOnesOwn() {
    evaluate(
        "picture.legendPictures().then((all) => { window.legendSeen = all.map(({title, entries}) =>"
            + " title + ': ' + entries.map(({name}) => name).join(', ')).join('; '); }); ''");
    return evaluate("String(window.legendSeen)").contains("積水點");
  }

  @Test
  void creditsThatSayTheSameAreToldOnce() {
    evaluate(
        "map.map.addLayer(new ol.layer.Vector({source: new ol.source.Vector({attributions:"
            + " ['One', '<a href=\"https://example.tw/\">One</a>', 'Two']})})); ''");
    browser.await("the credits", () -> evaluate(CREDITS).contains("Two"));
    assertThat(evaluate(CREDITS)).contains("1 One").contains("0 Two").doesNotContain("0 One");
  }

  private static final String CREDITS =
      "[...document.querySelectorAll('.ol-attribution li')].map((each) =>"
          + " each.querySelectorAll('a').length + ' ' + each.textContent).join('|')";

  @Test
  void theOverviewIsShownAndHidden() {
    press("[data-tool=overview]");
    browser.await(
        "the overview",
        () ->
            evaluate(
                    "document.querySelectorAll('#overview canvas, #overview"
                        + " .ol-overviewmap-box').length > 0")
                .equals("true"));
    press("[data-tool=overview]");
    assertThat(evaluate("document.getElementById('overview').hidden")).isEqualTo("true");
  }

  @Test
  void theOverviewShowsLandOnAPageJustOpenedWithTheBaseMapOff() {
    press("[data-tool=base]");
    evaluate("performance.clearResourceTimings(); ''");
    press("[data-tool=overview]");
    browser.await(
        "tiles of plain land",
        () ->
            !evaluate(
                    "performance.getEntriesByType('resource')"
                        + ".filter(({name}) => /tiles.*look=/.test(name)).length")
                .equals("0"));
    browser.await(
        "land",
        () ->
            evaluate(
                    "[...document.querySelectorAll('#overview canvas')].some(c =>"
                        + " c.width > 0 && c.getContext('2d').getImageData(0, 0, c.width, c.height)"
                        + ".data.some(v => v > 200))")
                .equals("true"));
    press("[data-tool=overview]");
    press("[data-tool=base]");
  }

  @Test
  void trayAndOverviewHaveNoFaultOfAccessibility() throws IOException {
    press("[data-tool=overview]");
    press("[data-tool=draw]");
    draw("circle", 560, 400, 640, 400);
    AxeCheck.check(browser, "the page with a drawing chosen");
    press("[data-tool=measure]");
    clickThrough(450, 300, 700, 500, 700, 500);
    awaitCount("measurements", 1);
    AxeCheck.check(browser, "the page with a measure taken");
  }
}

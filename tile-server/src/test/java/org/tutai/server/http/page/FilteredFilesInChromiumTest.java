package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire.Reply;
import org.tutai.server.access.Role;
import org.tutai.server.store.audit.Actor;

/** Files on the page: their filters, styles by the defaults of SLD, and pictures on the ground. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FilteredFilesInChromiumTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BLUE = 0x2040c0;
  private static final int RED = 0xe02020;

  @TempDir static Path scratch;

  static RunningServer server;
  static Chromium browser;
  static String home;
  static String ann;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> installed = Chromium.installed();
    assumeTrue(
        installed.isPresent(), "chromium was not found on the PATH (Debian package chromium)");
    Path folder = Files.createDirectories(scratch.resolve("data"));
    Samples.write(folder);
    server = RunningServer.of(folder, scratch.resolve("workspace"));
    home = "http://127.0.0.1:" + server.wire().port() + "/";
    var actor = new Actor("test", "test", "");
    String id = server.members().create(actor, "ann", "ann", Role.MEMBER).member().id();
    ann =
        "Authorization: Bearer "
            + server
                .members()
                .keys()
                .create(actor, id, "test", Set.of("themes"), Optional.empty())
                .secret();
    browser =
        new Chromium(
            installed.get(), Files.createDirectories(scratch.resolve("browser")), 1440, 900);
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

  private static boolean told(String expression) {
    try {
      return browser.evaluate("String(" + expression + ")").equals("true");
    } catch (AssertionError navigating) {
      return false;
    }
  }

  private static JsonNode json(Reply reply) throws IOException {
    assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
    return JSON.readTree(reply.body());
  }

  private static JsonNode send(String method, String path, String body) throws IOException {
    return json(server.wire().request(method, path, body, ann, "Content-Type: application/json"));
  }

  private static String square(String name, double west) {
    return """
    {"type":"Feature","properties":{"name":"%s"},"geometry":{"type":"Polygon",
     "coordinates":[[[%s,25.02],[%s,25.02],[%s,25.06],[%s,25.06],[%s,25.02]]]}}\
    """
        .formatted(name, west, west + 0.04, west + 0.04, west, west);
  }

  private static final String SLD =
      "<StyledLayerDescriptor version=\"1.0.0\" xmlns=\"http://www.opengis.net/sld\"><NamedLayer>"
          + "<Name>x</Name><UserStyle><FeatureTypeStyle><Rule><PolygonSymbolizer><Fill>"
          + "<CssParameter name=\"fill\">#2040c0</CssParameter></Fill></PolygonSymbolizer></Rule>"
          + "</FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";

  private static ObjectNode theme() {
    ObjectNode theme = JSON.createObjectNode();
    theme.put("type", "tutai-theme").put("version", 1).put("title", "t").put("base", false);
    theme.putObject("view").put("zoom", 12).putArray("center").add(121.5).add(25.04);
    theme.putArray("layers");
    return theme;
  }

  private static void awaitDrawn() {
    browser.await("the layers", () -> told("document.querySelectorAll('.layer').length > 0"));
    browser.await("quiet", () -> browser.pending() == 0);
    browser.evaluate(
        "window.isDrawn = false; import('%sassets/map.js').then((module) => { window.page = module; page.map.once('rendercomplete', () => { window.isDrawn = true; }); page.map.render(); }); ''"
            .formatted(home));
    browser.await("the map", () -> told("window.isDrawn"));
  }

  /** The colours about a place. */
  private static List<Integer> seen(double lon, double lat) {
    String[] at =
        browser
            .evaluate(
                "page.map.getPixelFromCoordinate(ol.proj.fromLonLat([%s, %s])).map(Math.round).join()"
                    .formatted(lon, lat))
            .split(",");
    return browser.colours(Integer.parseInt(at[0]) - 2, Integer.parseInt(at[1]) - 2, 4, 4);
  }

  @Test
  void aSharedFileShowsWhatItsFilterHoldsForInTheStyleItHas() throws IOException {
    ObjectNode theme = theme();
    String id = send("POST", "/api/v1/themes", theme.toString()).get("id").asText();
    byte[] bytes =
        ("{\"type\":\"FeatureCollection\",\"features\":["
                + square("甲", 121.45)
                + ","
                + square("乙", 121.52)
                + "]}")
            .getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/v1/themes/%s/files?name=a.geojson HTTP/1.1\r\nHost: example.tw\r\n%s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(id, ann, bytes.length);
    String file = json(server.wire().raw(head, bytes)).get("file").asText();
    for (String filter : List.of("name = '甲'", "NOPE = 1")) {
      theme
          .withArray("/layers")
          .addObject()
          .put("kind", "file")
          .put("id", "f" + theme.get("layers").size())
          .put("title", filter)
          .put("file", file)
          .put("format", "geojson")
          .put("sld", SLD)
          .put("filter", filter);
    }
    theme
        .withArray("/layers")
        .addObject()
        .put("kind", "published")
        .put("id", "p")
        .put("title", "點")
        .put("layer", "points")
        .put("filter", "NADA = 1");
    send("PUT", "/api/v1/themes/" + id, theme.toString());
    String link =
        send("POST", "/api/v1/themes/" + id + "/share", "{\"visibility\":\"link\"}")
            .get("id")
            .asText();
    browser.open(home + "t/" + link);
    awaitDrawn();
    browser.await(
        "the doubts",
        () -> told("document.querySelectorAll('#layers .warning.failed').length === 2"));
    assertThat(seen(121.47, 25.04)).containsExactly(BLUE);
    assertThat(seen(121.54, 25.04)).doesNotContain(BLUE);
    String marks =
        browser.evaluate(
            "[...document.querySelectorAll('#layers .warning.failed')].map((each) =>"
                + " each.title).join()");
    assertThat(marks).contains("NOPE", "NADA");
    assertThat(browser.complaints).isEmpty();
  }

  @Test
  void aFileIsGivenAFilterAndAStyleInItsSettings() throws IOException {
    String file =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + square("甲", 121.45)
            + ","
            + square("乙", 121.52)
            + "]}";
    browser.open(home);
    browser.await("the layers", () -> told("document.querySelectorAll('.layer').length > 0"));
    browser.evaluate(
        """
        Promise.all(['files', 'theme', 'view'].map((name) => import('%sassets/' + name + '.js'))).then(async ([files, theme, view]) => {
          const file = await files.keepFile(new Blob([atob('%s')]), 'a.geojson');
          theme.fromDocument({...%s, layers: [{kind: 'file', id: 'k', title: 'k', visible: true, opacity: 1, file, format: 'geojson'}]});
          view.placeTheme(false);
          window.theme = theme;
        }); ''
        """
            .formatted(
                home,
                Base64.getEncoder()
                    .encodeToString(
                        file.replace("甲", "A").replace("乙", "B").getBytes(StandardCharsets.UTF_8)),
                theme()));
    browser.await(
        "the file",
        () ->
            told(
                "document.querySelector('[data-focus=\"more k\"]')"
                    + " !== null && window.theme !== undefined"));
    awaitDrawn();
    browser.evaluate("document.querySelector('[data-focus=\"more k\"]').click(); ''");
    browser.await(
        "the details",
        () -> told("document.querySelector('[data-id=k] details summary') !== null"));
    browser.evaluate("document.querySelector('[data-id=k] details summary').click(); ''");
    browser.await(
        "the form", () -> told("document.querySelector('[data-id=k] textarea') !== null"));
    apply("name = ");
    browser.await(
        "the fault",
        () -> told("document.querySelector('[data-id=k] .filter .failed').textContent !== ''"));
    assertThat(browser.evaluate("String(theme.toDocument().layers[0].filter)"))
        .isEqualTo("undefined");
    browser.complaints.clear();
    apply("name = 'A'");
    browser.await(
        "the filter", () -> told("theme.toDocument().layers[0].filter === \"name = 'A'\""));
    browser.evaluate(
        """
        (() => {
          const files = new DataTransfer();
          files.items.add(new File([%s], 'a.sld'));
          const input = document.querySelector('[data-id=k] input[type=file]');
          input.files = files.files;
          input.dispatchEvent(new Event('change'));
        })(); ''
        """
            .formatted(JSON.writeValueAsString(SLD)));
    browser.await("the style", () -> told("Boolean(theme.toDocument().layers[0].sld)"));
    browser.await("the square", () -> seen(121.47, 25.04).contains(BLUE));
    assertThat(seen(121.54, 25.04)).doesNotContain(BLUE);
    assertThat(browser.complaints).isEmpty();
  }

  private static void apply(String filter) {
    browser.evaluate(
        "(() => { document.querySelector('[data-id=k] textarea').value = \"%s\"; document.querySelector('[data-id=k] .filter .apply button').click(); })(); ''"
            .formatted(filter));
  }

  @Test
  void picturesOnTheGroundAreTurnedAndLaidBetweenTheirCorners() throws IOException {
    String kml =
        """
        <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>
        <GroundOverlay><name>turned</name><Icon><href>o.png</href></Icon><LatLonBox><north>25.05</north>
        <south>25.03</south><east>121.56</east><west>121.52</west><rotation>90</rotation></LatLonBox></GroundOverlay>
        <GroundOverlay><name>quad</name><Icon><href>o.png</href></Icon><gx:LatLonQuad><coordinates>
        121.48,25.02 121.48,25.06 121.44,25.07 121.44,25.01</coordinates></gx:LatLonQuad></GroundOverlay>
        </Document></kml>
        """;
    var kmz = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(kmz)) {
      zip.putNextEntry(new ZipEntry("doc.kml"));
      zip.write(kml.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("o.png"));
      zip.write(halves());
    }
    browser.open(home);
    browser.await("the layers", () -> told("document.querySelectorAll('.layer').length > 0"));
    browser.evaluate(
        """
        Promise.all(['files', 'theme', 'view'].map((name) => import('%sassets/' + name + '.js'))).then(async ([files, theme, view]) => {
          const bytes = Uint8Array.from(atob('%s'), (each) => each.charCodeAt(0));
          const file = await files.keepFile(new Blob([bytes]), 'rot.kmz');
          theme.fromDocument({...%s, layers: [{kind: 'kml', id: 'k', title: 'k', visible: true, opacity: 1, file}]});
          view.placeTheme(false);
          window.isThere = true;
        }); ''
        """
            .formatted(home, Base64.getEncoder().encodeToString(kmz.toByteArray()), theme()));
    browser.await("the file", () -> told("window.isThere"));
    awaitDrawn();
    browser.await("the pictures", () -> seen(121.54, 25.025).contains(RED));
    assertThat(seen(121.54, 25.025)).containsExactly(RED);
    assertThat(seen(121.54, 25.055)).containsExactly(BLUE);
    assertThat(seen(121.555, 25.04)).doesNotContain(RED, BLUE);
    assertThat(seen(121.46, 25.03)).allMatch(colour -> isNear(colour, RED));
    assertThat(seen(121.46, 25.05)).allMatch(colour -> isNear(colour, BLUE));
    assertThat(seen(121.445, 25.015)).allMatch(colour -> isNear(colour, RED));
    assertThat(seen(121.475, 25.015)).doesNotContain(RED);
    assertThat(seen(121.5, 25.04)).doesNotContain(RED, BLUE);
    assertThat(browser.complaints).isEmpty();
  }

  /** Pixels that two pieces of a picture share may be a shade off. */
  private static boolean isNear(int colour, int wanted) {
    var one = new Color(colour);
    var other = new Color(wanted);
    return Math.abs(one.getRed() - other.getRed()) <= 8
        && Math.abs(one.getGreen() - other.getGreen()) <= 8
        && Math.abs(one.getBlue() - other.getBlue()) <= 8;
  }

  /** Red at the left, blue at the right. */
  private static byte[] halves() throws IOException {
    var picture = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setColor(new Color(RED));
    pen.fillRect(0, 0, 32, 32);
    pen.setColor(new Color(BLUE));
    pen.fillRect(32, 0, 32, 32);
    pen.dispose();
    var png = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    return png.toByteArray();
  }
}

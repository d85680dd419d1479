package org.tutai.server.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;

/** Features that the page draws itself look as the rules of their SLD say. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FileClassesInChromiumTest {

  private static final int LOW = 0xffeda0;
  private static final int HIGH = 0xf03b20;
  private static final int FAR = 0x0000ff;

  @TempDir static Path scratch;

  static RunningServer server;
  static Chromium browser;
  static String home;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> installed = Chromium.installed();
    assumeTrue(
        installed.isPresent(), "chromium was not found on the PATH (Debian package chromium)");
    Path folder = Files.createDirectories(scratch.resolve("data"));
    Samples.write(folder);
    server = RunningServer.of(folder, scratch.resolve("workspace"));
    home = "http://127.0.0.1:" + server.wire().port() + "/";
    browser =
        new Chromium(
            installed.get(), Files.createDirectories(scratch.resolve("browser")), 1440, 900);
    browser.open(home + "#11/25.05000/121.50000");
    browser.await("the layers", () -> told("document.querySelectorAll('.layer').length > 2"));
    show();
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

  private static void show() throws IOException {
    String data =
        "{\"type\":\"FeatureCollection\",\"features\":["
            + String.join(",", List.of(square(0, "5"), square(1, "50"), square(2, "null")))
            + "]}";
    String layer =
        "{\"kind\":\"geojson\",\"id\":\"v\",\"title\":\"里\",\"visible\":true,\"opacity\":1,\"data\":"
            + data
            + ",\"sld\":"
            + new ObjectMapper().writeValueAsString(SLD)
            + "}";
    browser.evaluate(
        "import('%sassets/theme.js').then((module) => { module.fromDocument({type: 'tutai-theme', version: 1, base: true, layers: [%s]}); module.changed(); window.isThere = true; })"
            .formatted(home, layer));
    browser.await("the theme", () -> told("window.isThere"));
    browser.await(
        "names alone",
        () -> browser.requests.stream().anyMatch(url -> url.contains("labels=only")));
    browser.await("quiet", () -> browser.pending() == 0);
    browser.evaluate(
        "window.isDrawn = false; import('%sassets/map.js').then(({ map }) => { map.once('rendercomplete', () => { window.isDrawn = true; }); map.render(); })"
            .formatted(home));
    browser.await("the map", () -> told("window.isDrawn"));
  }

  /** Squares side by side, from 121.45 on. */
  private static String square(int i, String population) {
    double west = 121.45 + 0.05 * i;
    double east = west + 0.05;
    return """
    {"type":"Feature","properties":{"pop":%s},"geometry":{"type":"Polygon",
     "coordinates":[[[%s,25.03],[%s,25.03],[%s,25.07],[%s,25.07],[%s,25.03]]]}}\
    """
        .formatted(population, west, east, east, west, west);
  }

  private static String rule(String title, String filter, String more, String fill) {
    return "<Rule><Title>"
        + title
        + "</Title><ogc:Filter>"
        + filter
        + "</ogc:Filter>"
        + more
        + "<PolygonSymbolizer><Fill>"
        + fill
        + "</Fill></PolygonSymbolizer></Rule>";
  }

  private static String colour(int rgb) {
    return "<CssParameter name=\"fill\">#%06x</CssParameter>".formatted(rgb);
  }

  private static String compared(String how, String with) {
    return "<ogc:%s><ogc:PropertyName>pop</ogc:PropertyName><ogc:Literal>%s</ogc:Literal></ogc:%s>"
        .formatted(how, with, how);
  }

  private static final String SLD =
      "<StyledLayerDescriptor version=\"1.0.0\" xmlns=\"http://www.opengis.net/sld\""
          + " xmlns:ogc=\"http://www.opengis.net/ogc\"><NamedLayer><Name>v</Name><UserStyle>"
          + "<FeatureTypeStyle>"
          + rule("under 20", compared("PropertyIsLessThan", "20"), "", colour(LOW))
          + rule(
              "20 or more",
              "<ogc:And>"
                  + compared("PropertyIsGreaterThanOrEqualTo", "20")
                  + "<ogc:Not>"
                  + compared("PropertyIsEqualTo", "7")
                  + "</ogc:Not></ogc:And>",
              "",
              colour(HIGH))
          + rule(
              "from afar",
              compared("PropertyIsGreaterThan", "0"),
              "<MinScaleDenominator>9000000</MinScaleDenominator>",
              colour(FAR))
          + rule(
              "no data",
              "<ogc:PropertyIsNull><ogc:PropertyName>pop</ogc:PropertyName></ogc:PropertyIsNull>",
              "",
              "<GraphicFill><Graphic><Mark><WellKnownName>shape://slash</WellKnownName><Stroke>"
                  + "<CssParameter name=\"stroke\">#111111</CssParameter></Stroke></Mark></Graphic>"
                  + "</GraphicFill>")
          + "</FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";

  /** The colours around the middle of a square. */
  private static List<Integer> seen(int i) {
    browser.evaluate(
        "window.at = null; import('%sassets/map.js').then(({ map }) => { window.at = map.getPixelFromCoordinate(ol.proj.fromLonLat([%s, 25.042])); })"
            .formatted(home, 121.475 + 0.05 * i));
    browser.await("a place", () -> told("window.at !== null"));
    int x = (int) Double.parseDouble(browser.evaluate("String(window.at[0])"));
    int y = (int) Double.parseDouble(browser.evaluate("String(window.at[1])"));
    return browser.colours(x - 5, y - 5, 10, 10);
  }

  @Test
  void classesHaveTheirColoursAndWhatHasNoValueIsHatched() {
    assertThat(seen(0)).containsExactly(LOW);
    assertThat(seen(1)).containsExactly(HIGH);
    assertThat(seen(2)).hasSizeGreaterThan(2).doesNotContain(LOW, HIGH, FAR);
    assertThat(browser.complaints).isEmpty();
  }
}

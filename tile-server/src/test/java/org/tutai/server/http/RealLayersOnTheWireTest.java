package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.samples.SampleLayers;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * What a client sees of layers as people have them: every one draws, and is the same by each way.
 */
class RealLayersOnTheWireTest {

  private static final double HALF = 20037508.342789244;

  @TempDir Path root;

  private record Layer(String name, double west, double south, double east, double north) {
    String encoded() {
      return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
  }

  @Test
  void everySampleDrawsAndIsTheSameByEachWay() throws Exception {
    SampleLayers.extractTo(root.resolve("samples"));
    try (var server =
        RunningServer.ofRealFiles(root.resolve("samples"), root.resolve("workspace"))) {
      assertThat(server.published().problems()).isEmpty();
      List<Layer> layers = layers(server);
      assertThat(layers).hasSizeGreaterThanOrEqualTo(6);
      for (Layer layer : layers) {
        checkDraws(server, layer);
        checkSameBytes(server, layer);
      }
    }
  }

  /** A shapefile in Big5 without a word of its encoding, in TWD97 TM2 without a code. */
  @Test
  void findsTheDistrictOfAPlaceInFilesThatSayLittle() throws Exception {
    Path data =
        Path.of(System.getProperty("tutai.shared", "../shared"), "data", "shp_big5_3826_nocpg");
    assumeTrue(Files.isDirectory(data), "the shared data are not there: " + data);
    try (var server = RunningServer.ofRealFiles(data, root.resolve("workspace"))) {
      var found = new StringBuilder();
      for (Layer layer : layers(server)) {
        found.append(
            server
                .wire()
                .get(
                    "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&STYLES=&CRS=EPSG:4326"
                        + "&BBOX=25.0275,121.5537,25.0475,121.5737&WIDTH=101&HEIGHT=101&I=50&J=50"
                        + "&FORMAT=image/png&INFO_FORMAT=application/json&LAYERS="
                        + layer.encoded()
                        + "&QUERY_LAYERS="
                        + layer.encoded())
                .text());
      }
      assertThat(found).contains("信義區");
    }
  }

  private static List<Layer> layers(RunningServer server) throws Exception {
    String xml = server.wire().get("/wms?SERVICE=WMS&REQUEST=GetCapabilities").text();
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    var layers = new ArrayList<Layer>();
    var elements = document.getElementsByTagName("Layer");
    for (int i = 1; i < elements.getLength(); i++) {
      var element = (Element) elements.item(i);
      layers.add(
          new Layer(
              text(element, "Name"),
              Double.parseDouble(text(element, "westBoundLongitude")),
              Double.parseDouble(text(element, "southBoundLatitude")),
              Double.parseDouble(text(element, "eastBoundLongitude")),
              Double.parseDouble(text(element, "northBoundLatitude"))));
    }
    return layers;
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }

  private static void checkDraws(RunningServer server, Layer l) throws IOException {
    checkColours(
        server, l, "CRS:84", l.west() + "," + l.south() + "," + l.east() + "," + l.north());
    checkColours(
        server, l, "EPSG:4326", l.south() + "," + l.west() + "," + l.north() + "," + l.east());
    checkColours(
        server,
        l,
        "EPSG:3857",
        mercatorX(l.west())
            + ","
            + mercatorY(l.south())
            + ","
            + mercatorX(l.east())
            + ","
            + mercatorY(l.north()));
  }

  private static void checkColours(RunningServer server, Layer layer, String crs, String box)
      throws IOException {
    Reply reply =
        server
            .wire()
            .get(
                "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&WIDTH=300&HEIGHT=200"
                    + "&FORMAT=image/png&LAYERS="
                    + layer.encoded()
                    + "&CRS="
                    + crs
                    + "&BBOX="
                    + box);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(reply.body()));
    assertThat(image).as(layer.name() + " " + crs + ": " + reply.headers()).isNotNull();
    var colours = new HashSet<Integer>();
    for (int i = 0; i < 300 * 200; i++) {
      colours.add(image.getRGB(i % 300, i / 300));
    }
    assertThat(colours).as(layer.name() + " " + crs).hasSizeGreaterThan(1);
  }

  private static void checkSameBytes(RunningServer server, Layer layer) throws IOException {
    int zoom = 8;
    double tiles = 1 << zoom;
    double size = 2 * HALF / tiles;
    int x = (int) ((mercatorX((layer.west() + layer.east()) / 2) + HALF) / size);
    int y = (int) ((HALF - mercatorY((layer.south() + layer.north()) / 2)) / size);
    String name = layer.encoded();
    Reply tile = server.wire().get("/tiles/" + name + "/" + zoom + "/" + x + "/" + y + ".png");
    Reply rest =
        server
            .wire()
            .get(
                "/wmts/1.0.0/"
                    + name
                    + "/default/WebMercatorQuad/"
                    + zoom
                    + "/"
                    + y
                    + "/"
                    + x
                    + ".png");
    String box =
        String.format(
            Locale.ROOT,
            "%s,%s,%s,%s",
            -HALF + x * size,
            HALF - (y + 1) * size,
            -HALF + (x + 1) * size,
            HALF - y * size);
    Reply map =
        server
            .wire()
            .get(
                "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&CRS=EPSG:3857&WIDTH=256"
                    + "&HEIGHT=256&FORMAT=image/png&TRANSPARENT=TRUE&LAYERS="
                    + name
                    + "&BBOX="
                    + box);
    assertThat(tile.status()).as(layer.name()).isEqualTo(200);
    assertThat(rest.body()).as(layer.name()).isEqualTo(tile.body());
    assertThat(map.body()).as(layer.name()).isEqualTo(tile.body());
  }

  private static double mercatorX(double lon) {
    return lon * HALF / 180;
  }

  private static double mercatorY(double lat) {
    double clamped = Math.max(-85, Math.min(85, lat));
    return Math.log(Math.tan(Math.toRadians(45 + clamped / 2))) * 6378137;
  }
}

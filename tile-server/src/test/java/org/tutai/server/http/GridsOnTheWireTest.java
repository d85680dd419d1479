package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;

/** Layers that are grids, by every service that layers of features have. */
class GridsOnTheWireTest {

  private static final int WIDTH = 200;
  private static final int HEIGHT = 160;
  private static final double HALF = 20037508.342789244;

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    Files.write(folder.resolve("dem.tif"), tiff());
    Files.writeString(
        folder.resolve("dem.red.sld"),
        "<UserStyle><Title>Red</Title><FeatureTypeStyle><Rule><Title>高度</Title>"
            + "<RasterSymbolizer><ColorMap type='intervals'>"
            + "<ColorMapEntry color='#ff0000' quantity='200'/>"
            + "<ColorMapEntry color='#0000ff' quantity='inf' label='high'/></ColorMap>"
            + "</RasterSymbolizer></Rule></FeatureTypeStyle></UserStyle>");
    server = RunningServer.ofRealFiles(folder, workspace);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static float height(int column, int row) {
    return 100 + column + 0.5f * row;
  }

  /**
   * An uncompressed TIFF of heights in one strip: cells of 20 m from (300000, 2775000), TWD97 TM2.
   */
  private static byte[] tiff() {
    int entries = 13;
    int data = 8 + 2 + 12 * entries + 4;
    int strip = data + 24 + 48 + 32;
    var out = ByteBuffer.allocate(strip + 4 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    out.putShort((short) entries);
    entry(out, 256, 4, 1, WIDTH);
    entry(out, 257, 4, 1, HEIGHT);
    entry(out, 258, 3, 1, 32);
    entry(out, 259, 3, 1, 1);
    entry(out, 262, 3, 1, 1);
    entry(out, 273, 4, 1, strip);
    entry(out, 277, 3, 1, 1);
    entry(out, 278, 4, 1, HEIGHT);
    entry(out, 279, 4, 1, 4 * WIDTH * HEIGHT);
    entry(out, 339, 3, 1, 3);
    entry(out, 33550, 12, 3, data);
    entry(out, 33922, 12, 6, data + 24);
    entry(out, 34735, 3, 16, data + 72);
    out.putInt(0);
    out.putDouble(20).putDouble(20).putDouble(0);
    out.putDouble(0).putDouble(0).putDouble(0);
    out.putDouble(300_000).putDouble(2_775_000).putDouble(0);
    for (int key : new int[] {1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 3826}) {
      out.putShort((short) key);
    }
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      out.putFloat(height(i % WIDTH, i / WIDTH));
    }
    return out.array();
  }

  private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
    out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static Reply get(String path) throws IOException {
    Reply reply = server.wire().get(path);
    assertThat(reply.status()).as(path).isEqualTo(200);
    return reply;
  }

  private static JsonNode json(String path) throws IOException {
    return new ObjectMapper().readTree(get(path).body());
  }

  private static BufferedImage picture(String path) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(get(path).body()));
    assertThat(image).as(path).isNotNull();
    return image;
  }

  private static final String MAP =
      "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&LAYERS=dem&FORMAT=image/png&TRANSPARENT=TRUE";
  private static final String ALL =
      "&CRS=EPSG:3826&BBOX=300000,2771800,304000,2775000&WIDTH=200&HEIGHT=160";

  @Test
  void isListedAsAGridBelowWhatHasFeatures() throws IOException {
    JsonNode layer = json("/api/v1/layers").path("layers").path(0);
    assertThat(layer.path("name").asText()).isEqualTo("dem");
    assertThat(layer.path("geometry").asText()).isEqualTo("raster");
    assertThat(layer.path("order").asInt()).isEqualTo(50);
    assertThat(layer.path("crs").asText()).isEqualTo("EPSG:3826");
    assertThat(layer.path("fields").toString())
        .isEqualTo("[{\"name\":\"value\",\"type\":\"real\"}]");
    assertThat(layer.path("styles").findValuesAsText("name")).containsExactly("default", "red");
    String capabilities = get("/wms?SERVICE=WMS&REQUEST=GetCapabilities").text();
    assertThat(capabilities).contains("<Layer queryable=\"1\" opaque=\"0\">", "<Name>dem</Name>");
  }

  @Test
  void isDrawnCellForPixelInItsOwnSystem() throws IOException {
    BufferedImage map = picture(MAP + "&STYLES=red" + ALL);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int expected = height(x, y) < 200 ? 0xffff0000 : 0xff0000ff;
        assertThat(map.getRGB(x, y)).as("%s %s", x, y).isEqualTo(expected);
      }
    }
  }

  @Test
  void isTransparentBesideTheGrid() throws IOException {
    BufferedImage map =
        picture(
            MAP
                + "&STYLES="
                + "&CRS=EPSG:3826&BBOX=299000,2774000,301000,2776000&WIDTH=100&HEIGHT=100");
    assertThat(map.getRGB(75, 75) >>> 24).isEqualTo(255);
    assertThat(map.getRGB(75, 25) >>> 24).isZero();
    assertThat(map.getRGB(25, 75) >>> 24).isZero();
  }

  @Test
  void aTileIsTheSameBytesAsTheMapOfItsBox() throws IOException {
    double side = 2 * HALF / (1 << 13);
    int column = 6861;
    int row = 3506;
    Reply tile = get("/tiles/dem/13/" + column + "/" + row + ".png");
    String box =
        String.format(
            Locale.ROOT,
            "%.9f,%.9f,%.9f,%.9f",
            -HALF + column * side,
            HALF - (row + 1) * side,
            -HALF + (column + 1) * side,
            HALF - row * side);
    Reply map = get(MAP + "&STYLES=&CRS=EPSG:3857&WIDTH=256&HEIGHT=256&BBOX=" + box);
    assertThat(tile.body()).isEqualTo(map.body());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(tile.body()));
    long drawn = 0;
    for (int i = 0; i < 256 * 256; i++) {
      drawn += image.getRGB(i % 256, i / 256) >>> 24 == 255 ? 1 : 0;
    }
    assertThat(drawn).isGreaterThan(1000);
  }

  @Test
  void tellsTheExactValueOfTheCellInEveryForm() throws IOException {
    String ask =
        MAP.replace("GetMap", "GetFeatureInfo")
            + "&STYLES=&QUERY_LAYERS=dem"
            + ALL
            + "&I=37&J=11&INFO_FORMAT=";
    JsonNode features = json(ask + "application/json").path("features");
    assertThat(features).hasSize(1);
    assertThat(features.path(0).path("id").asText()).isEqualTo("dem." + (11 * WIDTH + 37));
    assertThat(features.path(0).path("geometry").isNull()).isTrue();
    assertThat(features.path(0).path("properties").toString()).isEqualTo("{\"value\":142.5}");
    assertThat(get(ask + "text/plain").text()).isEqualTo("dem 2237\n  value = 142.5\n");
    assertThat(get(ask + "text/html").text()).contains("<tr><th>value</th><td>142.5</td></tr>");
  }

  @Test
  void tellsTheColoursInItsLegend() throws IOException {
    JsonNode ramp = json("/api/v1/layers/dem/legend").path("entries").path(0).path("ramp");
    assertThat(ramp.findValuesAsText("label")).containsExactly("100", "200", "300", "400");
    assertThat(ramp.path(0).path("color").asText()).matches("#[0-9a-f]{6}");
    String legend = "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetLegendGraphic&FORMAT=image/png";
    BufferedImage bar = picture(legend + "&LAYER=dem");
    BufferedImage classes = picture(legend + "&LAYER=dem&STYLE=red");
    assertThat(bar.getHeight()).isGreaterThan(classes.getHeight());
    assertThat(classes.getRGB(18, 16)).isEqualTo(0xffff0000);
    assertThat(classes.getRGB(18, 40)).isEqualTo(0xff0000ff);
  }
}

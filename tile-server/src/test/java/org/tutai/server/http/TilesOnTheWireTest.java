package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire;
import org.tutai.server.Wire.Reply;

/** A tile by every way there is: the bytes, and every header. */
class TilesOnTheWireTest {

  private static final String LAYER = URLEncoder.encode("行政區", StandardCharsets.UTF_8);
  private static final String XYZ = "/tiles/" + LAYER + "/10/857/438.png";
  private static final double HALF = 20037508.342789244;

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    Samples.write(folder);
    RunningServer.write(
        folder.resolve("named.wkt"),
        "layer named EPSG:4326 POLYGON",
        "信義區|110|POLYGON ((121.3 24.9, 121.7 24.9, 121.7 25.2, 121.3 25.2, 121.3 24.9))");
    Files.writeString(
        folder.resolve("named.sld"),
        Samples.style("#cc8844")
            .replace(
                "</Rule>",
                "<TextSymbolizer><Label>III</Label><Font><CssParameter name=\"font-size\">40"
                    + "</CssParameter><CssParameter name=\"font-weight\">bold</CssParameter></Font>"
                    + "<Fill><CssParameter name=\"fill\">#102030</CssParameter></Fill>"
                    + "</TextSymbolizer></Rule>"));
    server = RunningServer.of(folder, workspace);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Reply get(String path, String... headers) throws IOException {
    return server.wire().get(path, headers);
  }

  @Test
  void sendsATileWithEveryHeaderItNeeds() throws IOException {
    Reply tile = get(XYZ);
    assertThat(tile.status()).isEqualTo(200);
    assertThat(tile.body()).startsWith(0x89, 'P', 'N', 'G');
    assertThat(tile.headers().replaceAll("ETag: \"[0-9a-f]+\"", "ETag: \"(hex)\""))
        .isEqualTo(
            """
            Access-Control-Allow-Origin: *
            Access-Control-Expose-Headers: ETag, Retry-After
            Cache-Control: public, max-age=60, must-revalidate
            Connection: close
            Content-Length: LENGTH
            Content-Type: image/png
            Cross-Origin-Resource-Policy: cross-origin
            ETag: "(hex)"
            X-Content-Type-Options: nosniff\
            """
                .replace("LENGTH", String.valueOf(tile.body().length)));
  }

  @Test
  void answersFromMemoryJustAsItAnswersFirst() throws IOException {
    String path = "/tiles/" + LAYER + "/11/1714/877.png";
    Reply first = get(path);
    Reply second = get(path);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.headers()).isEqualTo(first.headers());
  }

  @Test
  void isTheSameBytesByEveryProtocol() throws IOException {
    double size = 2 * HALF / 1024;
    String box =
        (-HALF + 857 * size)
            + ","
            + (HALF - 439 * size)
            + ","
            + (-HALF + 858 * size)
            + ","
            + (HALF - 438 * size);
    Reply xyz = get(XYZ);
    Reply rest = get("/wmts/1.0.0/" + LAYER + "/default/WebMercatorQuad/10/438/857.png");
    Reply alias = get("/wmts/1.0.0/" + LAYER + "/default/GoogleMapsCompatible/10/438/857.png");
    Reply kvp =
        get(
            "/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&STYLE=default&FORMAT=image/png"
                + "&TILEMATRIXSET=WebMercatorQuad&TILEMATRIX=10&TILEROW=438&TILECOL=857&LAYER="
                + LAYER);
    Reply wms =
        get(
            "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&CRS=EPSG:3857&WIDTH=256"
                + "&HEIGHT=256&FORMAT=image/png&TRANSPARENT=TRUE&LAYERS="
                + LAYER
                + "&BBOX="
                + box);
    for (Reply other : new Reply[] {rest, alias, kvp, wms}) {
      assertThat(other.status()).isEqualTo(200);
      assertThat(other.body()).isEqualTo(xyz.body());
      assertThat(other.header("ETag")).isEqualTo(xyz.header("ETag"));
    }
  }

  /** The districts of {@code named} are filled and have names, in one style. */
  @Test
  void givesNamesWithoutTheRestAndTheRestWithout() throws IOException {
    String tile = "/tiles/named/10/857/438.png?labels=";
    Map<Integer, Integer> whole = colours(get("/tiles/named/10/857/438.png"));
    Map<Integer, Integer> none = colours(get(tile + "none"));
    Map<Integer, Integer> only = colours(get(tile + "only"));
    assertThat(whole).containsKeys(AREA, NAME);
    assertThat(none).containsKey(AREA).doesNotContainKey(NAME);
    assertThat(only).containsKeys(0, NAME).doesNotContainKey(AREA);
    assertThat(only.get(NAME)).isEqualTo(whole.get(NAME));
    assertThat(get(tile + "some").status()).isEqualTo(400);
  }

  private static final int AREA = 0xffcc8844;
  private static final int NAME = 0xff102030;

  private static Map<Integer, Integer> colours(Reply tile) throws IOException {
    assertThat(tile.status()).isEqualTo(200);
    var image = ImageIO.read(new ByteArrayInputStream(tile.body()));
    var counts = new HashMap<Integer, Integer>();
    for (int argb : image.getRGB(0, 0, 256, 256, null, 0, 256)) {
      counts.merge(argb, 1, Integer::sum);
    }
    return counts;
  }

  @Test
  void servesEveryTileMatrixSet() throws IOException {
    for (String tile :
        new String[] {
          "WebMercatorQuad/10/438/857",
          "WorldCRS84Quad/9/184/857",
          "TWD97TM2/6/26/79",
          "TWD97TM2Zone119/6/24/88"
        }) {
      Reply reply = get("/wmts/1.0.0/" + LAYER + "/default/" + tile + ".png");
      assertThat(reply.status()).as(tile).isEqualTo(200);
      assertThat(reply.header("Content-Type")).contains("image/png");
    }
  }

  @Test
  void answers304ToWhoeverHasTheTile() throws IOException {
    String etag = get(XYZ).header("ETag").orElseThrow();
    for (String condition : new String[] {etag, "W/" + etag, "\"other\", " + etag, "*"}) {
      Reply reply = get(XYZ, "If-None-Match: " + condition);
      assertThat(reply.status()).as(condition).isEqualTo(304);
      assertThat(reply.body()).isEmpty();
      assertThat(reply.header("ETag")).contains(etag);
      assertThat(reply.header("Cache-Control")).isPresent();
    }
    assertThat(get(XYZ, "If-None-Match: \"other\"").status()).isEqualTo(200);
  }

  @Test
  void answersHeadWithTheHeadersOfGet() throws IOException {
    Reply get = get(XYZ);
    Reply head = server.wire().request("HEAD", XYZ, "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers()).isEqualTo(get.headers());
  }

  @Test
  void doesNotCompressPictures() throws IOException {
    assertThat(get(XYZ, "Accept-Encoding: gzip").header("Content-Encoding")).isEmpty();
  }

  @Test
  void drawsSeveralLayersAndNamedStyles() throws IOException {
    Reply both = get("/tiles/" + LAYER + ",points/10/857/438.png");
    Reply night = get(XYZ + "?style=" + URLEncoder.encode("夜", StandardCharsets.UTF_8));
    assertThat(both.status()).isEqualTo(200);
    assertThat(night.status()).isEqualTo(200);
    assertThat(both.body()).isNotEqualTo(get(XYZ).body());
    assertThat(night.body()).isNotEqualTo(get(XYZ).body());
  }

  @Test
  void saysWhatIsWrongWithAnAddress() throws IOException {
    checkNotFound("/tiles/nothing/1/0/0.png", "There is no layer");
    checkNotFound("/tiles/points/1/2/0.png", "columns and rows go from 0 to 1");
    checkNotFound("/tiles/points/25/0/0.png", "Zoom goes from 0 to 24");
    checkNotFound("/tiles/points/99999999999/0/0.png", "whole numbers");
    checkNotFound("/tiles/points/-1/0/0.png", "whole numbers");
    checkNotFound("/tiles/points/1/0/0.gif", "not as gif");
    checkNotFound("/tiles/points/1/0/0.png?style=nothing", "has no style");
    checkNotFound("/tiles", "/tiles/{layer}/{z}/{x}/{y}.png");
  }

  private static void checkNotFound(String path, String detail) throws IOException {
    Reply reply = get(path);
    assertThat(reply.status()).as(path).isEqualTo(404);
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.text()).contains(detail).contains("\"status\":404");
  }

  @Test
  void describesTilesAsTileJson() throws IOException {
    Reply reply = get("/tiles/" + LAYER + ".json", "Accept-Language: en");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .contains("\"tilejson\":\"3.0.0\"")
        .contains("\"name\":\"Districts & <more>\"")
        .contains("\"tiles\":[\"http://example.tw/tiles/" + LAYER + "/{z}/{x}/{y}.png\"]")
        .contains("\"bounds\":[121.4,25.0,121.6,25.1]")
        .contains("\"attribution\":\"MOI\"");
  }

  @Test
  void drawsATileOnceHoweverManyAskForIt() throws Exception {
    long before = drawn();
    var threads = Executors.newFixedThreadPool(50);
    try {
      var tasks = new ArrayList<Callable<Reply>>();
      for (int i = 0; i < 50; i++) {
        tasks.add(
            () -> new Wire(server.wire().port()).get("/tiles/" + LAYER + "/12/3429/1754.png"));
      }
      var bodies = new HashSet<Integer>();
      for (var result : threads.invokeAll(tasks)) {
        assertThat(result.get().status()).isEqualTo(200);
        bodies.add(java.util.Arrays.hashCode(result.get().body()));
      }
      assertThat(bodies).hasSize(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(drawn() - before).isEqualTo(1);
  }

  private static long drawn() throws IOException {
    return get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("tutai_pictures_drawn_total"))
        .map(line -> (long) Double.parseDouble(line.split(" ")[1]))
        .findFirst()
        .orElseThrow();
  }
}

package org.tutai.geo.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tutai.geo.source.remote.http.HostileServer.answer;
import static org.tutai.geo.source.remote.http.HostileServer.sends;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.source.remote.http.FetchPolicy;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.source.remote.http.HostRule;
import org.tutai.geo.source.remote.http.HostileServer;
import org.tutai.geo.source.remote.http.HttpDiskCache;
import org.tutai.geo.source.remote.http.RemoteSourceException;
import org.tutai.geo.source.remote.http.RemoteSourceException.Reason;
import org.tutai.geo.source.remote.picture.RemoteImage;
import org.tutai.geo.source.remote.picture.RemoteView;
import org.tutai.geo.source.remote.wms.WmsInfo;

/** Drawing layers of a server on loopback that answers well, badly, and not at all. */
class RemotePicturesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SIZE = Pattern.compile("WIDTH=(\\d+)&HEIGHT=(\\d+)");
  private static final RemoteView TAIWAN =
      new RemoteView(CrsRegistry.WGS84, new Bounds(120, 22, 122, 26), 40, 80);

  @TempDir Path folder;
  private HostileServer server;
  private RemotePictures pictures;

  @BeforeEach
  void start() throws IOException {
    server = new HostileServer(RemotePicturesTest::map);
    HostRule here = HostRule.parsePrivate("127.0.0.1:" + server.port());
    pictures =
        new RemotePictures(
            new GuardedFetcher(
                GuardedFetcher.Parts.of(FetchPolicy.only(List.of(here)))
                    .withCache(HttpDiskCache.open(folder, 1 << 22))));
  }

  @AfterEach
  void stop() throws IOException {
    pictures.close();
    server.close();
  }

  /** A map of the size asked: its west half red, its east half blue. */
  private static void map(String head, java.io.OutputStream out) throws IOException {
    Matcher size = SIZE.matcher(head);
    if (size.find()) {
      out.write(
          answer(
              "200 OK\r\nContent-Type: image/png",
              halves(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))));
    } else {
      out.write(answer("200 OK\r\nContent-Type: image/png", halves(256, 256)));
    }
  }

  private static byte[] halves(int width, int height) throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, x < width / 2 ? 0xFFFF0000 : 0xFF0000FF);
      }
    }
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  private RemoteLayer wms(String version, String crs) throws IOException {
    return RemoteLayer.of(
        JSON.readTree(
            """
            {"kind":"wms","url":"%s","wmsVersion":"%s","layers":["河川","a,b"],
             "styles":["",""],"format":"image/png","crs":"%s"}
            """
                .formatted(server.url("/wms?map=/x.map&service=wfs"), version, crs)));
  }

  private static int pixel(RemoteImage image, int x, int y) {
    return image.pixels()[y * image.width() + x];
  }

  @Test
  void writesTheBoxInTheOrderOfTheVersionAndTheCrs() throws IOException {
    pictures.draw(wms("1.3.0", "EPSG:4326"), TAIWAN);
    pictures.draw(wms("1.1.1", "EPSG:4326"), TAIWAN);
    pictures.draw(
        wms("1.3.0", "CRS:84"), new RemoteView(CrsRegistry.CRS84, TAIWAN.bounds(), 40, 80));
    pictures.draw(wms("1.0.0", "EPSG:4326"), TAIWAN);
    assertThat(server.heads().get(0))
        .startsWith("GET /wms?map=/x.map&SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&")
        .contains("LAYERS=%E6%B2%B3%E5%B7%9D,a%2Cb&STYLES=,&")
        .contains("CRS=EPSG:4326&BBOX=22,120,26,122&WIDTH=40&HEIGHT=80&")
        .contains("EXCEPTIONS=XML");
    assertThat(server.heads().get(1)).contains("SRS=EPSG:4326&BBOX=120,22,122,26&");
    assertThat(server.heads().get(2)).contains("CRS=CRS:84&BBOX=120,22,122,26&");
    assertThat(server.heads().get(3)).contains("WMTVER=1.0.0&REQUEST=map&").contains("FORMAT=PNG&");
  }

  @Test
  void drawsAPictureOfTheSameCrsAsItIs() throws IOException {
    RemoteImage image = pictures.draw(wms("1.3.0", "EPSG:4326"), TAIWAN);
    assertThat(image.width()).isEqualTo(40);
    assertThat(pixel(image, 19, 40)).isEqualTo(0xFFFF0000);
    assertThat(pixel(image, 20, 40)).isEqualTo(0xFF0000FF);
    assertThat(image.staleSince()).isEmpty();
  }

  @Test
  void movesAPictureToTheCrsOfTheViewWhereTheServerLacksIt() throws IOException {
    var view =
        new RemoteView(
            CrsRegistry.TWD97_TM2_121, new Bounds(200_000, 2_500_000, 300_000, 2_700_000), 50, 100);
    RemoteImage image = pictures.draw(wms("1.3.0", "EPSG:3857"), view);
    assertThat(pixel(image, 2, 50)).isEqualTo(0xFFFF0000);
    assertThat(pixel(image, 47, 50)).isEqualTo(0xFF0000FF);
    assertThat(server.heads().get(0)).contains("CRS=EPSG:3857&");
  }

  private void checkFails(byte[] answer, Reason reason, String words) {
    server.now(sends(answer));
    assertThatThrownBy(() -> pictures.draw(wms("1.3.0", "EPSG:4326"), TAIWAN))
        .isInstanceOfSatisfying(
            RemoteSourceException.class,
            e -> {
              assertThat(e.reason()).as(e.english()).isEqualTo(reason);
              assertThat(e.english()).contains(words).hasSizeLessThan(700);
              assertThat(e.chinese()).contains(words);
            });
  }

  @Test
  void anErrorSentWithStatus200IsToldInTheServersWords() throws IOException {
    checkFails(
        answer(
            "200 OK\r\nContent-Type: image/png",
            "<?xml version='1.0'?><ServiceExceptionReport><ServiceException"
                + " code='LayerNotDefined'>no layer"
                + " 河川</ServiceException></ServiceExceptionReport>"),
        Reason.SERVICE,
        "LayerNotDefined no layer 河川");
    checkFails(
        answer(
            "200 OK\r\nContent-Type: application/xml",
            "<!DOCTYPE x [<!ENTITY e SYSTEM"
                + " 'file:///etc/passwd'>]><ows:ExceptionReport><ows:Exception"
                + " exceptionCode='X'><ows:ExceptionText>bad &e; box</ows:ExceptionText>"
                + "</ows:Exception></ows:ExceptionReport>"),
        Reason.SERVICE,
        "X bad box");
    checkFails(
        answer(
            "200 OK\r\nContent-Type: text/html",
            "<html><head><title>t</title></head><body><script>bad()</script><h1>Sign"
                + " &lt;in&gt;</h1></body></html>"),
        Reason.SERVICE,
        "Sign <in>");
    checkFails(
        answer("200 OK\r\nContent-Type: text/plain", "msLoadMap(): error"),
        Reason.SERVICE,
        "msLoadMap");
    checkFails(answer("200 OK", ""), Reason.WRONG_TYPE, "");
  }

  @Test
  void aPictureOfAnotherSizeIsTakenForAMessage() throws IOException {
    checkFails(
        answer("200 OK\r\nContent-Type: image/png", halves(300, 100)), Reason.SERVICE, "300 x 100");
  }

  @Test
  void damagedAndHugePicturesAreRefused() throws IOException {
    byte[] cut = java.util.Arrays.copyOf(halves(40, 80), 40);
    checkFails(answer("200 OK", cut), Reason.BROKEN, "");
    byte[] huge = halves(40, 80);
    huge[16] = 0x00;
    huge[17] = (byte) 0xFF;
    huge[20] = 0x00;
    huge[21] = (byte) 0xFF;
    checkFails(answer("200 OK", huge), Reason.TOO_LARGE, "");
  }

  @Test
  void theLastGoodPictureStaysWithAMarkWhenTheServerFails() throws IOException {
    RemoteLayer layer = wms("1.3.0", "EPSG:4326");
    pictures.draw(layer, TAIWAN);
    server.now(sends(answer("200 OK", "<ServiceException>out of memory</ServiceException>")));
    RemoteImage image = pictures.draw(layer, TAIWAN);
    assertThat(image.staleSince()).isPresent();
    assertThat(image.remarks()).anyMatch(r -> r.english().contains("out of memory"));
    assertThat(pixel(image, 0, 0)).isEqualTo(0xFFFF0000);
  }

  private WmsInfo info(String crs) throws IOException {
    return pictures.info(((RemoteLayer.Wms) wms("1.3.0", crs)).source(), 121.5, 25.0, 30);
  }

  @Test
  void asksAWmsWhatIsHereInTheSystemOfTheLayer() throws IOException {
    server.now(
        sends(
            answer(
                "200 OK\r\nContent-Type: application/json",
                "{\"features\":[{\"properties\":{\"名稱\":\"淡水河\",\"n\":7,\"no\":null}},{}]}")));
    WmsInfo told = info("EPSG:3826");
    assertThat(told.features()).containsExactly(Map.of("名稱", "淡水河", "n", "7", "no", ""), Map.of());
    assertThat(server.heads().get(server.heads().size() - 1))
        .contains("REQUEST=GetFeatureInfo", "&I=50&J=50", "INFO_FORMAT=application/json")
        .contains("CRS=EPSG:3826&BBOX=298955.4");
  }

  @Test
  void asksForPlainTextWhereJsonIsNotSpoken() throws IOException {
    server.now(
        (head, out) ->
            out.write(
                head.contains("text")
                    ? answer("200 OK\r\nContent-Type: text/plain", "名稱 = 淡水河")
                    : answer("200 OK", "<ServiceException>InvalidFormat</ServiceException>")));
    assertThat(info("EPSG:3857").words()).isEqualTo("名稱 = 淡水河");
    server.now(sends(answer("200 OK", "<ServiceException>not queryable</ServiceException>")));
    assertThatThrownBy(
            () -> pictures.info(((RemoteLayer.Wms) wms("1.1.1", "EPSG:4326")).source(), 1, 1, 1))
        .isInstanceOf(RemoteSourceException.class)
        .hasMessageContaining("not queryable");
  }

  private RemoteLayer xyz(int maxZoom) throws IOException {
    return RemoteLayer.of(
        JSON.readTree(
            "{\"kind\":\"xyz\",\"url\":\"%s\",\"minZoom\":0,\"maxZoom\":%d,\"tileSize\":256}"
                .formatted(server.url("/{z}/{x}/{y}.png"), maxZoom)));
  }

  private static final double HALF = 20037508.342789244;

  @Test
  void putsTilesTogetherAtTheRightLevel() throws IOException {
    var view =
        new RemoteView(CrsRegistry.WEB_MERCATOR, new Bounds(-HALF, -HALF, HALF, HALF), 512, 512);
    RemoteImage image = pictures.draw(xyz(19), view);
    assertThat(server.heads()).hasSize(4).allMatch(head -> head.startsWith("GET /1/"));
    assertThat(pixel(image, 10, 10)).isEqualTo(0xFFFF0000);
    assertThat(pixel(image, 250, 10)).isEqualTo(0xFF0000FF);
    assertThat(pixel(image, 266, 500)).isEqualTo(0xFFFF0000);
  }

  @Test
  void columnsGoRoundTheWorld() throws IOException {
    var view =
        new RemoteView(
            CrsRegistry.WEB_MERCATOR, new Bounds(HALF / 2, 0, HALF * 1.5, HALF), 256, 256);
    pictures.draw(xyz(2), view);
    assertThat(server.heads()).anyMatch(head -> head.startsWith("GET /1/0/0.png"));
    assertThat(server.heads()).noneMatch(head -> head.startsWith("GET /1/2/"));
  }

  @Test
  void tilesThatAreNotThereAreTransparentAndFailuresAreToldOf() throws IOException {
    server.now(
        (head, out) -> {
          if (head.startsWith("GET /1/0/0")) {
            out.write(answer("404 Not Found", "none"));
          } else if (head.startsWith("GET /1/1/1")) {
            out.write(answer("200 OK", "<html>sorry</html>"));
          } else {
            map(head, out);
          }
        });
    var view =
        new RemoteView(CrsRegistry.WEB_MERCATOR, new Bounds(-HALF, -HALF, HALF, HALF), 512, 512);
    RemoteImage image = pictures.draw(xyz(19), view);
    assertThat(pixel(image, 10, 10)).isZero();
    assertThat(pixel(image, 266, 10)).isEqualTo(0xFFFF0000);
    assertThat(image.remarks()).hasSize(1).allMatch(r -> r.english().contains("1 of 4 tiles"));
  }

  @Test
  void aWmtsLayerOfAThemeIsDrawnByItsTemplate() throws IOException {
    RemoteLayer layer =
        RemoteLayer.of(
            JSON.readTree(
                """
                {"kind":"wmts","url":"%1$s","layer":"l","style":"s t","format":"image/png",
                 "matrixSet":"m","template":"%1$s/{Layer}/{Style}/{TileMatrix}/{TileRow}/{TileCol}.png",
                 "crs":"EPSG:4326","dimensions":{},
                 "matrices":[{"id":"0","scaleDenominator":279541132.0143589,"topLeft":[-180,90],
                   "tileSize":[256,256],"size":[2,1]}]}
                """
                    .formatted(server.url("/wmts"))));
    RemoteImage image =
        pictures.draw(
            layer, new RemoteView(CrsRegistry.WGS84, new Bounds(-180, -90, 180, 90), 512, 256));
    assertThat(server.heads())
        .anyMatch(head -> head.startsWith("GET /wmts/l/s%20t/0/0/0.png"))
        .anyMatch(head -> head.startsWith("GET /wmts/l/s%20t/0/0/1.png"));
    assertThat(pixel(image, 10, 100)).isEqualTo(0xFFFF0000);
    assertThat(pixel(image, 500, 100)).isEqualTo(0xFF0000FF);
    assertThat(layer.origins()).containsExactly("http://127.0.0.1:" + server.port());
  }

  @Test
  void aHostThatIsNotAllowedIsSaidToBe() throws IOException {
    RemoteLayer layer =
        RemoteLayer.of(
            JSON.readTree("{\"kind\":\"xyz\",\"url\":\"https://other.example/{z}/{x}/{y}.png\"}"));
    assertThatThrownBy(() -> pictures.draw(layer, TAIWAN))
        .isInstanceOfSatisfying(
            RemoteSourceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_ALLOWED));
  }

  @Test
  void aServicesPlainAddressIsAskedForItsCapabilities() throws IOException {
    assertThat(RemotePictures.documentAddress("https://a.example/wms?map=x"))
        .isEqualTo("https://a.example/wms?map=x&SERVICE=WMS&REQUEST=GetCapabilities");
    assertThat(RemotePictures.documentAddress("https://a.example/gwc/service/wmts"))
        .isEqualTo("https://a.example/gwc/service/wmts?SERVICE=WMTS&REQUEST=GetCapabilities");
    assertThat(RemotePictures.documentAddress("https://a.example/WMTSCapabilities.xml"))
        .isEqualTo("https://a.example/WMTSCapabilities.xml");
  }
}

package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire.Reply;
import org.xml.sax.SAXException;

/** WMS over a socket. */
class WmsOnTheWireTest {

  private static final String LAYER = URLEncoder.encode("行政區", StandardCharsets.UTF_8);
  private static final String MAP =
      "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&WIDTH=80&HEIGHT=40&FORMAT=image/png"
          + "&LAYERS="
          + LAYER;
  private static final String INFO =
      "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&STYLES=&CRS=EPSG:4326&WIDTH=101"
          + "&HEIGHT=101&FORMAT=image/png";

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    Samples.write(folder);
    server = RunningServer.of(folder, workspace);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Reply get(String path, String... headers) throws IOException {
    return server.wire().get(path, headers);
  }

  // ---- capabilities

  @Test
  void writesCapabilitiesThatTheSchemaAllows() throws IOException, SAXException {
    Reply reply = get("/wms?service=wms&request=getcapabilities");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).contains("text/xml;charset=utf-8");
    OgcSchemas.check(reply.text(), "wms/1.3.0/capabilities_1_3_0.xsd");
    assertThat(reply.text())
        .contains("<Name>行政區</Name>")
        .contains("<Title>行政區</Title>")
        .contains("<CRS>EPSG:3826</CRS>")
        .contains("<CRS>CRS:84</CRS>")
        .contains("<LegendURL")
        .contains("http://example.tw/wms?");
  }

  @Test
  void writesCapabilitiesOf111ThatTheDtdAllows() throws IOException, SAXException {
    Reply reply = get("/wms?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.1.1");
    assertThat(reply.header("Content-Type")).contains("application/vnd.ogc.wms_xml;charset=utf-8");
    OgcSchemas.checkDtd(reply.text());
    assertThat(reply.text()).contains("<SRS>EPSG:3826</SRS>").doesNotContain("CRS:84");
  }

  @Test
  void speaksTheLanguageOfTheReader() throws IOException {
    Reply reply =
        get("/wms?SERVICE=WMS&REQUEST=GetCapabilities", "Accept-Language: en-GB,en;q=0.8");
    assertThat(reply.text()).contains("<Title>Districts &amp; &lt;more&gt;</Title>");
    assertThat(reply.header("Vary")).contains("Accept-Language, Accept-Encoding");
  }

  @Test
  void negotiatesTheVersion() throws IOException {
    checkVersion("", "1.3.0");
    checkVersion("1.3.0", "1.3.0");
    checkVersion("1.3.1", "1.3.0");
    checkVersion("2.0", "1.3.0");
    checkVersion("1.2.0", "1.1.1");
    checkVersion("1.1.1", "1.1.1");
    checkVersion("1.0.0", "1.1.1");
  }

  private static void checkVersion(String asked, String answered) throws IOException {
    Reply reply = get("/wms?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=" + asked);
    assertThat(reply.text()).as(asked).contains("version=\"" + answered + "\"");
  }

  @Test
  void boundsFollowTheAxisOrderOfTheVersion() throws IOException {
    String latFirst = "CRS=\"EPSG:4326\" minx=\"25\\.\\d+\" miny=\"121\\.\\d+\"";
    assertThat(get("/wms?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.3.0").text())
        .containsPattern(latFirst)
        .containsPattern("CRS=\"CRS:84\" minx=\"121\\.\\d+\" miny=\"25\\.\\d+\"");
    assertThat(get("/wms?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.1.1").text())
        .containsPattern("SRS=\"EPSG:4326\" minx=\"121\\.\\d+\" miny=\"25\\.\\d+\"");
  }

  @Test
  void compressesDocumentsForThoseWhoCanReadIt() throws IOException {
    Reply plain = get("/wms?SERVICE=WMS&REQUEST=GetCapabilities");
    Reply packed = get("/wms?SERVICE=WMS&REQUEST=GetCapabilities", "Accept-Encoding: br, gzip");
    Reply refused = get("/wms?SERVICE=WMS&REQUEST=GetCapabilities", "Accept-Encoding: gzip;q=0");
    assertThat(packed.header("Content-Encoding")).contains("gzip");
    assertThat(refused.header("Content-Encoding")).isEmpty();
    byte[] unpacked =
        new java.util.zip.GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    assertThat(unpacked).isEqualTo(plain.body());
    String etag = packed.header("ETag").orElseThrow();
    assertThat(etag).isNotEqualTo(plain.header("ETag").orElseThrow());
    assertThat(
            get(
                    "/wms?SERVICE=WMS&REQUEST=GetCapabilities",
                    "Accept-Encoding: gzip",
                    "If-None-Match: " + etag)
                .status())
        .isEqualTo(304);
  }

  // ---- maps

  @Test
  void drawsTheSameMapByEitherAxisOrder() throws IOException {
    Reply latFirst = get(MAP + "&CRS=EPSG:4326&BBOX=25,121.4,25.1,121.6");
    Reply lonFirst = get(MAP + "&CRS=CRS:84&BBOX=121.4,25,121.6,25.1");
    Reply old = get(MAP.replace("1.3.0", "1.1.1") + "&SRS=EPSG:4326&BBOX=121.4,25,121.6,25.1");
    assertThat(latFirst.header("Content-Type")).contains("image/png");
    assertThat(latFirst.body()).isEqualTo(lonFirst.body()).isEqualTo(old.body());
    assertThat(colours(latFirst)).hasSizeGreaterThan(1);
  }

  @Test
  void drawsInEveryPromisedSystem() throws IOException {
    String[] maps = {
      "&CRS=EPSG:3857&BBOX=13514200,2875700,13536500,2888000",
      "&CRS=EPSG:3826&BBOX=290000,2765000,311000,2777000",
      "&CRS=EPSG:3825&BBOX=490000,2765000,515000,2777000",
      "&CRS=EPSG:3824&BBOX=25,121.4,25.1,121.6",
      "&CRS=urn:ogc:def:crs:EPSG::3826&BBOX=290000,2765000,311000,2777000",
    };
    for (String map : maps) {
      Reply reply = get(MAP + map);
      assertThat(reply.header("Content-Type")).as(map).contains("image/png");
      assertThat(colours(reply)).as(map).hasSizeGreaterThan(1);
    }
  }

  @Test
  void fillsTheBackgroundAsAsked() throws IOException {
    String elsewhere = "&CRS=CRS:84&BBOX=100,10,101,11";
    assertThat(colours(get(MAP + elsewhere))).containsExactly(0xFFFFFFFF);
    assertThat(colours(get(MAP + elsewhere + "&BGCOLOR=0x336699"))).containsExactly(0xFF336699);
    assertThat(colours(get(MAP + elsewhere + "&TRANSPARENT=true"))).containsExactly(0);
  }

  @Test
  void answersAPostedForm() throws IOException {
    String form = (MAP + "&CRS=CRS:84&BBOX=121.4,25,121.6,25.1").substring("/wms?".length());
    Reply posted =
        server
            .wire()
            .request("POST", "/wms", form, "Content-Type: application/x-www-form-urlencoded");
    assertThat(posted.body()).isEqualTo(get("/wms?" + form).body());
  }

  @Test
  void paintsSeveralLayersOneOverAnother() throws IOException {
    String box = "&CRS=CRS:84&BBOX=121.4,25,121.6,25.1";
    String two = MAP.replace("STYLES=", "STYLES=,") + ",points" + box;
    assertThat(get(two).body()).isNotEqualTo(get(MAP + box).body());
    assertThat(colours(get(two))).hasSizeGreaterThan(colours(get(MAP + box)).size());
  }

  private static HashSet<Integer> colours(Reply reply) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(reply.body()));
    assertThat(image).as(reply.text()).isNotNull();
    var colours = new HashSet<Integer>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  // ---- features

  @Test
  void findsTheAreaUnderAPixel() throws IOException {
    Reply reply =
        get(
            INFO
                + "&BBOX=25,121.5,25.1,121.6&I=50&J=50&INFO_FORMAT=application/json&LAYERS="
                + LAYER
                + "&QUERY_LAYERS="
                + LAYER);
    assertThat(reply.header("Content-Type")).contains("application/json");
    assertThat(reply.text())
        .contains("\"type\":\"FeatureCollection\"")
        .contains("\"NAME\":\"信義區\"")
        .contains("\"N\":110")
        .contains("\"id\":\"行政區.0\"")
        .contains("\"coordinates\":[[[121.5,25.0]")
        .doesNotContain("大安區");
  }

  @Test
  void findsPointsAndLinesAsFarAsTheirSymbolsReach() throws IOException {
    String near = "&BBOX=25.0428,121.512,25.0528,121.522&LAYERS=points&QUERY_LAYERS=points";
    assertThat(get(INFO + near + "&I=50&J=50").text()).contains("臺北車站");
    assertThat(get(INFO + near + "&I=53&J=50").text()).contains("臺北車站");
    assertThat(get(INFO + near + "&I=60&J=50").text()).contains("no features");
    String line = "&LAYERS=roads&QUERY_LAYERS=roads";
    String onLine =
        INFO.replace("EPSG:4326", "EPSG:3826") + "&BBOX=307500,2770000,308500,2771000" + line;
    assertThat(get(onLine + "&I=50&J=50").text()).contains("忠孝東路");
    assertThat(get(onLine + "&I=50&J=40").text()).contains("no features");
  }

  @Test
  void answersIn111WithXAndY() throws IOException {
    String old =
        INFO.replace("1.3.0", "1.1.1").replace("CRS=", "SRS=")
            + "&BBOX=121.5,25,121.6,25.1&LAYERS="
            + LAYER
            + "&QUERY_LAYERS="
            + LAYER;
    assertThat(get(old + "&X=50&Y=50&INFO_FORMAT=text/plain").text()).contains("NAME = 信義區");
    assertThat(get(old + "&X=50&Y=50&INFO_FORMAT=text/html").text()).contains("<td>信義區</td>");
  }

  @Test
  void givesAsManyFeaturesAsAsked() throws IOException {
    String border =
        INFO
            + "&BBOX=25,121.4495,25.1,121.5505&I=50&J=50&LAYERS="
            + LAYER
            + "&QUERY_LAYERS="
            + LAYER;
    assertThat(get(border + "&FEATURE_COUNT=10").text().split("NAME = ")).hasSize(3);
    assertThat(get(border).text().split("NAME = ")).hasSize(2);
  }

  // ---- legends

  @Test
  void drawsALegend() throws IOException {
    Reply reply = get("/wms?SERVICE=WMS&REQUEST=GetLegendGraphic&FORMAT=image/png&LAYER=" + LAYER);
    assertThat(reply.header("Content-Type")).contains("image/png");
    assertThat(colours(reply)).contains(0xFFCC8844);
  }

  // ---- what is wrong

  @Test
  void namesParameterFoundAndExpected() throws IOException, SAXException {
    String box = "&CRS=CRS:84&BBOX=121.4,25,121.6,25.1";
    String good = MAP + box;
    check(good.replace(LAYER, "nothing"), "LayerNotDefined", "LAYERS", "\"nothing\"");
    check(good.replace("STYLES=", "STYLES=x"), "StyleNotDefined", "STYLES", "default");
    check(good.replace("STYLES=", "STYLES=a,b"), "InvalidParameterValue", "2 styles for 1 layers");
    check(good.replace("CRS:84", "EPSG:99999"), "InvalidCRS", "EPSG:99999");
    check(good.replace("png", "gif"), "InvalidFormat", "image/gif", "image/png");
    check(good.replace("WIDTH=80", "WIDTH=99999"), "InvalidParameterValue", "WIDTH", "1 to 4096");
    check(good.replace("WIDTH=80", "WIDTH=0"), "InvalidParameterValue", "WIDTH");
    check(good.replace("WIDTH=80", "WIDTH=-5"), "InvalidParameterValue", "WIDTH");
    check(good.replace("&HEIGHT=40", ""), "MissingParameterValue", "HEIGHT");
    check(good.replace("121.6,25.1", "121.3,25.1"), "InvalidParameterValue", "BBOX");
    check(good.replace("25.1", "NaN"), "InvalidParameterValue", "BBOX");
    check(good.replace("25.1", "Infinity"), "InvalidParameterValue", "BBOX");
    check(good.replace("25.1", "1e999"), "InvalidParameterValue", "BBOX");
    check(good.replace(",25.1", ""), "InvalidParameterValue", "BBOX");
    check(good.replace("GetMap", "GetNothing"), "OperationNotSupported", "GetNothing");
    check(good.replace("REQUEST=GetMap", ""), "MissingParameterValue", "REQUEST");
    check(good.replace("SERVICE=WMS", "SERVICE=WFS"), "InvalidParameterValue", "SERVICE");
    check(good + "&BGCOLOR=red", "InvalidParameterValue", "BGCOLOR");
    check(good.replace("1.3.0", "abc"), "", "VERSION");
    String info = INFO + "&BBOX=25,121.5,25.1,121.6&LAYERS=" + LAYER + "&QUERY_LAYERS=" + LAYER;
    check(info + "&I=101&J=5", "InvalidPoint", "0 to 100");
    check(info + "&J=5", "MissingParameterValue", "I");
    check(info + "&I=5&J=5&INFO_FORMAT=text/x", "InvalidFormat", "INFO_FORMAT");
    check(info + "&I=5&J=5&FEATURE_COUNT=0", "InvalidParameterValue", "FEATURE_COUNT");
  }

  private static void check(String path, String code, String... words)
      throws IOException, SAXException {
    Reply reply = get(path);
    assertThat(reply.status()).as(path).isEqualTo(200);
    assertThat(reply.header("Content-Type")).as(path).contains("text/xml;charset=utf-8");
    assertThat(reply.header("Cache-Control")).as(path).contains("no-store");
    OgcSchemas.check(reply.text(), "wms/1.3.0/exceptions_1_3_0.xsd");
    if (!code.isEmpty()) {
      assertThat(reply.text()).as(path).contains("code=\"" + code + "\"");
    }
    assertThat(reply.text().replace("&quot;", "\"")).as(path).contains(words);
  }

  @Test
  void reportsIn111AsThatVersionDoes() throws IOException, SAXException {
    Reply reply = get(MAP.replace("1.3.0", "1.1.1") + "&SRS=EPSG:99999&BBOX=0,0,1,1");
    assertThat(reply.header("Content-Type")).contains("application/vnd.ogc.se_xml;charset=utf-8");
    assertThat(reply.text()).contains("code=\"InvalidSRS\"");
    OgcSchemas.checkDtd(reply.text());
  }

  @Test
  void putsTheMessageInThePictureWhenAsked() throws IOException {
    String bad = MAP.replace(LAYER, "nothing") + "&CRS=CRS:84&BBOX=0,0,1,1";
    Reply inImage = get(bad + "&EXCEPTIONS=INIMAGE");
    Reply blank = get(bad + "&EXCEPTIONS=application/vnd.ogc.se_blank");
    assertThat(colours(inImage)).hasSizeGreaterThan(1);
    assertThat(colours(blank)).containsExactly(0xFFFFFFFF);
    assertThat(inImage.header("Cache-Control")).contains("no-store");
  }
}

package org.tutai.server.http.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;

/** Files that somebody sends to have them looked at, good ones and hostile ones. */
class InspectOnTheWireTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Charset BIG5 = Charset.forName("MS950");

  @TempDir static Path folder;
  @TempDir static Path workspace;
  @TempDir Path scratch;
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

  /** What came back. */
  private record Reply(int status, String text, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new AssertionError(text, e);
      }
    }
  }

  private static Reply send(String query, byte[] body) throws IOException {
    var uri = URI.create("http://127.0.0.1:" + server.wire().port() + "/api/v1/inspect?" + query);
    var request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> response =
          CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Reply(response.statusCode(), response.body(), response);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Reply sendNamed(String name, byte[] body) throws IOException {
    return send("filename=" + URLEncoder.encode(name, StandardCharsets.UTF_8), body);
  }

  private static Reply sendNamed(String name, String body) throws IOException {
    return sendNamed(name, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String kml(String inside) {
    return "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
        + inside
        + "</Document></kml>";
  }

  private static String point(String name) {
    return "<Placemark><name>"
        + name
        + "</name><Point><coordinates>121.5,25</coordinates></Point></Placemark>";
  }

  private static byte[] zip(Map<String, byte[]> files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] zippedShapefile() throws IOException {
    Path csv = scratch.resolve("x.csv");
    Files.writeString(csv, "名稱,x,y\n虎子山,248170.787,2652129.936\n");
    var source = Formats.open(csv, Choices.of(null, CrsRegistry.TWD97_TM2_121)).layers().get(0);
    ShapefileWriter.write(source, scratch.resolve("x.shp"), ShapefileWriter.Options.silentBig5());
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String ending : List.of("shp", "shx", "dbf", "prj")) {
      files.put("資料/點." + ending, Files.readAllBytes(scratch.resolve("x." + ending)));
    }
    return zip(files);
  }

  @Test
  void showsAShapefileInAZip() throws IOException {
    Reply reply = sendNamed("towns.zip", zippedShapefile());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    JsonNode layer = reply.json().at("/layers/0");
    assertThat(layer.path("name").asText()).isEqualTo("點");
    assertThat(layer.path("count").asInt()).isEqualTo(1);
    JsonNode feature = layer.at("/geojson/features/0");
    assertThat(feature.at("/properties/名稱").asText()).isEqualTo("虎子山");
    assertThat(feature.at("/geometry/coordinates/0").asDouble()).isBetween(120.98, 120.99);
    assertThat(reply.json().at("/report/crs/code").asText()).isEqualTo("EPSG:3826");
    assertThat(layer.at("/bounds/1").asDouble()).isBetween(23.97, 23.98);
  }

  @Test
  void showsKmlWithItsStylesAndLinks() throws IOException {
    Reply reply =
        sendNamed(
            "a.kml",
            kml(
                "<Style id='s'><IconStyle><color>ff0000ff</color></IconStyle></Style>"
                    + "<NetworkLink><name>n</name><Link><href>http://127.0.0.1:1/x.kml</href></Link>"
                    + "</NetworkLink><Placemark><name>甲</name><styleUrl>#s</styleUrl><Point>"
                    + "<coordinates>121.5,25</coordinates></Point></Placemark>"));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().at("/layers/0/geojson/features/0/properties/marker-color").asText())
        .isEqualTo("#ff0000");
    assertThat(reply.json().at("/layers/0/style/columns").toString()).contains("marker-color");
    assertThat(reply.json().at("/overlays/0/kind").asText()).isEqualTo("link");
    assertThat(reply.json().at("/overlays/0/href").asText()).isEqualTo("http://127.0.0.1:1/x.kml");
    assertThat(reply.response().headers().firstValue("Cache-Control")).contains("no-store");
  }

  private static byte[] png() throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    var picture =
        new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_ARGB);
    javax.imageio.ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  @Test
  void givesThePictureOfAGroundOverlayInTheKmz() throws IOException {
    String overlay =
        "<GroundOverlay><name>o</name><color>80ffffff</color><Icon><href>files/a.png</href></Icon>"
            + "<LatLonBox><north>26</north><south>22</south><east>122</east><west>120</west>"
            + "<rotation>12.5</rotation></LatLonBox></GroundOverlay>"
            + "<GroundOverlay><name>p</name><Icon><href>http://example.tw/b.png</href></Icon>"
            + "</GroundOverlay>"
            + "<GroundOverlay><name>q</name><Icon><href>javascript:alert(1)</href></Icon>"
            + "</GroundOverlay>";
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("doc.kml", utf8(kml(overlay)));
    files.put("files/a.png", png());
    Reply reply = sendNamed("o.kmz", zip(files));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    JsonNode ground = reply.json().at("/overlays/0");
    assertThat(ground.path("bounds").toString()).isEqualTo("[120.0,22.0,122.0,26.0]");
    assertThat(ground.path("rotation").asDouble()).isEqualTo(12.5);
    assertThat(ground.path("opacity").asDouble()).isEqualTo(0.502);
    assertThat(ground.path("image").asText()).startsWith("data:image/png;base64,iVBORw0KGgo");
    assertThat(reply.json().at("/overlays/1").has("image")).isFalse();
    assertThat(reply.json().at("/overlays/1/href").asText()).isEqualTo("http://example.tw/b.png");
    assertThat(reply.json().at("/overlays/2/href").asText()).isEmpty();
  }

  @Test
  void takesTheEncodingAndTheSystemThatAreChosen() throws IOException {
    byte[] csv = "名稱,x,y\n虎子山,248170.787,2652129.936\n".getBytes(BIG5);
    Reply reply = send("filename=a.csv&encoding=Big5&crs=EPSG:3826", csv);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    JsonNode feature = reply.json().at("/layers/0/geojson/features/0");
    assertThat(feature.at("/properties/名稱").asText()).isEqualTo("虎子山");
    assertThat(feature.at("/geometry/coordinates/1").asDouble()).isBetween(23.97, 23.98);
    assertThat(send("filename=a.csv&encoding=klingon", csv).status()).isEqualTo(400);
    assertThat(send("filename=a.csv&crs=EPSG:x", csv).status()).isEqualTo(400);
  }

  @Test
  void givesTheLayerThatIsAskedFor() throws IOException {
    byte[] body =
        utf8(
            kml(
                "<Folder><name>甲</name>"
                    + point("a")
                    + "</Folder><Folder><name>乙</name>"
                    + point("b")
                    + "</Folder>"));
    Reply both = sendNamed("a.kml", body);
    assertThat(both.json().path("layers")).hasSize(2);
    Reply one =
        send("filename=a.kml&layer=" + URLEncoder.encode("乙", StandardCharsets.UTF_8), body);
    assertThat(one.json().path("layers")).hasSize(1);
    assertThat(one.json().at("/report/name").asText()).isEqualTo("乙");
    Reply none = send("filename=a.kml&layer=x", body);
    assertThat(none.status()).isEqualTo(404);
    assertThat(none.json().path("zh").asText()).contains("甲");
  }

  @Test
  void refusesWhatItCannotReadInBothLanguages() throws IOException {
    check(sendNamed("a.exe", "MZ"), 415);
    check(sendNamed("a.kml", "<html></html>"), 422);
    check(sendNamed("a.kml", "<kml><Document><Placemark>"), 422);
    check(sendNamed("a.kmz", "PK\u0003\u0004 broken"), 422);
    check(sendNamed("a.gpkg", "SQLite format 3\0"), 422);
    check(sendNamed("a.kml", ""), 400);
    check(send("", utf8(kml(point("a")))), 400);
    check(sendNamed("..", kml(point("a"))), 400);
    String large = "x".repeat((20 << 20) + 1);
    var refused = server.wire().request("POST", InspectEndpoint.PATH + "?filename=a.kml", large);
    assertThat(refused.status()).isEqualTo(413);
  }

  private static void check(Reply reply, int status) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.json().path("detail").asText()).isNotEmpty();
    assertThat(reply.json().path("zh").asText())
        .as(reply.text())
        .isNotEmpty()
        .doesNotContain("expected", "found");
    assertThat(reply.text()).doesNotContain("tutai-look-").doesNotContain("/tmp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd.kml",
        "..\\..\\boot.kml",
        "/etc/cron.d/x.kml",
        "a\0b.kml",
        "<script>alert(1)</script>.kml",
        "\u202Elmk.exe.kml",
        "a\r\nSet-Cookie: x=1.kml",
        "....kml"
      })
  void makesEveryNameHarmless(String name) throws IOException {
    Reply reply = sendNamed(name, kml(point("a")));
    assertThat(reply.status()).as(reply.text()).isIn(200, 400, 415);
    assertThat(reply.text()).doesNotContain("<script>").doesNotContain("\u202E");
    if (reply.status() == 200) {
      assertThat(reply.json().path("name").asText()).matches("[\\p{L}\\p{N}._-]+");
    }
    assertThat(reply.response().headers().map()).doesNotContainKey("set-cookie");
  }

  @Test
  void keepsScriptsInNamesAsText() throws IOException {
    Reply reply =
        sendNamed(
            "a.kml",
            kml(
                point("&lt;script&gt;x&lt;/script&gt;")
                    .replace(
                        "<Point>",
                        "<description><![CDATA[<b>b</b><script>alert(1)</script>]]></description><Point>")));
    JsonNode properties = reply.json().at("/layers/0/geojson/features/0/properties");
    assertThat(properties.path("name").asText()).isEqualTo("<script>x</script>");
    assertThat(properties.path("description").asText()).isEqualTo("b");
    assertThat(reply.response().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void opensNothingThatADocumentNames() throws IOException {
    Path secret = scratch.resolve("secret.txt");
    Files.writeString(secret, "top secret");
    String xxe =
        "<?xml version='1.0'?><!DOCTYPE kml [<!ENTITY x SYSTEM '"
            + secret.toUri()
            + "'>]>"
            + kml(point("&x;"));
    Reply reply = sendNamed("a.kml", xxe);
    check(reply, 422);
    assertThat(reply.text()).doesNotContain("top secret");
    Reply undeclared = sendNamed("a.kml", kml(point("&x;")));
    assertThat(undeclared.json().at("/layers/0/geojson/features/0/properties/name").asText())
        .isEqualTo("&x;");
  }

  @Test
  void refusesBombs() throws IOException {
    byte[] zeros = new byte[257 << 20];
    check(sendNamed("a.zip", zip(Map.of("a.csv", zeros))), 413);
    check(sendNamed("a.kmz", zip(Map.of("doc.kml", zeros))), 413);
    var blanks = new byte[40 << 20];
    java.util.Arrays.fill(blanks, (byte) ' ');
    check(sendNamed("a.kmz", zip(Map.of("doc.kml", blanks))), 422);
  }

  @Test
  void readsFoldersAHundredDeep() throws IOException {
    String deep = "<Folder><name>f</name>".repeat(100) + point("deep") + "</Folder>".repeat(100);
    Reply reply = sendNamed("a.kml", kml(deep));
    assertThat(reply.json().at("/layers/0/count").asInt()).isEqualTo(1);
    check(sendNamed("a.kml", "<kml>" + "<a>".repeat(100_000)), 422);
  }

  @Test
  void cutsALayerThatIsTooLarge() throws IOException {
    var all = new StringBuilder("lon,lat,n\n");
    for (int i = 0; i < 60_000; i++) {
      all.append("121.").append(i).append(",25,").append(i).append('\n');
    }
    Reply reply = sendNamed("many.csv", all.toString());
    assertThat(reply.status()).isEqualTo(200);
    JsonNode layer = reply.json().at("/layers/0");
    assertThat(layer.path("count").asInt()).isEqualTo(60_000);
    assertThat(layer.path("truncated").asBoolean()).isTrue();
    assertThat(layer.at("/geojson/features")).hasSize(50_000);
    assertThat(reply.json().at("/remarks/0/zh-TW").asText()).contains("many");
  }

  @Test
  void leavesNothingBehind() throws IOException {
    List<Path> before = temporary();
    sendNamed("towns.zip", zippedShapefile());
    sendNamed("a.kml", "<html/>");
    assertThat(temporary()).containsExactlyInAnyOrderElementsOf(before);
  }

  /** Others test in the same folder; what they leave open meanwhile has other names. */
  private static List<Path> temporary() throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      files.filter(f -> f.getFileName().toString().startsWith("tutai-look-")).forEach(found::add);
    }
    return found;
  }

  @Test
  void mayBeUsedByPagesOfOtherSites() throws IOException {
    Reply reply = sendNamed("a.kml", kml(point("a")));
    assertThat(reply.response().headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }
}

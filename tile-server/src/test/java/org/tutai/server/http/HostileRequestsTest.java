package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire.Reply;

/** Requests that nobody sends by mistake: never a 500, never a word about the inside. */
class HostileRequestsTest {

  private static final String MAP =
      "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetMap&STYLES=&CRS=CRS:84&FORMAT=image/png";

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

  private static Reply check(String path, int status) throws IOException {
    return check(path, server.wire().get(path), status);
  }

  private static Reply check(String what, Reply reply, int status) {
    String shown = what.length() > 200 ? what.substring(0, 200) : what;
    assertThat(reply.status()).as(shown).isEqualTo(status);
    assertThat(reply.text())
        .as(shown)
        .doesNotContain("org.eclipse", "org.tutai", "java.", "\tat ", "Exception:", "jetty")
        .doesNotContain(folder.toString());
    assertThat(reply.headers()).as(shown).doesNotContainIgnoringCase("jetty");
    assertThat(server.published().ready()).isTrue();
    return reply;
  }

  @Test
  void pathsThatLeadElsewhereLeadNowhere() throws IOException {
    checkNowhere("/assets/../../../etc/passwd");
    checkNowhere("/assets/..%2f..%2fetc/passwd");
    checkNowhere("/assets/%2e%2e/%2e%2e/etc/passwd");
    checkNowhere("/assets/ol/../../etc/passwd");
    checkNowhere("/assets//etc/passwd");
    checkNowhere("/assets/ol/%5c..%5c..");
    checkNowhere("/tiles/..%00/1/0/0.png");
    checkNowhere("//tiles");
    checkNowhere("/tiles/;x=y/1/0/0.png");
    checkNowhere("/page/index.html");
    checkNowhere("/assets/app.class");
    checkNowhere("/assets/ol/pom.xml");
  }

  /** Whether the HTTP server refuses the path or we find nothing there does not matter. */
  private static void checkNowhere(String path) throws IOException {
    Reply reply = server.wire().get(path);
    assertThat(reply.status()).as(path).isIn(400, 404);
    check(path, reply, reply.status());
  }

  @Test
  void badEscapesAreBadRequests() throws IOException {
    check("/wms?REQUEST=%zz", 400);
    check("/wms?REQUEST=%", 400);
    check("/wms?%E8=1&REQUEST=GetCapabilities", 200);
    check("/tiles/%zz/1/0/0.png", 400);
    check("/tiles/%E8%A1/1/0/0.png", 400);
    check("/api/v1/layers/%", 400);
  }

  @Test
  void hugeParametersAreRefused() throws IOException {
    check(MAP + "&LAYERS=" + "a".repeat(100_000), 414);
    check(MAP + "&LAYERS=points&BBOX=" + "1".repeat(20_000) + "&WIDTH=1&HEIGHT=1", 200);
    check("/tiles/" + "a,".repeat(10_000) + "/1/0/0.png", 400);
    check("/tiles/" + "points,".repeat(101) + "points/1/0/0.png", 400);
    Reply form =
        server
            .wire()
            .request(
                "POST",
                "/wms",
                "LAYERS=" + "points,".repeat(200_000),
                "Content-Type: application/x-www-form-urlencoded");
    check("a form of 1.4 MB", form, 413);
    Reply layers =
        server
            .wire()
            .request(
                "POST",
                "/wms",
                MAP.substring(5)
                    + "&BBOX=0,0,1,1&WIDTH=9&HEIGHT=9&LAYERS="
                    + "points,".repeat(10_000),
                "Content-Type: application/x-www-form-urlencoded");
    assertThat(check("10,000 layers", layers, 200).text()).contains("from 1 to 100 layers");
  }

  @Test
  void tooManyParametersAreRefused() throws IOException {
    var query = new StringBuilder("/wms?");
    for (int i = 0; i < 3000; i++) {
      query.append('a').append(i).append("=1&");
    }
    check(query.toString(), 400);
  }

  @Test
  void headersThatAreTooLongAreRefused() throws IOException {
    Reply reply = server.wire().get("/", "X-Long: " + "a".repeat(100_000));
    check("a header of 100 kB", reply, 431);
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
  }

  @Test
  void brokenHttpIsABadRequest() throws IOException {
    check("no version", server.wire().raw("GET /\r\n\r\n"), 505);
    check("no host", server.wire().raw("GET / HTTP/1.1\r\n\r\n"), 400);
    check(
        "two hosts",
        server.wire().raw("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"),
        400);
    check(
        "two lengths",
        server
            .wire()
            .raw(
                "POST /wms HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"
                    + "a=b"),
        400);
    check("noise", server.wire().raw("\0\1\2\3\4 / HTTP/1.1\r\n\r\n"), 400);
  }

  @Test
  void extremePicturesAreRefusedOrDrawn() throws IOException {
    String map = MAP + "&LAYERS=points";
    check(map + "&BBOX=0,0,1,1&WIDTH=999999999&HEIGHT=1", 200);
    check(map + "&BBOX=0,0,1,1&WIDTH=4096&HEIGHT=1", 200);
    check(map + "&BBOX=-1e300,-1e300,1e300,1e300&WIDTH=10&HEIGHT=10", 200);
    check(map + "&BBOX=0,0,1e-300,1e-300&WIDTH=10&HEIGHT=10", 200);
    check(map + "&BBOX=121.5,25,121.50000000000001,25.1&WIDTH=10&HEIGHT=10", 200);
    check(map + "&BBOX=-99999,-99999,99999,99999&WIDTH=256&HEIGHT=256", 200);
    for (String crs : new String[] {"EPSG:3826", "EPSG:3857", "EPSG:4326", "EPSG:32601"}) {
      String far = map.replace("CRS:84", crs) + "&WIDTH=64&HEIGHT=64&BBOX=";
      check(far + "-1e9,-1e9,1e9,1e9", 200);
      check(far + "1e15,1e15,1.1e15,1.1e15", 200);
      check(far + "0,0,1e-9,1e-9", 200);
    }
  }

  @Test
  void extremeQuestionsForFeaturesAreAnswered() throws IOException {
    String info =
        "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=points&QUERY_LAYERS=points"
            + "&WIDTH=100&HEIGHT=100&I=5&J=5&INFO_FORMAT=application/json";
    check(info + "&CRS=CRS:84&BBOX=-1e300,-1e300,1e300,1e300", 200);
    check(info + "&CRS=EPSG:3826&BBOX=-1e9,-1e9,1e9,1e9", 200);
    check(info + "&CRS=CRS:84&BBOX=1e5,0,1.1e5,10", 200);
    check(info + "&CRS=CRS:84&BBOX=481.517,25.04,481.527,25.05", 200);
    check(info + "&CRS=CRS:84&BBOX=-360,-90,360,90&FEATURE_COUNT=999999", 200);
  }

  @Test
  void aHostThatIsMarkupStaysText() throws IOException {
    Reply reply =
        server
            .wire()
            .raw(
                "GET /wms?REQUEST=GetCapabilities HTTP/1.1\r\nHost: a\"><script>\r\n"
                    + "Connection: close\r\n\r\n");
    assertThat(reply.text()).doesNotContain("<script>");
    assertThat(reply.status()).isIn(200, 400);
  }
}

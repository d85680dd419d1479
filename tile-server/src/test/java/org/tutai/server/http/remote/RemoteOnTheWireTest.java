package org.tutai.server.http.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.source.remote.http.FetchPolicy;
import org.tutai.geo.source.remote.http.HostRule;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;

/** What is asked of other servers, on the wire, and the policy of the page. */
class RemoteOnTheWireTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WMS =
      "<WMS_Capabilities version='1.3.0' xmlns:xlink='http://www.w3.org/1999/xlink'><Capability>"
          + "<Request><GetMap><Format>image/png</Format></GetMap></Request>"
          + "<Layer><Title>頂</Title><CRS>EPSG:900913</CRS><CRS>EPSG:4326</CRS><Layer><Name>a</Name>"
          + "<Title>&lt;script&gt;alert(1)&lt;/script&gt;</Title></Layer></Layer>"
          + "</Capability></WMS_Capabilities>";

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static HttpServer other;
  static RunningServer server;
  static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start() throws IOException {
    other = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 20);
    gives("/wms", "text/xml", WMS);
    gives("/kml", "text/html", "<?xml version='1.0'?><!-- k --><kml xmlns='k'><Document/></kml>");
    gives("/json", "text/html", "{\"type\":\"FeatureCollection\",\"features\":[]}");
    gives("/tilejson", "text/html", "{\"tilejson\":\"3.0.0\",\"tiles\":[]}");
    gives("/other-json", "application/json", "{\"secret\":{\"type\":\"Feature\"}}");
    gives("/cut-json", "application/json", "{\"type\":\"Feature\",");
    gives("/zip", "application/zip", "PK\u0003\u0004" + "x".repeat(60));
    gives(
        "/report",
        "text/xml",
        "<?xml version='1.0'?><ServiceExceptionReport><ServiceException>no layer of that name"
            + "</ServiceException></ServiceExceptionReport>");
    other.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "gopher://there/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    gives("/svg", "image/png", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>");
    gives("/html", "image/png", "<!doctype html><html><body>secret page</body></html>");
    gives("/js", "image/png", "alert(1)");
    gives("/png", "text/html", "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\0\0\0\0....");
    gives(
        "/bomb",
        "image/png",
        "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\u00ea\u0060\0\0\u00ea\u0060\b\0\0\0\0....");
    gives("/cut", "image/png", "\u0089PNG\r\n\u001A\n");
    other.createContext(
        "/inside",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://169.254.169.254/latest/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    other.start();
    HostRule rule = HostRule.parsePrivate("127.0.0.1:" + other.getAddress().getPort());
    server =
        RunningServer.asking(
            folder,
            workspace,
            new RemoteAccess(
                FetchPolicy.only(List.of(rule, HostRule.parse("*.example.org"))),
                Optional.of(workspace.resolve("remote"))));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    other.stop(0);
  }

  private static void gives(String path, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
    byte[] sent = body.startsWith("\u0089") ? bytes : body.getBytes(StandardCharsets.UTF_8);
    other.createContext(
        path,
        exchange -> {
          ASKED.add(String.valueOf(exchange.getRequestURI()));
          exchange.getResponseHeaders().set("Content-Type", type);
          exchange.getResponseHeaders().set("Set-Cookie", "a=b");
          exchange.sendResponseHeaders(200, sent.length);
          exchange.getResponseBody().write(sent);
          exchange.close();
        });
  }

  private static String there(String path) {
    return "http://127.0.0.1:" + other.getAddress().getPort() + path;
  }

  private static Reply fetch(String url) throws IOException {
    return server
        .wire()
        .get(
            "/api/v1/remote/fetch?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8),
            "Cookie: tutai-session=secret");
  }

  private static Reply describe(String type, String body) throws IOException {
    return server
        .wire()
        .request("POST", "/api/v1/remote/capabilities", body, "Content-Type: " + type);
  }

  private static JsonNode json(Reply reply) throws IOException {
    return JSON.readTree(reply.body());
  }

  @Test
  void readsADocumentThatIsSent() throws IOException {
    JsonNode read = json(describe("text/xml", WMS));
    assertThat(read.at("/layers/0/layers/0/name").asText()).isEqualTo("a");
    assertThat(read.at("/layers/0/layers/0/fits3857").asBoolean()).isTrue();
    assertThat(read.at("/layers/0/name").isNull()).isTrue();
    assertThat(read.at("/layers/0/layers/0/theme").isNull()).as("no address known").isTrue();
  }

  @Test
  void fetchesTheDocumentOfAnAllowedHost() throws IOException {
    Reply reply = describe("application/json", "{\"url\":\"" + there("/wms?map=1") + "\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    JsonNode layer = json(reply).at("/layers/0/layers/0");
    assertThat(layer.at("/theme/url").asText()).isEqualTo(there("/wms?map=1"));
    assertThat(layer.at("/theme/crs").asText()).isEqualTo("EPSG:900913");
    assertThat(ASKED).anyMatch(a -> a.contains("REQUEST=GetCapabilities"));
    assertThat(reply.header("Content-Type").orElse("")).startsWith("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.0.0.1:1/",
        "http://localhost/",
        "http://localhost./",
        "http://LOCALHOST:8080/",
        "http://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://１２７.０.０.１/",
        "http://127。0。0。1/",
        "http://0/",
        "http://0.0.0.0/",
        "http://10.0.0.1/",
        "http://172.16.0.1/",
        "http://192.168.0.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://example.org/",
        "http://evil-example.org/",
        "http://a.example.org.evil.test/",
        "http://a.example.org:22/",
        "http://a.example.org@127.0.0.1/",
        "http://user:pass@a.example.org/",
        "http://127.0.0.1\\@a.example.org/",
        "file:///etc/passwd",
        "FILE:/etc/passwd",
        "ftp://a.example.org/",
        "gopher://127.0.0.1:6379/_x",
        "jar:file:///x!/y",
        "data:text/html,x",
        "javascript:alert(1)",
        "//127.0.0.1/",
        "",
        "x"
      })
  void asksNobodyElseHoweverDisguised(String url) throws IOException {
    int before = ASKED.size();
    for (Reply reply :
        List.of(
            fetch(url),
            describe("application/json", JSON.createObjectNode().put("url", url).toString()))) {
      assertThat(reply.status()).as(reply.text()).isIn(400, 403);
      assertThat(reply.header("Content-Type")).contains("application/problem+json");
    }
    assertThat(ASKED).hasSize(before);
  }

  @Test
  void followsNoRedirectInside() throws IOException {
    Reply reply = fetch(there("/inside"));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(json(reply).get("reason").asText()).isEqualTo("not-allowed");
  }

  @Test
  void handsOnContentUnderTheTypeItsBytesHave() throws IOException {
    checkHandedOn("/kml", "application/vnd.google-earth.kml+xml");
    checkHandedOn("/json", "application/json");
    checkHandedOn("/tilejson", "application/json");
    checkHandedOn("/wms", "application/xml");
    checkHandedOn("/png", "image/png");
  }

  private static void checkHandedOn(String path, String type) throws IOException {
    Reply reply = fetch(there(path));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).contains(type);
    assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(reply.header("Content-Security-Policy").orElse("")).startsWith("sandbox");
    assertThat(reply.header("Set-Cookie")).isEmpty();
  }

  @Test
  void tellsTheWordsOfAServiceAndOfARedirectThatLeadsNowhere() throws IOException {
    Reply report = fetch(there("/report"));
    assertThat(report.status()).isEqualTo(502);
    assertThat(json(report).get("reason").asText()).isEqualTo("service");
    assertThat(json(report).get("detail").asText()).contains("no layer of that name");
    Reply redirected = fetch(there("/elsewhere"));
    assertThat(redirected.status()).isEqualTo(502);
    assertThat(json(redirected).get("reason").asText()).isEqualTo("redirects");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/svg", "/html", "/js", "/other-json", "/cut-json", "/zip"})
  void handsOnNothingThatABrowserWouldRunOrThatIsNoMap(String path) throws IOException {
    Reply reply = fetch(there(path));
    assertThat(reply.status()).isEqualTo(502);
    assertThat(reply.header("Content-Type")).contains("application/problem+json");
    assertThat(json(reply).get("reason").asText()).isEqualTo("wrong-type");
  }

  @Test
  void handsOnNoPictureThatIsLargerThanOneMayBeOrDamaged() throws IOException {
    Reply bomb = fetch(there("/bomb"));
    assertThat(bomb.status()).isEqualTo(502);
    assertThat(json(bomb).get("reason").asText()).isEqualTo("too-large");
    assertThat(json(bomb).get("detail").asText()).contains("60000 x 60000");
    assertThat(json(fetch(there("/cut"))).get("reason").asText()).isEqualTo("broken");
  }

  @Test
  void documentsThatAreNoneAreAnswered() throws IOException {
    for (String body :
        List.of("", "x", "<html/>", "<a>".repeat(5000), "{\"tiles\":[]}", "\u0000".repeat(1000))) {
      assertThat(describe("text/xml", body).status()).as(body).isEqualTo(422);
    }
    assertThat(describe("application/json", "{}").status()).isEqualTo(400);
    assertThat(describe("application/json", "[".repeat(100_000)).status()).isEqualTo(400);
    assertThat(describe("text/xml", "x".repeat((5 << 20) + 1)).status()).isEqualTo(413);
    assertThat(
            describe(
                    "text/xml",
                    "<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
                        + WMS.replace("頂", "&f;"))
                .text())
        .doesNotContain("root:");
  }

  private static String policy(String cookie) throws IOException {
    Reply reply = server.wire().get("/", "Cookie: tutai-sources=" + cookie);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Vary").orElse("")).contains("Cookie");
    assertThat(reply.header("Cache-Control").orElse("")).contains("private");
    assertThat(reply.headerLines().stream().filter(l -> l.startsWith("Content-Security-Policy")))
        .hasSize(1);
    return reply.header("Content-Security-Policy").orElseThrow();
  }

  @Test
  void thePageMayLoadFromItsPersonsSources() throws IOException {
    String policy =
        policy("https%3A%2F%2FMaps.example.org%20http%3A%2F%2Ftiles.example.org%3A8080");
    assertThat(policy)
        .contains(
            "img-src 'self' data: blob: https://maps.example.org http://tiles.example.org:8080;")
        .contains("connect-src 'self' https://maps.example.org http://tiles.example.org:8080;")
        .contains("default-src 'self';");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "https://*",
        "https://*.example.org",
        "https:",
        "'unsafe-inline'",
        "data:",
        "javascript:alert(1)",
        "https://a.example;script-src%20*",
        "https://a.example%3Bscript-src%20*",
        "https://a.example,default-src%20*",
        "https://a.example%0d%0aX-Evil:%201",
        "https://a.example%00",
        "https://u@a.example",
        "https://a.example/path",
        "https://[::1]",
        "%zz",
        "%",
        "https://a.example'%20'unsafe-eval'"
      })
  void whatIsNoOriginIsNotInThePolicy(String cookie) throws IOException {
    String policy = policy(cookie);
    assertThat(policy)
        .doesNotContain("*", "unsafe-eval", "evil", "javascript", "::1", "u@", "/path");
    assertThat(policy.split(";")).hasSize(8);
    assertThat(policy).doesNotContain("script-src");
  }

  @Test
  void thePolicyHasABoundAndItsPageAnEtagOfItsOwn() throws IOException {
    var many = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      many.append(i == 0 ? "" : "%20").append("https://h").append(i).append(".example");
    }
    assertThat(policy(many.toString()).split("https://h")).hasSizeLessThanOrEqualTo(101);
    Reply plain = server.wire().get("/");
    Reply other = server.wire().get("/", "Cookie: tutai-sources=https://a.example");
    assertThat(plain.header("ETag")).isNotEqualTo(other.header("ETag"));
  }
}

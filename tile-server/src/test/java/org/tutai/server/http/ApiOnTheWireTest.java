package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire.Reply;

/** Our own API, the page, and what every answer has in common. */
class ApiOnTheWireTest {

  private static final String LAYER = URLEncoder.encode("行政區", StandardCharsets.UTF_8);

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    Samples.write(folder);
    Files.writeString(folder.resolve("broken.wkt"), "this is no layer\n");
    server = RunningServer.of(folder, workspace);
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Reply get(String path, String... headers) throws IOException {
    return server.wire().get(path, headers);
  }

  private static JsonNode json(String path) throws IOException {
    Reply reply = get(path);
    assertThat(reply.status()).as(path).isEqualTo(200);
    return new ObjectMapper().readTree(reply.body());
  }

  @Test
  void listsLayersInPaintingOrder() throws IOException {
    JsonNode list = json("/api/v1/layers");
    assertThat(list.path("ready").asBoolean()).isTrue();
    assertThat(list.path("layers").findValuesAsText("name").stream().distinct())
        .contains("行政區", "roads", "points");
    JsonNode first = list.path("layers").path(0);
    assertThat(first.path("name").asText()).isEqualTo("行政區");
    assertThat(first.path("title").path("en").asText()).isEqualTo("Districts & <more>");
    assertThat(first.path("abstract").path("zh-TW").asText()).isEqualTo("兩個區");
    assertThat(first.path("geometry").asText()).isEqualTo("polygon");
    assertThat(first.path("count").asInt()).isEqualTo(2);
    assertThat(first.path("bounds").toString()).isEqualTo("[121.4,25.0,121.6,25.1]");
    assertThat(first.path("fields").path(0).path("name").asText()).isEqualTo("NAME");
    assertThat(first.path("styles").path(0).path("name").asText()).isEqualTo("default");
    assertThat(first.path("styles").path(1).path("name").asText()).isEqualTo("夜");
  }

  @Test
  void tellsProblemsWithoutTellingPaths() throws IOException {
    Reply reply = get("/api/v1/layers");
    JsonNode problem = new ObjectMapper().readTree(reply.body()).path("problems").path(0);
    assertThat(problem.path("source").asText()).isEqualTo("broken.wkt");
    assertThat(problem.path("message").asText())
        .contains("expected a line \"layer …\", found this is no layer");
    assertThat(reply.text())
        .doesNotContain(folder.toString())
        .doesNotContain(folder.getParent().toString() + "/");
  }

  @Test
  void showsOneLayer() throws IOException {
    assertThat(json("/api/v1/layers/" + LAYER).path("name").asText()).isEqualTo("行政區");
    assertThat(get("/api/v1/layers/nothing").status()).isEqualTo(404);
  }

  @Test
  void documentsEveryAddressThereIs() throws IOException {
    JsonNode paths = json("/docs/api/openapi.json").path("paths");
    assertThat(paths.fieldNames())
        .toIterable()
        .contains(
            "/api/v1/layers",
            "/api/v1/layers/{name}",
            "/api/v1/layers/{name}/legend",
            "/tiles/{layer}/{z}/{x}/{y}.png",
            "/tiles/{layer}.json",
            "/wms",
            "/wmts",
            "/healthz",
            "/readyz",
            "/metrics");
  }

  @Test
  void isAliveAndReady() throws IOException {
    assertThat(get("/healthz").status()).isEqualTo(200);
    assertThat(get("/readyz").status()).isEqualTo(200);
    assertThat(get("/readyz").header("Cache-Control")).contains("no-store");
  }

  @Test
  void isNotReadyUntilEverythingIsLoaded(@TempDir Path otherWorkspace) throws IOException {
    try (var other = RunningServer.notReady(folder, otherWorkspace)) {
      assertThat(other.wire().get("/healthz").status()).isEqualTo(200);
      Reply loading = other.wire().get("/readyz");
      assertThat(loading.status()).isEqualTo(503);
      assertThat(loading.header("Retry-After")).contains("2");
      other.load();
      assertThat(other.wire().get("/readyz").status()).isEqualTo(200);
    }
  }

  @Test
  void countsWhatItDoes() throws IOException {
    get("/tiles/points/3/6/3.png");
    assertThat(get("/metrics").text())
        .contains("tutai_pictures_drawn_total")
        .contains("tutai_tiles_cache_misses_total")
        .contains("tutai_http_requests_seconds_count{route=\"tiles\",status=\"200\"}")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void showsThePageUnderAStrictPolicy() throws IOException {
    Reply page = get("/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(page.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'")
        .contains("object-src 'none'");
    assertThat(get("/favicon.ico").header("Content-Type")).contains("image/x-icon");
    assertThat(get("/robots.txt").status()).isEqualTo(200);
    assertThat(get("/assets/ol/dist/ol.js").header("Content-Type"))
        .contains("text/javascript;charset=utf-8");
    String etag = page.header("ETag").orElseThrow();
    assertThat(get("/", "If-None-Match: " + etag).status()).isEqualTo(304);
  }

  @Test
  void letsBrowsersReadFromAnywhere() throws IOException {
    Reply preflight =
        server
            .wire()
            .request(
                "OPTIONS",
                "/tiles/towns.json",
                "",
                "Origin: https://other.example",
                "Access-Control-Request-Method: GET",
                "Access-Control-Request-Headers: if-none-match");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.headers())
        .isEqualTo(
            """
            Access-Control-Allow-Headers: Accept, Accept-Language, Authorization, Content-Type, If-None-Match
            Access-Control-Allow-Methods: GET, HEAD, OPTIONS
            Access-Control-Allow-Origin: *
            Access-Control-Expose-Headers: ETag, Retry-After
            Access-Control-Max-Age: 86400
            Allow: GET, HEAD, OPTIONS
            Cache-Control: no-cache
            Connection: close
            Cross-Origin-Resource-Policy: cross-origin
            X-Content-Type-Options: nosniff\
            """);
  }

  @Test
  void refusesMethodsItDoesNotKnow() throws IOException {
    for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO"}) {
      Reply reply = server.wire().request(method, "/tiles/towns.json", "");
      assertThat(reply.status()).as(method).isEqualTo(405);
      assertThat(reply.header("Allow")).contains("GET, HEAD, OPTIONS");
      assertThat(reply.header("Content-Type")).contains("application/problem+json");
    }
  }

  @Test
  void saysThatThereIsNothing() throws IOException {
    Reply reply = get("/nothing/here");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Not found\",\"status\":404,"
                + "\"detail\":\"There is nothing at this address. The map is at /.\","
                + "\"zh\":\"這個網址沒有內容。地圖在 /。\"}");
  }

  @Test
  void tellsAPersonInChineseAtLeastOfWhatKindAProblemIs() throws IOException {
    String[] headers = {"Accept: text/html,*/*;q=0.8", "Accept-Language: zh-TW"};
    Reply reply = server.wire().request("GET", "/tiles/nowhere/1/1/1.png", "", headers);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text())
        .contains("<html lang=\"zh-Hant-TW\">")
        .contains("<h1>這一頁打不開</h1>", "<p>這個網址沒有內容，請檢查網址。</p>")
        .contains("<p class=\"muted\" lang=\"en\">There is no layer &quot;nowhere&quot;.")
        .contains("\">到地圖</a>");
  }

  @Test
  void tellsAPersonsBrowserThatThereIsNothingOnAPage() throws IOException {
    String[] headers = {"Accept: text/html,*/*;q=0.8", "Accept-Language: zh-TW"};
    Reply reply = server.wire().request("GET", "/nothing/%3Cscript%3E", "", headers);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(reply.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
    assertThat(reply.text()).contains("lang=\"zh-Hant-TW\"", "這個網址沒有內容").doesNotContain("<script");
    headers[1] = "Accept-Language: en";
    assertThat(server.wire().request("GET", "/nothing", "", headers).text())
        .contains("There is nothing at this address");
  }
}

package org.tutai.server.http.locate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.locate.Locator;
import org.tutai.geo.locate.home.LocateIndexes;
import org.tutai.server.RunningServer;

class BatchOnTheWireTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.notReady(folder, folder.resolve("workspace"));
    server.locateWith(
        new LocateIndexes(new Locator(new OnePlate(), new NoPlaces()), "test", () -> {}));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void answersACsvFileRowForRow() throws Exception {
    HttpResponse<String> answer = post("", "text/csv", bytes("編號,地址\n1,臺北市市府路1號\n2,不明\n", "Big5"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
    assertThat(answer.headers().firstValue("X-Tutai-Rows")).contains("2");
    assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
        .contains("X-Tutai-Rows, X-Tutai-Unanswered");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(answer.body().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("1,臺北市市府路1號,plate,"))
        .anyMatch(line -> line.startsWith("2,不明,none,"));
  }

  @Test
  void answersAJsonArray() throws Exception {
    HttpResponse<String> answer =
        post("?crs=3826", "application/json", bytes("[\"臺北市市府路1號\",\"不明\"]", "UTF-8"));
    JsonNode json = JSON.readTree(answer.body());
    assertThat(json.at("/answers/0/query").asText()).isEqualTo("臺北市市府路1號");
    assertThat(json.at("/answers/0/candidate/level").asText()).isEqualTo("plate");
    assertThat(json.at("/answers/0/candidate/x").asDouble()).isGreaterThan(300_000);
    assertThat(json.at("/answers/1/candidate").isNull()).isTrue();
    assertThat(json.at("/answers/1/remarks/0/zh").asText()).isEqualTo("查無結果");
  }

  @Test
  void readsCompressedBodies() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes("id,address\n1,市府路1號\n", "UTF-8"));
    }
    assertThat(post("", "application/gzip", packed.toByteArray()).body()).contains("1,市府路1號,plate");
  }

  @Test
  void aSmallBodyThatUnpacksToAHugeOneIsRefused() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        out.write(zeros);
      }
    }
    HttpResponse<String> answer = post("", "text/csv", packed.toByteArray());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("64 MB").contains("tutai geocode --batch");
  }

  @Test
  void wrongRequestsAreToldWhatToDo() throws Exception {
    HttpResponse<String> noColumn = post("", "text/csv", bytes("a,b\n1,2\n3,4\n", "UTF-8"));
    assertThat(noColumn.statusCode()).isEqualTo(400);
    assertThat(noColumn.body())
        .contains("a column of addresses")
        .contains("a, b")
        .contains("column=")
        .doesNotContain("tutai-batch-");
    assertThat(post("?column=c", "text/csv", bytes("a,b\n1,2\n", "UTF-8")).body())
        .contains("a column named c");
    HttpResponse<String> notJson = post("", "application/json", bytes("{\"a\":1}", "UTF-8"));
    assertThat(notJson.statusCode()).isEqualTo(400);
    assertThat(notJson.body()).contains("JSON array");
    assertThat(post("", "image/png", new byte[9]).statusCode()).isEqualTo(415);
    assertThat(post("?crs=7", "text/csv", bytes("a,地址\n1,2號\n", "UTF-8")).statusCode())
        .isEqualTo(400);
    assertThat(post("?lang=fr", "text/csv", bytes("a,地址\n1,2號\n", "UTF-8")).body())
        .contains("zh or en");
    assertThat(post("?encoding=x", "text/csv", bytes("a,地址\n1,2號\n", "UTF-8")).body())
        .contains("encoding");
    assertThat(post("", "text/csv", new byte[0]).statusCode()).isEqualTo(400);
    assertThat(noColumn.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void otherMethodsAreToldOfPost() throws Exception {
    HttpResponse<String> get =
        CLIENT.send(
            HttpRequest.newBuilder(uri("")).GET().build(), HttpResponse.BodyHandlers.ofString());
    assertThat(get.statusCode()).isEqualTo(405);
    assertThat(get.headers().firstValue("Allow")).contains("POST, OPTIONS");
    HttpResponse<String> options =
        CLIENT.send(
            HttpRequest.newBuilder(uri(""))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.headers().firstValue("Access-Control-Allow-Methods"))
        .contains("POST, OPTIONS");
  }

  @Test
  void clientsThatStallOrLeaveHoldNobodyUp() throws Exception {
    List<Socket> open = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Socket stalled = new Socket("127.0.0.1", server.wire().port());
      open.add(stalled);
      stalled
          .getOutputStream()
          .write(
              bytes(
                  "POST /api/v1/locate/batch HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
                      + "Content-Length: 1000\r\n\r\nid,address\n1,",
                  "UTF-8"));
      if (i % 2 == 0) {
        stalled.close();
      }
    }
    assertThat(post("", "text/csv", bytes("id,address\n1,市府路1號\n", "UTF-8")).statusCode())
        .isEqualTo(200);
    for (Socket socket : open) {
      socket.close();
    }
  }

  private static HttpResponse<String> post(String query, String type, byte[] body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(query))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return CLIENT.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static URI uri(String query) {
    return URI.create("http://127.0.0.1:" + server.wire().port() + "/api/v1/locate/batch" + query);
  }

  private static byte[] bytes(String text, String charset) {
    return text.getBytes(Charset.forName(charset));
  }
}

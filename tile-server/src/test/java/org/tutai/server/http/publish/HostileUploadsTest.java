package org.tutai.server.http.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tutai.server.PublishingServer.RECORD;
import static org.tutai.server.PublishingServer.points;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.PublishingServer;
import org.tutai.server.PublishingServer.Reply;
import org.tutai.server.catalogue.Limits;

/** Uploads that are wrong, too large, too many, or meant badly. */
class HostileUploadsTest {

  private static final Limits SMALL = new Limits(1 << 20, 2 << 20, 3 << 20, 4, Duration.ofDays(1));

  @TempDir Path home;
  private PublishingServer server;

  @BeforeEach
  void start() throws IOException {
    server = new PublishingServer(home, SMALL);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aPartAtTheWrongPlaceIsRefusedAndChangesNothing() {
    byte[] file = points(200);
    String location = server.begin("ann", "a.geojson", file.length).header("Location");
    server.patch("ann", location, 0, Arrays.copyOf(file, 100));
    for (long offset : new long[] {0, 99, 101, file.length, 1L << 40}) {
      Reply reply = server.patch("ann", location, offset, new byte[] {1, 2, 3});
      assertThat(reply.status()).as("" + offset).isEqualTo(409);
      assertThat(reply.json().path("zh").asText()).contains("100");
    }
    assertThat(
            server
                .send(
                    "ann",
                    "PATCH",
                    location,
                    new byte[1],
                    "Tus-Resumable",
                    "1.0.0",
                    "Upload-Offset",
                    "x",
                    "Content-Type",
                    "application/offset+octet-stream")
                .status())
        .isEqualTo(400);
    assertThat(
            server
                .send(
                    "ann",
                    "PATCH",
                    location,
                    new byte[1],
                    "Tus-Resumable",
                    "1.0.0",
                    "Upload-Offset",
                    "100")
                .status())
        .isEqualTo(415);
    assertThat(
            server
                .send(
                    "ann",
                    "PATCH",
                    location,
                    new byte[1],
                    "Tus-Resumable",
                    "0.2.2",
                    "Upload-Offset",
                    "100",
                    "Content-Type",
                    "application/offset+octet-stream")
                .status())
        .isEqualTo(412);
    Reply more = server.patch("ann", location, 100, new byte[file.length]);
    assertThat(more.status()).isEqualTo(400);
    assertThat(
            server
                .send("ann", "HEAD", location, new byte[0], "Tus-Resumable", "1.0.0")
                .header("Upload-Offset"))
        .isNotEqualTo("" + file.length);
  }

  @Test
  void ofTwoWhoSendTheLaterGoesOnAndTheFileIsWhole() throws Exception {
    byte[] file = points(2_000);
    String location = server.begin("ann", "a.geojson", file.length).header("Location");
    String path = location.substring(location.indexOf("/api/"));
    try (var slow = new Socket(InetAddress.getLoopbackAddress(), server.wire().port())) {
      OutputStream out = slow.getOutputStream();
      out.write(
          ascii(
              "PATCH "
                  + path
                  + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ann\r\nUpload-Offset: 0\r\n"
                  + "Tus-Resumable: 1.0.0\r\n"
                  + "Content-Type: application/offset+octet-stream\r\nContent-Length: "
                  + file.length
                  + "\r\n\r\n"));
      out.write(file, 0, 10_000);
      out.flush();
      long offset = 0;
      for (int i = 0; offset < 10_000; i++) {
        assertThat(i).isLessThan(500);
        PublishingServer.pause();
        offset =
            Long.parseLong(
                server
                    .send("ann", "HEAD", location, new byte[0], "Tus-Resumable", "1.0.0")
                    .header("Upload-Offset"));
      }
      Reply other =
          server.patch(
              "ann", location, offset, Arrays.copyOfRange(file, (int) offset, file.length));
      assertThat(other.status()).as(other.text()).isEqualTo(204);
      out.write(new byte[20_000]);
      out.flush();
    }
    JsonNode done = server.await("ann", path.substring(path.lastIndexOf('/') + 1));
    assertThat(done.at("/layers/0/report/features").asInt()).as("" + done).isEqualTo(2_000);
  }

  @Test
  void aPartWithAWrongChecksumIsNotKept() throws Exception {
    byte[] file = points(50);
    String location = server.begin("ann", "a.geojson", file.length).header("Location");
    String sum =
        "sha1 "
            + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(file));
    byte[] other = file.clone();
    other[7] ^= 1;
    assertThat(server.patch("ann", location, 0, other, "Upload-Checksum", sum).status())
        .isEqualTo(460);
    assertThat(
            server
                .send("ann", "HEAD", location, new byte[0], "Tus-Resumable", "1.0.0")
                .header("Upload-Offset"))
        .isEqualTo("0");
    assertThat(server.patch("ann", location, 0, file, "Upload-Checksum", "md5 AAAA").status())
        .isEqualTo(400);
    assertThat(server.patch("ann", location, 0, file, "Upload-Checksum", sum).status())
        .isEqualTo(204);
  }

  @Test
  void thereIsAnEndToWhatAMemberMaySend() {
    assertThat(server.begin("ann", "a.geojson", (1 << 20) + 1).status()).isEqualTo(413);
    assertThat(server.begin("ann", "a.geojson", 0).status()).isEqualTo(400);
    assertThat(server.begin("ann", "a.geojson", 1 << 20).status()).isEqualTo(201);
    Reply second = server.begin("ann", "a.geojson", 1 << 20);
    assertThat(second.status()).isEqualTo(201);
    Reply full = server.begin("ann", "a.geojson", 1 << 20);
    assertThat(full.status()).as("one's own limit").isEqualTo(409);
    assertThat(full.json().path("zh").asText()).contains("MB");
    assertThat(server.begin("ben", "a.geojson", 1 << 20).status()).isEqualTo(201);
    assertThat(server.begin("ben", "a.geojson", 1 << 19).status()).as("all").isEqualTo(507);
    assertThat(server.send("ann", "DELETE", second.header("Location"), new byte[0]).status())
        .isEqualTo(204);
    assertThat(server.begin("ann", "a.geojson", 1 << 19).status()).isEqualTo(201);
    assertThat(server.begin("ann", "a.geojson", 10).status()).isEqualTo(201);
    assertThat(server.begin("ann", "a.geojson", 10).status()).isEqualTo(201);
    assertThat(server.begin("ann", "a.geojson", 10).status()).as("too many").isEqualTo(409);
  }

  @Test
  void aBodyWithoutAnEndIsRefusedAndAShorterOneCanBeGoneOnWith() throws IOException {
    byte[] request =
        ascii(
            "POST /api/v1/layers?filename=a.csv HTTP/1.1\r\n"
                + "Host: x\r\n"
                + "Authorization: Bearer ann\r\n"
                + "Transfer-Encoding: chunked\r\n"
                + "Connection: close\r\n\r\n"
                + "3\r\n"
                + "abc\r\n"
                + "0\r\n\r\n");
    assertThat(server.wire().raw(new String(request, StandardCharsets.US_ASCII)).status())
        .isEqualTo(411);
  }

  @Test
  void whatCannotBeReadSaysSoInBothLanguagesAndCanBeRemoved() throws IOException {
    byte[] zip = zip("x/../../evil.shp", new byte[100]);
    Object[][] files = {
      {"broken.gpkg", ascii("SQLite format 3\0 and no more")},
      {"half.geojson", Arrays.copyOf(points(100), 500)},
      {"noise.tif", "II*\0\u00ff\u00ff\u00ff\u00ff".getBytes(StandardCharsets.ISO_8859_1)},
      {"empty.zip", zip("readme.md", new byte[3])},
      {"evil.zip", zip},
      {"nested.zip", zip("inner.zip", zip)},
      {"cut.zip", Arrays.copyOf(zip, zip.length / 2)},
      {"table.csv", ascii("a,b\n1,2\n")},
      {"deep.geojson", ascii("[".repeat(100_000))},
      {"lies.zip", ascii("PK\3\4 not really")},
      {"none.geojson", ascii("{\"type\":\"FeatureCollection\",\"features\":[]}")},
      {"html.json", ascii("<html><script>alert(1)</script></html>")},
    };
    for (Object[] file : files) {
      JsonNode upload = server.uploaded("ann", (String) file[0], (byte[]) file[1]);
      assertThat(upload.path("state").asText()).as(file[0] + " " + upload).isEqualTo("refused");
      assertThat(upload.at("/problem/en").asText()).isNotEmpty().doesNotContain(home.toString());
      assertThat(upload.at("/problem/zh-TW").asText())
          .as((String) file[0])
          .isNotEmpty()
          .doesNotContain(file[0].toString(), "expected", "found");
      if (file[0].equals("none.geojson")) {
        assertThat(upload.at("/problem/zh-TW").asText()).contains("沒有任何圖徵");
        assertThat(upload.at("/problem/en").asText()).contains("no feature");
      }
      String address = "/api/v1/layers/uploads/" + upload.path("id").asText();
      assertThat(server.post("ann", address + "/publish", RECORD).status()).isEqualTo(409);
      assertThat(server.send("ann", "DELETE", address, new byte[0]).status()).isEqualTo(204);
      assertThat(server.get("ann", address).status()).isEqualTo(404);
    }
    try (Stream<Path> left = Files.list(home.resolve("store/uploads"))) {
      assertThat(left).isEmpty();
    }
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
    }
    return bytes.toByteArray();
  }

  @Test
  void aZipThatUnpacksWithoutEndIsRefusedSoon() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("bomb.csv"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        out.write(zeros);
      }
    }
    JsonNode upload = server.uploaded("ann", "bomb.zip", bytes.toByteArray());
    assertThat(upload.path("state").asText()).isEqualTo("refused");
  }

  @Test
  void scriptInNamesAndFieldsStaysText() {
    String script = "<img src=x onerror=alert(1)>";
    byte[] file =
        new String(points(3), StandardCharsets.UTF_8)
            .replace("里1", script.replace("\"", ""))
            .getBytes(StandardCharsets.UTF_8);
    JsonNode upload = server.uploaded("ann", "x\" onload=\"alert(1) " + script + ".geojson", file);
    assertThat(upload.path("filename").asText()).doesNotContain("<", ">", "\"");
    String record = RECORD.replace("Shelters", script + "\\u202E\\u0000").replace("防災", script);
    Reply reply =
        server.post(
            "ann", "/api/v1/layers/uploads/" + upload.path("id").asText() + "/publish", record);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    Reply capabilities = server.get("", "/wms?SERVICE=WMS&REQUEST=GetCapabilities");
    assertThat(capabilities.text()).doesNotContain("<img").contains("&lt;img");
    JsonNode layer = server.get("", "/api/v1/layers/shelters").json();
    assertThat(layer.at("/title/en").asText()).isEqualTo(script);
    assertThat(server.get("", "/api/v1/layers/shelters").header("X-Content-Type-Options"))
        .isEqualTo("nosniff");
  }

  @Test
  void idsThatAreNoneLeadNowhere() {
    for (String id :
        new String[] {"x", "..", "%2e%2e", "%2e%2e%2f%2e%2e", "' OR 1=1 --", "a".repeat(5_000)}) {
      String address = "/api/v1/layers/uploads/" + id.replace(" ", "%20").replace("'", "%27");
      Reply reply = server.get("ann", address);
      assertThat(reply.status()).as(id).isBetween(400, 404);
      assertThat(server.send("ann", "DELETE", address, new byte[0]).status()).isBetween(400, 409);
    }
  }
}

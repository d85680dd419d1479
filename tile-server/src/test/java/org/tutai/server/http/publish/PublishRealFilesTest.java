package org.tutai.server.http.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tutai.server.PublishingServer.RECORD;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.PublishingServer;
import org.tutai.server.PublishingServer.Reply;

/** Files as agencies hand them out, from upload to live. Skipped where they are not. */
class PublishRealFilesTest {

  @TempDir Path home;
  private PublishingServer server;

  @BeforeEach
  void start() throws IOException {
    server = new PublishingServer(home);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static Path shared(String name) {
    String folder = System.getProperty("tutai.shared", "");
    Path file = Path.of(folder.isEmpty() ? "nowhere" : folder, "data").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), name + " is not here");
    return file;
  }

  /** As a tool of Taiwan's Windows packs it: names in Big5, without a word of that. */
  private static byte[] zipWithBig5Names(String stem, String as) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes, Charset.forName("Big5"))) {
      for (String ending : new String[] {".shp", ".shx", ".dbf", ".prj"}) {
        out.putNextEntry(new ZipEntry(as + ending));
        Files.copy(shared("shp_big5_3826_nocpg/" + stem + ending), out);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aZippedShapefileInBig5WithNamesInBig5() throws IOException {
    JsonNode upload = server.uploaded("ann", "鄉鎮市區界線.zip", zipWithBig5Names("tw_town", "鄉鎮市區界線"));
    JsonNode layer = upload.at("/layers/0");
    assertThat(layer.path("name").asText()).isEqualTo("鄉鎮市區界線");
    assertThat(layer.at("/report/encoding/name").asText()).contains("Big5");
    assertThat(layer.at("/report/crs/code").asText()).isEqualTo("EPSG:3826");
    String address = "/api/v1/layers/uploads/" + upload.path("id").asText();
    assertThat(server.get("ann", address + "/sample").text()).contains("成功鎮");
    assertThat(server.get("ann", address + "/sample?encoding=windows-1252").text())
        .doesNotContain("成功鎮");
    Reply live = server.post("ann", address + "/publish", RECORD);
    assertThat(live.status()).as(live.text()).isEqualTo(201);
    assertThat(server.get("", "/api/v1/layers/shelters").json().path("count").asInt())
        .isEqualTo(368);
  }

  @Test
  void oneOfSeveralLayersOfAGeoPackageAfterTheOther() throws IOException {
    byte[] file = Files.readAllBytes(shared("tw_landmarks_2013_4326.gpkg"));
    JsonNode upload = server.uploaded("ann", "landmarks.gpkg", file);
    assertThat(upload.path("state").asText()).as("" + upload).isEqualTo("inspected");
    String first = upload.at("/layers/0/name").asText();
    Reply live =
        server.post(
            "ann",
            "/api/v1/layers/uploads/" + upload.path("id").asText() + "/publish",
            RECORD.replace("\"updated\"", "\"layer\":\"" + first + "\",\"updated\""));
    assertThat(live.status()).as(live.text()).isIn(201, 202);
    JsonNode done = server.await("ann", upload.path("id").asText());
    assertThat(done.path("state").asText()).as("" + done).isEqualTo("published");
    assertThat(server.get("", "/tiles/shelters/7/107/54.png").status()).isEqualTo(200);
  }

  @Test
  void aCsvWithCoordinates() throws IOException {
    byte[] file = Files.readAllBytes(shared("tw_shelters.csv"));
    JsonNode upload = server.uploaded("ann", "避難收容處所.csv", file);
    assertThat(upload.path("state").asText()).as("" + upload).isEqualTo("inspected");
    Reply live =
        server.post(
            "ann", "/api/v1/layers/uploads/" + upload.path("id").asText() + "/publish", RECORD);
    assertThat(live.status()).as(live.text()).isEqualTo(201);
    assertThat(server.get("", "/tiles/shelters/7/107/54.png").status()).isEqualTo(200);
  }
}

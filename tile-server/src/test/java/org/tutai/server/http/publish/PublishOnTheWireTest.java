package org.tutai.server.http.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tutai.server.PublishingServer.RECORD;
import static org.tutai.server.PublishingServer.points;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.PublishingServer;
import org.tutai.server.PublishingServer.Reply;

/** From a file to a live layer, its versions and back, over HTTP. */
class PublishOnTheWireTest {

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

  @Test
  void aRequestOfAnotherVersionOfTheProtocolOrOfNoneIsToldWhichIsKnown() {
    byte[] file = points(5);
    String location = server.begin("ann", "a.geojson", file.length).header("Location");
    String[] part = {"Upload-Offset", "0", "Content-Type", "application/offset+octet-stream"};
    String[] begin = {"Upload-Length", "5", "Upload-Metadata", "filename YS5qc29u"};
    for (String version : List.of("", "0.2.2", "2.0.0", "1.0.0, 1.0.0")) {
      checkOtherVersion(server.send("ann", "PATCH", location, file, with(version, part)));
      checkOtherVersion(server.send("ann", "HEAD", location, new byte[0], with(version)));
      checkOtherVersion(
          server.send("ann", "POST", "/api/v1/layers", new byte[0], with(version, begin)));
    }
    checkOtherVersion(server.send("ann", "DELETE", location, new byte[0], with("0.2.2")));
    Reply head = server.send("ann", "HEAD", location, new byte[0], with("1.0.0"));
    assertThat(head.header("Upload-Offset")).isEqualTo("0");
    assertThat(server.send("ann", "DELETE", location, new byte[0]).status()).isEqualTo(204);
  }

  private static void checkOtherVersion(Reply reply) {
    assertThat(reply.status()).isEqualTo(412);
    assertThat(reply.header("Tus-Version")).isEqualTo("1.0.0");
  }

  private static String[] with(String version, String... headers) {
    return version.isEmpty()
        ? headers
        : Stream.concat(Stream.of("Tus-Resumable", version), Arrays.stream(headers))
            .toArray(String[]::new);
  }

  @Test
  void aFileIsSentInPartsInspectedDescribedAndLiveEverywhere() {
    byte[] file = points(500);
    Reply begun = server.begin("ann", "避難所 2026.geojson", file.length);
    assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    assertThat(begun.header("Tus-Resumable")).isEqualTo("1.0.0");
    assertThat(begun.header("Upload-Expires")).endsWith("GMT");
    String location = begun.header("Location");
    int half = file.length / 2;
    Reply first = server.patch("ann", location, 0, Arrays.copyOf(file, half));
    assertThat(first.status()).as(first.text()).isEqualTo(204);
    assertThat(first.header("Upload-Offset")).isEqualTo("" + half);
    Reply head = server.send("ann", "HEAD", location, new byte[0], "Tus-Resumable", "1.0.0");
    assertThat(head.status()).isEqualTo(204);
    assertThat(head.header("Upload-Offset")).isEqualTo("" + half);
    assertThat(head.header("Upload-Length")).isEqualTo("" + file.length);
    assertThat(head.header("Cache-Control")).isEqualTo("no-store");
    server.patch("ann", location, half, Arrays.copyOfRange(file, half, file.length));

    String id = location.substring(location.lastIndexOf('/') + 1);
    JsonNode inspected = server.await("ann", id);
    assertThat(inspected.path("state").asText()).as("" + inspected).isEqualTo("inspected");
    JsonNode layer = inspected.path("layers").path(0);
    assertThat(layer.path("suggestedName").asText()).isEqualTo("避難所_2026");
    assertThat(layer.path("drawable").asBoolean()).isTrue();
    assertThat(layer.at("/report/features").asInt()).isEqualTo(500);
    assertThat(layer.at("/report/crs/code").asText()).isEqualTo("EPSG:4326");

    Reply published = server.post("ann", location + "/publish", RECORD);
    assertThat(published.status()).as(published.text()).isEqualTo(201);
    assertThat(published.json().at("/published/layer").asText()).isEqualTo("shelters");

    JsonNode described = server.get("", "/api/v1/layers/shelters").json();
    assertThat(described.at("/title/zh-TW").asText()).isEqualTo("避難收容處所");
    assertThat(described.path("updated").asText()).isEqualTo("2026-11-01");
    assertThat(described.path("sensitivity").asText()).isEqualTo("open");
    assertThat(server.get("", "/wms?SERVICE=WMS&REQUEST=GetCapabilities").text())
        .contains("<Name>shelters</Name>");
    assertThat(server.get("", "/wmts/1.0.0/WMTSCapabilities.xml").text())
        .contains("<ows:Identifier>shelters</ows:Identifier>");
    Reply tile = server.get("", "/tiles/shelters/10/857/438.png");
    assertThat(tile.status()).isEqualTo(200);
    assertThat(tile.response().body()).hasSizeGreaterThan(300);
    assertThat(server.journal)
        .anyMatch(line -> line.startsWith("ann layer.publish shelters version 1"));
  }

  @Test
  void tellsWhatItCanDoToClientsOfTus() {
    Reply options = server.send("", "OPTIONS", "/api/v1/layers", new byte[0]);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Tus-Version")).isEqualTo("1.0.0");
    assertThat(options.header("Tus-Extension")).contains("creation").contains("termination");
    assertThat(options.header("Tus-Max-Size")).isEqualTo("" + (2L << 30));
    assertThat(options.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
  }

  @Test
  void aNewVersionIsServedAndTellsWhatChangedAndCanBeRolledBack() {
    server.published("ann", "a.geojson", points(10), RECORD);
    String first = version();
    JsonNode upload = server.uploaded("ann", "b.geojson", points(12, "village"));
    Reply second =
        server.post(
            "ann",
            "/api/v1/layers/shelters/versions",
            "{\"upload\":\"" + upload.path("id").asText() + "\"}");
    assertThat(second.status()).as(second.text()).isEqualTo(201);
    assertThat(version()).isNotEqualTo(first);
    assertThat(server.get("", "/api/v1/layers/shelters").json().path("count").asInt())
        .isEqualTo(12);
    JsonNode versions = server.get("ann", "/api/v1/layers/shelters/versions").json();
    JsonNode newest = versions.at("/versions/0");
    assertThat(newest.path("number").asInt()).isEqualTo(2);
    assertThat(newest.path("served").asBoolean()).isTrue();
    assertThat(newest.at("/changes/added/0/name").asText()).isEqualTo("village");
    assertThat(newest.at("/changes/removed/0/name").asText()).isEqualTo("name");
    assertThat(newest.at("/changes/features/to").asInt()).isEqualTo(12);
    JsonNode others = server.get("", "/api/v1/layers/shelters/versions").json();
    assertThat(others.at("/versions/0/version").asText()).isEqualTo(version());
    assertThat(others.at("/versions/0").has("filename")).isFalse();

    Reply back = server.post("ann", "/api/v1/layers/shelters/rollback", "{\"version\":1}");
    assertThat(back.status()).as(back.text()).isEqualTo(200);
    assertThat(version()).isEqualTo(first);
    assertThat(server.get("", "/api/v1/layers/shelters").json().path("count").asInt())
        .isEqualTo(10);
    assertThat(server.post("ann", "/api/v1/layers/shelters/rollback", "{\"version\":9}").status())
        .isEqualTo(400);
  }

  private String version() {
    return server.get("", "/api/v1/layers/shelters").json().path("version").asText();
  }

  @Test
  void aWithdrawnLayerIsGoneForAllAndCanBeRestored() {
    server.published("ann", "a.geojson", points(10), RECORD);
    assertThat(server.send("ann", "DELETE", "/api/v1/layers/shelters", new byte[0]).status())
        .isEqualTo(200);
    assertThat(server.get("", "/api/v1/layers/shelters").status()).isEqualTo(404);
    assertThat(server.get("", "/tiles/shelters/10/857/438.png").status()).isEqualTo(404);
    assertThat(server.get("", "/api/v1/layers/shelters/versions").status()).isEqualTo(404);
    assertThat(server.get("ben", "/api/v1/layers/shelters/versions").status()).isEqualTo(404);
    assertThat(server.get("ann", "/api/v1/layers/uploads").json().at("/layers/0/state").asText())
        .isEqualTo("withdrawn");
    assertThat(server.post("ann", "/api/v1/layers/shelters/restore", "").status()).isEqualTo(200);
    assertThat(server.get("", "/tiles/shelters/10/857/438.png").status()).isEqualTo(200);
    assertThat(server.post("ann", "/api/v1/layers/shelters/restore", "").status()).isEqualTo(409);
  }

  @Test
  void aPublishedLayerIsListedUnderAHeadingOfItsOwnAndShownToAllOnlyWhenItsPublisherSaysSo() {
    server.published("ann", "a.geojson", points(10), RECORD);
    JsonNode listed = server.get("", "/api/v1/layers/shelters").json();
    assertThat(listed.path("visible").asBoolean(true)).isFalse();
    assertThat(listed.at("/group/zh-TW").asText()).isEqualTo("發布的圖層");
    assertThat(listed.at("/group/en").asText()).isEqualTo("Published layers");
    String shown =
        RECORD.replace("shelters", "gates").replace("\"updated\"", "\"visible\":true,\"updated\"");
    assertThat(server.published("ann", "a.geojson", points(5), shown).status()).isEqualTo(201);
    assertThat(server.get("", "/api/v1/layers/gates").json().path("visible").asBoolean()).isTrue();
    String wrong =
        RECORD
            .replace("shelters", "walls")
            .replace("\"updated\"", "\"visible\":\"yes\",\"updated\"");
    assertThat(server.published("ann", "a.geojson", points(5), wrong).status()).isEqualTo(400);
  }

  @Test
  void aNameIsUniqueAmongUploadsAndFiles() throws IOException {
    java.nio.file.Files.write(home.resolve("data/towns.geojson"), points(3));
    long end = System.nanoTime() + 30_000_000_000L;
    while (server.get("", "/api/v1/layers/towns").status() != 200 && System.nanoTime() < end) {
      PublishingServer.pause();
    }
    Reply taken =
        server.published("ann", "a.geojson", points(5), RECORD.replace("shelters", "towns"));
    assertThat(taken.status()).isEqualTo(409);
    assertThat(server.published("ann", "a.geojson", points(5), RECORD).status()).isEqualTo(201);
    Reply again = server.published("ben", "b.geojson", points(5), RECORD);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("zh").asText()).contains("shelters");
    assertThat(
            server
                .published("ann", "c.geojson", points(5), RECORD.replace("shelters", "uploads"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void aServiceOnlyLayerIsPicturesToAllButItsPublisher() {
    String record = RECORD.replace("\"updated\"", "\"sensitivity\":\"service-only\",\"updated\"");
    assertThat(server.published("ann", "a.geojson", points(50), record).status()).isEqualTo(201);
    assertThat(server.get("", "/tiles/shelters/10/857/438.png").status()).isEqualTo(200);
    String info =
        "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=shelters&QUERY_LAYERS=shelters"
            + "&STYLES=&CRS=CRS:84&BBOX=121.4,24.9,121.7,25.1&WIDTH=300&HEIGHT=200&I=101&J=100"
            + "&INFO_FORMAT=application/json&FEATURE_COUNT=10&FORMAT=image/png";
    assertThat(server.get("", info).text()).contains("LayerNotQueryable");
    assertThat(server.get("ben", info).text()).contains("LayerNotQueryable");
    assertThat(server.get("ann", info).text()).contains("里");
    assertThat(server.get("", "/wms?SERVICE=WMS&REQUEST=GetCapabilities").text())
        .contains("queryable=\"0\"");
    assertThat(server.get("", "/api/v1/layers/shelters/report").status()).isEqualTo(403);
    assertThat(server.get("ben", "/api/v1/layers/shelters/report").status()).isEqualTo(403);
    assertThat(server.get("ann", "/api/v1/layers/shelters/report").status()).isEqualTo(200);
    JsonNode described = server.get("", "/api/v1/layers/shelters").json();
    assertThat(described.path("fields").size()).isZero();
    assertThat(described.path("sensitivity").asText()).isEqualTo("service-only");
  }

  @Test
  void onlyPublishersPublishAndOnlyTheirOwn() {
    assertThat(server.begin("", "a.geojson", 10).status()).isEqualTo(401);
    assertThat(server.begin("may", "a.geojson", 10).status()).isEqualTo(403);
    assertThat(server.begin("themes-key", "a.geojson", 10).status()).isEqualTo(403);
    JsonNode upload = server.uploaded("ann", "a.geojson", points(5));
    String address = "/api/v1/layers/uploads/" + upload.path("id").asText();
    for (String other : new String[] {"ben", "root"}) {
      assertThat(server.get(other, address).status()).as(other).isEqualTo(404);
      assertThat(
              server.send(other, "HEAD", address, new byte[0], "Tus-Resumable", "1.0.0").status())
          .isEqualTo(404);
      assertThat(server.patch(other, address, 0, new byte[1]).status()).isEqualTo(404);
      assertThat(server.send(other, "DELETE", address, new byte[0]).status()).isEqualTo(404);
      assertThat(server.get(other, address + "/sample").status()).isEqualTo(404);
      assertThat(server.post(other, address + "/publish", RECORD).status()).isEqualTo(404);
    }
    assertThat(server.post("ann", address + "/publish", RECORD).status()).isEqualTo(201);
    assertThat(server.send("ben", "DELETE", "/api/v1/layers/shelters", new byte[0]).status())
        .isEqualTo(403);
    assertThat(server.post("ben", "/api/v1/layers/shelters/rollback", "{\"version\":1}").status())
        .isEqualTo(403);
    assertThat(server.send("root", "DELETE", "/api/v1/layers/shelters", new byte[0]).status())
        .isEqualTo(200);
  }

  @Test
  void aRecordWithoutWhatItMustHaveIsRefusedInBothLanguages() {
    JsonNode upload = server.uploaded("ann", "a.geojson", points(5));
    String address = "/api/v1/layers/uploads/" + upload.path("id").asText() + "/publish";
    Reply reply = server.post("ann", address, "{\"title\":\"x\",\"source\":\"y\"}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("detail").asText()).contains("licence");
    assertThat(reply.json().path("zh").asText()).contains("授權");
    for (String bad :
        new String[] {
          RECORD.replace("2026-11-01", "yesterday"),
          RECORD.replace("\"updated\"", "\"Sensitivity\":\"service-only\",\"updated\""),
          RECORD.replace("\"title\":{", "\"title\":{\"zh\":\"x\","),
          RECORD.replace("https://www.nfa.gov.tw/", "javascript:alert(1)"),
          RECORD.replace("shelters", "../x"),
          RECORD.replace("\"updated\"", "\"sensitivity\":\"secret\",\"updated\""),
          RECORD.replace("\"updated\"", "\"crs\":\"EPSG:0\",\"updated\""),
          RECORD.replace("\"updated\"", "\"encoding\":\"no\",\"updated\""),
          RECORD.replace("\"updated\"", "\"style\":\"<x/>\",\"updated\""),
          RECORD.replace("OGDL-TW-1.0", "x".repeat(100_000)),
        }) {
      assertThat(server.post("ann", address, bad).status()).as(bad).isEqualTo(400);
    }
    assertThat(server.post("ann", address, RECORD).status()).isEqualTo(201);
  }

  @Test
  void aChosenCrsCountsBeforeTheEvidenceAndShowsInTheSample() {
    byte[] csv =
        "name,x,y\n信義區,307000,2769000\n".getBytes(java.nio.charset.Charset.forName("Big5"));
    JsonNode upload = server.uploaded("ann", "p.csv", csv);
    String address = "/api/v1/layers/uploads/" + upload.path("id").asText();
    JsonNode chosen =
        server.get("ann", address + "/sample?crs=EPSG:3826&encoding=Big5&rows=3").json();
    assertThat(chosen.at("/rows/0/0").asText()).as("" + chosen).isEqualTo("信義區");
    assertThat(chosen.at("/crs/code").asText()).isEqualTo("EPSG:3826");
    assertThat(chosen.at("/points/0/0").asDouble()).isBetween(121.0, 122.0);
    JsonNode other = server.get("ann", address + "/sample?encoding=UTF-8").json();
    assertThat(other.at("/rows/0/0").asText()).isNotEqualTo("信義區");
    Reply published =
        server.post(
            "ann",
            address + "/publish",
            RECORD.replace(
                "\"updated\"", "\"crs\":\"EPSG:3826\",\"encoding\":\"Big5\",\"updated\""));
    assertThat(published.status()).as(published.text()).isEqualTo(201);
    assertThat(server.get("", "/api/v1/layers/shelters").json().path("crs").asText())
        .isEqualTo("EPSG:3826");
  }

  @Test
  void everythingIsThereAgainAfterARestart() throws IOException {
    server.published("ann", "a.geojson", points(10), RECORD);
    byte[] tile = server.get("", "/tiles/shelters/10/857/438.png").response().body();
    byte[] file = points(100);
    String location = server.begin("ann", "b.geojson", file.length).header("Location");
    server.patch("ann", location, 0, Arrays.copyOf(file, 1000));
    String path = location.substring(location.indexOf("/api/"));
    server.close();
    server = new PublishingServer(home);
    assertThat(server.get("", "/tiles/shelters/10/857/438.png").response().body()).isEqualTo(tile);
    Reply head = server.send("ann", "HEAD", path, new byte[0], "Tus-Resumable", "1.0.0");
    assertThat(head.header("Upload-Offset")).isEqualTo("1000");
    server.patch("ann", path, 1000, Arrays.copyOfRange(file, 1000, file.length));
    assertThat(server.await("ann", path.substring(path.lastIndexOf('/') + 1)).path("state"))
        .hasToString("\"inspected\"");
  }

  @Test
  void aCompiledFormThatIsGoneIsMadeAgainFromTheFile() throws IOException {
    server.published("ann", "a.geojson", points(10), RECORD);
    byte[] tile = server.get("", "/tiles/shelters/10/857/438.png").response().body();
    server.close();
    try (var layers = java.nio.file.Files.list(home.resolve("store/compiled/layers"))) {
      for (Path layer : layers.toList()) {
        java.nio.file.Files.delete(layer);
      }
    }
    server = new PublishingServer(home);
    long end = System.nanoTime() + 30_000_000_000L;
    while (server.get("", "/api/v1/layers/shelters").status() != 200 && System.nanoTime() < end) {
      PublishingServer.pause();
    }
    assertThat(server.get("", "/tiles/shelters/10/857/438.png").response().body()).isEqualTo(tile);
  }
}

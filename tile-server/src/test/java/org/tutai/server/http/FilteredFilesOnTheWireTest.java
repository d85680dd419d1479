package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire.Reply;
import org.tutai.server.access.Role;
import org.tutai.server.store.audit.Actor;

/** What a map's filters leave out of its files is drawn by nobody and given to nobody. */
class FilteredFilesOnTheWireTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  @TempDir static Path workspace;
  static RunningServer server;
  static String ann;

  @BeforeAll
  static void start() throws IOException {
    Samples.write(folder);
    server = RunningServer.of(folder, workspace);
    var actor = new Actor("test", "test", "");
    String id = server.members().create(actor, "ann", "ann", Role.MEMBER).member().id();
    ann =
        "Authorization: Bearer "
            + server
                .members()
                .keys()
                .create(actor, id, "test", Set.of("themes"), Optional.empty())
                .secret();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private static Reply send(String method, String path, String body, String... headers)
      throws IOException {
    var all = new ArrayList<>(Arrays.asList(headers));
    if (!body.isEmpty()) {
      all.add("Content-Type: application/json");
    }
    return server.wire().request(method, path, body, all.toArray(String[]::new));
  }

  private static JsonNode json(Reply reply, int status) throws IOException {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    return JSON.readTree(reply.body());
  }

  private static String feature(String name, int value) {
    double east = 121.4 + value / 100.0;
    return """
    {"type":"Feature","properties":{"name":"%s","value":%d},"geometry":{"type":"Polygon",
     "coordinates":[[[%s,25],[%s,25],[%s,25.05],[%s,25.05],[%s,25]]]}}\
    """
        .formatted(name, value, east, east + 0.01, east + 0.01, east, east);
  }

  private static final String FILE =
      "{\"type\":\"FeatureCollection\",\"features\":["
          + String.join(",", feature("甲", 1), feature("乙", 5), feature("祕密", 9))
          + "]}";

  /** A theme with the file, whose layers each have a filter; an empty one stands for none. */
  private record Made(String id, String file, JsonNode saved) {}

  private static Made made(String... filters) throws IOException {
    ObjectNode theme = JSON.createObjectNode();
    theme.put("type", "tutai-theme").put("version", 1).put("title", "filtered");
    theme.put("base", false).putArray("layers");
    theme.putObject("view").put("zoom", 13).putArray("center").add(121.45).add(25.02);
    String id = json(send("POST", "/api/v1/themes", theme.toString(), ann), 201).get("id").asText();
    byte[] bytes = FILE.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /api/v1/themes/%s/files?name=a.geojson HTTP/1.1\r\nHost: example.tw\r\n%s\r\n"
            .formatted(id, ann);
    String rest = "Content-Length: " + bytes.length + "\r\nConnection: close\r\n\r\n";
    String file = json(server.wire().raw(head + rest, bytes), 201).get("file").asText();
    for (String filter : filters) {
      ObjectNode layer = theme.withArray("/layers").addObject();
      layer.put("kind", "file").put("id", "f" + theme.get("layers").size()).put("title", "檔");
      layer.put("visible", true).put("opacity", 1).put("file", file).put("format", "geojson");
      if (!filter.isEmpty()) {
        layer.put("filter", filter);
      }
    }
    return new Made(
        id, file, json(send("PUT", "/api/v1/themes/" + id, theme.toString(), ann), 200));
  }

  private static JsonNode share(Made made) throws IOException {
    return json(
        send("POST", "/api/v1/themes/" + made.id() + "/share", "{\"visibility\":\"link\"}", ann),
        200);
  }

  private static List<String> names(String path) throws IOException {
    var names = new ArrayList<String>();
    json(send("GET", path, "", ann), 200)
        .at("/layers/0/geojson/features")
        .forEach(feature -> names.add(feature.at("/properties/name").asText()));
    return names;
  }

  private static String filter(String ecql) {
    return "?as=geojson&filter=" + URLEncoder.encode(ecql, StandardCharsets.UTF_8);
  }

  @Test
  void whatIsFilteredOutNeverLeavesByTheSharedLink() throws IOException {
    Made made = made("value < 5", "name = '乙'");
    String path = "/t/" + share(made).get("id").asText() + "/files/" + made.file();
    assertThat(send("GET", path, "").status()).isEqualTo(403);
    Reply all = send("GET", path + "?as=geojson", "");
    assertThat(all.status()).isEqualTo(200);
    assertThat(all.text()).doesNotContain("祕密", "121.49");
    assertThat(names(path + "?as=geojson")).containsExactly("甲", "乙");
    assertThat(names(path + filter("value < 5"))).containsExactly("甲");
    assertThat(names(path + filter("name = '乙'"))).containsExactly("乙");
    assertThat(names(path + filter("value > 0 OR 1 = 1"))).containsExactly("甲", "乙");
    assertThat(send("GET", path + filter("value <"), "").status()).isEqualTo(400);
    String own = "/api/v1/themes/" + made.id() + "/files/" + made.file();
    assertThat(send("GET", own, "", ann).text()).contains("祕密");
    assertThat(names(own + "?as=geojson")).hasSize(3);
    assertThat(names(own + filter("value >= 5"))).containsExactly("乙", "祕密");
  }

  @Test
  void aFileThatAnotherLayerShowsWholeIsGivenWhole() throws IOException {
    Made made = made("value < 5", "");
    String path = "/t/" + share(made).get("id").asText() + "/files/" + made.file();
    assertThat(send("GET", path, "").text()).isEqualTo(FILE);
    assertThat(names(path + "?as=geojson")).hasSize(3);
    assertThat(names(path + filter("value < 5"))).containsExactly("甲");
  }

  @Test
  void aFilterThatIsMadeStricterCountsAtOnceUnderTheSameLink() throws IOException {
    Made made = made("value < 9");
    JsonNode shared = share(made);
    String path = "/t/" + shared.get("id").asText() + "/files/" + made.file() + "?as=geojson";
    Reply before = send("GET", path, "");
    JsonNode document =
        json(send("GET", "/api/v1/themes/" + made.id(), "", ann), 200).get("document");
    ((ObjectNode) document.at("/layers/0")).put("filter", "value < 5");
    json(send("PUT", "/api/v1/themes/" + made.id(), document.toString(), ann), 200);
    share(made);
    String etag = "If-None-Match: " + before.header("ETag").orElseThrow();
    Reply after = send("GET", path, "", etag);
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.text()).contains("甲").doesNotContain("乙");
  }

  @Test
  void aFilterThatCannotBeReadLetsNothingLeaveAndIsTold() throws IOException {
    Made made = made("value < < 5");
    assertThat(made.saved().at("/problems/0/pointer").asText()).isEqualTo("/layers/0/filter");
    assertThat(made.saved().at("/problems/0/en").asText()).contains("cannot be read");
    assertThat(made.saved().at("/problems/0/zh-TW").asText()).contains("讀不懂");
    JsonNode shared = share(made);
    assertThat(shared.at("/remarks/0/en").asText()).contains("cannot be read");
    String path = "/t/" + shared.get("id").asText() + "/files/" + made.file();
    assertThat(send("GET", path, "").status()).isEqualTo(403);
    assertThat(names(path + "?as=geojson")).isEmpty();
    assertThat(preview(shared)).isEqualTo(preview(share(made())));
    assertThat(preview(share(made("value < 5")))).isNotEqualTo(preview(share(made())));
  }

  /** The upper part of the preview, which has no words on it. */
  private static int[] preview(JsonNode shared) throws IOException {
    Reply reply = send("GET", "/t/" + shared.get("id").asText() + "/preview.png", "");
    assertThat(reply.status()).isEqualTo(200);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(reply.body()));
    return picture.getRGB(0, 0, picture.getWidth(), 350, null, 0, picture.getWidth());
  }

  @Test
  void fieldsThatAreNotThereAreToldOfFilesAndOfPublishedLayers() throws IOException {
    Made made = made("NOPE = 1 AND value < 5");
    assertThat(made.saved().at("/problems/0/zh-TW").asText()).contains("NOPE").contains("檔");
    String path = "/api/v1/themes/" + made.id() + "/files/" + made.file();
    JsonNode layer = json(send("GET", path + filter("NOPE = 1"), "", ann), 200).at("/layers/0");
    assertThat(layer.at("/missingFields/0").asText()).isEqualTo("NOPE");
    assertThat(layer.at("/count").asInt()).isZero();

    JsonNode look =
        json(send("POST", "/api/v1/looks", "{\"layer\":\"points\",\"filter\":\"NOPE = 1\"}"), 200);
    assertThat(look.at("/missingFields/0").asText()).isEqualTo("NOPE");
    String theme =
        """
        {"type":"tutai-theme","version":1,"title":"p","layers":[{"kind":"group","id":"g","title":"",
         "layers":[{"kind":"published","id":"p","title":"","layer":"points","filter":"NOPE = 1"}]}]}
        """;
    JsonNode saved = json(send("POST", "/api/v1/themes", theme, ann), 201);
    assertThat(saved.at("/problems/0/pointer").asText()).isEqualTo("/layers/0/layers/0/filter");
    assertThat(saved.at("/problems/0/en").asText()).contains("NOPE", "points");
    JsonNode shared =
        json(send("POST", "/api/v1/themes/" + saved.get("id").asText() + "/share", "{}", ann), 200);
    assertThat(shared.get("remarks").toString()).contains("NOPE");
  }
}

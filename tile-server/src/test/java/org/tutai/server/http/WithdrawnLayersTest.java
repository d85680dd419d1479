package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.server.PublishingServer;
import org.tutai.server.RunningServer;
import org.tutai.server.Wire.Reply;
import org.tutai.server.access.Role;
import org.tutai.server.store.audit.Actor;
import org.tutai.server.store.audit.AuditEntry;
import org.tutai.server.store.member.Members;

/** What a publisher takes back is seen no more, by none of the ways that lead to it. */
class WithdrawnLayersTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LAYER = "/api/v1/layers/shelters";
  private static final String TILE = "/tiles/shelters/10/857/438.png";
  private static final String INFO =
      "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&LAYERS=shelters&QUERY_LAYERS=shelters"
          + "&STYLES=&CRS=EPSG:4326&BBOX=24.9,121.4,25.1,121.6&WIDTH=200&HEIGHT=200&I=100&J=100"
          + "&INFO_FORMAT=application/json&FEATURE_COUNT=10";

  @TempDir Path folder;
  @TempDir Path workspace;
  private RunningServer server;
  private String ann;

  @BeforeEach
  void start() throws IOException {
    server = RunningServer.of(folder, workspace);
    Members members = server.members();
    var actor = new Actor("test", "test", "");
    String id = members.create(actor, "ann", "ann", Role.PUBLISHER).member().id();
    ann =
        "Authorization: Bearer "
            + members
                .keys()
                .create(actor, id, "test", Set.of("themes", "publish"), Optional.empty())
                .secret();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Reply send(String method, String path, String body, String... headers)
      throws IOException {
    var all = new ArrayList<>(List.of(headers));
    if (!body.isEmpty()) {
      all.add("Content-Type: application/json");
    }
    return server.wire().request(method, path, body, all.toArray(String[]::new));
  }

  private static JsonNode json(Reply reply, int status) throws IOException {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    return JSON.readTree(reply.body());
  }

  private String upload(int points) throws IOException {
    String file = new String(PublishingServer.points(points), StandardCharsets.UTF_8);
    JsonNode begun = json(send("POST", "/api/v1/layers?filename=a.geojson", file, ann), 201);
    String id = begun.get("id").asText();
    String state = "";
    for (int i = 0; i < 3000 && !state.equals("inspected"); i++) {
      PublishingServer.pause();
      state = json(send("GET", "/api/v1/layers/uploads/" + id, "", ann), 200).get("state").asText();
    }
    return id;
  }

  /** Publishes two versions and gives the first. */
  private String published(String sensitivityOfSecond) throws IOException {
    String first = upload(7);
    json(
        send("POST", "/api/v1/layers/uploads/" + first + "/publish", PublishingServer.RECORD, ann),
        201);
    String version = json(send("GET", LAYER, ""), 200).get("version").asText();
    save(theme(version), 0);
    ObjectNode second = JSON.createObjectNode().put("upload", upload(9));
    second.put("sensitivity", sensitivityOfSecond);
    json(send("POST", LAYER + "/versions", second.toString(), ann), 201);
    assertThat(json(send("GET", LAYER, ""), 200).get("version").asText()).isNotEqualTo(version);
    return version;
  }

  private static ObjectNode theme(String version) {
    ObjectNode theme = JSON.createObjectNode();
    theme.put("type", "tutai-theme").put("version", 1).put("title", "t").put("base", false);
    theme.putObject("view").put("zoom", 10).put("rotation", 0).put("crs", "EPSG:3857");
    theme.withObject("/view").putArray("center").add(121.55).add(25.0);
    ObjectNode layer = theme.putArray("layers").addObject();
    layer.put("kind", "published").put("id", "a").put("title", "a");
    layer.put("layer", "shelters").put("version", version);
    return theme;
  }

  private String save(ObjectNode theme, int problems) throws IOException {
    JsonNode saved = json(send("POST", "/api/v1/themes", theme.toString(), ann), 201);
    assertThat(saved.get("problems")).as("" + saved).hasSize(problems);
    return saved.get("id").asText();
  }

  private String share(String theme) throws IOException {
    String path = "/api/v1/themes/" + theme + "/share";
    return json(send("POST", path, "{\"visibility\":\"public\"}", ann), 200).get("id").asText();
  }

  private String look(String version) throws IOException {
    String body = look("version", version).toString();
    return json(send("POST", "/api/v1/looks", body), 200).get("look").asText();
  }

  private static ObjectNode look(String member, String value) {
    return JSON.createObjectNode().put("layer", "shelters").put(member, value);
  }

  private byte[] preview(String link) throws IOException {
    Reply reply = send("GET", "/t/" + link + "/preview.png", "");
    assertThat(reply.status()).isEqualTo(200);
    return reply.body();
  }

  @Test
  void areDrawnThroughNoVersionLookShareOrPreviewUntilTheyAreRestored() throws IOException {
    String version = published("open");
    String link = share(save(theme(version), 0));
    String look = look(version);
    String red = look("filter", "name <> 'x'").toString();
    String filtered = json(send("POST", "/api/v1/looks", red), 200).get("look").asText();
    byte[] tile = send("GET", TILE + "?look=" + look, "").body();
    byte[] shown = preview(link);
    assertThat(json(send("GET", INFO + "&LOOK=" + look, ""), 200).get("features")).isNotEmpty();

    assertThat(send("DELETE", LAYER, "", ann).status()).isEqualTo(200);
    for (String used : List.of(look, filtered)) {
      for (String path :
          List.of(TILE + "?look=", LAYER + "/legend?look=", INFO + "&LOOK=", INFO + "&look=")) {
        for (String who : List.of("X-Nobody: 1", ann)) {
          Reply refused = send("GET", path + used, "", who);
          assertThat(refused.text()).as(path).contains("withdrawn");
          assertThat(refused.header("Content-Type").orElseThrow()).doesNotContain("image", "geo");
          assertThat(refused.text()).doesNotContain("里1");
        }
      }
    }
    JsonNode told = json(send("POST", "/api/v1/looks", look("version", version).toString()), 410);
    assertThat(told.get("detail").asText()).contains("withdrawn");
    assertThat(told.get("zh").asText()).contains("下架");
    assertThat(json(send("POST", "/api/v1/looks", red), 410).get("part").asText())
        .isEqualTo("layer");
    assertThat(preview(link)).isNotEqualTo(shown);
    assertThat(send("GET", "/t/" + link, "").status()).isEqualTo(200);
    save(theme(version), 1);
    save(theme("newest"), 1);

    assertThat(send("POST", LAYER + "/restore", "", ann).status()).isEqualTo(200);
    assertThat(send("GET", TILE + "?look=" + look, "").body()).isEqualTo(tile);
    assertThat(preview(link)).isEqualTo(shown);
    save(theme(version), 0);
  }

  @Test
  void ofWhoWasRemovedAreServedUntilAnAdministratorWithdrawsThem() throws IOException {
    published("open");
    Members members = server.members();
    var actor = new Actor("test", "test", "");
    String root = members.create(actor, "root", "root", Role.ADMINISTRATOR).member().id();
    String key =
        members.keys().create(actor, root, "k", Set.of("publish"), Optional.empty()).secret();
    String id = members.search("ann", "", 1).get(0).id();
    members.remove(actor, id);
    assertThat(send("GET", TILE, "").status()).isEqualTo(200);
    assertThat(send("DELETE", LAYER, "", ann).status()).isEqualTo(401);
    assertThat(send("DELETE", LAYER, "", "Authorization: Bearer " + key).status()).isEqualTo(200);
    assertThat(send("GET", TILE, "").status()).isEqualTo(404);
  }

  @Test
  void areToldOfInTheLogWithWhoDidItAndFromWhere() throws IOException {
    published("open");
    send("DELETE", LAYER, "", ann);
    send("POST", LAYER + "/restore", "", ann);
    send("POST", LAYER + "/rollback", "{\"version\":1}", ann);
    var actions = new ArrayList<String>();
    for (AuditEntry entry : server.audit().page(Long.MAX_VALUE, 100)) {
      if (entry.action().matches("(layer|upload)[.].*")) {
        actions.add(entry.action());
        assertThat(entry.actor().name()).isEqualTo("ann");
        assertThat(entry.actor().address()).as(entry.action()).isEqualTo("127.0.0.1");
      }
    }
    assertThat(actions)
        .containsExactly(
            "layer.rollback",
            "layer.restore",
            "layer.withdraw",
            "layer.publish",
            "upload.begin",
            "layer.publish",
            "upload.begin");
  }

  @Test
  void areNotDrawnBecauseAFileTakesTheirName() throws Exception {
    String version = published("service-only");
    String look = look(version);
    assertThat(send("DELETE", LAYER, "", ann).status()).isEqualTo(200);
    RunningServer.write(
        folder.resolve("shelters.wkt"),
        "layer shelters EPSG:4326 POLYGON",
        "n|1|POLYGON ((121.4 25, 121.5 25, 121.5 25.1, 121.4 25.1, 121.4 25))");
    for (int i = 0; i < 1500 && send("GET", LAYER, "").status() != 200; i++) {
      PublishingServer.pause();
    }
    assertThat(send("GET", TILE, "").status()).isEqualTo(200);
    assertThat(send("GET", TILE + "?look=" + look, "").status()).isEqualTo(404);
    Files.delete(folder.resolve("shelters.wkt"));
  }

  @Test
  void giveNoFeaturesOfAnEarlierVersionOnceTheyAreServedAsPicturesOnly() throws IOException {
    String version = published("service-only");
    String look = look(version);
    assertThat(send("GET", TILE + "?look=" + look, "").status()).isEqualTo(200);
    Reply info = send("GET", INFO + "&LOOK=" + look, "");
    assertThat(info.text()).doesNotContain("里");
    ObjectNode filter = look("version", version).put("filter", "name = '里1'");
    assertThat(send("POST", "/api/v1/looks", filter.toString()).status()).isEqualTo(403);
    assertThat(send("GET", INFO + "&LOOK=" + look, "", ann).text()).contains("里");
  }
}

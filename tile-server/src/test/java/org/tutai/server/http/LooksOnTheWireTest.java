package org.tutai.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.layer.LayerView;
import org.tutai.server.RunningServer;
import org.tutai.server.Samples;
import org.tutai.server.Wire;
import org.tutai.server.Wire.Reply;
import org.tutai.server.WktFormat;
import org.tutai.server.access.Access;
import org.tutai.server.access.Identification;
import org.tutai.server.access.Principal;
import org.tutai.server.access.Sight;
import org.tutai.server.look.Look;
import org.tutai.server.look.LookStore;
import org.tutai.server.look.Looks;
import org.tutai.server.workspace.CompiledStore;
import org.tutai.server.workspace.PinnedVersions;
import org.tutai.server.workspace.PublishedLayer;
import org.tutai.server.workspace.Publisher;

/** Layers in looks of somebody's own, by every way they are asked for. */
class LooksOnTheWireTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "行政區";
  private static final String LAYER = URLEncoder.encode(NAME, StandardCharsets.UTF_8);
  private static final String TILE = "/tiles/" + LAYER + "/10/857/438.png";
  private static final String RED =
      """
      <StyledLayerDescriptor version="1.0.0"><NamedLayer><Name>x</Name><UserStyle>
      <FeatureTypeStyle><Rule><Title>Red</Title><PolygonSymbolizer><Fill>
      <CssParameter name="fill">#ff0000</CssParameter></Fill></PolygonSymbolizer></Rule>
      </FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>\
      """;

  @TempDir static Path folder;
  @TempDir static Path workspace;
  @TempDir static Path home;
  static CompiledStore store;
  static Publisher publisher;
  static TutaiServer server;
  static PinnedVersions pinned;
  static Wire wire;

  /** Hides a layer, and shows another as pictures only. */
  private static final class SomeHidden implements Access {
    @Override
    public Optional<LayerView> view(Principal principal, PublishedLayer layer) {
      return layer.name().equals("hidden") ? Optional.empty() : Optional.of(layer.compiled());
    }

    @Override
    public Sight sight(Principal principal, PublishedLayer layer) {
      return layer.name().equals("pictures") ? Sight.PICTURES : Sight.EVERYTHING;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    Samples.write(folder);
    for (String name : new String[] {"hidden", "pictures", "changing"}) {
      RunningServer.write(
          folder.resolve(name + ".wkt"),
          "layer " + name + " EPSG:4326 POLYGON",
          name + "|1|POLYGON ((121.4 25, 121.5 25, 121.5 25.1, 121.4 25.1, 121.4 25))");
    }
    store = CompiledStore.open(workspace);
    publisher =
        new Publisher(
            List.of(folder),
            List.of(new WktFormat()),
            store,
            new Publisher.Listener() {},
            Duration.ofMillis(50));
    pinned = new PinnedVersions(home, List.of(workspace));
    var access = new SomeHidden();
    server =
        new TutaiServer(
            new TutaiServer.Settings("127.0.0.1", 0, Optional.empty(), 16 << 20),
            new TutaiServer.Parts(
                access,
                publisher::current,
                publisher::compiling,
                Optional::empty,
                Identification.nobody(),
                new Looks(access, pinned, LookStore.NONE),
                List.of()));
    server.start();
    publisher.start();
    await(() -> publisher.current().ready());
    wire = new Wire(server.port());
  }

  private static void await(java.util.function.BooleanSupplier condition)
      throws InterruptedException {
    for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    publisher.close();
    store.close();
  }

  private static Reply post(ObjectNode look) throws IOException {
    return wire.request("POST", "/api/v1/looks", look.toString(), "Content-Type: application/json");
  }

  private static ObjectNode look(String layer) {
    return JSON.createObjectNode().put("layer", layer);
  }

  private static String id(ObjectNode look) throws IOException {
    Reply reply = post(look);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return JSON.readTree(reply.body()).get("look").asText();
  }

  private static PublishedLayer published(String name) {
    return publisher.current().layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void isTheLayersOwnTileWhenTheLookIsAStyleOfTheLayer() throws IOException {
    Reply own = wire.get(TILE);
    String sld = Files.readString(folder.resolve(NAME + ".sld"));
    for (ObjectNode look :
        List.of(
            look(NAME),
            look(NAME).put("style", "default").put("version", "newest"),
            look(NAME).put("sld", sld))) {
      Reply same = wire.get(TILE + "?look=" + id(look));
      assertThat(same.body()).isEqualTo(own.body());
      assertThat(same.header("ETag")).isEqualTo(own.header("ETag"));
    }
    Reply night = wire.get(TILE + "?look=" + id(look(NAME).put("style", "夜")));
    assertThat(night.body())
        .isEqualTo(wire.get(TILE + "?style=" + URLEncoder.encode("夜", "UTF-8")).body())
        .isNotEqualTo(own.body());
  }

  @Test
  void drawsAStyleAndAFilterOfSomebodysOwn() throws IOException {
    Reply own = wire.get(TILE);
    Reply red = wire.get(TILE + "?look=" + id(look(NAME).put("sld", RED)));
    Reply all = wire.get(TILE + "?look=" + id(look(NAME).put("sld", RED).put("filter", "n > 0")));
    Reply few =
        wire.get(TILE + "?look=" + id(look(NAME).put("sld", RED).put("filter", "name LIKE '信%'")));
    Reply none = wire.get(TILE + "?look=" + id(look(NAME).put("filter", "EXCLUDE")));
    for (Reply reply : List.of(red, all, few, none)) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("ETag")).isPresent();
    }
    assertThat(List.of(own.header("ETag"), red.header("ETag"), few.header("ETag")))
        .doesNotHaveDuplicates();
    assertThat(red.body()).isNotEqualTo(own.body()).isNotEqualTo(few.body());
    assertThat(few.body()).isNotEqualTo(none.body());
  }

  @Test
  void filtersWhatAClickFinds() throws IOException {
    String look = id(look(NAME).put("filter", "name = '信義區'"));
    String info =
        "/wms?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetFeatureInfo&CRS=CRS:84&WIDTH=100&HEIGHT=100"
            + "&BBOX=121.4,25,121.6,25.1&J=50&INFO_FORMAT=application/json&STYLES=&LAYERS="
            + LAYER
            + "&QUERY_LAYERS="
            + LAYER;
    assertThat(JSON.readTree(wire.get(info + "&I=75&LOOK=" + look).body()).get("numberReturned"))
        .hasToString("1");
    assertThat(JSON.readTree(wire.get(info + "&I=25").body()).get("numberReturned"))
        .hasToString("1");
    assertThat(JSON.readTree(wire.get(info + "&I=25&LOOK=" + look).body()).get("numberReturned"))
        .hasToString("0");
    assertThat(wire.get(info + "&I=25&LOOK=" + "0".repeat(32)).text()).contains("LOOK");
  }

  @Test
  void showsTheLegendOfALook() throws IOException {
    String legend = "/api/v1/layers/" + LAYER + "/legend";
    JsonNode red =
        JSON.readTree(wire.get(legend + "?look=" + id(look(NAME).put("sld", RED))).body());
    assertThat(red.get("entries").get(0).get("title").asText()).isEqualTo("Red");
    assertThat(wire.get(legend + "?style=nope").status()).isEqualTo(404);
    assertThat(wire.get(legend + "?look=nope").status()).isEqualTo(404);
  }

  @Test
  void saysWhatIsWrongAndWhere() throws IOException {
    check(post(look(NAME).put("filter", "n > ")), 400, "filter", "at character 5");
    check(post(look(NAME).put("sld", "<a>")), 400, "sld", "line 1");
    check(post(look(NAME).put("sld", RED.replace("#ff0000", "#gg"))), 400, "sld", "line 3", "#gg");
    check(post(look(NAME).put("style", "nope")), 404, "夜");
    check(post(look(NAME).put("version", "0".repeat(64))), 404, "version");
    check(post(look(NAME).put("version", "../../etc")), 400, "version");
    check(post(look("nope")), 404, "no layer");
    check(post(look("")), 400, "layer");
    check(post(look(NAME).put("filter", 3)), 400, "filter");
    check(post(look(NAME).put("sld", "x".repeat(1_000_001))), 400, "sld");
    check(post(look(NAME).put("sld", "x".repeat(2_600_000))), 413);
    check(post(look(NAME).put("filter", "(".repeat(20_000))), 400, "filter");
    check(wire.request("POST", "/api/v1/looks", "[]", "Content-Type: application/json"), 400);
    check(wire.request("POST", "/api/v1/looks", "{}", "Content-Type: text/plain"), 415);
    Reply ok = post(look(NAME).put("filter", "nosuch = 1"));
    assertThat(JSON.readTree(ok.body()).get("remarks").get(0).asText()).contains("nosuch");
  }

  private static void check(Reply reply, int status, String... words) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    for (String word : words) {
      assertThat(reply.text()).contains(word);
    }
  }

  @Test
  void fetchesNoPictureAStyleNames() throws IOException {
    String sld =
        RED.replaceAll(
            "(?s)<PolygonSymbolizer>.*</PolygonSymbolizer>",
            """
            <PointSymbolizer><Graphic><ExternalGraphic>
            <OnlineResource href="http://127.0.0.1:1/x.png"/><Format>image/png</Format>
            </ExternalGraphic></Graphic></PointSymbolizer>\
            """);
    Reply reply = post(look(NAME).put("sld", sld));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).contains("ExternalGraphic", "not drawn");
  }

  @Test
  void givesNoRightToALayer() throws IOException {
    check(post(look("hidden")), 404);
    String own = id(look("pictures"));
    assertThat(wire.get("/tiles/pictures/10/857/438.png?look=" + own).status()).isEqualTo(200);
    check(post(look("pictures").put("filter", "n = 1")), 403, "pictures");
    check(post(look("pictures").put("sld", RED)), 403, "pictures");
    String other = new Look("hidden", "", "default", "", "").id();
    assertThat(wire.get("/tiles/hidden/10/857/438.png?look=" + other).status()).isEqualTo(404);
    String digest = published("hidden").compiled().info().digest();
    check(post(look("pictures").put("version", digest)), 404, "version");
    pinned.pin(published("hidden"));
    check(post(look("hidden").put("version", digest)), 404);
    check(post(look("changing").put("version", digest)), 404);
  }

  @Test
  void aLookIsOfOneLayer() throws IOException {
    String look = id(look("pictures"));
    assertThat(wire.get(TILE + "?look=" + look).status()).isEqualTo(404);
    assertThat(wire.get(TILE + "?look=" + look + "," + look).status()).isEqualTo(400);
  }

  @Test
  void aKeptVersionOutlivesTheFileAndTheCache() throws Exception {
    String tile = "/tiles/changing/10/857/438.png";
    Reply before = wire.get(tile);
    PublishedLayer old = published("changing");
    String version = old.compiled().info().digest();
    pinned.pin(old);
    pinned.pin(old);
    RunningServer.write(
        folder.resolve("changing.wkt"),
        "layer changing EPSG:4326 POLYGON",
        "b|1|POLYGON ((121.4 25, 121.45 25, 121.45 25.05, 121.4 25.05, 121.4 25))");
    await(() -> !published("changing").compiled().info().digest().equals(version));
    Reply after = wire.get(tile);
    assertThat(after.body()).isNotEqualTo(before.body());
    String look = id(look("changing").put("version", version));
    assertThat(wire.get(tile + "?look=" + look).body()).isEqualTo(before.body());
    Files.delete(folder.resolve("changing.wkt"));
    await(() -> publisher.current().layers().stream().noneMatch(l -> l.name().equals("changing")));
    assertThat(wire.get(tile).status()).isEqualTo(404);
    assertThat(wire.get(tile + "?look=" + look).body()).isEqualTo(before.body());
    assertThat(Files.exists(workspace.resolve("layers/" + version + ".layer"))).isFalse();

    var reopened = new PinnedVersions(home, List.of());
    PublishedLayer kept = reopened.version("changing", version).orElseThrow();
    assertThat(kept.metadata()).isEqualTo(old.metadata());
    assertThat(kept.styles()).isEqualTo(old.styles());
    reopened.keepOnly(java.util.Set.of(), Duration.ofHours(1));
    assertThat(reopened.isKept(new PinnedVersions.Pin("changing", version))).isTrue();
    reopened.keepOnly(java.util.Set.of(), Duration.ofSeconds(-1));
    assertThat(reopened.version("changing", version)).isEmpty();
    assertThat(home).isEmptyDirectory();
  }
}

package org.tutai.viewer.layers.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.source.remote.http.FetchPolicy;
import org.tutai.geo.source.remote.http.GuardedFetcher;
import org.tutai.geo.theme.DocumentLayer;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.WmsLayer;
import org.tutai.geo.theme.WmtsLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.words.Language;

class ServiceViewModelTest {

  private static final String WMS =
      """
      <WMS_Capabilities version="1.3.0" xmlns="http://www.opengis.net/wms" xmlns:xlink="http://www.w3.org/1999/xlink">
      <Service><Title>水利圖</Title></Service>
      <Capability><Request><GetMap><Format>image/png</Format><DCPType><HTTP><Get>
      <OnlineResource xlink:href="HERE/wms"/></Get></HTTP></DCPType></GetMap></Request>
      <Layer><Title>All</Title><CRS>EPSG:3857</CRS>
      <Layer><Name>rivers</Name><Title>河川</Title><Abstract>中央管河川</Abstract>
        <Style><Name>blue</Name><Title>Blue</Title></Style><Style><Name>grey</Name><Title>Grey</Title></Style></Layer>
      <Layer><Name>dams</Name><Title>水庫</Title></Layer>
      </Layer></Capability></WMS_Capabilities>
      """;
  private static final String ODD = WMS.replace("<CRS>EPSG:3857</CRS>", "<CRS>EPSG:999999</CRS>");
  private static final String WMTS =
      """
      <Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" version="1.0.0">
      <ows:ServiceIdentification><ows:Title>Tiles</ows:Title></ows:ServiceIdentification>
      <Contents><Layer><ows:Title>正射影像</ows:Title><ows:Identifier>photo</ows:Identifier>
      <Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style><Format>image/png</Format>
      <TileMatrixSetLink><TileMatrixSet>GM</TileMatrixSet></TileMatrixSetLink>
      <ResourceURL format="image/png" resourceType="tile" template="HERE/t/{TileMatrix}/{TileRow}/{TileCol}.png"/></Layer>
      <TileMatrixSet><ows:Identifier>GM</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::3857</ows:SupportedCRS>
      <TileMatrix><ows:Identifier>0</ows:Identifier><ScaleDenominator>559082264.0287178</ScaleDenominator>
      <TopLeftCorner>-20037508.34 20037508.34</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight>
      <MatrixWidth>1</MatrixWidth><MatrixHeight>1</MatrixHeight></TileMatrix></TileMatrixSet></Contents></Capabilities>
      """;

  @TempDir private Path folder;
  private final UiQueue ui = new UiQueue();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final List<ThemeLayer> added = new ArrayList<>();
  private HttpServer server;
  private String here;
  private TestDesk desk;
  private ServiceViewModel model;

  @BeforeEach
  void begin() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    here = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] body =
              answers.getOrDefault(path, "").replace("HERE", here).getBytes(StandardCharsets.UTF_8);
          int status = statuses.getOrDefault(path, answers.containsKey(path) ? 200 : 404);
          exchange.getResponseHeaders().add("Location", "http://localhost:1/");
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    desk = new TestDesk(folder.resolve("desk"), ui);
    model =
        new ServiceViewModel(
            desk, new AllowedHosts(desk.home()), (layers, offer, url) -> added.addAll(layers));
  }

  @AfterEach
  void end() {
    ui.until("all work to end", () -> desk.jobs().running().isEmpty());
    desk.close();
    server.stop(0);
  }

  private void ask(String url) {
    model.urlProperty().set(url);
    model.ask();
    settle();
  }

  private void settle() {
    ui.until(
        "an answer", () -> !(model.stateProperty().get() instanceof ServiceViewModel.State.Asking));
  }

  private void allow() {
    model.allow();
    ui.until(
        "the host to be asked",
        () ->
            !(model.stateProperty().get() instanceof ServiceViewModel.State.Failed f)
                || f.trouble().allow().isEmpty());
    settle();
  }

  private ServiceOffer offer() {
    return ((ServiceViewModel.State.Offered) model.stateProperty().get()).offer();
  }

  private ServiceTrouble trouble() {
    return ((ServiceViewModel.State.Failed) model.stateProperty().get()).trouble();
  }

  @Test
  void asksAPrivateHostOnlyAfterThePersonAllowedIt() throws IOException {
    answers.put("/wms", WMS);
    ask(here + "/wms");
    assertThat(trouble().allow()).isPresent();
    assertThat(trouble().what().in(Language.CHINESE)).contains("127.0.0.1");
    allow();
    assertThat(offer().title()).isEqualTo("水利圖");
    var later = new GuardedFetcher(GuardedFetcher.Parts.of(FetchPolicy.everyPublic()));
    assertThat(new AllowedHosts(desk.home()).allowAll(later)).isEqualTo(1);
    assertThat(later.policy().allows(here + "/wms")).isTrue();
    assertThat(later.policy().allows("http://127.0.0.1:1/")).isFalse();
    later.close();
  }

  @Test
  void listsTheLayersOfAWmsAndAddsThoseChosenTheFirstUppermost() {
    answers.put("/wms", WMS);
    ask(here + "/wms");
    allow();
    List<OfferedLayer> layers = offer().layers().get(0).layers();
    assertThat(offer().kind()).isEqualTo("WMS 1.3.0");
    assertThat(layers).extracting(each -> each.about().title()).containsExactly("河川", "水庫");
    assertThat(model.matching("中央", 10)).containsExactly(layers.get(0));
    model.pick(offer().layers().get(0), true);
    assertThat(model.picked()).as("a heading cannot be picked").isEmpty();
    model.pick(layers.get(0), true);
    model.pick(layers.get(1), true);
    model.style(layers.get(0), "grey");
    model.add();
    assertThat(added).hasSize(2);
    WmsLayer rivers = (WmsLayer) added.get(1);
    assertThat(rivers.layers()).containsExactly("rivers");
    assertThat(rivers.styles()).containsExactly("grey");
    assertThat(rivers.crs()).isEqualTo("EPSG:3857");
    assertThat(rivers.entry().title()).isEqualTo("河川");
    assertThat(added.get(0).common().orElseThrow().id()).isNotEqualTo(rivers.entry().id());
  }

  @Test
  void drawsASampleOfALayerThatIsLookedAtOrSaysWhyNot() {
    answers.put("/wms", WMS.replace("HERE/wms", "HERE/map"));
    answers.put("/map", "no picture");
    ask(here + "/wms");
    allow();
    model.lookedProperty().set(java.util.Optional.of(offer().layers().get(0).layers().get(0)));
    assertThat(model.previewProperty().get()).isEmpty();
    ui.until("a sample", () -> model.previewProperty().get().isPresent());
    assertThat(model.previewProperty().get().orElseThrow().trouble()).isPresent();
  }

  @Test
  void findsAWmtsBehindAnAddressThatDoesNotSaySo() {
    answers.put("/tiles", WMTS);
    ask(here + "/tiles");
    allow();
    assertThat(offer().kind()).isEqualTo("WMTS");
    assertThat(offer().isSingle()).isTrue();
    assertThat(model.picked()).hasSize(1);
    model.add();
    WmtsLayer photo = (WmtsLayer) added.get(0);
    assertThat(photo.template().orElseThrow()).startsWith(here);
    assertThat(photo.matrices()).hasSize(1);
    assertThat(photo.crs()).isEqualTo("EPSG:3857");
  }

  @Test
  void takesATemplateOfTilesWithoutAsking() {
    ask("https://tile.example.org/{z}/{x}/{y}.png");
    model.add();
    assertThat(((XyzLayer) added.get(0)).url())
        .isEqualTo("https://tile.example.org/{z}/{x}/{y}.png");
    ask("https://tile.example.org/{z}/{x}.png");
    assertThat(trouble().what().in(Language.ENGLISH)).contains("{y}");
  }

  @Test
  void takesADocumentThatIsKmlOrGeoJson() {
    answers.put("/places", "{\"type\":\"FeatureCollection\",\"features\":[]}");
    ask(here + "/places");
    allow();
    model.add();
    DocumentLayer document = (DocumentLayer) added.get(0);
    assertThat(document.kind()).isEqualTo(DocumentLayer.Kind.GEOJSON);
    answers.put("/a.kml", "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document/></kml>");
    ask(here + "/a.kml");
    model.add();
    assertThat(((DocumentLayer) added.get(1)).kind()).isEqualTo(DocumentLayer.Kind.KML);
  }

  @Test
  void saysInWordsWhatIsWrongAndWhatToDo() {
    answers.put("/page", "<html><body>Welcome</body></html>");
    answers.put("/secret", "who are you");
    statuses.put("/secret", 401);
    answers.put("/redirect", "");
    statuses.put("/redirect", 302);
    ask(here + "/page");
    allow();
    checkTrouble("{z}/{x}/{y}", "圖磚");
    ask(here + "/absent");
    checkTrouble("404", "404");
    ask(here + "/secret");
    checkTrouble("password", "密碼");
    ask(here + "/redirect");
    checkTrouble("private network", "內部網路");
    assertThat(trouble().allow()).as("the one that redirects is not to blame").isEmpty();
    ask("ftp://example.org/");
    checkTrouble("", "");
    ask("http://" + "x".repeat(100_000));
    checkTrouble("", "");
  }

  private void checkTrouble(String english, String chinese) {
    ServiceTrouble found = trouble();
    assertThat(found.what().in(Language.ENGLISH) + found.advice().in(Language.ENGLISH))
        .isNotBlank()
        .contains(english);
    assertThat(found.what().in(Language.CHINESE) + found.advice().in(Language.CHINESE))
        .isNotBlank()
        .contains(chinese);
  }

  @Test
  void aLayerInNoKnownSystemSaysSoAndCannotBePicked() {
    answers.put("/odd", ODD);
    ask(here + "/odd");
    allow();
    OfferedLayer rivers = offer().layers().get(0).layers().get(0);
    assertThat(rivers.problem()).isPresent();
    model.pick(rivers, true);
    assertThat(model.picked()).isEmpty();
  }

  @Test
  void anAddressWithoutASchemeIsMadeWhole() {
    assertThat(ServiceReader.whole("  maps.example.org/wms "))
        .isEqualTo("https://maps.example.org/wms");
    assertThat(ServiceReader.whole("")).isEmpty();
  }

  @Test
  void brokenListsOfAllowedHostsAreToldAndDoNoHarm() throws IOException {
    Files.createDirectories(desk.home());
    Files.writeString(
        desk.home().resolve("allowed-hosts.json"), "[\"good.example:8080\", \"*\", 7, \"a b\"]");
    var fetcher = new GuardedFetcher(GuardedFetcher.Parts.of(FetchPolicy.everyPublic()));
    new AllowedHosts(desk.home()).allowAll(fetcher);
    assertThat(fetcher.policy().rules()).hasSize(1);
    fetcher.close();
  }
}

package org.tutai.viewer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.source.remote.RemoteLayer;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.words.Language;

class CatalogueViewModelTest {

  @TempDir Path folder;

  private final UiQueue ui = new UiQueue();
  private StubServer stub;
  private TestDesk desk;
  private ServerViewModel servers;
  private ServerDrawings drawings;
  private CatalogueViewModel model;

  @BeforeEach
  void connect() throws IOException {
    stub = new StubServer();
    desk = new TestDesk(folder, ui);
    servers = new ServerViewModel(desk);
    drawings = new ServerDrawings(desk, servers);
    model = new CatalogueViewModel(desk, servers, drawings);
    servers.onConnected(model::load);
    servers.addressProperty().set(stub.base());
    servers.connect();
    idle();
  }

  @AfterEach
  void stop() {
    desk.close();
    stub.close();
  }

  private void idle() {
    ui.until("nothing is being done", () -> desk.jobs().running().isEmpty());
  }

  @Test
  void listsWhatTheServerPublishesAndFindsItInEitherLanguage() {
    assertThat(model.shown()).extracting(ServerLayer::name).containsExactly("counties", "towns");
    model.searchProperty().set("鄉鎮");
    assertThat(model.shown()).extracting(ServerLayer::name).containsExactly("towns");
    model.searchProperty().set("CITIES administrative");
    assertThat(model.shown()).extracting(ServerLayer::name).containsExactly("counties");
    model.searchProperty().set("x".repeat(100_000));
    assertThat(model.shown()).isEmpty();
  }

  @Test
  void theLegendOfTheOneLookedAtIsRead() {
    model.pick(Optional.of(model.shown().get(1)));
    idle();
    assertThat(model.legend())
        .extracting(CatalogueViewModel.LegendLine::title)
        .containsExactly("陸地 Land");
    assertThat(model.legend().get(0).png()).startsWith(0x89, 'P', 'N', 'G');
  }

  private PublishedLayer added() {
    model.add(model.shown().get(1));
    return (PublishedLayer) desk.project().map().layers().get(0);
  }

  @Test
  void anAddedLayerIsDrawnAsTilesOfItsServer() {
    PublishedLayer layer = added();
    assertThat(layer.entry().title()).isEqualTo("Towns and districts");
    assertThat(template(layer)).contains(stub.base() + "/tiles/towns/{z}/{x}/{y}.png?v=04a77e52");
    desk.project().undo();
    assertThat(desk.project().map().layers()).isEmpty();
  }

  private Optional<String> template(PublishedLayer layer) {
    return drawings
        .drawing(layer)
        .map(remote -> ((RemoteLayer.Xyz) remote).source().template().written());
  }

  private static PublishedLayer filtered(PublishedLayer layer, String filter) {
    return new PublishedLayer(
        layer.entry(),
        layer.layer(),
        layer.version(),
        layer.style(),
        Optional.of("<sld/>"),
        Optional.of(filter));
  }

  @Test
  void anOwnStyleAndFilterAreNamedByTheServerOnce() {
    PublishedLayer layer = filtered(added(), "COUNTYNAME = '臺北市'");
    assertThat(template(layer)).isEmpty();
    assertThat(template(layer)).isEmpty();
    idle();
    assertThat(template(layer))
        .contains(
            stub.base() + "/tiles/towns/{z}/{x}/{y}.png?look=532229dc6c14657bf1cb96c41a79d709");
    assertThat(stub.asked.stream().filter("POST /api/v1/looks"::equals)).hasSize(1);
    assertThat(stub.bodies.get("POST /api/v1/looks"))
        .contains("\"sld\":\"<sld/>\"")
        .contains("臺北市");
  }

  @Test
  void aFilterThatTheServerRefusesIsToldAtTheLayer() {
    PublishedLayer layer = filtered(added(), "COUNTYNAM = ");
    assertThat(template(layer)).isEmpty();
    idle();
    assertThat(desk.layerTrouble().known().get(layer.entry().id()).in(Language.CHINESE))
        .startsWith("篩選條件讀不懂");
  }
}

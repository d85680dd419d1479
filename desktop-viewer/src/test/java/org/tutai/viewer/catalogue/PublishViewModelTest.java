package org.tutai.viewer.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.catalogue.PublishViewModel.Field;
import org.tutai.viewer.catalogue.PublishViewModel.Step;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

class PublishViewModelTest {

  private static final String PUBLISH = "POST /api/v1/layers/uploads/_1n5/publish";

  @TempDir Path folder;

  private final UiQueue ui = new UiQueue();
  private StubServer stub;
  private TestDesk desk;
  private PublishViewModel model;

  @BeforeEach
  void signIn() throws IOException {
    stub = new StubServer();
    desk = new TestDesk(folder, ui);
    var servers = new ServerViewModel(desk);
    servers.addressProperty().set(stub.base());
    servers.connect();
    idle();
    servers.byKeyProperty().set(true);
    servers.keyProperty().set(StubServer.KEY);
    servers.signIn();
    idle();
    model = new PublishViewModel(desk, servers);
    Path data =
        Files.writeString(folder.resolve("區公所.geojson"), "{\"type\":\"FeatureCollection\"}");
    var layer =
        new FileLayer(
            Entry.of("a", "區公所"),
            Optional.empty(),
            Optional.of(data.toString()),
            "geojson",
            "",
            Optional.of("<StyledLayerDescriptor/>"),
            Optional.empty());
    desk.project().edit(Text.of("Add", "加入"), map -> LayerTree.add(map, layer));
  }

  @AfterEach
  void stop() {
    desk.close();
    stub.close();
  }

  private void idle() {
    ui.until("nothing is being done", () -> desk.jobs().running().isEmpty());
  }

  private void send() {
    model.begin("a");
    idle();
    model.send();
    idle();
  }

  @Test
  void nothingIsSentBeforeItIsToldWhat() {
    model.begin("a");
    idle();
    assertThat(model.stepProperty().get()).isEqualTo(Step.ASKING);
    assertThat(model.sendingProperty().get().orElseThrow().lines())
        .extracting(line -> line.in(Language.ENGLISH))
        .containsExactly("區公所.geojson (1 kB)");
    assertThat(stub.asked).doesNotContain("POST /api/v1/layers");
    model.cancel();
    model.send();
    idle();
    assertThat(stub.asked).doesNotContain("POST /api/v1/layers");
  }

  @Test
  void aFileThatIsGoneIsNotSent() throws IOException {
    Files.delete(folder.resolve("區公所.geojson"));
    send();
    assertThat(model.stepProperty().get()).isEqualTo(Step.ASKING);
    assertThat(stub.asked).doesNotContain("POST /api/v1/layers");
  }

  private void fill() {
    model.licenceProperty().set("CC0 1.0");
    model.sourceProperty().set("民政局");
  }

  @Test
  void sendsDescribesAndPublishesWithTheStyle() {
    assertThat(model.canPublish("a")).isTrue();
    send();
    assertThat(model.stepProperty().get()).isEqualTo(Step.DESCRIBING);
    assertThat(stub.bodies).containsEntry("filename", "區公所.geojson");
    var found = model.foundProperty().get().orElseThrow();
    assertThat(found.features()).isEqualTo(1200);
    assertThat(found.bad()).isEqualTo(3);
    fill();
    model.publish();
    idle();
    assertThat(model.stepProperty().get()).isEqualTo(Step.LIVE);
    assertThat(model.pageProperty().get()).contains(stub.base() + "/?layer=offices");
    assertThat(stub.bodies.get(PUBLISH))
        .contains("\"style\":\"<StyledLayerDescriptor/>\"")
        .contains("\"licence\":\"CC0 1.0\"")
        .contains("\"zh-TW\":\"區公所\"");
  }

  @Test
  void whatIsMissingIsToldBesideItsField() {
    send();
    model.titleProperty().set(" ");
    model.updatedProperty().set("last week");
    model.nameProperty().set("a/b");
    model.publish();
    assertThat(model.mistakes())
        .containsOnlyKeys(Field.TITLE, Field.LICENCE, Field.SOURCE, Field.UPDATED, Field.NAME);
    assertThat(stub.asked).doesNotContain(PUBLISH);
  }

  @Test
  void aCutLineIsTakenUpWhereTheServerIs() {
    stub.cuts = 1;
    send();
    assertThat(model.stepProperty().get()).isEqualTo(Step.DESCRIBING);
    assertThat(stub.asked).contains("HEAD /api/v1/layers/uploads/_1n5");
  }

  @Test
  void whatTheServerRefusesIsToldInItsWords() {
    stub.uploadState = "refused";
    send();
    assertThat(model.stepProperty().get()).isEqualTo(Step.STOPPED);
    assertThat(model.problemProperty().get().orElseThrow().in(Language.CHINESE))
        .isEqualTo("檔案中沒有圖徵。");
  }

  @Test
  void whoGivesUpTakesTheUploadBack() {
    send();
    model.cancel();
    idle();
    assertThat(stub.asked).contains("DELETE /api/v1/layers/uploads/_1n5");
  }

  @Test
  void aShapefileIsPackedTheSameEachTime() throws IOException {
    for (String ending : new String[] {"shp", "dbf", "SHX", "prj", "txt"}) {
      Files.writeString(folder.resolve("村里." + ending), ending);
    }
    Files.writeString(folder.resolve("村里界.shp"), "another");
    byte[] first = packed();
    assertThat(packed()).isEqualTo(first);
    var names = new java.util.ArrayList<String>();
    try (var zip = new ZipInputStream(new java.io.ByteArrayInputStream(first))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names).containsExactlyInAnyOrder("村里.shp", "村里.dbf", "村里.SHX", "村里.prj");
    assertThat(folder.resolve("sending")).isEmptyDirectory();
  }

  private byte[] packed() throws IOException {
    try (LayerPack pack =
        LayerPack.of(
            folder.resolve("村里.shp"), "shapefile", Optional.empty(), folder.resolve("sending"))) {
      assertThat(pack.name()).isEqualTo("村里.zip");
      return Files.readAllBytes(pack.file());
    }
  }
}

package org.tutai.viewer.layers.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.application.Platform;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.ViewerTest;
import org.tutai.viewer.layers.Squares;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/** The layer tree as a person works it. */
class LayersViewTest extends ViewerTest {

  private static final Text EDIT = Text.of("Edit", "編輯");

  @TempDir Path folder;
  private TestDesk desk;

  @BeforeEach
  void open() {
    onFx(() -> desk = new TestDesk(folder.resolve("desk"), Platform::runLater));
  }

  @AfterEach
  void close() {
    runOnFx(desk::close);
  }

  private void show() {
    show(
        320,
        760,
        () -> {
          new LayersFeature().install(desk);
          var side = new VBox(desk.sides.get(0));
          VBox.setVgrow(desk.sides.get(0), javafx.scene.layout.Priority.ALWAYS);
          side.getStyleClass().addAll("panel", "side-panel");
          return side;
        });
  }

  private void add(ThemeLayer... layers) {
    runOnFx(
        () -> {
          for (ThemeLayer layer : layers) {
            desk.project().edit(EDIT, map -> LayerTree.add(map, layer));
          }
        });
  }

  private static ThemeLayer tiles(String id, String title) {
    return new XyzLayer(
        Entry.of(id, title), "https://maps.example.org/{z}/{x}/{y}.png", 0, 19, 256, false);
  }

  private List<String> order() {
    return onFx(() -> ids(desk.project().map().layers()));
  }

  private static List<String> ids(List<ThemeLayer> layers) {
    return layers.stream()
        .map(
            layer ->
                layer.common().orElseThrow().id()
                    + (layer instanceof GroupLayer group ? ids(group.layers()) : ""))
        .toList();
  }

  private Entry entry(String id) {
    return onFx(
        () -> LayerTree.find(desk.project().map(), id).orElseThrow().common().orElseThrow());
  }

  @Test
  void looks() {
    for (int i = 0; i < 3; i++) {
      add(
          Squares.layer(
              "s" + i,
              "臺北市大安區都市計畫使用分區及公共設施用地示意圖第" + i + "版",
              Squares.file(folder, i + ".geojson", 3)));
    }
    add(
        new GroupLayer(Entry.of("g", "水"), List.of(tiles("a", "河川"), tiles("b", "淹水潛勢"))),
        Squares.layer("m", "不見的圖層", folder.resolve("missing.shp")),
        tiles("c", "正射影像"));
    runOnFx(
        () -> {
          desk.project()
              .edit(
                  EDIT,
                  map ->
                      LayerTree.change(
                          map,
                          "s1",
                          e ->
                              TreeEdits.scaled(
                                  e,
                                  new ScaleRange(
                                      OptionalDouble.empty(), OptionalDouble.of(50_000)))));
          desk.layerTrouble()
              .tell("c", Optional.of(Text.of("The server does not answer.", "伺服器沒有回應。")));
        });
    show();
    waitFor("all to be open", () -> desk.jobs().running().isEmpty());
    clickOn("臺北市大安區都市計畫使用分區及公共設施用地示意圖第2版");
    clickOn("More settings");
    snapshot(find("#layers").getScene(), "layers-light-en.png");
    runOnFx(() -> desk.words().languageProperty().set(Language.CHINESE));
    setDark(true);
    settle();
    snapshot(find("#layers").getScene(), "layers-dark-zh.png");
    assertThat(shown()).contains("圖層");
  }
}

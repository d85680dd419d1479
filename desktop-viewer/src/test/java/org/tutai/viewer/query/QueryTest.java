package org.tutai.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.OrdinalSet;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.table.Layers;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/** Identifying and selecting by the pointer, on two layers: eight squares and three points. */
class QueryTest {

  @TempDir Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;

  @BeforeEach
  void openLayers() {
    desk = new TestDesk(folder, ui);
    Path data = folder.resolve("data");
    Layers.open(desk, ui, "squares", Layers.geoJson(data, "squares.geojson", Layers.districts(8)));
    var points = new ArrayList<String>();
    for (double lon : new double[] {120.05, 120.06, 120.75}) {
      points.add(
          """
          {"type":"Feature","properties":{"rnm":"點 %s","note":"https://example.tw"},
          "geometry":{"type":"Point","coordinates":[%s,23.05]}}
          """
              .formatted(lon, lon));
    }
    Layers.open(desk, ui, "points", Layers.geoJson(data, "points.geojson", points));
    desk.map().move(desk.map().viewport().centred(new Position(120.4, 23.05)));
    desk.map()
        .move(
            new Viewport(
                desk.map().viewport().crs(),
                desk.map().viewport().centerX(),
                desk.map().viewport().centerY(),
                150,
                1000,
                700));
    ui.until(
        "both are styled",
        () ->
            desk.contents().styled("points").isPresent()
                && desk.contents().styled("squares").isPresent());
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private MapPointer at(double lon, double lat, boolean shift, boolean shortcut, int clicks) {
    double[] xy = desk.map().viewport().pixel(new Position(lon, lat));
    return new MapPointer(xy[0], xy[1], desk.map().viewport(), shift, shortcut, clicks);
  }

  private MapPointer at(double lon, double lat) {
    return at(lon, lat, false, false, 1);
  }

  private SelectViewModel select(SelectShape shape) {
    var model = new SelectViewModel(desk);
    model.shapeProperty().set(shape);
    return model;
  }

  private void settle(SelectViewModel model) {
    ui.until("the search ended", () -> !model.busyProperty().get());
    assertThat(model.problemProperty().get()).isEmpty();
  }

  private OrdinalSet of(String layer) {
    return desk.selection().of(layer);
  }

  @Test
  void selectsTheTopmostFeatureByAClickAndMoreWithKeysHeld() {
    SelectViewModel model = select(SelectShape.CLICK);
    var tool = new SelectTool(model);
    assertThat(tool.clicked(at(120.05, 23.05))).isTrue();
    settle(model);
    assertThat(of("points")).containsExactly(0L);
    assertThat(of("squares")).isEmpty();
    tool.clicked(at(120.15, 23.05, true, false, 1));
    settle(model);
    assertThat(of("points")).containsExactly(0L);
    assertThat(of("squares")).containsExactly(1L);
    tool.clicked(at(120.15, 23.05, false, true, 1));
    settle(model);
    assertThat(of("squares")).isEmpty();
    tool.clicked(at(125, 20));
    settle(model);
    assertThat(desk.selection().selectedProperty().get()).isEmpty();
  }

  @Test
  void selectsByADraggedBoxInTheLayersChosen() {
    SelectViewModel model = select(SelectShape.BOX);
    var tool = new SelectTool(model);
    model.leftOut().add("points");
    assertThat(tool.pressed(at(120.02, 23.02))).isTrue();
    tool.dragged(at(120.25, 23.04));
    assertThat(tool.sketch().getValue().shapes()).hasSize(1);
    tool.released(at(120.25, 23.04));
    settle(model);
    assertThat(of("squares")).containsExactly(0L, 1L, 2L);
    assertThat(of("points")).isEmpty();
    assertThat(model.hitsProperty().get().layers()).hasSize(1);
    assertThat(tool.sketch().getValue().shapes()).isEmpty();
  }

  @Test
  void selectsByAPolygonOfClicks() {
    SelectViewModel model = select(SelectShape.POLYGON);
    var tool = new SelectTool(model);
    tool.clicked(at(120.62, 23.02));
    tool.clicked(at(120.78, 23.02));
    tool.clicked(at(121.5, 23.5));
    assertThat(tool.takeBack()).isTrue();
    tool.clicked(at(120.78, 23.08));
    tool.moved(at(120.7, 23.08));
    tool.clicked(at(120.78, 23.08, false, false, 2));
    settle(model);
    assertThat(of("squares")).containsExactly(6L, 7L);
    assertThat(of("points")).containsExactly(2L);
  }

  @Test
  void givesUpAPolygonAtEscape() {
    var tool = new SelectTool(select(SelectShape.POLYGON));
    tool.clicked(at(120.62, 23.02));
    assertThat(tool.finish()).isTrue();
    assertThat(tool.cancel()).isTrue();
    assertThat(tool.cancel()).isFalse();
    assertThat(tool.sketch().getValue().shapes()).isEmpty();
  }

  @Test
  void selectsFreehand() {
    SelectViewModel model = select(SelectShape.FREEHAND);
    var tool = new SelectTool(model);
    tool.pressed(at(120.04, 23.04));
    for (double[] next : new double[][] {{120.07, 23.04}, {120.07, 23.06}, {120.04, 23.06}}) {
      tool.dragged(at(next[0], next[1]));
    }
    tool.released(at(120.04, 23.05));
    settle(model);
    assertThat(of("points")).containsExactly(0L, 1L);
  }

  @Test
  void buffersAroundAPointByTheDistanceTypedAndAgainWhenItChanges() {
    SelectViewModel model = select(SelectShape.AROUND_POINT);
    var tool = new SelectTool(model);
    model.metresProperty().set(500);
    tool.clicked(at(120.05, 23.05));
    settle(model);
    assertThat(of("points")).containsExactly(0L);
    assertThat(of("squares")).containsExactly(0L);
    assertThat(tool.sketch().getValue().shapes()).hasSize(1);
    model.metresProperty().set(5200);
    settle(model);
    ui.until("the wider reach is searched", () -> of("points").size() == 2);
    assertThat(of("squares")).containsExactly(0L, 1L);
  }

  @Test
  void buffersByADraggedDistance() {
    SelectViewModel model = select(SelectShape.AROUND_POINT);
    var tool = new SelectTool(model);
    tool.pressed(at(120.05, 23.05));
    tool.dragged(at(120.08, 23.05));
    assertThat(tool.sketch().getValue().shapes().get(1).label()).contains("km");
    tool.released(at(120.08, 23.05));
    settle(model);
    assertThat(model.metresProperty().get()).isBetween(3000.0, 3150.0);
    assertThat(of("points")).containsExactly(0L, 1L);
  }

  @Test
  void buffersAroundALineAndAPolygonAndTheSelection() {
    SelectViewModel model = select(SelectShape.AROUND_LINE);
    var tool = new SelectTool(model);
    model.metresProperty().set(1000);
    tool.clicked(at(120.05, 23.15));
    tool.clicked(at(120.35, 23.105));
    assertThat(tool.finish()).isTrue();
    settle(model);
    assertThat(of("squares")).containsExactly(3L);
    model.shapeProperty().set(SelectShape.AROUND_POLYGON);
    for (double[] next : new double[][] {{120.83, 23}, {120.9, 23}, {120.9, 23.05}}) {
      tool.clicked(at(next[0], next[1]));
    }
    tool.finish();
    settle(model);
    assertThat(of("squares")).isEmpty();
    desk.selection().set("points", OrdinalSet.of(2));
    model.aroundSelected();
    settle(model);
    assertThat(of("squares")).containsExactly(7L);
  }

  @Test
  void saysThatNothingIsSelectedToBufferAround() {
    SelectViewModel model = select(SelectShape.AROUND_POINT);
    model.aroundSelected();
    assertThat(model.problemProperty().get().orElseThrow().in(Language.CHINESE)).contains("請先選取");
  }

  @Test
  void leavesOutWhatTheLayersFilterHides() {
    desk.project()
        .edit(
            Text.same("filter"),
            map ->
                LayerTree.replace(
                    map,
                    "squares",
                    layer -> {
                      var l = (org.tutai.geo.theme.FileLayer) layer;
                      return new org.tutai.geo.theme.FileLayer(
                          l.entry(),
                          l.file(),
                          l.path(),
                          l.format(),
                          l.layer(),
                          l.sld(),
                          Optional.of("people > 1500"));
                    }));
    SelectViewModel model = select(SelectShape.AROUND_POINT);
    model.metresProperty().set(20_000);
    new SelectTool(model).clicked(at(120.05, 23.05));
    settle(model);
    assertThat(of("squares")).containsExactly(1L, 2L);
  }

  @Test
  void identifiesEveryLayerUnderThePointer() {
    desk.project()
        .edit(
            Text.same("tiles"),
            map ->
                LayerTree.add(
                    map,
                    new XyzLayer(
                        Entry.of("tiles", "Tiles"),
                        "https://tiles.example/{z}/{x}/{y}.png",
                        0,
                        18,
                        256,
                        false)));
    var model = new IdentifyViewModel(desk);
    model.ask(at(120.05, 23.05));
    ui.until("it is known", () -> model.foundProperty().get().isPresent());
    List<Identified.Layer> layers = model.foundProperty().get().orElseThrow().layers();
    assertThat(layers)
        .extracting(each -> each.id().orElse(""))
        .containsExactly("tiles", "points", "squares");
    assertThat(layers.get(0).note().orElseThrow().in(Language.ENGLISH)).contains("pictures");
    Identified.Item square = layers.get(2).items().get(0);
    assertThat(square.measure().orElseThrow().in(Language.CHINESE)).contains("公頃", "周長");
    assertThat(IdentifyViewModel.name(square.feature(), layers.get(2).fields(), Language.ENGLISH))
        .isEqualTo("大安里");
    assertThat(model.sketchProperty().get().shapes()).isNotEmpty();
    model.select("squares", square.feature());
    assertThat(of("squares")).containsExactly(0L);
    model.clear();
    assertThat(model.sketchProperty().get().shapes()).isEmpty();
  }

  @Test
  void namesWhatIsBelowARestingPointer() {
    var model = new IdentifyViewModel(desk);
    model.hover(at(120.45, 23.05));
    ui.until("it is named", () -> !model.sketchProperty().get().shapes().isEmpty());
    assertThat(model.sketchProperty().get().shapes().get(0).label()).isEqualTo("2鄰");
    model.leave();
    assertThat(model.sketchProperty().get().shapes()).isEmpty();
  }

  @Test
  void followsOnlyAddressesOfTheWeb() {
    assertThat(IdentifyViewModel.isLink("https://example.tw/a?b=c")).isTrue();
    assertThat(IdentifyViewModel.isLink("javascript:alert(1)")).isFalse();
    assertThat(IdentifyViewModel.isLink("file:///etc/passwd")).isFalse();
    assertThat(IdentifyViewModel.isLink("https://a\u0000b")).isFalse();
    assertThat(IdentifyViewModel.isLink("see https://example.tw")).isFalse();
    assertThat(IdentifyViewModel.isLink("https://" + "a".repeat(100_000))).isFalse();
  }

  @Test
  void countsBeforeItSelectsByACondition() {
    var model = new ExpressionViewModel(desk);
    model.use(
        model.layers().stream().filter(l -> l.id().equals("squares")).findFirst().orElseThrow());
    model.expression().textProperty().set("people >= 6000");
    ui.until("counted", () -> model.foundProperty().get().isPresent());
    assertThat(model.foundProperty().get().orElseThrow()).hasSize(3);
    assertThat(of("squares")).isEmpty();
    model.select();
    assertThat(of("squares")).containsExactly(5L, 6L, 7L);
    model.expression().textProperty().set("name = 'A里'");
    ui.until("counted again", () -> model.foundProperty().get().isPresent());
    model.joiningProperty().set(ExpressionViewModel.Joining.REMOVE);
    model.select();
    assertThat(of("squares")).containsExactly(5L, 7L);
    model.joiningProperty().set(ExpressionViewModel.Joining.WITHIN);
    model.select();
    assertThat(of("squares")).isEmpty();
    model.expression().textProperty().set("name =");
    assertThat(model.foundProperty().get()).isEmpty();
  }
}

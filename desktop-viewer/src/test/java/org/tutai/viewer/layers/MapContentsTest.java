package org.tutai.viewer.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.expr.EcqlParser;
import org.tutai.geo.layer.FilteredLayer;
import org.tutai.geo.layer.LayerView;
import org.tutai.geo.style.SldWriter;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.map.Stratum;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/** What the map is told to draw. */
class MapContentsTest {

  private static final Text EDIT = Text.of("Edit", "編輯");

  @TempDir Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;

  @BeforeEach
  void open() {
    desk = new TestDesk(folder.resolve("desk"), ui);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void add(ThemeLayer layer) {
    desk.project().edit(EDIT, map -> LayerTree.add(map, layer));
  }

  private FileLayer squares(String id, int count) {
    return Squares.layer(id, "", Squares.file(folder, id + ".geojson", count));
  }

  private List<Stratum> strata() {
    return desk.contents().contentProperty().get().strata();
  }

  private void untilDrawn(int strata) {
    ui.until(
        strata + " strata", () -> strata().size() == strata && desk.jobs().running().isEmpty());
  }

  @Test
  void drawsALayerOnceItIsOpenAndStyled() {
    add(squares("a", 2));
    assertThat(strata()).isEmpty();
    untilDrawn(1);
    assertThat(desk.contents().styled("a").orElseThrow().layer().info().count()).isEqualTo(2);
  }

  @Test
  void drawsOpaqueNeighboursTogetherAndOthersApart() {
    add(squares("a", 1));
    add(squares("b", 1));
    untilDrawn(1);
    desk.project().edit(EDIT, map -> LayerTree.change(map, "b", e -> opacity(e, 0.5)));
    untilDrawn(2);
    assertThat(strata().get(1).opacity()).isEqualTo(0.5);
  }

  @Test
  void onADarkBaseMapALayerNobodyStyledIsDrawnDarkAndKeepsItsStyleForElsewhere() {
    add(squares("a", 1));
    untilDrawn(1);
    var light = desk.contents().styled("a").orElseThrow().style();
    assertThat(desk.contents().lastingStyle("a")).contains(light);
    desk.contents().baseShadeProperty().set(BaseShade.DARK);
    ui.until("dark", () -> !desk.contents().styled("a").orElseThrow().style().equals(light));
    assertThat(desk.contents().lastingStyle("a")).contains(light);
    var dark = desk.contents().styled("a").orElseThrow().style();
    String sld = SldWriter.write("a", light);
    desk.project().edit(EDIT, map -> LayerTree.replace(map, "a", old -> styled(old, sld)));
    ui.until("its own", () -> !desk.contents().styled("a").orElseThrow().style().equals(dark));
  }

  private static FileLayer styled(ThemeLayer old, String sld) {
    var layer = (FileLayer) old;
    return new FileLayer(
        layer.entry(),
        layer.file(),
        layer.path(),
        layer.format(),
        layer.layer(),
        Optional.of(sld),
        layer.filter());
  }

  private static Entry opacity(Entry e, double opacity) {
    return new Entry(
        e.id(), e.title(), e.visible(), opacity, e.scales(), e.attribution(), Kept.NONE);
  }

  @Test
  void groupsHideFadeAndNarrowTheirLayers() {
    var scales = new ScaleRange(OptionalDouble.of(1000), OptionalDouble.of(50_000));
    var layer = squares("a", 1);
    var entry = new Entry("g", "", true, 0.5, scales, "", Kept.NONE);
    add(new GroupLayer(entry, List.of(layer)));
    untilDrawn(1);
    assertThat(strata().get(0).opacity()).isEqualTo(0.5);
    assertThat(strata().get(0).scales()).isEqualTo(scales);
    desk.project()
        .edit(
            EDIT,
            map ->
                LayerTree.change(
                    map,
                    "g",
                    e ->
                        new Entry(
                            e.id(), "", false, 1, ScaleRange.ALL, e.attribution(), e.extra())));
    assertThat(strata()).isEmpty();
  }

  @Test
  void rangesOfGroupAndLayerAreShownWhereBothAre() {
    var near = new ScaleRange(OptionalDouble.empty(), OptionalDouble.of(5000));
    var far = new ScaleRange(OptionalDouble.of(2000), OptionalDouble.empty());
    assertThat(MapContents.both(near, far))
        .contains(new ScaleRange(OptionalDouble.of(2000), OptionalDouble.of(5000)));
    assertThat(
            MapContents.both(near, new ScaleRange(OptionalDouble.of(5000), OptionalDouble.empty())))
        .isEmpty();
    assertThat(MapContents.both(ScaleRange.ALL, ScaleRange.ALL)).contains(ScaleRange.ALL);
  }

  @Test
  void keepsTheLastLookWhileAnotherStyleIsMadeReady() {
    add(squares("a", 1));
    untilDrawn(1);
    var before = desk.contents().styled("a").orElseThrow();
    style("a", "<wrong");
    assertThat(strata()).isNotEmpty();
    assertThat(desk.contents().styled("a")).contains(before);
    ui.until("trouble", () -> desk.contents().problems().containsKey("a"));
    assertThat(desk.contents().problems().get("a").in(Language.CHINESE)).contains("樣式");
    desk.project().undo();
    ui.until("no trouble", () -> desk.contents().problems().isEmpty());
  }

  private void style(String id, String sld) {
    desk.project()
        .edit(
            EDIT,
            map ->
                LayerTree.replace(
                    map,
                    id,
                    layer -> {
                      FileLayer file = (FileLayer) layer;
                      return new FileLayer(
                          file.entry(),
                          file.file(),
                          file.path(),
                          file.format(),
                          file.layer(),
                          Optional.of(sld),
                          file.filter());
                    }));
  }

  @Test
  void tellsThatAFilterCannotBeReadAndShowsEverything() {
    FileLayer plain = squares("a", 3);
    add(
        new FileLayer(
            plain.entry(),
            plain.file(),
            plain.path(),
            plain.format(),
            "",
            Optional.empty(),
            Optional.of("n >")));
    untilDrawn(1);
    assertThat(desk.contents().problems().get("a").in(Language.ENGLISH)).contains("filter");
  }

  @Test
  void showsLayersThroughALens() {
    desk.contents()
        .addLens(
            new LayerLens() {
              @Override
              public Optional<Object> setting(ThemeLayer layer) {
                return Optional.of("n > 0");
              }

              @Override
              public LayerView through(LayerView layer, Object setting) throws IOException {
                try {
                  return new FilteredLayer(layer, EcqlParser.parse("n > 0"), "lens");
                } catch (org.tutai.geo.expr.EcqlException e) {
                  throw new IOException(e);
                }
              }
            });
    add(squares("a", 3));
    untilDrawn(1);
    assertThat(desk.contents().view("a").orElseThrow().get(0)).isEmpty();
    assertThat(desk.contents().view("a").orElseThrow().get(1)).isPresent();
  }

  @Test
  void drawsPublishedLayersAsTheServerSaysOnceItIsKnown() {
    add(
        new PublishedLayer(
            Entry.of("p", ""), "towns", "newest", "default", Optional.empty(), Optional.empty()));
    assertThat(strata()).isEmpty();
    var tiles =
        new XyzLayer(
            Entry.of("x", ""), "https://maps.example.org/{z}/{x}/{y}.png", 0, 19, 256, false);
    desk.contents().publishedProperty().set(layer -> desk.contents().remote(tiles));
    assertThat(strata()).singleElement().isInstanceOf(Stratum.Remote.class);
    assertThat(((Stratum.Remote) strata().get(0)).id()).isEqualTo("p");
  }

  @Test
  void theBaseMapIsDarkWithTheWindowUnlessChosen() {
    assertThat(desk.contents().night().get()).isFalse();
    desk.bench().darkProperty().set(true);
    assertThat(desk.contents().night().get()).isTrue();
    desk.contents().baseShadeProperty().set(BaseShade.LIGHT);
    assertThat(desk.contents().night().get()).isFalse();
    desk.bench().darkProperty().set(false);
    desk.contents().baseShadeProperty().set(BaseShade.DARK);
    assertThat(desk.contents().night().get()).isTrue();
  }

  @Test
  void aHundredLayersOpenWithoutOneRoundForEach() {
    FileLayer layer = squares("same", 1);
    for (int i = 0; i < 100; i++) {
      add(
          new FileLayer(
              Entry.of("l" + i, ""),
              layer.file(),
              layer.path(),
              "geojson",
              "",
              Optional.empty(),
              Optional.empty()));
    }
    ui.until(
        "all",
        () -> strata().size() == 1 && ((Stratum.Local) strata().get(0)).layers().size() == 100);
  }
}

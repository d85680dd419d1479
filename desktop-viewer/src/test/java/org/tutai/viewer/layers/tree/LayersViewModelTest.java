package org.tutai.viewer.layers.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.theme.Entry;
import org.tutai.geo.theme.FileLayer;
import org.tutai.geo.theme.GroupLayer;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.PublishedLayer;
import org.tutai.geo.theme.ScaleRange;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.geo.theme.ThemeLayer;
import org.tutai.geo.theme.UnknownLayer;
import org.tutai.geo.theme.XyzLayer;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.layers.Squares;
import org.tutai.viewer.layers.tree.TreeLine.Health;
import org.tutai.viewer.theme.LayerTree;
import org.tutai.viewer.words.Language;
import org.tutai.viewer.words.Text;

/** The layer tree without a window. */
class LayersViewModelTest {

  private static final Text EDIT = Text.of("Edit", "編輯");

  @TempDir Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;
  private LayersViewModel model;

  @BeforeEach
  void open() {
    desk = new TestDesk(folder.resolve("desk"), ui);
    model = new LayersViewModel(desk);
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private void add(ThemeLayer layer) {
    desk.project().edit(EDIT, map -> LayerTree.add(map, layer));
  }

  private static ThemeLayer tiles(String id, String title) {
    return new XyzLayer(
        Entry.of(id, title), "https://maps.example.org/{z}/{x}/{y}.png", 0, 19, 256, false);
  }

  private static GroupLayer group(String id, ThemeLayer... layers) {
    return new GroupLayer(Entry.of(id, id), List.of(layers));
  }

  private void addSquares(String id, int count) {
    add(Squares.layer(id, "", Squares.file(folder, id + ".geojson", count)));
  }

  private TreeLine.Layer line(String id) {
    return model.line(id).orElseThrow();
  }

  private void untilHealth(String id, Health health) {
    ui.until(id + " is " + health, () -> line(id).status().health() == health);
  }

  private List<String> keys() {
    return model.linesProperty().get().stream().map(TreeLine::key).toList();
  }

  private Entry entry(String id) {
    return LayerTree.find(desk.project().map(), id).orElseThrow().common().orElseThrow();
  }

  @Test
  void listsTheTopmostFirstWithGroups() {
    add(tiles("low", "下"));
    add(group("g", tiles("a", "甲"), tiles("b", "乙")));
    assertThat(keys()).containsExactly("g", "low");
    assertThat(line("g").lines()).extracting(TreeLine::key).containsExactly("b", "a");
  }

  @Test
  void showsALayersLegendOnceItIsDrawn() {
    addSquares("a", 2);
    ui.until("a swatch", () -> line("a").swatch().isPresent());
    assertThat(line("a").kind()).isEqualTo(TreeLine.Kind.POLYGON);
    assertThat(line("a").lines()).isEmpty();
    style("a", CLASSES);
    ui.until("classes", () -> line("a").lines().size() == 2);
    TreeLine.Sign first = (TreeLine.Sign) line("a").lines().get(0);
    assertThat(first.item().title()).isEqualTo("少於 1");
    assertThat(line("a").swatch()).isEmpty();
    assertThat(java.util.Arrays.stream(first.item().picture().pixels()).anyMatch(p -> p != 0))
        .as("something is drawn")
        .isTrue();
  }

  private static final String CLASSES =
      """
      <StyledLayerDescriptor xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc" version="1.0.0">
      <NamedLayer><Name>a</Name><UserStyle><FeatureTypeStyle>
      <Rule><Title>少於 1</Title><ogc:Filter><ogc:PropertyIsLessThan><ogc:PropertyName>n</ogc:PropertyName>
      <ogc:Literal>1</ogc:Literal></ogc:PropertyIsLessThan></ogc:Filter><PolygonSymbolizer><Fill>
      <CssParameter name="fill">#ff0000</CssParameter></Fill></PolygonSymbolizer></Rule>
      <Rule><Title>其他</Title><MaxScaleDenominator>1000</MaxScaleDenominator><ElseFilter/><PolygonSymbolizer><Fill>
      <CssParameter name="fill">#00ff00</CssParameter></Fill></PolygonSymbolizer></Rule>
      </FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>
      """;

  private void style(String id, String sld) {
    desk.project()
        .edit(
            EDIT,
            map ->
                LayerTree.replace(
                    map,
                    id,
                    layer -> {
                      FileLayer f = (FileLayer) layer;
                      return new FileLayer(
                          f.entry(),
                          f.file(),
                          f.path(),
                          f.format(),
                          "",
                          Optional.of(sld),
                          f.filter());
                    }));
  }

  @Test
  void greysClassesThatDoNotShowAtThisScale() {
    addSquares("a", 2);
    style("a", CLASSES);
    ui.until("classes", () -> line("a").lines().size() == 2);
    assertThat(((TreeLine.Sign) line("a").lines().get(0)).shown()).isTrue();
    assertThat(((TreeLine.Sign) line("a").lines().get(1)).shown()).isFalse();
  }

  @Test
  void tellsHowAFileIs() throws Exception {
    Path file = folder.resolve("later.geojson");
    add(Squares.layer("a", "", file));
    untilHealth("a", Health.MISSING);
    assertThat(line("a").title().in(Language.CHINESE)).isEqualTo("later.geojson");
    Squares.file(folder, "later.geojson", 1);
    model.reopen("a");
    untilHealth("a", Health.FINE);
    Squares.file(folder, "later.geojson", 2);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    desk.layers().lookForChanges();
    untilHealth("a", Health.CHANGED);
    model.reopen("a");
    untilHealth("a", Health.FINE);
    ui.until(
        "the new state",
        () -> desk.contents().view("a").filter(view -> view.info().count() == 2).isPresent());
  }

  @Test
  void canStopAndBeginAgain() {
    addSquares("a", 1);
    assertThat(line("a").status().health()).isEqualTo(Health.LOADING);
    model.stop("a");
    untilHealth("a", Health.STOPPED);
    model.reopen("a");
    untilHealth("a", Health.FINE);
  }

  @Test
  void tellsWhatIsWrongWithLayersOfServers() {
    add(tiles("a", ""));
    assertThat(line("a").title().in(Language.ENGLISH)).isEqualTo("maps.example.org");
    desk.layerTrouble().tell("a", Optional.of(Text.of("It is ill.", "它病了。")));
    untilHealth("a", Health.TROUBLE);
    desk.layerTrouble().tell("a", Optional.empty());
    untilHealth("a", Health.FINE);
    add(
        new PublishedLayer(
            Entry.of("p", ""), "towns", "newest", "default", Optional.empty(), Optional.empty()));
    assertThat(line("p").status().health()).isEqualTo(Health.FAILED);
    assertThat(line("p").title().in(Language.CHINESE)).isEqualTo("towns");
  }

  @Test
  void tellsAtWhichScaleALayerShowsAndGoesThere() {
    add(tiles("a", ""));
    model.select(List.of("a"));
    model.setScales(new ScaleRange(OptionalDouble.of(1000), OptionalDouble.of(50_000)));
    assertThat(line("a").status().health()).isEqualTo(Health.TOO_FAR);
    assertThat(line("a").status().words().orElseThrow().in(Language.ENGLISH)).contains("1:50,000");
    model.zoomToScale("a");
    untilHealth("a", Health.FINE);
    desk.map().zoom(1e6);
    untilHealth("a", Health.TOO_NEAR);
    model.zoomToScale("a");
    untilHealth("a", Health.FINE);
  }

  @Test
  void switchesLayersAndAllThatIsPicked() {
    add(tiles("a", ""));
    add(tiles("b", ""));
    model.toggle("a");
    assertThat(line("a").visible()).isFalse();
    model.select(List.of("b", "a"));
    model.toggle("b");
    assertThat(line("a").visible() || line("b").visible()).isFalse();
    model.showAll();
    assertThat(line("a").visible() && line("b").visible()).isTrue();
    model.select(List.of("a"));
    model.showOnly();
    assertThat(line("a").visible()).isTrue();
    assertThat(line("b").visible()).isFalse();
  }

  @Test
  void aLayerInAHiddenGroupIsNotShown() {
    add(group("g", tiles("a", "")));
    model.toggle("g");
    assertThat(line("a").visible()).isTrue();
    assertThat(line("a").shown()).isFalse();
    model.select(List.of("a"));
    model.showOnly();
    assertThat(line("a").shown()).isTrue();
  }

  @Test
  void aDragOfTheSliderIsOneStep() {
    add(tiles("a", ""));
    model.select(List.of("a"));
    model.beginGesture();
    for (int i = 99; i >= 40; i--) {
      model.setOpacity(i / 100.0);
    }
    model.endGesture();
    assertThat(entry("a").opacity()).isEqualTo(0.4);
    model.beginGesture();
    model.setOpacity(0.2);
    model.endGesture();
    desk.project().undo();
    assertThat(entry("a").opacity()).isEqualTo(0.4);
    desk.project().undo();
    assertThat(entry("a").opacity()).isEqualTo(1);
  }

  @Test
  void takesTitlesWithoutWhatCannotBeSeen() {
    add(tiles("a", "舊"));
    model.select(List.of("a"));
    model.rename();
    assertThat(model.renamingProperty().get()).contains("a");
    model.renamed("a", "  新\u0000的\n" + "長".repeat(100_000));
    assertThat(model.renamingProperty().get()).isEmpty();
    assertThat(entry("a").title()).startsWith("新的長").hasSizeLessThanOrEqualTo(500);
    String before = entry("a").title();
    model.renamed("a", "   ");
    model.renamed("a", "\ud800");
    assertThat(entry("a").title()).isEqualTo(before);
  }

  @Test
  void removesWhatIsPickedAndOffersToUndo() {
    add(tiles("a", "甲 100%"));
    add(group("g", tiles("b", "乙")));
    model.select(List.of("g", "b"));
    model.remove();
    assertThat(keys()).containsExactly("a");
    assertThat(model.selected()).containsExactly("a");
    assertThat(desk.pickedLayerProperty().get()).contains("a");
    var notice = desk.notices().shown().get(0);
    assertThat(notice.what().in(Language.CHINESE)).isEqualTo("已移除「g」。");
    notice.remedy().run();
    assertThat(keys()).containsExactly("g", "a");
    model.select(List.of("a"));
    model.remove();
    assertThat(desk.notices().shown().get(1).what().in(Language.ENGLISH))
        .isEqualTo("Removed \"甲 100%\".");
  }

  @Test
  void duplicatesAndPicksTheCopy() {
    add(tiles("a", "甲"));
    desk.words().languageProperty().set(Language.CHINESE);
    model.select(List.of("a"));
    model.duplicate();
    assertThat(keys()).hasSize(2).element(1).isEqualTo("a");
    assertThat(line(keys().get(0)).title().in(Language.CHINESE)).isEqualTo("甲（複本）");
    assertThat(model.selected()).containsExactly(keys().get(0));
  }

  @Test
  void groupsAndDissolves() {
    add(tiles("a", ""));
    add(tiles("b", ""));
    model.select(List.of("a", "b"));
    model.group();
    String id = keys().get(0);
    assertThat(line(id).lines()).extracting(TreeLine::key).containsExactly("b", "a");
    assertThat(model.renamingProperty().get()).contains(id);
    model.ungroup();
    assertThat(keys()).containsExactly("b", "a");
    desk.project().undo();
    desk.project().undo();
    assertThat(keys()).containsExactly("b", "a");
  }

  @Test
  void tellsThatAMapIsFull() {
    ThemeLayer[] many = new ThemeLayer[498];
    for (int i = 0; i < many.length; i++) {
      many[i] = tiles("l" + i, "");
    }
    add(group("g", many));
    model.select(List.of("g"));
    model.duplicate();
    assertThat(keys()).containsExactly("g");
    assertThat(desk.notices().shown()).singleElement().matches(notice -> notice.trouble());
  }

  @Test
  void followsWhatOthersPick() {
    add(tiles("a", ""));
    desk.pickedLayerProperty().set(Optional.of("a"));
    assertThat(model.selected()).containsExactly("a");
    desk.project().edit(EDIT, map -> LayerTree.remove(map, "a"));
    assertThat(model.selected()).isEmpty();
    assertThat(desk.pickedLayerProperty().get()).isEmpty();
  }

  @Test
  void searchesInBothLanguagesAndForEitherTai() {
    add(tiles("a", "臺北市"));
    add(group("g", tiles("b", "Roads"), tiles("c", "河川")));
    model.searchProperty().set("台北");
    assertThat(keys()).containsExactly("a");
    model.searchProperty().set("ROAD");
    assertThat(keys()).containsExactly("g");
    assertThat(line("g").lines()).extracting(TreeLine::key).containsExactly("b");
    model.searchProperty().set("x".repeat(100_000));
    assertThat(keys()).isEmpty();
    model.searchProperty().set("");
    assertThat(keys()).containsExactly("g", "a");
  }

  @Test
  void goesToWhereALayerLies() {
    addSquares("a", 2);
    model.select(List.of("a"));
    model.zoomTo();
    assertThat(desk.notices().shown()).as("not known yet").hasSize(1);
    ui.until("the layer", () -> desk.contents().view("a").isPresent());
    model.zoomTo();
    var place = desk.map().viewport().place(500, 350).orElseThrow();
    assertThat(place.lon()).isBetween(120.09, 120.11);
    assertThat(place.lat()).isBetween(23.04, 23.06);
    double[] corner = desk.map().viewport().pixel(new Position(120.2, 23));
    assertThat(corner[0]).as("clear of the map's edge").isBetween(700.0, 1000 - 46.0);
  }

  @Test
  void keepsAPlaceForWhatCannotBeRead() {
    add(new UnknownLayer(Kept.NONE));
    add(tiles("a", ""));
    assertThat(model.linesProperty().get().get(1)).isInstanceOf(TreeLine.Unreadable.class);
    model.select(List.of("a"));
    model.moveDown();
    assertThat(model.linesProperty().get().get(0)).isInstanceOf(TreeLine.Unreadable.class);
  }

  @Test
  void changesTheBaseMapAsOneStep() {
    model.setBase(ThemeBase.NONE);
    assertThat(desk.project().map().base()).isEqualTo(ThemeBase.NONE);
    desk.project().undo();
    assertThat(desk.project().map().base()).isEqualTo(ThemeBase.SERVER);
  }

  @Test
  void readsScalesAsPeopleWriteThem() {
    assertThat(LayerCard.number(" 50,000 ")).contains(OptionalDouble.of(50_000));
    assertThat(LayerCard.number("1:25000")).contains(OptionalDouble.of(25_000));
    assertThat(LayerCard.number("")).contains(OptionalDouble.empty());
    assertThat(LayerCard.number("x")).isEmpty();
    assertThat(LayerCard.number("9".repeat(100_000))).isEmpty();
  }
}

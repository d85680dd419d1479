package org.tutai.viewer.navigate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.viewer.TestDesk;
import org.tutai.viewer.UiQueue;
import org.tutai.viewer.coordinates.CrsChooserViewModel;
import org.tutai.viewer.coordinates.Notation;
import org.tutai.viewer.map.MapPointer;
import org.tutai.viewer.map.MapViewModel;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Viewport;
import org.tutai.viewer.map.ZoomBox;

/** Moving about, without a window. */
class NavigateViewModelsTest {

  private static final Position TAIPEI = new Position(121.5637, 25.0375);

  @TempDir private Path folder;
  private final UiQueue ui = new UiQueue();
  private TestDesk desk;
  private MapViewModel map;

  @BeforeEach
  void open() {
    desk = new TestDesk(folder, ui);
    map = desk.map();
    map.move(map.viewport().centred(TAIPEI));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private MapPointer at(double x, double y) {
    return new MapPointer(x, y, map.viewport(), false, false, 1);
  }

  @Test
  void aDraggedBoxFillsTheMap() {
    Viewport before = map.viewport();
    var box = new ZoomBox(map);
    box.pressed(at(100, 100));
    box.dragged(at(400, 300));
    assertThat(box.sketch().getValue().shapes()).hasSize(1);
    box.released(at(400, 300));
    Viewport now = map.viewport();
    assertThat(now.centerX()).isCloseTo(before.mapX(250), within(1e-6));
    assertThat(now.centerY()).isCloseTo(before.mapY(200), within(1e-6));
    assertThat(now.unitsPerPixel()).isCloseTo(before.unitsPerPixel() * 0.3, within(1e-6));
    assertThat(box.sketch().getValue()).isEqualTo(Sketch.NONE);
    map.back();
    assertThat(map.viewport()).isEqualTo(before);
  }

  @Test
  void aBoxGivenUpMovesNothing() {
    Viewport before = map.viewport();
    var box = new ZoomBox(map);
    box.pressed(at(100, 100));
    box.dragged(at(400, 300));
    assertThat(box.cancel()).isTrue();
    box.released(at(400, 300));
    assertThat(map.viewport()).isEqualTo(before);
  }

  @Test
  void aClickOfTheBoxGoesTwiceAsNear() {
    Viewport before = map.viewport();
    var box = new ZoomBox(map);
    box.pressed(at(100, 100));
    box.released(at(100, 100));
    box.clicked(at(100, 100));
    assertThat(map.viewport().unitsPerPixel()).isCloseTo(before.unitsPerPixel() / 2, within(1e-9));
    assertThat(map.viewport().mapX(100)).isCloseTo(before.mapX(100), within(1e-6));
  }

  @Test
  void tellsThePointerInEveryNotation() {
    var pointer = new PointerViewModel(map);
    map.pointerProperty().set(Optional.of(at(500, 350)));
    assertThat(pointer.textProperty().getValue().english()).isEqualTo("121.563700, 25.037500");
    pointer.notationProperty().set(Notation.SEXAGESIMAL);
    assertThat(pointer.textProperty().getValue().english())
        .isEqualTo("121°33′49.32″E 25°02′15.00″N");
    pointer.notationProperty().set(Notation.TWD97);
    assertThat(pointer.textProperty().getValue().english()).startsWith("30").contains(", 27");
    pointer.use(CrsRegistry.WEB_MERCATOR);
    assertThat(pointer.notations()).contains(Notation.of(CrsRegistry.WEB_MERCATOR));
    assertThat(pointer.copied()).hasValueSatisfying(text -> assertThat(text).startsWith("13532"));
  }

  @Test
  void tellsTheMiddleWhileThePointerIsElsewhere() {
    var pointer = new PointerViewModel(map);
    assertThat(pointer.textProperty().getValue().english()).isEqualTo("121.563700, 25.037500");
  }

  @Test
  void saysWhereTwd67IsNotDefined() {
    var pointer = new PointerViewModel(map);
    pointer.notationProperty().set(Notation.TWD67);
    map.move(map.viewport().centred(new Position(118.32, 24.43)));
    assertThat(pointer.textProperty().getValue().chinese()).isEqualTo("此處未定義");
  }

  @Test
  void theOverviewHoldsTheMapAndMovesItByItsBox() {
    var overview = new OverviewViewModel(map);
    OverviewViewModel.Box box = overview.boxProperty().get();
    double middle = OverviewViewModel.LARGE / 2.0;
    assertThat(box.x() + box.width() / 2).isCloseTo(middle, within(1e-6));
    assertThat(overview.isInBox(middle, middle)).isTrue();
    Viewport small = overview.viewportProperty().get();
    overview.grab();
    overview.move(middle + 20, middle);
    assertThat(map.viewport().centerX()).isCloseTo(small.mapX(middle + 20), within(1e-6));
    assertThat(overview.viewportProperty().get()).isEqualTo(small);
    overview.release();
    map.back();
    assertThat(map.viewport().centerX()).isCloseTo(small.centerX(), within(1e-6));
  }

  @Test
  void theOverviewFollowsWhenTheMapLeavesIt() {
    var overview = new OverviewViewModel(map);
    map.move(map.viewport().centred(new Position(10, 50)));
    OverviewViewModel.Box box = overview.boxProperty().get();
    assertThat(box.x()).isBetween(0.0, (double) OverviewViewModel.LARGE);
    map.zoom(1.0 / 4096);
    assertThat(overview.boxProperty().get().width()).isLessThanOrEqualTo(OverviewViewModel.LARGE);
  }

  @Test
  void theOverviewIsSmallerOverAMapThatHasLittleRoom() {
    var overview = new OverviewViewModel(map);
    assertThat(overview.viewportProperty().get().width()).isEqualTo(OverviewViewModel.LARGE);
    map.move(map.viewport().sized(700, 700));
    Viewport small = overview.viewportProperty().get();
    assertThat(small.width()).isEqualTo(OverviewViewModel.SMALL);
    assertThat(small.height()).isEqualTo(OverviewViewModel.SMALL);
    assertThat(small.centerX()).isEqualTo(map.viewport().centerX());
    map.move(map.viewport().sized(1000, 700));
    assertThat(overview.viewportProperty().get().width()).isEqualTo(OverviewViewModel.LARGE);
  }

  @Test
  void goesToACoordinateInAnyNotation() {
    var goTo = new GoToViewModel(map, desk.jobs());
    goTo.typedProperty().set("TWD97 248170.787 2652129.936");
    ui.until("it to be read", () -> !goTo.readings().isEmpty());
    assertThat(goTo.go()).isTrue();
    Position middle = map.viewport().place(500, 350).orElseThrow();
    assertThat(middle.lon()).isCloseTo(120.98202, within(1e-4));
    assertThat(middle.lat()).isCloseTo(23.97395, within(1e-3));
    assertThat(map.marksProperty().get().shapes()).hasSize(1);
  }

  @Test
  void saysWhatIsNoCoordinate() {
    var goTo = new GoToViewModel(map, desk.jobs());
    goTo.typedProperty().set("臺北車站");
    ui.until("it to be read", () -> goTo.unreadProperty().get());
    assertThat(goTo.go()).isFalse();
  }

  @Test
  void findsSystemsByNameInBothLanguagesAndByCode() {
    var chooser =
        new CrsChooserViewModel(desk.jobs(), CrsRegistry.WEB_MERCATOR, Optional.of(TAIPEI));
    ui.until("the names", () -> !chooser.shown().isEmpty());
    assertThat(chooser.shown()).extracting("code").startsWith("EPSG:3857", "EPSG:4326");
    chooser.typedProperty().set("3826");
    assertThat(chooser.shown().get(0).code()).isEqualTo("EPSG:3826");
    ui.until("the system", () -> chooser.crsProperty().get().isPresent());
    assertThat(chooser.crsProperty().get()).contains(CrsRegistry.TWD97_TM2_121);
    chooser.typedProperty().set("二度分帶 澎湖");
    assertThat(chooser.shown()).extracting("code").contains("EPSG:3825", "EPSG:3827");
    chooser.typedProperty().set("ETRS89 UTM 32N");
    assertThat(chooser.shown()).extracting("code").contains("EPSG:25832");
  }

  @Test
  void takesTheSystemThatWasTypedBeforeTheNamesWereRead() {
    var chooser =
        new CrsChooserViewModel(desk.jobs(), CrsRegistry.WEB_MERCATOR, Optional.of(TAIPEI));
    var taken = new ArrayList<Crs>();
    chooser.typedProperty().set("3826");
    chooser.take(taken::add);
    assertThat(taken).isEmpty();
    ui.until("the system", () -> !taken.isEmpty());
    assertThat(taken).containsExactly(CrsRegistry.TWD97_TM2_121);

    chooser.typedProperty().set("3828");
    chooser.take(taken::add);
    chooser.typedProperty().set("4326");
    ui.until("the other system", () -> chooser.crsProperty().get().isPresent());
    assertThat(taken).as("something else was typed meanwhile").hasSize(1);
  }

  @Test
  void refusesASystemThatDoesNotReachTheMap() {
    var chooser =
        new CrsChooserViewModel(desk.jobs(), CrsRegistry.WEB_MERCATOR, Optional.of(TAIPEI));
    ui.until("the names", () -> !chooser.shown().isEmpty());
    chooser.typedProperty().set("EPSG:27700");
    ui.until("a word on it", () -> !chooser.remarksProperty().get().isEmpty());
    assertThat(chooser.remarksProperty().get().get(0).english())
        .contains("EPSG:27700")
        .containsAnyOf("does not reach", "outside the area");
  }

  @Test
  void theMapStaysWhereItIsInAnotherSystem() {
    Crs tm2 = CrsRegistry.TWD97_TM2_121;
    assertThat(map.use(tm2)).isTrue();
    Position middle = map.viewport().place(500, 350).orElseThrow();
    assertThat(middle.lon()).isCloseTo(TAIPEI.lon(), within(1e-7));
    assertThat(middle.lat()).isCloseTo(TAIPEI.lat(), within(1e-7));
    map.back();
    assertThat(map.viewport().crs()).isEqualTo(CrsRegistry.WEB_MERCATOR);
  }

  @Test
  void namesWhoMadeWhatIsSeen() {
    var makers = new AttributionViewModel(desk.project(), desk.contents(), map);
    assertThat(makers.makersProperty().getValue()).isEqualTo(List.of());
    desk.project().edit(org.tutai.viewer.words.Text.same("x"), now -> now.withBase(ThemeBase.NONE));
    assertThat(makers.makersProperty().getValue()).isEqualTo(List.of());
  }

  @Test
  void taiwanFillsTheMapWhenThereIsNoLayer() {
    assertThat(Extents.of(desk.project().map(), desk.layers())).isEqualTo(Extents.TAIWAN);
    Viewport seen = Extents.seen(Extents.TAIWAN, map.viewport()).orElseThrow();
    double[] corner = seen.pixel(new Position(119.2, 21.8));
    assertThat(corner[0]).isBetween(0.0, 500.0);
    assertThat(corner[1]).isBetween(350.0, 700.0);
  }

  @Test
  void theOverviewStaysWideEnoughToKnowThePlace() {
    var overview = new OverviewViewModel(map);
    Viewport now = map.viewport();
    map.go(now.zoomed(now.scaleDenominator() / 1000, now.width() / 2.0, now.height() / 2.0));
    Viewport small = overview.viewportProperty().get();
    assertThat(small.width() * small.unitsPerPixel()).isCloseTo(16_000, within(1.0));
    assertThat(overview.boxProperty().get().width()).isBetween(8.0, 20.0);
    map.move(map.viewport().centred(small.mapX(100), small.mapY(90)));
    assertThat(overview.viewportProperty().get()).as("it need not move").isEqualTo(small);
  }
}

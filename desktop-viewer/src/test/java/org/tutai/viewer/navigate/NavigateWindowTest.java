package org.tutai.viewer.navigate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeBase;
import org.tutai.viewer.app.WindowTest;
import org.tutai.viewer.map.Viewport;

/** Moving about the map in the whole window. */
class NavigateWindowTest extends WindowTest {

  private static final Position TAIPEI = new Position(121.5637, 25.0375);
  private static final double SCALE = 250_000;

  private Viewport seen() {
    return onFx(() -> bench().map().viewport());
  }

  private void goTo(Position place, double scale) {
    runOnFx(
        () -> {
          Viewport there = seen().centred(place);
          bench()
              .map()
              .go(
                  there.zoomed(
                      there.scaleDenominator() / scale, there.width() / 2.0, there.height() / 2.0));
        });
    ready();
  }

  private void openVillages() {
    Path data = Path.of(System.getProperty("tutai.shared", "../shared"), "data");
    Path villages = data.resolve("shp_big5_3826_nocpg/tw_village.shp");
    Assumptions.assumeTrue(Files.exists(villages), "the shared data are not here");
    open(villages);
  }

  @Test
  void aBoxIsZoomedToAndTheViewsBeforeComeBack() {
    openVillages();
    goTo(TAIPEI, SCALE);
    Viewport before = seen();
    assertThat(find("#tool-map.next", ButtonBase.class).isDisabled()).isTrue();
    run("map.zoom-box");
    moveTo(mapPane(), 300, 200);
    robot().press(MouseButton.PRIMARY);
    moveTo(mapPane(), 450, 300);
    moveTo(mapPane(), 620, 420);
    judge("navigate-zoom-box");
    robot().release(MouseButton.PRIMARY);
    ready();
    assertThat(seen().scaleDenominator()).isLessThan(before.scaleDenominator() * 0.6);
    assertThat(onFx(() -> bench().map().toolProperty().get())).isPresent();
    press(KeyCode.ESCAPE);
    assertThat(onFx(() -> bench().map().toolProperty().get())).isEmpty();
    Viewport near = seen();
    clickOn("#tool-map.previous");
    assertThat(seen()).isEqualTo(before);
    clickOn("#tool-map.next");
    assertThat(seen()).isEqualTo(near);
    clickOn("#zoom-out");
    assertThat(seen().unitsPerPixel()).isCloseTo(near.unitsPerPixel() * 2, within(1e-9));
    clickOn("#tool-map.full");
    ready();
    assertThat(seen().scaleDenominator()).isGreaterThan(1_000_000);
    judge("navigate-full");
  }

  @Test
  void thePointersPlaceIsWrittenInTheSystemThatIsChosen() {
    openVillages();
    goTo(TAIPEI, 25_000);
    moveTo(mapPane(), seen().width() / 2.0, seen().height() / 2.0);
    clickOn("#pointer-coordinates");
    clickOn("TWD97 TM2");
    moveTo(mapPane(), seen().width() / 2.0, seen().height() / 2.0);
    assertThat(find("#pointer-coordinates", ButtonBase.class).getText()).contains("306");
    clickOn("#pointer-coordinates");
    clickOn("Another system…");
    type("Name or code, such as TWD97 or 3826", "3825");
    press(KeyCode.ENTER);
    moveTo(mapPane(), seen().width() / 2.0 + 1, seen().height() / 2.0);
    assertThat(find("#pointer-coordinates", ButtonBase.class).getText()).contains("EPSG:3825");
    judge("navigate-pointer-chosen");
  }

  @Test
  void theSystemOfTheMapIsChangedAndTheMapStaysInPlace() {
    openVillages();
    goTo(TAIPEI, SCALE);
    clickOn("#map-crs");
    waitFor("systems", () -> isShown("Use it"));
    type("Name or code, such as TWD97 or 3826", "TWD97");
    judge("navigate-crs");
    type("Name or code, such as TWD97 or 3826", "no such system");
    judge("navigate-crs-none");
    type("Name or code, such as TWD97 or 3826", "3826");
    press(KeyCode.ENTER);
    ready();
    assertThat(seen().crs()).isEqualTo(CrsRegistry.TWD97_TM2_121);
    Position middle = seen().place(seen().width() / 2.0, seen().height() / 2.0).orElseThrow();
    assertThat(middle.lon()).isCloseTo(TAIPEI.lon(), within(1e-6));
    judge("navigate-crs-used");
  }

  @Test
  void aTypedScaleIsTakenAndNonsenseIsShownAsSuch() {
    goTo(TAIPEI, SCALE);
    type("Scale of the map, such as 1:25,000", "nonsense");
    press(KeyCode.ENTER);
    judge("navigate-scale-wrong");
    type("Scale of the map, such as 1:25,000", "1:50000");
    press(KeyCode.ENTER);
    assertThat(seen().scaleDenominator()).isCloseTo(50_000, within(1.0));
    assertThat(find("#scale-field", TextField.class).getText()).isEqualTo("1:50,000");
  }

  @Test
  void aTypedCoordinateIsGoneTo() {
    goTo(TAIPEI, SCALE);
    run("map.go-to");
    judge("navigate-go-to-empty");
    type("Coordinate in any notation", "hello");
    judge("navigate-go-to-unread");
    type("Coordinate in any notation", "250000 2650000");
    judge("navigate-go-to");
    press(KeyCode.ENTER);
    ready();
    Position middle = seen().place(seen().width() / 2.0, seen().height() / 2.0).orElseThrow();
    assertThat(middle.lat()).isCloseTo(23.95, within(0.05));
    assertThat(isShown("#go-to-typed")).isFalse();
  }

  @Test
  void theOverviewMovesTheMapAndGoesAway() {
    openVillages();
    goTo(TAIPEI, SCALE);
    Viewport before = seen();
    var small = find("#overview-map");
    drag(small, 88, 88, 108, 88);
    ready();
    assertThat(seen().centerX()).isGreaterThan(before.centerX());
    assertThat(seen().centerY()).isCloseTo(before.centerY(), within(before.unitsPerPixel() * 40));
    moveTo(small, 20, 150);
    judge("navigate-overview");
    clickOn("Hide overview map");
    assertThat(isShown("#overview-map")).isFalse();
    clickOn("Show overview map");
    assertThat(isShown("#overview-map")).isTrue();
    clickOn("Hide overview map");
    run("map.base");
    ready();
    assertThat(onFx(() -> bench().project().map().base())).isEqualTo(ThemeBase.NONE);
    judge("navigate-base-off");
  }
}

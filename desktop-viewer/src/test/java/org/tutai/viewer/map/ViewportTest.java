package org.tutai.viewer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.theme.Position;

class ViewportTest {

  private static final Crs TM2 = CrsRegistry.byCode("EPSG:3826").orElseThrow();

  private static Viewport mercator(double x, double y, double units) {
    return new Viewport(CrsRegistry.WEB_MERCATOR, x, y, units, 800, 600);
  }

  @Test
  void whatLiesUnderAPixelStaysThereWhenZooming() {
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      double factor = Math.pow(10, 2 * random.nextDouble() - 1);
      int x = random.nextInt(800);
      int y = random.nextInt(600);
      Viewport before = mercator(13_464_000, 2_725_000, 50);
      Viewport after = before.zoomed(factor, x, y);
      assertThat(after.mapX(x)).isCloseTo(before.mapX(x), within(1e-6));
      assertThat(after.mapY(y)).isCloseTo(before.mapY(y), within(1e-6));
      Viewport back = after.zoomed(1 / factor, x, y);
      assertThat(back.centerX()).isCloseTo(before.centerX(), within(1e-5));
      assertThat(back.unitsPerPixel()).isCloseTo(before.unitsPerPixel(), within(1e-9));
    }
  }

  @Test
  void pansThereAndBack() {
    var random = new Random(8);
    for (int i = 0; i < 200; i++) {
      int dx = random.nextInt(10_000) - 5_000;
      int dy = random.nextInt(10_000) - 5_000;
      Viewport here = mercator(13_464_000, 2_725_000, 50);
      Viewport moved = here.panned(dx, dy);
      assertThat(moved.pixelX(here.mapX(100))).isCloseTo(100 + dx, within(1e-6));
      assertThat(moved.pixelY(here.mapY(100))).isCloseTo(100 + dy, within(1e-6));
      assertThat(moved.panned(-dx, -dy).centerX()).isCloseTo(here.centerX(), within(1e-6));
    }
  }

  @Test
  void aPlaceOfTaiwanIsFoundAgainInAnyOfItsSystems() {
    var random = new Random(9);
    for (int i = 0; i < 100; i++) {
      var place = new Position(119 + 3.5 * random.nextDouble(), 21.5 + 4 * random.nextDouble());
      for (String code : new String[] {"EPSG:3826", "EPSG:3857", "EPSG:4326", "EPSG:3825"}) {
        Crs crs = CrsRegistry.byCode(code).orElseThrow();
        Viewport view = mercator(13_464_000, 2_725_000, 50).in(crs).orElseThrow().centred(place);
        double[] pixel = view.pixel(place);
        assertThat(pixel[0]).as(code).isCloseTo(400, within(0.01));
        assertThat(pixel[1]).as(code).isCloseTo(300, within(0.01));
        Position back = view.place(pixel[0], pixel[1]).orElseThrow();
        assertThat(back.lon()).isCloseTo(place.lon(), within(1e-7));
        assertThat(back.lat()).isCloseTo(place.lat(), within(1e-7));
      }
    }
  }

  @Test
  void anotherSystemShowsAboutTheSamePlaceAndScaleAndComesBack() {
    Viewport here = mercator(13_464_000, 2_725_000, 50);
    Viewport there = here.in(TM2).orElseThrow();
    assertThat(there.unitsPerPixel()).isBetween(44.0, 47.0);
    Viewport back = there.in(CrsRegistry.WEB_MERCATOR).orElseThrow();
    assertThat(back.centerX()).isCloseTo(here.centerX(), within(0.01));
    assertThat(back.unitsPerPixel()).isCloseTo(here.unitsPerPixel(), within(0.1));
  }

  @Test
  void thePoleIsNoPlaceForMercator() {
    Viewport pole = new Viewport(CrsRegistry.byCode("EPSG:4326").orElseThrow(), 121, 90, 0.1, 9, 9);
    assertThat(pole.in(CrsRegistry.WEB_MERCATOR).map(Viewport::bounds).map(Bounds::maxY))
        .satisfiesAnyOf(
            there -> assertThat(there).isEmpty(),
            there -> assertThat(there.orElseThrow()).isFinite());
    assertThat(pole.place(4, -20)).isEmpty();
  }

  @Test
  void goesOnBeyondTheAntimeridian() {
    Viewport east = mercator(20_037_508, 0, 1000);
    assertThat(east.place(700, 300).orElseThrow().lon()).isBetween(182.0, 183.0);
  }

  @Test
  void neitherEndsNorVanishesWhenZoomedForEver() {
    Viewport view = mercator(13_464_000, 2_725_000, 50);
    assertThat(view.zoomed(1e12, 0, 0).unitsPerPixel()).isEqualTo(0.005);
    assertThat(view.zoomed(1e-12, 0, 0).unitsPerPixel()).isEqualTo(200_000);
  }

  @Test
  void refusesWhatIsNoWindow() {
    assertThatThrownBy(() -> mercator(Double.NaN, 0, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> mercator(0, 0, 0)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> mercator(0, 0, 1).sized(0, 5)).hasMessageContaining("1 x 1");
  }
}

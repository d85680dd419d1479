package org.tutai.viewer.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.theme.Kept;
import org.tutai.geo.theme.Position;
import org.tutai.geo.theme.ThemeView;
import org.tutai.viewer.map.Viewport;

class ThemeViewsTest {

  private static final Viewport WINDOW =
      new Viewport(CrsRegistry.WEB_MERCATOR, 13_464_000, 2_725_000, 800, 1000, 700);

  @ParameterizedTest
  @CsvSource({
    "EPSG:3857, 13500000, 2800000, 12.3",
    "EPSG:3826, 302000, 2770000, 5",
    "EPSG:4326, 121.5, 25.05, 0.0001",
    "EPSG:3828, 250000, 2650000, 40"
  })
  void aViewportComesBackAsItWas(String code, double x, double y, double units) {
    var viewport = new Viewport(CrsRegistry.byCode(code).orElseThrow(), x, y, units, 1200, 800);
    ThemeView view = ThemeViews.of(viewport, ThemeView.TAIWAN);
    assertThat(view.crs()).isEqualTo(code);
    Viewport again = ThemeViews.viewport(view, WINDOW.sized(1200, 800));
    assertThat(again.crs()).isEqualTo(viewport.crs());
    double pixels = 1e-3;
    assertThat(again.centerX()).isCloseTo(x, within(units * pixels));
    assertThat(again.centerY()).isCloseTo(y, within(units * pixels));
    assertThat(again.unitsPerPixel()).isCloseTo(units, within(units * 1e-6));
  }

  @Test
  void aSmallerWindowShowsTheWholeAndALargerOneTheSameScale() {
    ThemeView view = ThemeViews.of(WINDOW, ThemeView.TAIWAN);
    assertThat(view.size()).contains(new ThemeView.Size(1000, 700));
    Viewport small = ThemeViews.viewport(view, WINDOW.sized(500, 600));
    assertThat(small.unitsPerPixel()).isCloseTo(1600, within(1e-6));
    Viewport low = ThemeViews.viewport(view, WINDOW.sized(2000, 350));
    assertThat(low.unitsPerPixel()).isCloseTo(1600, within(1e-6));
    Viewport large = ThemeViews.viewport(view, WINDOW.sized(2000, 1400));
    assertThat(large.unitsPerPixel()).isCloseTo(800, within(1e-6));
  }

  @Test
  void zoomCountsInTheWebMercatorPyramid() {
    var world = new Viewport(CrsRegistry.WEB_MERCATOR, 0, 0, 156543.03392804097 / 4, 256, 256);
    assertThat(ThemeViews.of(world, ThemeView.TAIWAN).zoom()).isCloseTo(2, within(1e-9));
  }

  @Test
  void rotationAndUnknownMembersStay() {
    var extra =
        Kept.of(
            com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("pitch", 30));
    var known = new ThemeView(new Position(121, 23), 8, 15, "EPSG:3857", extra);
    ThemeView view = ThemeViews.of(WINDOW, known);
    assertThat(view.rotation()).isEqualTo(15);
    assertThat(view.extra()).isEqualTo(extra);
  }

  @Test
  void anUnknownCrsIsSeenInWebMercator() {
    var view = new ThemeView(new Position(121, 23), 8, 0, "EPSG:999999", Kept.NONE);
    assertThat(ThemeViews.viewport(view, WINDOW).crs()).isEqualTo(CrsRegistry.WEB_MERCATOR);
  }

  @Test
  void aWindowOntoNothingKeepsTheViewThatWasThere() {
    var nowhere = new Viewport(CrsRegistry.WEB_MERCATOR, 1e30, 1e30, 800, 1000, 700);
    assertThat(ThemeViews.of(nowhere, ThemeView.TAIWAN)).isEqualTo(ThemeView.TAIWAN);
  }

  @Test
  void thePoleIsNoPlaceOfWebMercatorAndTheWindowStays() {
    var view = new ThemeView(new Position(0, 90), 3, 0, "EPSG:3857", Kept.NONE);
    assertThat(ThemeViews.viewport(view, WINDOW).width()).isEqualTo(1000);
  }
}

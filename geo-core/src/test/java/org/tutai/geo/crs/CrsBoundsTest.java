package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CrsBoundsTest {

  @Test
  void degreesStayDegrees() {
    var taiwan = new Bounds(120, 21.8, 122, 25.3);
    assertThat(CrsBounds.ofLonLat(taiwan, CrsRegistry.WGS84)).contains(taiwan);
  }

  @Test
  void holdsTheBulgeOfCurvedSides() {
    var wide = new Bounds(119, 22, 123, 25);
    Bounds plane = CrsBounds.ofLonLat(wide, CrsRegistry.TWD97_TM2_121).orElseThrow();
    double[] southOfMiddle = {121, 22};
    CrsRegistry.TWD97_TM2_121.fromLonLat().transform(southOfMiddle, 0, southOfMiddle, 0, 1);
    assertThat(plane.minY()).isCloseTo(southOfMiddle[1], within(1e-6));
    assertThat(plane.contains(southOfMiddle[0], southOfMiddle[1])).isTrue();
  }

  @Test
  void theWorldIsCutToWhatTheSystemCanShow() {
    Bounds mercator =
        CrsBounds.ofLonLat(Bounds.WORLD_LON_LAT, CrsRegistry.WEB_MERCATOR).orElseThrow();
    assertThat(mercator.maxY()).isCloseTo(20037508.34, within(0.01));
    assertThat(mercator.minX()).isCloseTo(-20037508.34, within(0.01));
  }

  @Test
  void whatLiesElsewhereHasNoBounds() {
    assertThat(CrsBounds.ofLonLat(new Bounds(-70, -10, -60, 10), CrsRegistry.TWD97_TM2_121))
        .isEmpty();
  }

  @Test
  void aPointHasBoundsOfNoArea() {
    Bounds point =
        CrsBounds.ofLonLat(new Bounds(121, 25, 121, 25), CrsRegistry.TWD97_TM2_121).orElseThrow();
    assertThat(point.minX()).isCloseTo(250000, within(1e-3));
    assertThat(point.width()).isCloseTo(0, within(1e-6));
  }
}

package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tutai.geo.crs.TransverseMercatorTest.apply;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class WebMercatorTest {

  @Test
  void givesTheExampleOfEpsgGuidanceNote7Part2() {
    // IOGP 373-7-2, "Popular Visualisation Pseudo Mercator": 24°22'54.433"N 100°20'W.
    double lat = 24 + 22 / 60.0 + 54.433 / 3600;
    double lon = -(100 + 20 / 60.0);
    double[] p = apply(CrsRegistry.WEB_MERCATOR.fromLonLat(), lon, lat);
    assertThat(p[0]).isCloseTo(-11169055.58, within(0.005));
    assertThat(p[1]).isCloseTo(2800000.00, within(0.02));
  }

  @Test
  void squareEndsAtTheLimit() {
    double[] p = apply(CrsRegistry.WEB_MERCATOR.fromLonLat(), 180, WorldGrid.MERCATOR_LIMIT);
    assertThat(p[0]).isEqualTo(20037508.342789244);
    assertThat(p[1]).isCloseTo(20037508.342789244, within(1e-7));
  }

  @Test
  void polesAreNowhere() {
    assertThat(apply(CrsRegistry.WEB_MERCATOR.fromLonLat(), 0, 90)).containsOnly(Double.NaN);
    assertThat(apply(CrsRegistry.WEB_MERCATOR.fromLonLat(), 0, -91)).containsOnly(Double.NaN);
    assertThat(apply(CrsRegistry.WEB_MERCATOR.toLonLat(), 0, Double.POSITIVE_INFINITY))
        .containsOnly(Double.NaN);
  }

  @Property(tries = 1000)
  void comesBack(
      @ForAll @DoubleRange(min = -540, max = 540) double lon,
      @ForAll @DoubleRange(min = -89.9, max = 89.9) double lat) {
    double[] p = apply(CrsRegistry.WEB_MERCATOR.fromLonLat(), lon, lat);
    double[] back = apply(CrsRegistry.WEB_MERCATOR.toLonLat(), p[0], p[1]);
    assertThat(back[0]).isCloseTo(lon, within(1e-12));
    assertThat(back[1]).isCloseTo(lat, within(1e-12));
  }

  @Property(tries = 500)
  void agreesWithTheGrid(
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = -85, max = 85) double lat) {
    double[] p = apply(CrsRegistry.WEB_MERCATOR.fromLonLat(), lon, lat);
    assertThat(WorldGrid.ofMercatorMetres(p[0])).isCloseTo(WorldGrid.xOfLon(lon), within(1e-5));
    assertThat(WorldGrid.ofMercatorMetres(p[1])).isCloseTo(WorldGrid.yOfLat(lat), within(1e-5));
  }
}

package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tutai.geo.crs.TransverseMercatorTest.apply;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TransformsTest {

  @Property(tries = 1000)
  void goingThereAndBackChangesNothing(
      @ForAll("systems") Crs from,
      @ForAll("systems") Crs to,
      @ForAll @DoubleRange(min = 115, max = 125) double lon,
      @ForAll @DoubleRange(min = 15, max = 30) double lat) {
    double[] start = apply(from.fromLonLat(), lon, lat);
    double[] there = apply(Transforms.between(from, to), start[0], start[1]);
    double[] back = apply(Transforms.between(to, from), there[0], there[1]);
    double micrometre = 1e-6 / from.metresPerUnit();
    assertThat(back[0]).isCloseTo(start[0], within(micrometre));
    assertThat(back[1]).isCloseTo(start[1], within(micrometre));
  }

  @Provide
  Arbitrary<Crs> systems() {
    return Arbitraries.of(CrsRegistry.wellKnown());
  }

  @Test
  void zonesMeetByWayOfLongitudeAndLatitude() {
    double[] in121 = apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 120, 23.5);
    double[] in119 =
        apply(
            Transforms.between(CrsRegistry.TWD97_TM2_121, CrsRegistry.TWD97_TM2_119),
            in121[0],
            in121[1]);
    // 120° E is one degree from either meridian.
    assertThat(in119[0]).isCloseTo(500000 - in121[0], within(1e-6));
    assertThat(in119[1]).isCloseTo(in121[1], within(1e-6));
  }

  @Test
  void degreesStayBitForBit() {
    double[] p = apply(Transforms.between(CrsRegistry.WGS84, CrsRegistry.TWD97), 0.1 + 0.2, 1e-300);
    assertThat(p).containsExactly(0.1 + 0.2, 1e-300);
    double[] q =
        apply(Transforms.between(CrsRegistry.WEB_MERCATOR, CrsRegistry.WEB_MERCATOR), 7, 8);
    assertThat(q).containsExactly(7, 8);
  }

  @Test
  void whatIsNoPlaceBecomesNaN() {
    assertThat(apply(Transforms.between(CrsRegistry.WGS84, CrsRegistry.TWD97), 120, 91))
        .containsOnly(Double.NaN);
    assertThat(apply(Transforms.between(CrsRegistry.WEB_MERCATOR, CrsRegistry.TWD97_TM2_121), 0, 0))
        .containsOnly(Double.NaN);
  }

  @Test
  void transformsManyPointsFromOneArrayToAnother() {
    double[] source = {0, 120, 23, 121, 24};
    double[] target = new double[6];
    Transforms.between(CrsRegistry.WGS84, CrsRegistry.TWD97_TM2_121)
        .transform(source, 1, target, 2, 2);
    assertThat(source).containsExactly(0, 120, 23, 121, 24);
    assertThat(target[0]).isZero();
    assertThat(target[4]).isCloseTo(250000, within(1e-9));
  }
}

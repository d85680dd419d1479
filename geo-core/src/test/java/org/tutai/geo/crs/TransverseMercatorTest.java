package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TransverseMercatorTest {

  private static final double MICROMETRE_IN_DEGREES = 1e-6 / 111_320;

  @Test
  void givesTheExampleOfEpsgGuidanceNote7Part2() {
    // IOGP 373-7-2, "Transverse Mercator", the British National Grid: 50°30'N 0°30'E.
    var airy = new Ellipsoid(6377563.396, 299.3249646);
    var grid = new TransverseMercator.Parameters(airy, -2, 49, 0.9996012717, 400000, -100000, 1);
    double[] p = apply(new TransverseMercator(grid).forward(), 0.5, 50.5);
    assertThat(p[0]).isCloseTo(577274.99, within(0.01));
    assertThat(p[1]).isCloseTo(69740.50, within(0.01));
  }

  @Test
  void placesHuzishanWhereItsPublishedTwd97CoordinatesAre() {
    // From the documentation of the Python package twd97 (MIT), which cites the Satellite Survey
    // Center of Taiwan's Ministry of the Interior: a series to 1 mm.
    double[] p = apply(CrsRegistry.TWD97_TM2_121.toLonLat(), 248170.787, 2652129.936);
    assertThat(p[0]).isCloseTo(120.98202461950673, within(1e-8));
    assertThat(p[1]).isCloseTo(23.97387462949248, within(1e-8));
  }

  @Test
  void northingOnTheCentralMeridianIsTheArcOfTheMeridian() {
    for (double lat : new double[] {-90, -45, 10, 23.5, 25.0375, 60, 89.9, 90}) {
      double[] p = apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 121, lat);
      assertThat(p[0]).isCloseTo(250000, within(1e-9));
      assertThat(p[1]).as("at %s", lat).isCloseTo(0.9999 * meridianArc(lat), within(1e-7));
    }
  }

  @Test
  void honoursLatitudeOfOriginAndUnit() {
    double foot = 0.3048;
    var parameters =
        new TransverseMercator.Parameters(Ellipsoid.GRS80, 121, 23, 0.9999, 250000, 1000, foot);
    double[] p = apply(new TransverseMercator(parameters).forward(), 121.5, 24);
    double[] plain = apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 121.5, 24);
    assertThat(p[0] * foot).isCloseTo(plain[0], within(1e-7));
    assertThat(p[1] * foot).isCloseTo(plain[1] - 0.9999 * meridianArc(23) + 1000, within(1e-6));
  }

  @Property(tries = 2000)
  void comesBackToWithinAMicrometreInTheDomain(
      @ForAll @DoubleRange(min = -40, max = 40) double fromMeridian,
      @ForAll @DoubleRange(min = -89.99, max = 89.99) double lat) {
    double[] p = apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 121 + fromMeridian, lat);
    double[] back = apply(CrsRegistry.TWD97_TM2_121.toLonLat(), p[0], p[1]);
    double shrink = Math.cos(Math.toRadians(lat));
    assertThat((back[0] - 121 - fromMeridian) * shrink).isCloseTo(0, within(MICROMETRE_IN_DEGREES));
    assertThat(back[1]).isCloseTo(lat, within(MICROMETRE_IN_DEGREES));
  }

  @Property(tries = 500)
  void isConformal(
      @ForAll @DoubleRange(min = -40, max = 40) double fromMeridian,
      @ForAll @DoubleRange(min = -80, max = 80) double lat) {
    double lon = 121 + fromMeridian;
    double step = 1e-4;
    CoordinateTransform t = CrsRegistry.TWD97_TM2_121.fromLonLat();
    double[] east = difference(apply(t, lon + step, lat), apply(t, lon - step, lat));
    double[] north = difference(apply(t, lon, lat + step), apply(t, lon, lat - step));
    double e2 = (2 - 1 / 298.257222101) / 298.257222101;
    double sin = Math.sin(Math.toRadians(lat));
    double cos = Math.cos(Math.toRadians(lat));
    double parallel = cos / Math.sqrt(1 - e2 * sin * sin);
    double meridian = (1 - e2) / Math.pow(1 - e2 * sin * sin, 1.5);
    double scale = Math.hypot(east[0], east[1]) / parallel;
    assertThat(Math.hypot(north[0], north[1]) / meridian).isCloseTo(scale, within(scale * 1e-6));
    double dot = east[0] * north[0] + east[1] * north[1];
    assertThat(dot / (Math.hypot(east[0], east[1]) * Math.hypot(north[0], north[1])))
        .isCloseTo(0, within(1e-6));
  }

  @Test
  void inverseFindsThePole() {
    double[] pole = apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 121, 90);
    assertThat(apply(CrsRegistry.TWD97_TM2_121.toLonLat(), pole[0], pole[1])[1])
        .isCloseTo(90, within(1e-9));
  }

  @Test
  void staysWithinATenthOfAMillimetreUpToItsLimit() {
    for (double lat = -89; lat <= 89; lat++) {
      double[] p = apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 121 + 59.9, lat);
      double[] back = apply(CrsRegistry.TWD97_TM2_121.toLonLat(), p[0], p[1]);
      double shrink = Math.cos(Math.toRadians(lat));
      assertThat((back[0] - 121 - 59.9) * shrink * 111_320).isCloseTo(0, within(1e-4));
      assertThat((back[1] - lat) * 111_320).isCloseTo(0, within(1e-4));
    }
  }

  @Test
  void isSymmetricAboutMeridianAndEquator() {
    CoordinateTransform t = CrsRegistry.TWD97_TM2_121.fromLonLat();
    double[] p = apply(t, 123, 24);
    assertThat(apply(t, 119, 24)).containsExactly(new double[] {500000 - p[0], p[1]}, within(1e-9));
    assertThat(apply(t, 123, -24)).containsExactly(new double[] {p[0], -p[1]}, within(1e-9));
  }

  @Test
  void givesNaNWhereItIsNotDefined() {
    double[][] places = {
      {121 + 61, 0}, {-59, 25}, {121, 90.1}, {121, Double.NaN}, {Double.POSITIVE_INFINITY, 0}
    };
    for (double[] place : places) {
      assertThat(apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), place[0], place[1]))
          .containsExactly(Double.NaN, Double.NaN);
    }
    double[][] positions = {
      {1e9, 0}, {250000, 3e7}, {Double.NaN, 0}, {0, Double.NEGATIVE_INFINITY}
    };
    for (double[] p : positions) {
      assertThat(apply(CrsRegistry.TWD97_TM2_121.toLonLat(), p[0], p[1]))
          .containsExactly(Double.NaN, Double.NaN);
    }
  }

  @Test
  void takesLongitudesOfAnotherTurn() {
    CoordinateTransform t = CrsRegistry.utm(60, true).fromLonLat();
    double[] p = apply(t, 183, 10);
    double[] q = apply(t, -177, 10);
    assertThat(q[0]).isCloseTo(p[0], within(1e-8));
    assertThat(q[1]).isCloseTo(p[1], within(1e-8));
  }

  @Test
  void worksInPlaceAndWithOffsets() {
    double[] data = {-1, 121.5, 24, 120.5, 23, -1};
    double[] expected1 = apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 121.5, 24);
    double[] expected2 = apply(CrsRegistry.TWD97_TM2_121.fromLonLat(), 120.5, 23);
    CrsRegistry.TWD97_TM2_121.fromLonLat().transform(data, 1, data, 1, 2);
    assertThat(data)
        .containsExactly(-1, expected1[0], expected1[1], expected2[0], expected2[1], -1);
  }

  @Test
  void refusesNonsenseParameters() {
    assertThatThrownBy(
            () ->
                new TransverseMercator.Parameters(
                    Ellipsoid.GRS80, 121, 0, Double.NaN, 250000, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scale factor")
        .hasMessageContaining("got: NaN");
  }

  /** The arc from the equator by Simpson's rule over the radius of curvature, in metres. */
  private static double meridianArc(double lat) {
    double f = 1 / 298.257222101;
    double e2 = f * (2 - f);
    int steps = 2000;
    double h = Math.toRadians(lat) / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double s = Math.sin(i * h);
      double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * 6378137 * (1 - e2) / Math.pow(1 - e2 * s * s, 1.5);
    }
    return sum * h / 3;
  }

  private static double[] difference(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1]};
  }

  static double[] apply(CoordinateTransform transform, double x, double y) {
    double[] p = {x, y};
    transform.transform(p, 0, p, 0, 1);
    return p;
  }
}

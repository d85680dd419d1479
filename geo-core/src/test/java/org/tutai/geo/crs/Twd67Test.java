package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Twd67Test {

  private static final double METRES_PER_DEGREE = 111_320;

  private static double[] transform(Crs from, Crs to, double x, double y) {
    double[] point = {x, y};
    Transforms.between(from, to).transform(point, 0, point, 0, 1);
    return point;
  }

  /** The datum's origin, in both systems as surveyed: within half a metre. */
  @Test
  void originAtHuzishanIsWhereTheSurveyPutIt() {
    double[] twd97 =
        transform(CrsRegistry.TWD67_TM2_121, CrsRegistry.TWD97_TM2_121, 247_342.198, 2_652_335.851);
    assertThat(twd97[0]).isCloseTo(248_170.787, within(0.4));
    assertThat(twd97[1]).isCloseTo(2_652_129.936, within(0.4));
  }

  /** By definition 120°58′25.975″ E, 23°58′32.340″ N. */
  @Test
  void originAtHuzishanHasTheDegreesOfItsDefinition() {
    double lon = 120 + 58 / 60.0 + 25.975 / 3600;
    double lat = 23 + 58 / 60.0 + 32.340 / 3600;
    double[] plane = transform(CrsRegistry.TWD67, CrsRegistry.TWD67_TM2_121, lon, lat);
    assertThat(plane[0]).isCloseTo(247_342.198, within(0.01));
    assertThat(plane[1]).isCloseTo(2_652_335.851, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "247342.198, 2652335.851, 248171.125, 2652129.949",
    "304000, 2770000, 304830.57, 2769796.29",
    "180000, 2500000, 180826.89, 2499791.30"
  })
  void followsThePublishedFormula(double x67, double y67, double x97, double y97) {
    double[] found = transform(CrsRegistry.TWD67_TM2_121, CrsRegistry.TWD97_TM2_121, x67, y67);
    assertThat(found).containsExactly(new double[] {x97, y97}, within(0.006));
  }

  /** 20 points of a cadastral survey there: 829.93 m east and 203.84 m south on average. */
  @Test
  void shiftAtZhongliIsTheOneASurveyFound() {
    double[] twd97 =
        transform(CrsRegistry.TWD67_TM2_121, CrsRegistry.TWD97_TM2_121, 262_000, 2_765_000);
    assertThat(twd97[0] - 262_000).isCloseTo(829.93, within(0.5));
    assertThat(twd97[1] - 2_765_000).isCloseTo(-203.84, within(0.5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:3821", "EPSG:3827", "EPSG:3828"})
  void thereAndBackIsTheSamePlace(String code) {
    Crs crs = CrsRegistry.byCode(code).orElseThrow();
    var random = new Random(3828);
    double greatest = 0;
    for (int i = 0; i < 100_000; i++) {
      double[] lonLat = {118 + 6 * random.nextDouble(), 20 + 8 * random.nextDouble()};
      double[] back = lonLat.clone();
      crs.fromLonLat().transform(back, 0, back, 0, 1);
      crs.toLonLat().transform(back, 0, back, 0, 1);
      greatest = Math.max(greatest, Math.hypot(back[0] - lonLat[0], back[1] - lonLat[1]));
    }
    assertThat(greatest * METRES_PER_DEGREE).isLessThan(1e-5);
  }

  /** The seven-parameter shift of proj strings, reckoned with PROJ, is the second opinion. */
  @ParameterizedTest
  @CsvSource({
    // Magong and Qimei; then Taipei, Hengchun, Hualien, Lanyu, Jiayi.
    "119.566, 23.566, 5",
    "119.42, 23.21, 5",
    "121.5, 25.03, 4",
    "120.75, 22.0, 6",
    "121.6, 24, 4",
    "121.55, 22.05, 5",
    "120.45, 23.48, 4"
  })
  void staysWithinMetresOfTheGeocentricShift(double lon, double lat, double tolerance) {
    double[] degrees = transform(CrsRegistry.WGS84, CrsRegistry.TWD67, lon, lat);
    double[] back = geocentricToWgs84(degrees[0], degrees[1]);
    double east = (back[0] - lon) * METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
    double north = (back[1] - lat) * METRES_PER_DEGREE;
    assertThat(Math.hypot(east, north)).isLessThan(tolerance);
  }

  /** Textbook geocentric translation by −752, −358, −179 m; the height above either is 0. */
  private static double[] geocentricToWgs84(double lonDegrees, double latDegrees) {
    double lon = Math.toRadians(lonDegrees);
    double lat = Math.toRadians(latDegrees);
    double a = 6378160;
    double e2 = (2 - 1 / 298.25) / 298.25;
    double nu = a / Math.sqrt(1 - e2 * Math.sin(lat) * Math.sin(lat));
    double x = nu * Math.cos(lat) * Math.cos(lon) - 752;
    double y = nu * Math.cos(lat) * Math.sin(lon) - 358;
    double z = nu * (1 - e2) * Math.sin(lat) - 179;
    double e2To = (2 - 1 / 298.257223563) / 298.257223563;
    double p = Math.hypot(x, y);
    double phi = Math.atan2(z, p * (1 - e2To));
    for (int i = 0; i < 10; i++) {
      double nuTo = 6378137 / Math.sqrt(1 - e2To * Math.sin(phi) * Math.sin(phi));
      phi = Math.atan2(z + e2To * nuTo * Math.sin(phi), p);
    }
    return new double[] {Math.toDegrees(Math.atan2(y, x)), Math.toDegrees(phi)};
  }

  @Test
  void zonesAgreeOnAPlace() {
    double[] east = transform(CrsRegistry.WGS84, CrsRegistry.TWD67_TM2_121, 119.566, 23.566);
    double[] there =
        transform(CrsRegistry.TWD67_TM2_121, CrsRegistry.TWD67_TM2_119, east[0], east[1]);
    double[] lonLat = transform(CrsRegistry.TWD67_TM2_119, CrsRegistry.WGS84, there[0], there[1]);
    assertThat(lonLat).containsExactly(new double[] {119.566, 23.566}, within(1e-10));
  }

  @Test
  void areaOfUseLeavesOutKinmenAndMatsuAndTheAccuracySaysSo() {
    for (Crs crs :
        new Crs[] {CrsRegistry.TWD67, CrsRegistry.TWD67_TM2_119, CrsRegistry.TWD67_TM2_121}) {
      assertThat(crs.areaOfUse().contains(118.37, 24.44)).as("%s at Kinmen", crs).isFalse();
      assertThat(crs.areaOfUse().contains(119.95, 26.16)).as("%s at Matsu", crs).isFalse();
      assertThat(crs.accuracy().deservesRemark()).isTrue();
      assertThat(crs.accuracy().english()).contains("not defined for Kinmen and Matsu");
      assertThat(crs.accuracy().chinese()).contains("金門、馬祖無定義");
    }
    assertThat(CrsRegistry.TWD67_TM2_121.accuracy().metres()).isEqualTo(2);
    assertThat(CrsRegistry.TWD67_TM2_119.accuracy().metres()).isEqualTo(5);
  }

  @Test
  void isNowhereFarFromTaiwan() {
    double[] far = transform(CrsRegistry.WGS84, CrsRegistry.TWD67_TM2_121, -60, 10);
    assertThat(far[0]).isNaN();
    assertThat(far[1]).isNaN();
  }

  @Test
  void itsDomainIsCoveredByItsTransform() {
    for (Crs crs : new Crs[] {CrsRegistry.TWD67, CrsRegistry.TWD67_TM2_119}) {
      Bounds domain = crs.domain();
      for (double t = 0; t <= 1; t += 1 / 64.0) {
        double lon = domain.minX() + t * domain.width();
        double lat = domain.minY() + t * domain.height();
        for (double[] edge :
            new double[][] {
              {lon, domain.minY()}, {lon, domain.maxY()}, {domain.minX(), lat}, {domain.maxX(), lat}
            }) {
          double[] there = transform(CrsRegistry.WGS84, crs, edge[0], edge[1]);
          assertThat(transform(crs, CrsRegistry.WGS84, there[0], there[1]))
              .containsExactly(edge, within(1e-8));
        }
      }
    }
  }
}

package org.tutai.geo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Lengths and areas on the ellipsoid, against figures that are known otherwise. */
class GeodesicsTest {

  /** Surface of the ellipsoid of WGS 84. */
  private static final double EARTH = 510_065_621_724_088.4;

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void checkArea(String text, double squareMetres, double tolerance) {
    assertThat(Geodesics.area(wkt(text))).as(text).isCloseTo(squareMetres, within(tolerance));
  }

  private static void checkLength(String text, double metres) {
    assertThat(Geodesics.length(wkt(text))).as(text).isCloseTo(metres, within(0.001));
  }

  @Test
  void lengthsAreThoseOfTheEllipsoid() {
    checkLength("LINESTRING (0 0, 0 90)", 10_001_965.729);
    checkLength("LINESTRING (0 0, 1 0)", 111_319.491);
    checkLength("LINESTRING (0 0, 179.5 0.5)", 19_936_288.579);
    checkLength("LINESTRING (179.5 0, -179.5 0)", 111_319.491);
    checkLength("LINESTRING (179.5 0, 180.5 0)", 111_319.491);
    checkLength("POINT (121 24)", 0);
    checkLength("GEOMETRYCOLLECTION (LINESTRING (0 0, 1 0), POINT (2 2))", 111_319.491);
    checkLength("POLYGON EMPTY", 0);
  }

  /** Wellington to Salamanca, and round Antarctica, as GeographicLib's documentation gives them. */
  @Test
  void agreesWithTheExamplesOfGeographicLib() {
    checkLength("LINESTRING (174.81 -41.32, -5.50 40.96)", 19_959_679.267);
    assertThat(Geodesics.azimuth(174.81, -41.32, -5.50, 40.96))
        .isCloseTo(161.067669986160, within(1e-9));
    String antarctica =
        "POLYGON ((-58 -63.1, -74 -72.9, -102 -71.9, -102 -74.9, -131 -74.3, -163 -77.5,"
            + " 163 -77.4, 172 -71.7, 140 -65.9, 113 -65.7, 88 -66.6, 59 -66.9, 25 -69.8,"
            + " -4 -70.0, -14 -71.0, -33 -77.3, -46 -77.9, -61 -74.7, -58 -63.1))";
    checkLength(antarctica, 16_831_067.893);
    checkArea(antarctica, 13_662_703_680_020.1, 1);
  }

  @Test
  void directionsCountClockwiseFromNorth() {
    assertThat(Geodesics.azimuth(121, 24, 121, 25)).isZero();
    assertThat(Geodesics.azimuth(121, 24, 121, 23)).isEqualTo(180);
    assertThat(Geodesics.azimuth(0, 0, 1, 0)).isEqualTo(90);
    assertThat(Geodesics.azimuth(0, 0, -1, 0)).isEqualTo(270);
    assertThat(Geodesics.azimuth(179.5, 0, 180.5, 0)).isEqualTo(90);
  }

  @Property(tries = 200)
  void theWayIsAsLongAsItsStretches(
      @ForAll @DoubleRange(min = -540, max = 540) double lon1,
      @ForAll @DoubleRange(min = -90, max = 90) double lat1,
      @ForAll @DoubleRange(min = -180, max = 180) double lon2,
      @ForAll @DoubleRange(min = -90, max = 90) double lat2) {
    CoordinateSequence line = Geodesics.line(lon1, lat1, lon2, lat2, 7);
    double whole = Geodesics.distance(lon1, lat1, lon2, lat2);
    assertThat(line.size()).isEqualTo(8);
    assertThat(line.getX(0)).isCloseTo(lon1, within(1e-9));
    assertThat(line.getY(7)).isCloseTo(lat2, within(1e-9));
    for (int i = 1; i < 8; i++) {
      double part =
          Geodesics.distance(line.getX(i - 1), line.getY(i - 1), line.getX(i), line.getY(i));
      assertThat(part).isCloseTo(whole / 7, within(1e-6));
    }
  }

  @Test
  void theWayOverTheAntimeridianDoesNotJump() {
    CoordinateSequence line = Geodesics.line(170, 30, -170, 30, 4);
    assertThat(line.getX(2)).isCloseTo(180, within(1e-9));
    assertThat(line.getY(2)).isGreaterThan(30);
    assertThat(line.getX(4)).isCloseTo(190, within(1e-9));
    assertThat(Geodesics.line(121, 24, 121, 24, 2).getX(1)).isEqualTo(121);
  }

  @Test
  void aWayHasAsManyPlacesAsItsBendsNeed() {
    double[] shortOne = {121, 24, 121.001, 24.001};
    double[] longOne = {121, 24, -122, 37};
    assertThat(Geodesics.way(shortOne, 0.5).size()).isEqualTo(2);
    CoordinateSequence way = Geodesics.way(longOne, 500);
    assertThat(way.size()).isBetween(40, 100);
    assertThat(way.getX(way.size() - 1)).isCloseTo(238, within(1e-9));
    assertThat(Geodesics.way(longOne, 1e-6).size()).isEqualTo(201);
    double[] thereAndBack = {121, 24, -122, 37, 121, 24};
    assertThat(Geodesics.way(thereAndBack, 1e6).getX(Geodesics.way(thereAndBack, 1e6).size() - 1))
        .isEqualTo(121);
    assertThat(Geodesics.way(new double[0], 1).size()).isZero();
    assertThat(Geodesics.way(new double[] {5, 6}, 1).size()).isEqualTo(1);
    assertThatThrownBy(() -> Geodesics.way(shortOne, 0)).hasMessageContaining("got: 0");
  }

  @Property(tries = 100)
  void cornersOfACircleLieOnIt(
      @ForAll @DoubleRange(min = -400, max = 400) double lon,
      @ForAll @DoubleRange(min = -90, max = 90) double lat,
      @ForAll @DoubleRange(min = 0, max = 19_000_000) double metres) {
    CoordinateSequence corners = Geodesics.circle(lon, lat, metres, 12);
    for (int i = 0; i < corners.size(); i++) {
      assertThat(Geodesics.distance(lon, lat, corners.getX(i), corners.getY(i)))
          .isCloseTo(metres, within(1e-6));
      assertThat(corners.getX(i)).isBetween(lon - 180.000001, lon + 180.000001);
    }
  }

  @Test
  void areasAreThoseOfTheEllipsoid() {
    checkArea("POLYGON ((0 0, 90 0, 0 90, 0 0))", EARTH / 8, 1);
    checkArea(
        "POLYGON ((0 80, 120 80, 240 80, 0 80))",
        Geodesics.area(wkt("POLYGON ((0 -80, 240 -80, 120 -80, 0 -80))")),
        1);
    checkArea("LINESTRING (0 0, 1 1)", 0, 0);
    checkArea("POLYGON EMPTY", 0, 0);
  }

  @Test
  void aRingThatGoesRoundAPoleHasThePoleInside() {
    double cap = Geodesics.area(wkt("POLYGON ((0 89, 90 89, 180 89, 270 89, 0 89))"));
    assertThat(cap).isBetween(2.4e10, 3.9e10);
  }

  @Test
  void theWayARingTurnsAndWhereTheMapIsCutChangeNothing() {
    double area = Geodesics.area(wkt("POLYGON ((179 10, 181 10, 181 11, 179 11, 179 10))"));
    checkArea("POLYGON ((179 10, 179 11, 181 11, 181 10, 179 10))", area, 0.001);
    checkArea("POLYGON ((179 10, -179 10, -179 11, 179 11, 179 10))", area, 0.001);
    checkArea("POLYGON ((-1 10, 1 10, 1 11, -1 11, -1 10))", area, 0.001);
  }

  @Test
  void holesAreTakenOffTheAreaAndAddedToThePerimeter() {
    String outer = "(121 24, 121.1 24, 121.1 24.1, 121 24.1, 121 24)";
    String hole = "(121.02 24.02, 121.04 24.02, 121.04 24.04, 121.02 24.04, 121.02 24.02)";
    Geometry whole = wkt("POLYGON (" + outer + ")");
    Geometry taken = wkt("POLYGON (" + hole + ")");
    Geometry rest = wkt("POLYGON (" + outer + ", " + hole + ")");
    assertThat(Geodesics.area(rest))
        .isCloseTo(Geodesics.area(whole) - Geodesics.area(taken), within(1e-6));
    assertThat(Geodesics.length(rest))
        .isCloseTo(Geodesics.length(whole) + Geodesics.length(taken), within(1e-9));
  }

  @Test
  void whatIsNoPlaceIsRefused() {
    assertThatThrownBy(() -> Geodesics.distance(0, 91, 0, 0))
        .hasMessageContaining("(got: 0.0, 91.0)");
    assertThatThrownBy(() -> Geodesics.distance(Double.NaN, 0, 0, 0)).hasMessageContaining("NaN");
  }

  @Property(tries = 200)
  void aDestinationIsAsFarAwayAsWasAsked(
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = -90, max = 90) double lat,
      @ForAll @DoubleRange(min = 0, max = 360) double azimuth,
      @ForAll @DoubleRange(min = 0, max = 10_000_000) double metres) {
    Coordinate there = Geodesics.destination(lon, lat, azimuth, metres);
    assertThat(Geodesics.distance(lon, lat, there.x, there.y)).isCloseTo(metres, within(1e-6));
  }
}

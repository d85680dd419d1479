package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class AntimeridianTest {

  @Test
  void cutsAPolygonThatJumpsAtTheAntimeridian() throws ParseException {
    check(
        "POLYGON((170 60, 180 60, -180 60, -175 65, -180 70, 180 70, 170 70, 170 60))",
        "MULTIPOLYGON(((170 60, 180 60, 180 70, 170 70, 170 60)),"
            + " ((-180 60, -175 65, -180 70, -180 60)))");
    check(
        "POLYGON((175 60, -180 60, -175 65, -180 70, 175 70, 175 60))",
        "MULTIPOLYGON(((175 60, 180 60, 180 70, 175 70, 175 60)),"
            + " ((-180 60, -175 65, -180 70, -180 60)))");
  }

  @Test
  void keepsOtherPartsOfAMultipolygon() throws ParseException {
    check(
        "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 1, 0 0)),"
            + " ((179 0, -180 0, -179 1, -180 2, 179 2, 179 0)))",
        "MULTIPOLYGON(((0 0, 1 0, 1 1, 0 1, 0 0)), ((179 0, 180 0, 180 2, 179 2, 179 0)),"
            + " ((-180 0, -179 1, -180 2, -180 0)))");
  }

  @Test
  void closesARingRoundTheEarthOverItsPole() throws ParseException {
    check(
        "POLYGON((-180 -80, -90 -70, 0 -80, 90 -70, 180 -80, -180 -80))",
        "POLYGON((-180 -80, -90 -70, 0 -80, 90 -70, 180 -80, 180 -90, -180 -90, -180 -80))");
    check(
        "POLYGON((-180 80, 180 80, 90 70, 0 80, -90 70, -180 80))",
        "POLYGON((-180 80, -90 70, 0 80, 90 70, 180 80, 180 90, -180 90, -180 80))");
  }

  @Test
  void takesHolesOutOfEitherSide() throws ParseException {
    Geometry cut =
        read(
            "POLYGON((170 0, 180 0, -180 0, -170 0, -170 20, -180 20, 180 20, 170 20, 170 0),"
                + " (178 5, 178 15, 180 15, -180 15, -178 15, -178 5, -180 5, 180 5, 178 5))");
    Geometry result = Antimeridian.cut(cut);
    assertThat(result.getArea()).isCloseTo(20 * 20 - 4 * 10, within(1e-9));
    assertThat(result.getEnvelopeInternal().getMaxX()).isEqualTo(180);
    assertThat(result.contains(read("POINT(179 10)"))).isFalse();
    assertThat(result.contains(read("POINT(-179 10)"))).isFalse();
    assertThat(result.contains(read("POINT(-175 10)"))).isTrue();
    assertThat(result.contains(read("POINT(0 10)"))).isFalse();
  }

  @Test
  void takesAShellAroundThePoleAndACoastAsHoleForTheLandBetween() throws ParseException {
    Geometry result =
        Antimeridian.cut(
            read(
                "POLYGON((180 -89.9, -180 -89.9, -90 -89.9, 0 -89.9, 90 -89.9, 180 -89.9),"
                    + " (-180 -80, -90 -80, 0 -80, 90 -80, 180 -80, -180 -80))"));
    assertThat(result.getArea()).isCloseTo(360 * 9.9, within(1e-6));
  }

  @Test
  void splitsALine() throws ParseException {
    check("LINESTRING(178 0, -180 1, -178 2)", "MULTILINESTRING((178 0, 180 1), (-180 1, -178 2))");
    check("LINESTRING(178 0, 180 1, -178 2)", "MULTILINESTRING((178 0, 180 1), (-180 1, -178 2))");
    check(
        "LINESTRING(178 0, 180 1, -180 1, -178 2)",
        "MULTILINESTRING((178 0, 180 1), (-180 1, -178 2))");
  }

  @Test
  void takesWhatIsMerelyWideAtItsWord() throws ParseException {
    for (String wide :
        new String[] {
          "POLYGON((-180 -90, 180 -90, 180 90, -180 90, -180 -90))",
          "POLYGON((-180 -85, 180 -85, 180 85, -180 85, -180 -85))",
          "POLYGON((-180 0, 100 0, 100 10, -180 10, -180 0))",
          "POLYGON((-175 0, 175 0, 175 10, -175 10, -175 0))",
          "POLYGON((170 0, 190 0, 190 10, 170 10, 170 0))",
          "LINESTRING(-170 0, 170 0)",
          "MULTIPOINT((-180 0), (180 0))",
          "GEOMETRYCOLLECTION EMPTY",
          "POLYGON EMPTY"
        }) {
      Geometry geometry = read(wide);
      assertThat(Antimeridian.cut(geometry)).as(wide).isSameAs(geometry);
    }
  }

  @Test
  void survivesRingsThatCrossThemselvesOrHoldNoNumbers() throws ParseException {
    Geometry bow = read("POLYGON((179 0, -180 2, -179 0, -180 1, 180 1, 179 2, 179 0))");
    assertThat(Antimeridian.cut(bow).getEnvelopeInternal().getWidth()).isLessThanOrEqualTo(360);
    Geometry broken = read("POLYGON((179 0, -180 2, -179 NaN, 180 1, 179 2, 179 0))");
    assertThat(Antimeridian.cut(broken)).isNotNull();
  }

  private static void check(String from, String to) throws ParseException {
    Geometry result = Antimeridian.cut(read(from));
    assertThat(result.norm()).as(result.toText()).isEqualTo(read(to).norm());
  }

  private static Geometry read(String wkt) throws ParseException {
    return new WKTReader().read(wkt);
  }
}

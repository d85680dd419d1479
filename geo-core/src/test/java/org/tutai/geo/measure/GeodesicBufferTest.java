package org.tutai.geo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CancellationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GeodesicBufferTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Point point(double lon, double lat) {
    double turned = lon - 360 * Math.rint(lon / 360);
    return FACTORY.createPoint(new Coordinate(turned, lat));
  }

  private static Point away(double lon, double lat, double azimuth, double metres) {
    Coordinate there = Geodesics.destination(lon, lat, azimuth, metres);
    return point(there.x, there.y);
  }

  @Property(tries = 300)
  void holdsWhatLiesNearerThanTheDistanceAndNothingBeyond(
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = -90, max = 90) double lat,
      @ForAll @DoubleRange(min = 0, max = 360) double azimuth,
      @ForAll @DoubleRange(min = 1, max = 2_000_000) double metres) {
    Geometry area = GeodesicBuffer.of(point(lon, lat), metres);
    assertThat(area.isValid()).isTrue();
    assertThat(area.covers(away(lon, lat, azimuth, metres * 0.995))).isTrue();
    assertThat(area.covers(away(lon, lat, azimuth, metres * 1.005))).isFalse();
    assertThat(area.getEnvelopeInternal().getMinX()).isGreaterThanOrEqualTo(-180);
    assertThat(area.getEnvelopeInternal().getMaxX()).isLessThanOrEqualTo(180);
  }

  @Property(tries = 100)
  void reachesAsFarFromEveryPlaceOfALine(
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = -75, max = 75) double lat,
      @ForAll @DoubleRange(min = 0, max = 360) double course,
      @ForAll @DoubleRange(min = 1000, max = 300_000) double length,
      @ForAll @DoubleRange(min = 0, max = 1) double along,
      @ForAll @DoubleRange(min = 10, max = 50_000) double metres) {
    Coordinate from = new Coordinate(lon, lat);
    Coordinate to = Geodesics.destination(lon, lat, course, length);
    Geometry area =
        GeodesicBuffer.of(FACTORY.createLineString(new Coordinate[] {from, to}), metres);
    Coordinate on = Geodesics.destination(lon, lat, course, length * along);
    Coordinate back = Geodesics.destination(on.x, on.y, course + 90, metres * 0.99);
    assertThat(area.covers(point(back.x, back.y))).isTrue();
    assertThat(area.covers(away(lon, lat, course + 180, metres * 0.99))).isTrue();
    assertThat(area.covers(away(lon, lat, course + 180, metres * 1.01))).isFalse();
  }

  @Test
  void hasTheAreaOfACircleWhereTheEarthIsNearlyFlat() {
    double area = Geodesics.area(GeodesicBuffer.of(point(121, 23.5), 1000));
    assertThat(area).isCloseTo(Math.PI * 1e6, within(0.001 * Math.PI * 1e6));
  }

  @Test
  void addsToAPolygonAndKeepsItsInside() {
    Geometry square = wkt("POLYGON((121 24, 122 24, 122 25, 121 25, 121 24))");
    Geometry area = GeodesicBuffer.of(square, 5000);
    assertThat(area.covers(square)).isTrue();
    assertThat(area.covers(away(121, 24.5, 270, 4900))).isTrue();
    assertThat(area.covers(away(121, 24.5, 270, 5100))).isFalse();
  }

  @Test
  void narrowsAHoleAndFillsASmallOne() {
    Geometry ring =
        wkt(
            "POLYGON((121 24, 121.05 24, 121.05 24.05, 121 24.05, 121 24),"
                + "(121.02 24.02, 121.03 24.02, 121.03 24.03, 121.02 24.03, 121.02 24.02))");
    assertThat(GeodesicBuffer.of(ring, 100).covers(point(121.025, 24.025))).isFalse();
    assertThat(GeodesicBuffer.of(ring, 2000).covers(point(121.025, 24.025))).isTrue();
  }

  @Test
  void lieOnBothSidesOfTheAntimeridian() {
    Geometry area = GeodesicBuffer.of(wkt("LINESTRING(179.9 -17, -179.9 -17)"), 20_000);
    assertThat(area.covers(point(179.8, -17))).isTrue();
    assertThat(area.covers(point(-179.8, -17))).isTrue();
    assertThat(area.covers(point(0, -17))).isFalse();
    assertThat(area.getNumGeometries()).isEqualTo(2);
  }

  @Test
  void goesRoundAPole() {
    Geometry north = GeodesicBuffer.of(point(30, 89.5), 200_000);
    assertThat(north.covers(point(-150, 89.9))).isTrue();
    assertThat(north.covers(point(-150, 88))).isFalse();
    assertThat(north.getEnvelopeInternal().getMaxY()).isEqualTo(90);
    Geometry south = GeodesicBuffer.of(point(0, -90), 1_000_000);
    assertThat(Geodesics.area(south)).isCloseTo(3.13e12, within(0.02e12));
  }

  @Test
  void joinsWhatTouchesAndLeavesApartWhatDoesNot() {
    Geometry near = wkt("MULTIPOINT((121 24), (121.001 24))");
    Geometry far = wkt("MULTIPOINT((121 24), (122 24))");
    assertThat(GeodesicBuffer.of(near, 500).getNumGeometries()).isEqualTo(1);
    assertThat(GeodesicBuffer.of(far, 500).getNumGeometries()).isEqualTo(2);
  }

  @Test
  void isEmptyAroundNothing() {
    assertThat(GeodesicBuffer.of(wkt("POLYGON EMPTY"), 10).isEmpty()).isTrue();
  }

  @Test
  void refusesDistancesOutOfRangeAndCoordinatesThatAreNoPlace() {
    Point here = point(121, 24);
    assertThatThrownBy(() -> GeodesicBuffer.of(here, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got: 0");
    assertThatThrownBy(() -> GeodesicBuffer.of(here, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GeodesicBuffer.of(here, 6_000_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GeodesicBuffer.of(wkt("POINT(250000 2600000)"), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("latitude");
  }

  @Test
  void endsWhenToldSo() {
    assertThatThrownBy(
            () ->
                GeodesicBuffer.of(
                    point(121, 24),
                    10,
                    (done, total) -> {
                      throw new CancellationException();
                    }))
        .isInstanceOf(CancellationException.class);
  }
}

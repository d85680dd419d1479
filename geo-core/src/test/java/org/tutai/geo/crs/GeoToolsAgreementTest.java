package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GeoTools and its EPSG database as the second opinion on our own mathematics. */
class GeoToolsAgreementTest {

  private static final int POINTS = 100_000;

  /*
   * From the degrees of the same datum: GeoTools goes from WGS 84 to TWD97 by geocentric coordinates,
   * and its way back from those is only good to 3 mm. The last line shows that and no more.
   */
  @ParameterizedTest
  @CsvSource({
    "EPSG:3824, EPSG:3826, 116, 18, 126, 28, 0.001",
    "EPSG:3824, EPSG:3825, 114, 18, 124, 28, 0.001",
    "EPSG:4326, EPSG:32651, 118, -80, 128, 84, 0.001",
    "EPSG:4326, EPSG:32750, 112, -80, 122, 0, 0.001",
    "EPSG:4326, EPSG:3857, -180, -85, 180, 85, 0.001",
    "EPSG:4326, EPSG:3826, 116, 18, 126, 28, 0.004"
  })
  void agreesOverRandomPoints(
      String degrees,
      String code,
      double west,
      double south,
      double east,
      double north,
      double tolerance)
      throws Exception {
    Crs ours = CrsRegistry.byCode(code).orElseThrow();
    CoordinateReferenceSystem lonLat = CRS.decode(degrees, true);
    CoordinateReferenceSystem theirs = CRS.decode(code, true);
    var random = new Random(3826);
    double[] places = new double[2 * POINTS];
    for (int i = 0; i < places.length; i += 2) {
      places[i] = west + random.nextDouble() * (east - west);
      places[i + 1] = south + random.nextDouble() * (north - south);
    }
    double[] a = new double[2 * POINTS];
    double[] b = new double[2 * POINTS];
    ours.fromLonLat().transform(places, 0, a, 0, POINTS);
    CRS.findMathTransform(lonLat, theirs, true).transform(places, 0, b, 0, POINTS);
    double greatest = 0;
    for (int i = 0; i < a.length; i++) {
      greatest = Math.max(greatest, Math.abs(a[i] - b[i]));
    }
    assertThat(greatest).isLessThan(tolerance);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EPSG:4326",
        "EPSG:3824",
        "EPSG:3825",
        "EPSG:3826",
        "EPSG:3857",
        "EPSG:3821",
        "EPSG:3827",
        "EPSG:3828"
      })
  void axisOrderNameAndAreaAreThoseOfTheEpsgDatabase(String code) throws Exception {
    Crs ours = CrsRegistry.byCode(code).orElseThrow();
    CoordinateReferenceSystem theirs = CRS.decode(code);
    boolean northFirst = CRS.getAxisOrder(theirs) == CRS.AxisOrder.NORTH_EAST;
    assertThat(ours.axisOrder() == Crs.AxisOrder.NORTH_EAST).isEqualTo(northFirst);
    assertThat(theirs.getName().getCode()).isEqualTo(ours.name());
    var box = CRS.getGeographicBoundingBox(theirs);
    assertThat(ours.areaOfUse())
        .isEqualTo(
            new Bounds(
                box.getWestBoundLongitude(),
                box.getSouthBoundLatitude(),
                box.getEastBoundLongitude(),
                box.getNorthBoundLatitude()));
  }

  @Test
  void readsThePrjTextsThatWeWrite() throws Exception {
    for (Crs crs : CrsRegistry.wellKnown()) {
      String text = PrjWriter.write(crs).orElseThrow();
      assertThat(CRS.parseWKT(text)).as(text).isNotNull();
    }
    CoordinateReferenceSystem parsed =
        CRS.parseWKT(PrjWriter.write(CrsRegistry.TWD97_TM2_121).orElseThrow());
    assertThat(CRS.findMathTransform(parsed, CRS.decode("EPSG:3826"), true).isIdentity()).isTrue();
  }
}

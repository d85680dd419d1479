package org.tutai.geo.format.geojson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;

class GeoJsonGeometryTest {

  private static void check(String wkt, Crs crs, String json) throws IOException, ParseException {
    var feature = new Feature(0, new WKTReader().read(wkt), List.of());
    var written = GeoJsonGeometry.of(feature, crs, 100).orElseThrow();
    assertThat(new ObjectMapper().writeValueAsString(written)).isEqualTo(json);
  }

  @Test
  void writesEveryKind() throws Exception {
    Crs lonLat = CrsRegistry.WGS84;
    check("POINT (121 25)", lonLat, "{\"type\":\"Point\",\"coordinates\":[121.0,25.0]}");
    check(
        "MULTIPOINT ((1 2), (3 4))",
        lonLat,
        "{\"type\":\"MultiPoint\",\"coordinates\":[[1.0,2.0],[3.0,4.0]]}");
    check(
        "LINESTRING (1 2, 3 4)",
        lonLat,
        "{\"type\":\"LineString\",\"coordinates\":[[1.0,2.0],[3.0,4.0]]}");
    check(
        "MULTILINESTRING ((1 2, 3 4))",
        lonLat,
        "{\"type\":\"MultiLineString\",\"coordinates\":[[[1.0,2.0],[3.0,4.0]]]}");
    check(
        "POLYGON ((0 0, 9 0, 9 9, 0 0), (4 2, 5 2, 5 3, 4 2))",
        lonLat,
        "{\"type\":\"Polygon\",\"coordinates\":[[[0.0,0.0],[9.0,0.0],[9.0,9.0],[0.0,0.0]],"
            + "[[4.0,2.0],[5.0,2.0],[5.0,3.0],[4.0,2.0]]]}");
    check(
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))",
        lonLat,
        "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0.0,0.0],[1.0,0.0],[1.0,1.0],[0.0,0.0]]]]}");
    check(
        "GEOMETRYCOLLECTION (POINT (1 2))",
        lonLat,
        "{\"type\":\"GeometryCollection\",\"geometries\":"
            + "[{\"type\":\"Point\",\"coordinates\":[1.0,2.0]}]}");
  }

  @Test
  void turnsPlaneCoordinatesIntoDegreesOfSevenDecimals() throws Exception {
    check(
        "POINT (250000 2500000)",
        CrsRegistry.TWD97_TM2_121,
        "{\"type\":\"Point\",\"coordinates\":[121.0,22.6000807]}");
  }

  @Test
  void leavesOutWhatIsTooLargeOrNowhere() throws Exception {
    var line = new Feature(0, new WKTReader().read("LINESTRING (0 0, 1 1, 2 2)"), List.of());
    assertThat(GeoJsonGeometry.of(line, CrsRegistry.WGS84, 2)).isEmpty();
    var nowhere = new Feature(0, new WKTReader().read("POINT (0 95)"), List.of());
    assertThat(GeoJsonGeometry.of(nowhere, CrsRegistry.WGS84, 9)).isEmpty();
    assertThat(GeoJsonGeometry.of(new Feature(0, null, List.of()), CrsRegistry.WGS84, 9)).isEmpty();
  }
}

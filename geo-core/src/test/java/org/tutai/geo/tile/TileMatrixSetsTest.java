package org.tutai.geo.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.CrsRegistry;

class TileMatrixSetsTest {

  /** Rows of OGC 17-083r4, annex D: level, scale denominator, cell size, matrix width, height. */
  @ParameterizedTest
  @CsvSource({
    "WebMercatorQuad, 0, 559082264.028717, 156543.033928041, 1, 1",
    "WebMercatorQuad, 1, 279541132.014358, 78271.5169640204, 2, 2",
    "WebMercatorQuad, 12, 136494.693366386, 38.2185141425881, 4096, 4096",
    "WebMercatorQuad, 18, 2132.72958384978, 0.597164283477939, 262144, 262144",
    "WebMercatorQuad, 24, 33.3238997476528, 0.0093306919293428, 16777216, 16777216",
    "WorldCRS84Quad, 0, 279541132.014358, 0.703125, 2, 1",
    "WorldCRS84Quad, 1, 139770566.007179, 0.3515625, 4, 2",
    "WorldCRS84Quad, 10, 272989.386732772, 0.0006866455078125, 2048, 1024",
    "WorldCRS84Quad, 17, 2132.72958384978, 0.00000536441802978515, 262144, 131072",
    "WorldCRS84Quad, 23, 33.3238997476528, 0.00000008381903171539, 16777216, 8388608",
  })
  void levelsAreThoseOfTheStandard(
      String id, int zoom, double scaleDenominator, double cellSize, int width, int height) {
    TileMatrix matrix = TileMatrixSets.byId(id).orElseThrow().matrix(zoom);
    assertThat(matrix.id()).isEqualTo(Integer.toString(zoom));
    assertThat(matrix.scaleDenominator())
        .isCloseTo(scaleDenominator, within(scaleDenominator * 1e-14));
    assertThat(matrix.resolution()).isCloseTo(cellSize, within(cellSize * 1e-13));
    assertThat(matrix.matrixWidth()).isEqualTo(width);
    assertThat(matrix.matrixHeight()).isEqualTo(height);
    assertThat(matrix.tileSize()).isEqualTo(256);
  }

  @Test
  void webMercatorIsTheSquareOfTheStandard() {
    TileMatrixSet set = TileMatrixSets.byId("WebMercatorQuad").orElseThrow();
    assertThat(set.maxZoom()).isEqualTo(24);
    assertThat(set.crs().code()).isEqualTo("EPSG:3857");
    for (int zoom = 0; zoom <= 24; zoom++) {
      assertThat(set.bounds(zoom))
          .isEqualTo(
              new Bounds(
                  -20037508.342789244,
                  -20037508.342789244,
                  20037508.342789244,
                  20037508.342789244));
    }
  }

  @Test
  void worldCrs84IsTheWholeWorldInTwoTiles() {
    TileMatrixSet set = TileMatrixSets.byId("WorldCRS84Quad").orElseThrow();
    assertThat(set.maxZoom()).isEqualTo(23);
    assertThat(set.crs().code()).isEqualTo("CRS:84");
    for (int zoom = 0; zoom <= 23; zoom++) {
      assertThat(set.bounds(zoom)).isEqualTo(Bounds.WORLD_LON_LAT);
    }
    assertThat(set.bounds(new TileAddress(0, 1, 0))).isEqualTo(new Bounds(0, -90, 180, 90));
  }

  @ParameterizedTest
  @CsvSource({"TWD97TM2, EPSG:3826", "TWD97TM2Zone119, EPSG:3825"})
  void taiwansGridsStartAtRoundMetresAndHalve(String id, String crs) {
    TileMatrixSet set = TileMatrixSets.byId(id).orElseThrow();
    assertThat(set.crs().code()).isEqualTo(crs);
    assertThat(set.maxZoom()).isEqualTo(15);
    assertThat(set.matrix(0).matrixWidth()).isEqualTo(2);
    assertThat(set.matrix(0).matrixHeight()).isEqualTo(2);
    assertThat(set.matrix(0).resolution()).isEqualTo(2048);
    assertThat(set.matrix(0).scaleDenominator()).isCloseTo(7_314_285.714286, within(1e-6));
    assertThat(set.matrix(15).resolution()).isEqualTo(0.0625);
    for (int zoom = 0; zoom <= 15; zoom++) {
      assertThat(set.bounds(zoom)).isEqualTo(new Bounds(-200_000, 1_951_424, 848_576, 3_000_000));
    }
  }

  /** 臺北 101 stands at E 306,800 N 2,769,700 of TWD97 TM2 (to the hundred metres). */
  @Test
  void tileOfTaipei101IsTheOneReckonedByHand() {
    TileMatrixSet set = TileMatrixSets.byId("TWD97TM2").orElseThrow();
    // Level 9: 4 m a pixel, 1,024 m a tile: (306800 + 200000) / 1024 = 494.9, 230300 / 1024 =
    // 224.9.
    assertThat(set.tileAt(9, 306_800, 2_769_700)).contains(new TileAddress(9, 494, 224));
    assertThat(set.bounds(new TileAddress(9, 494, 224)))
        .isEqualTo(new Bounds(305_856, 2_769_600, 306_880, 2_770_624));
  }

  @Test
  void scaleDenominatorIsTheResolutionInStandardPixels() {
    for (TileMatrixSet set : TileMatrixSets.all()) {
      for (TileMatrix matrix : set.matrices()) {
        assertThat(matrix.scaleDenominator() * 0.00028)
            .isCloseTo(
                matrix.resolution() * set.crs().metresPerUnit(),
                within(matrix.resolution() * set.crs().metresPerUnit() * 1e-12));
      }
    }
  }

  @Test
  void setsAreFoundByIdAndAlias() {
    assertThat(TileMatrixSets.byId("GoogleMapsCompatible")).contains(TileMatrixSets.webMercator());
    assertThat(TileMatrixSets.all())
        .allMatch(set -> TileMatrixSets.byId(set.id()).orElseThrow() == set)
        .extracting(TileMatrixSet::id)
        .containsExactly("WebMercatorQuad", "WorldCRS84Quad", "TWD97TM2", "TWD97TM2Zone119");
    assertThat(TileMatrixSets.byId("webmercatorquad")).isEmpty();
    assertThat(TileMatrixSets.byId("")).isEmpty();
  }

  @Test
  void mapsInLatitudeLongitudeUseTheGridOfLongitudeLatitude() {
    assertThat(TileMatrixSets.of(CrsRegistry.WGS84))
        .extracting(TileMatrixSet::id)
        .containsExactly("WorldCRS84Quad");
    assertThat(TileMatrixSets.of(CrsRegistry.TWD97)).isEmpty();
  }

  @Test
  void xyzAddressOfTaipeiIsTheKnownOne() {
    // 121.5637 E, 25.0375 N by the formula of XYZ addresses.
    double x = Math.toRadians(121.5637) * 6378137;
    double y = 6378137 * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(25.0375) / 2));
    int[] columns = {0, 1, 3, 6, 13, 26, 53, 107, 214, 428, 857};
    int[] rows = {0, 0, 1, 3, 6, 13, 27, 54, 109, 219, 438};
    assertThat(IntStream.range(0, columns.length))
        .allMatch(
            z ->
                TileMatrixSets.webMercator()
                    .tileAt(z, x, y)
                    .orElseThrow()
                    .equals(new TileAddress(z, columns[z], rows[z])));
  }
}

package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.crs.Crs.AxisOrder;

class CrsRegistryTest {

  @ParameterizedTest
  @CsvSource({
    "EPSG:4326, EPSG:4326",
    "epsg:4326, EPSG:4326",
    "' EPSG:3826 ', EPSG:3826",
    "EPSG:3825, EPSG:3825",
    "EPSG:3824, EPSG:3824",
    "EPSG:3857, EPSG:3857",
    "EPSG:900913, EPSG:3857",
    "EPSG:3785, EPSG:3857",
    "CRS:84, CRS:84",
    "OGC:CRS84, CRS:84",
    "urn:ogc:def:crs:OGC:1.3:CRS84, CRS:84",
    "urn:ogc:def:crs:OGC::CRS84, CRS:84",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84, CRS:84",
    "urn:ogc:def:crs:EPSG::3826, EPSG:3826",
    "urn:ogc:def:crs:EPSG:6.18.3:3857, EPSG:3857",
    "urn:x-ogc:def:crs:EPSG::4326, EPSG:4326",
    "http://www.opengis.net/def/crs/EPSG/0/3826, EPSG:3826",
    "https://www.opengis.net/def/crs/EPSG/0/3826, EPSG:3826",
    "http://www.opengis.net/gml/srs/epsg.xml#4326, EPSG:4326",
    "EPSG:3821, EPSG:3821",
    "EPSG:3827, EPSG:3827",
    "EPSG:3828, EPSG:3828",
    "EPSG:32651, EPSG:32651",
    "EPSG:32760, EPSG:32760"
  })
  void findsEveryWayOfWritingACode(String written, String code) {
    assertThat(CrsRegistry.byCode(written)).map(Crs::code).contains(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4326",
        "EPSG:",
        ":4326",
        "EPSG:4326:",
        "EPSG:99999",
        "EPSG:32600",
        "EPSG:5773",
        "EPSG:4978",
        "EPSG:2048",
        "EPSG:999999",
        "ESRI:102008",
        "urn:ogc:def:crs:EPSG",
        "EPSG:4326' OR 1=1",
        "EPSG:٤٣٢٦",
        "http://example.org/def/crs/EPSG/0/4326"
      })
  void answersNothingForWhatItDoesNotKnow(String written) {
    assertThat(CrsRegistry.byCode(written)).isEmpty();
  }

  @Test
  void answersNothingForAVeryLongCode() {
    assertThat(CrsRegistry.byCode("EPSG:" + "1".repeat(1_000_000))).isEmpty();
  }

  @Test
  void namesPlacesInBothLanguages() {
    Crs crs = CrsRegistry.TWD97_TM2_121;
    assertThat(crs.title(Locale.ENGLISH)).isEqualTo("TWD97 / TM2 zone 121");
    assertThat(crs.title(Locale.forLanguageTag("zh-Hant-TW"))).contains("二度分帶");
    assertThat(CrsRegistry.utm(1, false).title(Locale.TAIWAN)).isEqualTo("WGS 84 / UTM zone 1S");
  }

  @Test
  void domainHoldsTheAreaOfUse() {
    for (Crs crs : CrsRegistry.wellKnown()) {
      Bounds area = crs.areaOfUse();
      assertThat(crs.domain().buffer(0.01).contains(area.minX(), area.minY())).isTrue();
      assertThat(crs.domain().buffer(0.01).contains(area.maxX(), area.maxY())).isTrue();
    }
  }

  @Test
  void axisOrderFollowsProtocolAndAuthority() {
    checkOrder("EPSG:4326", CrsAxes.Protocol.WMS_1_3_0, AxisOrder.NORTH_EAST);
    checkOrder("EPSG:4326", CrsAxes.Protocol.WMS_1_1_1, AxisOrder.EAST_NORTH);
    checkOrder("EPSG:3824", CrsAxes.Protocol.WMTS_1_0_0, AxisOrder.NORTH_EAST);
    checkOrder("CRS:84", CrsAxes.Protocol.WMS_1_3_0, AxisOrder.EAST_NORTH);
    checkOrder("EPSG:3826", CrsAxes.Protocol.WMS_1_3_0, AxisOrder.EAST_NORTH);
    checkOrder("EPSG:3825", CrsAxes.Protocol.WMS_1_3_0, AxisOrder.EAST_NORTH);
    checkOrder("EPSG:3857", CrsAxes.Protocol.WMTS_1_0_0, AxisOrder.EAST_NORTH);
    checkOrder("EPSG:4326", CrsAxes.Protocol.OWN_API, AxisOrder.EAST_NORTH);
  }

  private static void checkOrder(String code, CrsAxes.Protocol protocol, AxisOrder expected) {
    assertThat(CrsAxes.order(CrsRegistry.byCode(code).orElseThrow(), protocol))
        .as("%s in %s", code, protocol)
        .isEqualTo(expected);
  }

  @Test
  void boundsAreReadAndWrittenInEitherOrder() {
    var taiwan = new Bounds(119, 21, 123, 26);
    assertThat(CrsAxes.bounds(21, 119, 26, 123, AxisOrder.NORTH_EAST)).isEqualTo(taiwan);
    assertThat(CrsAxes.bounds(119, 21, 123, 26, AxisOrder.EAST_NORTH)).isEqualTo(taiwan);
    assertThat(CrsAxes.write(taiwan, AxisOrder.NORTH_EAST)).containsExactly(21, 119, 26, 123);
    assertThat(CrsAxes.write(taiwan, AxisOrder.EAST_NORTH)).containsExactly(119, 21, 123, 26);
  }
}

package org.tutai.geo.crs;

import java.util.Map;
import java.util.Optional;

/** The names that Taiwan's agencies and users give to the systems used there. */
final class ChineseTitles {

  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("EPSG:4326", "WGS 84 經緯度"),
          Map.entry("CRS:84", "WGS 84 經緯度（經度在前）"),
          Map.entry("EPSG:3857", "Web 麥卡托投影（WGS 84）"),
          Map.entry("EPSG:3824", "TWD97 經緯度"),
          Map.entry("EPSG:3821", "TWD67 經緯度"),
          Map.entry("EPSG:3827", "TWD67 二度分帶（119 度，澎湖）"),
          Map.entry("EPSG:3828", "TWD67 二度分帶（121 度，臺灣）"),
          Map.entry("EPSG:3825", "TWD97 二度分帶（119 度，澎湖、金門、馬祖）"),
          Map.entry("EPSG:3826", "TWD97 二度分帶（121 度，臺灣）"),
          Map.entry("EPSG:32650", "UTM 六度分帶 50 帶（WGS 84）"),
          Map.entry("EPSG:32651", "UTM 六度分帶 51 帶（WGS 84）"));

  private ChineseTitles() {}

  static Optional<String> of(String code) {
    return Optional.ofNullable(TITLES.get(code));
  }
}

package org.tutai.geo.locate.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Made-up landmarks, roads and outlines at true places, as files that people import. */
final class PlaceFixtures {

  private PlaceFixtures() {}

  /** 松山區 and 信義區 of 臺北市 cut to rectangles, with made-up villages that share borders. */
  static final String VILLAGES =
      collection(
          village("63000020", "臺北市", "信義區", "測甲里", "63000020901", 121.56, 25.02, 121.57, 25.03),
          village("63000020", "臺北市", "信義區", "測乙里", "63000020902", 121.57, 25.02, 121.58, 25.03),
          village("63000020", "臺北市", "信義區", "測丙里", "63000020903", 121.56, 25.03, 121.57, 25.04),
          village("63000020", "臺北市", "信義區", "測丁里", "63000020904", 121.57, 25.03, 121.58, 25.04));

  static final String LANDMARKS =
      String.join(
          "\n",
          "名稱,類別,英文名稱,經度,緯度",
          "臺北火車站,火車站,Taipei Main Station,121.5170,25.0478",
          "臺北車站東地下停車場,停車場地,,121.5190,25.0480",
          "中山國小,國小,,121.5400,25.0620",
          "中山國小,國小,,121.4600,25.0200",
          "中山國小,國小,,121.4601,25.0201",
          "測試百貨信義店,百貨公司,,121.5650,25.0350",
          "測試百貨站前店,百貨公司,,121.5150,25.0460",
          "國立測試大學,大學,,121.5350,25.0170",
          "測試大學停車場,停車場地,,121.5360,25.0175",
          "國父紀念館捷運站-出口1,捷運站,,121.5575,25.0413",
          "國父紀念館捷運站-出口2,捷運站,,121.5576,25.0414",
          "國父紀念館捷運站-出口3,捷運站,,121.5577,25.0415",
          "國父紀念館,紀念館,,121.5600,25.0400",
          "國父紀念館路平面停車場,停車場地,,121.5610,25.0405",
          "馬公測試港,港口,,119.5660,23.5650",
          "無地址燈塔,燈塔,,123.0000,23.0000");

  static final String ROADS =
      collection(
          line("中正路", "[[121.525,25.095],[121.530,25.096]]"),
          line("中正路", "[[121.530,25.096],[121.540,25.097]]"),
          line("中正路", "[[121.500,25.010],[121.505,25.012]]"),
          line("信義路", "[[121.520,25.0345],[121.555,25.0332]]"),
          line("", "[[121.520,25.030],[121.555,25.030]]"));

  private static String collection(String... features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }

  private static String village(
      String town,
      String countyName,
      String townName,
      String name,
      String code,
      double west,
      double south,
      double east,
      double north) {
    String ring =
        "[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]"
            .formatted(west, south, east, south, east, north, west, north, west, south);
    return """
    {"type":"Feature","properties":{"VILLCODE":"%s","TOWNCODE":"%s","COUNTYNAME":"%s",\
    "TOWNNAME":"%s","VILLNAME":"%s","VILLENG":"Test Vil."},\
    "geometry":{"type":"Polygon","coordinates":[%s]}}\
    """
        .formatted(code, town, countyName, townName, name, ring);
  }

  private static String line(String name, String coordinates) {
    String properties = name.isEmpty() ? "\"rnm\":null" : "\"rnm\":\"" + name + "\"";
    return "{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":{\"type\":\"LineString\",\"coordinates\":%s}}"
        .formatted(properties, coordinates);
  }

  static Path write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Imports all of the above. */
  static PlaceIndex index(Path folder) throws IOException {
    Path directory = folder.resolve("places");
    var places = new PlaceImport(directory);
    places.file(write(folder, "villages.geojson", VILLAGES), PlaceImport.Options.NONE);
    places.file(write(folder, "landmarks.csv", LANDMARKS), PlaceImport.Options.NONE);
    places.file(write(folder, "roads.geojson", ROADS), PlaceImport.Options.NONE);
    return PlaceIndex.open(directory);
  }
}

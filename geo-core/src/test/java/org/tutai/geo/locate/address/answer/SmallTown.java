package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.locate.address.answer.AddressIndex.Outlines;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.Districts;

/**
 * Made-up plates in real towns. Roads run east, 0.0001° (10 m) for each number; lanes run north
 * from the place of their number.
 */
final class SmallTown {

  static final String ZHONGSHAN = "63000040";
  static final String DAAN = "63000030";
  static final String BANQIAO = "65000010";
  static final String ZHUBEI = "10004010";

  private SmallTown() {}

  static AddressIndex index() {
    return new AddressIndex(Districts.taiwan(), segments(), Outlines.NONE);
  }

  static List<PlateSegment> segments() {
    return List.of(hsinchu().built(), taipei().built(), newTaipei().built());
  }

  private static MemoryPlates taipei() {
    MemoryPlates plates = new MemoryPlates("63000");
    // Even numbers 2 to 40 without 26, odd to 19; section 3.
    for (int n = 1; n <= 40; n++) {
      if (n % 2 == 0 ? n != 26 : n < 20) {
        east(plates, ZHONGSHAN, "中央里", "新生北路", "3段", n + "號", n, 25.07);
      }
    }
    east(plates, ZHONGSHAN, "中央里", "新生北路", "1段", "100號", 100, 25.05);
    east(plates, ZHONGSHAN, "中央里", "新生北路", "1段", "2號", 2, 25.05);
    east(plates, ZHONGSHAN, "中央里", "新生北路", "3段", "30號12樓之4", 30, 25.07);
    east(plates, ZHONGSHAN, "中央里", "新生北路", "3段", "30號3樓", 30, 25.07);
    east(plates, ZHONGSHAN, "中央里", "新生北路", "3段", "50號2樓", 50, 25.07);
    east(plates, ZHONGSHAN, "中央里", "新生北路", "3段", "50號3樓", 50, 25.07);
    east(plates, ZHONGSHAN, "中央里", "新生北路", "3段", "60之1號", 60, 25.07);
    east(plates, ZHONGSHAN, "中央里", "新生北路", "3段", "60之5號", 61, 25.07);
    east(plates, ZHONGSHAN, "中央里", "新生北路", "3段", "臨70號", 70, 25.07);
    for (int n = 1; n <= 9; n += 2) {
      north(plates, ZHONGSHAN, "新生北路", "3段11巷", n + "號", 11, n);
      north(plates, ZHONGSHAN, "新生北路", "3段19巷2弄", n + "號", 19, n);
    }
    north(plates, ZHONGSHAN, "新生北路", "3段19巷", "88號", 19, 40);
    for (int n = 1; n <= 20; n++) {
      east(plates, DAAN, "龍圖里", "復興南路", "1段", n + "號", n, 25.04);
      east(plates, DAAN, "龍圖里", "復興南路", "2段", n + "號", 100 + n, 25.03);
      plates.plate(DAAN, "龍圖里", 3, "忠孝東路", "4段", n + "號", 121.501, 25.0355 + n * 0.0005);
      east(plates, DAAN, "龍圖里", "中正路", "", n + "號", n, 25.02);
    }
    east(plates, DAAN, "龍圖里", "南港街", "", "5號", 5, 25.01);
    east(plates, DAAN, "龍圖里", "南港街", "", "7號", 7, 25.01);
    plates.plate(DAAN, "龍圖里", 1, "重複街", "", "8號", 121.52, 25.0);
    plates.plate(DAAN, "龍圖里", 2, "重複街", "", "8號", 121.53, 25.0);
    return plates;
  }

  private static MemoryPlates newTaipei() {
    MemoryPlates plates = new MemoryPlates("65000");
    for (int n = 1; n <= 200; n++) {
      east(plates, BANQIAO, "留侯里", "中正路", "", n + "號", n, 25.01);
    }
    east(plates, BANQIAO, "留侯里", "府中路", "", "29之1號", 29, 25.012);
    return plates;
  }

  private static MemoryPlates hsinchu() {
    MemoryPlates plates = new MemoryPlates("10004");
    for (int n = 1; n <= 12; n++) {
      plates.plate(ZHUBEI, "麻園里", 5, "", "", n + "號", 121 + n * 1e-4, 24.85);
    }
    plates.plate(ZHUBEI, "麻園里", 7, "", "", "19之8號", 121.005, 24.852);
    plates.plate(ZHUBEI, "新國里", 2, "", "", "3號", 121.01, 24.86);
    plates.plate(ZHUBEI, "新國里", 2, "中正路", "", "3號", 121.015, 24.861);
    return plates;
  }

  private static void east(
      MemoryPlates plates,
      String town,
      String village,
      String road,
      String path,
      String number,
      int at,
      double lat) {
    plates.plate(town, village, 1, road, path, number, 121.5 + at * 1e-4, lat);
  }

  private static void north(
      MemoryPlates plates, String town, String road, String path, String number, int lane, int at) {
    plates.plate(town, "中央里", 1, road, path, number, 121.5 + lane * 1e-4, 25.07 + at * 1e-4);
  }
}

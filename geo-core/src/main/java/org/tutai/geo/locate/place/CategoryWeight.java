package org.tutai.geo.locate.place;

import java.util.List;
import java.util.Map;

/**
 * How likely people look for a landmark of a category, 0 to 100: a railway station before a bus
 * stop. By words in the category, the first that is there. Stateless, thread-safe.
 */
final class CategoryWeight {

  private static final int USUAL = 45;

  private static final List<Map.Entry<Integer, List<String>>> WORDS =
      List.of(
          Map.entry(10, List.of("停車", "公廁", "廁所", "充電", "parking", "toilet")),
          Map.entry(15, List.of("公車站", "站牌", "里辦公", "村辦公", "提款", "atm", "bus_stop", "橋梁", "橋樑")),
          Map.entry(100, List.of("機場", "航空站", "高鐵", "airport", "aerodrome")),
          Map.entry(95, List.of("火車站", "車站", "捷運", "station", "客運站", "轉運")),
          Map.entry(
              85,
              List.of("縣政府", "市政府", "縣市政府", "大專", "大學", "學院", "醫學中心", "university", "碼頭", "研究所")),
          Map.entry(
              75,
              List.of(
                  "醫院", "醫療", "中央", "國家公園", "風景", "觀光", "博物", "百貨", "體育", "hospital", "museum")),
          Map.entry(
              65,
              List.of("公所", "政府", "機關", "高中", "高級", "法院", "警察", "郵局", "交流道", "飯店", "hotel", "公園")),
          Map.entry(
              55,
              List.of(
                  "國中", "國小", "小學", "學校", "消防", "戶政", "圖書", "市場", "派出所", "寺", "廟", "教堂", "school")),
          Map.entry(30, List.of("避難", "活動中心", "加油", "幼", "銀行", "便利", "商店", "診所", "藥局")));

  private CategoryWeight() {}

  static int of(String category) {
    String lower = category.toLowerCase(java.util.Locale.ROOT);
    for (Map.Entry<Integer, List<String>> entry : WORDS) {
      for (String word : entry.getValue()) {
        if (lower.contains(word)) {
          return entry.getKey();
        }
      }
    }
    return USUAL;
  }
}

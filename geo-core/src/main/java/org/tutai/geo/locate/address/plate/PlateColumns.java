package org.tutai.geo.locate.address.plate;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.FormatFault;
import org.tutai.geo.format.csv.CsvTable;

/**
 * Which columns of a file hold what of a door plate, by their names in English or Chinese, whatever
 * their order, case and punctuation.
 *
 * @param columns of each part, those of codes before those of names; a part without is left out
 * @param x the column of longitudes, or eastings
 * @param y the column of latitudes, or northings
 * @param datumAndZone what the names say of the system: "67", "119", "121", together or none
 */
record PlateColumns(Map<Part, List<Integer>> columns, int x, int y, String datumAndZone) {

  /** A part of a plate and the names its column goes by, without spaces and punctuation. */
  enum Part {
    COUNTY("countycode|countyid|county|citycode|city|省市縣市代碼|縣市代碼|縣市別代碼|省市縣市|縣市|縣市別|縣市名稱|縣市名"),
    TOWN(
        "towncode|townid|town|township|district|鄉鎮市區代碼|鄉鎮市區別代碼|鄉鎮代碼|行政區代碼|行政區域代碼|區代碼|鄉鎮市區"
            + "|鄉鎮市區別|鄉鎮市區名稱|鄉鎮|鄉鎮市|鄉鎮名稱|行政區|行政區域|區別|區域|區"),
    VILLAGE("villagecode|villcode|village|villageid|vill|村里代碼|村里別代碼|里代碼|村里|村里別|村里名稱|里別|里名|里|村"),
    NEIGHBOURHOOD("neighborhood|neighbourhood|neighbor|neighbour|鄰|鄰別|鄰號"),
    ROAD("road|street|roadname|streetname|街路段|路街段|街路|路街|街路名稱|路名|道路名稱|道路|街道|街道名稱|路|街"),
    AREA("area|place|locality|地區|地名|聚落"),
    SECTION("section|sec|段|路段"),
    LANE("lane|巷"),
    ALLEY("alley|弄"),
    SUB_ALLEY("suballey|衖"),
    TONG("tong|衕|道"),
    NUMBER("number|housenumber|houseno|no|num|號|門牌號|門牌號碼|門號|號碼|號數"),
    SUB("sub|subnumber|之|之號|號之"),
    FLOOR("floor|樓|樓層|樓別"),
    ROOM("room|unit|室|樓之");

    /** Between bars. */
    private final String names;

    Part(String names) {
      this.names = names;
    }
  }

  private static final String EXPECTED =
      "columns of door plates (county, town, village, neighborhood, road, section, lane, alley,"
          + " number, lon, lat; or 縣市, 鄉鎮市區, 村里, 鄰, 街路段, 地區, 巷, 弄, 號, 橫座標, 縱座標)";
  private static final int MOST_SHOWN = 500;

  /** Finds the columns of an opened file. */
  static PlateColumns of(Path path, CsvTable table, boolean countyKnown) throws FormatException {
    List<String> names = table.names().stream().map(PlateColumns::plain).toList();
    Map<Part, List<Integer>> found = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      List<Integer> columns = columns(part, names);
      if (!columns.isEmpty()) {
        found.put(part, columns);
      }
    }
    int[] place = table.coordinateColumns().orElse(new int[0]);
    List<String> missing = missing(found, place.length > 0, countyKnown);
    if (!missing.isEmpty()) {
      String shown = String.join(", ", table.names());
      throw new FormatException(
              path,
              0,
              EXPECTED,
              "\"" + shown.substring(0, Math.min(MOST_SHOWN, shown.length())) + "\"",
              "Missing: " + String.join("; ", missing) + ".")
          .because(FormatFault.COLUMNS);
    }
    return new PlateColumns(found, place[0], place[1], said(table.names(), place));
  }

  private static String plain(String name) {
    String narrow = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return narrow.replaceAll("\\([^)]*\\)", "").replaceAll("[^\\p{L}\\p{Nd}]+", "");
  }

  /** A column of codes says it better than one of names, which may help where it fails. */
  private static List<Integer> columns(Part part, List<String> names) {
    List<Integer> columns = new ArrayList<>();
    for (String name : part.names.split("\\|", -1)) {
      int at = names.indexOf(name);
      if (at >= 0 && columns.size() < 2) {
        columns.add(at);
      }
    }
    boolean hasCodes = part.compareTo(Part.VILLAGE) <= 0;
    return hasCodes || columns.isEmpty() ? columns : columns.subList(0, 1);
  }

  private static List<String> missing(
      Map<Part, List<Integer>> found, boolean place, boolean countyKnown) {
    List<String> missing = new ArrayList<>();
    if (!found.containsKey(Part.NUMBER)) {
      missing.add("the house number (number, 號)");
    }
    if (!place) {
      missing.add("the place (lon and lat, 經度 and 緯度, 橫座標 and 縱座標)");
    }
    if (!countyKnown && !found.containsKey(Part.COUNTY) && !found.containsKey(Part.TOWN)) {
      missing.add("the county or town (county, town, 縣市, 鄉鎮市區)");
    }
    if (!found.containsKey(Part.ROAD)
        && !found.containsKey(Part.AREA)
        && !found.containsKey(Part.VILLAGE)) {
      missing.add("the road or village (road, village, 街路段, 村里)");
    }
    return missing;
  }

  private static String said(List<String> names, int[] place) {
    String both = names.get(place[0]) + names.get(place[1]);
    StringBuilder said = new StringBuilder();
    for (String word : List.of("67", "119", "121")) {
      said.append(both.contains(word) ? word + " " : "");
    }
    return said.toString();
  }

  /** The first column of a part, or -1. */
  int first(Part part) {
    return columns.getOrDefault(part, List.of(-1)).get(0);
  }

  /** The second column of a part, where one of codes is followed by one of names; or -1. */
  int second(Part part) {
    List<Integer> all = columns.getOrDefault(part, List.of());
    return all.size() < 2 ? -1 : all.get(1);
  }
}

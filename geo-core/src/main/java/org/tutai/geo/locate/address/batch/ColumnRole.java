package org.tutai.geo.locate.address.batch;

import java.util.Locale;
import java.util.Optional;

/**
 * What a column of addresses in parts holds, in the order the parts are joined, with the unit that
 * a bare number in it lacks.
 */
enum ColumnRole {
  COUNTY("", "縣市|縣市名稱|縣市別|縣市名|county|city|countyname|cityname"),
  TOWN("", "鄉鎮市區|鄉鎮市區名稱|鄉鎮|鄉鎮市|行政區|行政區域|區|區別|town|district|townname"),
  VILLAGE("", "村里|村里名稱|里|里別|村|village|villagename"),
  NEIGHBOURHOOD("鄰", "鄰|鄰別|neighborhood|neighbourhood"),
  ROAD("", "路名|街路|路街|街路段|街道|道路|路|街|road|street|roadname|streetname"),
  SECTION("段", "段|段別|section"),
  LANE("巷", "巷|lane"),
  ALLEY("弄", "弄|alley"),
  SUB_ALLEY("衖", "衖|suballey"),
  NUMBER("號", "號|門牌號|門牌號碼|號碼|number|housenumber|houseno"),
  FLOOR("樓", "樓|樓層|floor");

  private final String unit;

  /** Between bars. */
  private final String names;

  ColumnRole(String unit, String names) {
    this.unit = unit;
    this.names = '|' + names + '|';
  }

  /** The role of a column by its name, blanks, underscores, hyphens and case apart. */
  static Optional<ColumnRole> of(String column) {
    String plain = plain(column);
    for (ColumnRole role : values()) {
      if (role.names.contains('|' + plain + '|')) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  static String plain(String column) {
    var plain = new StringBuilder();
    for (int i = 0; i < column.length(); i++) {
      char c = column.charAt(i);
      if (!Character.isWhitespace(c) && c != '_' && c != '-' && c != '、') {
        plain.append(c);
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT).replace('臺', '台');
  }

  /** A cell as it stands in an address: a bare number gets its unit. */
  String written(String cell) {
    if (unit.isEmpty() || cell.isEmpty()) {
      return cell;
    }
    char last = cell.charAt(cell.length() - 1);
    boolean bare = Character.isDigit(last) || "一二三四五六七八九十".indexOf(last) >= 0;
    return bare && !cell.contains(unit) ? cell + unit : cell;
  }
}

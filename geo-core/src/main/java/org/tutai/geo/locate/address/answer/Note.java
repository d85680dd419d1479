package org.tutai.geo.locate.address.answer;

import java.util.Locale;

/** A reason before it is put into words. */
record Note(Kind kind, String... arguments) {

  /** What is said, with {0}, {1} … where the arguments stand. */
  enum Kind {
    NUMBER_INTERPOLATED(
        "No. {0} does not exist; placed between Nos. {1} and {2} on the same side",
        "門牌 {0} 號不存在，取同側 {1}–{2} 號內插"),
    NUMBER_NEAREST(
        "No. {0} does not exist; the nearest on the same side is No. {1}",
        "門牌 {0} 號不存在，取同側最近的 {1} 號"),
    NUMBER_OPPOSITE(
        "No. {0} does not exist and its side has no plates; the nearest opposite is No. {1}",
        "門牌 {0} 號不存在，同側無門牌，取對側最近的 {1} 號"),
    NUMBER_MAIN("{0} does not exist; {1} is taken", "門牌 {0} 不存在，取 {1}"),
    NUMBER_LOOSE("{0} does not exist; {1} has the same number", "門牌 {0} 不存在，取同號的 {1}"),
    NUMBER_UNKNOWN("{0} was not found there", "查無門牌 {0}"),
    OTHER_NUMBER("One of several numbers in the text: {0}", "文字中有數個號碼，此為 {0}"),
    UNIT_UNKNOWN("The house has no plate {0}; this is the house", "此門牌無 {0}，取同號的建物"),
    UNIT_NOT_SAID("The house has plates by floor only; this is the house", "此門牌只有分層分戶，取整棟建物"),
    SECTION_ASSUMED("The section was not given; taken as {0}", "未寫段，取{0}"),
    LANE_ASSUMED("The lane was not given; taken as {0}", "未寫巷，取{0}"),
    ALLEY_ASSUMED("The alley was not given; taken as {0}", "未寫弄，取{0}"),
    SECTION_UNKNOWN("{0} was not found with this section; found in {1}", "{0}查無此段，取{1}"),
    SECTION_NOT_THERE("{0} has no section {1}", "{0}查無{1}"),
    LANE_UNKNOWN("{0} has no lane {1}", "{0}查無{1}"),
    LANE_BY_NUMBER(
        "{0} was not found; placed along {1} by the number of the lane", "查無{0}，依巷號置於{1}沿線"),
    ALLEY_UNKNOWN("{0} has no alley {1}", "{0}查無{1}"),
    ROAD_HOMOPHONE("“{0}” is taken for “{1}”, which sounds alike", "「{0}」視為同音的「{1}」"),
    ROAD_LOOKALIKE("“{0}” is taken for “{1}”, which looks alike", "「{0}」視為形近的「{1}」"),
    ROAD_LOST("“{0}” with a lost character is taken for “{1}”", "「{0}」有缺字，視為「{1}」"),
    ROAD_TYPO("“{0}” is taken for “{1}”", "「{0}」視為「{1}」"),
    ROAD_ROMANISED("“{0}” is read as “{1}”", "「{0}」讀作「{1}」"),
    ROAD_PART("Of “{0}” only “{1}” is known", "「{0}」中只認得「{1}」"),
    VILLAGE_FOR_ROAD("“{0}” is not among the plates’ roads; searched in {1}", "門牌中無「{0}」，改查{1}"),
    TOWN_ASSUMED("The district was not given; taken as {0}", "未寫鄉鎮市區，取{0}"),
    COUNTY_ASSUMED("The county was not given; taken as {0}", "未寫縣市，取{0}"),
    ALSO_UNHELD("It may also be in {0}, which has no door plates here", "也可能在{0}，但沒有該地的門牌資料"),
    COUNTIES_UNHELD(
        "There are door plates of {0} of the {1} counties; it may be in another one",
        "只有 {0} 個縣市（全國 {1} 個）的門牌資料，也可能在其他縣市"),
    TOWN_DIFFERS("Not found in {0}; found in {1}", "{0}查無此址，取{1}"),
    COUNTY_DIFFERS("{0} is not in {1}", "{0}不在{1}"),
    VILLAGE_ASSUMED("The village was not given; taken as {0}", "未寫村里，取{0}"),
    VILLAGE_DIFFERS("The plate is in {0}, not in {1}", "門牌在{0}，不在{1}"),
    NEIGHBOURHOOD_DIFFERS("The plate is in neighbourhood {0}, not in {1}", "門牌在 {0} 鄰，不在 {1} 鄰"),
    POSTAL_DIFFERS("Postal code {0} is not that of {1} ({2})", "郵遞區號 {0} 不是{1}的（{2}）"),
    REPEATED("The plate stands at {0} places", "此門牌出現在 {0} 處"),
    MIDDLE("The middle of {0}", "取{0}的中間位置"),
    CROSSING("Where the plates of both roads come nearest", "取兩路門牌最接近處"),
    CROSSING_UNKNOWN("{0} and {1} do not meet; {0} is taken", "{0}與{1}沒有相交，取{0}"),
    CROSS_ROAD_UNKNOWN("{0} was not found; {1} is taken", "查無{0}，取{1}"),
    ROAD_UNKNOWN("{0} was not found in {1}", "{1}查無{0}"),

    NOTHING_UNDERSTOOD("No address was understood in the text", "文字中讀不出地址"),
    NO_PLATES("There are no door plates to search", "沒有可查的門牌資料"),
    NO_PLATES_THERE("There are no door plates of {0}", "沒有{0}的門牌資料"),
    LANDMARK_ONLY("“{0}” names a place, not an address", "「{0}」是地名或地標，不是地址"),
    NUMBER_ONLY("A number without road, village or district fits too much", "只有號碼，缺路名、村里或鄉鎮市區"),
    NOTHING_FOUND("Nothing like {0} was found", "查無{0}或近似者"),
    OUTSIDE_LIMITS("What was found lies outside the area asked for", "所查到的不在指定範圍內"),
    OUTSIDE_TAIWAN("The place lies outside the districts of Taiwan", "位置不在臺灣各縣市範圍內"),
    NO_PLATE_NEAR("There is no door plate within {0} m", "{0} 公尺內沒有門牌"),
    NOT_A_PLACE("Longitude and latitude must be WGS 84 degrees", "經緯度須為 WGS 84 度數");

    private final String english;
    private final String chinese;

    Kind(String english, String chinese) {
      this.english = english;
      this.chinese = chinese;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Note of(Kind kind, String... arguments) {
    return new Note(kind, arguments);
  }

  Reason reason() {
    return new Reason(kind.code(), fill(kind.english), fill(kind.chinese));
  }

  private String fill(String pattern) {
    StringBuilder text = new StringBuilder(pattern.length() + 16);
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '{') {
        text.append(arguments[pattern.charAt(i + 1) - '0']);
        i += 2;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}

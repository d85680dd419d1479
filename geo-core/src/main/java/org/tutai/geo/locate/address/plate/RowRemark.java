package org.tutai.geo.locate.address.plate;

import java.util.Locale;

/** Why a row of a file of door plates was not used, or what was mended or missing in it. */
public enum RowRemark {
  SHORT_ROW(false, "too few cells", "欄位不足"),
  LONG_ROW(false, "too many cells", "欄位過多"),
  LONG_TEXT(false, "a text of more than 400 bytes", "文字超過 400 位元組"),
  NO_COUNTY(false, "no county said, and the town does not tell it", "未填縣市，且無法由鄉鎮市區得知"),
  UNKNOWN_COUNTY(false, "a county that is not known", "不認得的縣市"),
  UNKNOWN_TOWN(false, "a town that is not known", "不認得的鄉鎮市區"),
  NO_STREET(false, "neither road, place nor village", "沒有路街、地名或村里"),
  NO_NUMBER(false, "no house number", "沒有門牌號"),
  LARGE_NUMBER(false, "a house number too large to be one", "門牌號過大"),
  NO_PLACE(false, "no coordinates", "沒有座標"),
  UNREADABLE_PLACE(false, "coordinates that are no numbers", "座標不是數字"),
  OUTSIDE_TAIWAN(false, "coordinates outside Taiwan", "座標不在臺灣範圍"),
  TOO_MANY_NAMES(false, "more different names than there can be", "名稱種類過多"),
  SPLIT_TEXT(true, "a comma in a text without quotes, joined", "文字含未加引號的逗號，已併回"),
  SWAPPED_PLACE(true, "longitude and latitude swapped, put right", "經緯度顛倒，已對調"),
  UNKNOWN_VILLAGE(true, "a village code that is not known, kept as written", "不認得的村里代碼，照原樣保留"),
  LOST_CHARACTER(true, "a lost character in the name of the road", "路名有缺字");

  private final boolean used;
  private final String english;
  private final String chinese;

  RowRemark(boolean used, String english, String chinese) {
    this.used = used;
    this.english = english;
    this.chinese = chinese;
  }

  /** Whether the row was used nevertheless. */
  public boolean isUsed() {
    return used;
  }

  /** For programs: lower case with underscores. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In a few words. */
  public String english() {
    return english;
  }

  /** The same in Traditional Chinese. */
  public String chinese() {
    return chinese;
  }
}

package org.tutai.geo.locate.district;

/** The ways in which districts' codes are written, brought to the ministry's. */
final class DistrictCode {

  private static final int TOWN = 8;
  private static final int HOUSEHOLD_TOWN = 7;
  private static final int LONGEST = 16;

  private DistrictCode() {}

  /**
   * The ministry's code of 5, 8 or 11 digits for a code of the ministry or of the household scheme,
   * with or without a hyphen before the village, and also where a leading zero was lost; empty for
   * what is none.
   */
  static String ministry(String code) {
    String bare = code.strip();
    if (bare.length() > LONGEST) {
      return "";
    }
    int hyphen = bare.indexOf('-');
    String town = withLeadingZero(hyphen < 0 ? bare : bare.substring(0, hyphen));
    if (hyphen >= 0) {
      return village(town(town), bare.substring(hyphen + 1));
    }
    return town.length() == HOUSEHOLD_TOWN + 3
        ? village(town(town.substring(0, HOUSEHOLD_TOWN)), town.substring(HOUSEHOLD_TOWN))
        : town(town);
  }

  private static String village(String town, String number) {
    return town.length() == TOWN && number.length() == 3 ? town + number : "";
  }

  /* 63 is 63000; 6300400 is 63000040 and 1000402 is 10004020. */
  private static String town(String code) {
    if (code.length() == 2) {
      return code + "000";
    }
    if (code.length() != HOUSEHOLD_TOWN) {
      return code;
    }
    return code.charAt(0) == '6'
        ? code.substring(0, 2) + "000" + code.substring(3, 5) + "0"
        : code + "0";
  }

  /* Codes begin with 0, 1 or 6: a spreadsheet takes the 0 from 09007. */
  private static String withLeadingZero(String code) {
    return code.startsWith("9") ? "0" + code : code;
  }
}

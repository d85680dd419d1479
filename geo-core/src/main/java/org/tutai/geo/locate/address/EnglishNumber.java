package org.tutai.geo.locate.address;

import java.util.List;

/** The numbers of houses as the tokens of an English address have them: 26, 26-1, 12a, 69~109. */
final class EnglishNumber {

  private static final int MOST_DIGITS = 9;

  private EnglishNumber() {}

  /** One number, or the two ends of a range. */
  static List<HouseNumber> house(String token) {
    int range = token.indexOf('~');
    return range < 0
        ? List.of(one(token))
        : List.of(one(token.substring(0, range)), one(token.substring(range + 1)));
  }

  /** The numbers as they are written in Chinese. */
  static String text(List<HouseNumber> numbers) {
    return numbers.size() == 1
        ? numbers.get(0).text()
        : numbers.get(0).text().replace("號", "") + "-" + numbers.get(1).text();
  }

  /** The digits at the start; 0 for none and for more than nine. */
  static int value(String token) {
    int end = digits(token, 0);
    return end == 0 || end > MOST_DIGITS ? 0 : Integer.parseInt(token.substring(0, end));
  }

  private static HouseNumber one(String token) {
    int end = digits(token, 0);
    int sub = 0;
    String rest = token.substring(end);
    if (rest.startsWith("-")) {
      int subEnd = digits(rest, 1);
      sub = value(rest.substring(1));
      rest = rest.substring(subEnd);
    }
    return new HouseNumber("", value(token), sub, rest.replace("-", "之").replace("~", ""));
  }

  private static int digits(String token, int from) {
    int i = from;
    while (i < token.length() && token.charAt(i) >= '0' && token.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}

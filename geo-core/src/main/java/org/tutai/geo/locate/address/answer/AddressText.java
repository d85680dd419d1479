package org.tutai.geo.locate.address.answer;

import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.district.District;

/**
 * The standard spelling: 臺, sections and floors in Chinese numerals, other numbers in Arabic:
 * 臺北市中山區新生北路三段26號十二樓之4.
 */
final class AddressText {

  private static final String DIGITS = "〇一二三四五六七八九";

  private AddressText() {}

  /** 3 as 三, 12 as 十二, 105 as 一百〇五; other texts as they are. */
  static String chinese(int number) {
    if (number < 0 || number > 999) {
      return String.valueOf(number);
    }
    StringBuilder text = new StringBuilder(5);
    int hundreds = number / 100;
    int tens = number / 10 % 10;
    int ones = number % 10;
    if (hundreds > 0) {
      text.append(DIGITS.charAt(hundreds)).append('百');
    }
    if (tens > 1 || (tens == 1 && hundreds > 0)) {
      text.append(DIGITS.charAt(tens));
    }
    if (tens > 0) {
      text.append('十');
    } else if (hundreds > 0 && ones > 0) {
      text.append('〇');
    }
    if (ones > 0 || number == 0) {
      text.append(DIGITS.charAt(ones));
    }
    return text.toString();
  }

  /** 三段; empty for none. */
  static String section(StreetPath path) {
    return named(path.section(), "段", true);
  }

  /** 59巷, 建昌巷; empty for none. */
  static String lane(StreetPath path) {
    return named(path.lane(), "巷", false);
  }

  /** 2弄4衖 and what else stands below the lane; empty for none. */
  static String alley(StreetPath path) {
    if (path.alley().isEmpty() && path.subAlley().isEmpty() && path.tong().isEmpty()) {
      return "";
    }
    return named(path.alley(), "弄", false)
        + named(path.subAlley(), "衖", false)
        + named(path.tong(), "衕", false);
  }

  static String path(StreetPath path) {
    return path.isEmpty() ? "" : section(path) + lane(path) + alley(path);
  }

  /** A part with its unit: its numerals Chinese when it has a name, or when asked for. */
  private static String named(String part, String unit, boolean numeralsToo) {
    if (part.isEmpty()) {
      return "";
    }
    char last = part.charAt(part.length() - 1);
    char first = part.charAt(0);
    boolean plain = isDigit(first) && isDigit(last);
    return (plain && !numeralsToo ? part : chineseNumerals(part)) + unit;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Each run of digits in Chinese numerals: 大同1 as 大同一. */
  static String chineseNumerals(String text) {
    StringBuilder result = new StringBuilder(text.length() + 4);
    int at = 0;
    while (at < text.length()) {
      int end = at;
      int number = 0;
      while (end < text.length() && end < at + 6 && isDigit(text.charAt(end))) {
        number = number * 10 + text.charAt(end++) - '0';
      }
      if (end > at) {
        result.append(chinese(number));
        at = end;
      } else {
        result.append(text.charAt(at++));
      }
    }
    return result.toString();
  }

  /** 26之3號; the name of a block before it with its numerals in Chinese: 篤行三村76號. */
  static String number(HouseNumber number) {
    if (number.prefix().length() < 2) {
      return number.text();
    }
    String text = number.text();
    return chineseNumerals(number.prefix()) + text.substring(number.prefix().length());
  }

  /** 十二樓之4, 地下一層; empty for the whole house. */
  static String unit(Unit unit) {
    if (unit.isNone()) {
      return "";
    }
    if (unit.floor() > 0) {
      return chinese(unit.floor()) + "樓" + unit.rest();
    }
    if (unit.floor() < 0) {
      return "地下" + chinese(-unit.floor()) + "層" + unit.rest();
    }
    return unit.rest().startsWith("地下") ? "地下層" + unit.rest().substring(2) : unit.rest();
  }

  static String name(@Nullable District district) {
    return district == null ? "" : district.name();
  }
}

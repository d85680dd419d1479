package org.tutai.geo.locate.address.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The corpus's own way of comparing what is written on two plates, made without a look at how the
 * parser folds names, so that the two can disagree.
 */
final class Spelling {

  private static final String NUMERALS = "〇一二三四五六七八九十百廿卅零○壹貳參兩";
  private static final String CHINESE = "〇一二三四五六七八九";

  private Spelling() {}

  /** Half-width, 台 for 臺, numerals in Arabic digits, nothing but letters and digits. */
  static String key(String text) {
    StringBuilder out = new StringBuilder();
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(java.util.Locale.ROOT);
    for (int i = 0; i < plain.length(); i++) {
      int end = i;
      while (end < plain.length() && NUMERALS.indexOf(plain.charAt(end)) >= 0) {
        end++;
      }
      if (end > i) {
        out.append(arabic(plain.substring(i, end)));
        i = end - 1;
      } else {
        append(out, plain.charAt(i));
      }
    }
    return out.toString();
  }

  private static void append(StringBuilder out, char c) {
    if (c == '臺') {
      out.append('台');
    } else if (Character.isLetterOrDigit(c) || c == '?' || c == '-') {
      out.append(c);
    }
  }

  /** The numbers in a text, in their order, Chinese ones too: 26號十二樓之4 gives 26, 12, 4. */
  static List<Integer> numbers(String text) {
    List<Integer> found = new ArrayList<>();
    String key = key(text);
    int value = -1;
    for (int i = 0; i <= key.length(); i++) {
      int digit = i < key.length() ? Character.digit(key.charAt(i), 10) : -1;
      if (digit >= 0) {
        value = Math.min(9_999_999, Math.max(value, 0) * 10 + digit);
      } else if (value >= 0) {
        found.add(value);
        value = -1;
      }
    }
    return found;
  }

  /** A run of Chinese numerals as Arabic digits. */
  static String arabic(String chinese) {
    String plain =
        chinese
            .replace('零', '〇')
            .replace('○', '〇')
            .replace('壹', '一')
            .replace('貳', '二')
            .replace('參', '三')
            .replace('兩', '二')
            .replace("廿", "二十")
            .replace("卅", "三十");
    if (plain.indexOf('十') < 0 && plain.indexOf('百') < 0) {
      StringBuilder digits = new StringBuilder();
      plain.chars().forEach(c -> digits.append(CHINESE.indexOf(c)));
      return digits.toString();
    }
    int sum = 0;
    int last = -1;
    for (char c : plain.toCharArray()) {
      if (c == '百' || c == '十') {
        sum += (last < 0 ? 1 : last) * (c == '百' ? 100 : 10);
        last = -1;
      } else {
        last = CHINESE.indexOf(c);
      }
    }
    return String.valueOf(sum + Math.max(last, 0));
  }

  /** A number from 0 to 999 as it is counted: 二十六, 三百零五. */
  static String chinese(int number) {
    if (number < 10) {
      return String.valueOf(CHINESE.charAt(number));
    }
    if (number < 20) {
      return "十" + (number == 10 ? "" : CHINESE.charAt(number % 10));
    }
    if (number < 100) {
      return CHINESE.charAt(number / 10)
          + "十"
          + (number % 10 == 0 ? "" : CHINESE.charAt(number % 10));
    }
    int rest = number % 100;
    String hundreds = CHINESE.charAt(number / 100) + "百";
    if (rest == 0) {
      return hundreds;
    }
    return hundreds + (rest < 10 ? "零" : rest < 20 ? "一" : "") + chinese(rest);
  }

  /** A number digit by digit: 三〇五. */
  static String chineseDigits(String digits, char zero) {
    StringBuilder out = new StringBuilder();
    digits.chars().forEach(c -> out.append(c == '0' ? zero : CHINESE.charAt(c - '0')));
    return out.toString();
  }

  /** Full-width digits and letters. */
  static String fullWidth(String text) {
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(c > 0x20 && c < 0x7f ? (char) (c + 0xfee0) : (char) c));
    return out.toString();
  }
}

package org.tutai.geo.locate.place;

import java.util.Map;

/** Typed coordinates in few characters: half width, capitals, one sign for each mark. Stateless. */
final class CoordinateFolding {

  /** What is written in place of another character. */
  static final Map<Character, Character> SAME =
      Map.ofEntries(
          Map.entry('º', '°'),
          Map.entry('˚', '°'),
          Map.entry('∘', '°'),
          Map.entry('度', '°'),
          Map.entry('′', '\''),
          Map.entry('’', '\''),
          Map.entry('‘', '\''),
          Map.entry('´', '\''),
          Map.entry('`', '\''),
          Map.entry('ʹ', '\''),
          Map.entry('ˊ', '\''),
          Map.entry('分', '\''),
          Map.entry('″', '"'),
          Map.entry('”', '"'),
          Map.entry('“', '"'),
          Map.entry('ʺ', '"'),
          Map.entry('〃', '"'),
          Map.entry('秒', '"'),
          Map.entry('−', '-'),
          Map.entry('–', '-'),
          Map.entry('—', '-'),
          Map.entry('‐', '-'),
          Map.entry('、', ','),
          Map.entry('。', '.'),
          Map.entry('，', ','),
          Map.entry('东', '東'),
          Map.entry('经', '經'),
          Map.entry('纬', '緯'),
          Map.entry('标', '標'),
          Map.entry('座', '坐'),
          Map.entry('点', '點'),
          Map.entry('带', '帶'));

  private CoordinateFolding() {}

  /** Half width, capital letters, one character for each mark. */
  static String fold(String written) {
    var folded = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      char half = half(written.charAt(i));
      folded.append(SAME.getOrDefault(half, half).charValue());
    }
    return folded.toString().strip().replace("''", "\"");
  }

  /** Half width and capital letters, other characters as they are. */
  static String half(String written) {
    var half = new StringBuilder(written.length());
    for (int i = 0; i < written.length(); i++) {
      half.append(half(written.charAt(i)));
    }
    return half.toString().strip();
  }

  private static char half(char c) {
    char half = c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
    if (half >= 'a' && half <= 'z') {
      return (char) (half - 32);
    }
    boolean blank = half == '\t' || half == '\u3000' || half == '\u00a0' || half == '\u200b';
    return blank ? ' ' : half;
  }
}

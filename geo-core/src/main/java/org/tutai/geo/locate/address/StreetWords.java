package org.tutai.geo.locate.address;

import org.tutai.geo.locate.name.FoldedText;
import org.tutai.geo.locate.name.Numerals;

/** Where the name of a road ends in a folded text. */
final class StreetWords {

  /** What may stand between a number and its unit, or make one road of two (88南巷, 中路北街). */
  private static final String SIDES = "東西南北中前後左右上下內外橫新舊環";

  private static final String HEAVENLY = "甲乙丙丁戊己庚辛";
  private static final String AFTER_ROAD = "段巷弄號衖衕";
  private static final int LONGEST_TAIL = 3;

  private StreetWords() {}

  static boolean isRoadEnd(char c) {
    return c == '路' || c == '街';
  }

  /** Whether a character is a side (東, 前) that can be part of a number or a road. */
  static boolean isSide(char c) {
    return SIDES.indexOf(c) >= 0;
  }

  /** Whether a character counts on after a number: 甲, b. */
  static boolean isMark(char c) {
    return HEAVENLY.indexOf(c) >= 0 || (c >= 'a' && c <= 'z');
  }

  /**
   * The end of the road that begins at a place and whose 路, 街 or 道 stands at another; -1 when that
   * is no end of a road (路竹, 車路頭路).
   */
  static int roadEnd(FoldedText text, int from, int at, int to) {
    char c = text.charAt(at);
    if (at == from || (c == '道' && !isAvenue(text, at, to))) {
      return -1;
    }
    if (at == from + 1 && c != '道' && isFollowedByRoad(text, at + 1, to)) {
      return -1;
    }
    return extended(text, at + 1, to);
  }

  /** 大道 and its like; other 道 (明道二街, 道化路) end a road only where the number comes next. */
  private static boolean isAvenue(FoldedText text, int at, int to) {
    char next = text.at(at + 1);
    if (at + 1 < to && (isRoadEnd(next) || next == '里' || next == '口')) {
      return false;
    }
    if (text.charAt(at - 1) == '大') {
      return true;
    }
    int end = text.numeralEnd(at + 1, to);
    return at + 1 >= to || (end > at + 1 && end < to && AFTER_ROAD.indexOf(text.charAt(end)) >= 0);
  }

  /** Whether another 路 or 街 follows at once or after a few characters that are no numbers. */
  private static boolean isFollowedByRoad(FoldedText text, int from, int to) {
    int last = Math.min(to, from + LONGEST_TAIL);
    for (int i = from; i < last; i++) {
      char c = text.charAt(i);
      if (isRoadEnd(c)) {
        return true;
      }
      if (Numerals.isDigit(c) || text.gapBefore(i) || !isWordly(c)) {
        return false;
      }
    }
    return false;
  }

  static boolean isWordly(char c) {
    return c > '-' && "段巷弄號衖衕與和及之".indexOf(c) < 0;
  }

  /** Goes on over what makes a longer name of a road: 一街, 北街, 東 before a section, 巷. */
  private static int extended(FoldedText text, int from, int to) {
    int end = from;
    while (end < to) {
      int next = extension(text, end, to);
      if (next == end) {
        return end;
      }
      end = next;
    }
    return end;
  }

  private static int extension(FoldedText text, int from, int to) {
    char c = text.charAt(from);
    if (text.gapBefore(from)) {
      return from;
    }
    if (isRoadEnd(c) || c == '巷') {
      return text.at(from + 1) == '口' ? from : from + 1;
    }
    int side = from;
    while (side < to && side < from + 2 && isSide(text.charAt(side))) {
      side++;
    }
    int numeral = text.numeralEnd(side, to);
    if (numeral < to && isRoadEnd(text.charAt(numeral)) && numeral > from) {
      return numeral + 1;
    }
    return side > from && side == from + 1 && endsBefore(text, side, to) ? side : from;
  }

  /** Whether a section, a number or nothing comes next. */
  private static boolean endsBefore(FoldedText text, int at, int to) {
    if (at >= to || text.gapBefore(at)) {
      return true;
    }
    int end = text.numeralEnd(at, to);
    return end > at && end < to && "段號之-".indexOf(text.charAt(end)) >= 0;
  }
}

package org.tutai.geo.locate.address;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.locate.name.FoldedText;
import org.tutai.geo.locate.name.Numerals;

/** Reads house numbers: 26, 26之3, 131附7, 13之3B, 22、24, 69-109. */
final class NumberReader {

  /** No house number has more characters. */
  private static final int LONGEST = 9;

  /** As much as is told of a number that is not read. */
  static final int LONGEST_SHOWN = 20;

  private static final int MAX_LISTED = 50;

  private final FoldedText text;
  private final int end;

  int main;
  int sub;
  String rest = "";

  /** Further numbers of a list or the end of a range. */
  List<HouseNumber> more = List.of();

  /** Whether {@link #more} is the end of a range. */
  boolean range;

  /** Whether the number may as well be a range (5-12號). */
  boolean maybeRange;

  private boolean any;

  NumberReader(FoldedText text, int end) {
    this.text = text;
    this.end = end;
  }

  /** Whether a number lacks a character, or is longer than any number of a house. */
  static boolean isUnknown(FoldedText text, int from, int to) {
    int run = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      run = Numerals.isNumeral(c) ? run + 1 : 0;
      if (c == '?' || run > LONGEST) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return !any;
  }

  /** Whether a character before a number makes it another: 臨, 特, 建. */
  static boolean isPrefix(char c) {
    return c == '臨' || c == '特' || c == '建';
  }

  /** Where in a name before a number the part begins that belongs to the number. */
  static int prefixStart(FoldedText text, int from, int to) {
    char last = text.charAt(to - 1);
    if (to - from == 1) {
      return isPrefix(last) || (last >= 'a' && last <= 'z') ? from : to;
    }
    if (last == '時' && text.charAt(to - 2) == '臨') {
      return to - 2;
    }
    if (last == ')' && NumberReader.isPrefix(text.charAt(to - 2))) {
      return to - 2;
    }
    return last == '臨' ? to - 1 : to;
  }

  /** The end of numerals joined by 之, a dash or 附, of which the first ends at a place. */
  int compoundEnd(int from, int firstEnd) {
    int to = firstEnd;
    while (to < end) {
      char c = text.charAt(to);
      if (c != '之' && c != '-' && c != '附' && c != '?') {
        return to;
      }
      int next = text.numeralEnd(to + 1, end);
      if (next == to + 1 || (c == '?' && text.at(next < end ? next : -1) != '號')) {
        return to;
      }
      to = next;
    }
    return to;
  }

  /** The end of what may stand between a number and its unit: B, 甲, 南, 南十一. */
  int markEnd(int to) {
    if (to >= end
        || (!StreetWords.isMark(text.charAt(to)) && !StreetWords.isSide(text.charAt(to)))) {
      return to;
    }
    int after = to + 1;
    int numeral = StreetWords.isSide(text.charAt(to)) ? text.numeralEnd(after, end) : after;
    boolean unit = numeral < end && "巷弄號衖衕".indexOf(text.charAt(numeral)) >= 0;
    return unit ? numeral : to;
  }

  /** Reads the number from a place up to its 號, and a list that goes on from there. */
  int read(int from, int at) {
    any = true;
    split(from, at);
    int to = at < end && text.charAt(at) == '號' ? at + 1 : at;
    while (to < end && more.size() < MAX_LISTED) {
      int next = listed(to, true);
      if (next == to) {
        return to;
      }
      to = next;
    }
    return to;
  }

  /** The end of a list that goes on from a number without 號 (22、24號); the place itself for none. */
  int listEnd(int from) {
    int to = from;
    for (int step = 0; step < MAX_LISTED && to < end; step++) {
      int next = listed(to, false);
      if (next == to) {
        return from;
      }
      if (text.charAt(next - 1) == '號') {
        return next;
      }
      to = next;
    }
    return from;
  }

  /** Reads a number without 號. */
  int readBare(int from, int at) {
    any = true;
    split(from, at);
    return at;
  }

  private void split(int from, int to) {
    int first = Math.min(to, text.numeralEnd(from, end));
    int value = Numerals.value(text, from, first);
    if (value < 0) {
      rest = text.key(from, to);
      return;
    }
    main = value;
    int at = first;
    if (at < to && (text.charAt(at) == '之' || text.charAt(at) == '-')) {
      at = second(at, to);
    }
    if (at < to) {
      rest = restKey(at, to);
    }
  }

  private int second(int at, int to) {
    int next = Math.min(to, text.numeralEnd(at + 1, end));
    int value = Numerals.value(text, at + 1, next);
    if (value <= 0) {
      return at;
    }
    sub = value;
    if (text.charAt(at) == '-' && next == to && value > main) {
      maybeRange = true;
    }
    return next;
  }

  /** The key of what follows the first two numbers: 之3, 附7, b. */
  private String restKey(int from, int to) {
    String key = text.key(from, to);
    return text.charAt(from) == '-' ? "之" + key : key;
  }

  /** After 號: 之3, or 3 alone, counts as the sub-number, and as more of it if there is one. */
  int addSub(int from, int to) {
    int value = Numerals.value(text, from, to);
    if (value > 0 && sub == 0 && rest.isEmpty()) {
      sub = value;
    } else {
      rest += "之" + text.key(from, to);
    }
    return to;
  }

  /** After the next number of a list, with its 號 if it has one; the place itself for none. */
  private int listed(int at, boolean take) {
    char c = text.charAt(at);
    boolean through = c == '至' || c == '到' || c == '-';
    if (!through && c != ',' && c != '及' && c != '和' && c != '與') {
      return at;
    }
    int numeral = text.numeralEnd(at + 1, end);
    int to = compoundEnd(at + 1, numeral);
    boolean sign = text.at(to < end ? to : -1) == '號';
    if (numeral == at + 1 || (!sign && listEnd(to) == to)) {
      return at;
    }
    if (take) {
      add(at + 1, to);
      range |= through;
    }
    return sign ? to + 1 : to;
  }

  private void add(int from, int to) {
    NumberReader other = new NumberReader(text, end);
    other.split(from, to);
    if (more.isEmpty()) {
      more = new ArrayList<>();
    }
    more.add(new HouseNumber("", other.main, other.sub, other.rest));
  }

  HouseNumber number(String prefix) {
    return new HouseNumber(prefix, main, sub, rest);
  }
}

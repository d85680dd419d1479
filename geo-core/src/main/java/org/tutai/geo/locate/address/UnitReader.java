package org.tutai.geo.locate.address;

import org.tutai.geo.locate.address.AddressPart.Kind;
import org.tutai.geo.locate.name.FoldedText;
import org.tutai.geo.locate.name.Numerals;

/** Reads what follows a house number: sub-number, floor, basement, room, block, remark. */
final class UnitReader {

  private static final String BELOW = "地下底b";
  private static final String ROOFS = "頂屋夾閣";
  private static final String ROOMS = "室棟座區戶幢房座排";

  private final StreetReader street;
  private final FoldedText text;
  private final int end;

  int floor;
  private String rest = "";

  /** 臨 after the number, where it belongs to the number as it does before it. */
  boolean temporary;

  UnitReader(StreetReader street) {
    this.street = street;
    this.text = street.text;
    this.end = street.end;
  }

  Unit unit() {
    return floor == 0 && rest.isEmpty() ? Unit.NONE : new Unit(floor, rest);
  }

  void addUnknown(int from, int to) {
    rest += text.key(from, to);
  }

  /** Whether a floor or basement begins at a place. */
  boolean begins(int at) {
    char c = text.charAt(at);
    return c == '地' || c == 'b' || c == '底' || c == '樓' || c == '?';
  }

  /** Reads as far as a unit goes; the place itself when none begins there. */
  int read(int from) {
    int at = from;
    int last = from;
    int begun = -1;
    while (at < end) {
      int next = one(at);
      if (next == at) {
        break;
      }
      if (text.charAt(next - 1) > '-' && begun < 0) {
        begun = at;
      }
      if (text.charAt(next - 1) > '-') {
        last = next;
      }
      at = next;
    }
    if (begun >= 0) {
      street.spans.add(Kind.UNIT, begun, last);
    }
    return at;
  }

  private int one(int at) {
    char c = text.charAt(at);
    if (isTelephone(at)) {
      return at;
    }
    int numeral = Numerals.isNumeral(c) || Numerals.isCheque(c) ? text.numeralEnd(at, end) : at;
    if (numeral > at) {
      return counted(at, numeral);
    }
    return switch (c) {
      case '-', '之', '附' -> joined(at, c);
      case '(' -> bracket(at);
      case ')', ',', '?', '號', '.' -> street.numbers.isEmpty() ? at : at + 1;
      case '樓', '層', 'f' -> floor == 0 ? at : at + 1;
      case '至', '到', '及' -> to(at, c);
      case '臨' -> temporary(at);
      default -> word(at, c);
    };
  }

  /** 0912-345-678: after a space or sign, a digit 0 with another behind it begins no part. */
  private boolean isTelephone(int at) {
    boolean apart = text.gapBefore(at) || text.at(at - 1) <= '-';
    return apart && text.charAt(at) == '0' && at + 1 < end && Numerals.isDigit(text.charAt(at + 1));
  }

  private int word(int at, char c) {
    if (BELOW.indexOf(c) >= 0) {
      int next = below(at);
      if (next > at) {
        return next;
      }
    }
    if (ROOFS.indexOf(c) >= 0) {
      return roof(at);
    }
    if (isMarkOrSide(c)) {
      return mark(at);
    }
    return at;
  }

  private static boolean isMarkOrSide(char c) {
    return StreetWords.isMark(c) || StreetWords.isSide(c);
  }

  /** A floor, a room, or the number that goes with the house or the floor. */
  private int counted(int at, int numeral) {
    int to = street.numbers.compoundEnd(at, numeral);
    char c = text.at(to < end ? to : -1);
    if (isFloorSign(to, c)) {
      return floor(at, numeral, to);
    }
    if (c == '底' && floor == 0 && text.at(to + 1) == '層') {
      floor = -Math.max(1, Numerals.value(text, at, numeral));
      return basementEnd(to);
    }
    if (c != 0 && ROOMS.indexOf(c) >= 0) {
      rest += c + text.key(at, to);
      return to + 1;
    }
    int range = floorRange(at, numeral);
    if (range > at) {
      return range;
    }
    if (street.numbers.isEmpty()) {
      return at;
    }
    return plain(at, to, c);
  }

  private boolean isFloorSign(int to, char c) {
    if (c == '樓' || c == '層' || c == '摟') {
      return true;
    }
    if (c == '?') {
      return floor == 0;
    }
    char next = text.at(to + 1 < end ? to + 1 : -1);
    return c == 'f' && (next < 'a' || next > 'z' || next == 'l');
  }

  private int floor(int at, int numeral, int to) {
    int value = Numerals.value(text, at, numeral);
    int after = afterFloorSign(to);
    if (after < end && text.charAt(after) == '地' && floor == 0) {
      floor = -Math.max(1, value);
      return basementEnd(after);
    }
    if (floor == 0 && value > 0) {
      floor = value;
      rest += numeral < to ? jointKey(numeral, to, value) : "";
    } else {
      rest += text.key(at, to) + "樓";
    }
    return after;
  }

  /** 六之1樓 is a number beside the floor, 1-3樓 a range of floors. */
  private String jointKey(int from, int to, int value) {
    if (text.charAt(from) != '-') {
      return text.key(from, to);
    }
    int other = Numerals.value(text, from + 1, text.numeralEnd(from + 1, to));
    return (other > value ? "至" : "之") + text.key(from + 1, to);
  }

  private int afterFloorSign(int to) {
    int after = to + 1;
    if (text.charAt(to) == 'f' && after < end && text.charAt(after) == 'l') {
      after++;
    }
    return after;
  }

  /** 一至二樓, 三、四、五樓: the floor is the first, the others are the rest. */
  private int floorRange(int at, int numeral) {
    int k = numeral;
    int last = numeral;
    while (k < end && isFloorJoint(text.charAt(k))) {
      last = text.numeralEnd(k + 1, end);
      if (last == k + 1) {
        return at;
      }
      k = last;
    }
    boolean range = k > numeral && k < end && isFloorSign(k, text.charAt(k)) && floor == 0;
    int value = range ? Numerals.value(text, at, numeral) : 0;
    if (value <= 0) {
      return at;
    }
    floor = value;
    rest += listKey(numeral, k);
    return afterFloorSign(k);
  }

  private static boolean isFloorJoint(char c) {
    return c == '至' || c == '到' || c == ',' || c == '及';
  }

  private String listKey(int from, int to) {
    char joint = text.charAt(from);
    String key = text.key(from + 1, to);
    return (joint == '至' || joint == '到' ? "至" : "、") + key;
  }

  /** A number without a unit of its own. */
  private int plain(int at, int to, char c) {
    int after = c == '號' ? to + 1 : to;
    boolean apart = text.gapBefore(at) || text.at(at - 1) <= '-';
    if (apart && !isRoomApart(at, to)) {
      return at;
    }
    if (floor == 0 && rest.isEmpty() && c != '號') {
      int first = text.numeralEnd(at, to);
      street.numbers.addSub(at, first);
      return first;
    }
    rest += "之" + text.key(at, to);
    return after;
  }

  /** 十樓 2 at the end, or 120號 5: written apart, but too short for a postal code or telephone. */
  private boolean isRoomApart(int at, int to) {
    boolean last = to == end || (to == end - 1 && text.charAt(to) == '號');
    return last && text.at(at - 1) > '-' && to - at <= 2;
  }

  /** 之3, -3 or 附3. */
  private int joined(int at, char c) {
    if (street.numbers.isEmpty() && floor == 0) {
      return at;
    }
    int numeral = text.numeralEnd(at + 1, end);
    if (numeral == at + 1) {
      return c == '附' ? at : at + 1;
    }
    char sign = text.at(numeral < end ? numeral : -1);
    if (isFloorSign(numeral, sign) && sign != '?' && c != '附' && floor == 0) {
      return at + 1;
    }
    if (c == '附') {
      return attached(at, numeral);
    }
    if (floor == 0 && rest.isEmpty()) {
      return street.numbers.addSub(at + 1, numeral);
    }
    rest += "之" + text.key(at + 1, numeral);
    return numeral;
  }

  private int attached(int at, int numeral) {
    String key = text.key(at, numeral);
    if (floor == 0) {
      street.numbers.rest += key;
    } else {
      rest += key;
    }
    return numeral;
  }

  private int to(int at, char c) {
    int numeral = text.numeralEnd(at + 1, end);
    if (floor == 0 || numeral == at + 1) {
      return floor == 0 ? at : at + 1;
    }
    rest += (c == '及' ? "、" : "至") + text.key(at + 1, numeral);
    return numeral;
  }

  private int temporary(int at) {
    if (street.numbers.isEmpty()) {
      return at;
    }
    if (floor == 0 && rest.isEmpty()) {
      temporary = true;
    } else {
      rest += "臨";
    }
    return at + 1;
  }

  private int bracket(int at) {
    if (street.numbers.isEmpty() && floor == 0) {
      return at;
    }
    int close = at + 1;
    while (close < end && text.charAt(close) != ')') {
      close++;
    }
    int inside = close - at - 1;
    if (inside == 1 && text.charAt(at + 1) == '臨') {
      temporary(at + 1);
      street.spans.add(Kind.REMARK, at + 1, close);
    } else if (inside == 2 && text.charAt(close - 1) == '棟') {
      rest += "棟" + text.charAt(at + 1);
    } else {
      street.note(at + 1, close);
    }
    return Math.min(end, close + 1);
  }

  /** 地下, 地下室, 地下一層, 底一層, 底層, 地下室壹層, 地下第一層, B1 … */
  private int below(int at) {
    int to = basementWord(at);
    if (to == at || (!street.numbers.isEmpty() && floor > 0)) {
      return at;
    }
    if (text.charAt(to - 1) == '街' || text.at(to < end ? to : -1) == '夾') {
      int after = text.charAt(to - 1) == '街' ? to : roofEnd(to);
      rest += text.key(at, after);
      return after;
    }
    int numeral = text.numeralEnd(to, end);
    char c = text.at(numeral < end ? numeral : -1);
    int value = numeral > to ? Numerals.value(text, to, numeral) : 1;
    boolean letter = text.charAt(at) == 'b';
    boolean counts = numeral > to && (letter || isFloorSign(numeral, c));
    floor = counts && value > 0 ? -value : -1;
    if (!counts) {
      return to;
    }
    return isFloorSign(numeral, c) && c != '?' ? afterFloorSign(numeral) : numeral;
  }

  /** The end of the word for a basement, before its number. */
  private int basementWord(int at) {
    char c = text.charAt(at);
    if (c == 'b') {
      boolean counted = at + 1 < end && Numerals.isDigit(text.charAt(at + 1));
      return counted ? at + 1 : at;
    }
    boolean plain = c == '地' && text.at(at + 1) == '下';
    if (!plain && c == '地') {
      return at;
    }
    return basementEnd(at);
  }

  private int basementEnd(int at) {
    int to = at;
    while (to < end && to < at + 6 && "地下底室層樓第街".indexOf(text.charAt(to)) >= 0) {
      to++;
      if (text.charAt(to - 1) == '街') {
        return to;
      }
    }
    return to;
  }

  private int roof(int at) {
    int to = roofEnd(at);
    rest += text.key(at, to);
    return to;
  }

  private int roofEnd(int at) {
    int to = at;
    while (to < end && to < at + 6 && "頂樓屋夾層閣突出物加蓋".indexOf(text.charAt(to)) >= 0) {
      to++;
    }
    return to;
  }

  /** A室, A棟, 南室, A, 北1. */
  private int mark(int at) {
    if (street.numbers.isEmpty()) {
      return at;
    }
    char c = text.charAt(at);
    char next = text.at(at + 1 < end ? at + 1 : -1);
    if (next != 0 && ROOMS.indexOf(next) >= 0) {
      rest += next + String.valueOf(c);
      return at + 2;
    }
    if (isLonger(at, next) || text.at(at - 1) <= '-') {
      return at;
    }
    if (floor == 0 && StreetWords.isMark(c) && rest.isEmpty()) {
      street.numbers.rest += c;
      return at + 1;
    }
    int to = text.numeralEnd(at + 1, end);
    rest += text.key(at, to);
    return to;
  }

  /** Whether a mark is the first character of a word. */
  private boolean isLonger(int at, char next) {
    if (next == 0 || text.gapBefore(at + 1) || next <= '9') {
      return false;
    }
    return !Numerals.isNumeral(next) && next != '地' && next != '樓' && next != '附';
  }
}

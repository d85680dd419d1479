package org.tutai.geo.locate.name;

/**
 * Chinese numerals, plain (一百二十三, 一二三, 廿三, 〇) and of cheques (壹貳參). Works on folded characters.
 * Stateless, thread-safe.
 */
public final class Numerals {

  /** What {@link #value} says of what is no number. */
  public static final int NONE = -1;

  private static final int TEN = 10;
  private static final int HUNDRED = 100;
  private static final int THOUSAND = 1000;

  /*
   * Values by character; cheque numerals are also words (大陸, 參山, 伍厝), so they are kept apart and
   * count only beside another numeral or before a unit. 叁 and 叄 are folded to 參.
   */
  private static final byte[] PLAIN = new byte[0x10000];
  private static final byte[] CHEQUE = new byte[0x10000];

  private static final String PLAIN_DIGITS = "〇一二三四五六七八九";
  private static final String CHEQUE_DIGITS = "零壹貳參肆伍陸柒捌玖";

  private static final byte CODE_TEN = 20;
  private static final byte CODE_HUNDRED = 21;
  private static final byte CODE_THOUSAND = 22;

  static {
    for (int i = 0; i < TEN; i++) {
      PLAIN[PLAIN_DIGITS.charAt(i)] = (byte) (i + 1);
      CHEQUE[CHEQUE_DIGITS.charAt(i)] = (byte) (i + 1);
    }
    PLAIN['零'] = 1;
    PLAIN['0'] = 1;
    CHEQUE['零'] = 0;
    CHEQUE['弍'] = 3;
    CHEQUE['弌'] = 2;
    CHEQUE['貮'] = 3;
    CHEQUE['贰'] = 3;
    CHEQUE['陆'] = 7;
    PLAIN['廿'] = 12;
    PLAIN['卄'] = 12;
    PLAIN['卅'] = 13;
    PLAIN['卌'] = 14;
    PLAIN['十'] = CODE_TEN;
    PLAIN['百'] = CODE_HUNDRED;
    PLAIN['千'] = CODE_THOUSAND;
    CHEQUE['拾'] = CODE_TEN;
    CHEQUE['佰'] = CODE_HUNDRED;
    CHEQUE['仟'] = CODE_THOUSAND;
  }

  private Numerals() {}

  /** Whether a folded character is a digit, or a plain Chinese numeral (not 壹 or 拾). */
  public static boolean isNumeral(char c) {
    return PLAIN[c] != 0 || isDigit(c);
  }

  /** Whether a folded character is an Arabic digit. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a folded character is a numeral of cheques (壹, 拾), which is also a word. */
  public static boolean isCheque(char c) {
    return CHEQUE[c] != 0;
  }

  /**
   * The end of the numeral that begins at a place, after its last character: a run of digits, or a
   * run of Chinese numerals, in which 0 counts as 〇; {@code from} itself where none begins. Cheque
   * numerals count where one of {@code 段樓層號巷弄衖衕鄰室之} or another numeral follows the run's first, or
   * comes before it.
   */
  public static int end(CharSequence folded, int from, int to) {
    int i = from;
    if (i < to && isDigit(folded.charAt(i))) {
      while (i < to && isDigit(folded.charAt(i))) {
        i++;
      }
      return i;
    }
    while (i < to && PLAIN[folded.charAt(i)] != 0) {
      i++;
    }
    return i < to && CHEQUE[folded.charAt(i)] != 0 ? chequeEnd(folded, from, i, to) : i;
  }

  private static int chequeEnd(CharSequence folded, int from, int at, int to) {
    int i = at;
    while (i < to && (CHEQUE[folded.charAt(i)] | PLAIN[folded.charAt(i)]) != 0) {
      i++;
    }
    boolean several = i - from > 1;
    boolean counted = i < to && "段樓層號巷弄衖衕鄰室之".indexOf(folded.charAt(i)) >= 0;
    return several || counted ? i : at;
  }

  /**
   * Appends the Arabic digits of a numeral, as {@link #end} delimits it. A run that is no single
   * number (一二十) gives one after the other (120).
   */
  public static void appendArabic(CharSequence folded, int from, int to, StringBuilder out) {
    if (isDigit(folded.charAt(from))) {
      out.append(folded, from, to);
    } else if (hasUnit(folded, from, to)) {
      appendCounted(folded, from, to, out);
    } else {
      for (int i = from; i < to; i++) {
        out.append((char) ('0' + code(folded.charAt(i)) - 1));
      }
    }
  }

  private static boolean hasUnit(CharSequence folded, int from, int to) {
    for (int i = from; i < to; i++) {
      if (code(folded.charAt(i)) > TEN) {
        return true;
      }
    }
    return false;
  }

  private static int code(char c) {
    return PLAIN[c] != 0 ? PLAIN[c] : CHEQUE[c];
  }

  /*
   * Sums digits times units while the units get smaller; where they don't, a new number begins. A
   * last digit without unit counts in the unit below the one before it (一百二 is 120) unless a naught
   * or tens stand before it.
   */
  private static void appendCounted(CharSequence folded, int from, int to, StringBuilder out) {
    int sum = 0;
    int smallest = THOUSAND * TEN;
    int digit = NONE;
    boolean naught = false;
    boolean any = false;
    for (int i = from; i < to; i++) {
      int code = code(folded.charAt(i));
      if (code <= TEN) {
        if (digit > 0) {
          out.append(any ? sum + digit : digit);
          sum = 0;
          smallest = THOUSAND * TEN;
          any = false;
          naught = false;
        }
        digit = code - 1;
        naught |= digit == 0;
        continue;
      }
      int times = code < CODE_TEN ? code - TEN : Math.max(digit, 1);
      int unit = code == CODE_HUNDRED ? HUNDRED : code == CODE_THOUSAND ? THOUSAND : TEN;
      if (unit >= smallest || (code < CODE_TEN && digit > 0)) {
        int before = sum + (code < CODE_TEN && digit > 0 ? digit : 0);
        if (any || before > 0) {
          out.append(before);
        }
        sum = 0;
        naught = false;
      }
      sum += times * unit;
      smallest = unit;
      any = true;
      digit = NONE;
    }
    if (digit > 0) {
      boolean tail = any && !naught && smallest > TEN;
      sum += tail ? digit * smallest / TEN : digit;
    }
    out.append(sum);
  }

  /**
   * The value of a numeral, as {@link #end} delimits it.
   *
   * @return {@link #NONE} when it is empty or has more than nine digits
   */
  public static int value(CharSequence folded, int from, int to) {
    if (from >= to) {
      return NONE;
    }
    if (isDigit(folded.charAt(from))) {
      return decimal(folded, from, to);
    }
    StringBuilder digits = new StringBuilder(to - from + 4);
    appendArabic(folded, from, to, digits);
    return decimal(digits, 0, digits.length());
  }

  private static int decimal(CharSequence digits, int from, int to) {
    int start = from;
    while (start < to - 1 && digits.charAt(start) == '0') {
      start++;
    }
    if (to - start > 9) {
      return NONE;
    }
    int value = 0;
    for (int i = start; i < to; i++) {
      value = value * TEN + digits.charAt(i) - '0';
    }
    return value;
  }
}

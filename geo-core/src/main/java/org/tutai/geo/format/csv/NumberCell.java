package org.tutai.geo.format.csv;

import java.nio.charset.StandardCharsets;

/** Reads numbers from bytes, without making a text of them. Reused; for one thread. */
final class NumberCell {

  /** What a cell is. */
  enum Kind {
    NONE,
    WHOLE,
    REAL
  }

  private static final int MOST_DIGITS = 400;
  private static final long GREATEST_EXACT = 1L << 53;
  private static final double[] POWERS = new double[23];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private long whole;
  private double real;
  private boolean code;
  private int digits;

  /**
   * Reads digits with or without a sign, point and exponent, and blanks around them. An exponent
   * must have a sign, or a point before it: {@code 42E3} is no number but the name of something.
   */
  Kind read(byte[] bytes, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && (bytes[from] == ' ' || bytes[from] == '\t')) {
      from++;
    }
    while (to > from && (bytes[to - 1] == ' ' || bytes[to - 1] == '\t')) {
      to--;
    }
    if (from == to || to - from > MOST_DIGITS) {
      return Kind.NONE;
    }
    return number(bytes, from, to);
  }

  private Kind number(byte[] bytes, int from, int to) {
    int p = from;
    boolean negative = bytes[p] == '-';
    if (negative || bytes[p] == '+') {
      p++;
    }
    int first = p;
    long mantissa = 0;
    int scale = 0;
    int point = -1;
    digits = 0;
    for (; p < to; p++) {
      int d = bytes[p] - '0';
      if (d >= 0 && d <= 9) {
        mantissa = digits < 18 ? mantissa * 10 + d : mantissa;
        digits += mantissa > 0 || point >= 0 ? 1 : 0;
        scale += point >= 0 ? 1 : 0;
      } else if (bytes[p] == '.' && point < 0) {
        point = p;
      } else {
        break;
      }
    }
    int written = p - first - (point >= 0 ? 1 : 0);
    if (written == 0) {
      return Kind.NONE;
    }
    boolean zero = written > 1 && point != first + 1 && bytes[first] == '0';
    code = zero || (point < 0 && bytes[from] == '+');
    if (p < to) {
      return exponent(bytes, from, p, to, point >= 0);
    }
    if (point < 0 && digits <= 18) {
      whole = negative ? -mantissa : mantissa;
      real = whole;
      return Kind.WHOLE;
    }
    if (digits <= 18 && mantissa < GREATEST_EXACT && scale < POWERS.length) {
      double value = mantissa / POWERS[scale];
      real = negative ? -value : value;
    } else {
      real = slowly(bytes, from, to);
    }
    return point < 0 ? Kind.NONE : Kind.REAL;
  }

  private Kind exponent(byte[] bytes, int from, int e, int to, boolean point) {
    int p = e + 1;
    if ((bytes[e] != 'e' && bytes[e] != 'E') || p == to) {
      return Kind.NONE;
    }
    boolean sign = bytes[p] == '-' || bytes[p] == '+';
    p += sign ? 1 : 0;
    if ((!sign && !point) || p == to || to - p > 4) {
      return Kind.NONE;
    }
    for (int i = p; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return Kind.NONE;
      }
    }
    real = slowly(bytes, from, to);
    return Double.isFinite(real) ? Kind.REAL : Kind.NONE;
  }

  private static double slowly(byte[] bytes, int from, int to) {
    return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  /** The number last read, of kind WHOLE. */
  long whole() {
    return whole;
  }

  /** The number last read, of either kind. */
  double real() {
    return real;
  }

  /** Whether it is written as numbers are not: with a zero before it, or a plus. */
  boolean looksLikeCode() {
    return code;
  }

  /** How many digits it has, zeros before it not counted. */
  int digits() {
    return digits;
  }
}

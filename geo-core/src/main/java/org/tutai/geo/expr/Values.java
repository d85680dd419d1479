package org.tutai.geo.expr;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What the values in expressions are to one another: numbers, texts, dates and truth values, and
 * how one is read as another.
 *
 * <p>Two values are compared
 *
 * <ul>
 *   <li>as numbers, exactly, when both are numbers, or one is and the other is a text or truth
 *       value that reads as one;
 *   <li>as instants, when either is a date or a time and the other reads as one;
 *   <li>as truth values, when either is one and the other reads as one;
 *   <li>otherwise as texts, by code unit. For an order (less, greater, between) two texts that both
 *       read as numbers are compared as numbers; for equality they are not, because codes such as
 *       {@code 09007} are not numbers.
 * </ul>
 */
public final class Values {

  /* Longer runs of digits may overflow a long. */
  private static final int SAFE_DIGITS = 18;
  private static final int LONGEST_NUMBER = 400;
  private static final double EXACT_DOUBLE = 1L << 53;

  private Values() {}

  /**
   * The value as text: whole numbers without a point, truth values as {@code true} or {@code
   * false}, dates in ISO 8601, geometries as WKT; null for null and for bytes.
   */
  public static @Nullable String text(@Nullable Object value) {
    if (value instanceof String string) {
      return string;
    }
    if (value instanceof Double number) {
      return text(number.doubleValue());
    }
    if (value instanceof Geometry geometry) {
      return geometry.toText();
    }
    return value == null || value instanceof byte[] ? null : value.toString();
  }

  private static String text(double number) {
    if (number == Math.rint(number) && Math.abs(number) < EXACT_DOUBLE) {
      return Long.toString((long) number);
    }
    String text = Double.toString(number);
    return text.indexOf('E') < 0 || !Double.isFinite(number)
        ? text
        : new BigDecimal(text).toPlainString();
  }

  /**
   * The value as a {@code Long} or a finite {@code Double}: a number itself, a truth value as 1 or
   * 0, a text in decimal notation (white space around it, sign and exponent allowed); otherwise
   * null.
   */
  public static @Nullable Number number(@Nullable Object value) {
    if (value instanceof Long number) {
      return number;
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number : null;
    }
    if (value instanceof String text) {
      return parse(text);
    }
    if (value instanceof Boolean truth) {
      return truth ? 1L : 0L;
    }
    return null;
  }

  /** The value as a truth value: one itself, or the text {@code true} or {@code false}. */
  static @Nullable Boolean truth(@Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof String text) {
      String word = text.strip();
      if (word.equalsIgnoreCase("true")) {
        return true;
      }
      return word.equalsIgnoreCase("false") ? false : null;
    }
    return null;
  }

  /** The value as a time in UTC: a date is its first moment; text is read as ISO 8601. */
  static @Nullable LocalDateTime time(@Nullable Object value) {
    if (value instanceof LocalDateTime time) {
      return time;
    }
    if (value instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    return value instanceof String text ? parseTime(text.strip()) : null;
  }

  private static @Nullable LocalDateTime parseTime(String text) {
    if (text.length() < 8 || text.length() > 40) {
      return null;
    }
    try {
      String iso = text.replace('/', '-').replace(' ', 'T');
      int clock = iso.indexOf('T');
      if (clock < 0) {
        return LocalDate.parse(iso).atStartOfDay();
      }
      return hasZone(iso.substring(clock))
          ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
          : LocalDateTime.parse(iso);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean hasZone(String clock) {
    return clock.endsWith("Z") || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0;
  }

  /** Whether {@code left operator right}; false when either has no value. */
  static boolean holds(
      Expression.Comparator operator,
      @Nullable Object left,
      @Nullable Object right,
      boolean matchCase) {
    if (left == null || right == null) {
      return false;
    }
    return switch (operator) {
      case EQUAL -> equal(left, right, matchCase);
      case NOT_EQUAL -> comparable(left, right) && !equal(left, right, matchCase);
      case LESS -> comparable(left, right) && order(left, right, matchCase) < 0;
      case LESS_OR_EQUAL -> comparable(left, right) && order(left, right, matchCase) <= 0;
      case GREATER -> comparable(left, right) && order(left, right, matchCase) > 0;
      case GREATER_OR_EQUAL -> comparable(left, right) && order(left, right, matchCase) >= 0;
    };
  }

  /** Whether two values are the same, texts being texts. */
  static boolean equal(Object left, Object right, boolean matchCase) {
    if (left instanceof String a && right instanceof String b) {
      return matchCase ? a.equals(b) : a.equalsIgnoreCase(b);
    }
    if (left instanceof byte[] a) {
      return right instanceof byte[] b && Arrays.equals(a, b);
    }
    if (left instanceof Geometry a) {
      return right instanceof Geometry b && a.equalsExact(b);
    }
    return comparable(left, right) && order(left, right, matchCase) == 0;
  }

  /* Not a number is no value; bytes and geometries have no order. */
  private static boolean comparable(Object left, Object right) {
    return hasOrder(left) && hasOrder(right);
  }

  private static boolean hasOrder(Object value) {
    return !(value instanceof byte[])
        && !(value instanceof Geometry)
        && !(value instanceof Double number && number.isNaN());
  }

  private static int order(Object left, Object right, boolean matchCase) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    if (left instanceof Number || right instanceof Number || areTexts(left, right)) {
      Number a = orderNumber(left);
      Number b = a == null ? null : orderNumber(right);
      if (a != null && b != null) {
        return compare(a, b);
      }
    }
    Integer other = orderOfOthers(left, right);
    return other != null ? other : orderOfTexts(left, right, matchCase);
  }

  private static boolean areTexts(Object left, Object right) {
    return left instanceof String && right instanceof String;
  }

  /* Infinity is no number to calculate with, but it has its place in the order. */
  private static @Nullable Number orderNumber(Object value) {
    return value instanceof Double number ? number : number(value);
  }

  private static @Nullable Integer orderOfOthers(Object left, Object right) {
    if (isTime(left) || isTime(right)) {
      LocalDateTime a = time(left);
      LocalDateTime b = time(right);
      return a == null || b == null ? null : Integer.valueOf(a.compareTo(b));
    }
    if (left instanceof Boolean || right instanceof Boolean) {
      Boolean a = truth(left);
      Boolean b = truth(right);
      return a == null || b == null ? null : Integer.valueOf(a.compareTo(b));
    }
    return null;
  }

  private static boolean isTime(Object value) {
    return value instanceof LocalDate || value instanceof LocalDateTime;
  }

  private static int orderOfTexts(Object left, Object right, boolean matchCase) {
    String a = String.valueOf(text(left));
    String b = String.valueOf(text(right));
    return matchCase ? a.compareTo(b) : a.compareToIgnoreCase(b);
  }

  /** Compares numbers by their exact values, not by what a double makes of them. */
  static int compare(Number left, Number right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Long.compare(a, b);
    }
    double a = left.doubleValue();
    double b = right.doubleValue();
    if (Math.abs(a) < EXACT_DOUBLE || Math.abs(b) < EXACT_DOUBLE || !areFinite(a, b)) {
      return a < b ? -1 : a > b ? 1 : 0;
    }
    return exact(left).compareTo(exact(right));
  }

  private static boolean areFinite(double a, double b) {
    return Double.isFinite(a) && Double.isFinite(b);
  }

  private static BigDecimal exact(Number number) {
    return number instanceof Long whole
        ? BigDecimal.valueOf(whole)
        : new BigDecimal(number.doubleValue());
  }

  /**
   * Calculates with two numbers. Whole numbers stay whole where the result is whole and fits 64
   * bits. No value when a side is no number, for a division by zero and past the greatest double.
   */
  static @Nullable Number calculate(
      Expression.Operator operator, @Nullable Object left, @Nullable Object right) {
    Number a = number(left);
    Number b = a == null ? null : number(right);
    if (a == null || b == null) {
      return null;
    }
    if (a instanceof Long x && b instanceof Long y) {
      Long whole = calculateWhole(operator, x, y);
      if (whole != null) {
        return whole;
      }
    }
    return finite(calculate(operator, a.doubleValue(), b.doubleValue()));
  }

  static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private static @Nullable Long calculateWhole(Expression.Operator operator, long a, long b) {
    try {
      return switch (operator) {
        case ADD -> Math.addExact(a, b);
        case SUBTRACT -> Math.subtractExact(a, b);
        case MULTIPLY -> Math.multiplyExact(a, b);
        case DIVIDE -> b == 0 || b == -1 || a % b != 0 ? null : Long.valueOf(a / b);
      };
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private static double calculate(Expression.Operator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
    };
  }

  /* Filters compare millions of numbers with the text of a literal: short whole numbers go fast. */
  private static @Nullable Number parse(String text) {
    int length = text.length();
    if (length == 0 || length > LONGEST_NUMBER) {
      return null;
    }
    int from = text.charAt(0) == '-' ? 1 : 0;
    long value = 0;
    for (int i = from; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9 || i - from >= SAFE_DIGITS) {
        return parseSlowly(text.strip());
      }
      value = value * 10 + digit;
    }
    return from == length ? null : Long.valueOf(from == 0 ? value : -value);
  }

  private static @Nullable Number parseSlowly(String text) {
    if (!looksNumeric(text)) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return parseDouble(text);
    }
  }

  private static @Nullable Number parseDouble(String text) {
    try {
      return finite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /* Keeps out what Java takes and people don't mean: "NaN", "1d", "0x1p3", and digits of other scripts. */
  private static boolean looksNumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}

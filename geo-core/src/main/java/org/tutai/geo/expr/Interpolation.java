package org.tutai.geo.expr;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The function {@code Interpolate} of SE 1.1 (section 11.6.2) over numbers or colours. */
final class Interpolation {

  private Interpolation() {}

  /** The interpolated value: a {@code Double}, or a colour as {@code #rrggbb}. */
  static @Nullable Object evaluate(Functions.Arguments arguments) {
    Number at = arguments.number(0);
    int end = endOfPairs(arguments);
    if (at == null || end < 3) {
      return null;
    }
    int upper = 1;
    while (upper < end && isBefore(arguments.number(upper), at)) {
      upper += 2;
    }
    if (upper == 1 || upper >= end) {
      return plain(arguments.value(upper == 1 ? 2 : end - 1));
    }
    double share = share(arguments.number(upper - 2), arguments.number(upper), at.doubleValue());
    boolean cosine = hasWord(arguments, end, "cosine");
    return mix(
        arguments.value(upper - 1),
        arguments.value(upper + 1),
        cosine ? (1 - Math.cos(share * Math.PI)) / 2 : share);
  }

  /** The index after the last pair; behind it may stand the words for mode and method. */
  private static int endOfPairs(Functions.Arguments arguments) {
    int end = arguments.count();
    while (end > 1 && isWord(arguments.text(end - 1))) {
      end--;
    }
    return end % 2 == 1 ? end : end - 1;
  }

  private static boolean isWord(@Nullable String text) {
    return text != null
        && switch (text.toLowerCase(Locale.ROOT)) {
          case "numeric", "color", "linear", "cosine", "cubic" -> true;
          default -> false;
        };
  }

  private static boolean hasWord(Functions.Arguments arguments, int from, String word) {
    for (int i = from; i < arguments.count(); i++) {
      if (word.equalsIgnoreCase(arguments.text(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBefore(@Nullable Number data, Number at) {
    return data != null && Values.compare(data, at) < 0;
  }

  private static double share(@Nullable Number lower, @Nullable Number upper, double at) {
    if (lower == null || upper == null) {
      return 1;
    }
    double length = upper.doubleValue() - lower.doubleValue();
    return length > 0 ? (at - lower.doubleValue()) / length : 1;
  }

  private static @Nullable Object mix(@Nullable Object from, @Nullable Object to, double share) {
    int a = rgb(from);
    int b = rgb(to);
    if (a >= 0 && b >= 0) {
      return color(
          mix(a >> 16, b >> 16, share) << 16
              | mix(a >> 8 & 255, b >> 8 & 255, share) << 8
              | mix(a & 255, b & 255, share));
    }
    Number x = Values.number(from);
    Number y = Values.number(to);
    return x == null || y == null
        ? null
        : Values.finite(x.doubleValue() + (y.doubleValue() - x.doubleValue()) * share);
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  private static @Nullable Object plain(@Nullable Object value) {
    Number number = Values.number(value);
    return number == null ? Values.text(value) : Double.valueOf(number.doubleValue());
  }

  private static int rgb(@Nullable Object value) {
    if (value instanceof String text && text.length() == 7 && text.charAt(0) == '#') {
      try {
        return Integer.parseUnsignedInt(text.substring(1), 16);
      } catch (NumberFormatException e) {
        return -1;
      }
    }
    return -1;
  }

  private static String color(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }
}

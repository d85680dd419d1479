package org.tutai.geo.locate.address.plate;

import java.util.Comparator;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;

/**
 * The orders of the parts of addresses in a segment: none first, then those that begin with a
 * number by its size, then the others; equal so far, by their characters.
 */
final class PartOrder {

  static final Comparator<StreetPath> PATHS =
      Comparator.comparing(StreetPath::section, PartOrder::compare)
          .thenComparing(StreetPath::lane, PartOrder::compare)
          .thenComparing(StreetPath::alley, PartOrder::compare)
          .thenComparing(StreetPath::subAlley, PartOrder::compare)
          .thenComparing(StreetPath::tong, PartOrder::compare);

  /** The whole house first. */
  static final Comparator<Unit> UNITS =
      Comparator.comparing((Unit unit) -> !unit.isNone())
          .thenComparingInt(Unit::floor)
          .thenComparing(Unit::rest, PartOrder::compare);

  static final int MOST_DIGITS = 9;

  private PartOrder() {}

  static int compare(CharSequence a, CharSequence b) {
    if (a.length() == 0 || b.length() == 0) {
      return Integer.compare(a.length(), b.length());
    }
    int byNumber = Integer.compareUnsigned(number(a), number(b));
    return byNumber != 0 ? byNumber : CharSequence.compare(a, b);
  }

  /** The number a text begins with; without one, more than any. */
  static int number(CharSequence text) {
    int number = 0;
    int at = 0;
    while (at < text.length() && at < MOST_DIGITS && isDigit(text.charAt(at))) {
      number = number * 10 + text.charAt(at++) - '0';
    }
    return at == 0 ? -1 : number;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

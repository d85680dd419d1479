package org.tutai.geo.locate.name;

import org.tutai.geo.locate.name.NameIndex.Kind;

/** How easily one character is written for another. Stateless. */
final class Likeness {

  /** What {@link Folding} leaves of a character that was lost. */
  static final char LOST = '?';

  private static final double OTHER = 0.6;

  /** Characters by which neighbouring names are told apart; none is a slip for another. */
  private static final String TELLING = "東西南北中上下左右前後內外大小新舊頂底正副";

  private static final String UNITS = "路街道巷弄里村段";

  private Likeness() {}

  /**
   * The step from one character to another.
   *
   * @param scale how much a wrong character weighs in a name so long
   */
  static int of(char asked, char known, double scale) {
    if (asked == LOST || known == LOST) {
      return Steps.step(1 - 0.12 * scale, Kind.LOST);
    }
    if (isDigit(asked) || isDigit(known)) {
      return Steps.step(isDigit(asked) && isDigit(known) ? 0.12 : 0.25, Kind.TYPO);
    }
    if (tells(asked) && tells(known)) {
      return Steps.step(0.18, Kind.TYPO);
    }
    if (isUnit(asked) && isUnit(known)) {
      return Steps.step(0.7, Kind.TYPO);
    }
    return Steps.step(1 - OTHER * scale, Kind.TYPO);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean tells(char c) {
    return isDigit(c) || TELLING.indexOf(c) >= 0;
  }

  static boolean isUnit(char c) {
    return UNITS.indexOf(c) >= 0;
  }
}

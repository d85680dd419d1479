package org.tutai.geo.format.encoding;

/**
 * The kinds of characters whose order in a text tells sense from nonsense: after a small letter a
 * capital is rare, after an ideograph a Latin letter is.
 */
final class CharacterKind {

  static final int GAP = 0;
  static final int DIGIT = 1;
  static final int LOWER = 2;
  static final int UPPER = 3;

  /** A small letter beyond ASCII. */
  static final int FOREIGN_LOWER = 4;

  /** A capital beyond ASCII. */
  static final int FOREIGN_UPPER = 5;

  /** A letter or sign of a script without capitals: ideographs, kana, Hangul, Arabic … */
  static final int PLAIN = 6;

  /** Punctuation and symbols beyond ASCII. */
  static final int MARK = 7;

  /** No character: undecodable, a control, of private use or not assigned. */
  static final int BAD = 8;

  static final int COUNT = 9;

  private static final byte[] KINDS = new byte[Character.MAX_VALUE + 1];

  static {
    for (int c = 0; c < KINDS.length; c++) {
      KINDS[c] = (byte) (c < 0x80 ? ascii(c) : beyondAscii((char) c));
    }
  }

  private CharacterKind() {}

  static int of(char c) {
    return KINDS[c];
  }

  private static int ascii(int c) {
    if (c >= '0' && c <= '9') {
      return DIGIT;
    }
    if (c >= 'a' && c <= 'z') {
      return LOWER;
    }
    if (c >= 'A' && c <= 'Z') {
      return UPPER;
    }
    return (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F ? BAD : GAP;
  }

  private static int beyondAscii(char c) {
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER -> FOREIGN_LOWER;
      case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> FOREIGN_UPPER;
      case Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.SURROGATE ->
          PLAIN;
      case Character.UNASSIGNED, Character.CONTROL, Character.PRIVATE_USE -> BAD;
      default -> c == '\uFFFD' ? BAD : MARK;
    };
  }
}

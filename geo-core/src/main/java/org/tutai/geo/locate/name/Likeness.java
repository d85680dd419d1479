package org.tutai.geo.locate.name;

import org.tutai.geo.locate.name.NameIndex.Kind;

/**
 * How easily one character is written for another, in one question. Keeps what it knows of the
 * character asked last; not thread-safe.
 */
final class Likeness {

  /** What {@link Folding} leaves of a character that was lost. */
  static final char LOST = '?';

  private static final double OF_LOST = 0.12;
  private static final double OF_OTHER = 0.6;

  /** By {@link Sounds#nearness}; the last where the tone is the same as well. */
  private static final double[] OF_SOUND = {OF_OTHER, 0.42, 0.27, 0.14, 0.08};

  /** More for a reading that is not the commonest. */
  private static final double OF_SECOND_READING = 0.04;

  /** Shapes less alike are not alike; of random pairs one in a hundred is. */
  private static final double LEAST_SHAPE = 0.45;

  /** HanTable by which neighbouring names are told apart; none is a slip for another. */
  private static final String TELLING = "東西南北中上下左右前後內外大小新舊頂底正副";

  private static final String UNITS = "路街道巷弄里村段";

  private static final int CANGJIE_LETTER = 31;

  private final HanTable characters = HanTable.known();
  private final Sounds sounds = Sounds.ofCharacters();
  private final double scale;

  /** By letter of the Cangjie code, the bits of its places in the code of the character asked. */
  private final int[] places = new int[CANGJIE_LETTER + 1];

  private int asked = -1;
  private int askedNumber = -1;
  private int askedLetters;

  /**
   * @param scale how much a wrong character weighs in a name so long, 1 for some four characters
   */
  Likeness(double scale) {
    this.scale = scale;
  }

  /** The step from one character to another. */
  int of(char one, char other) {
    if (one == LOST || other == LOST) {
      return Steps.step(1 - OF_LOST * scale, Kind.LOST);
    }
    if (isDigit(one) || isDigit(other)) {
      return Steps.step(isDigit(one) && isDigit(other) ? 0.12 : 0.25, Kind.TYPO);
    }
    if (tells(one) && tells(other)) {
      return Steps.step(0.18, Kind.TYPO);
    }
    if (isUnit(one) && isUnit(other)) {
      return Steps.step(0.7, Kind.TYPO);
    }
    return ofOthers(one, other);
  }

  private int ofOthers(char one, char other) {
    ask(one);
    int number = askedNumber < 0 ? -1 : characters.number(other);
    if (number < 0) {
      return Steps.step(1 - OF_OTHER * scale, Kind.TYPO);
    }
    double sound = ofSound(number);
    double shape = ofShape(number);
    if (sound >= OF_OTHER && shape >= OF_OTHER) {
      return Steps.step(1 - OF_OTHER * scale, Kind.TYPO);
    }
    return sound <= shape
        ? Steps.step(1 - sound * scale, Kind.HOMOPHONE)
        : Steps.step(1 - shape * scale, Kind.LOOKALIKE);
  }

  private void ask(char one) {
    if (one == asked) {
      return;
    }
    forget();
    asked = one;
    askedNumber = characters.number(one);
    askedLetters = 0;
    if (askedNumber >= 0) {
      for (int code = characters.cangjie(askedNumber); code != 0; code >>>= 5) {
        places[code & CANGJIE_LETTER] |= 1 << askedLetters++;
      }
    }
  }

  private void forget() {
    if (askedNumber >= 0) {
      for (int code = characters.cangjie(askedNumber); code != 0; code >>>= 5) {
        places[code & CANGJIE_LETTER] = 0;
      }
    }
  }

  private double ofSound(int number) {
    double least = OF_OTHER;
    for (int i = 0; i < characters.readings(askedNumber); i++) {
      for (int j = 0; j < characters.readings(number); j++) {
        int nearness =
            sounds.nearness(characters.syllable(askedNumber, i), characters.syllable(number, j));
        if (nearness > 0) {
          boolean sameTone =
              nearness == 3 && characters.tone(askedNumber, i) == characters.tone(number, j);
          double seldom = (i > 0 ? OF_SECOND_READING : 0) + (j > 0 ? OF_SECOND_READING : 0);
          least = Math.min(least, OF_SOUND[sameTone ? 4 : nearness] + seldom);
        }
      }
    }
    return least;
  }

  private double ofShape(int number) {
    double alike =
        0.5 * cangjie(characters.cangjie(number))
            + 0.35 * fourCorner(characters.fourCorner(askedNumber), characters.fourCorner(number))
            + 0.15 * strokes(characters.strokes(askedNumber), characters.strokes(number));
    return alike < LEAST_SHAPE ? OF_OTHER : 0.1 + 0.9 * Math.max(0, 0.9 - alike);
  }

  /** The share of letters in common, in their order. */
  private double cangjie(int other) {
    if (other == 0 || askedLetters == 0) {
      return 0;
    }
    // The longest common subsequence by bits (Hyyrö 2004): zeros mark its letters.
    int letters = 0;
    int row = -1;
    for (int code = other; code != 0; code >>>= 5) {
      int common = row & places[code & CANGJIE_LETTER];
      row = (row + common) | (row - common);
      letters++;
    }
    int inCommon = Integer.bitCount(~row & ((1 << askedLetters) - 1));
    return (double) inCommon / Math.max(askedLetters, letters);
  }

  private static double fourCorner(int one, int other) {
    if (one < 0 || other < 0) {
      return 0;
    }
    int same = 0;
    for (int place = 1; place < 10_000; place *= 10) {
      same += one / place % 10 == other / place % 10 ? 1 : 0;
    }
    return same / 4.0;
  }

  private static double strokes(int one, int other) {
    return Math.max(0, 1 - Math.abs(one - other) / 5.0);
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

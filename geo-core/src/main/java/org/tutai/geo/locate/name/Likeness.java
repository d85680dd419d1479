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
  private static final String TELLING = "東西南北中上下左右前後內外大小新舊頂底";

  private static final String UNITS = "路街道巷弄里村段";

  /** What a digit of a key may have been; of the formal ones 陸 sounds like 路. */
  private static final String[] NUMERALS = {"零一二三四五六七八九", "零壹貳參肆伍陸柒捌玖"};

  /** A numeral is seldom meant for another character. */
  private static final double BY_DIGIT = 0.7;

  private static final int CANGJIE_LETTER = 31;

  private static final byte DIGIT = 1;
  private static final byte TELLS = 2;
  private static final byte UNIT = 4;
  private static final byte[] CLASSES = classes();

  private final HanTable characters = HanTable.known();
  private final Sounds sounds = Sounds.ofCharacters();
  private final double scale;
  private final int other;

  /** By letter of the Cangjie code, the bits of its places in the code of the character asked. */
  private final int[] places = new int[CANGJIE_LETTER + 1];

  private int asked = -1;
  private int askedNumber = -1;
  private long askedTraits;
  private int askedLetters;

  /**
   * @param scale how much a wrong character weighs in a name so long, 1 for some four characters
   */
  Likeness(double scale) {
    this.scale = scale;
    this.other = Steps.step(1 - OF_OTHER * scale, Kind.TYPO);
  }

  private static byte[] classes() {
    byte[] classes = new byte[Character.MAX_VALUE + 1];
    for (char digit = '0'; digit <= '9'; digit++) {
      classes[digit] = DIGIT | TELLS;
    }
    for (int i = 0; i < TELLING.length(); i++) {
      classes[TELLING.charAt(i)] = TELLS;
    }
    for (int i = 0; i < UNITS.length(); i++) {
      classes[UNITS.charAt(i)] = UNIT;
    }
    return classes;
  }

  /** The step from one character to another. */
  int of(char one, char known) {
    if (one == LOST || known == LOST) {
      return Steps.step(1 - OF_LOST * scale, Kind.LOST);
    }
    int both = CLASSES[one] & CLASSES[known];
    if (both != 0) {
      return ofTheSameClass(both);
    }
    if ((CLASSES[one] | CLASSES[known]) % 2 == DIGIT) {
      return ofDigit(one, known);
    }
    return ofOthers(one, known);
  }

  /** 中三路 may be 中山路 by ear, and 公陸新村 公路新村, though not by eye. */
  private int ofDigit(char one, char known) {
    int best = Steps.step(0.25, Kind.TYPO);
    for (String numerals : NUMERALS) {
      int step = ofOthers(numeral(one, numerals), numeral(known, numerals));
      if (Steps.kind(step) == Kind.HOMOPHONE) {
        best = Math.max(best, Steps.step(Steps.likeness(step) * BY_DIGIT, Kind.HOMOPHONE));
      }
    }
    return best;
  }

  private static char numeral(char c, String numerals) {
    return isDigit(c) ? numerals.charAt(c - '0') : c;
  }

  private static int ofTheSameClass(int shared) {
    double likeness = (shared & DIGIT) != 0 ? 0.12 : (shared & TELLS) != 0 ? 0.18 : 0.7;
    return Steps.step(likeness, Kind.TYPO);
  }

  private int ofOthers(char one, char known) {
    ask(one);
    int number = askedNumber < 0 ? -1 : characters.number(known);
    if (number < 0) {
      return other;
    }
    long traits = characters.traits(number);
    double sound = ofSound(number, traits);
    double shape = ofShape(traits);
    if (sound >= OF_OTHER && shape >= OF_OTHER) {
      return other;
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
      askedTraits = characters.traits(askedNumber);
      for (int code = HanTable.cangjie(askedTraits); code != 0; code >>>= 5) {
        places[code & CANGJIE_LETTER] |= 1 << askedLetters++;
      }
    }
  }

  private void forget() {
    if (askedNumber >= 0) {
      for (int code = HanTable.cangjie(askedTraits); code != 0; code >>>= 5) {
        places[code & CANGJIE_LETTER] = 0;
      }
    }
  }

  private double ofSound(int number, long traits) {
    double first = ofSound(HanTable.firstReading(askedTraits), HanTable.firstReading(traits));
    if (!HanTable.hasMoreReadings(askedTraits) && !HanTable.hasMoreReadings(traits)) {
      return first;
    }
    double least = first;
    for (int i = 0; i < characters.readings(askedNumber); i++) {
      for (int j = i == 0 ? 1 : 0; j < characters.readings(number); j++) {
        double seldom = (i > 0 ? OF_SECOND_READING : 0) + (j > 0 ? OF_SECOND_READING : 0);
        double sound = ofSound(characters.reading(askedNumber, i), characters.reading(number, j));
        least = Math.min(least, sound + seldom);
      }
    }
    return least;
  }

  private double ofSound(int one, int known) {
    int nearness = sounds.nearness(one >> 3, known >> 3);
    return OF_SOUND[nearness == 3 && one == known ? 4 : nearness];
  }

  private double ofShape(long traits) {
    double alike =
        0.5 * cangjie(HanTable.cangjie(traits))
            + 0.35 / 4 * HanTable.commonCorners(askedTraits, traits)
            + 0.15 * strokes(HanTable.strokes(askedTraits), HanTable.strokes(traits));
    return alike < LEAST_SHAPE ? OF_OTHER : 0.1 + 0.9 * Math.max(0, 0.9 - alike);
  }

  /** The share of letters in common, in their order. */
  private double cangjie(int known) {
    if (known == 0 || askedLetters == 0) {
      return 0;
    }
    // The longest common subsequence by bits (Hyyrö 2004): zeros mark its letters.
    int letters = 0;
    int row = -1;
    for (int code = known; code != 0; code >>>= 5) {
      int common = row & places[code & CANGJIE_LETTER];
      row = (row + common) | (row - common);
      letters++;
    }
    int inCommon = Integer.bitCount(~row & ((1 << askedLetters) - 1));
    return (double) inCommon / Math.max(askedLetters, letters);
  }

  private static double strokes(int one, int known) {
    return Math.max(0, 1 - Math.abs(one - known) / 5.0);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean tells(char c) {
    return (CLASSES[c] & TELLS) != 0;
  }

  static boolean isUnit(char c) {
    return CLASSES[c] == UNIT;
  }
}

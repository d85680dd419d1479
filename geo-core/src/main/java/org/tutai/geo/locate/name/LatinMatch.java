package org.tutai.geo.locate.name;

/**
 * Whether letters are a romanisation of a key, character by character: each by any of its readings
 * in any system, or by an English word. Not thread-safe.
 *
 * <p>Kept are the places in the letters that the characters so far may have reached, as bits.
 */
final class LatinMatch {

  /** Letters at most; a place is a bit of a long. */
  static final int LONGEST = 62;

  private static final double BY_COMMON_READINGS = 0.97;
  private static final double BY_ANY_READINGS = 0.93;
  private static final double WITHOUT_UNIT = 0.85;

  /** What one wrong letter costs among ten. */
  private static final double WRONG_LETTER = 0.18;

  private static final int LONGEST_KEY = 40;

  private final String letters;
  private final long whole;
  private final HanTable characters = HanTable.known();
  private final Spellings spellings = Spellings.ofCharacters();
  private final long[] reached = new long[LONGEST_KEY + 1];
  private final long[] reachedWrong = new long[LONGEST_KEY + 1];
  private boolean anyReading;
  private boolean wrongLetter;

  /** How far into the key the letters go, where they end within it. */
  private int begun;

  /**
   * @param letters a to z and digits, no more than {@link #LONGEST}
   */
  LatinMatch(String letters) {
    this.letters = letters;
    this.whole = 1L << letters.length();
  }

  /**
   * How likely the letters mean the key, 0 for not at all.
   *
   * @param mayBeWrong whether one letter may be wrong, missing or too many
   */
  double likeness(char[] text, int start, int end, boolean mayBeWrong) {
    if (end - start > LONGEST_KEY) {
      return 0;
    }
    double right = likeness(text, start, end, false, false, BY_COMMON_READINGS);
    if (right == 0) {
      right = likeness(text, start, end, true, false, BY_ANY_READINGS);
    }
    if (right > 0 || !mayBeWrong) {
      return right;
    }
    double cost = WRONG_LETTER * 10 / Math.max(5, letters.length());
    return likeness(text, start, end, true, true, BY_ANY_READINGS * (1 - cost));
  }

  /** How likely the letters begin the reading of a longer key, 0 for not at all. */
  double beginning(char[] text, int start, int end) {
    if (end - start > LONGEST_KEY) {
      return 0;
    }
    begun = 0;
    likeness(text, start, end, true, false, 1);
    return begun == 0 ? 0 : 0.6 + 0.3 * begun / (end - start);
  }

  private double likeness(
      char[] text, int start, int end, boolean any, boolean wrong, double likeness) {
    anyReading = any;
    wrongLetter = wrong;
    for (int i = 0; i <= end - start; i++) {
      reached[i] = 0;
      reachedWrong[i] = 0;
    }
    reached[0] = 1;
    for (int at = start; at < end; at++) {
      if ((reached[at - start] | reachedWrong[at - start]) != 0) {
        character(text, start, at, end);
      }
    }
    if (arrived(end - start)) {
      return likeness;
    }
    for (int at = Math.max(start + 1, end - 2); at < end; at++) {
      if (LatinWords.isUnit(text, at, end) && arrived(at - start)) {
        return likeness * WITHOUT_UNIT;
      }
    }
    return 0;
  }

  private boolean arrived(int at) {
    return ((reached[at] | reachedWrong[at]) & whole) != 0;
  }

  private void character(char[] text, int start, int at, int end) {
    char c = text[at];
    int from = at - start;
    if (Likeness.isDigit(c)) {
      number(text, start, at, end);
      return;
    }
    int number = characters.number(c);
    if (number < 0) {
      step(from, from + 1, String.valueOf(c));
      return;
    }
    readings(number, from, from + 1);
    LatinWords.english(text, at, end, (word, count) -> step(from, from + count, word));
  }

  private void readings(int number, int from, int to) {
    int count = anyReading ? characters.readings(number) : 1;
    for (int reading = 0; reading < count; reading++) {
      for (String spelling : spellings.of(characters.syllable(number, reading))) {
        step(from, to, spelling);
      }
    }
  }

  /** A digit of a number, and at the first the whole number. */
  private void number(char[] text, int start, int at, int end) {
    int after = at;
    while (after < end && Likeness.isDigit(text[after])) {
      after++;
    }
    String digits = new String(text, at, after - at);
    int from = at - start;
    readings(
        characters.number(LatinWords.chinese(digits.substring(0, 1)).charAt(0)), from, from + 1);
    step(from, from + 1, digits.substring(0, 1));
    step(from, after - start, digits + LatinWords.ordinal(digits));
    boolean first = at == start || !Likeness.isDigit(text[at - 1]);
    if (first && digits.length() > 1) {
      aloud(LatinWords.chinese(digits), from, after - start);
    }
  }

  /** A number by the characters with which it is read aloud. */
  private void aloud(String chinese, int from, int to) {
    long right = reached[from];
    long wrong = reachedWrong[from];
    long rightBefore = reached[to];
    long wrongBefore = reachedWrong[to];
    for (int i = 0; i < chinese.length(); i++) {
      reached[to] = 0;
      reachedWrong[to] = 0;
      readings(characters.number(chinese.charAt(i)), from, to);
      reached[from] = reached[to];
      reachedWrong[from] = reachedWrong[to];
    }
    reached[to] |= rightBefore;
    reachedWrong[to] |= wrongBefore;
    reached[from] = right;
    reachedWrong[from] = wrong;
  }

  /** From all places reached before, over a spelling. */
  private void step(int from, int to, String spelling) {
    reached[to] |= over(reached[from], to, spelling);
    if (wrongLetter) {
      reachedWrong[to] |= over(reachedWrong[from], to, spelling) | wrongly(reached[from], spelling);
    }
  }

  private long over(long places, int to, String spelling) {
    long after = 0;
    for (long left = places; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      if (letters.startsWith(spelling, place)) {
        after |= 1L << (place + spelling.length());
      } else if (letters.length() < place + spelling.length()
          && letters.regionMatches(place, spelling, 0, letters.length() - place)) {
        begun = Math.max(begun, to);
      }
    }
    return after;
  }

  private long wrongly(long places, String spelling) {
    int length = spelling.length();
    long after = 0;
    if (length < 2) {
      return 0;
    }
    for (long left = places; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      int same = 0;
      while (same < length
          && place + same < letters.length()
          && letters.charAt(place + same) == spelling.charAt(same)) {
        same++;
      }
      if (same < length) {
        after |=
            rest(spelling, same + 1, place + same + 1) | rest(spelling, same + 1, place + same);
      }
      after |= rest(spelling, same, place + same + 1);
    }
    return after;
  }

  /** Over the rest of a spelling. */
  private long rest(String spelling, int from, int place) {
    int length = spelling.length() - from;
    return place + length <= letters.length()
            && letters.regionMatches(place, spelling, from, length)
        ? 1L << (place + length)
        : 0;
  }
}

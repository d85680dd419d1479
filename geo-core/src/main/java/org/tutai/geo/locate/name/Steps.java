package org.tutai.geo.locate.name;

import org.tutai.geo.locate.name.NameIndex.Kind;

/**
 * How alike two keys are that are few steps apart: one character for another, one missing, one too
 * many, two swapped. Likenesses of steps multiply; of several ways the likest counts.
 *
 * <p>A likeness with its kind is a number: millionths shifted over the bits of the kind, so that
 * the likelier is the larger and 0 is none.
 */
final class Steps {

  private static final int KIND_BITS = 4;
  private static final double MILLION = 1e6;
  private static final Kind[] KINDS = Kind.values();

  /** The same: no step at all. */
  static final int NONE_NEEDED = step(1, Kind.EXACT);

  private static final double MISSING = 0.52;
  private static final double DOUBLED = 0.15;
  private static final double SWAPPED = 0.22;

  private final char[] asked;
  private final int askedEnd;
  private final int most;
  private final double scale;
  private final Likeness likeness;
  private char[] text = new char[0];
  private int textEnd;

  /**
   * @param asked the key asked for, its first {@code length} characters
   * @param most how many steps are allowed
   */
  Steps(char[] asked, int length, int most) {
    this.asked = asked;
    this.askedEnd = length;
    this.most = most;
    this.scale = scale(length);
    this.likeness = new Likeness(scale);
  }

  /** How alike single characters are in this question. */
  Likeness likeness() {
    return likeness;
  }

  /** A wrong character weighs less among many. */
  private static double scale(int length) {
    return Math.min(1.15, 3.5 / Math.max(1, length));
  }

  /** The step to a key, or 0 where it is farther. */
  int to(Keys keys, int key) {
    int start = keys.start(key);
    text = keys.text();
    textEnd = keys.end(key);
    if (Math.abs(textEnd - start - askedEnd) > most) {
      return 0;
    }
    int i = 0;
    int j = start;
    while (i < askedEnd && j < textEnd && asked[i] == text[j]) {
      i++;
      j++;
    }
    int end = askedEnd;
    int endOfText = textEnd;
    while (end > i && endOfText > j && asked[end - 1] == text[endOfText - 1]) {
      end--;
      endOfText--;
    }
    return between(i, end, j, endOfText, start);
  }

  /** The step between what is left of both when it is the same before and after. */
  private int between(int i, int end, int j, int endOfText, int start) {
    int left = end - i;
    int leftOfText = endOfText - j;
    if (left == 1 && leftOfText == 1) {
      return likeness.of(asked[i], text[j]);
    }
    if (left + leftOfText <= 1) {
      if (left == leftOfText) {
        return NONE_NEEDED;
      }
      return left == 1 ? single(asked, 0, askedEnd, i) : single(text, start, textEnd, j);
    }
    if (left == 2 && leftOfText == 2 && swapped(i, j)) {
      return swap(asked[i], asked[i + 1]);
    }
    return most < 2 ? 0 : best(i, j, most);
  }

  private int best(int fromAsked, int fromText, int left) {
    int i = fromAsked;
    int j = fromText;
    while (i < askedEnd && j < textEnd && asked[i] == text[j]) {
      i++;
      j++;
    }
    if (i == askedEnd && j == textEnd) {
      return NONE_NEEDED;
    }
    if (left == 0 || Math.abs((askedEnd - i) - (textEnd - j)) > left) {
      return 0;
    }
    int best = 0;
    int rest = i < askedEnd && j < textEnd ? best(i + 1, j + 1, left - 1) : 0;
    if (rest > 0) {
      best = product(likeness.of(asked[i], text[j]), rest);
    }
    rest = swapped(i, j) ? best(i + 2, j + 2, left - 1) : 0;
    if (rest > 0) {
      best = Math.max(best, product(swap(asked[i], asked[i + 1]), rest));
    }
    rest = i < askedEnd ? best(i + 1, j, left - 1) : 0;
    if (rest > 0) {
      best = Math.max(best, product(single(asked, 0, askedEnd, i), rest));
    }
    rest = j < textEnd ? best(i, j + 1, left - 1) : 0;
    if (rest > 0) {
      best = Math.max(best, product(single(text, fromText, textEnd, j), rest));
    }
    return best;
  }

  private boolean swapped(int i, int j) {
    return i + 1 < askedEnd
        && j + 1 < textEnd
        && asked[i] == text[j + 1]
        && asked[i + 1] == text[j];
  }

  /** Both steps, of the kind that is the less sure. */
  static int product(int one, int other) {
    if (other == NONE_NEEDED || one == NONE_NEEDED) {
      return Math.min(one, other);
    }
    return step(likeness(one) * likeness(other), KINDS[Math.max(kindCode(one), kindCode(other))]);
  }

  private int swap(char one, char other) {
    boolean telling =
        Likeness.isDigit(one)
            || Likeness.isDigit(other)
            || (Likeness.tells(one) && Likeness.tells(other));
    return step(telling ? 0.2 : 1 - SWAPPED * scale, Kind.TYPO);
  }

  /** A character that only one of the two has. */
  private int single(char[] in, int start, int end, int at) {
    char c = in[at];
    boolean again = (at > start && in[at - 1] == c) || (at + 1 < end && in[at + 1] == c);
    if (Likeness.isDigit(c)) {
      return step(0.12, Kind.TYPO);
    }
    if (c == Likeness.LOST) {
      return step(0.6, Kind.LOST);
    }
    if (again) {
      return step(1 - DOUBLED * scale, Kind.TYPO);
    }
    if (Likeness.tells(c)) {
      return step(0.3, Kind.TYPO);
    }
    boolean unit = at + 1 == end && Likeness.isUnit(c);
    return step(unit ? 0.72 : 1 - MISSING * scale, Kind.TYPO);
  }

  @SuppressWarnings("EnumOrdinal") // never leaves the memory, and KINDS undoes it
  static int step(double likeness, Kind kind) {
    double sure = Math.min(1, Math.max(0, likeness));
    return (int) (sure * MILLION) << KIND_BITS | kind.ordinal();
  }

  static double likeness(int step) {
    return (step >> KIND_BITS) / MILLION;
  }

  static Kind kind(int step) {
    return KINDS[kindCode(step)];
  }

  private static int kindCode(int step) {
    return step & (1 << KIND_BITS) - 1;
  }
}

package org.tutai.geo.locate.address;

/**
 * The words, numbers and commas of a text in Latin letters, with their places. A number holds what
 * is joined to it ({@code 26-1}, {@code 12a}); letters joined by hyphens and apostrophes are one
 * word.
 */
final class EnglishTokens {

  /** What a token is. */
  enum Kind {
    WORD,
    NUMBER,
    /** A run of Chinese with the digits in it. */
    CHINESE,
    BREAK,
    /** {@code &} or {@code /} or {@code @}. */
    AND
  }

  private static final int MOST = 128;

  private final String text;
  private final Kind[] kinds;
  private final EnglishWord[] words;
  private final String[] values;
  private final int[] from;
  private final int[] to;
  private final boolean[] dashed;
  private int count;

  EnglishTokens(String text) {
    this.text = text;
    int most = Math.min(MOST, text.length());
    kinds = new Kind[most];
    words = new EnglishWord[most];
    values = new String[most];
    from = new int[most];
    to = new int[most];
    dashed = new boolean[most];
    int i = 0;
    int end = Math.min(text.length(), AddressParser.MAX_LENGTH);
    while (i < end && count < most) {
      i = next(i, end);
    }
  }

  int count() {
    return count;
  }

  boolean is(int token, Kind kind) {
    return token >= 0 && token < count && kinds[token] == kind;
  }

  /** The use of a word; {@link EnglishWord#NAME} for what is no word. */
  EnglishWord word(int token) {
    return is(token, Kind.WORD) ? words[token] : EnglishWord.NAME;
  }

  /** A word in lower case, letters only; a number's characters; Chinese as it is. */
  String value(int token) {
    return values[token];
  }

  int from(int token) {
    return from[token];
  }

  int to(int token) {
    return to[token];
  }

  /** Whether no space or mark stands between a token and the one before it. */
  boolean isGlued(int token) {
    return token > 0 && token < count && from[token] == to[token - 1];
  }

  /** Whether a dash stands before the number and joins it to the word before (5F.-3). */
  boolean isDashed(int token) {
    return token < count && dashed[token];
  }

  private int next(int i, int end) {
    char c = folded(text.charAt(i));
    if (isDigit(c)) {
      return number(i, end);
    }
    if (isLetter(c)) {
      return word(i, end);
    }
    if (Character.isIdeographic(text.charAt(i))) {
      return chinese(i, end);
    }
    if (",;\n()[]、，。；（）".indexOf(c) >= 0) {
      add(Kind.BREAK, ",", i, i + 1);
    } else if ("&/@".indexOf(c) >= 0) {
      add(Kind.AND, "&", i, i + 1);
    }
    return i + 1;
  }

  private int number(int start, int end) {
    StringBuilder value = new StringBuilder();
    int i = digits(start, end, value);
    while (i + 1 < end && isJoin(text.charAt(i)) && isDigit(folded(text.charAt(i + 1)))) {
      value.append(folded(text.charAt(i)) == '~' ? '~' : '-');
      i = digits(i + 1, end, value);
    }
    i = letter(i, end, value);
    boolean joined =
        count > 0
            && kinds[count - 1] == Kind.WORD
            && start > 0
            && isJoin(text.charAt(start - 1))
            && start - 1 - to[count - 1] <= 2;
    add(Kind.NUMBER, value.toString(), start, i);
    dashed[count - 1] = joined;
    return i;
  }

  private int digits(int start, int end, StringBuilder value) {
    int i = start;
    while (i < end && isDigit(folded(text.charAt(i)))) {
      value.append(folded(text.charAt(i++)));
    }
    return i;
  }

  /** One letter after a number belongs to it (12A), but not the F of a floor. */
  private int letter(int i, int end, StringBuilder value) {
    if (i >= end || !isLetter(folded(text.charAt(i)))) {
      return i;
    }
    char letter = lower(folded(text.charAt(i)));
    boolean alone =
        i + 1 >= end
            || !(isLetter(folded(text.charAt(i + 1))) || isDigit(folded(text.charAt(i + 1))));
    if (letter == 'f' || !alone) {
      return i;
    }
    value.append(letter);
    return i + 1;
  }

  private int word(int start, int end) {
    StringBuilder value = new StringBuilder();
    int i = start;
    while (i < end) {
      char c = folded(text.charAt(i));
      if (isLetter(c)) {
        value.append(lower(c));
      } else if (!(isMark(c) || (c == '.' && isBetweenInitials(i, end)))
          || !isLetterAt(i + 1, end)) {
        break;
      }
      i++;
    }
    String word = value.toString();
    add(Kind.WORD, word, start, i);
    words[count - 1] = EnglishWord.of(word);
    return i;
  }

  private int chinese(int start, int end) {
    int i = start;
    while (i < end && isOfChinese(text.charAt(i))) {
      i++;
    }
    add(Kind.CHINESE, text.substring(start, i), start, i);
    return i;
  }

  private static boolean isOfChinese(char c) {
    return Character.isIdeographic(c)
        || isDigit(folded(c))
        || isJoin(c)
        || Character.isSurrogate(c);
  }

  private void add(Kind kind, String value, int start, int end) {
    kinds[count] = kind;
    words[count] = EnglishWord.NAME;
    values[count] = value;
    from[count] = start;
    to[count] = end;
    count++;
  }

  /* Da'an and Jen-Ai are one word. */
  private static boolean isMark(char c) {
    return "'-’‘ʼ`´".indexOf(c) >= 0;
  }

  /* R.O.C is one word, E.Rd two. */
  private boolean isBetweenInitials(int dot, int end) {
    return !isLetterAt(dot - 2, end) && isLetterAt(dot + 1, end) && !isLetterAt(dot + 2, end);
  }

  private boolean isLetterAt(int i, int end) {
    return i >= 0 && i < end && isLetter(folded(text.charAt(i)));
  }

  private static boolean isJoin(char c) {
    char folded = folded(c);
    return folded == '-' || folded == '~' || c == '之';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static char lower(char c) {
    return c <= 'Z' ? (char) (c + 'a' - 'A') : c;
  }

  /** Full width to half, dashes to one, ü to u. */
  private static char folded(char c) {
    if (c < 0x80) {
      return c;
    }
    if (c >= '！' && c <= '～') {
      return (char) (c - '！' + '!');
    }
    if ((c >= '‐' && c <= '―') || c == '−') {
      return '-';
    }
    return c == 'ü' || c == 'Ü' || c == 'ǚ' || c == 'ǜ' ? 'u' : c;
  }
}

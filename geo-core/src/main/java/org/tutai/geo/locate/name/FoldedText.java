package org.tutai.geo.locate.name;

import java.util.Arrays;

/**
 * A text with its characters folded, but its numerals still as they were written, so that a grammar
 * can find the words in it before the numerals of each word become digits; and the way back to the
 * places in the raw text. White space is dropped but remembered as a gap; dashes are {@code -},
 * commas and stops {@code ,}, brackets {@code (} and {@code )}. Immutable, thread-safe.
 */
public final class FoldedText implements CharSequence {

  private static final int LONGEST_DESCRIPTION = 12;

  /*
   * With these in it a bracket holds a part of an address rather than the pieces of a character.
   */
  private static final String NO_PIECES = "縣市鄉鎮區村里鄰路街段巷弄號樓室一二三四五六七八九十";

  /** What {@code D-} to {@code I-} stand for. */
  private static final char LONG_MARK = 'ー';

  private static final String CODED = "鄰??巷弄號";

  private final CharSequence raw;
  private char[] chars;
  private int[] starts;
  private int[] ends;
  private boolean[] gaps;
  private int length;
  private boolean gap;

  private FoldedText(CharSequence raw, int capacity, boolean spans) {
    this.raw = raw;
    chars = new char[capacity];
    starts = new int[spans ? capacity : 0];
    ends = new int[spans ? capacity : 0];
    gaps = new boolean[capacity];
  }

  /** Folds a text. */
  public static FoldedText of(CharSequence raw) {
    FoldedText text = new FoldedText(raw, raw.length() + 4, true);
    text.fold(raw.length());
    return text;
  }

  /** Folds a text for which {@link #start} and {@link #end} will not be asked. */
  public static FoldedText withoutSpans(CharSequence raw) {
    FoldedText text = new FoldedText(raw, raw.length() + 4, false);
    text.fold(raw.length());
    return text;
  }

  private void fold(int to) {
    int i = 0;
    while (i < to) {
      char c = raw.charAt(i);
      if (Character.isSurrogate(c)) {
        i = foldSurrogate(i, c, to);
        continue;
      }
      char folded = Characters.folded(c);
      if (folded == Characters.OPEN && (c == '[' || c == '［' || c == '〔')) {
        int end = endOfPieces(i + 1, to);
        if (end > 0) {
          add(Characters.LOST, i, end);
          i = end;
          continue;
        }
      }
      i = foldPlain(i, c, folded, to);
    }
  }

  private int foldPlain(int i, char c, char folded, int to) {
    if (c >= '\u2ff0' && c <= '\u2ffb') {
      int end = endOfDescription(i, to);
      add(Characters.LOST, i, end);
      return end;
    }
    int reference = c == '&' ? References.end(raw, i, to) : i;
    if (reference > i) {
      foldReference(References.meant(raw, i, reference), i, reference);
      return reference;
    }
    if (folded == Characters.SPACE) {
      gap = true;
    } else if (folded == Characters.NOTHING) {
      addSeveral(c, i);
    } else if (isStroke(c, folded) && isOne(i, to)) {
      add('一', i, i + 1);
    } else if (c == LONG_MARK && isWithinNumber(i, to)) {
      add(Characters.DASH, i, i + 1);
    } else if (c >= 'D' && c <= 'I' && isCoded(i, to)) {
      add(CODED.charAt(c - 'D'), i, i + 2);
      return i + 2;
    } else {
      add(folded, i, i + 1);
    }
    return i + 1;
  }

  /** Adds what a reference of HTML stands for; a space where that is nothing that can be folded. */
  private void foldReference(char meant, int from, int to) {
    char folded = Characters.folded(meant);
    if (Character.isSurrogate(meant) || folded <= Characters.SPACE) {
      gap = true;
    } else {
      add(folded, from, to);
    }
  }

  /** Whether a character looks like 一. */
  private static boolean isStroke(char c, char folded) {
    return (folded == Characters.DASH && c != '-' && c != '~') || c == 'ー';
  }

  /** Whether a long mark of katakana stands for a dash: 35ー1號, 12樓ー4. */
  private boolean isWithinNumber(int i, int to) {
    char before = length == 0 ? 0 : chars[length - 1];
    boolean number = (before >= '0' && before <= '9') || before == '號' || before == '樓';
    return number && i + 1 < to && Numerals.isDigit(Characters.folded(raw.charAt(i + 1)));
  }

  /** Whether a dash stands where a 一 was meant: before 段. */
  private boolean isOne(int i, int to) {
    return i + 1 < to
        && Characters.folded(raw.charAt(i + 1)) == '段'
        && (length == 0 || !Numerals.isNumeral(chars[length - 1]));
  }

  /** Whether this is {@code I-} for 號, {@code G-} for 巷, {@code H-} for 弄, {@code D-} for 鄰. */
  private boolean isCoded(int i, int to) {
    char c = raw.charAt(i);
    return (c == 'D' || c >= 'G')
        && i + 1 < to
        && raw.charAt(i + 1) == '-'
        && length > 0
        && Numerals.isDigit(chars[length - 1]);
  }

  private int foldSurrogate(int i, char c, int to) {
    if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(raw.charAt(i + 1))) {
      int folded = Characters.beyond(Character.toCodePoint(c, raw.charAt(i + 1)));
      if (folded == 0) {
        gap = true;
      } else if (Character.isBmpCodePoint(folded)) {
        add((char) folded, i, i + 2);
      } else {
        add(Character.highSurrogate(folded), i, i + 2);
        add(Character.lowSurrogate(folded), i, i + 2);
      }
      return i + 2;
    }
    add(Characters.LOST, i, i + 1);
    return i + 1;
  }

  private void addSeveral(char c, int i) {
    String several = Characters.several(c);
    if (several != null) {
      for (int k = 0; k < several.length(); k++) {
        add(several.charAt(k), i, i + 1);
      }
    }
  }

  private void add(char c, int from, int to) {
    if (length == chars.length) {
      grow();
    }
    chars[length] = c;
    gaps[length] = gap;
    if (starts.length > 0) {
      starts[length] = from;
      ends[length] = to;
    }
    gap = false;
    length++;
  }

  private void grow() {
    int capacity = 2 * length + 4;
    chars = Arrays.copyOf(chars, capacity);
    gaps = Arrays.copyOf(gaps, capacity);
    if (starts.length > 0) {
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
  }

  /** After the bracket of a character described by its pieces, [木羡] or [金+廣]; else 0. */
  private int endOfPieces(int from, int to) {
    int pieces = 0;
    for (int i = from; i < to && i < from + LONGEST_DESCRIPTION; i++) {
      char c = raw.charAt(i);
      if (c == ']' || c == '］' || c == '〕') {
        return pieces == 2 || pieces == 3 ? i + 1 : 0;
      }
      if (Character.isIdeographic(c) && NO_PIECES.indexOf(c) < 0) {
        pieces++;
      } else if ("+*/-＋".indexOf(c) < 0) {
        return 0;
      }
    }
    return 0;
  }

  /** After an ideographic description: an operator and what it is applied to (⿰木羡). */
  private int endOfDescription(int from, int to) {
    int missing = 1;
    int i = from;
    while (missing > 0 && i < to && i < from + LONGEST_DESCRIPTION) {
      char c = raw.charAt(i);
      boolean operator = c >= '\u2ff0' && c <= '\u2ffb';
      boolean three = c == '\u2ff2' || c == '\u2ff3';
      missing += operator ? (three ? 2 : 1) : -1;
      boolean pair = Character.isHighSurrogate(c) && i + 1 < to;
      i += pair && Character.isLowSurrogate(raw.charAt(i + 1)) ? 2 : 1;
    }
    return i;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return chars[index];
  }

  /** The folded character at a place, or NUL outside of the text. */
  public char at(int index) {
    return index >= 0 && index < length ? chars[index] : 0;
  }

  /** Whether white space stands before a folded character. */
  public boolean gapBefore(int index) {
    return index < length ? gaps[index] : gap;
  }

  /** Where a folded character begins in the raw text. */
  public int start(int index) {
    return starts[index];
  }

  /** Where a folded character ends in the raw text: after its last character. */
  public int end(int index) {
    return ends[index];
  }

  /** The words from one place up to another as they were written, without white space. */
  public String raw(int from, int to) {
    if (from >= to) {
      return "";
    }
    StringBuilder words = new StringBuilder(ends[to - 1] - starts[from]);
    for (int i = starts[from]; i < ends[to - 1]; i++) {
      char c = raw.charAt(i);
      if (Characters.folded(c) != Characters.SPACE || Character.isSurrogate(c)) {
        words.append(c);
      }
    }
    return words.toString();
  }

  /** The end of the numeral that begins at a place; the place itself where none does. */
  public int numeralEnd(int from, int to) {
    int end = Numerals.end(this, from, to);
    for (int i = from + 1; i < end; i++) {
      boolean parted = gaps[i] && Numerals.isDigit(chars[i]);
      if (parted && (isFloor(i, to) || isTelephone(i, end))) {
        return i;
      }
    }
    return end;
  }

  /** Whether digits begin like an area code or mobile number: 0 and more without a gap. */
  private boolean isTelephone(int from, int to) {
    return chars[from] == '0'
        && from + 1 < to
        && !gaps[from + 1]
        && Numerals.isDigit(chars[from + 1]);
  }

  /** Whether digits from a place on are a floor or room: then a gap before them parts numbers. */
  private boolean isFloor(int from, int to) {
    int end = Numerals.end(this, from, to);
    return end < to && "樓f層室".indexOf(chars[end]) >= 0;
  }

  /** The {@link Folding#key} of the text from one place up to another, taken by itself. */
  public String key(int from, int to) {
    int simple = from;
    while (simple < to && isPlain(chars[simple])) {
      simple++;
    }
    return simple == to ? new String(chars, from, to - from) : compact(from, to);
  }

  private static boolean isPlain(char c) {
    return (c >= '0' && c <= '9') || (c > '-' && !Numerals.isNumeral(c) && !Numerals.isCheque(c));
  }

  private String compact(int from, int to) {
    StringBuilder kept = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c == Characters.DASH || c == Characters.COMMA) {
        if (isBetweenNumerals(kept, i, to)) {
          kept.append(c == Characters.DASH ? '之' : '、');
        }
      } else if (c != Characters.OPEN && c != Characters.CLOSE) {
        kept.append(c);
      }
    }
    return arabic(kept);
  }

  private boolean isBetweenNumerals(StringBuilder kept, int i, int to) {
    int next = i + 1;
    while (next < to && (chars[next] == Characters.OPEN || chars[next] == Characters.CLOSE)) {
      next++;
    }
    return next < to
        && Numerals.isNumeral(chars[next])
        && kept.length() > 0
        && Numerals.isNumeral(kept.charAt(kept.length() - 1));
  }

  private static String arabic(StringBuilder kept) {
    StringBuilder key = new StringBuilder(kept.length() + 2);
    int i = 0;
    while (i < kept.length()) {
      int end = Numerals.end(kept, i, kept.length());
      if (end > i) {
        Numerals.appendArabic(kept, i, end, key);
        i = end;
      } else {
        key.append(kept.charAt(i++));
      }
    }
    return key.toString();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(chars, start, end - start);
  }

  /** The folded characters. */
  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}

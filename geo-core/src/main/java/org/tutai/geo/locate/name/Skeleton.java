package org.tutai.geo.locate.name;

import java.util.Arrays;

/**
 * What is left of Latin letters when all is taken out in which the systems of romanisation differ:
 * {@code Zhongxiao}, {@code Jhongsiao} and {@code Chunghsiao} have the same. A row of a few kinds
 * of consonants; vowels, g, h and k leave nothing. Mutable, not thread-safe.
 */
final class Skeleton {

  /** Kinds of consonants are 1 to this. */
  static final int KINDS = 8;

  /** Bits of a kind in {@link #head}. */
  static final int KIND_BITS = 4;

  private static final int LONGEST = 48;

  /** By letter from a on: 0 for nothing. */
  private static final byte[] KIND_OF_LETTER = new byte[26];

  static {
    kind(1, "cjqrz");
    kind(2, "sx");
    kind(3, "dt");
    kind(4, "bp");
    kind(5, "m");
    kind(6, "f");
    kind(7, "n");
    kind(8, "l");
  }

  private final byte[] kinds = new byte[LONGEST];
  private int size;
  private char last;

  private static void kind(int kind, String letters) {
    for (int i = 0; i < letters.length(); i++) {
      KIND_OF_LETTER[letters.charAt(i) - 'a'] = (byte) kind;
    }
  }

  int size() {
    return size;
  }

  /** Shortens it to what it was at a size before. */
  void cut(int before) {
    size = before;
    last = 0;
  }

  /** Adds letters from a to z; other characters leave nothing. */
  Skeleton add(CharSequence letters) {
    for (int i = 0; i < letters.length(); i++) {
      add(letters.charAt(i));
    }
    return this;
  }

  private void add(char c) {
    int kind = c >= 'a' && c <= 'z' ? KIND_OF_LETTER[c - 'a'] : 0;
    if (last == 't' && (c == 's' || c == 'z') && size > 0) {
      // Wade-Giles writes ts and tz where others write z and c.
      kinds[size - 1] = KIND_OF_LETTER['c' - 'a'];
    } else if (last == 's' && (c == 's' || c == 'z')) {
      // And ss, sz where others write s.
      kind = 0;
    } else if (kind > 0 && size < LONGEST) {
      kinds[size++] = (byte) kind;
    }
    last = c;
  }

  /** The first kinds of so many as a number in which the first are the highest bits. */
  long head(int most) {
    long head = 0;
    for (int i = 0; i < most; i++) {
      head = head << KIND_BITS | (i < size ? kinds[i] : 0);
    }
    return head;
  }

  int hash() {
    int hash = 1;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + kinds[i];
    }
    return Keys.mixed(hash);
  }

  /** The hash with one kind taken out. */
  int hashWithout(int at) {
    return hash(at, at + 1, 0);
  }

  /** The hash with one kind for another. */
  int hashWith(int at, int kind) {
    return hash(at, at + 1, kind);
  }

  /** The hash with one kind put in. */
  int hashInserting(int at, int kind) {
    return hash(at, at, kind);
  }

  private int hash(int from, int to, int kind) {
    int hash = 1;
    for (int i = 0; i < from; i++) {
      hash = 31 * hash + kinds[i];
    }
    if (kind > 0) {
      hash = 31 * hash + kind;
    }
    for (int i = to; i < size; i++) {
      hash = 31 * hash + kinds[i];
    }
    return Keys.mixed(hash);
  }

  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOf(kinds, size));
  }
}

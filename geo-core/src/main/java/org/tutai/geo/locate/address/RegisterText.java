package org.tutai.geo.locate.address;

import org.tutai.geo.locate.name.FoldedText;
import org.tutai.geo.locate.name.Numerals;

/**
 * A folded text with its numerals as digits, each run by itself, as the register of districts knows
 * names (3民區); and the places of the one in the other.
 */
final class RegisterText implements CharSequence {

  private final char[] chars;
  private final int[] folded;
  private final int[] here;
  private final int length;

  private RegisterText(char[] chars, int[] folded, int[] here, int length) {
    this.chars = chars;
    this.folded = folded;
    this.here = here;
    this.length = length;
  }

  static RegisterText of(FoldedText text) {
    int capacity = capacity(text);
    char[] chars = new char[capacity];
    int[] folded = new int[capacity];
    int[] here = new int[text.length() + 1];
    int length = 0;
    int i = 0;
    while (i < text.length()) {
      int end = isChinese(text.charAt(i)) ? text.numeralEnd(i, text.length()) : i;
      String digits = end > i ? text.key(i, end) : "";
      for (int k = i; k < end; k++) {
        here[k] = length + Math.min(k - i, digits.length() - 1);
      }
      for (int k = 0; k < digits.length(); k++) {
        folded[length] = Math.min(i + k, end - 1);
        chars[length++] = digits.charAt(k);
      }
      if (end == i) {
        here[i] = length;
        folded[length] = i;
        chars[length++] = text.charAt(i);
        end++;
      }
      i = end;
    }
    here[text.length()] = length;
    return new RegisterText(chars, folded, here, length);
  }

  private static boolean isChinese(char c) {
    return c > '9' && Numerals.isNumeral(c);
  }

  /** A Chinese numeral has at most four digits (千). */
  private static int capacity(FoldedText text) {
    int capacity = text.length() + 1;
    for (int i = 0; i < text.length(); i++) {
      capacity += isChinese(text.charAt(i)) || Numerals.isCheque(text.charAt(i)) ? 4 : 0;
    }
    return capacity;
  }

  /** Where a character of the folded text stands here. */
  int at(int foldedIndex) {
    return here[foldedIndex];
  }

  /** The place in the folded text after what ends at a place here. */
  int foldedEnd(int end, int foldedLength) {
    return end >= length ? foldedLength : end == 0 ? 0 : folded[end];
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return chars[index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(chars, start, end - start);
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}

package org.tutai.geo.locate.name;

import java.util.ArrayList;
import java.util.List;

/**
 * How Chinese characters are read in Mandarin. From the Unicode Han Database, the readings of
 * Taiwan first where it tells them. Stateless, thread-safe.
 */
public final class Readings {

  private static final HanTable CHARACTERS = HanTable.known();

  private Readings() {}

  /**
   * The readings of a character in Hanyu Pinyin with the tone as a digit (5 for the light one) and
   * ü as {@code v}, the commonest first, no more than four: {@code le4, yue4} for 樂. Empty for what
   * is no Chinese character or is too rare.
   */
  public static List<String> of(int codePoint) {
    int number = codePoint < 0 ? -1 : CHARACTERS.number(codePoint);
    if (number < 0) {
      return List.of();
    }
    var readings = new ArrayList<String>();
    for (int i = 0; i < CHARACTERS.readings(number); i++) {
      readings.add(
          CHARACTERS.syllable(CHARACTERS.syllable(number, i)) + CHARACTERS.tone(number, i));
    }
    return List.copyOf(readings);
  }

  /**
   * A Chinese name in Hanyu Pinyin without tones, each character by its commonest reading, joined,
   * with a capital at the beginning, an apostrophe before a vowel within ({@code Da'an}), and ü as
   * {@code u}, as in the addresses of the post. Other characters stay as they are.
   */
  public static String pinyin(CharSequence name) {
    var latin = new StringBuilder();
    boolean joined = false;
    for (int at = 0; at < name.length(); ) {
      int codePoint = Character.codePointAt(name, at);
      at += Character.charCount(codePoint);
      int number = CHARACTERS.number(codePoint);
      if (number < 0) {
        latin.appendCodePoint(codePoint);
      } else {
        append(CHARACTERS.syllable(CHARACTERS.syllable(number, 0)), joined, latin);
      }
      joined = number >= 0;
    }
    return latin.toString();
  }

  private static void append(String syllable, boolean joined, StringBuilder latin) {
    String letters = syllable.replace('v', 'u');
    char first = letters.charAt(0);
    if (!joined) {
      latin.append(Character.toUpperCase(first)).append(letters, 1, letters.length());
      return;
    }
    if (first == 'a' || first == 'o' || first == 'e') {
      latin.append('\'');
    }
    latin.append(letters);
  }
}

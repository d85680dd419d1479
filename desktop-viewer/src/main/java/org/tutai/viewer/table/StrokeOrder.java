package org.tutai.viewer.table;

import java.text.Collator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * The order of texts as Taiwan sorts them: Chinese by strokes (the collation rules of {@code
 * zh_TW}), Latin letters without regard to case first, figures within a text by their value, so
 * that 2鄰 comes before 10鄰. Made for a set of texts; a text is turned into a key once and keys
 * compare as strings do. Not thread-safe while keys are made.
 */
final class StrokeOrder {

  private static final int LONGEST = 256;
  private static final char FIGURES = 1;
  private static final char FIRST = 64;

  private final Collator primary = collator(Collator.PRIMARY);
  private final Collator exact = collator(Collator.TERTIARY);
  private final Map<Character, Character> ranks = new HashMap<>();

  private static Collator collator(int strength) {
    Collator made = Collator.getInstance(Locale.TRADITIONAL_CHINESE);
    made.setStrength(strength);
    return made;
  }

  /** An order of texts that are made of these characters. */
  StrokeOrder(Iterable<Character> characters) {
    var sorted =
        new TreeSet<Character>(
            (a, b) -> {
              int order = exact.compare(a.toString(), b.toString());
              return order != 0 ? order : Character.compare(a, b);
            });
    characters.forEach(sorted::add);
    char rank = FIRST;
    String before = "";
    for (Character each : sorted) {
      String now = each.toString();
      if (!before.isEmpty() && primary.compare(before, now) != 0) {
        rank++;
      }
      ranks.put(each, rank);
      before = now;
    }
  }

  /** A text's key. */
  String key(String text) {
    int end = Math.min(text.length(), LONGEST);
    var key = new StringBuilder(end + 4);
    int at = 0;
    while (at < end) {
      char each = text.charAt(at);
      if (each >= '0' && each <= '9') {
        at = figures(text, at, end, key);
      } else {
        key.append(ranks.getOrDefault(each, Character.MAX_VALUE).charValue());
        at++;
      }
    }
    return key.toString();
  }

  /** Figures sort by how many there are, noughts at the front left out, then one by one. */
  private static int figures(String text, int from, int end, StringBuilder key) {
    int to = from;
    while (to < end && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
      to++;
    }
    int first = from;
    while (first < to - 1 && text.charAt(first) == '0') {
      first++;
    }
    key.append((char) (FIGURES + Math.min(to - first, FIRST - 2)));
    key.append(text, first, to);
    return to;
  }
}

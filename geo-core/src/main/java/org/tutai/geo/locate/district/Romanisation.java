package org.tutai.geo.locate.district;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The same name in the systems of romanisation that Taiwan has used. Stateless, thread-safe. */
final class Romanisation {

  private static final List<String> INITIALS =
      List.of(
          "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x",
          "r", "z", "c", "s", "y", "w");

  private static final List<String> FINALS =
      List.of(
          "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ai",
          "ei", "ao", "ou", "an", "en", "in", "un", "ia", "ie", "iu", "ua", "ui", "uo", "ue", "er",
          "a", "o", "e", "i", "u");

  /** Syllables that follow no rule, in Wade-Giles. */
  private static final Map<String, String> WADE_WHOLE =
      Map.ofEntries(
          Map.entry("zhi", "chih"),
          Map.entry("chi", "chih"),
          Map.entry("shi", "shih"),
          Map.entry("ri", "jih"),
          Map.entry("zi", "tzu"),
          Map.entry("ci", "tzu"),
          Map.entry("si", "ssu"),
          Map.entry("yi", "i"),
          Map.entry("you", "yu"),
          Map.entry("yan", "yen"),
          Map.entry("ye", "yeh"),
          Map.entry("yue", "yueh"),
          Map.entry("yong", "yung"),
          Map.entry("er", "erh"),
          Map.entry("gui", "kuei"),
          Map.entry("kui", "kuei"));

  private static final Map<String, String> WADE_INITIALS =
      Map.of(
          "zh", "ch", "j", "ch", "q", "ch", "x", "hs", "z", "ts", "c", "ts", "b", "p", "d", "t",
          "g", "k", "r", "j");

  private static final Map<String, String> WADE_FINALS =
      Map.of("ong", "ung", "iong", "iung", "ian", "ien", "ie", "ieh", "ue", "ueh");

  /** Syllables that follow no rule, in Tongyong Pinyin. */
  private static final Map<String, String> TONGYONG_WHOLE =
      Map.ofEntries(
          Map.entry("zhi", "jhih"),
          Map.entry("chi", "chih"),
          Map.entry("shi", "shih"),
          Map.entry("ri", "rih"),
          Map.entry("zi", "zih"),
          Map.entry("ci", "cih"),
          Map.entry("si", "sih"),
          Map.entry("wen", "wun"),
          Map.entry("weng", "wong"),
          Map.entry("feng", "fong"),
          Map.entry("ju", "jyu"),
          Map.entry("qu", "cyu"),
          Map.entry("xu", "syu"),
          Map.entry("juan", "jyuan"),
          Map.entry("quan", "cyuan"),
          Map.entry("xuan", "syuan"),
          Map.entry("jue", "jyue"),
          Map.entry("que", "cyue"),
          Map.entry("xue", "syue"),
          Map.entry("jun", "jyun"),
          Map.entry("qun", "cyun"),
          Map.entry("xun", "syun"),
          Map.entry("jiong", "jyong"),
          Map.entry("qiong", "cyong"),
          Map.entry("xiong", "syong"));

  private static final Map<String, String> TONGYONG_INITIALS =
      Map.of("zh", "jh", "q", "c", "x", "s");

  private static final Map<String, String> TONGYONG_FINALS = Map.of("iu", "iou", "ui", "uei");

  private Romanisation() {}

  /**
   * The spellings of a name in Hanyu Pinyin, Tongyong Pinyin and Wade-Giles without marks, in lower
   * case and letters only; only the first when it is no Hanyu Pinyin.
   *
   * @param hanyu with an apostrophe where a syllable begins with a vowel (Da'an)
   */
  static Set<String> spellings(String hanyu) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(letters(hanyu));
    List<String> syllables = new ArrayList<>();
    for (String word : hanyu.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
      if (!split(word, 0, syllables)) {
        return spellings;
      }
    }
    spellings.add(joined(syllables, TONGYONG_WHOLE, TONGYONG_INITIALS, TONGYONG_FINALS));
    String wade = joined(syllables, WADE_WHOLE, WADE_INITIALS, WADE_FINALS);
    spellings.add(wade);
    if (syllables.contains("yi")) {
      spellings.add(
          joined(
                  syllables.stream().map(one -> one.equals("yi") ? "y_i" : one).toList(),
                  WADE_WHOLE,
                  WADE_INITIALS,
                  WADE_FINALS)
              .replace("_", ""));
    }
    return spellings;
  }

  /** The letters a to z of a name, in lower case. */
  static String letters(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        letters.append((char) (c + 'a' - 'A'));
      } else if (c >= 'a' && c <= 'z') {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  /* Only a word's first syllable may begin with a vowel, so that danei is da-nei. */
  private static boolean split(String word, int from, List<String> syllables) {
    if (from == word.length()) {
      return true;
    }
    String initial = initial(word, from);
    if (initial.isEmpty() && from > 0) {
      return false;
    }
    for (String end : FINALS) {
      int next = from + initial.length() + end.length();
      if (word.startsWith(end, from + initial.length())) {
        syllables.add(word.substring(from, next));
        if (split(word, next, syllables)) {
          return true;
        }
        syllables.remove(syllables.size() - 1);
      }
    }
    return false;
  }

  private static String initial(String word, int from) {
    for (String initial : INITIALS) {
      if (word.startsWith(initial, from)) {
        return initial;
      }
    }
    return "";
  }

  private static String joined(
      List<String> syllables,
      Map<String, String> whole,
      Map<String, String> initials,
      Map<String, String> finals) {
    StringBuilder name = new StringBuilder();
    for (String syllable : syllables) {
      String known = whole.get(syllable);
      String initial = initial(syllable, 0);
      String end = syllable.substring(initial.length());
      name.append(
          known != null
              ? known
              : initials.getOrDefault(initial, initial)
                  + (whole == WADE_WHOLE
                      ? wadeFinal(initial, end)
                      : finals.getOrDefault(end, end)));
    }
    return name.toString();
  }

  private static String wadeFinal(String initial, String end) {
    boolean back = "gkh".contains(initial);
    if (end.equals("e") && back) {
      return "o";
    }
    if (end.equals("uo") && !back && !initial.equals("sh")) {
      return "o";
    }
    return WADE_FINALS.getOrDefault(end, end);
  }
}

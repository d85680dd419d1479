package org.tutai.geo.locate.name;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How Mandarin syllables are spelled in Latin letters: Hanyu Pinyin, Tongyong Pinyin and Wade-Giles
 * as it is written in Taiwan, without marks. Immutable, one for all.
 */
final class Spellings {

  private static final Map<String, String> TONGYONG_FINALS =
      Map.of("iu", "iou", "ui", "uei", "wen", "wun", "weng", "wong", "feng", "fong");

  private static final Map<String, String> WADE_WHOLE =
      Map.ofEntries(
          Map.entry("zi", "tzu"),
          Map.entry("ci", "tzu"),
          Map.entry("si", "szu"),
          Map.entry("er", "erh"),
          Map.entry("ye", "yeh"),
          Map.entry("yue", "yueh"),
          Map.entry("yan", "yen"),
          Map.entry("you", "yu"),
          Map.entry("yong", "yung"),
          Map.entry("yi", "i"),
          Map.entry("ge", "ko"),
          Map.entry("ke", "ko"),
          Map.entry("he", "ho"),
          Map.entry("e", "o"),
          Map.entry("gui", "kuei"),
          Map.entry("kui", "kuei"),
          Map.entry("guo", "kuo"),
          Map.entry("kuo", "kuo"),
          Map.entry("huo", "huo"),
          Map.entry("shuo", "shuo"));

  private static final Map<String, String> WADE_INITIALS =
      Map.ofEntries(
          Map.entry("zh", "ch"),
          Map.entry("ch", "ch"),
          Map.entry("sh", "sh"),
          Map.entry("b", "p"),
          Map.entry("d", "t"),
          Map.entry("g", "k"),
          Map.entry("j", "ch"),
          Map.entry("q", "ch"),
          Map.entry("x", "hs"),
          Map.entry("r", "j"),
          Map.entry("z", "ts"),
          Map.entry("c", "ts"));

  private static final Map<String, String> WADE_FINALS =
      Map.ofEntries(
          Map.entry("ian", "ien"),
          Map.entry("ie", "ieh"),
          Map.entry("ue", "ueh"),
          Map.entry("ve", "ueh"),
          Map.entry("uo", "o"),
          Map.entry("ong", "ung"),
          Map.entry("iong", "iung"),
          Map.entry("v", "u"));

  private static final Map<String, String> WADE_BUZZED =
      Map.of("zhi", "chih", "chi", "chih", "shi", "shih", "ri", "jih");

  private static final Spellings OF_CHARACTERS = new Spellings(HanTable.known());

  private final String[][] spellings;

  private Spellings(HanTable characters) {
    spellings = new String[characters.syllables()][];
    for (int i = 0; i < spellings.length; i++) {
      spellings[i] = of(characters.syllable(i)).toArray(new String[0]);
    }
  }

  static Spellings ofCharacters() {
    return OF_CHARACTERS;
  }

  /** The spellings of a syllable, Hanyu Pinyin first; not to be changed. */
  String[] of(int syllable) {
    return spellings[syllable];
  }

  private static Set<String> of(String hanyu) {
    Set<String> spellings = new LinkedHashSet<>();
    spellings.add(hanyu.replace('v', 'u'));
    spellings.add(hanyu);
    spellings.add(hanyu.replace("v", "yu"));
    spellings.add(tongyong(hanyu));
    spellings.add(wadeGiles(hanyu));
    if (hanyu.equals("si")) {
      spellings.add("ssu");
    }
    return spellings;
  }

  /** A syllable in Tongyong Pinyin. */
  static String tongyong(String hanyu) {
    String front =
        hanyu.startsWith("ju") || hanyu.startsWith("qu") || hanyu.startsWith("xu")
            ? hanyu.charAt(0) + "yu" + hanyu.substring(2)
            : hanyu.replace("iong", "yong").replace("v", "yu");
    String buzzed = front.matches("(zh|ch|sh|r|z|c|s)i") ? front + "h" : front;
    String initial = buzzed.startsWith("zh") ? "jh" + buzzed.substring(2) : buzzed;
    String spelled = initial.replace('q', 'c').replace('x', 's');
    for (Map.Entry<String, String> end : TONGYONG_FINALS.entrySet()) {
      if (spelled.endsWith(end.getKey())) {
        return spelled.substring(0, spelled.length() - end.getKey().length()) + end.getValue();
      }
    }
    return spelled;
  }

  /** A syllable in Wade-Giles without apostrophes and marks. */
  static String wadeGiles(String hanyu) {
    String whole = WADE_WHOLE.getOrDefault(hanyu, WADE_BUZZED.get(hanyu));
    if (whole != null) {
      return whole;
    }
    int vowel = 0;
    while ("aeiouv".indexOf(hanyu.charAt(vowel)) < 0) {
      vowel++;
    }
    String initial = hanyu.substring(0, vowel);
    String end = hanyu.substring(vowel);
    return WADE_INITIALS.getOrDefault(initial, initial) + WADE_FINALS.getOrDefault(end, end);
  }
}

package org.tutai.geo.locate.name;

import java.util.List;
import java.util.Map;

/**
 * How alike Mandarin syllables sound in Taiwan, where many say ㄓㄔㄕ as ㄗㄘㄙ, ㄥ as ㄣ, and some ㄋ and ㄖ
 * as ㄌ, ㄏ as ㄈ, ㄩ as ㄧ. Immutable, one for all.
 */
final class Sounds {

  /** Initials that are taken for each other. */
  private static final List<List<String>> NEAR_INITIALS =
      List.of(
          List.of("zh", "z"),
          List.of("ch", "c"),
          List.of("sh", "s"),
          List.of("n", "l"),
          List.of("r", "l"),
          List.of("f", "h"));

  /** Initials that lie beside each other on a Zhuyin keyboard and differ in breath alone. */
  private static final List<List<String>> BREATHED =
      List.of(
          List.of("b", "p"),
          List.of("d", "t"),
          List.of("g", "k"),
          List.of("j", "q"),
          List.of("zh", "ch"),
          List.of("z", "c"));

  /** Finals that are taken for each other, by the sounds that {@link #split} gives. */
  private static final List<List<String>> NEAR_FINALS =
      List.of(
          List.of("an", "ang"),
          List.of("en", "eng"),
          List.of("in", "ing"),
          List.of("ian", "iang"),
          List.of("uan", "uang"),
          List.of("uen", "ueng"),
          List.of("eng", "ong"),
          List.of("i", "v"),
          List.of("ie", "ve"),
          List.of("ian", "van"),
          List.of("in", "vn"),
          List.of("o", "uo"),
          List.of("e", "uo"),
          List.of("ou", "uo"),
          List.of("ei", "uei"));

  private static final List<String> INITIALS =
      List.of(
          "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x",
          "r", "z", "c", "s", "");

  private static final Map<String, String> OTHER_SPELLINGS =
      Map.ofEntries(
          Map.entry("yi", "i"),
          Map.entry("yin", "in"),
          Map.entry("ying", "ing"),
          Map.entry("yu", "v"),
          Map.entry("yue", "ve"),
          Map.entry("yuan", "van"),
          Map.entry("yun", "vn"),
          Map.entry("you", "iou"),
          Map.entry("wu", "u"));

  private static final Map<String, String> SHORT_FINALS =
      Map.of("iu", "iou", "ui", "uei", "un", "uen");

  private static final Sounds OF_CHARACTERS = new Sounds(HanTable.known());

  /** How alike two syllables are: 3 the same, 2 near in one sound, 1 less near, 0 not. */
  private final byte[][] nearness;

  /** Syllables that are near, directly or by others, have the same. */
  private final int[] classes;

  private Sounds(HanTable characters) {
    int count = characters.syllables();
    String[][] split = new String[count][];
    for (int i = 0; i < count; i++) {
      split[i] = split(characters.syllable(i));
    }
    nearness = new byte[count][count];
    classes = new int[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        nearness[i][j] = nearness(split[i], split[j]);
      }
      classes[i] = coarse(split[i]).hashCode();
    }
  }

  static Sounds ofCharacters() {
    return OF_CHARACTERS;
  }

  /** How alike two syllables are: 3 the same, 2 near in one sound, 1 less near, 0 not. */
  int nearness(int one, int other) {
    return nearness[one][other];
  }

  /** Syllables near in one sound have the same number; few others have. */
  int coarse(int syllable) {
    return classes[syllable];
  }

  private static byte nearness(String[] one, String[] other) {
    int finals = near(one[1], other[1], NEAR_FINALS);
    if (finals == 0 && near(one[0], other[0], BREATHED) == 1) {
      return 1;
    }
    int initials = near(one[0], other[0], NEAR_INITIALS);
    return (byte) (initials < 0 || finals < 0 ? 0 : 3 - initials - finals);
  }

  /** 0 for the same, 1 for near, -1 for neither. */
  private static int near(String one, String other, List<List<String>> pairs) {
    if (one.equals(other)) {
      return 0;
    }
    return pairs.contains(List.of(one, other)) || pairs.contains(List.of(other, one)) ? 1 : -1;
  }

  private static String coarse(String[] split) {
    String initial =
        switch (split[0]) {
          case "zh" -> "z";
          case "ch" -> "c";
          case "sh" -> "s";
          case "n", "r" -> "l";
          case "f" -> "h";
          default -> split[0];
        };
    String end = split[1].endsWith("ng") ? split[1].substring(0, split[1].length() - 1) : split[1];
    String sound =
        switch (end) {
          case "on", "uen" -> "en";
          case "o", "e", "ou" -> "uo";
          case "ei" -> "uei";
          default -> end;
        };
    return initial + sound.replace('v', 'i');
  }

  /** The initial and the final of a syllable, as Zhuyin has them. */
  static String[] split(String syllable) {
    String whole = OTHER_SPELLINGS.get(syllable);
    if (whole != null) {
      return new String[] {"", whole};
    }
    if (syllable.startsWith("y")) {
      return new String[] {"", "i" + syllable.substring(1)};
    }
    if (syllable.startsWith("w")) {
      return new String[] {"", "u" + syllable.substring(1)};
    }
    for (String initial : INITIALS) {
      if (syllable.startsWith(initial)) {
        return new String[] {initial, finalOf(initial, syllable.substring(initial.length()))};
      }
    }
    throw new IllegalStateException("every syllable begins with some initial");
  }

  private static String finalOf(String initial, String spelled) {
    if (spelled.equals("i") && List.of("zh", "ch", "sh", "r", "z", "c", "s").contains(initial)) {
      return "";
    }
    if (spelled.startsWith("u") && List.of("j", "q", "x").contains(initial)) {
      return "v" + spelled.substring(1);
    }
    return SHORT_FINALS.getOrDefault(spelled, spelled);
  }
}

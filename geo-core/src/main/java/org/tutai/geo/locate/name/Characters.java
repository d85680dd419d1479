package org.tutai.geo.locate.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What each character is folded to, from Unicode's compatibility forms and a table of variants. */
final class Characters {

  /** Stands for nothing: the character is dropped, and parts what stands beside it. */
  static final char SPACE = ' ';

  /** The character is dropped as if it had not been there. */
  static final char NOTHING = 0;

  /** A dash or tilde, which may mean 之. */
  static final char DASH = '-';

  /** A comma, full stop or the like. */
  static final char COMMA = ',';

  static final char OPEN = '(';
  static final char CLOSE = ')';

  /** A lost character. */
  static final char LOST = '?';

  private static final String DASHES = "-~‐‑‒–—―−─━﹣－～〜˜∼﹘﹏_＿";
  private static final String OPENING = "([{<（［｛＜〈《「『【〔〖﹙﹛﹝«‹";
  private static final String CLOSING = ")]}>）］｝＞〉》」』】〕〗﹚﹜﹞»›";
  private static final String NAUGHTS = "○◯〇";
  private static final String LOST_SIGNS = "?■□▇█▉◆◇�？〓";

  /*
   * Radicals of the supplement, which have no decomposition; those of the Kangxi block have one.
   */
  private static final String RADICALS = "⺟母⺠民⻄西⻑長⻔門⻘青⻤鬼⻩黃⻢馬⻁虎⻆角⻝食⻣骨⺎兀⺧牛⺮竹⼟土⻨麥⻬齊⻯龍⻰龍⻳龜";

  private static final int PLANE = 0x10000;
  private static final int SHORTEST_MANY = 2;
  private static final int LONGEST_MANY = 4;

  private static final char[] FOLDED = new char[PLANE];

  /** Characters that become several (⑩, ㎡): rare. */
  private static final Map<Character, String> MANY = new HashMap<>();

  /** Characters beyond the first plane that are variants or compatibility forms. */
  private static final Map<Integer, Integer> BEYOND = new HashMap<>();

  static {
    Map<Integer, Integer> variants = variants();
    for (int c = 0; c < PLANE; c++) {
      FOLDED[c] = first((char) c, variants);
    }
    variants.forEach(BEYOND::putIfAbsent);
  }

  private Characters() {}

  /** The class of a character of the first plane that is no surrogate. */
  static char folded(char c) {
    return FOLDED[c];
  }

  /** What a character for which {@link #folded} is {@link #NOTHING} becomes; null for nothing. */
  static @Nullable String several(char c) {
    return MANY.get(c);
  }

  /** The class of a character beyond the first plane; 0 for one that is dropped. */
  static int beyond(int codePoint) {
    Integer variant = BEYOND.get(codePoint);
    if (variant != null) {
      return variant;
    }
    int type = Character.getType(codePoint);
    if (type == Character.PRIVATE_USE || type == Character.UNASSIGNED) {
      return LOST;
    }
    return Character.isLetterOrDigit(codePoint) ? compatible(codePoint) : 0;
  }

  private static int compatible(int codePoint) {
    String normal = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
    int only = normal.codePointAt(0);
    if (normal.length() != Character.charCount(only)) {
      return codePoint;
    }
    return only < PLANE ? plain((char) only) : BEYOND.getOrDefault(only, only);
  }

  private static int plain(char c) {
    char folded = FOLDED[c];
    return folded == NOTHING ? c : folded;
  }

  private static char first(char c, Map<Integer, Integer> variants) {
    char sign = sign(c);
    if (sign != NOTHING) {
      return sign;
    }
    if (Character.isSurrogate(c) || ignorable(c)) {
      return NOTHING;
    }
    int digit = Character.digit(c, 10);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    return named(c, variants);
  }

  private static char named(char c, Map<Integer, Integer> variants) {
    String normal = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < normal.length(); i++) {
      char part = Character.toLowerCase(normal.charAt(i));
      if (Character.isLetterOrDigit(part)) {
        kept.append((char) (int) variants.getOrDefault((int) part, (int) part));
      }
    }
    if (kept.length() >= SHORTEST_MANY && kept.length() <= LONGEST_MANY) {
      MANY.put(c, kept.toString());
      return NOTHING;
    }
    return kept.length() == 1 ? kept.charAt(0) : SPACE;
  }

  private static char sign(char c) {
    if (DASHES.indexOf(c) >= 0) {
      return DASH;
    }
    if (OPENING.indexOf(c) >= 0) {
      return OPEN;
    }
    if (CLOSING.indexOf(c) >= 0) {
      return CLOSE;
    }
    if (NAUGHTS.indexOf(c) >= 0) {
      return '〇';
    }
    int radical = RADICALS.indexOf(c);
    if (radical >= 0 && radical % 2 == 0) {
      return RADICALS.charAt(radical + 1);
    }
    return loss(c);
  }

  private static char loss(char c) {
    if (LOST_SIGNS.indexOf(c) >= 0 || Character.getType(c) == Character.PRIVATE_USE) {
      return LOST;
    }
    if (c == 'ㄧ') {
      return '一';
    }
    return ",，、﹑﹐､;；.。．｡﹒・·•‧/／\\|｜:：&＆+＋".indexOf(c) >= 0 ? COMMA : NOTHING;
  }

  /** Marks that change the look of the character before, and those that can't be seen. */
  private static boolean ignorable(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT;
  }

  private static Map<Integer, Integer> variants() {
    Map<Integer, Integer> classes = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(Characters.class.getResourceAsStream("variants.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty() && line.charAt(0) != '#') {
          int[] kind = line.codePoints().toArray();
          for (int i = 1; i < kind.length; i++) {
            classes.put(kind[i], kind[0]);
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the table of variant characters can't be read", unreadable);
    }
    return classes;
  }
}

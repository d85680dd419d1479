package org.tutai.geo.format.encoding;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How likely a text is in a language: a chain of kinds of characters ({@link Writing}), and for
 * each kind the frequencies of its characters.
 *
 * <p>The frequent characters are listed by rank, and a rank's share falls as Zipf and Mandelbrot
 * found, as 1 / (rank + constant). Behind them come the tiers that the makers of national standards
 * gave their characters (level 1 of Big5, GB 2312 and JIS X 0208 holds the common ones, level 2 the
 * rare ones), each with what share of a text is left to it. Immutable and thread-safe.
 */
final class LanguageModel {

  /** The logarithm of the probability of a byte of which nothing is known. */
  static final double STRANGE_BYTE = -6;

  private static final double NEVER = 1e-9;
  private static final String ENGLISH = "etaoinsrhldcumfpgwybvkxjqz";
  private static final String COMMON_GAPS = "-,.()/:'&#+_";
  private static final String WESTERN_MARKS = "’‘“”„«»–—…°§·№´¡¿ºª€²³×";
  private static final String EASTERN_MARKS =
      "、。，．・（）「」『』《》〈〉【】：；！？－／～＋％＆＃‧…—─○◎●△▲□■☆★※→↑↓①②③④⑤⑥⑦⑧⑨㎡℃";

  private static final Map<Language, LanguageModel> MODELS = models();

  private final Writing writing;
  private final float[] logarithms;

  private LanguageModel(Language language) {
    this.writing = Writing.of(language.script());
    double[] shares = new double[Character.MAX_VALUE + 1];
    Arrays.fill(shares, NEVER);
    if (language == Language.OTHER) {
      addAllScripts(shares);
    }
    addAscii(shares);
    addMarks(shares, language.script() == Writing.Script.PLAIN);
    if (language != Language.OTHER) {
      addForeignLetters(shares);
      addTiers(shares, language);
      addFrequent(shares, language);
    }
    logarithms = new float[shares.length];
    for (int c = 0; c < shares.length; c++) {
      logarithms[c] = (float) Math.log(shares[c]);
    }
  }

  private static Map<Language, LanguageModel> models() {
    var models = new EnumMap<Language, LanguageModel>(Language.class);
    for (Language language : Language.values()) {
      models.put(language, new LanguageModel(language));
    }
    return models;
  }

  static LanguageModel of(Language language) {
    return Objects.requireNonNull(MODELS.get(language), "a model of every language");
  }

  /**
   * The natural logarithm of a text's probability.
   *
   * @param text of which a byte order mark at the start is no surprise
   */
  double logarithm(String text) {
    int before = CharacterKind.GAP;
    double sum = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i == 0 && c == '\uFEFF') {
        continue;
      }
      int kind = CharacterKind.of(c);
      sum += writing.step(before, kind) + logarithms[c];
      before = kind;
    }
    return sum + writing.step(before, CharacterKind.GAP);
  }

  /**
   * The natural logarithm of the probability of bytes that are text in an encoding that nobody
   * knows, or damaged, or no text at all: the ASCII in them counts as in any text.
   */
  static double junk(byte[] text) {
    LanguageModel ascii = of(Language.WESTERN);
    int before = CharacterKind.GAP;
    double sum = 0;
    for (byte b : text) {
      int kind = b < 0 ? CharacterKind.BAD : CharacterKind.of((char) b);
      boolean strange = kind == CharacterKind.BAD;
      sum += strange ? STRANGE_BYTE : ascii.writing.step(before, kind) + ascii.logarithms[b];
      before = kind;
    }
    return sum;
  }

  private static void addAscii(double[] shares) {
    for (char c = 0; c < 0x80; c++) {
      shares[c] = CharacterKind.of(c) == CharacterKind.GAP ? 0.003 : shares[c];
    }
    COMMON_GAPS.chars().forEach(c -> shares[c] = 0.03);
    shares[' '] = 0.5;
    for (char c = '0'; c <= '9'; c++) {
      shares[c] = 0.1;
    }
    addByRank(shares, ENGLISH, 5, 1);
    addByRank(shares, ENGLISH.toUpperCase(Locale.ROOT), 15, 1);
  }

  private static void addMarks(double[] shares, boolean eastern) {
    for (char c = 0xFF01; c <= 0xFF5E; c++) {
      shares[c] = eastern ? 0.003 : 1e-6;
    }
    for (int c = 0x80; c < 0xFF00; c++) {
      if (CharacterKind.of((char) c) == CharacterKind.MARK) {
        shares[c] = 1e-4;
      }
    }
    addEvenly(shares, eastern ? EASTERN_MARKS : WESTERN_MARKS, 0.8);
  }

  /** Letters with case that a language has no use for, but its texts may quote. */
  private static void addForeignLetters(double[] shares) {
    for (int c = 0x80; c < shares.length; c++) {
      int kind = CharacterKind.of((char) c);
      if (kind == CharacterKind.FOREIGN_LOWER || kind == CharacterKind.FOREIGN_UPPER) {
        shares[c] = c < 0x180 ? 1e-4 : 1e-5;
      }
    }
  }

  /** Scripts have some hundreds of letters each; those of the Far East have models of their own. */
  private static void addAllScripts(double[] shares) {
    for (int c = 0x80; c < shares.length; c++) {
      if (CharacterKind.of((char) c) != CharacterKind.BAD) {
        shares[c] = c < 0x2E80 ? 1.0 / 2_000 : 1e-6;
      }
    }
  }

  private static void addTiers(double[] shares, Language language) {
    switch (language) {
      case TRADITIONAL_CHINESE -> {
        addEvenly(shares, range('\uD840', '\uD869'), 0.004);
        addEvenly(shares, range('\uDC00', '\uDFFF'), 1);
        addEvenly(shares, range('\u3400', '\u4DBF'), 0.002);
        addEvenly(shares, range('\u4E00', '\u9FFF'), 0.005);
        addEvenly(shares, kana(), 0.002);
        addEvenly(shares, rows("MS950", 0xC9, 0xF9), 0.012);
        addEvenly(shares, rows("MS950", 0xA4, 0xC6), 0.12);
      }
      case SIMPLIFIED_CHINESE -> {
        addEvenly(shares, range('\u4E00', '\u9FFF'), 0.002);
        addEvenly(shares, kana(), 0.001);
        addEvenly(shares, rows("GB2312", 0xD8, 0xF7), 0.012);
        addEvenly(shares, rows("GB2312", 0xB0, 0xD7), 0.1);
      }
      case JAPANESE -> {
        addEvenly(shares, halfWidthKana(), 0.003);
        addEvenly(shares, rows("EUC-JP", 0xD0, 0xF4), 0.008);
        addEvenly(shares, rows("EUC-JP", 0xB0, 0xCF), 0.08);
      }
      case KOREAN -> {
        addEvenly(shares, rows("EUC-KR", 0xCA, 0xFD), 0.01);
        addEvenly(shares, rows("EUC-KR", 0xB0, 0xC8), 0.05);
      }
      default -> {
        // Their alphabets are listed whole.
      }
    }
  }

  private static void addFrequent(double[] shares, Language language) {
    String listed = FrequentCharacters.of(language);
    int[] kinds = {CharacterKind.FOREIGN_LOWER, CharacterKind.FOREIGN_UPPER, CharacterKind.PLAIN};
    for (int kind : kinds) {
      String ofKind =
          listed
              .chars()
              .filter(c -> CharacterKind.of((char) c) == kind)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      addByRank(shares, ofKind, ofKind.length() > 200 ? 20 : 3, 0.88);
    }
  }

  private static void addByRank(double[] shares, String ranked, int constant, double share) {
    double sum = 0;
    for (int rank = 0; rank < ranked.length(); rank++) {
      sum += 1.0 / (rank + constant);
    }
    for (int rank = 0; rank < ranked.length(); rank++) {
      shares[ranked.charAt(rank)] = share / sum / (rank + constant);
    }
  }

  private static void addEvenly(double[] shares, String characters, double share) {
    characters.chars().forEach(c -> shares[c] = Math.max(shares[c], share / characters.length()));
  }

  /** All characters of a charset of two bytes whose first byte lies within a range. */
  private static String rows(String charset, int first, int last) {
    var decoder = Charset.forName(charset);
    var characters = new StringBuilder();
    for (int lead = first; lead <= last; lead++) {
      for (int trail = 0x40; trail <= 0xFE; trail++) {
        String decoded = new String(new byte[] {(byte) lead, (byte) trail}, decoder);
        boolean whole = decoded.length() == 1;
        if (whole && CharacterKind.of(decoded.charAt(0)) == CharacterKind.PLAIN) {
          characters.append(decoded);
        }
      }
    }
    return characters.toString();
  }

  private static String kana() {
    return range('\u3041', '\u3093') + range('\u30A1', '\u30F6');
  }

  private static String halfWidthKana() {
    return range('\uFF66', '\uFF9F');
  }

  private static String range(char first, char last) {
    var characters = new StringBuilder();
    for (char c = first; c <= last; c++) {
      characters.append(c);
    }
    return characters.toString();
  }
}

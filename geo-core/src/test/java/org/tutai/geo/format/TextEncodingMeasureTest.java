package org.tutai.geo.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tutai.geo.evidence.Finding;

/**
 * How often the detective of encodings is right: known texts of eleven languages are written in
 * every encoding that can hold them, in tables of 3 to 10,000 rows and several shapes, with nothing
 * said of the encoding. The tables are drawn with a fixed seed. {@code -Dtutai.encoding.table=true}
 * prints the table that docs/encoding.md shows.
 */
class TextEncodingMeasureTest {

  private static final List<String> LANGUAGES =
      List.of("zh-Hant", "zh-Hans", "ja", "ko", "fr", "de", "es", "pl", "cs", "ru", "el");
  private static final Set<String> CHINESE = Set.of("zh-Hant", "zh-Hans");
  private static final List<String> ENCODINGS =
      List.of(
          "UTF-8",
          "MS950",
          "Big5-HKSCS",
          "GBK",
          "GB18030",
          "windows-31j",
          "EUC-JP",
          "x-windows-949",
          "windows-1250",
          "windows-1251",
          "windows-1252",
          "windows-1253",
          "windows-1254",
          "ISO-8859-1",
          "ISO-8859-2",
          "ISO-8859-7",
          "KOI8-R",
          "UTF-16LE",
          "UTF-16BE");
  private static final int[] SIZES = {3, 5, 10, 20, 50, 200, 1_000, 10_000};
  private static final int[] TABLES = {8, 8, 8, 12, 8, 3, 1, 1};

  /** What was found for tables of a kind. */
  private static final class Score {
    int tables;
    int right;
    double surestWrong;

    void add(boolean isRight, double confidence) {
      tables++;
      right += isRight ? 1 : 0;
      surestWrong = isRight ? surestWrong : Math.max(surestWrong, confidence);
    }

    double share() {
      return tables == 0 ? 1 : (double) right / tables;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d/%d (%.1f %%, wrong up to %.2f)",
          right,
          tables,
          100 * share(),
          surestWrong);
    }
  }

  private final Map<String, Map<Integer, Score>> scores = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();

  @Test
  void isRightAboutKnownTextsInEveryEncodingThatHoldsThem() throws IOException {
    for (String language : LANGUAGES) {
      List<String> words = new ArrayList<>(words(language));
      assertThat(words).as(language).hasSizeGreaterThan(300);
      measure(language, words, 1);
    }
    check();
  }

  @Test
  void isRightAboutTheVillagesRoadsAndSheltersOfTaiwan() throws IOException {
    Path data = Path.of(System.getProperty("tutai.shared", "../../shared"), "data");
    Assumptions.assumeTrue(
        Files.isDirectory(data), "the shared data is absent: " + data + " is no folder");
    for (String file : List.of("village_2021_03", "tw_road_names_114", "tw_shelters")) {
      measure("zh-Hant", words(data.resolve(file + ".csv")), 1);
    }
    check();
  }

  private void check() {
    if (Boolean.getBoolean("tutai.encoding.table")) {
      print();
    }
    assertThat(wrong).as("wrong answers given as sure").noneMatch(line -> line.startsWith("SURE"));
    var chinese = new Score();
    scores.forEach(
        (kind, bySize) ->
            bySize.forEach(
                (size, score) -> {
                  if (size >= 20 && CHINESE.contains(kind.split(" ")[0])) {
                    chinese.tables += score.tables;
                    chinese.right += score.right;
                  }
                }));
    assertThat(chinese.share()).as("%s of %s", chinese, wrong).isGreaterThanOrEqualTo(0.995);
  }

  private void measure(String language, List<String> words, int times) {
    for (String encoding : ENCODINGS) {
      Charset charset = Charset.forName(encoding);
      List<String> held = words.stream().filter(charset.newEncoder()::canEncode).toList();
      if (held.size() < words.size() * 0.9) {
        continue;
      }
      for (int size = 0; size < SIZES.length; size++) {
        for (int table = 0; table < TABLES[size] * times; table++) {
          long seed = Objects.hash(language, encoding, SIZES[size], table);
          measure(language, charset, held, SIZES[size], new Random(seed), table);
        }
      }
    }
  }

  private void measure(
      String language, Charset charset, List<String> words, int rows, Random random, int table) {
    List<byte[]> values = new ArrayList<>();
    int width = random.nextInt(4) == 0 ? 8 + random.nextInt(12) : Integer.MAX_VALUE;
    for (int row = 0; row < rows; row++) {
      for (String value : row(words, random, table % 4)) {
        byte[] bytes = value.getBytes(charset);
        values.add(bytes.length > width ? Arrays.copyOf(bytes, width) : bytes);
      }
    }
    var detective = new TextEncoding();
    values.forEach(value -> detective.look(value, 0, value.length));
    Finding<Charset> found = detective.decide(null, null, 0);
    Charset best = found.value().orElseThrow();
    boolean right = best.equals(charset) || readsAlike(values, charset, best);
    scores
        .computeIfAbsent(language + " " + charset.name(), key -> new TreeMap<>())
        .computeIfAbsent(rows, key -> new Score())
        .add(right, found.confidence());
    if (!right) {
      wrong.add(
          String.format(
              Locale.ROOT,
              "%s %s in %s, %d rows: %s, %.3f, %s",
              found.confidence() >= 0.9 ? "SURE" : "unsure",
              language,
              charset,
              rows,
              best,
              found.confidence(),
              new String(values.get(0), charset)));
    }
  }

  /** Names alone, addresses with numbers, names beside codes, and now and then a name. */
  private static List<String> row(List<String> words, Random random, int shape) {
    String word = words.get(random.nextInt(words.size()));
    String other = words.get(random.nextInt(words.size()));
    return switch (shape) {
      case 0 -> List.of(word);
      case 1 -> List.of(word + other + random.nextInt(300) + "-" + random.nextInt(9));
      case 2 -> List.of("A" + (1000 + random.nextInt(9000)), word, random.nextInt(999) + "." + 5);
      default -> List.of("id" + random.nextInt(100), random.nextInt(3) == 0 ? word : "road", "B2");
    };
  }

  private static boolean readsAlike(List<byte[]> values, Charset one, Charset other) {
    UnaryOperator<String> plain = text -> text.replaceAll("[\uFFFD\0]+$", "");
    return values.stream()
        .allMatch(
            bytes ->
                plain.apply(new String(bytes, one)).equals(plain.apply(new String(bytes, other))));
  }

  private static Set<String> words(String language) throws IOException {
    var words = new LinkedHashSet<String>(places(language));
    Locale locale =
        Locale.forLanguageTag(language.replace("zh-Hant", "zh-TW").replace("zh-Hans", "zh-CN"));
    for (String country : Locale.getISOCountries()) {
      words.add(new Locale("", country).getDisplayCountry(locale));
    }
    for (String code : Locale.getISOLanguages()) {
      words.add(new Locale(code).getDisplayLanguage(locale));
    }
    for (Currency currency :
        Currency.getAvailableCurrencies().stream()
            .sorted(java.util.Comparator.comparing(Currency::getCurrencyCode))
            .toList()) {
      words.add(currency.getDisplayName(locale));
    }
    words.removeIf(word -> word.length() < 2);
    return words;
  }

  private static List<String> places(String language) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(TextEncodingMeasureTest.class.getResourceAsStream("places.txt"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int from = text.indexOf("[" + language + "]\n") + language.length() + 3;
      return List.of(text.substring(from, text.indexOf('\n', from)).split(","));
    }
  }

  private static List<String> words(Path csv) throws IOException {
    var words = new LinkedHashSet<String>();
    try (BufferedReader reader = Files.newBufferedReader(csv)) {
      String line;
      while ((line = reader.readLine()) != null) {
        for (String value : line.split(",")) {
          boolean ownCharacters = value.chars().anyMatch(c -> c >= 0xE000 && c <= 0xF8FF);
          if (!ownCharacters && value.length() > 1 && value.chars().anyMatch(c -> c > 0x2FFF)) {
            words.add(value);
          }
        }
      }
    }
    return List.copyOf(words);
  }

  private void print() {
    scores.forEach((kind, bySize) -> System.out.println(kind + " " + bySize));
    wrong.forEach(System.out::println);
  }
}

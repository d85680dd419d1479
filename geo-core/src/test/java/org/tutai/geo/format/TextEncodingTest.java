package org.tutai.geo.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;

class TextEncodingTest {

  private static final Charset UTF_8 = StandardCharsets.UTF_8;
  private static final Charset BIG5 = TextEncoding.BIG5;
  private static final Charset BIG5_EXTENDED = Charset.forName("x-MS950-HKSCS");
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final String[] TOWNS = {"臺北市", "信義區", "大安區", "七堵區", "花蓮縣", "許功蓋"};

  @Test
  void takesAPersonsChoiceWhateverElseIsSaid() {
    Finding<Charset> detected = detective(UTF_8, TOWNS).decide(WESTERN, "UTF-8", 0x78);
    assertThat(detected.value().orElseThrow()).isEqualTo(WESTERN);
    assertThat(detected.confidence()).isEqualTo(1);
    assertThat(detected.grounds()).singleElement().asString().contains("Chosen");
  }

  @Test
  void recognisesUtf8ByItsBytes() {
    assertThat(decide(UTF_8, null, 0, TOWNS).value().orElseThrow()).isEqualTo(UTF_8);
    assertThat(decide(UTF_8, null, 0, "Zürich", "Málaga").value().orElseThrow()).isEqualTo(UTF_8);
  }

  @Test
  void recognisesBig5ByItsBytes() {
    Finding<Charset> detected = decide(BIG5, null, 0, TOWNS);
    assertThat(detected.value().orElseThrow()).isEqualTo(BIG5);
    assertThat(detected.grounds()).first().asString().contains("Big5 (CP950)", "正體中文");
    assertThat(decide(BIG5, null, 0, "臺北").value().orElseThrow()).isEqualTo(BIG5);
  }

  @Test
  void readsHongKongsCharactersInBig5() {
    Charset hongKong = Charset.forName("Big5-HKSCS");
    Finding<Charset> found = decide(hongKong, null, 0, "深水埗", "香港仔", "鰂魚涌", "大角咀");
    assertThat(found.value()).contains(BIG5_EXTENDED);
    assertThat(found.grounds()).anyMatch(Remark::isWarning);
    assertThat(new String("鰂魚涌".getBytes(hongKong), BIG5_EXTENDED)).isEqualTo("鰂魚涌");
    assertThat(decide(hongKong, "Big5-HKSCS", 0, "深水埗", "鰂魚涌").value()).contains(hongKong);
  }

  @Test
  void readsTheCharactersOfTaiwansNamesThatBig5Lacks() {
    String[] names = {"下廍里", "塩埕", "磘內里", "峯山國小", "双溪", "碁石", "粧", "恒春", "裏冷", "銹", "嫺", "墻"};
    byte[][] bytes = new byte[names.length][];
    var detective = new TextEncoding();
    for (int i = 0; i < names.length; i++) {
      bytes[i] = names[i].getBytes(Charset.forName("Big5-HKSCS"));
      look(detective, bytes[i]);
    }
    for (String said : new String[] {null, "BIG5", "950"}) {
      Charset found = detective.decide(null, said, 0).value().orElseThrow();
      for (int i = 0; i < names.length; i++) {
        assertThat(new String(bytes[i], found)).isEqualTo(names[i]);
      }
    }
  }

  @Test
  void readsEtensAdditionsThatCodePage950HasAsPlainBig5() {
    assertThat(decide(BIG5, null, 0, "碁石", "粧容", "恒春鎮", "裏冷", "墻仔").value()).contains(BIG5);
  }

  @Test
  void readsEtensKanaAndNumbersInCircles() {
    var detective = new TextEncoding();
    look(detective, "臺北①".getBytes(BIG5_EXTENDED));
    look(detective, "鹿の角".getBytes(BIG5_EXTENDED));
    look(detective, "高雄市".getBytes(BIG5_EXTENDED));
    assertThat(detective.decide(null, null, 0).value()).contains(BIG5_EXTENDED);
  }

  @Test
  void staysWithBig5WhereItIsSaidThoughOfficesAddedCharacters() {
    var detective = new TextEncoding();
    for (int i = 0; i < 10; i++) {
      look(detective, new byte[] {(byte) 0xA4, (byte) 0xA4, (byte) 0xFA, (byte) (0x41 + i)});
    }
    assertThat(detective.decide(null, "BIG5", 0).value().orElseThrow()).isEqualTo(BIG5);
    assertThat(detective.decide(null, null, 0x78).value().orElseThrow()).isEqualTo(BIG5);
  }

  @Test
  void findsCharactersThatStandForNothing() {
    assertThat(TextEncoding.firstWrong("臺北")).isEqualTo(-1);
    assertThat(TextEncoding.firstWrong("臺\uFFFD")).isEqualTo(1);
    assertThat(TextEncoding.firstWrong("\uE000")).isZero();
  }

  @Test
  void takesOtherBytesForWestern() {
    assertThat(
            decide(WESTERN, null, 0, "Curaçao", "São Tomé", "Côte d'Ivoire").value().orElseThrow())
        .isEqualTo(WESTERN);
    assertThat(
            decide(WESTERN, null, 0, "naïve", "café", "élan", "très réservés")
                .value()
                .orElseThrow())
        .isEqualTo(WESTERN);
  }

  @Test
  void tellsTheEncodingsOfTheFarEastApart() {
    Charset gb = Charset.forName("GB18030");
    Charset japanese = Charset.forName("windows-31j");
    Charset korean = Charset.forName("x-windows-949");
    assertThat(decide(gb, null, 0, "黑龙江省", "北京市", "广州").value()).contains(gb);
    assertThat(decide(gb, null, 0, TOWNS).value()).contains(gb);
    assertThat(decide(japanese, null, 0, "東京都千代田区", "さいたま市", "横浜").value()).contains(japanese);
    assertThat(decide(japanese, null, 0, "ﾄｳｷｮｳﾄ", "ｵｵｻｶｼ", "ﾅｺﾞﾔｼ").value()).contains(japanese);
    assertThat(decide(korean, null, 0, "서울특별시", "부산", "종로구").value()).contains(korean);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1250, Łódź, Częstochowa, Świętochłowice",
    "windows-1251, Нижний Новгород, Москва, Тверь",
    "windows-1253, Αθήνα, Θεσσαλονίκη, Πάτρα",
    "windows-1254, İstanbul, Eskişehir, Ağrı Dağı",
    "windows-1255, תל אביב, ירושלים, חיפה",
    "windows-1256, القاهرة, الإسكندرية, دمشق",
    "windows-1257, Šiauliai, Panevėžys, Kėdainių rajonas",
    "x-windows-874, กรุงเทพมหานคร, เชียงใหม่, ขอนแก่น",
    "KOI8-R, Нижний Новгород, Москва, Тверь",
    "IBM866, Нижний Новгород, Москва, Тверь",
    "IBM850, Zürich, München, Düsseldorf",
    "UTF-16LE, Москва, Тверь, Казань",
    "UTF-16BE, 臺北市, 信義區, 大安區",
  })
  void knowsTheEncodingsOfOtherScripts(String encoding, String one, String two, String three) {
    Charset written = Charset.forName(encoding);
    Charset found = decide(written, null, 0, one, two, three).value().orElseThrow();
    for (String text : List.of(one, two, three)) {
      assertThat(new String(text.getBytes(written), found)).isEqualTo(text);
    }
  }

  @Test
  void isNotSureOfAFewLetters() {
    assertThat(decide(Charset.forName("windows-1250"), null, 0, "irański").confidence())
        .isLessThan(0.9);
    assertThat(decide(BIG5, null, 0, "東").confidence()).isLessThan(0.9);
  }

  @Test
  void isNotSureOfBytesThatMakeNoSense() {
    var random = new Random(7);
    for (int n = 0; n < 50; n++) {
      var detective = new TextEncoding();
      for (int i = 0; i < 20; i++) {
        byte[] noise = new byte[12];
        random.nextBytes(noise);
        look(detective, noise);
      }
      assertThat(detective.decide(null, null, 0).confidence()).isLessThan(0.9);
    }
  }

  @Test
  void believesNoWrongCpgOfChineseTexts() {
    List<String> all =
        List.of("UTF-8", "Big5", "GB18030", "932", "949", "1252", "88591", "OEM 437", "UTF-16");
    for (String written : List.of("UTF-8", "Big5", "GB18030")) {
      Charset charset = TextEncoding.named(written).orElseThrow();
      for (String said : all) {
        Finding<Charset> found = decide(charset, said, 0x4D, TOWNS);
        assertThat(found.value()).as(written + " said to be " + said).contains(charset);
        assertThat(found.confidence()).as(written + " said to be " + said).isGreaterThan(0.9);
      }
    }
  }

  @Test
  void looksAtAnyNumberOfTextsInBoundedMemoryAndTime() {
    var detective = new TextEncoding();
    for (int i = 0; i < 200_000; i++) {
      look(detective, ("臺北市信義區第" + i + "號").getBytes(BIG5));
    }
    byte[] long1 = "高".repeat(1_000_000).getBytes(BIG5);
    look(detective, long1);
    assertThat(detective.decide(null, null, 0).value()).contains(BIG5);
  }

  @Test
  void dropsOnlyTheHalfCharacterAtTheEnd() {
    byte[] big5 = "臺北市".getBytes(BIG5);
    byte[] utf8 = "臺北市".getBytes(UTF_8);
    assertThat(TextEncoding.decode(big5, 0, 5, BIG5)).isEqualTo("臺北");
    assertThat(TextEncoding.decode(utf8, 0, 8, UTF_8)).isEqualTo("臺北");
    assertThat(TextEncoding.decode(utf8, 0, 7, UTF_8)).isEqualTo("臺北");
    byte[] damaged = {'a', (byte) 0xFF};
    assertThat(TextEncoding.decode(damaged, 0, 2, UTF_8)).isEqualTo("a\uFFFD");
    assertThat(TextEncoding.decode(new byte[] {(byte) 0xFF, 'a'}, 0, 2, UTF_8))
        .isEqualTo("\uFFFDa");
  }

  @Test
  void takesAsciiForUtf8() {
    assertThat(decide(UTF_8, null, 0, "Taipei", "Tainan").value().orElseThrow()).isEqualTo(UTF_8);
    assertThat(decide(UTF_8, null, 0).value().orElseThrow()).isEqualTo(UTF_8);
  }

  @Test
  void followsTheCpgBeforeTheLanguageDriver() {
    Charset cyrillic = Charset.forName("windows-1251");
    Finding<Charset> detected = decide(cyrillic, "Windows-1251", 0x58, "Кириллица", "Москва");
    assertThat(detected.value().orElseThrow()).isEqualTo(cyrillic);
    assertThat(decide(cyrillic, null, 0xC9, "Кириллица", "Москва").value().orElseThrow())
        .isEqualTo(cyrillic);
  }

  @Test
  void letsTheBytesOverruleACpgThatNamesUtf8() {
    Finding<Charset> detected = decide(BIG5, "UTF-8", 0, TOWNS);
    assertThat(detected.value().orElseThrow()).isEqualTo(BIG5);
    assertThat(detected.grounds())
        .anyMatch(line -> line.isWarning() && line.english().contains("than as UTF-8"));
  }

  @Test
  void letsTheBytesOverruleACpgOrDriverThatNamesBig5() {
    assertThat(decide(UTF_8, "BIG5", 0, TOWNS).value().orElseThrow()).isEqualTo(UTF_8);
    assertThat(decide(UTF_8, null, 0x78, TOWNS).value().orElseThrow()).isEqualTo(UTF_8);
  }

  @Test
  void letsTheBytesOverruleAOneByteEncodingThatAnythingFits() {
    Finding<Charset> detected = decide(UTF_8, null, 0x03, TOWNS);
    assertThat(detected.value().orElseThrow()).isEqualTo(UTF_8);
    assertThat(detected.grounds())
        .anyMatch(line -> line.english().contains("than as windows-1252"));
  }

  @Test
  void warnsOfNoClaimThatReadsTheTextsAlike() {
    Finding<Charset> found = decide(WESTERN, "ISO-8859-1", 0x03, "Zürich", "Málaga", "Besançon");
    assertThat(found.value()).contains(StandardCharsets.ISO_8859_1);
    assertThat(found.grounds()).noneMatch(Remark::isWarning);
  }

  @Test
  void fallsFromAWrongCpgToARightDriver() {
    assertThat(decide(BIG5, "UTF-8", 0x78, TOWNS).value().orElseThrow()).isEqualTo(BIG5);
    assertThat(decide(BIG5, "no such thing", 0x78, TOWNS).value().orElseThrow()).isEqualTo(BIG5);
  }

  @Test
  void forgivesOneDamagedTextInFifty() {
    var detective = new TextEncoding();
    for (int i = 0; i < 60; i++) {
      look(detective, TOWNS[i % TOWNS.length].getBytes(UTF_8));
    }
    look(detective, new byte[] {'a', (byte) 0xFF, 'b'});
    assertThat(detective.decide(null, "UTF-8", 0).value().orElseThrow()).isEqualTo(UTF_8);
    assertThat(detective.decide(null, null, 0).value().orElseThrow()).isEqualTo(UTF_8);
  }

  @Test
  void forgivesACharacterCutByTheEndOfItsColumn() {
    for (Charset charset : List.of(UTF_8, BIG5)) {
      var detective = new TextEncoding();
      for (String town : TOWNS) {
        byte[] bytes = town.getBytes(charset);
        detective.look(bytes, 0, bytes.length - 1);
      }
      assertThat(detective.decide(null, null, 0).value().orElseThrow()).isEqualTo(charset);
      assertThat(detective.decide(null, charset.name(), 0).value().orElseThrow())
          .isEqualTo(charset);
    }
  }

  @Test
  void believesUtf16OnlyOfBytesThatAreTwoToACharacter() {
    Charset wide = StandardCharsets.UTF_16LE;
    assertThat(decide(wide, "UTF-16", 0, "Taipei", "Tainan").value().orElseThrow()).isEqualTo(wide);
    assertThat(decide(UTF_8, "UTF-16", 0, "Taipei", "Tainan").value().orElseThrow())
        .isEqualTo(UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "utf8, UTF-8",
    "65001, UTF-8",
    "Big5, x-windows-950",
    "Big-5, x-windows-950",
    "950, x-windows-950",
    "CP950, x-windows-950",
    "ANSI 950, x-windows-950",
    "MS950, x-windows-950",
    "OEM 437, IBM437",
    "ANSI 1252, windows-1252",
    "1251, windows-1251",
    "88591, ISO-8859-1",
    "8859-15, ISO-8859-15",
    "ISO88595, ISO-8859-5",
    "ISO 8859-2, ISO-8859-2",
    "936, GBK",
    "54936, GB18030",
    "932, windows-31j",
    "949, x-windows-949",
    "UTF-16, UTF-16LE",
    "Big5 (CP950), x-windows-950",
    "Big5 (CP950 + HKSCS), x-MS950-HKSCS",
    "Shift_JIS (CP932), windows-31j",
  })
  void knowsEncodingsByTheNamesPeopleWrite(String written, String name) {
    assertThat(TextEncoding.named(written)).contains(Charset.forName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tw_road_names_114.csv",
        "tw_roads_zip3_en.csv",
        "village_2021_03.csv",
        "tw_shelters.csv",
        "doorplates/09007.csv.gz"
      })
  void findsTheEncodingOfTaiwansTables(String file) throws IOException {
    Finding<Charset> found =
        Formats.open(Reading.shared(file)).layers().get(0).encoding().orElseThrow();
    assertThat(found.value()).contains(UTF_8);
    assertThat(found.confidence()).isGreaterThanOrEqualTo(0.9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "nonsense", "999999", "\u0000\u0001", "123456789"})
  void knowsNoEncodingByNonsense(String written) {
    assertThat(TextEncoding.named(written)).isEmpty();
  }

  @Test
  void shortensAndCleansWhatAStrangeCpgSays() {
    Finding<Charset> detected = decide(UTF_8, "\u0007" + "x".repeat(5_000), 0, TOWNS);
    assertThat(detected.value().orElseThrow()).isEqualTo(UTF_8);
    assertThat(detected.grounds())
        .allMatch(line -> line.english().length() < 200 && !line.english().contains("\u0007"));
  }

  private static Finding<Charset> decide(
      Charset written, @Nullable String cpg, int driver, String... texts) {
    return detective(written, texts).decide(null, cpg, driver);
  }

  private static TextEncoding detective(Charset written, String... texts) {
    var detective = new TextEncoding();
    for (String text : texts) {
      look(detective, text.getBytes(written));
    }
    return detective;
  }

  private static void look(TextEncoding detective, byte[] bytes) {
    detective.look(bytes, 0, bytes.length);
  }
}

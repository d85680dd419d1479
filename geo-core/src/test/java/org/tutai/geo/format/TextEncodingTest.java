package org.tutai.geo.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.evidence.Finding;

class TextEncodingTest {

  private static final Charset UTF_8 = StandardCharsets.UTF_8;
  private static final Charset BIG5 = TextEncoding.BIG5;
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final String[] TOWNS = {"臺北市", "信義區", "大安區", "七堵區", "花蓮縣", "許功蓋"};

  @Test
  void takesAPersonsChoiceWhateverElseIsSaid() {
    Finding<Charset> detected = detective(UTF_8, TOWNS).decide(WESTERN, "UTF-8", 0x78);
    assertThat(detected.value().orElseThrow()).isEqualTo(WESTERN);
    assertThat(detected.confidence()).isEqualTo(1);
    assertThat(detected.grounds()).singleElement().asString().contains("chosen");
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
    assertThat(detected.grounds()).singleElement().asString().contains("Big5");
    assertThat(decide(BIG5, null, 0, "臺北").value().orElseThrow()).isEqualTo(BIG5);
  }

  @Test
  void fallsBackToHongKongsBig5ForCharactersThatMicrosoftLacks() {
    Charset hongKong = Charset.forName("Big5-HKSCS");
    assertThat(decide(hongKong, null, 0, "深水埗", "香港仔", "鰂魚涌", "大角咀").value().orElseThrow())
        .isEqualTo(hongKong);
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
    assertThat(detected.grounds()).anyMatch(line -> line.english().contains(".cpg file is wrong"));
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
    assertThat(detected.grounds()).anyMatch(line -> line.english().contains("driver is wrong"));
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
  })
  void knowsEncodingsByTheNamesPeopleWrite(String written, String name) {
    assertThat(TextEncoding.named(written)).contains(Charset.forName(name));
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

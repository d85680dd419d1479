package org.tutai.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.locate.name.Readings;

class MakeReadingsTest {

  @ParameterizedTest
  @CsvSource({
    "zhōng, zhong1",
    "lǜ, lv4",
    "ér, er2",
    "nǚ, nv3",
    "de, de5",
    "'  yuè ', yue4",
    "ng, ''",
    "ê̄, ''",
    "hm, ''",
    "'', ''",
  })
  void spellsReadingsWithTheirToneAsADigit(String reading, String plain) {
    assertThat(MakeReadings.plain(reading)).isEqualTo(plain);
  }

  @Test
  void keepsReadingsAndShapesOfCommonCharactersAndThoseOfTaiwan() {
    var recipe = new MakeReadings();
    recipe.take(
        List.of(
            "# a comment",
            "",
            "U+4E2D\tkMandarin\tzhōng",
            "U+4E2D\tkXHC1983\t1494.100:zhōng 1501.040:zhòng",
            "U+4E2D\tkCangjie\tL",
            "U+4E2D\tkFourCornerCode\t5000.6",
            "U+4E2D\tkTotalStrokes\t4",
            "U+5782\tkMandarin\tchuí",
            "U+34E8\tkMandarin\tduó",
            "U+200CC\tkMandarin\tbà",
            "U+200CC\tkUnihanCore2020\tGHT"));
    // Syllables ba, chui and zhong; the characters 4E2D, 5782 and 200CC; and what is known of each.
    assertThat(recipe.made())
        .containsExactly(
            3, 2, 'b', 'a', 4, 'c', 'h', 'u', 'i', 5, 'z', 'h', 'o', 'n', 'g', //
            3, 0xAD, 0x9C, 0x01, 0xD5, 0x12, 0xCA, 0xD2, 0x06, //
            2, 17, 20, 1, 10, 1, 4, //
            12, 0, 0, //
            0xE0, 0xAD, 0x03, 0, 0, //
            4, 0, 0);
  }

  @Test
  void anotherFileIsRefused(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("Unihan_Readings.txt"), "U+4E2D\tkMandarin\tzhōng");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> MakeReadings.checked(file, "00"))
        .withMessageContaining("must have the SHA-256 00 (got: ");
  }

  @Test
  void remakesTheReadingsByteForByte() throws IOException {
    String folder = System.getenv("TUTAI_UNIHAN");
    assumeTrue(folder != null, "TUTAI_UNIHAN names no folder of Unihan's files");
    var recipe = new MakeReadings();
    for (Map.Entry<String, String> file : MakeReadings.FILES.entrySet()) {
      recipe.take(MakeReadings.checked(Path.of(folder, file.getKey()), file.getValue()));
    }
    try (InputStream in =
        Objects.requireNonNull(Readings.class.getResourceAsStream("readings.bin"))) {
      assertThat(recipe.made()).isEqualTo(in.readAllBytes());
    }
  }
}

package org.tutai.geo.locate.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingsTest {

  @Test
  void tellsTheCommonestReadingFirst() {
    assertThat(Readings.of('中')).startsWith("zhong1").contains("zhong4");
    assertThat(Readings.of('樂')).startsWith("le4", "yue4");
    assertThat(Readings.of('綠')).startsWith("lv4");
    assertThat(Readings.of('沈')).startsWith("chen2").contains("shen3");
    assertThat(Readings.of('圳')).contains("zun4");
  }

  @Test
  void charactersOutsideTheFirstPlaneAreRead() {
    assertThat(Readings.of("𠮟".codePointAt(0))).allMatch(reading -> reading.endsWith("4"));
  }

  @Test
  void whatIsNoCharacterHasNoReading() {
    for (int codePoint : new int[] {-1, 0, 'a', '1', 0xD800, 0xDC00, 0xFFFF, 0x10FFFF, 0x110000}) {
      assertThat(Readings.of(codePoint)).isEmpty();
    }
  }

  @Test
  void everyCharacterHasOneToFourReadings() {
    int characters = 0;
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (!Readings.of(codePoint).isEmpty()) {
        assertThat(Readings.of(codePoint))
            .hasSizeLessThanOrEqualTo(4)
            .doesNotHaveDuplicates()
            .allMatch(reading -> reading.matches("[a-z]+[1-5]"));
        characters++;
      }
    }
    assertThat(characters).isGreaterThan(20_000);
  }

  @ParameterizedTest
  @CsvSource({
    "中山, Zhongshan",
    "大安, Da'an",
    "仁愛, Ren'ai",
    "綠島, Ludao",
    "淡水 老街, Danshui Laojie",
    "A1中正, A1Zhongzheng",
    "'', ''",
  })
  void spellsNamesInPinyin(String name, String latin) {
    assertThat(Readings.pinyin(name)).isEqualTo(latin);
  }

  @ParameterizedTest
  @CsvSource({
    "zhong, jhong, chung",
    "xiao, siao, hsiao",
    "qiu, ciou, chiu",
    "shi, shih, shih",
    "ju, jyu, chu",
    "lv, lyu, lu",
    "xiong, syong, hsiung",
    "ren, ren, jen",
    "gui, guei, kuei",
    "tian, tian, tien",
    "luo, luo, lo",
    "feng, fong, feng",
    "wen, wun, wen",
    "yi, yi, i",
    "zi, zih, tzu",
    "er, er, erh",
    "zhuo, jhuo, cho",
    "jie, jie, chieh",
    "xu, syu, hsu",
    "quan, cyuan, chuan",
    "yan, yan, yen",
  })
  void spellsSyllablesInOtherSystems(String hanyu, String tongyong, String wadeGiles) {
    assertThat(Spellings.tongyong(hanyu)).isEqualTo(tongyong);
    assertThat(Spellings.wadeGiles(hanyu)).isEqualTo(wadeGiles);
  }

  @ParameterizedTest
  @CsvSource({
    "zhong, zong, 2",
    "shi, si, 2",
    "lin, ling, 2",
    "nan, lan, 2",
    "rou, lou, 2",
    "yuan, yan, 2",
    "fu, hu, 2",
    "zheng, zen, 1",
    "zhong, chong, 1",
    "dong, tong, 1",
    "bei, pei, 1",
    "zhong, cong, 0",
    "ming, min, 2",
    "ma, ba, 0",
  })
  void tellsHowAlikeSyllablesSound(String one, String other, int nearness) {
    HanTable table = HanTable.known();
    Sounds sounds = Sounds.ofCharacters();
    int first = syllable(table, one);
    int second = syllable(table, other);
    assertThat(sounds.nearness(first, first)).isEqualTo(3);
    assertThat(sounds.nearness(first, second)).isEqualTo(nearness);
    assertThat(sounds.nearness(second, first)).isEqualTo(nearness);
    if (nearness > 1) {
      assertThat(sounds.coarse(first)).isEqualTo(sounds.coarse(second));
    }
  }

  private static int syllable(HanTable table, String spelled) {
    for (int i = 0; i < table.syllables(); i++) {
      if (table.syllable(i).equals(spelled)) {
        return i;
      }
    }
    throw new AssertionError(spelled);
  }

  @Test
  void nearSyllablesShareACoarseSound() {
    HanTable table = HanTable.known();
    Sounds sounds = Sounds.ofCharacters();
    for (int one = 0; one < table.syllables(); one++) {
      for (int other = 0; other < table.syllables(); other++) {
        if (sounds.nearness(one, other) > 1) {
          assertThat(sounds.coarse(one))
              .as("%s %s", table.syllable(one), table.syllable(other))
              .isEqualTo(sounds.coarse(other));
        }
      }
    }
  }

  @Test
  void syllablesAreInOrderAndEachOnce() {
    HanTable table = HanTable.known();
    for (int i = 1; i < table.syllables(); i++) {
      assertThat(table.syllable(i)).isGreaterThan(table.syllable(i - 1));
    }
  }
}

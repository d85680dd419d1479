package org.tutai.geo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MeasureUnitTest {

  private static void checkText(MeasureUnit unit, double metres, String english, String chinese) {
    assertThat(unit.text(metres, Locale.ENGLISH)).isEqualTo(english);
    assertThat(unit.text(metres, Locale.TRADITIONAL_CHINESE)).isEqualTo(chinese);
  }

  @Test
  void measuresAreWrittenInBothLanguages() {
    checkText(MeasureUnit.METRE, 1234.5678, "1,234.57 m", "1,234.57 公尺");
    checkText(MeasureUnit.METRE, 0, "0 m", "0 公尺");
    checkText(MeasureUnit.METRE, 0.00049, "0 m", "0 公尺");
    checkText(MeasureUnit.KILOMETRE, 395_000, "395 km", "395 公里");
    checkText(MeasureUnit.SQUARE_METRE, 99.9996, "100 m²", "100 平方公尺");
    checkText(MeasureUnit.HECTARE, 12_345_678, "1,234.57 ha", "1,234.57 公頃");
    checkText(MeasureUnit.SQUARE_KILOMETRE, 36_197_067_000.0, "36,197.1 km²", "36,197.1 平方公里");
    checkText(MeasureUnit.PING, 400, "121 ping", "121 坪");
    checkText(MeasureUnit.JIA, 9699.173553719, "1 jia", "1 甲");
    checkText(
        MeasureUnit.SQUARE_METRE, 36_197_067_000.0, "36,197,067,000 m²", "36,197,067,000 平方公尺");
  }

  @Test
  void factorsAreExact() {
    assertThat(MeasureUnit.PING.toMetres(121)).isEqualTo(400);
    assertThat(MeasureUnit.JIA.toMetres(121)).isEqualTo(2934 * 400);
    assertThat(MeasureUnit.JIA.toMetres(1)).isCloseTo(9699.1736, within(1e-4));
    for (MeasureUnit unit : MeasureUnit.values()) {
      assertThat(unit.fromMetres(unit.toMetres(7))).isCloseTo(7, within(1e-12));
      assertThat(MeasureUnit.of(unit.word())).contains(unit);
    }
    assertThat(MeasureUnit.of("acre")).isEmpty();
  }

  @Test
  void theUsualUnitGrowsWithTheMeasure() {
    assertThat(MeasureUnit.usual(999, false)).isEqualTo(MeasureUnit.METRE);
    assertThat(MeasureUnit.usual(1000, false)).isEqualTo(MeasureUnit.KILOMETRE);
    assertThat(MeasureUnit.usual(9999, true)).isEqualTo(MeasureUnit.SQUARE_METRE);
    assertThat(MeasureUnit.usual(10_000, true)).isEqualTo(MeasureUnit.HECTARE);
  }
}

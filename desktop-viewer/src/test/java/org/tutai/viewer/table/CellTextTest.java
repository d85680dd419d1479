package org.tutai.viewer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.viewer.words.Language;

class CellTextTest {

  private static String cell(Object value, FieldType type) {
    return CellText.cell(value, Field.of("f", type), Language.CHINESE);
  }

  @Test
  void separatesThousandsButNotYears() {
    assertThat(cell(2026L, FieldType.INTEGER)).isEqualTo("2026");
    assertThat(cell(23_412_899L, FieldType.INTEGER)).isEqualTo("23,412,899");
    assertThat(cell(-1234567.25, FieldType.REAL)).isEqualTo("-1,234,567.25");
    assertThat(cell(1e300, FieldType.REAL)).isEqualTo("1.0E300");
    assertThat(cell(Double.NaN, FieldType.REAL)).isEqualTo("NaN");
  }

  @Test
  void keepsTheDecimalsThatAColumnPromises() {
    var field = new Field("f", FieldType.REAL, 10, 2);
    assertThat(CellText.cell(3.1, field, Language.ENGLISH)).isEqualTo("3.10");
  }

  @Test
  void writesDatesAsTheyAreSorted() {
    assertThat(cell(LocalDate.of(2021, 3, 1), FieldType.DATE)).isEqualTo("2021-03-01");
    assertThat(cell(LocalDateTime.of(2021, 3, 1, 8, 5), FieldType.DATE_TIME))
        .isEqualTo("2021-03-01 08:05:00");
  }

  @Test
  void makesHostileTextShortAndHarmless() {
    assertThat(cell("a\u0000b\nc\u202Ed\uD800e\u2028", FieldType.TEXT))
        .isEqualTo("a\u2400b\u240Ac\uFFFDd\uFFFDe\uFFFD");
    assertThat(cell("長".repeat(100_000), FieldType.TEXT)).hasSize(201).endsWith("…");
    String whole =
        CellText.whole("x".repeat(100_000), Field.of("f", FieldType.TEXT), Language.ENGLISH);
    assertThat(whole).hasSize(CellText.LONGEST + 1);
    assertThat(CellText.cell(null, Field.of("f", FieldType.TEXT), Language.ENGLISH))
        .isEqualTo(CellText.NONE);
  }
}

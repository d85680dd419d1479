package org.tutai.geo.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.tutai.geo.expr.Expression.Comparator;
import org.tutai.geo.expr.Expression.Operator;

class ValuesTest {

  @Test
  void numbersAreComparedByTheirExactValues() {
    checkLess(9007199254740992L, 9007199254740993L);
    checkLess(9007199254740992.0, 9007199254740993L);
    checkLess(Long.MAX_VALUE, 9.3e18);
    checkLess(Long.MAX_VALUE, 9223372036854775808.0);
    checkLess(-9223372036854775809.0 * 2, Long.MIN_VALUE);
    checkLess(1L, Double.POSITIVE_INFINITY);
    checkLess(Double.NEGATIVE_INFINITY, Long.MIN_VALUE);
    checkEqual(3L, 3.0);
    checkEqual(0.0, -0.0);
  }

  @Test
  void aNumberAndATextThatReadsAsOneAreComparedAsNumbers() {
    checkEqual(1L, "1");
    checkEqual("01", 1L);
    checkEqual(1.5, " 1.50 ");
    checkLess(9L, "10");
    checkLess("-3e2", -299.5);
  }

  @Test
  void aNumberAndAnyOtherTextAreComparedAsTexts() {
    checkLess(5L, "abc");
    checkLess(10.0, "9a");
    checkNotEqual(5L, "five");
  }

  @Test
  void codesInTextsAreNotNumbers() {
    checkNotEqual("01", "1");
    checkNotEqual("1.0", "1");
    checkEqual("09007", "09007");
  }

  @Test
  void textsThatAreNumbersAreOrderedAsNumbers() {
    checkLess("900", "1000");
    checkLess("-2", "1");
    checkLess("abc", "b");
    checkLess("10", "9 x");
  }

  @Test
  void nothingEqualsOrDiffersFromNoValue() {
    for (Comparator operator : Comparator.values()) {
      checkHolds(false, operator, null, 1L);
      checkHolds(false, operator, "a", null);
      checkHolds(false, operator, null, null);
      checkHolds(false, operator, Double.NaN, 1.0);
      checkHolds(false, operator, Double.NaN, Double.NaN);
    }
  }

  @Test
  void caseIsIgnoredWhereAsked() {
    assertThat(Values.holds(Comparator.EQUAL, "TAIPEI", "Taipei", false)).isTrue();
    assertThat(Values.holds(Comparator.EQUAL, "TAIPEI", "Taipei", true)).isFalse();
    assertThat(Values.holds(Comparator.LESS, "a", "B", false)).isTrue();
    assertThat(Values.holds(Comparator.LESS, "a", "B", true)).isFalse();
    assertThat(Values.holds(Comparator.NOT_EQUAL, "É", "é", false)).isFalse();
  }

  @Test
  void datesAreComparedWithTextsAndTimes() {
    LocalDate date = LocalDate.of(2021, 3, 1);
    checkEqual(date, "2021-03-01");
    checkEqual("2021/03/01", date);
    checkEqual(date, LocalDateTime.of(2021, 3, 1, 0, 0));
    checkLess(date, "2021-03-01T00:00:01");
    checkLess("2021-02-28", date);
    checkEqual(LocalDateTime.of(2021, 3, 1, 4, 0), "2021-03-01T12:00:00+08:00");
    checkEqual(LocalDateTime.of(2021, 3, 1, 4, 0), "2021-03-01T04:00:00Z");
    checkEqual(LocalDateTime.of(2021, 3, 1, 4, 0), "2021-03-01 04:00");
    checkNotEqual(date, "no date");
    checkNotEqual(date, "2021-02-30");
  }

  @Test
  void truthValuesAreComparedWithWordsAndNumbers() {
    checkEqual(true, "true");
    checkEqual("FALSE", false);
    checkEqual(true, 1L);
    checkNotEqual(false, "no");
    checkLess(false, true);
  }

  @Test
  void bytesAndGeometriesAreEqualByContentAndHaveNoOrder() {
    checkEqual(new byte[] {1}, new byte[] {1});
    checkHolds(false, Comparator.EQUAL, new byte[] {1}, "x");
    checkHolds(false, Comparator.LESS, new byte[] {1}, new byte[] {2});
    checkEqual(Rows.wkt("POINT (1 2)"), Rows.wkt("POINT (1 2)"));
    checkHolds(false, Comparator.LESS, Rows.wkt("POINT (1 2)"), "POINT (3 4)");
  }

  @Test
  void readsDecimalNotationAndNothingElseAsNumbers() {
    checkNumber("0", 0L);
    checkNumber("-12", -12L);
    checkNumber("+12", 12L);
    checkNumber(" 7\n", 7L);
    checkNumber("000000000000000000000000012", 12L);
    checkNumber("9223372036854775807", Long.MAX_VALUE);
    checkNumber("9223372036854775808", 9223372036854775808.0);
    checkNumber("1.25", 1.25);
    checkNumber(".5", 0.5);
    checkNumber("1e3", 1000.0);
    for (String text :
        new String[] {
          "",
          " ",
          "-",
          "+",
          ".",
          "e",
          "1e",
          "1 2",
          "0x10",
          "1d",
          "1f",
          "NaN",
          "Infinity",
          "1e999",
          "１２",
          "1,5",
          "1-2",
          "--1",
          "9".repeat(401)
        }) {
      checkNumber(text, null);
    }
  }

  @Test
  void writesNumbersAsPeopleDo() {
    assertThat(Values.text(3.0)).isEqualTo("3");
    assertThat(Values.text(-0.25)).isEqualTo("-0.25");
    assertThat(Values.text(1e-7)).isEqualTo("0.00000010");
    assertThat(Values.text(1.5e20)).isEqualTo("150000000000000000000");
    assertThat(Values.text(7L)).isEqualTo("7");
    assertThat(Values.text(LocalDate.of(2021, 3, 1))).isEqualTo("2021-03-01");
    assertThat(Values.text(true)).isEqualTo("true");
    assertThat(Values.text(new byte[] {1})).isNull();
    assertThat(Values.text(null)).isNull();
  }

  @Test
  void wholeNumbersStayWholeAndExact() {
    checkCalculated(Operator.ADD, 9007199254740993L, 1L, 9007199254740994L);
    checkCalculated(Operator.MULTIPLY, "3", 4L, 12L);
    checkCalculated(Operator.DIVIDE, 6L, 3L, 2L);
    checkCalculated(Operator.DIVIDE, 1L, 4L, 0.25);
    checkCalculated(Operator.SUBTRACT, 1L, 0.5, 0.5);
  }

  @Test
  void whatDoesNotFitGoesOnAsADouble() {
    checkCalculated(Operator.ADD, Long.MAX_VALUE, 1L, 9223372036854775808.0);
    checkCalculated(Operator.DIVIDE, Long.MIN_VALUE, -1L, 9223372036854775808.0);
    checkCalculated(Operator.MULTIPLY, Long.MIN_VALUE, -1L, 9223372036854775808.0);
  }

  @Test
  void calculatingWithoutANumberYieldsNoValue() {
    checkCalculated(Operator.DIVIDE, 1L, 0L, null);
    checkCalculated(Operator.DIVIDE, 0.0, 0.0, null);
    checkCalculated(Operator.MULTIPLY, 1e300, 1e300, null);
    checkCalculated(Operator.ADD, null, 1L, null);
    checkCalculated(Operator.ADD, "x", 1L, null);
    checkCalculated(Operator.ADD, Double.NaN, 1L, null);
  }

  private static void checkLess(Object smaller, Object greater) {
    checkHolds(true, Comparator.LESS, smaller, greater);
    checkHolds(true, Comparator.LESS_OR_EQUAL, smaller, greater);
    checkHolds(true, Comparator.GREATER, greater, smaller);
    checkHolds(false, Comparator.GREATER, smaller, greater);
    checkHolds(false, Comparator.LESS, greater, smaller);
    checkNotEqual(smaller, greater);
  }

  private static void checkEqual(Object a, Object b) {
    checkHolds(true, Comparator.EQUAL, a, b);
    checkHolds(true, Comparator.EQUAL, b, a);
    checkHolds(false, Comparator.NOT_EQUAL, a, b);
    checkHolds(false, Comparator.LESS, a, b);
  }

  private static void checkNotEqual(Object a, Object b) {
    checkHolds(false, Comparator.EQUAL, a, b);
    checkHolds(false, Comparator.EQUAL, b, a);
    checkHolds(true, Comparator.NOT_EQUAL, a, b);
  }

  private static void checkHolds(boolean expected, Comparator operator, Object a, Object b) {
    assertThat(Values.holds(operator, a, b, true))
        .as("%s %s %s", a, operator, b)
        .isEqualTo(expected);
  }

  private static void checkNumber(String text, Number expected) {
    assertThat(Values.number(text)).as("'%s'", text).isEqualTo(expected);
  }

  private static void checkCalculated(Operator operator, Object a, Object b, Number expected) {
    assertThat(Values.calculate(operator, a, b)).isEqualTo(expected);
  }
}

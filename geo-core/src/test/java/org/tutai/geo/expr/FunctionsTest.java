package org.tutai.geo.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tutai.geo.expr.Expression.Function;
import org.tutai.geo.expr.Expression.Literal;

class FunctionsTest {

  @Test
  void textFunctions() {
    check("信義區 (110)", "concat", "信義區", " (", 110L, ")");
    check("ab", "strConcat", "a", null, "b");
    check(null, "concat", null, null);
    check("ÄB", "strToUpperCase", "äb");
    check("äb", "lower", "ÄB");
    check("a b", "trim", "  a b ");
    check(3L, "length", "𠮷野家");
  }

  @Test
  void partsOfTextAreCountedInCharacters() {
    check("野家", "substring", "𠮷野家屋", 2L, 2L);
    check("野家屋", "substring", "𠮷野家屋", 2L);
    check("𠮷", "substring", "𠮷野家屋", 0L, 2L);
    check("", "substring", "abc", 9L, 2L);
    check("", "substring", "abc", 2L, -5L);
    check("", "substring", "abc", Long.MIN_VALUE, Long.MAX_VALUE);
    check("bc", "substring", "abc", 2L, Long.MAX_VALUE);
    check("b", "strSubstring", "abc", 1L, 2L);
    check("bc", "strSubstringStart", "abc", 1L);
    check(null, "substring", "abc", "x");
    check(null, "substring", null, 1L);
  }

  @Test
  void numberFunctions() {
    check(3L, "abs", -3L);
    check(3.5, "abs", "-3.5");
    check(9223372036854775808.0, "abs", Long.MIN_VALUE);
    check(-4L, "floor", -3.5);
    check(-3L, "ceil", -3.5);
    check(4L, "round", 3.5);
    check(-3L, "round", -3.5);
    check(1e300, "round", 1e300);
    check(Long.MAX_VALUE, "floor", Long.MAX_VALUE);
    check(8.0, "pow", 2L, 3L);
    check(null, "pow", -1L, 0.5);
    check(3.0, "sqrt", 9L);
    check(2L, "modulo", -1L, 3L);
    check(null, "modulo", 1L, 0L);
    check(1L, "min", 3L, null, 1L, 2.5);
    check(3L, "max", 3L, "x", 1L, 2.5);
    check(null, "max", "x");
    check(12L, "parseLong", "12.9");
    check(null, "parseDouble", "twelve");
  }

  @Test
  void choices() {
    check("a", "if_then_else", true, "a", "b");
    check("a", "if_then_else", "true", "a", "b");
    check("b", "if_then_else", null, "a", "b");
    check("b", "coalesce", null, "b", "c");
    check(null, "coalesce");
    check(true, "isNull", new Object[] {null});
    check(true, "in3", 2L, "1", "2", "3");
    check(false, "in2", null, "1", "2");
    check("x", "env", "name", "x");
    check(true, "lessThan", "9", "10");
  }

  @Test
  void choosingEvaluatesOnlyWhatIsChosen() {
    Expression costly = new Expression.Column("never read", 99);
    Function choice =
        new Function("if_then_else", List.of(new Literal(true), new Literal("a"), costly));
    assertThat(Expressions.evaluate(choice, Rows.of())).isEqualTo("a");
  }

  @Test
  void categorizeTakesTheClassTheValueLiesIn() {
    check("low", "Categorize", 9L, "low", 10L, "middle", 20L, "high");
    check("middle", "Categorize", 10L, "low", 10L, "middle", 20L, "high");
    check("low", "Categorize", 10L, "low", 10L, "middle", 20L, "high", "preceding");
    check("middle", "Categorize", 10L, "low", 10L, "middle", 20L, "high", "succeeding");
    check("high", "Categorize", "1000", "low", 10L, "middle", 20L, "high");
    check("only", "Categorize", 5L, "only");
    check(null, "Categorize", null, "low", 10L, "high");
    check(null, "Categorize");
  }

  @Test
  void interpolateRunsBetweenThePointsAndStaysAtTheEnds() {
    check(1.0, "Interpolate", -5L, 0L, 1L, 10L, 3L);
    check(1.5, "Interpolate", 2.5, 0L, 1L, 10L, 3L);
    check(3.0, "Interpolate", 10L, 0L, 1L, 10L, 3L, 20L, 4L);
    check(4.0, "Interpolate", 99L, 0L, 1L, 10L, 3L, 20L, 4L, "numeric");
    check(2.0, "Interpolate", 5L, 0L, 1L, 10L, 3L, "cosine", "numeric");
    check("#808000", "Interpolate", 5L, 0L, "#ff0000", 10L, "#00ff00", "color");
    check("#ff0000", "Interpolate", -5L, 0L, "#ff0000", 10L, "#00ff00", "color", "linear");
    check(2.0, "Interpolate", 5L, 5L, 2L);
    check(null, "Interpolate", null, 0L, 1L);
    check(null, "Interpolate", 5L);
  }

  @Test
  void recodeMapsOneValueToAnother() {
    check("#111111", "Recode", 1L, "1", "#111111", "2", "#222222");
    check(null, "Recode", 3L, "1", "#111111", "2", "#222222");
    check(null, "Recode", null, "1", "#111111");
  }

  @Test
  void dimensionTellsPointsLinesAndPolygons() {
    check(0L, "dimension", Rows.wkt("POINT (1 1)"));
    check(1L, "dimension", Rows.wkt("MULTILINESTRING ((0 0, 1 1))"));
    check(
        2L,
        "dimension",
        Rows.wkt("GEOMETRYCOLLECTION (POINT (1 1), POLYGON ((0 0, 1 0, 0 1, 0 0)))"));
    check(null, "dimension", "POINT (1 1)");
  }

  @Test
  void namesAreTakenInAnyCaseAndNoOthers() {
    assertThat(Functions.exists("STRTOUPPERCASE")).isTrue();
    assertThat(Functions.exists("exec")).isFalse();
    check(null, "exec", "rm");
  }

  @Test
  void everyFunctionTakesTooFewArgumentsCalmly() {
    for (String name : Functions.names()) {
      Object[][] calls = {{}, {null}, {"x"}, {null, null}, {1L, "x", null}, {new byte[0], true}};
      for (Object[] call : calls) {
        Object value = evaluate(name, call);
        assertThat(value)
            .as(name)
            .satisfiesAnyOf(
                v -> assertThat(v).isNull(),
                v -> assertThat(v).isInstanceOfAny(String.class, Number.class, Boolean.class),
                v -> assertThat(v).isSameAs(call[0]));
      }
    }
  }

  private static Object evaluate(String name, Object... arguments) {
    List<Expression> literals = Arrays.stream(arguments).<Expression>map(Literal::new).toList();
    return Expressions.evaluate(new Function(name, literals), Rows.of());
  }

  private static void check(Object expected, String name, Object... arguments) {
    assertThat(evaluate(name, arguments))
        .as("%s%s", name, Arrays.toString(arguments))
        .isEqualTo(expected);
  }
}

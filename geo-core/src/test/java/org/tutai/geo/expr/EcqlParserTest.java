package org.tutai.geo.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters as people write them, against one row. */
class EcqlParserTest {

  private static final Columns COLUMNS = Rows.columns("name", "人口", "area", "gone", "a:b");
  private static final Row ROW = Rows.at("POINT (3 4)", "臺北'市", 2500L, 271.8, null, "x");

  private static boolean holds(String filter) throws EcqlException {
    return EcqlParser.parse(filter).bind(COLUMNS).test(ROW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "人口 = 2500",
        "人口 <> 2501 AND 人口 != 1",
        "人口 >= 2500 and 人口 <= 2500 AND NOT 人口 > 2500",
        "(人口 + 500) * 2 > 5999.5",
        "人口 / -5 = -500",
        "-(人口) < 0",
        "((人口 = 2500))",
        "(人口 = 1 OR area > 1) AND (NOT 人口 = 1)",
        "(人口 = 1 OR 人口 = 2 OR 人口 = 2500)",
        "(人口 = 2500 AND area > 1 OR 人口 = 3)",
        "\"人口\" BETWEEN 2000 AND 3000 AND area NOT BETWEEN 1 AND 2",
        "name LIKE '臺北%' AND name NOT LIKE '北%' AND name LIKE '__''_'",
        "name = '臺北''市'",
        "upper('ab') = 'AB'",
        "\"a:b\" ILIKE 'X' AND a:b = 'x'",
        "人口 IN (1, 2500) AND 人口 NOT IN (3)",
        "gone IS NULL AND name IS NOT NULL",
        "INCLUDE",
        "NOT EXCLUDE",
        "area = 2.718e2",
        "BBOX(geom, 0, 0, 10, 10)",
        "INTERSECTS(the_geom, POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0)))",
        "NOT WITHIN(geom, POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0)))",
        "DISJOINT(geom, MULTIPOINT ((1 1), (-2 2)))",
        "isNull(gone) AND coalesce(gone, 7) = 7",
        "strLength(name) = 4 and TRUE = true",
      })
  void isTrueOfTheRow(String filter) throws EcqlException {
    assertThat(holds(filter)).isTrue();
    assertThat(holds("NOT (" + filter + ")")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                          | 1",
        "name                        | 5",
        "name =                      | 7",
        "name = 'a                   | 10",
        "name = 'a' b                | 12",
        "name = 'a' AND              | 15",
        "(name = 'a'                 | 12",
        "name = 'a')                 | 11",
        "name LIKE a                 | 11",
        "name NOT 3                  | 10",
        "name AND area = 1           | 6",
        "(name AND area = 1)         | 7",
        "system('x') = 1             | 1",
        "java.lang.Runtime('x') = 1  | 1",
        "name = 1;DROP               | 9",
        "name = $1                   | 8",
        "INTERSECTS(geom, 1)         | 18",
        "INTERSECTS(g, POINT (a b))  | 15",
        "BBOX(geom,0,0,1,1,'EPSG:1') | 18",
        "BBOX(geom,0,0,1)            | 16",
        "AND = 1                     | 1",
        "name IS 3                   | 9",
        "1 + 2                       | 6",
      })
  void saysWhereItIsWrong(String filter, int position) {
    assertThatThrownBy(() -> EcqlParser.parse(filter))
        .isInstanceOfSatisfying(
            EcqlException.class, e -> assertThat(e.position()).isEqualTo(position))
        .hasMessageStartingWith("at character " + position + ": expected ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "NOT ", "-", "in(", "GEOMETRYCOLLECTION(", "'", "\"", "((a)", "a=1 OR ("})
  void boundsWhatItReads(String piece) {
    for (int length : new int[] {200, EcqlParser.LONGEST, 100_000}) {
      String filter = piece.repeat(length / piece.length());
      assertThatThrownBy(() -> EcqlParser.parse(filter)).isInstanceOf(EcqlException.class);
    }
  }

  @Test
  void takesManyTermsWithoutNesting() throws EcqlException {
    assertThat(holds("人口 = 1 OR ".repeat(800) + "人口 = 2500")).isTrue();
    assertThat(holds("(" + "人口 > 1 AND ".repeat(800) + "人口 = 2500)")).isTrue();
  }

  @Test
  void showsControlCharactersAsSpaces() {
    assertThatThrownBy(() -> EcqlParser.parse("a = \u0007"))
        .hasMessage("at character 5: expected a name, a value or an operator, found \" \"");
  }
}

package org.tutai.viewer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.viewer.table.EcqlCompletion.Suggestion;

class EcqlCompletionTest {

  private static final List<Field> FIELDS =
      List.of(
          Field.of("鄉鎮", FieldType.TEXT),
          Field.of("people", FieldType.INTEGER),
          Field.of("總 面積", FieldType.REAL),
          Field.of("in", FieldType.TEXT));

  private static List<Suggestion> at(String text) {
    return EcqlCompletion.at(
        text,
        text.length(),
        FIELDS,
        column -> column == 0 ? List.of("中正區", "大安區", "O'Brien") : List.of("1000", "2000"));
  }

  private static List<String> shown(String text) {
    return at(text).stream().map(Suggestion::shown).toList();
  }

  private static String written(String text, String shown) {
    Suggestion chosen =
        at(text).stream().filter(each -> each.shown().equals(shown)).findFirst().orElseThrow();
    return text.substring(0, chosen.from()) + chosen.written() + text.substring(chosen.to());
  }

  @Test
  void beginsWithColumnsAndFunctions() {
    assertThat(shown("")).startsWith("鄉鎮", "people", "總 面積", "in").contains("length()", "NOT");
    assertThat(shown("people > 1 AND ")).startsWith("鄉鎮");
    assertThat(shown("(")).startsWith("鄉鎮");
  }

  @Test
  void quotesNamesThatNeedIt() {
    assertThat(written("總", "總 面積")).isEqualTo("\"總 面積\" ");
    assertThat(written("i", "in")).isEqualTo("\"in\" ");
    assertThat(written("peo", "people")).isEqualTo("people ");
  }

  @Test
  void offersOperatorsAfterAColumnAndJoinersAfterAValue() {
    assertThat(shown("people ")).contains("=", "<>", "BETWEEN", "IS NULL").doesNotContain("鄉鎮");
    assertThat(shown("people = 1 ")).containsExactly("AND", "OR");
    assertThat(shown("鄉鎮 IS NULL ")).containsExactly("AND", "OR");
    assertThat(shown("people l")).containsExactly("LIKE ''");
  }

  @Test
  void offersTheValuesOfTheColumnThatIsCompared() {
    assertThat(shown("鄉鎮 = ")).startsWith("中正區", "大安區", "O'Brien");
    assertThat(written("鄉鎮 = '大", "大安區")).isEqualTo("鄉鎮 = '大安區' ");
    assertThat(written("鄉鎮 = 'O", "O'Brien")).endsWith("'O''Brien' ");
    assertThat(written("people >= 20", "2000")).isEqualTo("people >= 2000 ");
    assertThat(shown("鄉鎮 IN ('中正區', ")).contains("大安區");
    assertThat(shown("people BETWEEN 1000 AND ")).startsWith("1000", "2000");
  }

  @Test
  void findsByWhatIsInsideAndPutsBeginningsFirst() {
    assertThat(shown("鄉鎮 = '安")).containsExactly("大安區");
    assertThat(shown("面")).contains("總 面積");
  }

  @Test
  void isQuietAboutNonsense() {
    assertThat(shown("'''")).isNotNull();
    assertThat(shown("\u0000\uD800)))((")).isNotNull();
    assertThat(EcqlCompletion.at("x", 99, FIELDS, column -> List.of())).isNotNull();
    assertThat(at("people = " + "(".repeat(50_000)).size()).isLessThanOrEqualTo(60);
  }
}

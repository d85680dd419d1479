package org.tutai.geo.locate.address.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.crs.Bounds;

/** What is suggested as a text grows; the part in brackets is emphasised. */
class SuggestTest {

  private static final AddressIndex INDEX = SmallTown.index();

  @ParameterizedTest
  @CsvSource({
    "臺北市中, [臺北市中]山區",
    "台北市中山, [臺北市中山]區",
    "板橋, 新北市[板橋]區",
    "臺北縣板, [新北市板]橋區",
    "新生北, 臺北市中山區[新生北]路",
    "生北路, 臺北市中山區新[生北路]",
    "中山區新生, 臺北市[中山區新生]北路",
    "新生北路, 臺北市中山區[新生北路]",
    "新生北路三, 臺北市中山區[新生北路三段]",
    "北路三段, 臺北市中山區[新生北路三段]",
    "新生北路三段1, 臺北市中山區[新生北路三段1號]",
    "新生北路三段3, 臺北市中山區[新生北路三段3號]",
    "新生北路3段60之, 臺北市中山區[新生北路三段60之1號]",
    "台北市中山區新生北路３段３０號, [臺北市中山區新生北路三段30號]",
    "新生北路三段19巷2, 臺北市中山區[新生北路三段19巷2弄]",
    "104台北市中山區新生, [臺北市中山區新生]北路",
    "麻園, 新竹縣竹北市[麻園]里",
    "xinsheng n, 臺北市中山區[新生北路]",
    "sinshen, 臺北市中山區[新生北路]",
    "chung hsi, 臺北市大安區[忠孝東路]",
    "taipei, 臺北市",
  })
  void firstSuggestion(String typed, String expected) {
    List<Suggestion> suggestions = INDEX.suggest(Query.of(typed, 8));
    assertThat(suggestions).isNotEmpty();
    String shown =
        expected.contains("[") ? emphasised(suggestions.get(0)) : suggestions.get(0).text();
    assertThat(shown).isEqualTo(expected);
  }

  private static String emphasised(Suggestion one) {
    return one.text().substring(0, one.from())
        + "["
        + one.text().substring(one.from(), one.to())
        + "]"
        + one.text().substring(one.to());
  }

  @Test
  void numbersContinueWhatIsTyped() {
    assertThat(INDEX.suggest(Query.of("新生北路三段2", 8)))
        .filteredOn(one -> one.kind() == Suggestion.Kind.ADDRESS)
        .extracting(Suggestion::text)
        .containsExactly(
            "臺北市中山區新生北路三段2號",
            "臺北市中山區新生北路三段20號",
            "臺北市中山區新生北路三段22號",
            "臺北市中山區新生北路三段24號",
            "臺北市中山區新生北路三段28號");
  }

  @Test
  void sameNamesAreToldApartByTheirTown() {
    assertThat(INDEX.suggest(Query.of("中正路", 8)))
        .extracting(Suggestion::text)
        .containsSubsequence("新北市板橋區中正路", "臺北市大安區中正路", "新竹縣竹北市中正路");
  }

  @Test
  void viewBringsItsRoadForward() {
    Query query = new Query("中正路", 8, "", null, new Bounds(121.0, 24.85, 121.03, 24.87));
    assertThat(INDEX.suggest(query).get(0).text()).isEqualTo("新竹縣竹北市中正路");
  }

  @Test
  void limitsKeepOutTheRest() {
    assertThat(INDEX.suggest(new Query("中正路", 8, "63000030", null, null)))
        .extracting(Suggestion::text)
        .containsExactly("臺北市大安區中正路");
    Bounds box = new Bounds(121.49, 25.005, 121.53, 25.015);
    assertThat(INDEX.suggest(new Query("中正路", 8, "", box, null)))
        .extracting(Suggestion::text)
        .containsExactly("新北市板橋區中正路");
    assertThat(INDEX.suggest(Query.of("中", 2))).hasSize(2);
  }

  @Test
  void placesAreShown() {
    Suggestion number = INDEX.suggest(Query.of("新生北路三段30號", 8)).get(0);
    assertThat(number.lon()).isEqualTo(121.503);
    assertThat(number.lat()).isEqualTo(25.07);
    assertThat(INDEX.suggest(Query.of("屏東縣", 8)).get(0).lon()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u0000", "？", "\uD800", "號", "之", "000", "123456", "()", "12345678901"})
  void oddTextsAreAnswered(String typed) {
    assertThat(INDEX.suggest(Query.of(typed, 8))).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void longTextsAreAnswered() {
    assertThat(INDEX.suggest(Query.of("新生北路三段".repeat(20_000), 8))).isNotNull();
  }
}

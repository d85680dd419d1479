package org.tutai.geo.locate.address.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.locate.address.answer.AddressIndex.Outlines;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.Districts;

/** What is answered when a district, road or county that a text names is not among the plates. */
class MissingPlatesTest {

  private static final AddressIndex INDEX = SmallTown.index();

  @ParameterizedTest
  @ValueSource(strings = {"高雄市前金區中正路3號", "高雄縣鳳山市中正路3號", "高雄市中正路3號", "前金區中正路3號"})
  void addressOfACountyWithoutPlatesIsNotFoundInAnother(String text) {
    Answer answer = find(text);
    assertThat(answer.candidates()).isEmpty();
    assertThat(answer.remarks()).extracting(Reason::chinese).containsExactly("沒有高雄市的門牌資料");
  }

  @ParameterizedTest
  @CsvSource({
    "高雄市大安區中正路3號, 大安區不在高雄市",
    "新竹縣大安區中正路3號, 大安區不在新竹縣",
    "高雄市大安區, 大安區不在高雄市",
  })
  void countyThatIsNotTheTownsIsAReason(String text, String reason) {
    Candidate found = find(text).candidates().get(0);
    assertThat(found.town()).isEqualTo("大安區");
    assertThat(chinese(found)).contains(reason);
    assertThat(find(text).address().parts().get(0).value()).isEqualTo(text.substring(0, 3));
    String right = text.replaceFirst("^...", "臺北市");
    assertThat(found.probability()).isLessThan(find(right).candidates().get(0).probability());
  }

  @Test
  void districtInSeveralCountiesIsShared() {
    AddressIndex both = index(town("63000", SmallTown.DAAN), town("66000", "66000220"));
    List<Candidate> found = both.find(Query.of("大安區", 5)).candidates();
    assertThat(found).extracting(Candidate::county).containsExactlyInAnyOrder("臺北市", "臺中市");
    assertThat(found).allMatch(one -> one.probability() < 0.6);
    assertThat(chinese(found.get(0))).contains("未寫縣市，取" + found.get(0).county());
  }

  @Test
  void districtThatIsAlsoInACountyWithoutPlatesIsUncertain() {
    Candidate found = find("大安區").candidates().get(0);
    assertThat(found.probability()).isLessThan(0.6);
    assertThat(chinese(found)).contains("也可能在臺中市大安區，但沒有該地的門牌資料");
    assertThat(find("臺北市大安區").candidates().get(0).probability()).isGreaterThan(0.9);
  }

  @Test
  void roadWithoutDistrictIsUncertainWhereCountiesAreMissing() {
    Candidate found = find("府中路29之1號").candidates().get(0);
    assertThat(found.probability()).isLessThan(0.7);
    assertThat(chinese(found)).contains("只有 3 個縣市（全國 22 個）的門牌資料，也可能在其他縣市");
    assertThat(find("新北市府中路29之1號").candidates().get(0).probability()).isGreaterThan(0.7);
  }

  @Test
  void roadFoundOnlyFarFromTheCountyThatWasSaidComesAfterTheCounty() {
    List<Candidate> found = find("新竹縣府中路29之1號").candidates();
    assertThat(found.get(0).address()).isEqualTo("新竹縣");
    assertThat(chinese(found.get(0))).contains("新竹縣查無府中路");
    assertThat(found).allMatch(one -> one.countyCode().equals("10004") || one.probability() < 0.3);
  }

  @ParameterizedTest
  @CsvSource({
    "忠孝東路與不存在路口, 查無不存在路，取忠孝東路",
    "南港街與復興南路口, 南港街與復興南路沒有相交，取南港街",
  })
  void crossingThatIsNotThereSaysWhy(String text, String reason) {
    assertThat(chinese(find(text).candidates().get(0))).contains(reason);
  }

  @Test
  void crossingWhoseFirstRoadIsUnknownGivesTheSecond() {
    var asked = Asked.road("不存在路").town(SmallTown.DAAN).crossing("復興南路").address();
    Candidate found = INDEX.trace(List.of(asked), Query.of("", 5)).answer().candidates().get(0);
    assertThat(found.address()).isEqualTo("臺北市大安區復興南路");
    assertThat(chinese(found)).contains("查無不存在路，取復興南路");
  }

  @Test
  void unknownRoadOfACrossingIsNamed() {
    Candidate found = find("不存在路與復興南路口").candidates().get(0);
    assertThat(found.address()).isEqualTo("臺北市大安區復興南路");
    assertThat(chinese(found)).contains("查無不存在路，取復興南路");
  }

  @Test
  void unknownRoadInEnglishIsNamed() {
    Candidate found =
        find("No. 1, Sec. 1, Zhaoshui E. Rd., Da'an Dist., Taipei City").candidates().get(0);
    assertThat(found.level()).isEqualTo(Level.TOWN);
    assertThat(found.reasons())
        .extracting(Reason::english)
        .anyMatch(reason -> reason.contains("Zhaoshui") && reason.contains("was not found"));
  }

  @Test
  void sectionThatIsNotThereIsCalledASection() {
    var asked = Asked.road("新生北路").town(SmallTown.ZHONGSHAN).path("5段").number(999).address();
    Candidate found = INDEX.trace(List.of(asked), Query.of("", 5)).answer().candidates().get(0);
    assertThat(found.reasons())
        .extracting(Reason::english)
        .contains("新生北路 has no section 五段")
        .noneMatch(reason -> reason.contains("lane"));
  }

  @Test
  void nothingImprobableStandsBesideTheFirst() {
    for (String text : List.of("板橋區新生北路三段30號", "中山區新生北路三段26號", "竹北市府中路29之1號")) {
      List<Candidate> found = find(text).candidates();
      assertThat(found).isNotEmpty();
      assertThat(found.subList(1, found.size())).allMatch(one -> one.probability() >= 0.002);
    }
  }

  @Test
  void fewPlatesAtAWrongPlaceMoveNeitherMiddleNorReachOfATown() {
    MemoryPlates plates = new MemoryPlates("63000");
    for (int n = 1; n <= 200; n++) {
      plates.plate(SmallTown.DAAN, "龍圖里", 1, "中正路", "", n + "號", 121.5 + n * 1e-5, 25.03);
    }
    for (int n = 301; n <= 310; n++) {
      plates.plate(SmallTown.DAAN, "龍圖里", 1, "中正路", "", n + "號", 120.2, 23.0);
    }
    for (String text : List.of("臺北市大安區", "臺北市")) {
      Candidate found = index(plates.built()).find(Query.of(text, 5)).candidates().get(0);
      assertThat(found.lon()).isBetween(121.5, 121.503);
      assertThat(found.uncertaintyMetres()).isLessThan(300);
    }
  }

  private static PlateSegment town(String county, String town) {
    MemoryPlates plates = new MemoryPlates(county);
    plates.plate(town, "中央里", 1, "中正路", "", "1號", 121, 24);
    plates.plate(town, "中央里", 1, "中正路", "", "3號", 121.0001, 24);
    return plates.built();
  }

  private static AddressIndex index(PlateSegment... segments) {
    return new AddressIndex(Districts.taiwan(), List.of(segments), Outlines.NONE);
  }

  private static Answer find(String text) {
    return INDEX.find(Query.of(text, 5));
  }

  private static List<String> chinese(Candidate candidate) {
    return candidate.reasons().stream().map(Reason::chinese).toList();
  }
}

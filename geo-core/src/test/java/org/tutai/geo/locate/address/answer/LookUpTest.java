package org.tutai.geo.locate.address.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tutai.geo.locate.address.answer.SmallTown.BANQIAO;
import static org.tutai.geo.locate.address.answer.SmallTown.DAAN;
import static org.tutai.geo.locate.address.answer.SmallTown.ZHONGSHAN;
import static org.tutai.geo.locate.address.answer.SmallTown.ZHUBEI;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.HouseNumber;

/** From a reading to candidates: levels, reasons, ranks. */
class LookUpTest {

  private static final AddressIndex INDEX = SmallTown.index();
  private static final String THREE_COUNTIES = "只有 3 個縣市（全國 22 個）的門牌資料，也可能在其他縣市";

  @Test
  void plateIsFound() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(30).unit(12, "之4"),
        Level.PLATE,
        "臺北市中山區新生北路三段30號十二樓之4");
  }

  @Test
  void plateWithAllSaidIsNearlyCertain() {
    Candidate found = first(Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(30));
    assertThat(found.level()).isEqualTo(Level.PLATE);
    assertThat(found.probability()).isGreaterThan(0.95);
    assertThat(found.reasons()).isEmpty();
    assertThat(found.postalCode()).isEqualTo("104");
    assertThat(found.countyCode()).isEqualTo("63000");
    assertThat(found.townCode()).isEqualTo(ZHONGSHAN);
    assertThat(found.village()).isEqualTo("中央里");
    assertThat(found.lon()).isEqualTo(121.503);
  }

  @Test
  void unknownFloorGivesTheHouse() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(30).unit(9, ""),
        Level.HOUSE,
        "臺北市中山區新生北路三段30號",
        "此門牌無 九樓，取同號的建物");
  }

  @Test
  void houseOfFloorsOnlyIsTheHouse() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(50),
        Level.HOUSE,
        "臺北市中山區新生北路三段50號",
        "此門牌只有分層分戶，取整棟建物");
  }

  @Test
  void missingNumberIsPlacedBetweenItsNeighbours() {
    Candidate found =
        check(
            Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(26),
            Level.INTERPOLATED,
            "臺北市中山區新生北路三段26號",
            "門牌 26 號不存在，取同側 24–28 號內插");
    assertThat(found.lon()).isCloseTo(121.5026, within(1e-7));
    assertThat(found.uncertaintyMetres()).isBetween(12.0, 40.0);
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }

  @Test
  void numberBeyondTheLastIsPlacedAtTheLastOfItsSide() {
    Candidate found =
        check(
            Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(27),
            Level.INTERPOLATED,
            "臺北市中山區新生北路三段19號",
            "門牌 27 號不存在，取同側最近的 19 號");
    assertThat(found.uncertaintyMetres()).isGreaterThan(50);
  }

  @Test
  void numberOnASideWithoutPlatesIsPlacedOpposite() {
    check(
        Asked.road("南港街").town(DAAN).number(8),
        Level.INTERPOLATED,
        "臺北市大安區南港街7號",
        "門牌 8 號不存在，同側無門牌，取對側最近的 7 號");
  }

  @Test
  void subNumberFallsBackToItsMainNumber() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(24, 3),
        Level.INTERPOLATED,
        "臺北市中山區新生北路三段24號",
        "門牌 24之3號 不存在，取 24號");
  }

  @Test
  void subNumberFallsBackToTheNearestSubNumber() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(60, 4),
        Level.INTERPOLATED,
        "臺北市中山區新生北路三段60之5號",
        "門牌 60之4號 不存在，取 60之5號");
  }

  @Test
  void sameNumberWithAnotherPrefixIsNotThePlate() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(70),
        Level.INTERPOLATED,
        "臺北市中山區新生北路三段臨70號",
        "門牌 70號 不存在，取同號的 臨70號");
  }

  @Test
  void plateWithPrefixIsFound() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(new HouseNumber("臨", 70, 0, "")),
        Level.PLATE,
        "臺北市中山區新生北路三段臨70號");
  }

  @Test
  void sectionIsAssumedWhereOnlyOneHasTheNumber() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).number(100),
        Level.PLATE,
        "臺北市中山區新生北路一段100號",
        "未寫段，取新生北路一段");
  }

  @Test
  void numberInSeveralSectionsIsAmbiguous() {
    List<Candidate> found = find(Asked.road("復興南路").town(DAAN).number(8), 5);
    assertThat(found).extracting(Candidate::section).containsExactlyInAnyOrder("一段", "二段");
    assertThat(found).allMatch(one -> one.probability() < 0.6);
  }

  @Test
  void laneIsAssumedWhereOnlyOneHasTheNumber() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("2弄").number(7),
        Level.PLATE,
        "臺北市中山區新生北路三段19巷2弄7號",
        "未寫段，取新生北路三段19巷2弄",
        "未寫巷，取新生北路三段19巷2弄");
  }

  @Test
  void numberOfALaneComesAfterThePlaceOnTheStreet() {
    List<Candidate> found = find(Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(88), 5);
    assertThat(found).extracting(Candidate::level).containsExactly(Level.INTERPOLATED, Level.PLATE);
    assertThat(found.get(1).address()).isEqualTo("臺北市中山區新生北路三段19巷88號");
    assertThat(found.get(1).probability()).isLessThan(0.2);
  }

  @Test
  void laneOfAnotherSectionComesAfterTheSection() {
    List<Candidate> found = find(Asked.road("新生北路").town(ZHONGSHAN).path("1段11巷").number(3), 5);
    assertThat(found)
        .extracting(Candidate::address)
        .containsExactly("臺北市中山區新生北路一段", "臺北市中山區新生北路三段11巷3號");
  }

  @Test
  void roadOfATownFarAwayComesAfterTheTown() {
    List<Candidate> found = find(Asked.road("府中路").town(ZHUBEI).number(29, 1), 5);
    assertThat(found).extracting(Candidate::address).containsExactly("新竹縣竹北市", "新北市板橋區府中路29之1號");
  }

  @Test
  void wrongSectionIsWeighed() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("5段").number(100),
        Level.PLATE,
        "臺北市中山區新生北路一段100號",
        "新生北路五段查無此段，取新生北路一段");
  }

  @Test
  void lastCharacterOfARoadReadAsANumeralIsToldApart() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("63段").number(30),
        Level.PLATE,
        "臺北市中山區新生北路三段30號",
        "「新生北路六十三段」視為同音的「新生北路」");
  }

  @Test
  void unknownAlleyGivesItsLane() {
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段11巷5弄").number(3),
        Level.LANE,
        "臺北市中山區新生北路三段11巷",
        "新生北路三段11巷查無5弄",
        "取新生北路三段11巷的中間位置");
  }

  @Test
  void unknownLaneIsPlacedAlongItsRoad() {
    Candidate found =
        check(
            Asked.road("新生北路").town(ZHONGSHAN).path("3段33巷").number(3),
            Level.SECTION,
            "臺北市中山區新生北路三段",
            "查無33巷，依巷號置於新生北路三段沿線");
    assertThat(found.lon()).isCloseTo(121.5033, within(2e-4));
  }

  @Test
  void areasWithoutNumberAreFoundWhole() {
    check(Asked.road("新生北路").town(ZHONGSHAN), Level.ROAD, "臺北市中山區新生北路", "取新生北路的中間位置");
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段"),
        Level.SECTION,
        "臺北市中山區新生北路三段",
        "取新生北路三段的中間位置");
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段11巷"),
        Level.LANE,
        "臺北市中山區新生北路三段11巷",
        "取新生北路三段11巷的中間位置");
    check(
        Asked.road("新生北路").town(ZHONGSHAN).path("3段19巷2弄"),
        Level.ALLEY,
        "臺北市中山區新生北路三段19巷2弄",
        "取新生北路三段19巷2弄的中間位置");
    check(Asked.nothing().town(ZHUBEI).village("麻園里"), Level.VILLAGE, "新竹縣竹北市麻園里", "取麻園里的中間位置");
    check(Asked.nothing().town(DAAN).village("龍圖里"), Level.VILLAGE, "臺北市大安區龍圖里", "取龍圖里的中間位置");
    check(Asked.nothing().town(DAAN), Level.TOWN, "臺北市大安區", "取大安區的中間位置");
    check(Asked.nothing().county("63000"), Level.COUNTY, "臺北市", "取臺北市的中間位置");
  }

  @Test
  void platesOfAVillageWithoutRoadsAreFound() {
    check(
        Asked.nothing().town(ZHUBEI).village("麻園里").neighbourhood(7).number(19, 8),
        Level.PLATE,
        "新竹縣竹北市麻園里7鄰19之8號");
  }

  @Test
  void villageIsAssumedWhereOnlyOneHasTheNumber() {
    check(Asked.nothing().town(ZHUBEI).number(12), Level.PLATE, "新竹縣竹北市麻園里5鄰12號", "未寫村里，取麻園里");
  }

  @Test
  void placeThatIsNoRoadIsSearchedAsAVillage() {
    check(
        Asked.road("麻園").town(ZHUBEI).number(12), Level.PLATE, "新竹縣竹北市麻園里5鄰12號", "門牌中無「麻園」，改查麻園里");
  }

  @Test
  void wrongVillageAndNeighbourhoodAreWeighed() {
    Candidate found =
        first(Asked.road("中正路").town(BANQIAO).village("新國里").neighbourhood(9).number(3));
    assertThat(found.level()).isEqualTo(Level.PLATE);
    assertThat(chinese(found)).containsExactly("門牌在留侯里，不在新國里", "門牌在 1 鄰，不在 9 鄰");
  }

  @Test
  void townIsAssumedWhereOnlyOneHasTheRoad() {
    check(
        Asked.road("府中路").number(29, 1),
        Level.PLATE,
        "新北市板橋區府中路29之1號",
        "未寫鄉鎮市區，取新北市板橋區",
        THREE_COUNTIES);
  }

  @Test
  void roadInManyTownsIsRankedByItsPlates() {
    List<Candidate> found = find(Asked.road("中正路").number(3), 5);
    assertThat(found).extracting(Candidate::town).containsExactly("板橋區", "大安區", "竹北市");
    assertThat(found.stream().mapToDouble(Candidate::probability).sum()).isLessThan(1.1);
  }

  @Test
  void roadInManyTownsIsRankedByTheView() {
    Query query = new Query("", 5, "", null, new Bounds(121.0, 24.84, 121.03, 24.87));
    assertThat(INDEX.trace(List.of(Asked.road("中正路").number(3).address()), query).answer())
        .extracting(answer -> answer.candidates().get(0).town())
        .isEqualTo("竹北市");
  }

  @Test
  void wrongTownIsWeighed() {
    check(
        Asked.road("新生北路").town(DAAN).path("3段").number(30),
        Level.PLATE,
        "臺北市中山區新生北路三段30號",
        "臺北市大安區查無此址，取臺北市中山區");
  }

  @Test
  void wrongCountyIsWeighed() {
    check(
        Asked.road("府中路").county("63000").town(BANQIAO).number(29, 1),
        Level.PLATE,
        "新北市板橋區府中路29之1號",
        "板橋區不在臺北市");
  }

  @Test
  void postalCodeChoosesAndContradicts() {
    List<Candidate> chosen = find(Asked.road("中正路").postalCode("106").number(3), 5);
    assertThat(chosen.get(0).town()).isEqualTo("大安區");
    check(
        Asked.road("府中路").town(BANQIAO).postalCode("104").number(29, 1),
        Level.PLATE,
        "新北市板橋區府中路29之1號",
        "郵遞區號 104 不是新北市板橋區的（220）");
  }

  @Test
  void repeatedPlateHasSeveralPlaces() {
    List<Candidate> found = find(Asked.road("重複街").town(DAAN).number(8), 5);
    assertThat(found).hasSize(2).allMatch(one -> one.probability() < 0.6);
    assertThat(chinese(found.get(0))).contains("此門牌出現在 2 處");
    assertThat(find(Asked.road("重複街").town(DAAN).neighbourhood(2).number(8), 5)).hasSize(1);
  }

  @Test
  void furtherNumbersAreFurtherCandidates() {
    List<Candidate> found =
        find(Asked.road("新生北路").town(ZHONGSHAN).path("3段").number(22).number(24), 5);
    assertThat(found).extracting(Candidate::number).containsExactly("22號", "24號");
    assertThat(chinese(found.get(1))).containsExactly("文字中有數個號碼，此為 24號");
  }

  @Test
  void misspeltRoadIsFoundWithItsReason() {
    Candidate found = first(Asked.road("新生比路").town(ZHONGSHAN).path("3段").number(30));
    assertThat(found.address()).isEqualTo("臺北市中山區新生北路三段30號");
    assertThat(chinese(found).get(0)).contains("「新生比路」", "「新生北路」");
    assertThat(found.probability()).isBetween(0.3, 0.999);
  }

  @Test
  void knownEndOfARoadIsFound() {
    Candidate found = first(Asked.road("中出區新生北路").path("3段").number(30));
    assertThat(found.address()).isEqualTo("臺北市中山區新生北路三段30號");
    assertThat(chinese(found)).contains("「中出區新生北路」中只認得「新生北路」");
  }

  @Test
  void romanisedRoadIsFound() {
    Candidate found = first(Asked.road("Fuzhong Rd.").town(BANQIAO).number(29, 1));
    assertThat(found.address()).isEqualTo("新北市板橋區府中路29之1號");
    assertThat(chinese(found).get(0)).contains("讀作「府中路」");
  }

  @Test
  void crossingLiesWhereTheRoadsMeet() {
    Candidate found =
        check(
            Asked.road("忠孝東路").crossing("復興南路"),
            Level.CROSSING,
            "臺北市大安區忠孝東路與復興南路口",
            "取兩路門牌最接近處",
            "未寫鄉鎮市區，取臺北市大安區",
            THREE_COUNTIES);
    assertThat(found.lon()).isCloseTo(121.501, within(5e-4));
    assertThat(found.lat()).isCloseTo(25.04, within(1e-3));
  }

  @Test
  void roadsThatDoNotMeetGiveTheFirst() {
    check(
        Asked.road("南港街").town(DAAN).crossing("復興南路"),
        Level.ROAD,
        "臺北市大安區南港街",
        "取南港街的中間位置",
        "南港街與復興南路沒有相交，取南港街");
  }

  @Test
  void limitsKeepOutTheRest() {
    Query taipei = new Query("", 5, "63000", null, null);
    Question asked = () -> Asked.road("中正路").number(3);
    assertThat(INDEX.trace(List.of(asked.get().address()), taipei).answer().candidates())
        .extracting(Candidate::town)
        .containsExactly("大安區");
    Query box = new Query("", 5, "", new Bounds(121.0, 24.8, 121.1, 24.9), null);
    assertThat(INDEX.trace(List.of(asked.get().address()), box).answer().candidates())
        .extracting(Candidate::town)
        .containsExactly("竹北市");
    Query sea = new Query("", 5, "", new Bounds(118, 20, 119, 21), null);
    assertThat(remarks(asked.get(), sea)).containsExactly("所查到的不在指定範圍內");
  }

  private interface Question {
    Asked get();
  }

  @Test
  void saysWhyThereIsNoAnswer() {
    Query query = Query.of("", 5);
    assertThat(remarks(Asked.nothing(), query)).containsExactly("文字中讀不出地址");
    assertThat(remarks(Asked.nothing().landmark("臺北車站"), query))
        .containsExactly("「臺北車站」是地名或地標，不是地址");
    assertThat(remarks(Asked.nothing().number(3), query)).containsExactly("只有號碼，缺路名、村里或鄉鎮市區");
    assertThat(remarks(Asked.nothing().county("10013"), query)).containsExactly("沒有屏東縣的門牌資料");
    assertThat(remarks(Asked.road("龜蛇龍鳳大道").number(3), query)).containsExactly("查無龜蛇龍鳳大道或近似者");
    AddressIndex empty =
        new AddressIndex(
            org.tutai.geo.locate.district.Districts.taiwan(),
            List.of(),
            AddressIndex.Outlines.NONE);
    assertThat(empty.trace(List.of(Asked.road("中正路").address()), query).answer().remarks())
        .extracting(Reason::chinese)
        .containsExactly("沒有可查的門牌資料");
  }

  @Test
  void unknownRoadInAKnownTownGivesTheTown() {
    check(
        Asked.road("龜蛇龍鳳大道").town(DAAN).number(3),
        Level.TOWN,
        "臺北市大安區",
        "臺北市大安區查無龜蛇龍鳳大道",
        "取大安區的中間位置");
  }

  private static List<String> remarks(Asked asked, Query query) {
    return INDEX.trace(List.of(asked.address()), query).answer().remarks().stream()
        .map(Reason::chinese)
        .toList();
  }

  private static Candidate check(Asked asked, Level level, String address, String... reasons) {
    Candidate found = first(asked);
    assertThat(found.level()).isEqualTo(level);
    assertThat(found.address()).isEqualTo(address);
    assertThat(chinese(found)).containsExactly(reasons);
    return found;
  }

  private static List<String> chinese(Candidate candidate) {
    return candidate.reasons().stream().map(Reason::chinese).toList();
  }

  private static Candidate first(Asked asked) {
    return find(asked, 5).get(0);
  }

  private static List<Candidate> find(Asked asked, int limit) {
    return INDEX.trace(List.of(asked.address()), Query.of("", limit)).answer().candidates();
  }
}

package org.tutai.geo.locate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.place.Place.Kind;
import org.tutai.geo.locate.place.PlaceIndex.Hit;

class PlaceIndexTest {

  @TempDir static Path folder;

  private static PlaceIndex index;

  @BeforeAll
  static void open() throws IOException {
    index = PlaceFixtures.index(folder);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  private static List<String> labels(List<Hit> hits) {
    return hits.stream().map(hit -> hit.place().within() + " " + hit.place().name()).toList();
  }

  /** Question, then what must come first; 『within name』. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "臺北火車站, 臺北市中正區 臺北火車站",
    "台北車站, 臺北市中正區 臺北火車站",
    "台北火車站, 臺北市中正區 臺北火車站",
    "ｔａｉｐｅｉ　ｍａｉｎ　ｓｔａｔｉｏｎ, 臺北市中正區 臺北火車站",
    "板橋中山國小, 新北市板橋區 中山國小",
    "新北市板橋區中山國小, 新北市板橋區 中山國小",
    "台北縣板橋市中山國小, 新北市板橋區 中山國小",
    "臺北市 中山國小, 臺北市中山區 中山國小",
    "測試大學, 臺北市大安區 國立測試大學",
    "測試百貨, 臺北市信義區 測試百貨信義店",
    "國父紀念館, 臺北市信義區 國父紀念館",
    "國父記念館, 臺北市信義區 國父紀念館",
    "Xinyi District, 臺北市 信義區",
    "Kaohsiung City, ' 高雄市'",
    "馬公測試港, 澎湖縣馬公市 馬公測試港",
    "無地址燈塔, ' 無地址燈塔'",
    "信義路五段, 臺北市大安區 信義路",
    "臺北市士林區中正路, 臺北市士林區 中正路",
    "板橋區, 新北市 板橋區",
    "臺北市信義區, 臺北市 信義區",
    "臺北縣板橋市, 新北市 板橋區",
    "臺北市, ' 臺北市'",
    "臺北市信義區測丁里, 臺北市信義區 測丁里",
  })
  void theBestAnswerComesFirst(String question, String expected) {
    assertThat(labels(index.find(question, null, null, 10))).as(question).startsWith(expected);
  }

  @Test
  void exactComesBeforePrefixBeforeInfixBeforeAlike() {
    List<Hit> hits = index.find("國父紀念館", Kind.LANDMARK, null, 10);

    assertThat(hits.get(0).place().name()).isEqualTo("國父紀念館");
    assertThat(hits.get(0).score()).isGreaterThan(0.88);
    assertThat(hits.get(1).place().name()).startsWith("國父紀念館捷運站");
    assertThat(hits).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void exitsOfOneStationDontCrowdOutOthers() {
    List<Hit> hits = index.suggest("國父", Kind.LANDMARK, null, 4);

    assertThat(hits).filteredOn(hit -> hit.place().name().contains("出口")).hasSize(2);
    assertThat(hits).extracting(hit -> hit.place().name()).contains("國父紀念館");
  }

  @Test
  void placesOfOneNameAreToldApartByTheTown() {
    assertThat(labels(index.find("中山國小", Kind.LANDMARK, null, 10)))
        .containsExactlyInAnyOrder("臺北市中山區 中山國小", "新北市板橋區 中山國小");
  }

  @Test
  void theUsersMapDecidesBetweenEquals() {
    Bounds banqiao = new Bounds(121.44, 25.00, 121.48, 25.03);
    Bounds zhongshan = new Bounds(121.52, 25.05, 121.55, 25.07);

    assertThat(index.find("中山國小", null, banqiao, 5).get(0).place().within()).isEqualTo("新北市板橋區");
    assertThat(index.find("中山國小", null, zhongshan, 5).get(0).place().within()).isEqualTo("臺北市中山區");
    assertThat(index.suggest("測試百貨", null, new Bounds(121.51, 25.04, 121.52, 25.05), 5).get(0))
        .satisfies(hit -> assertThat(hit.place().name()).isEqualTo("測試百貨站前店"));
  }

  @ParameterizedTest
  @CsvSource({"台北火, 臺北火車站", "紀念, 國父紀念館", "測試大, 國立測試大學", "中正, 中正路", "板橋, 板橋區", "高雄, 高雄市"})
  void suggestsAlsoFromTheMiddle(String part, String expected) {
    assertThat(index.suggest(part, null, null, 10))
        .extracting(hit -> hit.place().name())
        .contains(expected);
  }

  @Test
  void aRoadIsOnePlaceInEachTown() {
    List<Hit> hits = index.find("中正路", Kind.ROAD, null, 10);

    assertThat(hits).hasSize(2);
    Place shilin =
        hits.stream().map(Hit::place).filter(p -> p.within().equals("臺北市士林區")).findFirst().get();
    assertThat(shilin.bounds().minX()).isCloseTo(121.525, within(1e-6));
    assertThat(shilin.bounds().maxX()).isCloseTo(121.540, within(1e-6));
    Geometry line = index.outline(shilin).orElseThrow();
    assertThat(line.getNumGeometries()).isEqualTo(2);
    assertThat(line.getDimension()).isEqualTo(1);
  }

  @Test
  void kindsAreKeptApart() {
    for (Kind kind : Kind.values()) {
      assertThat(index.find("信義", kind, null, 20))
          .extracting(hit -> hit.place().kind())
          .containsOnly(kind);
    }
  }

  @Test
  void districtsWithoutOutlinesOfTheirOwnAreThereToo() {
    try (PlaceIndex empty = PlaceIndex.empty()) {
      Place banqiao = empty.find("板橋區", null, null, 1).get(0).place();

      assertThat(banqiao.code()).isEqualTo("65000010");
      assertThat(banqiao.category()).isEqualTo("town");
      assertThat(banqiao.within()).isEqualTo("新北市");
      assertThat(empty.containing(banqiao.lon(), banqiao.lat()).map(District::code))
          .contains("65000010");
      assertThat(empty.outline(banqiao).orElseThrow().getDimension()).isEqualTo(2);
      assertThat(empty.outline(empty.district("63000").orElseThrow()).orElseThrow().getArea())
          .isCloseTo(0.0243, within(0.001));
      assertThat(empty.near(121.5, 25, 1000, 5)).isEmpty();
      assertThat(empty.find("臺北火車站", Kind.LANDMARK, null, 5)).isEmpty();
    }
  }

  @Test
  void containingGivesTheSmallestDistrict() {
    assertThat(index.containing(121.575, 25.035).map(District::fullName)).contains("臺北市信義區測丁里");
    assertThat(index.containing(121.517, 25.0478).map(District::fullName)).contains("臺北市中正區");
    assertThat(index.containing(123, 23)).isEmpty();
    assertThat(index.containing(Double.NaN, 25)).isEmpty();
    assertThat(index.containing(500, 25)).isEmpty();
  }

  @Test
  void aPlaceOnABorderIsInExactlyOneDistrict() {
    double[][] onBorders = {{121.57, 25.025}, {121.565, 25.03}, {121.57, 25.03}, {121.57, 25.02}};
    for (double[] place : onBorders) {
      Optional<District> first = index.containing(place[0], place[1]);
      assertThat(first).isPresent();
      assertThat(index.containing(place[0], place[1])).isEqualTo(first);
    }
    var random = new Random(3);
    for (int i = 0; i < 2000; i++) {
      double lat = 25.0201 + random.nextDouble() * 0.0198;
      assertThat(index.containing(121.57, lat).map(District::level))
          .contains(District.Level.VILLAGE);
    }
  }

  @Test
  void aVillageThatTheRegisterLacksIsMadeOfItsFeature() {
    Place village = index.district("63000020904").orElseThrow();

    assertThat(village.name()).isEqualTo("測丁里");
    assertThat(village.within()).isEqualTo("臺北市信義區");
    assertThat(village.englishName()).isEqualTo("Test Vil.");
    assertThat(index.outline(village).orElseThrow().getArea()).isCloseTo(1e-4, within(1e-8));
  }

  @Test
  void outlinesAreSimplifiedToAResolution() {
    Place taipei = index.district("63000").orElseThrow();

    int all = index.outline(taipei, 0).orElseThrow().getNumPoints();
    int few = index.outline(taipei, 0.01).orElseThrow().getNumPoints();

    assertThat(few).isLessThan(all / 2).isGreaterThan(3);
    assertThatThrownBy(() -> index.outline(taipei, Double.NaN)).hasMessageContaining("0 or more");
  }

  @Test
  void nearGivesLandmarksAndRoadsNearestFirst() {
    List<Hit> hits = index.near(121.5600, 25.0400, 5000, 3);

    assertThat(hits).extracting(hit -> hit.place().name()).startsWith("國父紀念館", "國父紀念館路平面停車場");
    assertThat(hits.get(0).score()).isGreaterThan(0.99);
    assertThat(index.near(121.5375, 25.0339 + 50 / 111_195.0, 100, 5))
        .extracting(hit -> hit.place().name())
        .containsExactly("信義路");
    assertThat(index.near(121.5375, 25.0339 + 300 / 111_195.0, 100, 5)).isEmpty();
    assertThat(index.near(0, 0, 50_000, 5)).isEmpty();
  }

  @Test
  void idsLeadBackToTheirPlaces() {
    for (String name : List.of("臺北火車站", "信義路", "臺北市", "板橋區", "測甲里")) {
      Place place = index.find(name, null, null, 1).get(0).place();
      assertThat(index.place(place.id(), place.kind())).contains(place);
    }
    assertThat(index.place(-1, Kind.LANDMARK)).isEmpty();
    assertThat(index.place(Long.MAX_VALUE, Kind.ROAD)).isEmpty();
    assertThat(index.place(99, Kind.DISTRICT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\0", "\ud800", "???", "，。", "😀😀"})
  void whatHoldsNoNameHasNoExactAnswer(String text) {
    assertThat(index.find(text, null, null, 5)).noneMatch(hit -> hit.score() > 0.88);
    assertThat(index.suggest(text, null, null, 5)).noneMatch(hit -> hit.score() > 0.88);
  }

  @Test
  void longTextsAreAnswered() {
    for (String piece : List.of("中", "臺北市", "a", "1", "\ud83d\ude00", "台北市中山區")) {
      index.find(piece.repeat(30_000), null, null, 50);
      index.suggest(piece.repeat(30_000), null, null, 50);
    }
    assertThatThrownBy(() -> index.find("中", null, null, 0)).hasMessageContaining("limit");
  }
}

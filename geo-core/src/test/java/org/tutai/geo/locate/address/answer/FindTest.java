package org.tutai.geo.locate.address.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.locate.district.Districts;

/** From a text to its first candidate, over made-up plates. */
class FindTest {

  private static final AddressIndex INDEX = SmallTown.index();

  @ParameterizedTest
  @CsvSource({
    "臺北市中山區新生北路三段30號十二樓之4, PLATE, 臺北市中山區新生北路三段30號十二樓之4",
    "台北市中山區新生北路3段３０號12F之4, PLATE, 臺北市中山區新生北路三段30號十二樓之4",
    "104台北市中山區新生北路三段三十號, PLATE, 臺北市中山區新生北路三段30號",
    "新生北路三段30號, PLATE, 臺北市中山區新生北路三段30號",
    "中山區新生北路三段26號, INTERPOLATED, 臺北市中山區新生北路三段26號",
    "中山區新生北路三段19巷2弄7號, PLATE, 臺北市中山區新生北路三段19巷2弄7號",
    "臺北縣板橋市府中路29-1號, PLATE, 新北市板橋區府中路29之1號",
    "新竹縣竹北市麻園里7鄰19之8號, PLATE, 新竹縣竹北市麻園里7鄰19之8號",
    "臺北市中山區新生比路三段30號, PLATE, 臺北市中山區新生北路三段30號",
    "'No. 30, Sec. 3, Xinsheng N. Rd., Zhongshan Dist., Taipei City', PLATE, 臺北市中山區新生北路三段30號",
    "忠孝東路與復興南路口, CROSSING, 臺北市大安區忠孝東路與復興南路口",
    "臺北市大安區, TOWN, 臺北市大安區",
    "臺北市中山區新生北路三段, SECTION, 臺北市中山區新生北路三段",
  })
  void firstCandidate(String text, Level level, String address) {
    List<Candidate> found = INDEX.find(Query.of(text, 5)).candidates();
    assertThat(found).isNotEmpty();
    assertThat(found.get(0).address()).isEqualTo(address);
    assertThat(found.get(0).level()).isEqualTo(level);
  }

  @Test
  void partsAreAnsweredWithoutGuessing() {
    AddressParts parts = new AddressParts("台北市", "中山區", "", "新生北路", "3", "19", "2", "7", "");
    Answer answer = INDEX.find(Query.of(parts, 5));
    assertThat(answer.candidates().get(0).address()).isEqualTo("臺北市中山區新生北路三段19巷2弄7號");
    AddressParts floor = new AddressParts("", "", "", "新生北路三段", "", "", "", "30號", "12樓之4");
    assertThat(INDEX.find(Query.of(floor, 5)).candidates().get(0).address())
        .isEqualTo("臺北市中山區新生北路三段30號十二樓之4");
    AddressParts none = new AddressParts("", "", "", "", "", "", "", "", "");
    assertThat(INDEX.find(Query.of(none, 5)).remarks()).isNotEmpty();
  }

  @Test
  void everyTextIsAnsweredOrToldWhyNot() {
    String[] pieces = {
      "臺北市", "台北縣", "中山區", "中山", "里", "3鄰", "新生北路", "中正", "路", "三段", "59巷", "2弄", "號", "26", "之",
      "-", "12樓", "B1", "?", "與", "口", " ", ",", "No.", "Sec. 3", "Rd.", "地下", "臨", "\u0000",
      "\uD83D", "①", "~", "(", ")", "廿"
    };
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      Answer answer = INDEX.find(Query.of(text.toString(), 3));
      assertThat(answer.candidates().isEmpty())
          .as(text.toString())
          .isEqualTo(!answer.remarks().isEmpty());
      assertThat(answer.candidates())
          .allMatch(one -> one.probability() >= 0 && one.probability() <= 1)
          .allMatch(one -> one.uncertaintyMetres() > 0 && !Double.isNaN(one.lon()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"新生北路", "1", "\uD800", "?", "之", "中正路三段59巷", "(", "a b "})
  void longTextsAreAnswered(String piece) {
    Answer answer = INDEX.find(Query.of(piece.repeat(100_000 / piece.length()), 3));
    assertThat(answer.candidates().size() + answer.remarks().size()).isPositive();
  }

  @Test
  void aTownWhoseNameEndsLikeAVillagesIsTakenForTheTown() {
    MemoryPlates nantou = new MemoryPlates("10008");
    nantou.plate("10008020", "北安里", 1, "中山路", "2段", "100號", 120.96, 23.97);
    MemoryPlates yilan = new MemoryPlates("10002");
    yilan.plate("10002010", "神農里", 1, "中山路", "2段", "100號", 121.75, 24.75);
    AddressIndex index =
        new AddressIndex(
            Districts.taiwan(), List.of(yilan.built(), nantou.built()), AddressIndex.Outlines.NONE);
    List<Candidate> found = index.find(Query.of("埔里中山路2段100號", 5)).candidates();
    assertThat(found).hasSize(1);
    assertThat(found.get(0).address()).isEqualTo("南投縣埔里鎮中山路二段100號");
  }

  @Test
  void roadsAreFoundByNameWithTheTownsTheyAreIn() {
    AddressIndex index = SmallTown.index();
    List<PlateRoad> found = index.roads("中正路", "", null, 10);
    assertThat(found)
        .extracting(road -> road.within().orElseThrow().fullName() + road.name())
        .containsExactly("新北市板橋區中正路", "臺北市大安區中正路", "新竹縣竹北市中正路");
    assertThat(found.get(0).houses()).isEqualTo(200);
    assertThat(found.get(0).bounds().width()).isBetween(0.0198, 0.02);
    assertThat(found.get(0).lon()).isBetween(121.505, 121.515);
    assertThat(index.roads("中正路", "63000", null, 10)).hasSize(1);
    assertThat(index.roads("臺北市大安區中正路", "", null, 10)).hasSize(1);
    assertThat(index.roads("新生", "", null, 10)).extracting(PlateRoad::name).containsExactly("新生北路");
    assertThat(index.roads("新生北鹿", "", null, 10)).isNotEmpty();
    assertThat(index.roads("", "", null, 10)).isEmpty();
  }

  @Test
  void aNumberThatLooksLikeARangeIsTheOneWhosePlateIsThere() {
    MemoryPlates plates = new MemoryPlates("10010");
    plates.plate("10010050", "", 0, "建國路", "1段", "1020號", 120.43, 23.55);
    plates.plate("10010050", "", 0, "建國路", "1段", "1020之2839號", 120.44, 23.55);
    plates.plate("10010050", "", 0, "建國路", "1段", "69號", 120.45, 23.55);
    plates.plate("10010050", "", 0, "建國路", "1段", "109號", 120.46, 23.55);
    AddressIndex index =
        new AddressIndex(Districts.taiwan(), List.of(plates.built()), AddressIndex.Outlines.NONE);
    assertThat(index.find(Query.of("嘉義縣民雄鄉建國路一段1020-2839號", 5)).candidates().get(0).number())
        .isEqualTo("1020之2839號");
    assertThat(index.find(Query.of("嘉義縣民雄鄉建國路一段69-109號", 5)).candidates())
        .extracting(Candidate::number)
        .contains("69號", "109號");
  }
}

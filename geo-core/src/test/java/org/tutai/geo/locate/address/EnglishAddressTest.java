package org.tutai.geo.locate.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.locate.address.AddressPart.Kind;
import org.tutai.geo.locate.address.EnglishNames.RoadName;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;

class EnglishAddressTest {

  private static final Map<String, String> BASES =
      Map.ofEntries(
          Map.entry("heping", "和平"),
          Map.entry("zhongxiao", "忠孝"),
          Map.entry("chunghsiao", "忠孝"),
          Map.entry("xinsheng", "新生"),
          Map.entry("zhongshan", "中山"),
          Map.entry("sanduo", "3多"),
          Map.entry("wen", "文"),
          Map.entry("fuxing", "復興"),
          Map.entry("dali", "大里"),
          Map.entry("darong", "大容"),
          Map.entry("dingkeng", "頂坑"),
          Map.entry("xianghe", "祥和"),
          Map.entry("shimin", "市民"),
          Map.entry("luosifu", "羅斯福"),
          Map.entry("taiwan", "台灣"));

  /** Knows some names, each as the kind of road that is asked for, but no 大容路. */
  private static final EnglishNames NAMES =
      (latin, ending, towns, limit) ->
          BASES.containsKey(latin) && !(latin.equals("darong") && ending.equals("路"))
              ? List.of(new RoadName(BASES.get(latin) + ending, 1))
              : List.of();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          No. 4, Aly. 5, Ln. 78, Sec. 3, Heping E. Rd., Da'an Dist., Taipei City 106, Taiwan (R.O.C.) | 106 臺北市 大安區 和平東路 3段78巷5弄 4號
          5F.-3, No.26-1, Sec. 3, Heping E. Rd., Da'an Dist., Taipei City | 臺北市 大安區 和平東路 3段 26之1號 5樓之3
          12F, 26, Section 3, Xinsheng North Road, Taipei | 臺北市 新生北路 3段 26號 12樓
          Rm. 305, 3F., No. 1, Zhongshan Rd., Banqiao Dist., New Taipei City | 新北市 板橋區 中山路 1號 3樓305室
          B1F., No. 1, Zhongshan N. Rd., Zhongshan District, Taipei | 臺北市 中山區 中山北路 1號 地下1樓
          B2, No. 1, Zhongshan Rd., Taipei | 臺北市 中山路 1號 地下2樓
          B2-41, No. 755, Zhongshan Rd, East Dist, Hsinchu City | 新竹市 東區 中山路 755號 地下2樓之41
          12-3F, No. 755, Zhongshan Rd, East Dist, Hsinchu City | 新竹市 東區 中山路 755號 12樓之3
          No. 339 Sec. Bade Zhongshan Rd. Longtan Dist. Taoyuan City | 桃園市 龍潭區 中山路 339號
          26-3, Ln 5, Zhongshan Road, Panchiao | 板橋區 中山路 5巷 26之3號
          No. 12, Sanduo 4th Rd., Lingya Dist., Kaohsiung City 802 | 802 高雄市 苓雅區 3多4路 12號
          No. 12, Sanduo 4 Rd., Kaohsiung | 高雄市 3多4路 12號
          No. 12, Darong E. 1st St., Xitun Dist., Taichung City | 臺中市 西屯區 大容東1街 12號
          No. 12 Darong Rd., Xitun Dist., Taichung City | 臺中市 西屯區 大容街 12號
          No. 7, Wen 31st St., Taoyuan Dist., Taoyuan City | 桃園市 桃園區 文31街 7號
          No. 5, Housheng Ln., Fuxing Rd., Taipei City | 臺北市 復興路 housheng巷 5號
          No. 7, Civic Blvd., Taipei City | 臺北市 市民大道 7號
          No. 1, Sec. 4, Roosevelt Rd., Da'an Dist., Taipei | 臺北市 大安區 羅斯福路 4段 1號
          No. 689, Sec. 2, Taiwan Blvd., Taichung City, Taiwan | 臺中市 台灣大道 2段 689號
          Taipei City, Da'an District, Heping East Road, Section 3, Lane 78, No. 4 | 臺北市 大安區 和平東路 3段78巷 4號
          NO.4 LN.78 SEC.3 HEPING E.RD. DAAN DIST. TAIPEI CITY 106409 TAIWAN | 106409 臺北市 大安區 和平東路 3段78巷 4號
          4 Heping E Rd Sec 3 Taipei | 臺北市 和平東路 3段 4號
          106 Heping E Rd, Taipei 106 | 106 臺北市 和平東路 106號
          106, No. 3, Heping E Rd, Taipei | 106 臺北市 和平東路 3號
          No. 10, Chung-Hsiao E. Rd., Sec. 4, Taipei, Taiwan, R.O.C. | 臺北市 忠孝東路 4段 10號
          No. 5, Zhong Shan Rd., Tamsui Township, Taipei County 251 | 251 新北市 淡水區 中山路 5號 former
          No. 5, Zhongshan Rd., Taoyuan City, Taoyuan County | 桃園市 桃園區 中山路 5號 former
          No. 5, Zhongshan Rd., Changhua City, Changhua County | 彰化縣 彰化市 中山路 5號
          No. 5, Zhongshan Rd., Hsinchu County | 新竹縣 中山路 5號
          No. 5, Zhongshan Rd., Hsinchu | 新竹縣/新竹市 中山路 5號
          No. 5, Zhongshan Rd., East Dist., Chiayi City | 嘉義市 東區 中山路 5號
          No. 5, Zhongshan Rd., W. Central Dist., Tainan | 臺南市 中西區 中山路 5號
          No. 5, Zhongshan Rd., Lukang, Changhua | 彰化縣 鹿港鎮 中山路 5號
          No. 5, Zhongshan Rd., Banqiao, Taipei | 新北市 板橋區 中山路 5號
          No. 5, Neighborhood 7, Heping Vil., Heping Dist., Taichung City | 臺中市 和平區 和平里? 7鄰 5號
          No. 3, Dali Rd., Dali Dist., Taichung City | 臺中市 大里區 大里路 3號
          No. 3, Da Li Rd., Da Li Dist., Taichung City | 臺中市 大里區 大里路 3號
          No. 8, Dingkeng, Gongliao Dist., New Taipei City | 新北市 貢寮區 頂坑 8號
          Zhongxiao E. Rd. & Fuxing S. Rd., Taipei | 臺北市 忠孝東路 × 復興南路
          Intersection of Zhongxiao E. Rd. and Fuxing S. Rd., Taipei | 臺北市 忠孝東路 × 復興南路
          Sec. 4, Zhongxiao E. Rd. & Sec. 1, Fuxing S. Rd., Taipei | 臺北市 忠孝東路 × 復興南路 1段 4段
          Zhongxiao E. Rd. and Fuxing S. Rd. Sec. 2, Taipei | 臺北市 忠孝東路 × 復興南路 2段
          No. 69~109, Heping E. Rd., Taipei | 臺北市 和平東路 69號-109號
          No. 12A, Heping E. Rd., Taipei | 臺北市 和平東路 12a號
          3rd Floor, No. 12-1-2, Heping E. Rd., Taipei | 臺北市 和平東路 12之1之2號 3樓
          Section One, Heping East Road, Taipei City | 臺北市 和平東路 1段
          No. 2, Sec. E., Xianghe 1st Rd., Taichung City | 臺中市 祥和1路 東段 2號
          台北市 Da'an Dist. No. 4, Heping E. Rd. Sec. 3 | 臺北市 大安區 和平東路 3段 4號
          No. 26, 中山北路2段, Taipei City | 臺北市 中山北路 2段 26號
          No. 5, 13th Ln., Zhongshan Rd., Taipei City | 臺北市 中山路 13巷 5號
          No. 5, Sub-alley 2, Aly. 3, Ln. 4, Zhongshan Rd., Taipei City | 臺北市 中山路 4巷3弄2衖 5號
          Ｎｏ．４，　Heping E. Rd., Taipei | 臺北市 和平東路 4號
          """)
  void readsPartsInAnyOrder(String text, String expected) {
    assertThat(summary(readings(text).get(0))).isEqualTo(expected.replace("和平里? ", ""));
  }

  @Test
  void sayWhereEachPartStands() {
    String text = "No. 4, Ln. 78, Sec. 3, Heping E. Rd., Da'an Dist., Taipei City 106, Taiwan";
    List<String> parts = new ArrayList<>();
    for (AddressPart part : readings(text).get(0).parts()) {
      parts.add(part.kind() + " " + part.value() + " " + text.substring(part.from(), part.to()));
    }
    assertThat(parts)
        .containsExactly(
            "NUMBER 4號 No. 4",
            "LANE 78巷 Ln. 78",
            "SECTION 3段 Sec. 3",
            "ROAD 和平東路 Heping E. Rd",
            "TOWN 大安區 Da'an Dist",
            "COUNTY 臺北市 Taipei City",
            "POSTAL_CODE 106 106");
  }

  @Test
  void saysWhatWasRomanised() {
    Address address = readings("No. 4, Heping E. Rd., Taipei").get(0);
    assertThat(address.assumptions())
        .containsExactly(
            new Assumption(
                Assumption.Kind.ROMANISED,
                "“Heping E. Rd” was read as 和平東路.",
                "「Heping E. Rd」解讀為「和平東路」。"));
  }

  @Test
  void leavesARoadNobodyKnowsUnread() {
    Address address = readings("No. 4, Nowhere Rd., Da'an Dist., Taipei City").get(0);
    assertThat(address.road()).isEmpty();
    assertThat(address.parts())
        .extracting(AddressPart::kind)
        .containsExactly(Kind.NUMBER, Kind.UNREAD, Kind.TOWN, Kind.COUNTY);
  }

  @Test
  void givesAReadingForEachRoadThatMayBeMeant() {
    EnglishNames two =
        (latin, ending, towns, limit) ->
            List.of(new RoadName("中山" + ending, 1), new RoadName("鐘山" + ending, 0.9));
    List<Address> readings =
        EnglishAddress.readings("1 Zhongshan Rd., Taipei", Districts.taiwan(), two);
    assertThat(readings).extracting(Address::road).containsExactly("中山路", "鐘山路");
  }

  @Test
  void asksForRoadsInTheTownsOfTheText() {
    List<List<District>> asked = new ArrayList<>();
    EnglishNames names =
        (latin, ending, towns, limit) -> {
          asked.add(towns);
          return List.of(new RoadName("中山" + ending, 1));
        };
    EnglishAddress.readings("1 Zhongshan Rd., Zhongshan Dist., Keelung", Districts.taiwan(), names);
    EnglishAddress.readings("1 Zhongshan Rd., Chiayi City", Districts.taiwan(), names);
    EnglishAddress.readings("No. 1, Zhongshan Rd., 106", Districts.taiwan(), names);
    EnglishAddress.readings("1 Zhongshan Rd.", Districts.taiwan(), names);
    assertThat(asked.stream().map(list -> list.stream().map(District::fullName).toList()))
        .containsExactly(
            List.of("基隆市中山區"), List.of("嘉義市東區", "嘉義市西區"), List.of("臺北市大安區"), List.of());
  }

  @ParameterizedTest
  @CsvSource({"''", "hello world", "','", "'Rd.'", "'--- ~~~ ..'", "No.", "'Dist., City'"})
  void findsNothingWhereThereIsNothing(String text) {
    assertThat(readings(text)).isEmpty();
  }

  @Property(tries = 500)
  void neverThrowsAndKeepsItsPlace(@ForAll String text) {
    check(text);
  }

  @Test
  void anyHeapOfWordsIsReadWithinItsBounds() {
    String[] words =
        "No. 4 , Aly. Ln. 78 Sec. 3 Heping E. Rd. St. Da'an Dist. Taipei City 106 Taiwan B1 F 5F -3 st th 1st and & / 中山路 2段 大安區 ~ - 之 Rm. li lin sub Neighborhood County é \uD800 ( )"
            .split(" ");
    var random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int w = random.nextInt(14); w >= 0; w--) {
        text.append(words[random.nextInt(words.length)]).append(random.nextInt(3) == 0 ? "" : " ");
      }
      check(text.toString());
    }
  }

  @Test
  void readsTheBeginningOfAVeryLongText() {
    check("1, Rd. E. ".repeat(10_000));
    check("a".repeat(100_000));
    check("1".repeat(100_000));
    check("中".repeat(100_000));
    Address address = readings("No. 4, Heping Rd., Taipei " + " ".repeat(100_000)).get(0);
    assertThat(address.road()).isEqualTo("和平路");
  }

  private static void check(String text) {
    for (Address address : readings(text)) {
      int last = 0;
      for (AddressPart part : address.parts()) {
        assertThat(part.from()).as(text).isGreaterThanOrEqualTo(last);
        assertThat(part.to()).as(text).isGreaterThanOrEqualTo(part.from());
        last = part.to();
      }
      assertThat(last).isLessThanOrEqualTo(text.length());
    }
  }

  private static List<Address> readings(String text) {
    List<Address> readings = EnglishAddress.readings(text, Districts.taiwan(), NAMES);
    assertThat(readings.size()).isLessThanOrEqualTo(AddressParser.MAX_READINGS);
    return readings;
  }

  private static String summary(Address address) {
    List<String> words = new ArrayList<>();
    words.add(address.postalCode());
    words.add(String.join("/", address.counties().stream().map(District::name).toList()));
    words.add(String.join("/", address.towns().stream().map(District::name).toList()));
    words.add(address.neighbourhood() == 0 ? "" : address.neighbourhood() + "鄰");
    words.add(address.road());
    words.add(address.crossRoad().isEmpty() ? "" : "× " + address.crossRoad());
    words.add(address.crossPath().key());
    words.add(address.path().key());
    words.add(String.join("-", address.numbers().stream().map(HouseNumber::text).toList()));
    words.add(address.unit().text());
    words.add(
        address.assumptions().stream().anyMatch(a -> a.kind() == Assumption.Kind.FORMER_NAME)
            ? "former"
            : "");
    words.removeIf(String::isEmpty);
    return String.join(" ", words);
  }
}

package org.tutai.geo.locate.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlateTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "26號 | 26號",
        "26號二樓 | 26號 2樓",
        "26號十二樓之4 | 26號 12樓之4",
        "3之1號 | 3之1號",
        "3-1號 | 3之1號",
        "22號之1七樓之2 | 22之1號 7樓之2",
        "22之1號七樓之2 | 22之1號 7樓之2",
        "53號3 | 53之3號",
        "42I-之2 | 42之2號",
        "360I-五樓之6 | 360號 5樓之6",
        "20之1I-(臨) | 臨20之1號",
        "20之1I-臨 | 臨20之1號",
        "85I-二樓(臨) | 85號 2樓臨",
        "臨37號 | 臨37號",
        "(臨)36號 | 臨36號",
        "臨365號之1﹙臨﹚ | 臨365之1號",
        "建53號 | 建53號",
        "特6號二樓 | 特6號 2樓",
        "131附7號 | 131附7號",
        "17號附1 | 17附1號",
        "17號附2三樓 | 17附2號 3樓",
        "25號四樓之3附1 | 25號 4樓之3附1",
        "13之3Ｂ號 | 13之3b號",
        "9之8甲號 | 9之8甲號",
        "24號A二樓 | 24a號 2樓",
        "11號底一層之9 | 11號 地下1樓之9",
        "11號一底層之6 | 11號 地下1樓之6",
        "6號地下 | 6號 地下1樓",
        "6號地下室 | 6號 地下1樓",
        "6號地下層 | 6號 地下1樓",
        "6號地下一層 | 6號 地下1樓",
        "6號地下一樓 | 6號 地下1樓",
        "6號地下室壹層 | 6號 地下1樓",
        "6號地下室一樓 | 6號 地下1樓",
        "6號地下第一層之2 | 6號 地下1樓之2",
        "6號地下樓 | 6號 地下1樓",
        "6號底層 | 6號 地下1樓",
        "6號一層地下室 | 6號 地下1樓",
        "6號地下貳層 | 6號 地下2樓",
        "6號Ｂ3Ｆ | 6號 地下3樓",
        "6號地下街 | 6號 地下街",
        "10號8樓之3 | 10號 8樓之3",
        "10號八樓3 | 10號 8樓之3",
        "18之3號二樓1號 | 18之3號 2樓之1",
        "5號四樓之3之1 | 5號 4樓之3之1",
        "71號四樓3之1號 | 71號 4樓之3之1",
        "8號六之1樓 | 8號 6樓之1",
        "40I-一至二樓 | 40號 1樓至2",
        "17I-一、二樓 | 17號 1樓、2",
        "2之4號三、四、五樓 | 2之4號 3樓、4、5",
        "2之1I-南室 | 2之1號 南室",
        "98號六樓3室 | 98號 6樓3室",
        "197號二樓B室 | 197號 2樓b室",
        "1號Ｂ棟三樓 | 1號 3樓b棟",
        "27號二樓(B棟) | 27號 2樓b棟",
        "2號三樓北1 | 2號 3樓北1",
        "23號頂樓之2 | 23號 頂樓之2",
        "5號屋頂突出物 | 5號 屋頂突出物",
        "7號一0一樓 | 7號 101樓",
        "80號一■ | 80號 1樓",
        "2衖2號 | 2衖 2號",
        "1衕5號 | 1衕 5號",
        "2衖2之1號二樓 | 2衖 2之1號 2樓",
        "24巷27弄11號 | 24巷27弄 11號",
        "276巷中興二村72號 | 276巷 中興2村72號",
        "323巷臨36號 | 323巷 臨36號",
        "合作大樓3之53號 | 合作大樓 3之53號",
        "南陽新村2號 | 南陽新村 2號",
        "東興市場二樓48號 | 東興市場 48號 2樓",
        "第五市場10號 | 第5市場 10號",
        "下5I- | 下 5號",
        "12號. | 12號",
        "263號三樓． | 263號 3樓",
        "15號(農業資材室) | 15號",
        "36號(農業資材室 | 36號",
        "45-1號 | 45之1號",
        "36G-1I-2樓 | 36巷 1號 2樓",
        "180之3 | 180之3號",
        "23 | 23號",
        "237號四樓管理員室 | 237號 4樓管理員室",
      })
  void numberColumn(String column, String read) {
    assertThat(line(PlateText.number(column))).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "中正路三段59巷2弄 | 中正路 | 3段59巷2弄",
        "中正路3段59G-2H- | 中正路 | 3段59巷2弄",
        "南英巷 | 南英巷 | ",
        "八德二路 | 8德2路 | ",
        "光明六路東一段 | 光明6路東 | 1段",
        "縣政二路南段 | 縣政2路 | 南段",
        "關埔路水車頭段 | 關埔路 | 水車頭段",
        "文山路?頭山段 | 文山路 | ?頭山段",
        "海佃路一段595街 | 海佃路 | 1段595街巷",
        "光榮東路一街 | 光榮東路1街 | ",
        "六路十街 | 6路10街 | ",
        "車路頭二路 | 車路頭2路 | ",
        "中路北街 | 中路北街 | ",
        "路平路 | 路平路 | ",
        "街尾路 | 街尾路 | ",
        "道化街 | 道化街 | ",
        "明道二街 | 明道2街 | ",
        "直加弄大道 | 直加弄大道 | ",
        "鐵道三街 | 鐵道3街 | ",
        "七號巷 | 7號巷 | ",
        "五號路 | 5號路 | ",
        "六巷三路 | 6巷3路 | ",
        "竹田1巷 | 竹田 | 1巷",
        "頂埔12巷 | 頂埔 | 12巷",
        "12巷 |  | 12巷",
        "中興路二段建昌一巷 | 中興路 | 2段建昌1巷",
        "282南十一巷15後弄 |  | 282南11巷15後弄",
        "三民路東巷 | 3民路 | 東巷",
        "三層老街 | 3層老街 | ",
        "縱貫公路 | 縱貫公路 | ",
        "市民大道五段 | 市民大道 | 5段",
        "義民路─段312巷 | 義民路 | 1段312巷",
        "中山路二段段 | 中山路 | 2段",
      })
  void streetColumns(String joined, String road, String path) {
    PlateText street = PlateText.street(joined);
    assertThat(street.road()).isEqualTo(road == null ? "" : road);
    assertThat(street.path().key()).isEqualTo(path == null ? "" : path);
    assertThat(street.number()).isEqualTo(HouseNumber.of(0));
    assertThat(street.unit()).isEqualTo(Unit.NONE);
  }

  @Test
  void settlementIsTheRoadWhereThereIsNone() {
    PlateText plate = PlateText.street("").with(PlateText.number("南陽新村2號"));
    assertThat(plate.road()).isEqualTo("南陽新村");
    assertThat(plate.number()).isEqualTo(HouseNumber.of(2));
  }

  @Test
  void settlementBelongsToTheNumberWhereThereIsARoad() {
    PlateText plate = PlateText.street("中正路1段").with(PlateText.number("篤行三村2號"));
    assertThat(plate.road()).isEqualTo("中正路");
    assertThat(plate.number()).isEqualTo(new HouseNumber("篤行3村", 2, 0, ""));
    assertThat(PlateText.street("中正路篤行三村1段").with(PlateText.number("2號"))).isEqualTo(plate);
  }

  @ParameterizedTest
  @CsvSource({
    "光明六路東, 二段, 12號",
    "中正路, 三段59巷, 2弄3號四樓之1",
    "'', 南英巷, 1號",
    "'', 12巷, 2衖2號",
    "中山路, 276巷, 中興二村72號",
    "縣政二路, 南段, 建53號之1",
    "武營路台碱新村, '', 36號地下室",
  })
  void columnsAndTheWholeAreReadAlike(String road, String path, String number) {
    PlateText columns = PlateText.street(road + path).with(PlateText.number(number));
    assertThat(PlateText.street(road + path + number)).isEqualTo(columns);
  }

  @Test
  void remarksAreKeptApart() {
    assertThat(PlateText.number("15號(農業資材室)").remark()).isEqualTo("農業資材室");
  }

  private static String line(PlateText plate) {
    StringBuilder line = new StringBuilder();
    String number = plate.number().text();
    for (String part : new String[] {plate.road(), plate.path().key(), number, unit(plate)}) {
      line.append(line.length() == 0 || part.isEmpty() ? "" : " ").append(part);
    }
    return line.toString();
  }

  private static String unit(PlateText plate) {
    return plate.unit().text();
  }
}

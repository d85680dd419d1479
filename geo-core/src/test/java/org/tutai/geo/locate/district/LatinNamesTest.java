package org.tutai.geo.locate.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.locate.district.District.Level;

class LatinNamesTest {

  @ParameterizedTest
  @CsvSource({
    "Zhongzheng, jhongjheng, chungcheng",
    "Xizhi, sijhih, hsichih",
    "Beitou, beitou, peitou",
    "Da'an, daan, taan",
    "Danei, danei, tanei",
    "Xinyi, sinyi, hsini",
    "Yonghe, yonghe, yungho",
    "Qionglin, cyonglin, chiunglin",
    "Guoxing, guosing, kuohsing",
    "Luodong, luodong, lotung",
    "Zuoying, zuoying, tsoying",
    "Qidu, cidu, chitu",
    "Fengyuan, fongyuan, fengyuan",
  })
  void spellsHanyuPinyinInTheOtherSystems(String hanyu, String tongyong, String wade) {
    assertThat(Romanisation.spellings(hanyu)).contains(tongyong, wade);
  }

  @Test
  void leavesOtherWordsAsTheyAre() {
    assertThat(Romanisation.spellings("West Central")).containsExactly("westcentral");
    assertThat(Romanisation.spellings("")).containsExactly("");
  }

  @ParameterizedTest
  @CsvSource({
    "taipei, COUNTY, 臺北市",
    "taibei, COUNTY, 臺北市",
    "newtaipei, COUNTY, 新北市",
    "chilung, COUNTY, 基隆市",
    "hsinchu, COUNTY, 新竹縣 新竹市",
    "chiai, COUNTY, 嘉義縣 嘉義市",
    "quemoy, COUNTY, 金門縣",
    "panchiao, TOWN, 新北市板橋區",
    "banciao, TOWN, 新北市板橋區",
    "tamsui, TOWN, 新北市淡水區",
    "tanshui, TOWN, 新北市淡水區",
    "lugang, TOWN, 彰化縣鹿港鎮",
    "daan, TOWN, 臺北市大安區 臺中市大安區",
    "suao, TOWN, 宜蘭縣蘇澳鎮",
    "westcentral, TOWN, 臺南市中西區",
    "nowhere, TOWN, ''",
    "'', TOWN, ''",
    "sanmin, TOWN, 高雄市三民區",
    "chungli, TOWN, 桃園市中壢區",
    "shihlin, TOWN, 臺北市士林區",
  })
  void findsDistrictsByNamesInLatinLetters(String letters, Level level, String expected) {
    List<String> names =
        Districts.taiwan().latin(letters, level).stream().map(District::fullName).toList();
    assertThat(String.join(" ", names)).isEqualTo(expected);
  }

  @Test
  void knowsEveryTownByItsOfficialName() {
    for (District county : Districts.taiwan().counties()) {
      for (District town : Districts.taiwan().in(county)) {
        String own = town.englishName().replaceAll(" [^ ]+$", "");
        assertThat(Districts.taiwan().latin(Romanisation.letters(own), Level.TOWN)).contains(town);
      }
    }
  }
}

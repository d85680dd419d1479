package org.tutai.geo.locate.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.locate.name.NameIndex.Kind;
import org.tutai.geo.locate.name.NameIndex.Match;

class RomanisedTest {

  private static final NameIndex ROADS =
      NameIndex.of(
          List.of(
              "中山北路",
              "忠孝東路",
              "新生南路",
              "八德二路",
              "市民大道",
              "旅順路",
              "大安街",
              "民權路",
              "重慶南路",
              "樂群路",
              "展寶路永生巷",
              "斗六一路",
              "圳頭路",
              "仁愛路",
              "四維路",
              "自由路",
              "西園路",
              "二十三街",
              "中路",
              "陽明路",
              "綠島",
              "東四街",
              "德芳路1段光華巷",
              "永吉路30巷",
              "女中路",
              "長安西路"));

  @ParameterizedTest
  @CsvSource({
    "Zhongshan N. Rd., 中山北路",
    "ZHONGSHAN NORTH ROAD, 中山北路",
    "N. Zhongshan Rd., 中山北路",
    "zhongshannrd, 中山北路",
    "Zhōngshān Běilù, 中山北路",
    "Jhongshan N. Rd., 中山北路",
    "Chung-Shan N. Rd., 中山北路",
    "Jhongsiao E. Rd., 忠孝東路",
    "Chung Hsiao East Road, 忠孝東路",
    "Hsin Sheng South Rd., 新生南路",
    "Sinsheng S. Rd., 新生南路",
    "Bade 2nd Rd., 八德二路",
    "Pa Te 2nd Road, 八德二路",
    "Bade Er Lu, 八德二路",
    "Civic Blvd., ''",
    "Shimin Boulevard, 市民大道",
    "Shih-min Blvd, 市民大道",
    "Lyushun Rd., 旅順路",
    "Lüshun Rd., 旅順路",
    "Lushun Rd., 旅順路",
    "Da'an St., 大安街",
    "Da’an St., 大安街",
    "Daan Street, 大安街",
    "Minquan Rd., 民權路",
    "Min Chuan Rd., 民權路",
    "Mincyuan Rd., 民權路",
    "Chongqing S. Rd., 重慶南路",
    "Chung Ching South Rd., 重慶南路",
    "Lequn Rd., 樂群路",
    "Yuequn Rd., 樂群路",
    "'Yongsheng Ln., Zhanbao Rd.', 展寶路永生巷",
    "Douliu 1st Rd., 斗六一路",
    "Zuntou Rd., 圳頭路",
    "Zhentou Rd., 圳頭路",
    "Jen Ai Road, 仁愛路",
    "Szu Wei Rd., 四維路",
    "Ssuwei Rd., 四維路",
    "Tzu Yu Rd., 自由路",
    "23rd St., 二十三街",
    "Ershisan St., 二十三街",
    "Zhong Rd., 中路",
    "Green Island, ''",
    "Lyudao, 綠島",
    "E. 4th St., 東四街",
    "'Guanghua Ln., Sec. 1, Defang Rd.', 德芳路1段光華巷",
    "Nyujhong Rd., 女中路",
    "Chang An W. Rd., 長安西路",
  })
  void readsEverySystemAndEnglishWords(String latin, String name) {
    List<Match> found = ROADS.romanised(latin, 5);
    if (name.isEmpty()) {
      assertThat(found).isEmpty();
    } else {
      assertThat(ROADS.name(found.get(0).id())).isEqualTo(name);
      assertThat(found.get(0).kind()).isEqualTo(Kind.ROMANISED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Zongshan N. Rd., 中山北路",
    "Zhongshen N. Rd., 中山北路",
    "Zhongshaan N. Rd., 中山北路",
    "Jongsiao E. Rd., 忠孝東路",
    "Chungking S. Rd., 重慶南路",
    "Minqan Rd., 民權路",
    "Minxuan Rd., 民權路",
    "Chongqimg S. Rd., 重慶南路",
    "ade 2nd Rd., 八德二路",
  })
  void oneLetterMayBeWrongWithLessLikeness(String latin, String name) {
    Match best = ROADS.romanised(latin, 5).get(0);
    assertThat(ROADS.name(best.id())).isEqualTo(name);
    assertThat(best.likeness()).isBetween(0.5, 0.9);
  }

  @Test
  void twoWrongLettersAreAnotherName() {
    assertThat(ROADS.romanised("Zangsham N. Rd.", 5)).isEmpty();
  }

  @Test
  void theWordForTheRoadMayBeMissing() {
    assertThat(ROADS.name(ROADS.romanised("minquan", 5).get(0).id())).isEqualTo("民權路");
    assertThat(ROADS.romanised("minquan", 5).get(0).likeness())
        .isLessThan(ROADS.romanised("minquan rd", 5).get(0).likeness());
  }

  @Test
  void theCommonestReadingIsLikelier() {
    assertThat(ROADS.romanised("Lequn Rd.", 1).get(0).likeness())
        .isGreaterThan(ROADS.romanised("Yuequn Rd.", 1).get(0).likeness());
  }

  @Test
  void onlyTheWantedAreGiven() {
    NameIndex index = NameIndex.of(List.of("中正路", "忠正路", "鐘正路", "中正路"));
    assertThat(index.romanised("Zhongzheng Rd", 9)).hasSize(4);
    assertThat(index.romanised("Zhongzheng Rd", 9, name -> name > 1).stream().map(Match::id))
        .containsExactly(3, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "zhongsh, 中山北路",
    "Zhongshan, 中山北路",
    "Zhongshan N., 中山北路",
    "jhongsia, 忠孝東路",
    "Chung H, 忠孝東路",
    "zhongxiao e, 忠孝東路",
    "minq, 民權路",
    "bade er l, 八德二路",
    "d, 大安街",
    "Zhanbaolu yong, 展寶路永生巷",
  })
  void findsNamesWhileTheyAreTyped(String typed, String name) {
    List<Match> found = ROADS.beginning(typed, 10);
    assertThat(found.stream().map(match -> ROADS.name(match.id()))).contains(name);
    assertThat(found).allMatch(match -> match.kind() == Kind.PREFIX && match.likeness() < 0.95);
    assertThat(found.stream().map(match -> -match.likeness()).toList()).isSorted();
  }

  @Test
  void whatIsTypedInFullOrWronglyBeginsNothing() {
    for (String typed : List.of("minquan rd", "minquanlu", "xxq", "zhongshz", "", "路", "9")) {
      assertThat(ROADS.beginning(typed, 10)).as(typed).isEmpty();
    }
    assertThat(ROADS.beginning("zhong", 2)).hasSize(2);
  }

  @Test
  void textsThatAreNoNamesFindNothing() {
    for (String latin :
        List.of(
            "", " ., ", "中山路", "\ud800", "a".repeat(63), "n".repeat(100_000), ",".repeat(240))) {
      assertThat(ROADS.romanised(latin, 5)).isEmpty();
    }
    assertThat(ROADS.romanised("1".repeat(62), 5)).isEmpty();
    assertThat(ROADS.romanised("st rd e w n s vil vil vil vil vil vil sec sec", 5)).isEmpty();
  }

  @Test
  void findsTheRoadsOfTheCountryByTheirOfficialEnglish() throws IOException {
    Path shared = Path.of(System.getProperty("tutai.shared", "../shared"), "data");
    Path file = shared.resolve("tw_roads_zip3_en.csv");
    assumeTrue(Files.exists(file), "the list of roads with English is not here");
    Set<List<String>> pairs = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split(",", 7);
      if (cells.length == 7 && !cells[0].endsWith("city")) {
        String name = cells[5].replaceFirst("[０-９]+段$", "");
        String english = cells[6].replace("\"", "").replaceFirst("^Sec\\. ?\\d+, ?", "");
        pairs.add(List.of(name, english));
        names.add(name);
      }
    }
    NameIndex index = NameIndex.of(List.copyOf(names));
    int first = 0;
    int firstFive = 0;
    for (List<String> pair : pairs) {
      List<String> keys =
          index.romanised(pair.get(1), 5).stream()
              .map(match -> Folding.key(index.name(match.id())))
              .toList();
      String key = Folding.key(pair.get(0));
      first += !keys.isEmpty() && keys.get(0).equals(key) ? 1 : 0;
      firstFive += keys.contains(key) ? 1 : 0;
    }
    assertThat(pairs).hasSizeGreaterThan(20_000);
    assertThat((double) first / pairs.size()).isGreaterThan(0.90);
    assertThat((double) firstFive / pairs.size()).isGreaterThan(0.975);
  }
}

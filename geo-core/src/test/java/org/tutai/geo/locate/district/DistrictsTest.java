package org.tutai.geo.locate.district;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.locate.district.District.Level;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.district.Districts.Naming;
import org.tutai.geo.locate.name.Folding;

class DistrictsTest {

  private static final Districts TAIWAN = Districts.taiwan();

  @Test
  void holdsAllCountiesTownsAndVillagesOfItsSource() {
    assertThat(TAIWAN.counties()).hasSize(22);
    assertThat(all(Level.TOWN)).hasSize(368);
    assertThat(all(Level.VILLAGE)).hasSize(7701);
  }

  @Test
  void everyDistrictLiesInTheOneItsCodeSays() {
    for (District town : all(Level.TOWN)) {
      assertThat(town.code()).hasSize(8).startsWith(town.county().code());
      assertThat(town.town()).contains(town);
      assertThat(TAIWAN.in(town)).as(town.fullName()).isNotEmpty();
    }
    for (District village : all(Level.VILLAGE)) {
      assertThat(village.code()).hasSize(11).startsWith(village.town().orElseThrow().code());
      assertThat(village.name()).matches(".*[里村]").doesNotContain("[");
      assertThat(TAIWAN.in(village)).isEmpty();
    }
  }

  @Test
  void everyTownHasAnEnglishNameAndAPostalCode() {
    for (District town : all(Level.TOWN)) {
      assertThat(town.englishName()).matches("[A-Z][A-Za-z' ]+ (Dist\\.|City|Township)");
      assertThat(town.postalCode()).as(town.fullName()).matches("[1-9][0-9]{2}");
      assertThat(TAIWAN.byPostalCode(town.postalCode() + "45")).contains(town);
    }
    assertThat(TAIWAN.counties())
        .allSatisfy(county -> assertThat(county.englishName()).matches("[A-Z].* (City|County)"));
  }

  @Test
  void onlyTheDistrictsOfTwoCitiesShareAPostalCode() {
    Map<String, Set<String>> counties = new HashMap<>();
    Map<String, Integer> towns = new HashMap<>();
    for (District town : all(Level.TOWN)) {
      counties
          .computeIfAbsent(town.postalCode(), code -> new HashSet<>())
          .add(town.county().name());
      towns.merge(town.postalCode(), 1, Integer::sum);
    }
    towns.values().removeIf(count -> count == 1);
    assertThat(towns).isEqualTo(Map.of("300", 3, "600", 2));
    assertThat(counties.values()).allMatch(names -> names.size() == 1);
    assertThat(TAIWAN.byCode("10018").orElseThrow().postalCode()).isEqualTo("300");
    assertThat(TAIWAN.byCode("63000").orElseThrow().postalCode()).isEmpty();
    assertThat(TAIWAN.byPostalCode("10")).isEmpty();
    assertThat(TAIWAN.byPostalCode("999")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "63000, 臺北市",
    "63, 臺北市",
    "10004, 新竹縣",
    "09007, 連江縣",
    "9007, 連江縣",
    "63000040, 臺北市中山區",
    "6300400, 臺北市中山區",
    "1000402, 新竹縣竹東鎮",
    "10004020, 新竹縣竹東鎮",
    "0902001, 金門縣金城鎮",
    "902001, 金門縣金城鎮",
    "6502900, 新北市烏來區",
    "6300400-033, 臺北市中山區中央里",
    "63000040-033, 臺北市中山區中央里",
    "63000040033, 臺北市中山區中央里",
    "6300400033, 臺北市中山區中央里",
  })
  void readsCodesOfEitherScheme(String code, String fullName) {
    assertThat(TAIWAN.byCode(code).orElseThrow().fullName()).isEqualTo(fullName);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "6",
        "7",
        "99",
        "63-001",
        "63001",
        "6300400-",
        "6300400-1",
        "6300400-999",
        "6300400-0333",
        "中山區",
        "６３",
        "63000040033-001",
        "1000401-000",
        "------------------"
      })
  void hasNothingForOtherCodes(String code) {
    assertThat(TAIWAN.byCode(code)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "臺北市中山區新生北路, COUNTY, 臺北市 CURRENT | 臺北市 SHORT",
    "台北中山區, COUNTY, 臺北市 SHORT",
    "新竹東區, COUNTY, 新竹縣 SHORT | 新竹市 SHORT",
    "臺北縣板橋市, COUNTY, 新北市 FORMER | 臺北市 SHORT",
    "桃園縣, COUNTY, 桃園市 FORMER | 桃園市 SHORT",
    "新北市三重區, COUNTY, 新北市 CURRENT | 新北市 SHORT",
    "三重區重新路, TOWN, 新北市三重區 CURRENT | 新北市三重區 SHORT",
    "三民鄉, TOWN, 高雄市那瑪夏區 FORMER | 高雄市三民區 SHORT",
    "中西區, TOWN, 臺南市中西區 CURRENT | 臺南市中西區 SHORT",
    "員林鎮, TOWN, 彰化縣員林市 FORMER | 彰化縣員林市 SHORT",
    "城中區, TOWN, 臺北市中正區 FORMER | 臺北市萬華區 FORMER",
    "新竹縣香山鄉, TOWN, 新竹市香山區 FORMER",
    "嘉義縣嘉義市, COUNTY, 嘉義市 FORMER | 嘉義縣 CURRENT | 嘉義縣 SHORT | 嘉義市 SHORT",
    "竹東鄉, TOWN, 新竹縣竹東鎮 ALIKE | 新竹縣竹東鎮 SHORT",
    "刺桐鄉, TOWN, 雲林縣莿桐鄉 ALIKE",
    "?東鎮, TOWN, 宜蘭縣羅東鎮 ALIKE | 新竹縣竹東鎮 ALIKE | 臺東縣臺東市 ALIKE",
    "板?區, TOWN, 新北市板橋區 ALIKE",
    "?, TOWN, ''",
    "路, TOWN, ''",
    "東區, TOWN, 新竹市東區 CURRENT | 嘉義市東區 CURRENT | 臺中市東區 CURRENT | 臺南市東區 CURRENT",
    "大崗村, VILLAGE, 桃園市龜山區大崗里 FORMER",
  })
  void findsNamesAtTheirStart(String text, Level level, String expected) {
    assertThat(found(TAIWAN.startingAt(Folding.key(text), 0, level))).isEqualTo(expected);
  }

  @Test
  void findsNamesInTheMiddleOfAText() {
    String text = Folding.key("台北市大安區仁愛路");
    assertThat(found(TAIWAN.startingAt(text, 3, Level.TOWN)))
        .isEqualTo("臺北市大安區 CURRENT | 臺中市大安區 CURRENT | 臺北市大安區 SHORT | 臺中市大安區 SHORT");
    assertThat(TAIWAN.startingAt(text, text.length(), Level.TOWN)).isEmpty();
    assertThat(TAIWAN.startingAt("", 0, Level.COUNTY)).isEmpty();
  }

  @Test
  void everyNameTakesAsMuchTextAsItsKeyIsLong() {
    for (Level level : Level.values()) {
      for (District district : all(level)) {
        String key = Folding.key(district.name());
        List<DistrictName> names = TAIWAN.startingAt(key + "路", 0, level);
        assertThat(names.get(0).key()).isEqualTo(key);
        assertThat(TAIWAN.named(key, level))
            .anySatisfy(name -> assertThat(name.district()).isEqualTo(district))
            .allSatisfy(name -> assertThat(name.key()).isEqualTo(key));
      }
    }
  }

  @Test
  void findsAVillageInItsTownOnly() {
    District zhongshan = TAIWAN.byCode("63000040").orElseThrow();
    District guishan = TAIWAN.byCode("68000070").orElseThrow();
    assertThat(TAIWAN.village(zhongshan, "中山里").orElseThrow().code()).startsWith("63000040");
    assertThat(TAIWAN.village(zhongshan, "大崗里")).isEmpty();
    assertThat(TAIWAN.village(guishan, "大崗村").orElseThrow().name()).isEqualTo("大崗里");
  }

  @Test
  void formerNamesSayWhatBecameOfThemAndWhen() {
    assertThat(note("臺北縣", Level.COUNTY)).isEqualTo("2010-12-25 臺北縣改制為新北市");
    assertThat(note("鳳山市", Level.TOWN)).isEqualTo("2010-12-25 高雄縣鳳山市改制為高雄市鳳山區");
    assertThat(note("三民鄉", Level.TOWN)).isEqualTo("2008-01-01 高雄縣三民鄉更名為那瑪夏鄉，今高雄市那瑪夏區");
    assertThat(note("員林鎮", Level.TOWN)).isEqualTo("2015-08-08 彰化縣員林鎮改制為員林市，今彰化縣員林市");
    assertThat(TAIWAN.named(Folding.key("員林鎮"), Level.TOWN).get(0).englishNote())
        .isEqualTo("彰化縣員林鎮 is now Yuanlin City, Changhua County (changed 2015-08-08)");
  }

  @Test
  void everyFormerNameIsDatedAndSourcedAndIsNoNameOfToday() {
    Set<String> today = new HashSet<>();
    all(Level.TOWN).forEach(town -> today.add(town.fullName()));
    for (FormerName former : TAIWAN.formerNames()) {
      assertThat(former.date()).matches("[12][0-9]{3}(-[01][0-9]-[0-3][0-9])?");
      assertThat(former.source()).isNotBlank();
      assertThat(former.event()).isNotBlank();
      assertThat(today).doesNotContain(former.name());
      assertThat(former.today()).allMatch(now -> TAIWAN.byCode(now.code()).isPresent());
      assertThat(TAIWAN.named(Folding.key(former.ownName()), former.level()))
          .extracting(DistrictName::district)
          .containsAll(former.today());
    }
  }

  @Test
  void everyTownOfTheMergedCountiesHadANameBefore() {
    Set<String> changed = new HashSet<>();
    for (FormerName former : TAIWAN.formerNames()) {
      if (former.date().equals("2010-12-25") && former.level() == Level.TOWN) {
        former.today().forEach(town -> changed.add(town.code()));
      }
    }
    assertThat(changed).hasSize(29 + 21 + 31 + 27);
  }

  @Test
  void agreesWithAListOfRoadsAboutPostalCodesAndEnglishNames() throws IOException {
    Path list = shared("data/tw_roads_zip3_en.csv");
    Set<String> differing = new HashSet<>();
    Set<String> checked = new HashSet<>();
    try (BufferedReader rows = Files.newBufferedReader(list)) {
      rows.readLine();
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        String[] cells = row.split(",");
        for (District town : TAIWAN.byPostalCode(cells[2])) {
          if (Folding.key(town.fullName()).equals(Folding.key(cells[0] + cells[3]))) {
            checked.add(town.code());
            compare(town, cells, differing);
          }
        }
      }
    }
    assertThat(checked).hasSize(368);
    /* 大埤 is Dapi in that list and Dabi in the ministry's. */
    assertThat(differing).containsExactly("10009080");
  }

  private static void compare(District town, String[] cells, Set<String> differing) {
    if (!town.englishName().equals(cells[4].replace('’', '\''))
        || !town.county().englishName().equals(cells[1])) {
      differing.add(town.code());
    }
  }

  @Test
  @Tag("long")
  void knowsNearlyAllVillagesOfDoorPlates() throws IOException {
    Set<String> codes = new HashSet<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(shared("data/doorplates"), "*.csv.gz")) {
      for (Path file : files) {
        villages(file, codes);
      }
    }
    codes.removeIf(code -> code.endsWith("-000"));
    int all = codes.size();
    codes.removeIf(code -> TAIWAN.byCode(code).isPresent());
    assertThat(codes.size()).as("unknown of %s: %s", all, codes).isLessThan(all / 100);
    assertThat(codes).allMatch(code -> TAIWAN.byCode(code.split("-")[0]).isPresent());
  }

  private static void villages(Path file, Set<String> codes) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16);
        var rows = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        String[] cells = row.split(",", 4);
        if (cells[2].matches("[0-9]+-[0-9]+")) {
          codes.add(cells[2]);
        }
      }
    }
  }

  private static Path shared(String file) {
    String shared = System.getProperty("tutai.shared", "");
    Path path = Path.of(shared).resolve(file);
    Assumptions.assumeTrue(!shared.isEmpty() && Files.exists(path), file + " is not there");
    return path;
  }

  private static String note(String name, Level level) {
    return TAIWAN.named(Folding.key(name), level).get(0).note();
  }

  private static String found(List<DistrictName> names) {
    List<String> words = new ArrayList<>();
    for (DistrictName name : names) {
      words.add(name.district().fullName() + " " + name.naming());
    }
    return String.join(" | ", words);
  }

  private static List<District> all(Level level) {
    List<District> list = TAIWAN.counties();
    for (int depth = 0; depth < level.ordinal(); depth++) {
      list = list.stream().flatMap(district -> TAIWAN.in(district).stream()).toList();
    }
    return list;
  }

  @Test
  void tellsNothingOfNamesThatOnlyEndAlike() {
    assertThat(TAIWAN.named(Folding.key("北市"), Level.COUNTY)).isEmpty();
    assertThat(TAIWAN.named("", Level.TOWN)).isEmpty();
    assertThat(Naming.values()).startsWith(Naming.CURRENT);
  }
}

package org.tutai.geo.locate.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.Folding;
import org.tutai.geo.locate.name.NameIndex;

class EnglishRoadsTest {

  private static final Districts TAIWAN = Districts.taiwan();

  /** Of a long list one row in so many is tried. */
  private static final int STEP = 7;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> keys = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Set<String>> towns = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "zhongxiao, 東路, 忠孝東路",
    "chunghsiao, 東路, 忠孝東路",
    "jhongsiao, 東路, 忠孝東路",
    "sanduo, 4路, 3多4路",
    "zhongxiao, 西路, ''",
    "zhongxiao, 路, ''",
    "darong, 東1街, 大容東1街",
    "shifu, 大道, 市府大道",
    "dingpu, '', 頂埔",
  })
  void findsRoadsByTheirOwnPartAndTheRest(String latin, String ending, String expected) {
    for (String road : List.of("忠孝東路", "三多四路", "三多一路", "大容東一街", "市府大道", "頂埔")) {
      add(road, "63000010");
    }
    List<String> found = new ArrayList<>();
    names().roads(latin, ending, List.of(), 4).forEach(road -> found.add(road.key()));
    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @Test
  void findsOnlyRoadsOfTheTowns() {
    add("忠孝路", "63000010");
    add("忠校路", "63000020");
    List<District> town = List.of(TAIWAN.byCode("63000020").orElseThrow());
    assertThat(names().roads("zhongxiao", "路", town, 4))
        .extracting(EnglishNames.RoadName::key)
        .containsExactly("忠校路");
    assertThat(names().roads("zhongxiao", "路", List.of(), 4)).hasSize(2);
  }

  @Test
  void findsNamesThatGoOnAfterARoad() {
    for (String road : List.of("育英街", "育英街南苑", "東龍路", "東龍路後街")) {
      add(road, "63000010");
    }
    assertThat(first("No. 5, Nanyuan, Yuying St., Taipei City")).isEqualTo("育英街南苑");
    assertThat(first("No. 5, Hou St., Donglong Rd., Taipei City")).isEqualTo("東龍路後街");
    assertThat(first("No. 5, Nowhere, Yuying St., Taipei City")).isEqualTo("育英街");
    assertThat(first("No. 5, Beiyuan, Donglong Rd., Taipei City")).isEqualTo("東龍路");
  }

  private String first(String text) {
    return EnglishAddress.readings(text, TAIWAN, names()).get(0).road();
  }

  @Test
  void readsTheEnglishOfAListOfRoads() throws IOException {
    List<String[]> rows = rows();
    for (String[] row : rows) {
      String street = PlateText.street(row[1]).roadText();
      town(row).ifPresent(town -> add(street, town.code()));
    }
    EnglishNames names = names();
    int right = 0;
    int all = 0;
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < rows.size(); i += STEP) {
      String[] row = rows.get(i);
      District town = town(row).orElse(null);
      if (town == null) {
        continue;
      }
      all++;
      String text = "No. 1, " + row[2] + ", " + town.englishFullName();
      String fault = fault(text, town, row[1], names);
      right += fault.isEmpty() ? 1 : 0;
      if (!fault.isEmpty()) {
        wrong.add(row[1] + " | " + text + " | " + fault);
      }
    }
    assertThat((double) right / all).as("%s of %s; not: %s", right, all, wrong).isGreaterThan(0.92);
  }

  private static String fault(String text, District town, String road, EnglishNames names) {
    PlateText street = PlateText.street(road);
    List<Address> readings = EnglishAddress.readings(text, TAIWAN, names);
    if (readings.isEmpty()) {
      return "nothing";
    }
    Address first = readings.get(0);
    if (!first.towns().equals(List.of(town))) {
      return "towns " + first.towns();
    }
    boolean same = first.road().equals(street.road()) && first.path().equals(street.path());
    return same
        ? ""
        : first.road()
            + " "
            + first.path().key()
            + " for "
            + street.road()
            + " "
            + street.path().key();
  }

  private static Optional<District> town(String[] row) {
    for (District town : TAIWAN.byPostalCode(row[0])) {
      if (Folding.key(row[3]).equals(Folding.key(town.fullName()))) {
        return Optional.of(town);
      }
    }
    return Optional.empty();
  }

  /** Postal code, road, its English name, county and town. */
  private static List<String[]> rows() throws IOException {
    String shared = System.getProperty("tutai.shared", "");
    Path path = Path.of(shared).resolve("data/tw_roads_zip3_en.csv");
    Assumptions.assumeTrue(!shared.isEmpty() && Files.exists(path), path + " is not there");
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(path)) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", 7);
        rows.add(
            new String[] {cells[2], cells[5], cells[6].replace("\"", ""), cells[0] + cells[3]});
      }
    }
    return rows;
  }

  private void add(String road, String town) {
    String key = Folding.key(road);
    Integer known = numbers.putIfAbsent(key, keys.size());
    if (known == null) {
      keys.add(key);
      towns.add(new HashSet<>());
    }
    if (known == null) names.add(road);
    towns.get(known == null ? keys.size() - 1 : known).add(town);
  }

  private EnglishNames names() {
    return new EnglishRoads(
        NameIndex.of(names), keys::get, (road, town) -> towns.get(road).contains(town.code()));
  }
}

package org.tutai.geo.locate.address.plate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.format.csv.CsvRows;
import org.tutai.geo.format.csv.CsvTable;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.PlateText;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;

/** Whatever is imported is found again, where it was, and nothing else is there. */
class PlateRoundTripTest {

  private static final String[] TOWNS = {"1000801", "1000802", "1000813"};
  private static final String[] ROADS = {
    "中正路", "", "南陽街", "八德二路", "?勢路", "頂埔", "廍子路", "民權東路", "台灣大道"
  };
  private static final String[] SECTIONS = {"", "", "一段", "三段"};
  private static final String[] LANES = {"", "", "12巷", "101巷", "建昌巷"};
  private static final String[] ALLEYS = {"", "", "3弄", "20弄"};
  private static final String[] NUMBERS = {
    "%d號", "%d號", "%d號二樓", "%d之3號", "%d號地下一樓", "%d號三樓之%d", "臨%d號", "%d之%d號五樓"
  };

  @TempDir static Path folder;
  private static List<String[]> plates = List.of();
  private static PlateIndex index = PlateIndex.empty();
  private static PlateSegment segment;

  @BeforeAll
  static void importGeneratedPlates() throws IOException {
    Random random = new Random(20_240_601);
    plates = new ArrayList<>();
    StringBuilder text =
        new StringBuilder(
            "county,town,village,neighborhood,road,section,lane,alley,number,lon,lat\n");
    for (int i = 0; i < 20_000; i++) {
      String[] plate = plate(random);
      plates.add(plate);
      text.append(String.join(",", plate)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("plates.csv"), text, StandardCharsets.UTF_8);
    new PlateImport(folder.resolve("index"))
        .source("made up for a test")
        .synthetic()
        .run(List.of(file));
    index = PlateIndex.open(folder.resolve("index"));
    segment = index.segments().get(0);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  private static String[] plate(Random random) {
    String town = TOWNS[random.nextInt(TOWNS.length)];
    String road = ROADS[random.nextInt(ROADS.length)];
    String number =
        String.format(
            NUMBERS[random.nextInt(NUMBERS.length)],
            1 + random.nextInt(300),
            1 + random.nextInt(9));
    return new String[] {
      "10008",
      town,
      town + String.format("-%03d", 1 + random.nextInt(6)),
      1 + random.nextInt(30) + "鄰",
      road,
      road.endsWith("路") ? SECTIONS[random.nextInt(SECTIONS.length)] : "",
      LANES[random.nextInt(LANES.length)],
      ALLEYS[random.nextInt(ALLEYS.length)],
      number,
      String.format("%.6f", 120.6 + random.nextInt(4000) * 1e-5),
      String.format("%.6f", 23.9 + random.nextInt(4000) * 1e-5)
    };
  }

  /** The unit of a plate, found by its words alone; -1 when it isn't there. */
  private static int find(
      PlateSegment in, District town, String village, PlateText plate, int[] at) {
    int townNumber =
        IntStream.range(0, in.towns())
            .filter(i -> in.townCode(i).equals(town.code()))
            .findFirst()
            .orElseThrow();
    String key = plate.road().isEmpty() ? village : plate.road();
    int base = in.findBase(townNumber, key);
    int street = base < 0 ? -1 : in.findStreet(base, plate.path());
    if (street < 0) {
      return -1;
    }
    HouseNumber number = plate.number();
    for (int house = in.seekHouse(street, number.main(), number.sub());
        house < in.endHouse(street) && in.mainNumber(house) == number.main();
        house++) {
      int unit = in.houseNumber(house).equals(number) ? in.findUnit(house, plate.unit()) : -1;
      if (unit >= 0
          && in.lonE7OfUnit(house, unit) == at[0]
          && in.latE7OfUnit(house, unit) == at[1]) {
        return unit;
      }
    }
    return -1;
  }

  private static int e7(String degrees) {
    return (int) Math.round(Double.parseDouble(degrees) * 1e7);
  }

  private static String village(PlateSegment in, String code) {
    return org.tutai.geo.locate.name.Folding.key(
        Districts.taiwan().byCode(code).map(District::name).orElse(code));
  }

  @Test
  void everyPlateIsFoundByItsWords() {
    Set<Integer> found = new HashSet<>();
    for (String[] plate : plates) {
      PlateText words =
          PlateText.street(plate[4] + plate[5] + plate[6] + plate[7])
              .with(PlateText.number(plate[8]));
      int unit =
          find(
              segment,
              Districts.taiwan().byCode(plate[1]).orElseThrow(),
              village(segment, plate[2]),
              words,
              new int[] {e7(plate[9]), e7(plate[10])});
      assertThat(unit).as(String.join(",", plate)).isNotNegative();
      found.add(unit);
    }
    long different = plates.stream().map(Arrays::asList).distinct().count();
    assertThat(segment.plates()).isEqualTo(different);
    assertThat(found.size()).isGreaterThan((int) (different * 0.99));
  }

  @Test
  void childrenAreRangesThatCoverEverything() {
    int base = 0;
    int street = 0;
    int house = 0;
    int unit = 0;
    for (int town = 0; town < segment.towns(); town++) {
      assertThat(segment.firstBase(town)).isEqualTo(base);
      for (; base < segment.endBase(town); base++) {
        assertThat(segment.townOfBase(base)).isEqualTo(town);
        assertThat(segment.firstStreet(base)).isEqualTo(street);
        assertThat(segment.firstHouseOfBase(base)).isEqualTo(house);
        for (; street < segment.endStreet(base); street++) {
          assertThat(segment.baseOfStreet(street)).isEqualTo(base);
          assertThat(segment.findStreet(base, segment.path(street))).isEqualTo(street);
          assertThat(segment.firstHouse(street)).isEqualTo(house);
          for (; house < segment.endHouse(street); house++) {
            assertThat(segment.streetOfHouse(house)).isEqualTo(street);
            assertThat(segment.firstUnit(house)).isEqualTo(unit);
            unit = segment.endUnit(house);
            assertThat(unit).isGreaterThan(segment.firstUnit(house));
          }
        }
        assertThat(segment.endHouseOfBase(base)).isEqualTo(house);
      }
      assertThat(segment.endHouseOfTown(town)).isEqualTo(house);
    }
    assertThat(house).isEqualTo(segment.houses());
    assertThat(unit).isEqualTo(segment.plates());
  }

  @Test
  void housesOfAStreetAreSortedAndSoughtByNumber() {
    for (int street = 0; street < streets(); street++) {
      int from = segment.firstHouse(street);
      int to = segment.endHouse(street);
      for (int house = from + 1; house < to; house++) {
        int order =
            Comparator.comparingInt((Integer h) -> segment.mainNumber(h))
                .thenComparingInt(segment::subNumber)
                .compare(house - 1, house);
        assertThat(order).isNotPositive();
      }
      for (int main : new int[] {0, 1, 57, 299, 301, Integer.MAX_VALUE}) {
        int sought = segment.seekHouse(street, main, 3);
        assertThat(sought).isBetween(from, to);
        assertThat(sought == from || isBefore(sought - 1, main, 3)).isTrue();
        assertThat(sought == to || !isBefore(sought, main, 3)).isTrue();
      }
    }
  }

  private static int streets() {
    return segment.endStreet(segment.bases() - 1);
  }

  private static boolean isBefore(int house, int main, int sub) {
    return segment.mainNumber(house) < main
        || (segment.mainNumber(house) == main && segment.subNumber(house) < sub);
  }

  @Test
  void middlesExtentsAndVillagesAreThoseOfTheHouses() {
    for (int street = 0; street < streets(); street += 7) {
      int from = segment.firstHouse(street);
      int to = segment.endHouse(street);
      assertThat(segment.middleOfStreet(street)).isEqualTo(PlateExtent.middle(segment, from, to));
      assertThat(segment.boundsOfStreet(street)).isEqualTo(PlateExtent.bounds(segment, from, to));
    }
    for (int base = 0; base < segment.bases(); base++) {
      int from = segment.firstHouseOfBase(base);
      int to = segment.endHouseOfBase(base);
      assertThat(segment.middleOfBase(base)).isEqualTo(PlateExtent.middle(segment, from, to));
      assertThat(segment.boundsOfBase(base)).isEqualTo(PlateExtent.bounds(segment, from, to));
    }
    for (int village = 0; village < segment.villages(); village++) {
      int its = village;
      assertThat(segment.findVillage(segment.townOfVillage(village), segment.villageKey(village)))
          .isEqualTo(village);
      assertThat(segment.middleOfVillage(village))
          .isEqualTo(PlateExtent.middleOfVillage(segment, village));
      assertThat(segment.boundsOfVillage(village))
          .isEqualTo(PlateExtent.boundsOfVillage(segment, village));
      assertThat(segment.streetsOfVillage(village))
          .containsExactly(
              IntStream.range(0, segment.houses())
                  .filter(house -> segment.villageOfHouse(house) == its)
                  .map(segment::streetOfHouse)
                  .distinct()
                  .toArray());
    }
  }

  @Test
  void nearestHousesAreThoseThatALookAtAllFinds() {
    Random random = new Random(5);
    int[] found = new int[25];
    for (int turn = 0; turn < 300; turn++) {
      double lon = 120.58 + random.nextInt(80) * 1e-3;
      double lat = 23.88 + random.nextInt(80) * 1e-3;
      double within = random.nextBoolean() ? 50_000 : 200;
      int[] expected =
          IntStream.range(0, segment.houses())
              .boxed()
              .filter(house -> segment.metresTo(house, lon, lat) <= within)
              .sorted(
                  Comparator.comparingDouble((Integer house) -> segment.metresTo(house, lon, lat))
                      .thenComparingInt(house -> house))
              .limit(found.length)
              .mapToInt(Integer::intValue)
              .toArray();
      int count = segment.nearestHouses(lon, lat, within, found);
      assertThat(Arrays.copyOf(found, count)).containsExactly(expected);
      assertThat(segment.nearestHouse(lon, lat, within))
          .isEqualTo(expected.length == 0 ? -1 : expected[0]);
    }
    assertThat(segment.nearestHouse(Double.NaN, 24, 1000)).isEqualTo(-1);
    assertThat(segment.nearestHouse(0, 0, 50_000)).isEqualTo(-1);
  }

  @Test
  void tellsWhereThePlatesAreFrom() throws IOException {
    assertThat(segment.provenance()).isEqualTo("made up for a test");
    assertThat(segment.synthetic()).isTrue();
    assertThat(index.counties().get(0).synthetic()).isTrue();
    index.verify();
  }

  @ParameterizedTest
  @ValueSource(strings = {"09007", "10016"})
  void everyRowOfARealFileIsFound(String county) throws IOException {
    String shared = System.getProperty("tutai.shared", "../shared");
    Path file = Path.of(shared, "data", "doorplates", county + ".csv.gz");
    Assumptions.assumeTrue(Files.exists(file), "no door plates at " + file);
    Path target = folder.resolve("real-" + county);
    ImportReport report = new PlateImport(target).run(List.of(file));
    assertThat(report.badRows()).isLessThan(report.rows() / 1000 + 1);
    long missing = 0;
    try (PlateIndex opened = PlateIndex.open(target);
        CsvRows rows = CsvTable.open(file, null).rows()) {
      while (rows.next()) {
        missing += isFound(opened.segments().get(0), rows) ? 0 : 1;
      }
    }
    assertThat(missing).isEqualTo(report.badRows());
  }

  private static boolean isFound(PlateSegment in, CsvRows row) {
    StringBuilder street = new StringBuilder();
    for (int cell = 4; cell < 10; cell++) {
      street.append(row.text(cell));
    }
    PlateText words = PlateText.street(street.toString()).with(PlateText.number(row.text(10)));
    District town = Districts.taiwan().byCode(row.text(1)).orElseThrow();
    int[] at = {e7(row.text(11)), e7(row.text(12))};
    return find(in, town, village(in, row.text(2)), words, at) >= 0;
  }
}

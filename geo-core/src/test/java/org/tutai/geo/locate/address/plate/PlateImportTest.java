package org.tutai.geo.locate.address.plate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.Folding;

/** What files are read, how, and what is said of those that cannot be. */
class PlateImportTest {

  private static final String ENGLISH =
      "county,town,village,neighborhood,road,section,lane,alley,sub_alley,tong,number,lon,lat";

  @TempDir Path folder;

  private Path file(String name, Charset charset, String... lines) throws IOException {
    return Files.write(folder.resolve(name), (String.join("\n", lines) + "\n").getBytes(charset));
  }

  private ImportReport imported(Path... files) throws IOException {
    return new PlateImport(folder.resolve("index")).run(List.of(files));
  }

  private ImportReport imported(String... lines) throws IOException {
    return imported(file("plates.csv", StandardCharsets.UTF_8, lines));
  }

  private PlateIndex opened() throws IOException {
    return PlateIndex.open(folder.resolve("index"));
  }

  private static int base(PlateSegment segment, String townCode, String name) {
    for (int town = 0; town < segment.towns(); town++) {
      if (segment.townCode(town).equals(townCode)) {
        return segment.findBase(town, Folding.key(name));
      }
    }
    return -1;
  }

  private static void checkRemarks(ImportReport report, String... expected) {
    assertThat(report.remarks())
        .extracting(r -> r.remark() + " " + r.count() + " " + r.first())
        .containsExactly(expected);
  }

  @Test
  void readsEnglishColumnsAndHouseholdCodes() throws IOException {
    ImportReport report =
        imported(
            ENGLISH,
            "63,6300400,6300400-003,15鄰,南京東路,一段,,,,,2號十二樓,121.522954,25.052029",
            "63,6300400,6300400-003,15鄰,南京東路,一段,,,,,2號,121.522954,25.052029");
    assertThat(report.plates()).isEqualTo(2);
    assertThat(report.houses()).isEqualTo(1);
    checkRemarks(report);
    try (PlateIndex index = opened()) {
      PlateSegment segment = index.segments().get(0);
      assertThat(segment.countyCode()).isEqualTo("63000");
      int base = base(segment, "63000040", "南京東路");
      assertThat(segment.baseName(base)).isEqualTo("南京東路");
      assertThat(segment.isVillageBase(base)).isFalse();
      int street = segment.findStreet(base, new StreetPath("1", "", "", "", ""));
      int house = segment.seekHouse(street, 2, 0);
      assertThat(segment.houseNumber(house).text()).isEqualTo("2號");
      assertThat(segment.lonE7(house)).isEqualTo(1_215_229_540);
      assertThat(segment.latE7(house)).isEqualTo(250_520_290);
      assertThat(segment.neighbourhoodOfHouse(house)).isEqualTo(15);
      assertThat(segment.villageName(segment.villageOfHouse(house)))
          .isEqualTo(Districts.taiwan().byCode("63000040003").orElseThrow().name());
      assertThat(segment.findUnit(house, Unit.NONE)).isEqualTo(segment.firstUnit(house));
      assertThat(segment.findUnit(house, new Unit(12, ""))).isEqualTo(segment.firstUnit(house) + 1);
      assertThat(segment.findUnit(house, new Unit(3, ""))).isEqualTo(-1);
    }
  }

  @Test
  void readsChineseColumnsInBig5AndPlaneCoordinates() throws IOException {
    Path file =
        file(
            "臺北市.csv",
            TextEncoding.BIG5,
            "省市縣市代碼,鄉鎮市區代碼,村里,鄰,街、路段,地區,巷,弄,號,樓,橫座標,縱座標",
            "63000,63000040,中山里,001,南京東路一段,,１３２巷,5,１２號,3,302705.5,2771722.25",
            "63000,63000040,中山里,001,,,,,１２,,302700,2771700");
    ImportReport report = imported(file);
    checkRemarks(report);
    try (PlateIndex index = opened()) {
      PlateSegment segment = index.segments().get(0);
      int base = base(segment, "63000040", "南京東路");
      int street = segment.findStreet(base, new StreetPath("1", "132", "5", "", ""));
      int house = segment.seekHouse(street, 12, 0);
      assertThat(segment.mainNumber(house)).isEqualTo(12);
      assertThat(segment.unit(segment.firstUnit(house))).isEqualTo(new Unit(3, ""));
      assertThat(segment.lonE7(house) * 1e-7).isCloseTo(121.5222, within(0.0005));
      assertThat(segment.latE7(house) * 1e-7).isCloseTo(25.0525, within(0.0005));
      int village = base(segment, "63000040", "中山里");
      assertThat(segment.isVillageBase(village)).isTrue();
      assertThat(segment.mainNumber(segment.firstHouse(segment.firstStreet(village))))
          .isEqualTo(12);
    }
  }

  @Test
  void takesOuterIslandsForZone119UnlessOnlyZone121Fits() throws IOException {
    imported(
        "縣市,鄉鎮市區,村里,街路段,號,X座標,Y座標",
        "澎湖縣,馬公市,復興里,中正路,1號,309800,2607500",
        "澎湖縣,馬公市,復興里,中正路,2號,106300,2607900");
    try (PlateIndex index = opened()) {
      PlateSegment segment = index.segments().get(0);
      for (int house = 0; house < 2; house++) {
        assertThat(segment.lonE7(house) * 1e-7).isCloseTo(119.58, within(0.02));
        assertThat(segment.latE7(house) * 1e-7).isCloseTo(23.57, within(0.02));
      }
    }
  }

  @Test
  void joinsFilesOfOneCountyAndPartsFilesOfSeveral() throws IOException {
    Path first =
        file(
            "a.csv",
            StandardCharsets.UTF_8,
            "縣市,鄉鎮市區,路名,號,經度,緯度",
            "台北市,大安區,和平東路,1號,121.53,25.02",
            "桃園市,桃園區,中正路,1號,121.31,24.99");
    Path second = folder.resolve("b.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(second))) {
      out.write(
          "LAT,LON,NUMBER,ROAD,TOWN,COUNTY\n25.021,121.531,3號,和平東路,大安區,臺北市\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    ImportReport report = imported(first, second);
    assertThat(report.counties())
        .extracting(ImportedCounty::code, ImportedCounty::plates)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("63000", 2L),
            org.assertj.core.groups.Tuple.tuple("68000", 1L));
    try (PlateIndex index = opened()) {
      PlateSegment taipei = index.segments().get(0);
      int street = taipei.firstStreet(base(taipei, "63000030", "和平東路"));
      assertThat(taipei.endHouse(street) - taipei.firstHouse(street)).isEqualTo(2);
    }
  }

  @Test
  void countsRowsThatCannotBeUsedByReasonWithTheirLines() throws IOException {
    ImportReport report =
        imported(
            ENGLISH,
            "63,6300400,,,南京東路,,,,,,1號,121.5,25.05",
            "63,6300400,,,南京東路,,,,,,2號,,",
            "63,6300400,,,南京東路,,,,,,3號,NaN,NaN",
            "63,6300400,,,南京東路,,,,,,4號,0,0",
            "63,6300400,,,南京東路,,,,,,5號,12.5,41.9",
            "63,6300400,,,南京東路,,,,,,6號,25.05,121.5",
            "63,6300400,,,南京東路,,,,,,,121.5,25.05",
            "63,6399999,,,南京東路,,,,,,7號,121.5,25.05",
            "99,,,,南京東路,,,,,,8號,121.5,25.05",
            "63,6300400",
            "63,6300400,,,,,,,,,9號,121.5,25.05",
            "63,6300400,,,南京東路,,,,,,10號(管理員室,不得設籍),121.5,25.05",
            "63,6300400,,,南京東路,,,,,,11號,121.5,25.05,x,y",
            "63,6300400,,,南京東路,,,,,,12號" + "甲".repeat(200) + ",121.5,25.05",
            "63,6300400,,,南京東路,,,,,,1號,121.5,25.05",
            "63,6300400,,,?京東路,,,,,,1號,121.5,25.05");
    checkRemarks(
        report,
        "SHORT_ROW 1 [plates.csv:11]",
        "LONG_ROW 1 [plates.csv:14]",
        "LONG_TEXT 1 [plates.csv:15]",
        "UNKNOWN_COUNTY 1 [plates.csv:10]",
        "UNKNOWN_TOWN 1 [plates.csv:9]",
        "NO_STREET 1 [plates.csv:12]",
        "NO_NUMBER 1 [plates.csv:8]",
        "NO_PLACE 2 [plates.csv:3, plates.csv:5]",
        "UNREADABLE_PLACE 1 [plates.csv:4]",
        "OUTSIDE_TAIWAN 1 [plates.csv:6]",
        "SPLIT_TEXT 1 [plates.csv:13]",
        "SWAPPED_PLACE 1 [plates.csv:7]",
        "LOST_CHARACTER 1 [plates.csv:17]");
    assertThat(report.rows()).isEqualTo(16);
    assertThat(report.repeated()).isEqualTo(1);
    assertThat(report.badRows()).isEqualTo(11);
    assertThat(report.plates()).isEqualTo(4);
  }

  @Test
  void keepsOneAddressAtSeveralPlacesAsSeveralHouses() throws IOException {
    ImportReport report =
        imported(
            ENGLISH,
            "10008,1000801,,,中正路,,,,,,1號,120.680,23.910",
            "10008,1000801,,,中正路,,,,,,1號,120.690,23.920",
            "10008,1000801,,,中正路,,,,,,1號二樓,120.680,23.910",
            "10008,1000801,,,中正路,,,,,,1號三樓,120.68001,23.910");
    assertThat(report.houses()).isEqualTo(2);
    assertThat(report.plates()).isEqualTo(4);
    try (PlateIndex index = opened()) {
      PlateSegment segment = index.segments().get(0);
      assertThat(segment.endUnit(0) - segment.firstUnit(0)).isEqualTo(3);
      int third = segment.findUnit(0, new Unit(3, ""));
      assertThat(segment.lonE7OfUnit(0, third)).isEqualTo(1_206_800_100);
      assertThat(segment.lonE7OfUnit(0, segment.firstUnit(0))).isEqualTo(1_206_800_000);
      assertThat(segment.lonE7(1)).isEqualTo(1_206_900_000);
    }
  }

  @Test
  void namesARoadAsMostPlatesWriteIt() throws IOException {
    imported(
        ENGLISH,
        "63,6300400,,,南京東路,,,,,,1號,121.5,25.05",
        "63,6300400,,,臺北路,,,,,,1號,121.5,25.05",
        "63,6300400,,,台北路,,,,,,2號,121.5,25.05",
        "63,6300400,,,台北路,,,,,,3號,121.5,25.05");
    try (PlateIndex index = opened()) {
      PlateSegment segment = index.segments().get(0);
      assertThat(segment.bases()).isEqualTo(2);
      int base = base(segment, "63000040", "臺北路");
      assertThat(segment.baseName(base)).isEqualTo("台北路");
      assertThat(base).isEqualTo(base(segment, "63000040", "台北路"));
    }
  }

  @Test
  void readsTheSameStreetHoweverColumnsCutIt() throws IOException {
    imported(
        ENGLISH,
        "10002,1000202,,,中正路,三段,59巷,2弄,,,1號,121.7,24.6",
        "10002,1000202,,,中正路三段,,,,,,59巷2弄3號,121.7,24.6",
        "10002,1000202,,,,,中正路三段59巷,,,,2弄5號,121.7,24.6");
    try (PlateIndex index = opened()) {
      assertThat(index.segments().get(0).bases()).isEqualTo(1);
      int street = index.segments().get(0).findStreet(0, new StreetPath("3", "59", "2", "", ""));
      assertThat(index.segments().get(0).firstHouse(street)).isZero();
      assertThat(index.segments().get(0).endHouse(street)).isEqualTo(3);
    }
  }

  @Test
  void takesTheCountyThatIsToldForRowsThatSayNone() throws IOException {
    Path file = file("x.csv", StandardCharsets.UTF_8, "行政區,路名,號,經度,緯度", "中山區,復興路,1號,121.74,25.15");
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("no county said, and the town does not tell it (1)");
    new PlateImport(folder.resolve("index"))
        .usualCounty(Districts.taiwan().byCode("10017").orElseThrow())
        .run(List.of(file));
    try (PlateIndex index = opened()) {
      assertThat(index.segments().get(0).townCode(0)).startsWith("10017");
    }
  }

  @Test
  void refusesAFileThatIsNotDoorPlatesAndNamesItsColumns() throws IOException {
    Path file = file("shops.csv", StandardCharsets.UTF_8, "name,phone,lon,lat", "x,1,121,25");
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("shops.csv")
        .hasMessageContaining("name, phone, lon, lat")
        .hasMessageContaining("county, town, village")
        .hasMessageContaining("Missing: the house number");
    assertThat(opened().segments()).isEmpty();
  }

  @Test
  void refusesARowWithoutEnd() throws IOException {
    Path file = folder.resolve("endless.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((ENGLISH + "\n63,6300400,,,").getBytes(StandardCharsets.UTF_8));
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) 'a');
      for (int i = 0; i < 100; i++) {
        out.write(block);
      }
    }
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("a row of at most");
  }

  @Test
  void refusesAFileThatGzipBlowsUp() throws IOException {
    Path file = folder.resolve("bomb.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((ENGLISH + "\n").getBytes(StandardCharsets.UTF_8));
      byte[] block = ("63" + ",".repeat(12) + "\n").repeat(70_000).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 200; i++) {
        out.write(block);
      }
    }
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("bytes of text or more");
  }

  @Test
  void aStrayRowDoesNotCostACountyItsPlates() throws IOException {
    String columns = "縣市,鄉鎮市區,路名,號,經度,緯度";
    Path whole =
        file(
            "whole.csv",
            StandardCharsets.UTF_8,
            columns,
            "臺北市,中山區,新生北路,1號,121.53,25.06",
            "臺北市,中山區,新生北路,3號,121.53,25.061",
            "臺北市,中山區,新生北路,5號,121.53,25.062");
    Path stray =
        file(
            "stray.csv",
            StandardCharsets.UTF_8,
            columns,
            "基隆市,信義區,信二路,1號,121.75,25.13",
            "臺北市,中山區,新生北路,7號,121.53,25.063");
    Path directory = folder.resolve("index");
    new PlateImport(directory).run(List.of(whole));
    ImportReport report = new PlateImport(directory).run(List.of(stray));
    assertThat(report.counties()).extracting(ImportedCounty::name).containsExactly("基隆市");
    assertThat(report.kept())
        .extracting(kept -> kept.there().name() + " " + kept.there().plates() + " " + kept.plates())
        .containsExactly("臺北市 3 1");
    try (PlateIndex index = opened()) {
      assertThat(index.counties()).extracting(ImportedCounty::plates).containsExactly(1L, 3L);
    }
    new PlateImport(directory).evenIfFewer().run(List.of(stray));
    try (PlateIndex index = opened()) {
      assertThat(index.counties()).extracting(ImportedCounty::plates).containsExactly(1L, 1L);
    }
  }

  @Test
  void countsRowsOfZeroBytesAndGarbage() throws IOException {
    ImportReport report =
        imported(
            ENGLISH,
            "63,6300400,,,南京東路,,,,,,1號,121.5,25.05",
            "\0".repeat(60),
            "63,6300400,\0\0,\0,南京\0東路,,,,,,\0,121.5,25.05",
            "\uD800,\uFFFF,,,,,,,,,1號,121.5,25.05",
            "63,6300400,,,南京東路,,,,,,2號,121.5\0,25.05");
    assertThat(report.plates()).isEqualTo(1);
    checkRemarks(
        report,
        "SHORT_ROW 1 [plates.csv:3]",
        "UNKNOWN_COUNTY 1 [plates.csv:5]",
        "NO_NUMBER 1 [plates.csv:4]",
        "UNREADABLE_PLACE 1 [plates.csv:6]");
  }

  @Test
  void breaksOffWithTheFileWhereGzipIsCut() throws IOException {
    Path whole = folder.resolve("whole.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      out.write((ENGLISH + "\n").getBytes(StandardCharsets.UTF_8));
      for (int i = 1; i < 20_000; i++) {
        out.write(
            ("63,6300400,,,南京東路,,,,,," + i + "號,121." + i * 7919 % 99_991 + ",25.05\n")
                .getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> imported(cut)).isInstanceOf(FormatException.class);
    assertThat(opened().segments()).isEmpty();
    assertThat(imported(whole).plates()).isEqualTo(19_999);
  }

  @Test
  void tellsProgressAndStopsWhenCancelledWithoutAChange() throws IOException {
    String[] lines = new String[20_000];
    lines[0] = ENGLISH;
    for (int i = 1; i < lines.length; i++) {
      lines[i] = "63,6300400,,,南京東路,,,,,," + i + "號,121.5,25.05";
    }
    Path file = file("many.csv", StandardCharsets.UTF_8, lines);
    boolean[] told = new boolean[1];
    PlateImport plates =
        new PlateImport(folder.resolve("index")).listener(progress -> told[0] = true);
    plates.run(List.of(file));
    assertThat(told[0]).isTrue();
    String version = opened().version();
    Path other =
        file(
            "other.csv",
            StandardCharsets.UTF_8,
            Arrays.stream(lines).map(line -> line.replace("南京", "北京")).toArray(String[]::new));
    assertThatThrownBy(
            () ->
                new PlateImport(folder.resolve("index"))
                    .cancelledWhen(() -> true)
                    .run(List.of(other)))
        .isInstanceOf(CancellationException.class);
    assertThat(opened().version()).isEqualTo(version);
    assertThat(folder.resolve("index/.import")).isDirectoryNotContaining("glob:**/work-*");
  }
}

package org.tutai.geo.format.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;
import org.tutai.geo.evidence.Remark;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.Choices;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.Reading;
import org.tutai.geo.format.place.Plates.Plate;
import org.tutai.geo.format.shapefile.ShapefileWriter;
import org.tutai.geo.layer.ListSource;

class CrsDetectiveTest {

  private static final Path SOMEWHERE = Path.of("/data/layer.shp");
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @TempDir Path folder;

  private static Crs crs(String code) {
    return CrsRegistry.byCode(code).orElseThrow();
  }

  private static Crs feet() {
    return Candidate.list().stream()
        .map(Candidate::crs)
        .filter(crs -> crs.name().equals("TWD97 / TM2 zone 121 (feet)"))
        .findFirst()
        .orElseThrow();
  }

  private static FeatureSource located(FeatureSource source) {
    return CrsDetective.locate(source, SOMEWHERE, Optional.empty());
  }

  private static Finding<Crs> conclude(FeatureSource source) {
    return located(source).crsFinding();
  }

  private static FeatureSource points(String name, Crs known, double... xy) {
    List<Feature> features = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      Geometry point = FACTORY.createPoint(new Coordinate(xy[i], xy[i + 1]));
      features.add(new Feature(features.size(), point, List.of()));
    }
    return new ListSource(name, new Schema(GeometryKind.POINT, List.of()), known, features);
  }

  /** The same layer with a CRS that its file states. */
  private static FeatureSource stating(FeatureSource source, Crs crs) {
    var list = (ListSource) source;
    return new ListSource(list.name(), list.schema(), crs, list.list());
  }

  private static void checkWarned(Finding<Crs> finding) {
    assertThat(finding.grounds().get(0).isWarning()).isTrue();
    assertThat(finding.grounds())
        .allSatisfy(
            ground -> {
              assertThat(ground.topic()).isEqualTo(Remark.Topic.CRS);
              assertThat(ground.english()).isNotBlank();
              assertThat(ground.chinese()).matches(".*[\\u4e00-\\u9fff].*");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "09020, EPSG:3825", "09020, EPSG:3826", "10016, EPSG:3825", "10016, EPSG:3826",
    "09007, EPSG:3825", "09007, EPSG:3826", "63, EPSG:3826", "10015, EPSG:3826",
    "10008, EPSG:3826", "09020, EPSG:4326", "64, EPSG:4326", "10016, EPSG:3857"
  })
  void namesInTheDataTellZoneUnitAndDatum(String county, String code) {
    FeatureSource layer = Plates.layer(Synthetic.plates(county, 100, 1), crs(code), false, true);
    Finding<Crs> finding = conclude(layer);
    assertThat(finding.value()).contains(crs(code));
    assertThat(finding.confidence()).isGreaterThanOrEqualTo(0.9);
    checkWarned(finding);
  }

  @ParameterizedTest
  @CsvSource({
    "09020, EPSG:3825", "09020, EPSG:3826", "10016, EPSG:3825", "10016, EPSG:3826",
    "63, EPSG:3826", "10015, EPSG:3826", "64, EPSG:4326", "10016, EPSG:3857"
  })
  void positionsAloneTellZoneAndUnit(String county, String code) {
    FeatureSource layer = Plates.layer(Synthetic.plates(county, 100, 2), crs(code), false, false);
    Finding<Crs> finding = conclude(layer);
    assertThat(finding.value()).contains(crs(code));
    checkWarned(finding);
  }

  @ParameterizedTest
  @CsvSource({"10016, EPSG:3827", "64, EPSG:3828", "10002, EPSG:3828", "63, EPSG:3828"})
  void townsNamedInTheDataTellTwd67(String county, String code) {
    FeatureSource layer = Plates.layer(Synthetic.plates(county, 200, 3), crs(code), false, true);
    Finding<Crs> finding = conclude(layer);
    assertThat(finding.value()).contains(crs(code));
    assertThat(finding.confidence()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void whereTheDatumCannotBeToldTwd97IsTakenAndTheOtherNamed() {
    List<Plate> inland = Plates.some(Synthetic.plates("10008020", 50, 4), 3, 4);
    Finding<Crs> finding = conclude(Plates.layer(inland, crs("EPSG:3828"), false, false));
    assertThat(finding.value()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(finding.confidence()).isLessThan(0.9);
    assertThat(finding.grounds())
        .anyMatch(
            ground ->
                ground.isWarning()
                    && ground.english().contains("EPSG:3828")
                    && ground.english().contains("850 m")
                    && ground.chinese().contains("850 公尺"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:3826", "EPSG:4326"})
  void northBeforeEastIsExchangedWhenRead(String code) throws Exception {
    List<Plate> plates = Synthetic.plates("63", 50, 5);
    FeatureSource layer = Plates.layer(plates, crs(code), true, true);
    FeatureSource located = located(layer);
    assertThat(located.crs()).contains(crs(code));
    FeatureSource straight = Plates.layer(plates, crs(code), false, true);
    assertThat(Reading.of(located).wkt()).isEqualTo(Reading.of(straight).wkt());
    assertThat(Reading.of(located).values()).isEqualTo(Reading.of(straight).values());
    assertThat(located.schema()).isEqualTo(layer.schema());
    assertThat(located.count()).isEqualTo(layer.count());
    assertThat(located.crsFinding().grounds().get(0).english()).contains("north");
  }

  @Test
  void feetAreTold() {
    FeatureSource layer = Plates.layer(Synthetic.plates("66", 60, 6), feet(), false, true);
    assertThat(conclude(layer).value()).contains(feet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"kinmen_plates", "金門縣門牌", "09020", "金門道路"})
  void fileOrLayerNameCounts(String name) {
    List<Plate> few = Plates.some(Synthetic.plates("09020", 30, 7), 5, 7);
    var layer = (ListSource) Plates.layer(few, crs("EPSG:3825"), false, false);
    var named = new ListSource(name, layer.schema(), (Crs) null, layer.list());
    Finding<Crs> finding = conclude(named);
    assertThat(finding.value()).contains(CrsRegistry.TWD97_TM2_119);
    assertThat(finding.grounds()).anyMatch(ground -> ground.english().contains("file or layer"));
  }

  private static FeatureSource platesOfOwnersIn(String... addresses) {
    var layer =
        (ListSource) Plates.layer(Synthetic.plates("63", 60, 20), crs("EPSG:3826"), false, false);
    List<Feature> features = new ArrayList<>();
    for (Feature plate : layer.list()) {
      String address = addresses[features.size() % addresses.length];
      features.add(new Feature(features.size(), plate.geometry(), List.of(address)));
    }
    var schema = new Schema(GeometryKind.POINT, List.of(Field.of("owner_addr", FieldType.TEXT)));
    return new ListSource("p", schema, (Crs) null, features);
  }

  @ParameterizedTest
  @ValueSource(strings = {"新北市", "高雄市鳳山區", "雲林縣斗南鎮", "桃園市中壢區", "高雄縣鳳山市"})
  void wordsThatNameOtherPlacesLowerTheConfidenceOnly(String elsewhere) {
    for (FeatureSource layer :
        List.of(platesOfOwnersIn(elsewhere), platesOfOwnersIn(elsewhere, "臺北市大安區"))) {
      Finding<Crs> finding = conclude(layer);
      assertThat(finding.value()).contains(CrsRegistry.TWD97_TM2_121);
      assertThat(finding.confidence()).isBetween(0.3, 0.89);
      assertThat(finding.grounds())
          .anyMatch(ground -> ground.english().contains("owner_addr names other places"));
    }
  }

  @Test
  void positionsAtZeroZeroAreLeftOut() {
    double[] xy = new double[200];
    for (int i = 0; i < xy.length; i += 2) {
      xy[i] = i % 10 == 0 ? 0 : 302_000 + 40 * i;
      xy[i + 1] = i % 10 == 0 ? 0 : 2_767_000 + 30 * i;
    }
    assertThat(conclude(points("p", null, xy)).value()).contains(CrsRegistry.TWD97_TM2_121);
  }

  @ParameterizedTest
  @CsvSource({
    "63, TWD67, EPSG:3828",
    "63, TWD97, EPSG:3826",
    "10016, TWD67, EPSG:3827",
    "09020, TWD97, EPSG:3825"
  })
  void columnsNamedForADatumSayItAndThePositionsTellTheZone(
      String county, String datum, String code) throws Exception {
    var text = new StringBuilder("n," + datum + "X," + datum + "Y\n");
    var layer =
        (ListSource) Plates.layer(Synthetic.plates(county, 60, 21), crs(code), false, false);
    for (Feature plate : layer.list()) {
      Coordinate at = plate.geometry().getCoordinate();
      text.append("a,").append(at.x).append(',').append(at.y).append('\n');
    }
    Path csv = java.nio.file.Files.writeString(folder.resolve("layer.csv"), text);
    Finding<Crs> finding = Formats.open(csv).layers().get(0).crsFinding();
    assertThat(finding.value()).contains(crs(code));
    if (county.equals("63")) {
      assertThat(finding.confidence()).isGreaterThanOrEqualTo(0.9);
    }
  }

  @Test
  void choiceOfAPersonWins() {
    FeatureSource layer =
        Plates.layer(Synthetic.plates("09020", 30, 8), crs("EPSG:3825"), false, true);
    Finding<Crs> finding =
        CrsDetective.locate(layer, SOMEWHERE, Optional.of(crs("EPSG:3826"))).crsFinding();
    assertThat(finding.value()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(finding.confidence()).isEqualTo(1);
  }

  @Test
  void wordsOfTheFileStandWhenTheyCanBe() {
    FeatureSource layer =
        Plates.layer(Synthetic.plates("10015", 30, 9), crs("EPSG:3826"), false, true);
    FeatureSource stated = stating(layer, crs("EPSG:3826"));
    assertThat(located(stated)).isSameAs(stated);
    FeatureSource old = stating(layer, crs("EPSG:3828"));
    assertThat(located(old)).isSameAs(old);
  }

  @Test
  void aFewPositionsFarOutAreAnOddityOnly() {
    List<Plate> plates = new ArrayList<>(Synthetic.plates("10015", 10, 10));
    plates.add(new Plate("10015", "", "", "", 121.5, 54));
    FeatureSource layer =
        stating(Plates.layer(plates, crs("EPSG:3826"), false, false), CrsRegistry.TWD97_TM2_121);
    Finding<Crs> finding = conclude(layer);
    assertThat(finding.value()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(finding.grounds())
        .anyMatch(ground -> ground.isWarning() && ground.english().contains("outside"));
  }

  @ParameterizedTest
  @CsvSource({
    "EPSG:4326, EPSG:3826", "EPSG:3826, EPSG:4326", "EPSG:3826, EPSG:3857",
    "EPSG:3857, EPSG:3826", "EPSG:3857, EPSG:4326", "EPSG:4326, EPSG:3857"
  })
  void wordsThatCannotBeAreOverruledAndBothAreNamed(String said, String is) {
    FeatureSource layer = Plates.layer(Synthetic.plates("10015", 60, 11), crs(is), false, true);
    Finding<Crs> finding = conclude(stating(layer, crs(said)));
    assertThat(finding.value()).contains(crs(is));
    Remark first = finding.grounds().get(0);
    assertThat(first.isWarning()).isTrue();
    assertThat(first.english()).contains(said).contains(is);
    assertThat(first.chinese()).contains(said).contains(is);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EPSG:3826", "EPSG:4326"})
  void statedSystemWithAxesExchangedIsTurned(String code) throws Exception {
    List<Plate> plates = Synthetic.plates("10015", 40, 12);
    FeatureSource layer = stating(Plates.layer(plates, crs(code), true, true), crs(code));
    FeatureSource located = located(layer);
    assertThat(located.crs()).contains(crs(code));
    assertThat(Reading.of(located).wkt())
        .isEqualTo(Reading.of(Plates.layer(plates, crs(code), false, true)).wkt());
    assertThat(located.crsFinding().grounds().get(0).isWarning()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"09020, EPSG:3826, EPSG:3825", "10016, EPSG:3826, EPSG:3825"})
  void zoneThatPutsAnIslandIntoTheSeaOrElsewhereIsOverruled(String county, String said, String is) {
    FeatureSource layer = Plates.layer(Synthetic.plates(county, 100, 13), crs(is), false, true);
    Finding<Crs> finding = conclude(stating(layer, crs(said)));
    assertThat(finding.value()).contains(crs(is));
  }

  @Test
  void degreesOutsideTaiwanAreTakenWithModestConfidence() {
    Finding<Crs> europe =
        conclude(points("p", null, 7.41, 43.73, 7.42, 43.74, 15.6, 48.4, -3.7, 40.4));
    assertThat(europe.value()).contains(CrsRegistry.WGS84);
    assertThat(europe.confidence()).isBetween(0.5, 0.89);
    FeatureSource turned = located(points("p", null, 43.7, 121.5, 24.2, -150.25, 40.4, 7.5));
    assertThat(turned.crs()).contains(CrsRegistry.WGS84);
    assertThat(((LocatedSource) turned).swapped()).isTrue();
  }

  @Test
  void numbersThatTellNothingGiveNoneAndSayWhatToDo() {
    Finding<Crs> finding = conclude(points("p", null, 601_000, 5_340_000, 602_000, 5_341_000));
    assertThat(finding.value()).isEmpty();
    assertThat(finding.grounds().get(0).english()).contains("--crs").contains("601,000");
    assertThat(finding.grounds().get(0).chinese()).contains("--crs");
  }

  @Test
  void statedDegreesThatAreNoneAtAllGiveNone() {
    Finding<Crs> finding =
        conclude(points("p", CrsRegistry.WGS84, 601_000, 5_340_000, 602_000, 5_341_000));
    assertThat(finding.value()).isEmpty();
    assertThat(finding.grounds().get(0).english()).contains("EPSG:4326");
  }

  @Test
  void hostileCoordinatesHarmNothing() {
    double nan = Double.NaN;
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(conclude(points("p", null)).value()).isEmpty();
    assertThat(conclude(points("p", null, nan, nan, infinite, 1)).value()).isEmpty();
    assertThat(conclude(points("p", null, 1e300, -1e300, 1e308, 1e308)).value()).isEmpty();
    assertThat(conclude(points("p", null, 9e11, -9e11)).value()).isEmpty();
    assertThat(conclude(points("p", null, 0, 0, 0, 0)).confidence()).isLessThan(0.9);
    assertThat(conclude(points("p", null, 305_000, 2_770_000)).confidence()).isLessThan(0.9);
    double[] same = new double[2000];
    for (int i = 0; i < same.length; i += 2) {
      same[i] = 305_000;
      same[i + 1] = 2_770_000;
    }
    assertThat(conclude(points("p", null, same)).value()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(conclude(points("p", null, same)).confidence()).isLessThan(0.9);
  }

  @Test
  void featuresWithoutGeometryArePassedOver() {
    Schema schema = new Schema(GeometryKind.POINT, List.of(Field.of("a", FieldType.TEXT)));
    List<Object> none = new ArrayList<>();
    none.add(null);
    var features =
        List.of(
            new Feature(0, null, none),
            new Feature(1, FACTORY.createPoint(), none),
            new Feature(2, FACTORY.createPolygon(), none));
    assertThat(conclude(new ListSource("p", schema, (Crs) null, features)).value()).isEmpty();
    var table =
        new ListSource("t", new Schema(GeometryKind.NONE, List.of()), (Crs) null, List.of());
    assertThat(located(table)).isSameAs(table);
  }

  @Test
  void sameLayerGivesTheSameAnswer() {
    FeatureSource layer =
        Plates.layer(Synthetic.plates("64", 100, 14), crs("EPSG:3826"), false, true);
    assertThat(conclude(layer)).isEqualTo(conclude(layer));
  }

  @Test
  void readsABoundedNumberOfFeatures() {
    var counting = new CountingSource(1_000_000);
    assertThat(conclude(counting).value()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(counting.read()).isLessThanOrEqualTo(20_000);
    var stated = new CountingSource(1_000_000, CrsRegistry.TWD97_TM2_121);
    assertThat(conclude(stated).value()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(stated.read()).isLessThanOrEqualTo(300);
  }

  @ParameterizedTest
  @CsvSource({"09020, EPSG:3825", "09020, EPSG:3826", "10016, EPSG:3825", "10016, EPSG:3826"})
  void shapefileWithoutPrjComesOutOnTheRightIslands(String county, String code) throws Exception {
    List<Plate> plates = Synthetic.plates(county, 100, 15);
    Path shp = folder.resolve("layer.shp");
    var options =
        new ShapefileWriter.Options(
            java.nio.charset.StandardCharsets.UTF_8, 0, true, false, LocalDate.of(2000, 1, 1));
    ShapefileWriter.write(
        stating(Plates.layer(plates, crs(code), false, true), crs(code)), shp, options);
    FeatureSource layer = Formats.open(shp).layers().get(0);
    assertThat(layer.crs()).contains(crs(code));
    Crs other = crs("EPSG:3828");
    FeatureSource chosen =
        Formats.open(shp, new Choices(Optional.empty(), Optional.of(other), Map.of()))
            .layers()
            .get(0);
    assertThat(chosen.crs()).contains(other);
  }

  @Test
  void placesAreFoundByNameAndCode() {
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("金門縣金湖鎮中正路1號", "金門縣金湖鎮"),
            Map.entry("福建省金門縣烏坵鄉", "金門縣烏坵鄉"),
            Map.entry("臺北市大安區", "台北市大安區"),
            Map.entry("台北縣板橋市", "新北市板橋區"),
            Map.entry("桃園縣", "桃園市"),
            Map.entry("09020", "金門縣"),
            Map.entry("0902001", "金門縣金城鎮"),
            Map.entry("09020010", "金門縣金城鎮"),
            Map.entry("0902001-005", "金門縣金城鎮"),
            Map.entry("09020010-005", "金門縣金城鎮"),
            Map.entry("6300400", "台北市中山區"),
            Map.entry("Kinmen County", "金門縣"),
            Map.entry("金湖鎮", "金湖鎮"),
            Map.entry("澎湖", "澎湖縣"));
    expected.forEach(
        (text, name) -> {
          Region region = PlaceNames.get().find(text);
          assertThat(region).as(text).isNotNull();
          assertThat(region.name()).as(text).isEqualTo(name);
        });
    for (String text : List.of("", "1", "中山路三段", "12345", "99999999", "Springfield", "鐵山里")) {
      assertThat(PlaceNames.get().find(text)).as(text).isNull();
    }
  }
}

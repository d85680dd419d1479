package org.tutai.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureSource;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Formats;
import org.tutai.geo.format.TextEncoding;
import org.tutai.geo.format.shapefile.ShapefileReader;
import org.tutai.geo.style.SldDocument;
import org.tutai.geo.style.SldReader;

class SampleDataTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Test
  void layersHaveTheCountsTheyMust() throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (Path file : Formats.discover(SampleFiles.DATA)) {
      for (FeatureSource source : Formats.open(file).layers()) {
        MemoryLayer layer = MemoryLayer.read(source);
        counts.put(layer.name(), layer.list().size());
        assertThat(layer.list()).as(layer.name()).allMatch(f -> f.geometry() != null);
      }
    }
    assertThat(counts)
        .containsOnlyKeys(
            "counties",
            "towns",
            "villages",
            "boundaries",
            "town_points",
            "towns_big5",
            "counties_utf8",
            "countries",
            "country_boundaries")
        .containsEntry("counties", 22)
        .containsEntry("counties_utf8", 22)
        .containsEntry("towns", 368)
        .containsEntry("towns_big5", 368)
        .containsEntry("town_points", 368)
        .containsEntry("villages", 456 + 152 + 37 + 176)
        .containsEntry("countries", 241);
  }

  @Test
  void townsAreBig5InTm2WithoutSayingSo() throws IOException {
    assertThat(SampleFiles.DATA.resolve("towns_big5.cpg")).doesNotExist();
    assertThat(Files.readAllBytes(SampleFiles.DATA.resolve("towns_big5.dbf"))[29]).isZero();
    assertThat(SampleFiles.text("towns_big5.prj")).startsWith("PROJCS[").doesNotContain("AUTHOR");
    var reader = ShapefileReader.open(SampleFiles.DATA.resolve("towns_big5.shp"));
    assertThat(reader.crs()).contains(CrsRegistry.TWD97_TM2_121);
    assertThat(reader.encoding().orElseThrow().value().orElseThrow()).isEqualTo(TextEncoding.BIG5);
  }

  @Test
  void townsNamesAreRightInBig5() throws IOException {
    MemoryLayer towns = SampleFiles.layer("towns_big5.shp", "towns_big5");
    assertThat(nameAt(towns, "TOWNNAME", 121.5637, 25.0375)).isEqualTo("信義區");
    assertThat(nameAt(towns, "TOWNNAME", 118.3171, 24.4324)).isEqualTo("金城鎮");
    assertThat(nameAt(towns, "TOWNNAME", 118.4145, 24.4365)).isEqualTo("金湖鎮");
    assertThat(nameAt(towns, "COUNTYNAME", 121.6, 23.98)).isEqualTo("花蓮縣");
    MemoryLayer same = SampleFiles.layer("taiwan.gpkg", "towns");
    for (int i = 0; i < 368; i++) {
      assertThat(towns.list().get(i).values()).isEqualTo(same.list().get(i).values());
    }
  }

  @Test
  void countiesAreUtf8InWgs84AndSaySo() throws IOException {
    var reader = ShapefileReader.open(SampleFiles.DATA.resolve("counties_utf8.shp"));
    assertThat(SampleFiles.text("counties_utf8.cpg")).isEqualTo("UTF-8");
    assertThat(reader.crs()).contains(CrsRegistry.WGS84);
    MemoryLayer counties = MemoryLayer.read(reader);
    assertThat(nameAt(counties, "COUNTYNAME", 121.5637, 25.0375)).isEqualTo("台北市");
    assertThat(nameAt(counties, "COUNTYENG", 120.2, 23.0)).isEqualTo("Tainan City");
  }

  @Test
  void everyPlaceHasTheSameUnitsInAllRanks() throws IOException {
    MemoryLayer villages = SampleFiles.layer("taiwan.gpkg", "villages");
    assertThat(nameAt(villages, "VILLNAME", 121.5637, 25.0375)).isEqualTo("西村里");
    assertThat(nameAt(villages, "TOWNNAME", 121.5637, 25.0375)).isEqualTo("信義區");
    assertThat(villages.list())
        .extracting(village -> villages.text(village, "COUNTYNAME"))
        .containsOnly("台北市", "基隆市", "金門縣", "花蓮縣");
  }

  @Test
  void neighboursShareTheirVerticesInAllRanks() throws IOException {
    Set<Coordinate> ofTowns = vertices(SampleFiles.layer("taiwan.gpkg", "towns"));
    Set<Coordinate> ofCounties = vertices(SampleFiles.layer("taiwan.gpkg", "counties"));
    Set<Coordinate> ofLines = vertices(SampleFiles.layer("taiwan.gpkg", "boundaries"));
    assertThat(missing(ofCounties, ofLines)).isEmpty();
    // The source merged them apart, and at some slivers they differ.
    assertThat(missing(ofCounties, ofTowns)).hasSizeLessThan(ofCounties.size() / 50);
    assertThat(missing(ofTowns, ofLines)).hasSizeLessThan(ofTowns.size() / 50);
  }

  @Test
  void townsCoverTheirCountiesAndVillagesTheirTowns() throws IOException {
    MemoryLayer towns = SampleFiles.layer("taiwan.gpkg", "towns");
    MemoryLayer villages = SampleFiles.layer("taiwan.gpkg", "villages");
    checkCover(SampleFiles.layer("taiwan.gpkg", "counties"), towns, "COUNTYCODE", 0.01);
    checkCover(towns, villages, "TOWNCODE", 0.01);
  }

  /** Units that have no parts in the layer of parts are passed over. */
  private static void checkCover(
      MemoryLayer units, MemoryLayer parts, String field, double tolerance) {
    Map<String, Double> areas = new HashMap<>();
    for (Feature part : parts.list()) {
      areas.merge(parts.text(part, field), MemoryLayer.geometry(part).getArea(), Double::sum);
    }
    for (Feature unit : units.list()) {
      double area = MemoryLayer.geometry(unit).getArea();
      double covered = areas.getOrDefault(units.text(unit, field), area);
      assertThat(covered / area).as(unit.values().toString()).isCloseTo(1, within(tolerance));
    }
  }

  @Test
  void boundariesRunOnceAlongTheOutlines() throws IOException {
    MemoryLayer boundaries = SampleFiles.layer("taiwan.gpkg", "boundaries");
    Set<List<Coordinate>> segments = new HashSet<>();
    for (Feature line : boundaries.list()) {
      Geometry geometry = MemoryLayer.geometry(line);
      for (int part = 0; part < geometry.getNumGeometries(); part++) {
        Coordinate[] points = geometry.getGeometryN(part).getCoordinates();
        for (int i = 1; i < points.length; i++) {
          assertThat(segments.contains(List.of(points[i], points[i - 1]))).isFalse();
          assertThat(segments.add(List.of(points[i - 1], points[i]))).isTrue();
        }
      }
    }
    assertThat(boundaries.list())
        .extracting(line -> boundaries.text(line, "RANK"))
        .contains("coast", "county", "town", "village");
    assertThat(boundaries.list())
        .filteredOn(line -> boundaries.text(line, "RANK").equals("county"))
        .extracting(
            line -> Set.of(boundaries.text(line, "LEFTNAME"), boundaries.text(line, "RIGHTNAME")))
        .contains(Set.of("台北市", "新北市"), Set.of("嘉義市", "嘉義縣"))
        .doesNotHaveDuplicates();
  }

  @Test
  void townPointsLieInTheirTowns() throws IOException {
    MemoryLayer towns = SampleFiles.layer("taiwan.gpkg", "towns");
    MemoryLayer points = SampleFiles.layer("taiwan.gpkg", "town_points");
    assertThat(points.schema().geometryKind()).isEqualTo(GeometryKind.POINT);
    for (int i = 0; i < 368; i++) {
      Feature town = towns.list().get(i);
      Feature point = points.list().get(i);
      assertThat(points.text(point, "TOWNCODE")).isEqualTo(towns.text(town, "TOWNCODE"));
      assertThat(MemoryLayer.geometry(town).contains(MemoryLayer.geometry(point))).isTrue();
    }
  }

  @Test
  void countriesKeepTheSourcesNames() throws IOException {
    MemoryLayer countries = SampleFiles.layer("world.gpkg", "countries");
    assertThat(nameAt(countries, "name", 121, 23.8)).isEqualTo("Taiwan");
    assertThat(nameAt(countries, "name", 138.5, 36.2)).isEqualTo("Japan");
    MemoryLayer boundaries = SampleFiles.layer("world.gpkg", "country_boundaries");
    assertThat(boundaries.list())
        .extracting(line -> boundaries.text(line, "RANK"))
        .containsOnly("coast", "country");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counties",
        "towns",
        "villages",
        "boundaries",
        "town_points",
        "towns_big5",
        "counties_utf8",
        "countries",
        "country_boundaries"
      })
  void everyLayerHasAStyleThatIsDrawnWholeAndMetadataInTwoLanguages(String layer)
      throws IOException {
    SldDocument style = SldReader.read(SampleFiles.DATA.resolve(layer + ".sld"));
    assertThat(style.remarks()).isEmpty();
    assertThat(style.defaultStyle()).isPresent();
    JsonNode metadata = new ObjectMapper().readTree(SampleFiles.text(layer + ".tutai.json"));
    for (String member : List.of("title", "abstract", "attribution", "group")) {
      assertThat(metadata.at("/" + member + "/zh-TW").asText()).as(member).isNotBlank();
      assertThat(metadata.at("/" + member + "/en").asText()).as(member).isNotBlank();
    }
    assertThat(metadata.path("licence").asText()).isNotBlank();
    assertThat(SampleFiles.text("PROVENANCE.md")).contains("`" + file(layer));
  }

  private static String file(String layer) {
    return layer.contains("_big5") || layer.contains("_utf8") ? layer + ".shp" : layer;
  }

  private static Set<Coordinate> missing(Set<Coordinate> wanted, Set<Coordinate> found) {
    Set<Coordinate> missing = new HashSet<>(wanted);
    missing.removeAll(found);
    return missing;
  }

  private static Set<Coordinate> vertices(MemoryLayer layer) {
    Set<Coordinate> vertices = new HashSet<>();
    for (Feature feature : layer.list()) {
      vertices.addAll(List.of(MemoryLayer.geometry(feature).getCoordinates()));
    }
    return vertices;
  }

  /** The text of the only feature at a place. */
  private static String nameAt(MemoryLayer layer, String field, double lon, double lat) {
    double[] xy = {lon, lat};
    layer.reference().fromLonLat().transform(xy, 0, xy, 0, 1);
    Geometry place = FACTORY.createPoint(new Coordinate(xy[0], xy[1]));
    List<String> names = new ArrayList<>();
    for (Feature feature : layer.list()) {
      if (MemoryLayer.geometry(feature).contains(place)) {
        names.add(layer.text(feature, field));
      }
    }
    assertThat(names).hasSize(1);
    return names.get(0);
  }
}

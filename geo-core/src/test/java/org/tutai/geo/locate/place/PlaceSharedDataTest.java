package org.tutai.geo.locate.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;

/** The real outlines of counties, towns and villages; skipped where they are absent. */
class PlaceSharedDataTest {

  @TempDir static Path folder;

  private static PlaceIndex index = PlaceIndex.empty();
  private static PlaceReport report = new PlaceReport(List.of());

  @BeforeAll
  static void open() throws IOException {
    Path data = Path.of(System.getProperty("tutai.shared", "../shared"), "data");
    Path file = data.resolve("tw_admin_4326.gpkg");
    Assumptions.assumeTrue(Files.exists(file), "needs " + file);
    Path directory = folder.resolve("places");
    report = new PlaceImport(directory).file(file, PlaceImport.Options.NONE);
    index = PlaceIndex.open(directory);
  }

  @AfterAll
  static void close() {
    index.close();
  }

  @Test
  void everyDistrictIsMatchedWithTheRegister() {
    assertThat(report.layers().subList(0, 3))
        .allSatisfy(layer -> assertThat(layer.skipped()).isEmpty())
        .extracting(layer -> layer.made().orElseThrow().places())
        .containsExactly(22, 368, 7701);
  }

  @Test
  void everyDistrictsPointIsContainedInItself() {
    int villages = 0;
    for (District county : Districts.taiwan().counties()) {
      for (District town : Districts.taiwan().in(county)) {
        for (District village : Districts.taiwan().in(town)) {
          Place place = index.district(village.code()).orElseThrow();
          if (place.bounds().width() > 0 && hasOutline(village)) {
            assertThat(index.containing(place.lon(), place.lat()).map(District::code))
                .as("%s %s", village.code(), village.fullName())
                .contains(village.code());
            villages++;
          }
        }
        checkWithin(town);
      }
      checkWithin(county);
    }
    assertThat(villages).isGreaterThan(7600);
  }

  private static boolean hasOutline(District village) {
    Place place = index.district(village.code()).orElseThrow();
    return index.outline(place).isPresent();
  }

  private static void checkWithin(District district) {
    Place place = index.district(district.code()).orElseThrow();
    Optional<District> found = index.containing(place.lon(), place.lat());
    assertThat(found.map(District::code).orElse(""))
        .as("%s", district.fullName())
        .startsWith(district.code());
  }

  @Test
  void agreesWithJtsOnTheSamePolygons() {
    var random = new Random(5);
    int inside = 0;
    for (int i = 0; i < 3000; i++) {
      double lon = 120.2 + random.nextDouble() * 1.6;
      double lat = 22.5 + random.nextDouble() * 2.6;
      Optional<District> found = index.containing(lon, lat);
      if (found.isPresent() && found.get().level() == District.Level.VILLAGE) {
        var outline = index.outline(index.district(found.get().code()).orElseThrow()).orElseThrow();
        int there = new IndexedPointInAreaLocator(outline).locate(new Coordinate(lon, lat));
        assertThat(there).as("%s %s", lon, lat).isNotEqualTo(Location.EXTERIOR);
        inside++;
      }
    }
    assertThat(inside).isGreaterThan(1500);
  }

  @Test
  void townsThatComeWithTheCoreAgreeWithTheOutlines() {
    var random = new Random(6);
    int both = 0;
    int same = 0;
    try (PlaceIndex ofCore = PlaceIndex.empty()) {
      for (int i = 0; i < 3000; i++) {
        double lon = 120.2 + random.nextDouble() * 1.6;
        double lat = 22.5 + random.nextDouble() * 2.6;
        Optional<District> exact = index.containing(lon, lat).flatMap(District::town);
        Optional<District> rough = ofCore.containing(lon, lat).flatMap(District::town);
        if (exact.isPresent() && rough.isPresent()) {
          both++;
          same += exact.get().code().equals(rough.get().code()) ? 1 : 0;
        }
      }
    }
    assertThat(same).isGreaterThan(both * 98 / 100);
  }

  @Test
  void allVillagesOfOneNameAreFoundInTheirTowns() {
    List<PlaceIndex.Hit> hits = index.find("中山里", Place.Kind.DISTRICT, null, 50);

    assertThat(hits.subList(0, 25)).allMatch(hit -> hit.place().name().equals("中山里"));
    assertThat(hits.subList(0, 25)).extracting(hit -> hit.place().within()).doesNotHaveDuplicates();
  }
}

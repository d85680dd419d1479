package org.tutai.geo.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.FeatureStream;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.format.Reading;

/** Files of government data that are not part of the tree; skipped where they are absent. */
class ForeignCsvTest {

  private long outside;

  @Test
  void readsTablesOfGovernmentData() throws IOException {
    check("tw_road_names_114.csv", 32_874, GeometryKind.POINT, "town_code city site_id road");
    check(
        "tw_roads_zip3_en.csv",
        43_263,
        GeometryKind.NONE,
        "city city_en zip3 area area_en road road_en");
    check(
        "tw_shelters.csv",
        5_878,
        GeometryKind.POINT,
        "no name area hazards capacity indoor outdoor for_vulnerable villages");
    check(
        "village_2021_03.csv",
        7_761,
        GeometryKind.NONE,
        "年月 村里代碼 區域 村里 戶數 人口 男性人口 女性人口 未滿15歲 15-64歲 超過64歲 超過20歲 18-19歲");
  }

  private static void check(String name, int rows, GeometryKind kind, String fields)
      throws IOException {
    CsvReader layer = CsvReader.open(Reading.shared(name), null);
    assertThat(layer.schema().geometryKind()).as(name).isEqualTo(kind);
    assertThat(layer.schema().fields())
        .extracting(Field::name)
        .containsExactlyElementsOf(List.of(fields.split(" ")));
    assertThat(layer.encoding().orElseThrow().value()).contains(StandardCharsets.UTF_8);
    Reading reading = Reading.of(layer);
    assertThat(reading.features()).as(name).hasSize(rows);
    assertThat(reading.bad()).as(name).isEmpty();
  }

  /** Ten plates were without a place when their coordinates were turned into degrees. */
  @Test
  void everyDoorPlateIsReadAndHasItsPlace() throws IOException {
    outside = 0;
    long plates = 0;
    try (Stream<Path> files = Files.list(Reading.shared("doorplates"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".csv.gz")).sorted().toList()) {
        plates += plates(file);
      }
    }
    assertThat(plates).isEqualTo(9_069_346);
    assertThat(outside).isEqualTo(10);
  }

  private long plates(Path file) throws IOException {
    CsvReader layer = CsvReader.open(file, null);
    assertThat(layer.schema().fields())
        .as(file.toString())
        .extracting(Field::name)
        .containsExactly(
            "county",
            "town",
            "village",
            "neighborhood",
            "road",
            "section",
            "lane",
            "alley",
            "sub_alley",
            "tong",
            "number");
    long count = 0;
    try (FeatureStream stream = layer.features()) {
      for (Feature feature = stream.next(); feature != null; feature = stream.next()) {
        Coordinate at = feature.geometry() == null ? null : feature.geometry().getCoordinate();
        if (at == null || at.x < 118 || at.x > 123 || at.y < 21 || at.y > 27) {
          outside++;
        }
        count++;
      }
      assertThat(stream.bad().counts().keySet()).as(file.toString()).isSubsetOf("row-too-long");
    }
    return count;
  }
}

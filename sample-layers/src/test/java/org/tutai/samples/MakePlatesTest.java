package org.tutai.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class MakePlatesTest {

  @Test
  void remakesTheShippedPlates() throws IOException {
    assertThat(MakePlates.of(SampleFiles.DATA.resolve("taiwan.gpkg"))).isEqualTo(shipped());
  }

  @Test
  void everyFormOfPlateIsAmongThem() throws IOException {
    assertThat(shipped().lines())
        .anyMatch(line -> line.contains(",新生北路,三段,,,,,26號十二樓之4,"))
        .anyMatch(line -> line.matches(".*,一段,\\d+巷,\\d+弄,,,\\d+號,.*"))
        .anyMatch(line -> line.matches(".*鄰,,,,,,,\\d+號,.*"))
        .anyMatch(line -> line.matches(".*鄰,十字路,,,,,,\\d+號,.*"))
        .anyMatch(line -> line.matches(".*鄰,香林,,,,,,\\d+號,.*"))
        .anyMatch(line -> line.matches(".*,臨\\d+號,.*"))
        .anyMatch(line -> line.matches(".*,\\d+之1號,.*"))
        .anyMatch(line -> line.matches(".*,\\d+號地下一樓,.*"));
  }

  @Test
  void everyPlannedTownHasPlates() throws IOException {
    Set<String> towns =
        shipped().lines().skip(1).map(line -> line.split(",")[1]).collect(Collectors.toSet());
    assertThat(towns)
        .containsExactlyInAnyOrderElementsOf(
            PlannedTown.ALL.stream().map(PlannedTown::code).toList());
  }

  private static String shipped() throws IOException {
    try (InputStream in =
        new GZIPInputStream(SampleLayers.class.getResourceAsStream("locate/doorplates.csv.gz"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package org.tutai.geo.format.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.format.csv.CsvReader;

class CrsReadingTest {

  @TempDir private Path folder;

  @Test
  void tellsWhatBecomesOfCoordinatesInEachSystem() throws IOException {
    List<CrsReading> readings = read("x,y\n302000,2770000\n250000,2675000\n180000,2500000\n");
    assertThat(readings.get(0).crs())
        .isIn(CrsRegistry.TWD97_TM2_121, CrsRegistry.TWD67_TM2_121, CrsRegistry.WEB_MERCATOR);
    assertThat(readings)
        .filteredOn(reading -> reading.crs().equals(CrsRegistry.TWD97_TM2_121))
        .singleElement()
        .satisfies(
            reading -> {
              assertThat(reading.land()).isEqualTo(1);
              assertThat(reading.reason().english()).contains("100 %", "TWD97");
              assertThat(reading.reason().chinese()).contains("陸地");
            });
    assertThat(readings.get(readings.size() - 1).land()).isZero();
  }

  @Test
  void aLayerWithoutPositionsHasNone() throws IOException {
    assertThat(read("name\n台北\n")).isEmpty();
  }

  private List<CrsReading> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("places.csv"), text);
    return CrsReading.of(CsvReader.open(file, null));
  }
}

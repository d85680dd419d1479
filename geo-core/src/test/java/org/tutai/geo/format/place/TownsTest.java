package org.tutai.geo.format.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TownsTest {

  private final Towns towns = Towns.get();

  @Test
  void holdsEveryCountyAndTown() {
    assertThat(towns.counties()).hasSize(22);
    assertThat(towns.towns()).hasSize(368).allMatch(town -> town.rings().length > 0);
    assertThat(towns.areaKm2(towns.all())).isCloseTo(36_200, within(900.0));
  }

  @Test
  void isSmall() throws Exception {
    try (var in = Towns.class.getResourceAsStream("towns.bin")) {
      assertThat(in.readAllBytes().length).isLessThan(60_000);
    }
  }

  /* Places well known: 台北車站, 金城鎮, 馬公市, 南竿鄉, 台東市. */
  @ParameterizedTest
  @CsvSource({
    "121.5170, 25.0478, 63000050",
    "118.3180, 24.4330, 09020010",
    "119.5670, 23.5670, 10016010",
    "119.9370, 26.1540, 09007010",
    "121.1480, 22.7550, 10014010"
  })
  void findsTheTownOfAPosition(double lon, double lat, String code) {
    assertThat(towns.towns().get(towns.townAt(lon, lat)).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"119.0, 24.0", "0, 0", "NaN, 24", "121, NaN", "1e300, -1e300", "-Infinity, Infinity"})
  void findsNoneInTheSeaNorWhereThereIsNoPlace(double lon, double lat) {
    assertThat(towns.townAt(lon, lat)).isNegative();
    assertThat(towns.townNear(lon, lat)).isNegative();
  }

  @Test
  void aPositionJustOffTheShoreIsNear() {
    double lon = 120.5;
    while (towns.townAt(lon, 24.3) < 0) {
      lon += 0.0001;
    }
    assertThat(towns.townAt(lon - 0.002, 24.3)).isNegative();
    assertThat(towns.townNear(lon - 0.002, 24.3)).isNotNegative();
    assertThat(towns.townNear(lon - 0.006, 24.3)).isNegative();
  }
}

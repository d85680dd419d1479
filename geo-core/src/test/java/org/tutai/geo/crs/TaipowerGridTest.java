package org.tutai.geo.crs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tutai.geo.crs.TaipowerGrid.Square;

class TaipowerGridTest {

  @ParameterizedTest
  @CsvSource({
    // The plates of the OSGeo wiki's article: block G has its corner at 170000, 2650000.
    "G8150 HD78, 235570, 2675380, 10",
    "G8152 FC56, 235350, 2676260, 10",
    "g8152fc56, 235350, 2676260, 10",
    "R1998 EE7912, 265671, 2549492, 1",
    "R1998 EE79 12, 265671, 2549492, 1",
    "A0000 AA00, 170000, 2750000, 10",
    "J0000-AA00, 90000, 2600000, 10",
    "W9999 HE9999, 329999, 2449999, 1"
  })
  void readsWhatPlatesSay(String written, int east, int north, int size) {
    assertThat(TaipowerGrid.parse(written)).isEqualTo(new Square(east, north, size));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "G",
        "G8152",
        "G8152 FC7",
        "G8152 FC701",
        "G8152 JC70",
        "G8152 FF70",
        "S8152 FC70",
        "X8152 FC70",
        "8152 FC70",
        "G8152 FC70 61 5",
        "Ｇ8152 FC70",
        "G٨١52 FC70"
      })
  void refusesWhatIsNone(String written) {
    assertThatThrownBy(() -> TaipowerGrid.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be");
  }

  @Test
  void refusesALongTextWithoutRepeatingIt() {
    assertThatThrownBy(() -> TaipowerGrid.parse("G".repeat(1_000_000)))
        .hasMessageContaining("1000000 characters");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    var random = new Random(8152);
    int written = 0;
    for (int i = 0; i < 100_000; i++) {
      int size = random.nextBoolean() ? 10 : 1;
      var square =
          new Square(
              (80_000 + random.nextInt(350_000)) / size * size,
              (2_380_000 + random.nextInt(440_000)) / size * size,
              size);
      String text = TaipowerGrid.format(square).orElse("");
      if (!text.isEmpty()) {
        assertThat(TaipowerGrid.parse(text)).isEqualTo(square);
        written++;
      }
    }
    assertThat(written).isGreaterThan(40_000);
  }

  @Test
  void aPlaceIsInTheSquareThatIsWrittenForIt() {
    String taipei = TaipowerGrid.ofLonLat(121.5645, 25.0337, 10).orElseThrow();
    assertThat(taipei).startsWith("B");
    double[] centre = TaipowerGrid.parse(taipei).centreLonLat();
    assertThat(centre).containsExactly(new double[] {121.5645, 25.0337}, within(1e-4));
    assertThat(TaipowerGrid.ofLonLat(0, 0, 10)).isEmpty();
    assertThat(TaipowerGrid.ofLonLat(118.37, 24.44, 10)).isEmpty();
  }
}

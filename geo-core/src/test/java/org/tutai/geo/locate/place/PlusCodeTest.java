package org.tutai.geo.locate.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The points are those the Open Location Code project publishes for implementations. */
class PlusCodeTest {

  @ParameterizedTest
  @CsvSource({
    "20.375, 2.775, 6, 7FG49Q00+",
    "20.3700625, 2.7821875, 10, 7FG49QCJ+2V",
    "20.3701125, 2.782234375, 11, 7FG49QCJ+2VX",
    "20.3701135, 2.78223535156, 13, 7FG49QCJ+2VXGJ",
    "47.0000625, 8.0000625, 10, 8FVC2222+22",
    "-41.2730625, 174.7859375, 10, 4VCPPQGP+Q9",
    "0.5, -179.5, 4, 62G20000+",
    "-89.5, -179.5, 4, 22220000+",
    "20.5, 2.5, 4, 7FG40000+",
    "-89.9999375, -179.9999375, 10, 22222222+22",
    "0.5, 179.5, 4, 6VGX0000+",
    "1, 1, 11, 6FH32222+222",
    "90, 1, 4, CFX30000+",
    "92, 1, 4, CFX30000+",
    "90, 1, 10, CFX3X2X2+X2",
    "1, 180, 4, 62H20000+",
    "1, 181, 4, 62H30000+",
    "20.3701135, 362.78223535156, 13, 7FG49QCJ+2VXGJ",
    "-41.2730625, -905.2140625, 10, 4VCPPQGP+Q9",
    "1.2, 3.4, 10, 6FH56C22+22",
    "37.539669125, -122.375069724, 15, 849VGJQF+VX7QR3J",
  })
  void encodesThePublishedPoints(double lat, double lon, int digits, String code) {
    assertThat(PlusCode.encode(lon, lat, digits)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "7FG49Q00+, 20.35, 2.75, 20.4, 2.8",
    "7FG49QCJ+2V, 20.37, 2.782125, 20.370125, 2.78225",
    "7fg49qcj+2vx, 20.3701, 2.78221875, 20.370125, 2.78225",
    "7FG49QCJ+2VXGJ, 20.370113, 2.782234375, 20.370114, 2.78223632813",
    "4VCPPQGP+Q9, -41.273125, 174.785875, -41.273, 174.786",
    "62G20000+, 0, -180, 1, -179",
    "CFX30000+, 89, 1, 90, 2",
  })
  void decodesThePublishedCells(String code, double south, double west, double north, double east) {
    PlusCode.Cell cell = PlusCode.decode(code).orElseThrow();

    assertThat(cell.south()).isCloseTo(south, within(1e-10));
    assertThat(cell.west()).isCloseTo(west, within(1e-10));
    assertThat(cell.north()).isCloseTo(north, within(1e-10));
    assertThat(cell.east()).isCloseTo(east, within(1e-10));
  }

  @ParameterizedTest
  @CsvSource({
    "9C3W9QCJ+2VX, 51.3701125, -1.217765625, +2VX",
    "9C3W9QCJ+2VX, 51.3708675, -1.217765625, CJ+2VX",
    "9C3W9QCJ+2VX, 51.3693575, -1.217765625, CJ+2VX",
    "9C3W9QCJ+2VX, 51.3701125, -1.218520625, CJ+2VX",
    "9C3W9QCJ+2VX, 51.3852125, -1.217765625, 9QCJ+2VX",
    "9C3W9QCJ+2VX, 51.3550125, -1.232865625, 9QCJ+2VX",
    "8FJFW222+, 42.899, 9.012, 22+",
    "796RXG22+, 14.95125, -23.5001, 22+",
    "8FVC2GGG+GG, 46.976, 8.526, 2GGG+GG",
    "8FRCXGGG+GG, 47.026, 8.526, XGGG+GG",
    "8FR9GXGG+GG, 46.526, 8.026, GXGG+GG",
    "8FRCG2GG+GG, 46.526, 7.976, G2GG+GG",
    "CFX22222+22, 89.6, 0.0, 2222+22",
    "2CXXXXXX+XX, -81.0, 0.0, XXXXXX+XX",
  })
  void findsTheNearestPlaceOfAShortCode(String full, double lat, double lon, String shortened) {
    if (shortened.startsWith("+")) {
      assertThat(PlusCode.isShort(shortened)).as("a plus sign alone is no code here").isFalse();
      return;
    }
    PlusCode.Cell expected = PlusCode.decode(full).orElseThrow();

    PlusCode.Cell found = PlusCode.near(shortened, lon, lat).orElseThrow();

    assertThat(found.lat()).isCloseTo(expected.lat(), within(1e-9));
    assertThat(found.lon()).isCloseTo(expected.lon(), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "G+",
        "8FWC2345+G",
        "8FWC2_45+G6",
        "8FWC2η45+G6",
        "8FWC2345+G6+",
        "8FWC2345G6+",
        "8FWC2300+G6",
        "WC2300+G6g",
        "WC2345+G",
        "WC2300+",
        "8FW0000+",
        "00000000+",
        "X2222222+22",
        "22222222+22222222222222222222222",
      })
  void whatIsNoFullCodeHasNoCell(String text) {
    assertThat(PlusCode.decode(text)).isEmpty();
  }

  @Test
  void aPlaceLiesInTheCellOfItsCode() {
    var random = new Random(20);
    for (int i = 0; i < 20_000; i++) {
      double lon = random.nextDouble() * 360 - 180;
      double lat = random.nextDouble() * 180 - 90;
      int digits = i % 2 == 0 ? 10 : 11 + i % 5;

      String code = PlusCode.encode(lon, lat, digits);
      PlusCode.Cell cell = PlusCode.decode(code).orElseThrow();

      assertThat(lat).isBetween(cell.south() - 1e-10, cell.north() + 1e-10);
      assertThat(lon).isBetween(cell.west() - 1e-10, cell.east() + 1e-10);
      assertThat(PlusCode.encode(cell.lon(), cell.lat(), digits)).isEqualTo(code);
    }
  }

  @Test
  void refusesWhatHasNoCode() {
    assertThatThrownBy(() -> PlusCode.encode(121, 25, 9))
        .hasMessageContaining("10 to 15 digits (got: 9)");
    assertThatThrownBy(() -> PlusCode.encode(Double.NaN, 25, 10))
        .hasMessageContaining("must be of a place");
  }
}

package org.tutai.geo.format.place;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class TownOutlinesTest {

  @Test
  void aPointInsideEachOutlineIsInThatTown() {
    assertThat(TownOutlines.towns()).hasSizeGreaterThan(360).isSorted();
    for (String code : TownOutlines.towns()) {
      Geometry outline = TownOutlines.outline(code).orElseThrow();
      Coordinate inside = outline.getInteriorPoint().getCoordinate();

      assertThat(TownOutlines.townAt(inside.x, inside.y)).as(code).contains(code);
    }
  }

  @Test
  void aCountyIsItsTownsTogether() {
    Geometry taipei = TownOutlines.outline("63000").orElseThrow();
    double towns =
        TownOutlines.towns().stream()
            .filter(code -> code.startsWith("63000"))
            .mapToDouble(code -> TownOutlines.outline(code).orElseThrow().getArea())
            .sum();

    assertThat(taipei.getArea())
        .isCloseTo(towns, org.assertj.core.data.Percentage.withPercentage(0.5));
    assertThat(TownOutlines.outline("63000")).containsSame(taipei);
  }

  @Test
  void theSeaAndOtherCodesHaveNone() {
    assertThat(TownOutlines.townAt(119, 24)).isEmpty();
    assertThat(TownOutlines.townNear(Double.NaN, 24)).isEmpty();
    assertThat(TownOutlines.outline("99999")).isEmpty();
    assertThat(TownOutlines.outline("")).isEmpty();
  }
}

package org.tutai.geo.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

class OutliersTest {

  private final Outliers outliers = new Outliers();
  private final Random random = new Random(7);

  private void taiwan(int count) {
    for (int i = 0; i < count; i++) {
      double x = 120 + 2 * random.nextDouble();
      double y = 22 + 3 * random.nextDouble();
      outliers.add(i, new Envelope(x, x + 0.01, y, y + 0.01));
    }
  }

  @Test
  void namesTheFeatureThatLiesFarFromTheOthers() {
    taiwan(10_000);
    outliers.add(10_000, new Envelope(118.75, 118.75, 0, 0));
    assertThat(outliers.remarks())
        .singleElement()
        .satisfies(
            remark -> {
              assertThat(remark.english()).contains("#10000", "y = 0.00000");
              assertThat(remark.chinese()).contains("#10000", "請檢查");
            });
  }

  @Test
  void sidesAreTakenEachByItself() {
    taiwan(10_000);
    outliers.add(10_001, new Envelope(-121, -121, 54, 54));
    outliers.add(10_002, new Envelope(1000, 1000, 23, 23));
    assertThat(outliers.remarks()).hasSize(3);
  }

  @Test
  void islandsBesideAMainlandAreNotFar() {
    taiwan(10_000);
    outliers.add(10_001, new Envelope(118.2, 118.5, 24.3, 24.5));
    outliers.add(10_002, new Envelope(116.7, 116.7, 20.7, 20.7));
    assertThat(outliers.remarks()).isEmpty();
  }

  @Test
  void fewOrEqualFeaturesHaveNoOutliers() {
    taiwan(20);
    outliers.add(21, new Envelope(-121, -121, 0, 0));
    assertThat(outliers.remarks()).isEmpty();
    var equal = new Outliers();
    for (int i = 0; i < 100; i++) {
      equal.add(i, new Envelope(5, 5, 5, 5));
    }
    equal.add(100, new Envelope(900, 900, 5, 5));
    equal.add(101, new Envelope(Double.NaN, Double.NaN, 5, 5));
    assertThat(equal.remarks()).isEmpty();
  }
}

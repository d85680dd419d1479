package org.tutai.geo.format.place;

import java.util.List;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.evidence.Finding;

/** What can be told of positions that are not on Taiwan's land: by their ranges alone. */
final class Elsewhere {

  private static final double LON = 180.001;
  private static final double LAT = 90.001;
  private static final double MERCATOR = 20_037_509;
  private static final double WIDE_DEGREES = 20;
  private static final double WIDE_METRES = 2e6;

  /** Eastings of narrow zones stay below. */
  private static final double GREATEST_EASTING = 1e6;

  /** Small numbers around zero are more often a drawing's own. */
  private static final double NEAR_ZERO = 2;

  private Elsewhere() {}

  static Conclusion conclude(Sample sample) {
    Spread spread = Spread.of(sample.positions());
    if (spread.isWithin(LON, LAT)) {
      return degrees(spread, false);
    }
    if (spread.isWithin(LAT, LON)) {
      return degrees(spread, true);
    }
    if (spread.isWithin(MERCATOR, MERCATOR)
        && Math.max(Math.abs(spread.minX()), Math.abs(spread.maxX())) > GREATEST_EASTING) {
      boolean wide = spread.width() > WIDE_METRES || spread.height() > WIDE_METRES;
      return new Conclusion(
          Finding.of(
              CrsRegistry.WEB_MERCATOR,
              wide ? 0.5 : 0.3,
              List.of(
                  Wording.concluded(CrsRegistry.WEB_MERCATOR, false, wide ? 0.5 : 0.3),
                  Wording.onlyMercatorFits(spread))),
          false);
    }
    return new Conclusion(Finding.none(Wording.unknown(spread)), false);
  }

  private static Conclusion degrees(Spread spread, boolean swapped) {
    boolean drawing =
        spread.whole() || (spread.isWithin(NEAR_ZERO, NEAR_ZERO) && spread.width() > 0);
    boolean wide = spread.width() > WIDE_DEGREES || spread.height() > WIDE_DEGREES;
    double confidence = drawing ? 0.3 : wide ? 0.85 : 0.7;
    return new Conclusion(
        Finding.of(
            CrsRegistry.WGS84,
            confidence,
            List.of(
                Wording.concluded(CrsRegistry.WGS84, swapped, confidence),
                Wording.degreesFit(spread, swapped))),
        swapped);
  }
}

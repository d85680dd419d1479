package org.tutai.geo.locate.place;

import org.tutai.geo.crs.Bounds;
import org.tutai.geo.format.place.TownOutlines;

/** How likely a person of Taiwan means a place, before anything is said of it. Stateless. */
final class Likelihood {

  private static final Bounds AROUND_TAIWAN = new Bounds(117.9, 21.5, 122.6, 26.6);
  private static final Bounds EAST_ASIA = new Bounds(95, 0, 150, 50);
  private static final double COAST_DEGREES = 0.05;

  private Likelihood() {}

  /** 1 on Taiwan's land, less in the sea near it, least far away; 0 for no place. */
  static double of(double lon, double lat) {
    if (!(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) {
      return 0;
    }
    if (!AROUND_TAIWAN.contains(lon, lat)) {
      return EAST_ASIA.contains(lon, lat) ? 0.03 : 0.01;
    }
    if (TownOutlines.townNear(lon, lat).isPresent()) {
      return 1;
    }
    return nearCoast(lon, lat) ? 0.2 : 0.06;
  }

  private static boolean nearCoast(double lon, double lat) {
    for (int dx = -1; dx <= 1; dx++) {
      for (int dy = -1; dy <= 1; dy++) {
        double x = lon + dx * COAST_DEGREES;
        double y = lat + dy * COAST_DEGREES;
        if (TownOutlines.townAt(x, y).isPresent()) {
          return true;
        }
      }
    }
    return false;
  }
}

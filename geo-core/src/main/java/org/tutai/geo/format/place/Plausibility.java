package org.tutai.geo.format.place;

import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;

/**
 * How well a sample fits a system by the system's own area of use.
 *
 * @param share of the positions in or near the area of use
 * @param shareSwapped the same with the axes exchanged
 * @param possible the share of positions that are a place on the earth at all
 */
record Plausibility(double share, double shareSwapped, double possible) {

  private static final double MOST = 0.9;
  private static final double HALF = 0.5;
  private static final double FEW = 0.1;

  /** How far outside its area a system is still used, degrees: zones overlap. */
  private static final double MARGIN = 3;

  /**
   * A projection's numbers lie hundreds of kilometres from its false origin; a layer that lies
   * wholly within this many units of it is in degrees.
   */
  private static final double DEGREES = 360;

  static Plausibility of(Crs crs, Sample sample) {
    double[] xy = sample.positions();
    double[] as = Candidate.lonLat(crs, false, xy);
    double[] swapped = Candidate.lonLat(crs, true, xy);
    Bounds area = crs.areaOfUse().buffer(MARGIN);
    int places = 0;
    for (int i = 0; i < as.length; i += 2) {
      places += isPlace(as[i], as[i + 1]) ? 1 : 0;
    }
    double possible = 2.0 * places / as.length;
    boolean metres = !crs.geographic();
    boolean asDegrees = metres && Spread.of(xy).isWithin(DEGREES, DEGREES / 4);
    return new Plausibility(
        asDegrees ? 0 : share(as, area), asDegrees ? 0 : share(swapped, area), possible);
  }

  private static boolean isPlace(double lon, double lat) {
    return Math.abs(lon) <= 540 && Math.abs(lat) <= 90.001;
  }

  private static double share(double[] lonLat, Bounds area) {
    int in = 0;
    for (int i = 0; i < lonLat.length; i += 2) {
      double lon = lonLat[i];
      double lat = lonLat[i + 1];
      boolean turned =
          area.contains(lon, lat) || area.contains(lon - 360, lat) || area.contains(lon + 360, lat);
      in += isPlace(lon, lat) && turned ? 1 : 0;
    }
    return 2.0 * in / lonLat.length;
  }

  boolean fits() {
    return share >= MOST;
  }

  boolean fitsOnlySwapped() {
    return share <= FEW && shareSwapped >= MOST;
  }

  /** Whether most positions are none on the earth. */
  boolean isImpossible() {
    return possible < HALF;
  }
}

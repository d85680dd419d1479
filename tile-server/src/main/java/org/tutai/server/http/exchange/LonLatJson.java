package org.tutai.server.http.exchange;

import java.util.List;
import org.tutai.geo.crs.Bounds;

/** Rectangles of longitude and latitude in JSON. */
public final class LonLatJson {

  /** Six decimals of a degree are a decimetre. */
  private static final double ROUNDING = 1e6;

  private LonLatJson() {}

  /** West, south, east, north, in degrees of six decimals. */
  public static List<Double> of(Bounds lonLat) {
    return List.of(
        rounded(lonLat.minX()),
        rounded(lonLat.minY()),
        rounded(lonLat.maxX()),
        rounded(lonLat.maxY()));
  }

  private static double rounded(double degrees) {
    return Math.rint(degrees * ROUNDING) / ROUNDING;
  }
}

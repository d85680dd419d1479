package org.tutai.geo.crs;

import org.tutai.geo.crs.Crs.AxisOrder;

/**
 * The order of coordinates on the wire, by protocol. Inside, x (east, longitude) always comes
 * first; only the reading and writing of requests and documents asks here.
 *
 * <p>EPSG gives latitude before longitude for 4326 and 3824, and east before north for 3825, 3826
 * (coordinate system 4499: easting X, northing Y), 3857 and UTM (4400). CRS:84 is longitude before
 * latitude everywhere.
 */
public final class CrsAxes {

  /** Who is talking. */
  public enum Protocol {
    /** x, y always (OGC 01-068r3, section 6.5.6). */
    WMS_1_1_1,
    /** The authority's order (OGC 06-042, section 6.7.3.3). */
    WMS_1_3_0,
    /** The authority's order (OGC 07-057r7, corners of tile matrices and bounding boxes). */
    WMTS_1_0_0,
    /** The authority's order (OGC 17-069r4, {@code bbox-crs}). */
    OGC_API,
    /** x, y always: our own addresses. */
    OWN_API
  }

  private CrsAxes() {}

  /** The order in which that protocol writes coordinates of the system. */
  public static AxisOrder order(Crs crs, Protocol protocol) {
    return switch (protocol) {
      case WMS_1_1_1, OWN_API -> AxisOrder.EAST_NORTH;
      case WMS_1_3_0, WMTS_1_0_0, OGC_API -> crs.axisOrder();
    };
  }

  /**
   * The bounds that four numbers of a request mean: lower corner, then upper corner.
   *
   * @throws IllegalArgumentException if a minimum is greater than its maximum, or a number is not
   *     finite
   */
  public static Bounds bounds(double a1, double b1, double a2, double b2, AxisOrder order) {
    return order == AxisOrder.EAST_NORTH ? new Bounds(a1, b1, a2, b2) : new Bounds(b1, a1, b2, a2);
  }

  /** Lower corner, then upper corner, as the order has it. */
  public static double[] write(Bounds bounds, AxisOrder order) {
    return order == AxisOrder.EAST_NORTH
        ? new double[] {bounds.minX(), bounds.minY(), bounds.maxX(), bounds.maxY()}
        : new double[] {bounds.minY(), bounds.minX(), bounds.maxY(), bounds.maxX()};
  }
}

package org.tutai.geo.source.remote.service;

import java.util.Optional;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsAxes;
import org.tutai.geo.crs.CrsBounds;

/** Rectangles as documents write them. Stateless. */
public final class Boxes {

  private Boxes() {}

  /** A number as documents write it; NaN when it is none. */
  public static double number(String written) {
    try {
      return written.length() > 40 ? Double.NaN : Double.parseDouble(written.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** The bounds of four numbers in the order given; empty when they are none. */
  public static Optional<Bounds> of(
      double a1, double b1, double a2, double b2, Crs.AxisOrder order) {
    boolean finite = Double.isFinite(a1 + b1) && Double.isFinite(a2 + b2);
    return finite && a1 <= a2 && b1 <= b2
        ? Optional.of(CrsAxes.bounds(a1, b1, a2, b2, order))
        : Optional.empty();
  }

  /**
   * A rectangle of longitude and latitude within the world; empty when it lies outside. One that
   * crosses the antimeridian, its west being east of its east, becomes the whole way round.
   */
  public static Optional<Bounds> lonLat(double west, double south, double east, double north) {
    if (!Double.isFinite(west + south) || !Double.isFinite(east + north)) {
      return Optional.empty();
    }
    boolean crosses = west > east;
    double minX = Math.max(-180, crosses ? -180 : west);
    double maxX = Math.min(180, crosses ? 180 : east);
    double minY = Math.max(-90, south);
    double maxY = Math.min(90, north);
    return minX <= maxX && minY <= maxY
        ? Optional.of(new Bounds(minX, minY, maxX, maxY))
        : Optional.empty();
  }

  /** A rectangle of a CRS in longitude and latitude, within the world. */
  public static Optional<Bounds> lonLat(Bounds bounds, Crs crs) {
    return CrsBounds.toLonLat(bounds, crs)
        .flatMap(b -> lonLat(b.minX(), b.minY(), b.maxX(), b.maxY()));
  }

  /**
   * Whether a rectangle read with the axes the other way round fits the CRS's area and as it stands
   * does not: the known mistake of servers that write longitude first where latitude comes first.
   */
  public static boolean isSwapped(Bounds asRead, Crs crs) {
    if (crs.axisOrder() == Crs.AxisOrder.EAST_NORTH && crs.geographic()) {
      return false;
    }
    return !touchesArea(asRead, crs) && touchesArea(swapped(asRead), crs);
  }

  /** The same with x and y exchanged. */
  public static Bounds swapped(Bounds b) {
    return new Bounds(b.minY(), b.minX(), b.maxY(), b.maxX());
  }

  private static boolean touchesArea(Bounds bounds, Crs crs) {
    Bounds area = crs.areaOfUse();
    Optional<Bounds> inCrs = crs.geographic() ? Optional.of(area) : CrsBounds.ofLonLat(area, crs);
    return inCrs
        .map(a -> crs.geographic() ? a.buffer(1).union(a) : a)
        .filter(a -> contains(a, bounds, crs.geographic()))
        .isPresent();
  }

  /* Degrees must lie within the area; plane coordinates need only meet it. */
  private static boolean contains(Bounds area, Bounds bounds, boolean whole) {
    boolean within =
        bounds.minX() >= area.minX()
            && bounds.maxX() <= area.maxX()
            && bounds.minY() >= area.minY()
            && bounds.maxY() <= area.maxY();
    return whole ? within : area.intersects(bounds);
  }
}

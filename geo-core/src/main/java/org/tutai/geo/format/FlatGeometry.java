package org.tutai.geo.format;

import java.util.Arrays;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;

/**
 * Makes geometries of flat arrays of coordinates, after looking that the coordinates are usable.
 * The arrays become part of the geometries. Stateless, thread-safe.
 */
public final class FlatGeometry {

  /** Which numbers make a coordinate, in this order. */
  public enum Layout {
    XY(2, 0),
    XYZ(3, 0),
    XYM(3, 1),
    XYZM(4, 1);

    private final int dimension;
    private final int measures;

    Layout(int dimension, int measures) {
      this.dimension = dimension;
      this.measures = measures;
    }

    /** The layout with the given numbers beside x and y. */
    public static Layout of(boolean z, boolean m) {
      return z ? (m ? XYZM : XYZ) : (m ? XYM : XY);
    }

    /** How many numbers make a coordinate. */
    public int dimension() {
      return dimension;
    }

    /** How many of them are measures: 0 or 1. */
    public int measures() {
      return measures;
    }

    public boolean hasZ() {
      return dimension - measures == 3;
    }

    public boolean hasM() {
      return measures == 1;
    }
  }

  /** Makes what the formats read; its coordinates are packed arrays of doubles. */
  public static final GeometryFactory FACTORY =
      new GeometryFactory(PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

  /**
   * The greatest magnitude of x or y that is believed. The earth is 4·10^10 mm around, so a greater
   * number is a "no data" mark or damage.
   */
  public static final double GREATEST = 1e12;

  private FlatGeometry() {}

  /** A point of one coordinate. */
  public static Point point(double[] coordinates, Layout layout) {
    return FACTORY.createPoint(sequence(coordinates, layout));
  }

  /** A line of two coordinates or more. */
  public static LineString line(double[] coordinates, Layout layout) {
    return FACTORY.createLineString(sequence(coordinates, layout));
  }

  /** A ring of four coordinates or more, the last equal to the first. */
  public static LinearRing ring(double[] coordinates, Layout layout) {
    return FACTORY.createLinearRing(sequence(coordinates, layout));
  }

  /** The coordinates as a sequence. */
  public static CoordinateSequence sequence(double[] coordinates, Layout layout) {
    return new PackedCoordinateSequence.Double(coordinates, layout.dimension(), layout.measures());
  }

  /**
   * Checks that every x and y is a number of a magnitude that can be.
   *
   * @throws BadGeometryException with reason {@code coordinate-not-a-number} or {@code
   *     coordinate-out-of-range}
   */
  public static void check(double[] coordinates, Layout layout) throws BadGeometryException {
    for (int i = 0; i < coordinates.length; i += layout.dimension()) {
      double x = coordinates[i];
      double y = coordinates[i + 1];
      if (!(Math.abs(x) <= GREATEST && Math.abs(y) <= GREATEST)) {
        throw unusable(x, y);
      }
    }
  }

  /** Whether the last coordinate's x and y equal the first's; false for none. */
  public static boolean isClosed(double[] coordinates, Layout layout) {
    int last = coordinates.length - layout.dimension();
    return last >= 0
        && coordinates[0] == coordinates[last]
        && coordinates[1] == coordinates[last + 1];
  }

  /**
   * Makes a run of coordinates into one that a ring can be made of: closed, with three different
   * corners or more.
   *
   * @return the coordinates, closed when they were not; empty when they are too few
   */
  public static double[] closed(double[] coordinates, Layout layout, Mends mends) {
    int dimension = layout.dimension();
    double[] ring = coordinates;
    if (ring.length > 0 && !isClosed(ring, layout)) {
      ring = Arrays.copyOf(coordinates, coordinates.length + dimension);
      System.arraycopy(coordinates, 0, ring, coordinates.length, dimension);
      mends.add("ring-not-closed", "a ring's last point was not its first, and was added");
    }
    if (ring.length < 4 * dimension) {
      mends.add("ring-too-short", "a ring of fewer than three different points was left out");
      return new double[0];
    }
    return ring;
  }

  private static BadGeometryException unusable(double x, double y) {
    return Double.isNaN(x) || Double.isNaN(y)
        ? new BadGeometryException(
            "coordinate-not-a-number", "a coordinate is not a number (" + x + ", " + y + ")")
        : new BadGeometryException(
            "coordinate-out-of-range", "a coordinate cannot be (" + x + ", " + y + ")");
  }
}

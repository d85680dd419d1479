package org.tutai.geo.format.kml;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.crs.Crs;

/**
 * Writes geometry elements. All of a geometry's positions are put in their places on the earth
 * before its first tag is written. For one thread.
 */
final class ShapeWriter {

  /** Nine decimals of a degree are a tenth of a millimetre. */
  private static final double ROUNDING = 1e9;

  private final KmlOutput out;
  private final Crs crs;
  private Iterator<String> placed = List.<String>of().iterator();

  ShapeWriter(KmlOutput out, Crs crs) {
    this.out = out;
    this.crs = crs;
  }

  /** Puts a geometry in its place, to be written next; false when it has none. */
  boolean place(Geometry geometry) {
    List<String> runs = new ArrayList<>();
    boolean all = place(geometry, runs);
    placed = runs.iterator();
    return all;
  }

  private boolean place(Geometry geometry, List<String> runs) {
    if (geometry instanceof Point point) {
      return place(point.getCoordinateSequence(), false, runs);
    }
    if (geometry instanceof LineString line) {
      return place(line.getCoordinateSequence(), false, runs);
    }
    if (geometry instanceof Polygon polygon) {
      boolean all = placeRing(polygon.getExteriorRing(), true, runs);
      for (int i = 0; all && i < polygon.getNumInteriorRing(); i++) {
        all = placeRing(polygon.getInteriorRingN(i), false, runs);
      }
      return all;
    }
    boolean all = true;
    for (int i = 0; all && i < geometry.getNumGeometries(); i++) {
      Geometry member = geometry.getGeometryN(i);
      all = member.isEmpty() || place(member, runs);
    }
    return all;
  }

  private boolean placeRing(LineString ring, boolean shell, List<String> runs) {
    CoordinateSequence points = ring.getCoordinateSequence();
    return place(points, points.size() > 3 && Orientation.isCCW(points) != shell, runs);
  }

  private boolean place(CoordinateSequence points, boolean reversed, List<String> runs) {
    double[] xy = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      xy[2 * i] = points.getX(i);
      xy[2 * i + 1] = points.getY(i);
    }
    crs.toLonLat().transform(xy, 0, xy, 0, points.size());
    var run = new StringBuilder();
    for (int n = 0; n < points.size(); n++) {
      int i = reversed ? points.size() - 1 - n : n;
      double z = points.hasZ() ? points.getZ(i) : Double.NaN;
      if (!Double.isFinite(xy[2 * i]) || !Double.isFinite(xy[2 * i + 1])) {
        return false;
      }
      run.append(n == 0 ? "" : " ");
      run.append(number(rounded(xy[2 * i]))).append(',').append(number(rounded(xy[2 * i + 1])));
      if (Double.isFinite(z)) {
        run.append(',').append(number(z));
      }
    }
    runs.add(run.toString());
    return true;
  }

  private static double rounded(double degrees) {
    return Math.rint(degrees * ROUNDING) / ROUNDING;
  }

  /** A number without an exponent, which not all readers of KML know. */
  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return String.valueOf((long) value);
    }
    String plain = String.valueOf(value);
    return plain.indexOf('E') < 0 ? plain : new BigDecimal(plain).toPlainString();
  }

  /** Writes the geometry that was placed last, which is not empty. */
  void write(Geometry geometry) throws IOException {
    if (geometry instanceof Point) {
      out.begin("Point");
      mode(geometry);
      coordinates();
    } else if (geometry instanceof LineString) {
      out.begin("LineString");
      mode(geometry);
      coordinates();
    } else if (geometry instanceof Polygon polygon) {
      out.begin("Polygon");
      mode(geometry);
      ring("outerBoundaryIs");
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        ring("innerBoundaryIs");
      }
    } else {
      out.begin("MultiGeometry");
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        if (!geometry.getGeometryN(i).isEmpty()) {
          write(geometry.getGeometryN(i));
        }
      }
    }
    out.end();
  }

  /** Heights count only where they are said to; what has none follows the ground. */
  private void mode(Geometry geometry) throws IOException {
    if (Double.isFinite(geometry.getCoordinate().getZ())) {
      out.leaf("altitudeMode", "absolute");
    } else if (geometry.getDimension() > 0) {
      out.leaf("tessellate", "1");
    }
  }

  private void ring(String boundary) throws IOException {
    out.begin(boundary).begin("LinearRing");
    coordinates();
    out.end().end();
  }

  private void coordinates() throws IOException {
    out.begin("coordinates").plain(placed.next()).end();
  }
}

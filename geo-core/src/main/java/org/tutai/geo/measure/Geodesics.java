package org.tutai.geo.measure;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicLine;
import net.sf.geographiclib.GeodesicMask;
import net.sf.geographiclib.PolygonArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;

/**
 * Geodesic measures on the ellipsoid of WGS 84, by the algorithms of C. F. F. Karney, "Algorithms
 * for geodesics", Journal of Geodesy 87 (2013), in his GeographicLib: distances are right to some
 * 15 nanometres, areas to some 0.1 m² a vertex. Stateless, thread-safe.
 *
 * <p>Shapes have x as longitude and y as latitude in degrees; longitudes may be beyond ±180, and an
 * edge takes the shorter way round whatever they are. A latitude beyond ±90 or a coordinate that is
 * not finite is refused.
 */
public final class Geodesics {

  private static final Geodesic EARTH = Geodesic.WGS84;
  private static final double MEAN_RADIUS = 6_371_008.8;
  private static final int MOST_STRETCHES = 200;
  private static final int ALONG =
      GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE | GeodesicMask.LONG_UNROLL;

  private Geodesics() {}

  /** Metres between two places, along the shortest line. */
  public static double distance(double lon1, double lat1, double lon2, double lat2) {
    check(lon1, lat1);
    check(lon2, lat2);
    return EARTH.Inverse(lat1, lon1, lat2, lon2, GeodesicMask.DISTANCE).s12;
  }

  /**
   * In which direction the shortest line to another place sets out: degrees clockwise from north, 0
   * to 360. Between equal places it is 180, and at a pole as if one stood just beside it on that
   * meridian.
   */
  public static double azimuth(double lon1, double lat1, double lon2, double lat2) {
    check(lon1, lat1);
    check(lon2, lat2);
    double degrees = EARTH.Inverse(lat1, lon1, lat2, lon2, GeodesicMask.AZIMUTH).azi1;
    return degrees < 0 ? degrees + 360 : degrees;
  }

  /**
   * Places along the shortest line between two, at equal distances, both ends included. Longitudes
   * go on from the first one without a jump, so that they may end a turn away from {@code lon2}.
   *
   * @param stretches how many there are between the places, at least 1
   */
  public static CoordinateSequence line(
      double lon1, double lat1, double lon2, double lat2, int stretches) {
    check(lon1, lat1);
    check(lon2, lat2);
    if (stretches < 1) {
      throw new IllegalArgumentException(
          "a line must have at least 1 stretch (got: " + stretches + ")");
    }
    GeodesicLine line = EARTH.InverseLine(lat1, lon1, lat2, lon2);
    Coordinate[] places = new Coordinate[stretches + 1];
    for (int i = 0; i <= stretches; i++) {
      var at = line.Position(line.Distance() * i / stretches, ALONG);
      places[i] = new Coordinate(at.lon2, at.lat2);
    }
    return new CoordinateArraySequence(places, 2);
  }

  /**
   * The shortest lines between places that follow one another, with so many places put between that
   * a straight line from one to the next departs from the true one by no more than a tolerance, as
   * far as {@value #MOST_STRETCHES} between two corners do. Longitudes go on without a jump.
   *
   * @param lonLat longitude and latitude of each place in turn
   * @param toleranceMetres above 0
   */
  public static CoordinateSequence way(double[] lonLat, double toleranceMetres) {
    if (!(toleranceMetres > 0)) {
      throw new IllegalArgumentException(
          "the tolerance must be above 0 (got: " + toleranceMetres + ")");
    }
    List<Coordinate> way = new ArrayList<>();
    double beyond = 0;
    for (int i = 0; i + 1 < lonLat.length; i += 2) {
      if (i == 0) {
        check(lonLat[0], lonLat[1]);
        way.add(new Coordinate(lonLat[0], lonLat[1]));
      } else {
        double from = lonLat[i - 2] + beyond;
        beyond = append(from, lonLat[i - 1], lonLat[i], lonLat[i + 1], toleranceMetres, way);
      }
    }
    return new CoordinateArraySequence(way.toArray(Coordinate[]::new), 2);
  }

  /** Goes on to a place; answers how many degrees its longitude has come out beyond what it is. */
  private static double append(
      double lon1, double lat1, double lon2, double lat2, double tolerance, List<Coordinate> way) {
    double metres = distance(lon1, lat1, lon2, lat2);
    double needed = Math.ceil(metres / Math.sqrt(8 * MEAN_RADIUS * tolerance));
    int stretches = (int) Math.max(1, Math.min(MOST_STRETCHES, needed));
    CoordinateSequence line = line(lon1, lat1, lon2, lat2, stretches);
    for (int i = 1; i < stretches; i++) {
      way.add(line.getCoordinate(i));
    }
    double turns = Math.rint((line.getX(stretches) - lon2) / 360) * 360;
    way.add(new Coordinate(lon2 + turns, lat2));
    return turns;
  }

  /**
   * The corners of a circle: places so many metres from its middle, clockwise from north, the first
   * one not repeated. Longitudes stay within half a turn of the middle's.
   */
  public static CoordinateSequence circle(double lon, double lat, double metres, int corners) {
    check(lon, lat);
    Coordinate[] places = new Coordinate[corners];
    for (int i = 0; i < corners; i++) {
      var at = EARTH.Direct(lat, lon, 360.0 * i / corners, metres);
      double turns = Math.rint((at.lon2 - lon) / 360) * 360;
      places[i] = new Coordinate(at.lon2 - turns, at.lat2);
    }
    return new CoordinateArraySequence(places, 2);
  }

  /** The place that lies so many metres from another, in a direction (degrees from north). */
  public static Coordinate destination(double lon, double lat, double azimuth, double metres) {
    check(lon, lat);
    var line = EARTH.Direct(lat, lon, azimuth, metres);
    return new Coordinate(line.lon2, line.lat2);
  }

  /**
   * Metres along all lines of a shape; polygons count with all their rings, points with nothing.
   *
   * @throws IllegalArgumentException for a coordinate that is no place
   */
  public static double length(Geometry lonLat) {
    if (lonLat instanceof LineString line) {
      return length(line.getCoordinateSequence());
    }
    if (lonLat instanceof Polygon polygon) {
      return perimeter(polygon);
    }
    double sum = 0;
    if (lonLat instanceof GeometryCollection collection) {
      for (int i = 0; i < collection.getNumGeometries(); i++) {
        sum += length(collection.getGeometryN(i));
      }
    }
    return sum;
  }

  private static double length(CoordinateSequence line) {
    double sum = 0;
    for (int i = 1; i < line.size(); i++) {
      sum += distance(line.getX(i - 1), line.getY(i - 1), line.getX(i), line.getY(i));
    }
    return sum;
  }

  /** Metres round a polygon and round each of its holes. */
  public static double perimeter(Polygon lonLat) {
    double sum = length(lonLat.getExteriorRing().getCoordinateSequence());
    for (int i = 0; i < lonLat.getNumInteriorRing(); i++) {
      sum += length(lonLat.getInteriorRingN(i).getCoordinateSequence());
    }
    return sum;
  }

  /**
   * Square metres of all polygons of a shape, less their holes; 0 for lines and points. A ring has
   * the smaller of its two sides inside, whichever way it turns, so it may go round a pole. Rings
   * that cross themselves count loops of one sense against loops of the other.
   *
   * @throws IllegalArgumentException for a coordinate that is no place
   */
  public static double area(Geometry lonLat) {
    if (lonLat instanceof Polygon polygon) {
      return area(polygon);
    }
    double sum = 0;
    if (lonLat instanceof GeometryCollection collection) {
      for (int i = 0; i < collection.getNumGeometries(); i++) {
        sum += area(collection.getGeometryN(i));
      }
    }
    return sum;
  }

  private static double area(Polygon polygon) {
    double area = area(polygon.getExteriorRing().getCoordinateSequence());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      area -= area(polygon.getInteriorRingN(i).getCoordinateSequence());
    }
    return Math.max(0, area);
  }

  private static double area(CoordinateSequence ring) {
    PolygonArea sum = new PolygonArea(EARTH, false);
    for (int i = 0; i + 1 < ring.size(); i++) {
      check(ring.getX(i), ring.getY(i));
      sum.AddPoint(ring.getY(i), ring.getX(i));
    }
    return ring.size() < 4 ? 0 : Math.abs(sum.Compute(false, true).area);
  }

  private static void check(double lon, double lat) {
    if (!Double.isFinite(lon) || !(Math.abs(lat) <= 90)) {
      throw new IllegalArgumentException(
          "a place must have a finite longitude and a latitude from -90 to 90 (got: "
              + lon
              + ", "
              + lat
              + ")");
    }
  }
}

package org.tutai.geo.measure;

import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicData;
import net.sf.geographiclib.GeodesicMask;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The area within a geodesic distance of a shape (環域) on the ellipsoid of WGS 84.
 *
 * <p>The shape is taken apart into pieces that lie within 20 km of their first point. Each is drawn
 * in the azimuthal equidistant plane about that point (J. P. Snyder, "Map Projections: A Working
 * Manual", USGS Professional Paper 1395, 1987, chapter 25), whose distances from and directions at
 * the point are the geodesics of C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87
 * (2013). There it is grown, and what comes out is taken back and joined. A distance between two
 * places of which one lies within <i>a</i> of the middle is off by some <i>a</i>²/6<i>R</i>² of
 * itself in that plane: 2 parts in a million here. Round corners are polygons of {@value #QUADRANT}
 * corners a quarter, which lie on the circle; their sides are at most 3 parts in 10,000 of the
 * distance inside it.
 *
 * <p>Stateless, thread-safe.
 */
public final class GeodesicBuffer {

  /** The greatest distance in metres. */
  public static final double GREATEST_METRES = 5_000_000;

  private static final int QUADRANT = 32;
  private static final double PIECE_METRES = 20_000;
  private static final int PIECE_POINTS = 4000;
  private static final double LONGEST_SIDE_METRES = 25_000;
  private static final double SHORTEST_SIDE_METRES = 50;

  /** How far a side may bend, as a part of the distance. */
  private static final double BENT = 3e-4;

  private static final Geodesic EARTH = Geodesic.WGS84;
  private static final int MASK = GeodesicMask.DISTANCE | GeodesicMask.AZIMUTH;

  /** Hears how far the work is, and may end it by throwing. */
  public interface Progress {

    /** Hears nothing. */
    Progress NONE = (done, total) -> {};

    void at(long done, long total);
  }

  private final double metres;
  private final GeometryFactory factory = new GeometryFactory();
  private final List<List<Coordinate>> pieces = new ArrayList<>();
  private final List<Polygon> small = new ArrayList<>();
  private final List<Geometry> areas = new ArrayList<>();

  private GeodesicBuffer(double metres) {
    this.metres = metres;
  }

  /** The area within a distance of a shape. */
  public static Geometry of(Geometry lonLat, double metres) {
    return of(lonLat, metres, Progress.NONE);
  }

  /**
   * The area within a distance of a shape, polygons with their inside.
   *
   * @param lonLat x as longitude, y as latitude in degrees; longitudes may be beyond ±180, and an
   *     edge takes the shorter way round; an empty shape has an empty area
   * @param metres above 0 and at most {@link #GREATEST_METRES}
   * @return polygons within ±180° of longitude, cut where they meet the antimeridian, along it to
   *     the pole where they hold one
   * @throws IllegalArgumentException for a distance out of range or a coordinate that is no place
   */
  public static Geometry of(Geometry lonLat, double metres, Progress progress) {
    if (!(metres > 0 && metres <= GREATEST_METRES)) {
      throw new IllegalArgumentException(
          "the distance must be above 0 and at most 5,000,000 m (got: " + metres + ")");
    }
    var buffer = new GeodesicBuffer(metres);
    buffer.take(lonLat);
    return buffer.grow(progress);
  }

  // --- Taking apart ------------------------------------------------------------------------------

  private void take(Geometry geometry) {
    if (geometry.isEmpty()) {
      return;
    }
    if (geometry instanceof GeometryCollection) {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        take(geometry.getGeometryN(i));
      }
    } else if (geometry instanceof Polygon polygon) {
      take(polygon);
    } else if (geometry instanceof Point || geometry instanceof LineString) {
      takeLine(places(geometry.getCoordinates()));
    }
  }

  private void take(Polygon polygon) {
    List<Coordinate> shell = places(polygon.getExteriorRing().getCoordinates());
    if (isSmall(shell)) {
      small.add(polygon);
      return;
    }
    takeLine(shell);
    Geometry inside = filled(shell);
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      List<Coordinate> hole = places(polygon.getInteriorRingN(i).getCoordinates());
      takeLine(hole);
      inside = OverlayNGRobust.overlay(inside, filled(hole), OverlayNG.DIFFERENCE);
    }
    areas.add(inside);
  }

  private static boolean isSmall(List<Coordinate> ring) {
    Coordinate first = ring.get(0);
    return ring.size() <= PIECE_POINTS
        && ring.stream().allMatch(place -> distance(first, place) <= PIECE_METRES);
  }

  /** Runs of places near their first; long edges get places between, on the geodesic. */
  private void takeLine(List<Coordinate> places) {
    var piece = new ArrayList<Coordinate>();
    for (Coordinate place : places) {
      if (!piece.isEmpty()
          && (piece.size() >= PIECE_POINTS || distance(piece.get(0), place) > PIECE_METRES)) {
        Coordinate last = piece.get(piece.size() - 1);
        pieces.add(List.copyOf(piece));
        piece.clear();
        piece.add(last);
      }
      piece.add(place);
    }
    pieces.add(List.copyOf(piece));
  }

  private static List<Coordinate> places(Coordinate[] given) {
    var places = new ArrayList<Coordinate>(given.length);
    for (Coordinate place : given) {
      check(place);
      Coordinate last = places.isEmpty() ? place : places.get(places.size() - 1);
      double apart = distance(last, place);
      int steps = (int) Math.ceil(apart / PIECE_METRES);
      if (steps > 1) {
        var line =
            EARTH.InverseLine(
                last.y, last.x, place.y, place.x, MASK | GeodesicMask.DISTANCE_IN | POSITION);
        for (int i = 1; i < steps; i++) {
          var at = line.Position(apart * i / steps, POSITION);
          places.add(new Coordinate(at.lon2, at.lat2));
        }
      }
      places.add(new Coordinate(place.x, place.y));
    }
    return places;
  }

  private static final int POSITION = GeodesicMask.LATITUDE | GeodesicMask.LONGITUDE;

  private static double distance(Coordinate a, Coordinate b) {
    return a.equals2D(b) ? 0 : EARTH.Inverse(a.y, a.x, b.y, b.x, GeodesicMask.DISTANCE).s12;
  }

  private static void check(Coordinate place) {
    if (!Double.isFinite(place.x) || !(Math.abs(place.y) <= 90)) {
      throw new IllegalArgumentException(
          "a place must have a finite longitude and a latitude from -90 to 90 (got: "
              + place.x
              + ", "
              + place.y
              + ")");
    }
  }

  // --- Growing -----------------------------------------------------------------------------------

  private Geometry grow(Progress progress) {
    long total = pieces.size() + (long) small.size();
    long done = 0;
    for (List<Coordinate> piece : pieces) {
      progress.at(done++, total);
      areas.add(grown(piece.get(0), line(piece)));
    }
    for (Polygon polygon : small) {
      progress.at(done++, total);
      areas.add(grown(polygon.getCoordinate(), polygon));
    }
    if (areas.isEmpty()) {
      return factory.createPolygon();
    }
    if (areas.size() == 1) {
      return areas.get(0);
    }
    Geometry joined = OverlayNGRobust.union(factory.buildGeometry(areas));
    progress.at(total, total);
    return joined;
  }

  private Geometry line(List<Coordinate> piece) {
    boolean moves = piece.stream().anyMatch(place -> !place.equals2D(piece.get(0)));
    return moves
        ? factory.createLineString(piece.toArray(Coordinate[]::new))
        : factory.createPoint(piece.get(0));
  }

  /** The area around a small shape, by way of the plane about one of its places. */
  private Geometry grown(Coordinate middle, Geometry shape) {
    Geometry plane = factory.createGeometry(shape);
    plane.apply((Coordinate place) -> toPlane(middle, place));
    plane.geometryChanged();
    var form = new BufferParameters(QUADRANT);
    Geometry grown = Densifier.densify(BufferOp.bufferOp(plane, metres, form), side(shape));
    var parts = new ArrayList<Geometry>();
    for (int i = 0; i < grown.getNumGeometries(); i++) {
      parts.add(back(middle, (Polygon) grown.getGeometryN(i)));
    }
    return parts.size() == 1 ? parts.get(0) : OverlayNGRobust.union(factory.buildGeometry(parts));
  }

  /**
   * How long a side may be: one that is straight in degrees leaves the geodesic by its square times
   * the tangent of the latitude by 8 radii of the earth, which is to be little beside the distance.
   */
  private double side(Geometry shape) {
    Envelope extent = shape.getEnvelopeInternal();
    double latitude = Math.max(Math.abs(extent.getMinY()), Math.abs(extent.getMaxY()));
    double bend = Math.max(0.05, Math.tan(Math.toRadians(Math.min(89.9, latitude))));
    double side = Math.sqrt(8 * EARTH.EquatorialRadius() * metres * BENT / bend);
    return Math.max(SHORTEST_SIDE_METRES, Math.min(LONGEST_SIDE_METRES, side));
  }

  private static void toPlane(Coordinate middle, Coordinate place) {
    check(place);
    GeodesicData line = EARTH.Inverse(middle.y, middle.x, place.y, place.x, MASK);
    double azimuth = Math.toRadians(line.azi1);
    place.setCoordinate(new Coordinate(line.s12 * Math.sin(azimuth), line.s12 * Math.cos(azimuth)));
  }

  private Geometry back(Coordinate middle, Polygon plane) {
    Geometry area = filled(back(middle, plane.getExteriorRing()));
    for (int i = 0; i < plane.getNumInteriorRing(); i++) {
      Geometry hole = filled(back(middle, plane.getInteriorRingN(i)));
      area = OverlayNGRobust.overlay(area, hole, OverlayNG.DIFFERENCE);
    }
    return area;
  }

  private static List<Coordinate> back(Coordinate middle, LinearRing ring) {
    CoordinateSequence points = ring.getCoordinateSequence();
    var places = new ArrayList<Coordinate>(points.size());
    for (int i = 0; i + 1 < points.size(); i++) {
      double x = points.getX(i);
      double y = points.getY(i);
      double azimuth = Math.toDegrees(Math.atan2(x, y));
      var at = EARTH.Direct(middle.y, middle.x, azimuth, Math.hypot(x, y));
      places.add(new Coordinate(at.lon2, at.lat2));
    }
    places.add(places.get(0).copy());
    return places;
  }

  // --- On the map of degrees ---------------------------------------------------------------------

  /**
   * What a ring goes round, within ±180°. Steps take the shorter way; a ring once round the earth
   * is closed over the pole of its hemisphere, which is the right one as long as what it goes round
   * is smaller than half of the earth.
   */
  private Geometry filled(List<Coordinate> ring) {
    var points = new ArrayList<Coordinate>(ring.size() + 3);
    double lon = ring.get(0).x;
    double latitudes = 0;
    points.add(new Coordinate(lon, ring.get(0).y));
    for (int i = 1; i < ring.size(); i++) {
      lon += turned(ring.get(i).x - lon);
      latitudes += ring.get(i).y;
      points.add(new Coordinate(lon, ring.get(i).y));
    }
    double round = lon - points.get(0).x;
    if (Math.abs(round) > 180) {
      double pole = latitudes >= 0 ? 90 : -90;
      points.add(new Coordinate(lon, pole));
      points.add(new Coordinate(points.get(0).x, pole));
    } else {
      points.remove(points.size() - 1);
    }
    points.add(points.get(0).copy());
    return points.size() < 4
        ? factory.createPolygon()
        : withinTurn(factory.createPolygon(points.toArray(Coordinate[]::new)));
  }

  /** An angle as one from −180 to 180. */
  private static double turned(double degrees) {
    return degrees - 360 * Math.rint(degrees / 360);
  }

  private Geometry withinTurn(Polygon polygon) {
    Envelope extent = polygon.getEnvelopeInternal();
    int first = (int) Math.floor((extent.getMinX() + 180) / 360);
    int last = (int) Math.ceil((extent.getMaxX() - 180) / 360);
    if (first == 0 && last <= 0) {
      return polygon;
    }
    var parts = new ArrayList<Geometry>();
    for (int turn = first; turn <= last; turn++) {
      var window = new Envelope(360.0 * turn - 180, 360.0 * turn + 180, -90, 90);
      Geometry part =
          OverlayNGRobust.overlay(polygon, factory.toGeometry(window), OverlayNG.INTERSECTION);
      part = AffineTransformation.translationInstance(-360.0 * turn, 0).transform(part);
      addPolygons(part, parts);
    }
    return OverlayNGRobust.union(factory.buildGeometry(parts));
  }

  private static void addPolygons(Geometry geometry, List<Geometry> into) {
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
        into.add(polygon);
      }
    }
  }
}

package org.tutai.geo.format.geojson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.feature.Feature;

/** Geometries as GeoJSON's maps and lists (RFC 7946, section 3.1). Stateless, thread-safe. */
public final class GeoJsonGeometry {

  /** Decimals of a degree that are written: about a centimetre (RFC 7946, section 11.2). */
  private static final double ROUNDING = 1e7;

  private GeoJsonGeometry() {}

  /**
   * A feature's geometry in longitude, latitude.
   *
   * @param crs of the feature's geometry
   * @param mostVertices a geometry of more is left out
   * @return empty when the feature has no geometry, one too large, or one outside what the CRS is
   *     defined for
   */
  public static Optional<Map<String, Object>> of(Feature feature, Crs crs, int mostVertices) {
    Geometry geometry = feature.geometry();
    if (geometry == null || geometry.isEmpty() || geometry.getNumPoints() > mostVertices) {
      return Optional.empty();
    }
    try {
      return Optional.of(write(geometry, crs));
    } catch (OutsideException e) {
      return Optional.empty();
    }
  }

  /**
   * A geometry in longitude, latitude.
   *
   * @return empty when the geometry is, or has a vertex that is no place on the earth
   */
  public static Optional<Map<String, Object>> ofLonLat(Geometry geometry) {
    if (geometry.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(write(geometry, CrsRegistry.CRS84));
    } catch (OutsideException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> write(Geometry geometry, Crs crs) throws OutsideException {
    var json = new LinkedHashMap<String, Object>();
    json.put("type", geometry.getGeometryType().replace("LinearRing", "LineString"));
    if (geometry.getGeometryType().equals("GeometryCollection")) {
      json.put("geometries", members(geometry, crs));
    } else {
      json.put("coordinates", coordinates(geometry, crs));
    }
    return json;
  }

  private static List<Object> members(Geometry collection, Crs crs) throws OutsideException {
    var members = new ArrayList<Object>();
    for (int i = 0; i < collection.getNumGeometries(); i++) {
      members.add(write(collection.getGeometryN(i), crs));
    }
    return members;
  }

  private static Object coordinates(Geometry geometry, Crs crs) throws OutsideException {
    if (geometry instanceof Point point) {
      return positions(point.getCoordinateSequence(), crs).get(0);
    }
    if (geometry instanceof LineString line) {
      return positions(line.getCoordinateSequence(), crs);
    }
    if (geometry instanceof Polygon polygon) {
      return rings(polygon, crs);
    }
    var parts = new ArrayList<Object>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      parts.add(coordinates(geometry.getGeometryN(i), crs));
    }
    return parts;
  }

  private static List<Object> rings(Polygon polygon, Crs crs) throws OutsideException {
    var rings = new ArrayList<Object>();
    rings.add(positions(polygon.getExteriorRing().getCoordinateSequence(), crs));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.add(positions(polygon.getInteriorRingN(i).getCoordinateSequence(), crs));
    }
    return rings;
  }

  private static List<List<Double>> positions(CoordinateSequence sequence, Crs crs)
      throws OutsideException {
    double[] xy = new double[sequence.size() * 2];
    for (int i = 0; i < sequence.size(); i++) {
      xy[2 * i] = sequence.getX(i);
      xy[2 * i + 1] = sequence.getY(i);
    }
    crs.toLonLat().transform(xy, 0, xy, 0, sequence.size());
    var positions = new ArrayList<List<Double>>(sequence.size());
    for (int i = 0; i < xy.length; i += 2) {
      if (!Double.isFinite(xy[i]) || !Double.isFinite(xy[i + 1])) {
        throw new OutsideException();
      }
      positions.add(List.of(rounded(xy[i]), rounded(xy[i + 1])));
    }
    return positions;
  }

  private static double rounded(double degrees) {
    return Math.rint(degrees * ROUNDING) / ROUNDING;
  }

  /** A vertex has no place on the earth. */
  private static final class OutsideException extends Exception {
    private static final long serialVersionUID = 1L;

    OutsideException() {
      super(null, null, false, false);
    }
  }
}

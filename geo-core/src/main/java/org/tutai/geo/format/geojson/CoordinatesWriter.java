package org.tutai.geo.format.geojson;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.crs.Crs;

/**
 * Writes geometry objects. Each run of positions is first put in its place on the earth, all of a
 * geometry's before its first byte is written; then they are written in the same order. For one
 * thread.
 */
final class CoordinatesWriter {

  private final JsonGenerator json;
  private final Crs crs;
  private final double rounding;
  private final Envelope extent = new Envelope();

  CoordinatesWriter(JsonGenerator json, Crs crs, int decimals) {
    this.json = json;
    this.crs = crs;
    this.rounding = Math.pow(10, decimals);
  }

  /** Where everything lies that was placed. */
  Envelope extent() {
    return extent;
  }

  /**
   * Puts a geometry's runs of positions in their places: three numbers each, the last NaN where
   * there is no height.
   *
   * @param placed takes them in the order of writing
   * @return false when one has no place
   */
  boolean place(Geometry geometry, List<double[]> placed) {
    if (geometry instanceof Point point) {
      return place(point.getCoordinateSequence(), false, placed);
    }
    if (geometry instanceof LineString line) {
      return place(line.getCoordinateSequence(), false, placed);
    }
    if (geometry instanceof Polygon polygon) {
      boolean all = placeRing(polygon.getExteriorRing(), true, placed);
      for (int i = 0; all && i < polygon.getNumInteriorRing(); i++) {
        all = placeRing(polygon.getInteriorRingN(i), false, placed);
      }
      return all;
    }
    boolean all = true;
    for (int i = 0; all && i < geometry.getNumGeometries(); i++) {
      Geometry member = geometry.getGeometryN(i);
      all = member.isEmpty() || place(member, placed);
    }
    return all;
  }

  private boolean placeRing(LineString ring, boolean shell, List<double[]> placed) {
    CoordinateSequence points = ring.getCoordinateSequence();
    boolean reversed = points.size() > 3 && Orientation.isCCW(points) != shell;
    return place(points, reversed, placed);
  }

  private boolean place(CoordinateSequence points, boolean reversed, List<double[]> placed) {
    double[] xy = new double[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      xy[2 * i] = points.getX(i);
      xy[2 * i + 1] = points.getY(i);
    }
    crs.toLonLat().transform(xy, 0, xy, 0, points.size());
    double[] positions = new double[3 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      double x = rounded(xy[2 * i]);
      double y = rounded(xy[2 * i + 1]);
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        return false;
      }
      int at = 3 * (reversed ? points.size() - 1 - i : i);
      positions[at] = x;
      positions[at + 1] = y;
      positions[at + 2] = points.hasZ() ? points.getZ(i) : Double.NaN;
      extent.expandToInclude(x, y);
    }
    placed.add(positions);
    return true;
  }

  private double rounded(double degrees) {
    return Math.rint(degrees * rounding) / rounding;
  }

  /** Writes the object, with the positions that {@link #place} put in place. */
  void write(Geometry geometry, Iterator<double[]> placed) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", geometry.getGeometryType().replace("LinearRing", "LineString"));
    boolean mixed = geometry.getClass() == GeometryCollection.class;
    json.writeFieldName(mixed ? "geometries" : "coordinates");
    if (mixed) {
      json.writeStartArray();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        if (!geometry.getGeometryN(i).isEmpty()) {
          write(geometry.getGeometryN(i), placed);
        }
      }
      json.writeEndArray();
    } else {
      coordinates(geometry, placed);
    }
    json.writeEndObject();
  }

  private void coordinates(Geometry geometry, Iterator<double[]> placed) throws IOException {
    if (geometry instanceof Point) {
      position(placed.next(), 0);
      return;
    }
    if (geometry instanceof LineString) {
      positions(placed.next());
      return;
    }
    json.writeStartArray();
    if (geometry instanceof Polygon polygon) {
      for (int i = 0; i <= polygon.getNumInteriorRing(); i++) {
        positions(placed.next());
      }
    } else {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        if (!geometry.getGeometryN(i).isEmpty()) {
          coordinates(geometry.getGeometryN(i), placed);
        }
      }
    }
    json.writeEndArray();
  }

  private void positions(double[] placed) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < placed.length; i += 3) {
      position(placed, i);
    }
    json.writeEndArray();
  }

  private void position(double[] placed, int at) throws IOException {
    json.writeStartArray();
    number(placed[at]);
    number(placed[at + 1]);
    if (Double.isFinite(placed[at + 2])) {
      number(placed[at + 2]);
    }
    json.writeEndArray();
  }

  private void number(double value) throws IOException {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }
}

package org.tutai.viewer.query;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.tutai.geo.crs.Crs;
import org.tutai.geo.crs.CrsRegistry;
import org.tutai.geo.crs.Transforms;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.Sketch;
import org.tutai.viewer.map.Sketch.Form;
import org.tutai.viewer.map.Sketch.Look;
import org.tutai.viewer.map.Sketch.Shape;

/** Shapes drawn on the map as areas of the earth, and areas as sketches. Stateless. */
final class Areas {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Places put on each side that is straight on the map. */
  private static final int SIDE = 24;

  /** More corners of a drawing are not given places between. */
  private static final int DENSE_ENOUGH = 400;

  /** More places than these are not sketched. */
  private static final int MOST_SKETCHED = 6000;

  private Areas() {}

  /**
   * A polygon whose sides are straight in a map's plane, within ±180° of longitude and without
   * crossings; empty for fewer than three corners.
   */
  static Geometry polygon(List<Position> corners, Crs crs) {
    if (corners.size() < 3) {
      return FACTORY.createPolygon();
    }
    var there = Transforms.between(CrsRegistry.CRS84, crs);
    var back = Transforms.between(crs, CrsRegistry.CRS84);
    int steps = corners.size() > DENSE_ENOUGH ? 1 : SIDE;
    var ring = new ArrayList<Coordinate>();
    for (int i = 0; i < corners.size(); i++) {
      Position from = corners.get(i);
      Position to = corners.get((i + 1) % corners.size());
      double[] ends = {from.lon(), from.lat(), to.lon(), to.lat()};
      there.transform(ends, 0, ends, 0, 2);
      for (int step = 0; step < steps; step++) {
        double part = (double) step / steps;
        double[] at = {ends[0] + (ends[2] - ends[0]) * part, ends[1] + (ends[3] - ends[1]) * part};
        back.transform(at, 0, at, 0, 1);
        if (Double.isFinite(at[0]) && Math.abs(at[1]) <= 90) {
          ring.add(new Coordinate(at[0], at[1]));
        }
      }
    }
    if (ring.size() < 3) {
      return FACTORY.createPolygon();
    }
    ring.add(ring.get(0).copy());
    Geometry drawn = FACTORY.createPolygon(ring.toArray(Coordinate[]::new));
    return withinTurn(drawn.isValid() ? drawn : GeometryFixer.fix(drawn));
  }

  /** The same area with longitudes within ±180°. */
  private static Geometry withinTurn(Geometry area) {
    Envelope extent = area.getEnvelopeInternal();
    if (extent.getMinX() >= -180 && extent.getMaxX() <= 180) {
      return area;
    }
    var parts = new ArrayList<Geometry>();
    for (int turn = -2; turn <= 2; turn++) {
      var window = new Envelope(360.0 * turn - 180, 360.0 * turn + 180, -90, 90);
      if (window.intersects(extent)) {
        Geometry part =
            OverlayNGRobust.overlay(area, FACTORY.toGeometry(window), OverlayNG.INTERSECTION);
        parts.add(AffineTransformation.translationInstance(-360.0 * turn, 0).transform(part));
      }
    }
    return OverlayNGRobust.union(FACTORY.buildGeometry(parts));
  }

  /** A point, or a line when there are several places. */
  static Geometry line(List<Position> places) {
    Coordinate[] all =
        places.stream().map(p -> new Coordinate(p.lon(), p.lat())).toArray(Coordinate[]::new);
    return all.length == 1 ? FACTORY.createPoint(all[0]) : FACTORY.createLineString(all);
  }

  /** Shapes of an area or line as they are sketched over the map, simplified if there is much. */
  static Sketch sketch(Geometry lonLat, Look look) {
    Geometry shown = lonLat;
    if (lonLat.getNumPoints() > MOST_SKETCHED) {
      Envelope extent = lonLat.getEnvelopeInternal();
      double tolerance = Math.max(extent.getWidth(), extent.getHeight()) / 2000;
      shown = DouglasPeuckerSimplifier.simplify(lonLat, tolerance);
    }
    var shapes = new ArrayList<Shape>();
    collect(shown, look, shapes);
    return new Sketch(shapes);
  }

  private static void collect(Geometry geometry, Look look, List<Shape> into) {
    if (geometry instanceof Polygon polygon) {
      into.add(new Shape(Form.AREA, places(polygon.getExteriorRing()), look, ""));
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        into.add(new Shape(Form.LINE, places(polygon.getInteriorRingN(i)), look, ""));
      }
    } else if (geometry instanceof LineString) {
      into.add(new Shape(Form.LINE, places(geometry), look, ""));
    } else if (geometry instanceof Point) {
      into.add(new Shape(Form.POINTS, places(geometry), look, ""));
    } else {
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        collect(geometry.getGeometryN(i), look, into);
      }
    }
  }

  private static List<Position> places(Geometry line) {
    var places = new ArrayList<Position>();
    for (Coordinate each : line.getCoordinates()) {
      boolean somewhere =
          Double.isFinite(each.x) && Math.abs(each.x) <= 540 && Math.abs(each.y) <= 90;
      if (somewhere) {
        places.add(new Position(each.x, each.y));
      }
    }
    return places;
  }

  /** A geometry of a CRS in longitude and latitude; places without one are left as they come. */
  static Geometry lonLat(Geometry geometry, Crs crs) {
    var transform = Transforms.between(crs, CrsRegistry.CRS84);
    Geometry copy = FACTORY.createGeometry(geometry);
    copy.apply(
        (Coordinate place) -> {
          double[] at = {place.x, place.y};
          transform.transform(at, 0, at, 0, 1);
          place.setCoordinate(new Coordinate(at[0], at[1]));
        });
    copy.geometryChanged();
    return copy;
  }
}

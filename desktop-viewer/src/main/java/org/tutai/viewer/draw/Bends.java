package org.tutai.viewer.draw;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.CoordinateSequence;
import org.tutai.geo.measure.Geodesics;
import org.tutai.geo.theme.Position;
import org.tutai.viewer.map.Viewport;

/**
 * Shapes as they run on the ellipsoid, with enough places between their corners to look right on
 * the screen.
 */
public final class Bends {

  private static final int CORNERS = 128;

  private Bends() {}

  /**
   * The shortest lines between places that follow one another. Longitudes go on without a jump, so
   * the line may leave the map on one side.
   */
  public static List<Position> along(List<Position> path, Viewport on) {
    if (path.size() < 2) {
      return path;
    }
    double tolerance = on.unitsPerPixel() * on.crs().metresPerUnit() / 4;
    return positions(Geodesics.way(sequence(path), tolerance));
  }

  /** The same round an area. */
  public static List<Position> around(List<Position> corners, Viewport on) {
    return corners.size() < 2 ? corners : along(Places.closed(corners), on);
  }

  /** A circle of a geodesic radius. */
  public static List<Position> circle(Position middle, double metres) {
    return positions(Geodesics.circle(middle.lon(), middle.lat(), metres, CORNERS));
  }

  /** Metres along a path. */
  public static double length(List<Position> path) {
    double sum = 0;
    for (int i = 1; i < path.size(); i++) {
      sum += distance(path.get(i - 1), path.get(i));
    }
    return sum;
  }

  /** Metres between two places. */
  public static double distance(Position from, Position to) {
    return Geodesics.distance(from.lon(), from.lat(), to.lon(), to.lat());
  }

  private static double[] sequence(List<Position> path) {
    double[] lonLat = new double[2 * path.size()];
    for (int i = 0; i < path.size(); i++) {
      lonLat[2 * i] = path.get(i).lon();
      lonLat[2 * i + 1] = path.get(i).lat();
    }
    return lonLat;
  }

  private static List<Position> positions(CoordinateSequence places) {
    var positions = new ArrayList<Position>(places.size());
    for (int i = 0; i < places.size(); i++) {
      positions.add(Places.clamped(places.getX(i), places.getY(i)));
    }
    return positions;
  }
}

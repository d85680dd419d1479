package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.crs.WorldGrid;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.Query;
import org.tutai.geo.layer.WorldPath;

/** The landmarks and roads near a place. Distances are those on the sphere, good to 0.5 %. */
final class NearPlaces {

  private static final double METRES_PER_DEGREE = 111_195;
  private static final double MOST_METRES = 50_000;

  private final List<OpenSet> sets;

  NearPlaces(List<OpenSet> sets) {
    this.sets = List.copyOf(sets);
  }

  /** A place by its set and number, and how far it is. */
  record Near(int set, int place, double metres) {}

  /** Nearest first. */
  List<Near> near(double lon, double lat, double withinMetres, int limit) {
    if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 89) || !(withinMetres >= 0)) {
      return List.of();
    }
    double within = Math.min(withinMetres, MOST_METRES);
    List<Near> found = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      if (sets.get(i).set().kind() != Place.Kind.DISTRICT) {
        addNear(i, lon, lat, within, found);
      }
    }
    found.sort(
        Comparator.comparingDouble(Near::metres)
            .thenComparingInt(Near::set)
            .thenComparingInt(Near::place));
    return found.size() <= limit ? found : found.subList(0, limit);
  }

  private void addNear(int set, double lon, double lat, double within, List<Near> found) {
    Map<Integer, Double> distances = new HashMap<>();
    double x = WorldGrid.xOfLon(lon);
    double y = WorldGrid.yOfLat(lat);
    double metresPerUnit = WorldGrid.METRES_PER_UNIT * Math.cos(Math.toRadians(lat));
    var path = new WorldPath();
    OpenSet open = sets.get(set);
    Query query = new Query(box(lon, lat, within), 0, Query.Order.ANY);
    try (FeatureCursor cursor = open.layer().query(query)) {
      while (cursor.next()) {
        cursor.path(path);
        double metres = distance(path, x, y) * metresPerUnit;
        if (metres <= within) {
          distances.merge(open.places().ownerOf(cursor.ordinal()), metres, Math::min);
        }
      }
    }
    distances.forEach((place, metres) -> found.add(new Near(set, place, metres)));
  }

  private static WorldBox box(double lon, double lat, double metres) {
    double high = metres / METRES_PER_DEGREE * 1.01 + 1e-7;
    double wide = high / Math.cos(Math.toRadians(Math.min(89.5, Math.abs(lat) + high)));
    return WorldBox.ofLonLat(
        new Bounds(
            Math.max(-180, lon - wide),
            Math.max(-90, lat - high),
            Math.min(180, lon + wide),
            Math.min(90, lat + high)));
  }

  /** In units of the grid; 0 within an area. */
  static double distance(WorldPath path, double x, double y) {
    if (DistrictAreas.contains(path, WorldGrid.round(x), WorldGrid.round(y))) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    int[] xy = path.coordinates();
    for (int part = 0; part < path.parts(); part++) {
      int from = path.partStart(part);
      int end = path.partEnd(part);
      boolean joined = path.kind(part) != WorldPath.Kind.POINT;
      int last = path.kind(part) == WorldPath.Kind.RING ? end - 1 : from;
      for (int v = from; v < end; v++) {
        int start = joined ? last : v;
        least =
            Math.min(
                least,
                toSegment(
                    xy[2 * start] - x, xy[2 * start + 1] - y, xy[2 * v] - x, xy[2 * v + 1] - y));
        last = v;
      }
    }
    return Math.sqrt(least);
  }

  /** The square of the distance from the origin to a segment. */
  private static double toSegment(double ax, double ay, double bx, double by) {
    double dx = bx - ax;
    double dy = by - ay;
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : -(ax * dx + ay * dy) / length;
    double share = Math.max(0, Math.min(1, along));
    double px = ax + share * dx;
    double py = ay + share * dy;
    return px * px + py * py;
  }
}

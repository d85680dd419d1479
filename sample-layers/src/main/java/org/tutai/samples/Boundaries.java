package org.tutai.samples;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Field;
import org.tutai.geo.feature.FieldType;
import org.tutai.geo.feature.GeometryKind;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.format.FlatGeometry;

/**
 * Makes lines of the boundaries of areas: each stretch once, with what lies on either side.
 *
 * <p>Neighbours must share their vertices exactly, as areas of a topology do. A stretch with an
 * area on one side only is a {@code coast} (also the shore of a lake that is cut out). A stretch
 * between two areas has the rank of the highest unit that differs between them.
 */
final class Boundaries {

  static final String COAST = "coast";

  /** A rank of units: what its boundaries are called, and where an area's unit stands. */
  record Rank(String name, String codeField, String nameField) {}

  /** Whether a stretch is left out. */
  interface Omission {
    boolean omits(Coordinate from, Coordinate to);
  }

  /** A stretch in either direction. */
  private record Stretch(Coordinate from, Coordinate to) {
    static Stretch of(Coordinate a, Coordinate b) {
      return a.compareTo(b) < 0 ? new Stretch(a, b) : new Stretch(b, a);
    }
  }

  /** What all stretches of one line have in common. */
  private record Key(String rank, int left, int right) {}

  private static final Schema SCHEMA =
      new Schema(
          GeometryKind.LINE,
          List.of(
              Field.of("RANK", FieldType.TEXT),
              Field.of("LEFTCODE", FieldType.TEXT),
              Field.of("LEFTNAME", FieldType.TEXT),
              Field.of("RIGHTCODE", FieldType.TEXT),
              Field.of("RIGHTNAME", FieldType.TEXT)));

  private static final int NONE = -1;

  private final MemoryLayer areas;
  private final List<Rank> ranks;
  private final Omission omission;
  private final Map<Coordinate, Integer> nodes = new HashMap<>();
  private final List<Coordinate> places = new ArrayList<>();

  /** Directed edges, a node in each half, and the area to their left. */
  private final Map<Long, Integer> leftOf = new LinkedHashMap<>();

  /** For each rank and code, the number of the first area with it. */
  private final List<Map<String, Integer>> firstWith = new ArrayList<>();

  private Boundaries(MemoryLayer areas, List<Rank> ranks, Omission omission) {
    this.areas = areas;
    this.ranks = ranks;
    this.omission = omission;
    for (Rank rank : ranks) {
      Map<String, Integer> first = new HashMap<>();
      for (int i = 0; i < areas.list().size(); i++) {
        first.putIfAbsent(areas.text(areas.list().get(i), rank.codeField()), i);
      }
      firstWith.add(first);
    }
  }

  /**
   * The boundaries of areas.
   *
   * @param ranks from the highest to the lowest, which tells every two areas apart; coasts take the
   *     names of the highest
   * @param omission of stretches that are no boundaries
   */
  static MemoryLayer of(MemoryLayer areas, String name, List<Rank> ranks, Omission omission) {
    return new Boundaries(areas, ranks, omission).layer(name);
  }

  /** Leaves out what is in these lines already. */
  static Omission along(MemoryLayer lines) {
    Set<Stretch> taken = new HashSet<>();
    for (Feature line : lines.list()) {
      Geometry geometry = MemoryLayer.geometry(line);
      for (int part = 0; part < geometry.getNumGeometries(); part++) {
        Coordinate[] points = geometry.getGeometryN(part).getCoordinates();
        for (int i = 1; i < points.length; i++) {
          taken.add(Stretch.of(points[i - 1], points[i]));
        }
      }
    }
    return (from, to) -> taken.contains(Stretch.of(from, to));
  }

  private MemoryLayer layer(String name) {
    for (int i = 0; i < areas.list().size(); i++) {
      addRings(i, MemoryLayer.geometry(areas.list().get(i)));
    }
    Map<Key, List<Long>> stretches = new LinkedHashMap<>();
    leftOf.forEach((edge, area) -> addStretch(stretches, edge, area));
    List<Feature> features = new ArrayList<>();
    stretches.forEach((key, edges) -> features.add(feature(features.size(), key, edges)));
    return new MemoryLayer(name, SCHEMA, areas.reference(), features);
  }

  private void addRings(int area, Geometry geometry) {
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      Polygon polygon = (Polygon) geometry.getGeometryN(i);
      addRing(area, polygon.getExteriorRing(), true);
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
        addRing(area, polygon.getInteriorRingN(hole), false);
      }
    }
  }

  private void addRing(int area, LineString ring, boolean insideIsLeftOfCounterClockwise) {
    Coordinate[] points = ring.getCoordinates();
    boolean forward = Orientation.isCCW(points) == insideIsLeftOfCounterClockwise;
    for (int i = 1; i < points.length; i++) {
      Coordinate from = points[i - 1];
      Coordinate to = points[i];
      if (!from.equals2D(to) && !omission.omits(from, to)) {
        leftOf.putIfAbsent(forward ? edge(from, to) : edge(to, from), area);
      }
    }
  }

  private long edge(Coordinate from, Coordinate to) {
    return ((long) node(from) << 32) | node(to);
  }

  private int node(Coordinate place) {
    Integer known = nodes.putIfAbsent(place, places.size());
    if (known != null) {
      return known;
    }
    places.add(place);
    return places.size() - 1;
  }

  private static long reversed(long edge) {
    return (edge << 32) | (edge >>> 32);
  }

  /*
   * Of the two edges of a shared stretch, the one with the lesser unit to its left is taken. Where an area
   * touches itself there is no boundary.
   */
  private void addStretch(Map<Key, List<Long>> stretches, long edge, int left) {
    Integer right = leftOf.get(reversed(edge));
    if (right == null) {
      Key key = new Key(COAST, unit(0, left), NONE);
      stretches.computeIfAbsent(key, k -> new ArrayList<>()).add(edge);
      return;
    }
    if (left == right) {
      return;
    }
    int rank = rank(left, right);
    Key key = new Key(ranks.get(rank).name(), unit(rank, left), unit(rank, right));
    if (key.left() < key.right()) {
      stretches.computeIfAbsent(key, k -> new ArrayList<>()).add(edge);
    }
  }

  private int rank(int left, int right) {
    for (int rank = 0; rank < ranks.size(); rank++) {
      if (unit(rank, left) != unit(rank, right)) {
        return rank;
      }
    }
    throw new IllegalArgumentException(
        "the lowest rank must tell all areas apart (got twice: "
            + areas.list().get(left).values()
            + ")");
  }

  /** The number of the first area that lies in the same unit as an area. */
  private int unit(int rank, int area) {
    String code = areas.text(areas.list().get(area), ranks.get(rank).codeField());
    return firstWith.get(rank).getOrDefault(code, area);
  }

  private Feature feature(int ordinal, Key key, List<Long> edges) {
    Rank rank =
        ranks.stream().filter(r -> r.name().equals(key.rank())).findFirst().orElse(ranks.get(0));
    return new Feature(
        ordinal,
        lines(edges),
        Arrays.asList(
            key.rank(),
            text(key.left(), rank.codeField()),
            text(key.left(), rank.nameField()),
            text(key.right(), rank.codeField()),
            text(key.right(), rank.nameField())));
  }

  private @Nullable String text(int area, String field) {
    return area == NONE ? null : areas.text(areas.list().get(area), field);
  }

  private Geometry lines(List<Long> edges) {
    List<LineString> lines = new ArrayList<>();
    for (List<Integer> chain : new Chains(edges).all()) {
      double[] xy = new double[2 * chain.size()];
      for (int i = 0; i < chain.size(); i++) {
        xy[2 * i] = places.get(chain.get(i)).x;
        xy[2 * i + 1] = places.get(chain.get(i)).y;
      }
      lines.add(FlatGeometry.line(xy, FlatGeometry.Layout.XY));
    }
    return lines.size() == 1
        ? lines.get(0)
        : FlatGeometry.FACTORY.createMultiLineString(lines.toArray(LineString[]::new));
  }

  /** Joins edges end to end to as few chains as can be, in the order the edges came. */
  private static final class Chains {
    private final List<Long> edges;
    private final Map<Integer, Deque<Integer>> nextNodes = new HashMap<>();
    private final Set<Integer> reached = new HashSet<>();

    Chains(List<Long> edges) {
      this.edges = edges;
      for (long edge : edges) {
        nextNodes.computeIfAbsent((int) (edge >>> 32), n -> new ArrayDeque<>()).add((int) edge);
        reached.add((int) edge);
      }
    }

    List<List<Integer>> all() {
      List<List<Integer>> chains = new ArrayList<>();
      for (long edge : edges) {
        int from = (int) (edge >>> 32);
        if (!reached.contains(from)) {
          addChains(from, chains);
        }
      }
      for (long edge : edges) {
        addChains((int) (edge >>> 32), chains);
      }
      return chains;
    }

    private void addChains(int from, List<List<Integer>> chains) {
      while (!nextNodes.getOrDefault(from, new ArrayDeque<>()).isEmpty()) {
        chains.add(chain(from));
      }
    }

    private List<Integer> chain(int from) {
      List<Integer> chain = new ArrayList<>(List.of(from));
      Deque<Integer> next = nextNodes.get(from);
      while (next != null && !next.isEmpty()) {
        int node = next.remove();
        chain.add(node);
        next = nextNodes.get(node);
      }
      return chain;
    }
  }
}

package org.tutai.geo.format.kml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.tutai.geo.format.BadGeometryException;
import org.tutai.geo.format.FlatGeometry;
import org.tutai.geo.format.FlatGeometry.Layout;
import org.tutai.geo.format.Mends;
import org.tutai.geo.format.kml.XmlTokens.Token;

/**
 * Reads geometry elements along the tags. Each reading ends behind the element's end tag, also when
 * it fails. For one thread.
 */
final class ShapeReader {

  /** The elements that are geometries. */
  static final Set<String> ELEMENTS =
      Set.of(
          "point",
          "linestring",
          "linearring",
          "polygon",
          "multigeometry",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "track",
          "multitrack",
          "model");

  private static final int DEEPEST = 32;
  private static final int MOST_PARTS = 200_000;
  private static final int LONGEST_TEXT = 200;

  private final XmlTokens tokens;
  private final Mends mends;
  private final CoordinateList list = new CoordinateList();
  private long positions;
  private int parts;
  private String firstWhen = "";
  private String lastWhen = "";

  ShapeReader(XmlTokens tokens, Mends mends) {
    this.tokens = tokens;
    this.mends = mends;
  }

  /** When the track read last begins; empty for none. */
  String firstWhen() {
    return firstWhen;
  }

  /** When the track read last ends; empty for none. */
  String lastWhen() {
    return lastWhen;
  }

  /** Begins a new feature, whose bounds are its own. */
  void clear() {
    positions = 0;
    parts = 0;
    firstWhen = "";
    lastWhen = "";
  }

  /**
   * Reads the geometry whose start tag was met last.
   *
   * @return null for a collection of nothing
   * @throws BadGeometryException when nothing of it can be used
   */
  @Nullable Geometry read() throws IOException, BadGeometryException {
    return read(1);
  }

  private @Nullable Geometry read(int level) throws IOException, BadGeometryException {
    int depth = tokens.depth();
    try {
      if (++parts > MOST_PARTS) {
        throw new BadGeometryException(
            "too-many-points", "a geometry has more than " + MOST_PARTS + " parts");
      }
      return switch (tokens.key()) {
        case "point" -> point(depth);
        case "linestring", "linearring" -> line(depth);
        case "polygon" -> polygon(depth);
        case "track" -> track(depth);
        case "model" -> model(depth);
        default -> collection(depth, level);
      };
    } finally {
      tokens.skip(depth);
    }
  }

  /** Whether there is a start tag inside the element; the tokens are then at it. */
  private boolean nextChild(int depth) throws IOException {
    while (true) {
      Token token = tokens.next();
      if (token == Token.START) {
        return true;
      }
      if (tokens.depth() < depth || token == Token.END_OF_DOCUMENT) {
        return false;
      }
    }
  }

  /** Takes the positions of the first {@code coordinates} inside the element. */
  private int coordinates(int depth) throws IOException, BadGeometryException {
    list.clear();
    boolean found = false;
    while (!found && nextChild(depth)) {
      found = tokens.key().equals("coordinates");
      if (!found) {
        tokens.skip(tokens.depth());
      }
    }
    if (!found) {
      throw new BadGeometryException("coordinates-missing", "an element has no coordinates");
    }
    int inner = tokens.depth();
    while (tokens.depth() >= inner) {
      if (tokens.next() == Token.TEXT) {
        list.add(tokens.chars(), tokens.from(), tokens.to());
      }
    }
    return count(list.end());
  }

  private int count(int more) throws BadGeometryException {
    positions += more;
    if (positions > CoordinateList.MOST_POSITIONS) {
      throw new BadGeometryException(
          "too-many-points",
          "a geometry has more than " + CoordinateList.MOST_POSITIONS + " positions");
    }
    return more;
  }

  private Layout layout() {
    return list.hasHeights() ? Layout.XYZ : Layout.XY;
  }

  private double[] checked(Layout layout) throws BadGeometryException {
    double[] coordinates = list.coordinates(layout);
    FlatGeometry.check(coordinates, layout);
    return coordinates;
  }

  private Geometry point(int depth) throws IOException, BadGeometryException {
    int count = coordinates(depth);
    if (count == 0) {
      throw new BadGeometryException("coordinates-missing", "a point has no coordinates");
    }
    return points(count);
  }

  /** A point has one position; what has several is drawn at each of them. */
  private Geometry points(int count) throws BadGeometryException {
    Layout layout = layout();
    double[] all = checked(layout);
    if (count == 1) {
      return FlatGeometry.point(all, layout);
    }
    mends.add("point-with-positions", "a point has " + count + " positions, each taken for one");
    return FlatGeometry.FACTORY.createMultiPoint(FlatGeometry.sequence(all, layout));
  }

  private LineString line(int depth) throws IOException, BadGeometryException {
    int count = coordinates(depth);
    if (count < 2) {
      throw tooShort(count);
    }
    Layout layout = layout();
    return FlatGeometry.line(checked(layout), layout);
  }

  private static BadGeometryException tooShort(int count) {
    return count == 0
        ? new BadGeometryException("coordinates-missing", "a line has no coordinates")
        : new BadGeometryException("line-too-short", "a line has fewer than two points");
  }

  private Geometry polygon(int depth) throws IOException, BadGeometryException {
    LinearRing shell = null;
    List<LinearRing> holes = new ArrayList<>();
    while (nextChild(depth)) {
      boolean outer = tokens.key().equals("outerboundaryis");
      if (!outer && !tokens.key().equals("innerboundaryis")) {
        tokens.skip(tokens.depth());
        continue;
      }
      for (LinearRing ring : rings(tokens.depth())) {
        if (outer && shell == null) {
          shell = ring;
        } else {
          holes.add(ring);
        }
      }
    }
    if (shell == null) {
      throw new BadGeometryException("ring-missing", "a polygon has no usable outer ring");
    }
    return FlatGeometry.FACTORY.createPolygon(shell, holes.toArray(LinearRing[]::new));
  }

  /** The rings of one boundary; KML allows one, and programs write several. */
  private List<LinearRing> rings(int depth) throws IOException, BadGeometryException {
    List<LinearRing> rings = new ArrayList<>();
    while (nextChild(depth)) {
      int inner = tokens.depth();
      if (tokens.key().equals("linearring")) {
        coordinates(inner);
        Layout layout = layout();
        double[] ring = FlatGeometry.closed(checked(layout), layout, mends);
        if (ring.length > 0) {
          rings.add(FlatGeometry.ring(ring, layout));
        }
      }
      tokens.skip(inner);
    }
    return rings;
  }

  /** A track is drawn as the line it goes along; when, is told by its first and last time. */
  private Geometry track(int depth) throws IOException, BadGeometryException {
    list.clear();
    BadGeometryException bad = null;
    while (nextChild(depth)) {
      switch (tokens.key()) {
        case "when" -> time(PlainText.line(tokens.content(LONGEST_TEXT)));
        case "coord" -> {
          String written = tokens.content(LONGEST_TEXT);
          if (bad == null) {
            bad = coord(written);
          }
        }
        default -> tokens.skip(tokens.depth());
      }
    }
    if (bad != null) {
      throw bad;
    }
    int count = count(list.end());
    if (count == 0) {
      throw new BadGeometryException("coordinates-missing", "a track has no coordinates");
    }
    Layout layout = layout();
    return count == 1
        ? FlatGeometry.point(checked(layout), layout)
        : FlatGeometry.line(checked(layout), layout);
  }

  private @Nullable BadGeometryException coord(String written) {
    try {
      list.addSpaced(written);
      return null;
    } catch (BadGeometryException e) {
      return e;
    }
  }

  private void time(String when) {
    if (!when.isEmpty()) {
      firstWhen = firstWhen.isEmpty() || when.compareTo(firstWhen) < 0 ? when : firstWhen;
      lastWhen = when.compareTo(lastWhen) > 0 ? when : lastWhen;
    }
  }

  /** A model in space is shown where it stands. */
  private Geometry model(int depth) throws IOException, BadGeometryException {
    String[] place = {"", "", ""};
    while (nextChild(depth)) {
      switch (tokens.key()) {
        case "longitude" -> place[0] = tokens.content(LONGEST_TEXT).strip();
        case "latitude" -> place[1] = tokens.content(LONGEST_TEXT).strip();
        case "altitude" -> place[2] = tokens.content(LONGEST_TEXT).strip();
        default -> {}
      }
    }
    list.clear();
    if (place[0].isEmpty() || place[1].isEmpty()) {
      throw new BadGeometryException("coordinates-missing", "a model has no location");
    }
    list.addSpaced(String.join(" ", place));
    return points(count(list.end()));
  }

  /** What can be used of a collection; the rest of it is told of. */
  private @Nullable Geometry collection(int depth, int level)
      throws IOException, BadGeometryException {
    if (level > DEEPEST) {
      throw new BadGeometryException(
          "geometry-too-deep", "collections are nested more than " + DEEPEST + " deep");
    }
    List<Geometry> members = new ArrayList<>();
    BadGeometryException bad = null;
    while (nextChild(depth)) {
      if (!ELEMENTS.contains(tokens.key())) {
        tokens.skip(tokens.depth());
        continue;
      }
      try {
        Geometry member = read(level + 1);
        flatten(member, members);
      } catch (BadGeometryException e) {
        bad = e;
        mends.add(e.reason(), "a part was left out: " + e.detail());
      }
    }
    if (members.isEmpty() && bad != null) {
      throw bad;
    }
    return members.isEmpty() ? null : joined(members);
  }

  private static void flatten(@Nullable Geometry geometry, List<Geometry> members) {
    if (geometry == null) {
      return;
    }
    if (!(geometry instanceof GeometryCollection)) {
      members.add(geometry);
      return;
    }
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      members.add(geometry.getGeometryN(i));
    }
  }

  private static Geometry joined(List<Geometry> members) {
    if (members.size() == 1) {
      return members.get(0);
    }
    if (all(members, Point.class)) {
      return FlatGeometry.FACTORY.createMultiPoint(array(members, Point[]::new));
    }
    if (all(members, LineString.class)) {
      return FlatGeometry.FACTORY.createMultiLineString(array(members, LineString[]::new));
    }
    if (all(members, Polygon.class)) {
      return FlatGeometry.FACTORY.createMultiPolygon(array(members, Polygon[]::new));
    }
    return FlatGeometry.FACTORY.createGeometryCollection(array(members, Geometry[]::new));
  }

  private static boolean all(List<Geometry> members, Class<?> kind) {
    return members.stream().allMatch(kind::isInstance);
  }

  @SuppressWarnings("SuspiciousToArrayCall") // each member was found to be of the kind
  private static <T extends Geometry> T[] array(
      List<Geometry> members, Function<Integer, T[]> maker) {
    return members.toArray(maker.apply(0));
  }
}

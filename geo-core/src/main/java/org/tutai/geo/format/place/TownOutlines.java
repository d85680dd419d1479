package org.tutai.geo.format.place;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * The outlines of Taiwan's counties and towns that come with the core, good to about 250 m, for
 * when no better ones are at hand. By the codes of the Ministry of the Interior: 5 digits of a
 * county, 8 of a town. Without the islands of the South China Sea. WGS 84 degrees, x longitude.
 * Stateless, thread-safe.
 */
public final class TownOutlines {

  private static final int COUNTY_DIGITS = 5;
  private static final GeometryFactory GEOMETRIES = new GeometryFactory(new PrecisionModel(), 4326);
  private static final ConcurrentMap<String, Geometry> MADE = new ConcurrentHashMap<>();

  private TownOutlines() {}

  /** The codes of the towns, ascending. */
  public static List<String> towns() {
    return Towns.get().towns().stream().map(Towns.Town::code).sorted().toList();
  }

  /** The code of the town that holds a position; empty in the sea and abroad. */
  public static Optional<String> townAt(double lon, double lat) {
    return code(Towns.get().townAt(lon, lat));
  }

  /**
   * The code of the town that holds a position or of one at most about 280 m away; empty in the sea
   * and abroad.
   */
  public static Optional<String> townNear(double lon, double lat) {
    return code(Towns.get().townNear(lon, lat));
  }

  private static Optional<String> code(int town) {
    return town < 0 ? Optional.empty() : Optional.of(Towns.get().towns().get(town).code());
  }

  /** The outline of a county or town; empty for a code that is not known. */
  public static Optional<Geometry> outline(String code) {
    Geometry known = MADE.get(code);
    if (known != null) {
      return Optional.of(known);
    }
    Towns towns = Towns.get();
    var members = new BitSet();
    for (int i = 0; i < towns.towns().size(); i++) {
      String town = towns.towns().get(i).code();
      boolean member = code.length() == COUNTY_DIGITS ? town.startsWith(code) : town.equals(code);
      members.set(i, member);
    }
    return members.isEmpty()
        ? Optional.empty()
        : Optional.of(MADE.computeIfAbsent(code, key -> union(towns, members)));
  }

  private static Geometry union(Towns towns, BitSet members) {
    List<Geometry> shapes = new ArrayList<>();
    members.stream().forEach(town -> shapes.add(shape(towns.towns().get(town))));
    return shapes.size() == 1 ? shapes.get(0) : UnaryUnionOp.union(shapes);
  }

  /** A position is inside when it is in an odd number of rings. */
  private static Geometry shape(Towns.Town town) {
    Geometry shape = GEOMETRIES.createPolygon();
    for (double[] ring : town.rings()) {
      Coordinate[] corners = new Coordinate[ring.length / 2 + 1];
      for (int i = 0; i < corners.length; i++) {
        int at = 2 * i % ring.length;
        corners[i] = new Coordinate(ring[at], ring[at + 1]);
      }
      shape = shape.symDifference(GEOMETRIES.createPolygon(corners).buffer(0));
    }
    return shape;
  }
}

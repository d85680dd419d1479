package org.tutai.geo.locate.place;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.tutai.geo.crs.WorldBox;
import org.tutai.geo.crs.WorldGrid;
import org.tutai.geo.format.place.TownOutlines;
import org.tutai.geo.layer.FeatureCursor;
import org.tutai.geo.layer.Query;
import org.tutai.geo.layer.WorldPath;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;

/**
 * The outlines of districts: which one holds a place. Immutable, thread-safe.
 *
 * <p>A place is rounded to the {@link WorldGrid}, 1.9 cm or less, where the outlines lie too, and
 * is in an area when a line from it to the west crosses its rings an odd number of times, counted
 * in whole numbers. So a place on a border that two districts share is in exactly one of them, and
 * always in the same.
 */
final class DistrictAreas {

  private final Districts register;
  private final List<OpenSet> sets;

  /** By code: the set in the upper, the place in the lower half; of two sets the later counts. */
  private final Map<String, Long> byCode = new HashMap<>();

  DistrictAreas(Districts register, List<OpenSet> sets) {
    this.register = register;
    this.sets = List.copyOf(sets);
    for (int i = 0; i < sets.size(); i++) {
      PlaceFile places = sets.get(i).places();
      boolean districts = sets.get(i).set().kind() == Place.Kind.DISTRICT;
      for (int place = 0; districts && place < places.places(); place++) {
        byCode.put(places.code(place), ((long) i << 32) | place);
      }
    }
  }

  /** Where the outline of a district is, or -1. */
  long address(String code) {
    return byCode.getOrDefault(code, -1L);
  }

  /** The imported outline of a district, or the one that comes with the core. */
  Optional<Geometry> outline(String code) {
    long address = address(code);
    return address < 0
        ? TownOutlines.outline(code)
        : sets.get((int) (address >> 32)).geometry((int) address);
  }

  /** The smallest district that holds a place. */
  Optional<District> containing(double lon, double lat) {
    if (!(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 90)) {
      return Optional.empty();
    }
    Optional<District> found = imported(lon, lat);
    if (found.flatMap(District::town).isPresent()) {
      return found;
    }
    return TownOutlines.townNear(lon, lat).flatMap(register::byCode).or(() -> found);
  }

  /** Of those that hold the place the one with the longest code, of equal ones the latest. */
  private Optional<District> imported(double lon, double lat) {
    int x = WorldGrid.round(WorldGrid.xOfLon(lon));
    int y = WorldGrid.round(WorldGrid.yOfLat(lat));
    String best = "";
    int bestSet = -1;
    for (int i = sets.size() - 1; i >= 0; i--) {
      if (sets.get(i).set().kind() == Place.Kind.DISTRICT) {
        String code = longestCode(sets.get(i), x, y);
        if (code.length() > best.length()) {
          best = code;
          bestSet = i;
        }
      }
    }
    return bestSet < 0 ? Optional.empty() : district(best);
  }

  private static String longestCode(OpenSet set, int x, int y) {
    var box = new WorldBox(x, y, x, y);
    var path = new WorldPath();
    String longest = "";
    int owner = Integer.MAX_VALUE;
    try (FeatureCursor cursor = set.layer().query(new Query(box, 0, Query.Order.ANY))) {
      while (cursor.next()) {
        int place = set.places().ownerOf(cursor.ordinal());
        String code = set.places().code(place);
        boolean better =
            code.length() > longest.length()
                || (code.length() == longest.length() && place < owner);
        if (better) {
          cursor.path(path);
          if (contains(path, x, y)) {
            longest = code;
            owner = place;
          }
        }
      }
    }
    return longest;
  }

  /** By the even-odd rule; every edge counts its lower end and not its upper. */
  static boolean contains(WorldPath path, int x, int y) {
    boolean inside = false;
    int[] xy = path.coordinates();
    for (int part = 0; part < path.parts(); part++) {
      if (path.kind(part) == WorldPath.Kind.RING) {
        int end = path.partEnd(part);
        int last = end - 1;
        for (int v = path.partStart(part); v < end; last = v++) {
          inside ^= crosses(xy[2 * last], xy[2 * last + 1], xy[2 * v], xy[2 * v + 1], x, y);
        }
      }
    }
    return inside;
  }

  private static boolean crosses(long ax, long ay, long bx, long by, long x, long y) {
    if ((ay > y) == (by > y)) {
      return false;
    }
    long side = (x - ax) * (by - ay) - (y - ay) * (bx - ax);
    return by > ay ? side > 0 : side < 0;
  }

  /** From the register, or made of what was imported where the register lacks it. */
  Optional<District> district(String code) {
    return register.byCode(code).or(() -> unregistered(code));
  }

  private Optional<District> unregistered(String code) {
    long address = address(code);
    if (address < 0 || code.length() < 8) {
      return Optional.empty();
    }
    PlaceFile places = sets.get((int) (address >> 32)).places();
    int place = (int) address;
    return register
        .byCode(code.substring(0, 8))
        .map(
            town ->
                new District(
                    District.Level.VILLAGE,
                    code,
                    places.name(place),
                    places.english(place),
                    town.postalCode(),
                    town));
  }

  /** The codes of imported outlines that the register lacks. */
  List<String> unregistered() {
    return byCode.keySet().stream()
        .filter(code -> register.byCode(code).isEmpty())
        .sorted()
        .toList();
  }
}

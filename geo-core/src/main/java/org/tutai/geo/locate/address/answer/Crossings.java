package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.plate.PlateSegment;

/**
 * Finds where two roads cross: where houses of both come nearest. Only houses on the roads
 * themselves count, not those in their lanes.
 */
final class Crossings {

  private static final double MOST_METRES = 200;
  private static final int MOST_BASES = 24;
  private static final int MOST_HOUSES = 1500;
  private static final int MOST_SECTIONS = 12;

  private final Search search;
  private final Gazetteer gazetteer;
  private boolean first;
  private boolean second;

  Crossings(Search search) {
    this.search = search;
    this.gazetteer = search.gazetteer;
  }

  /** A road in a town and the places of its houses, by longitude. */
  private record Road(int segment, int base, double[] lon, double[] lat) {}

  /** Adds the crossing of a question's two roads; whether there is one. */
  boolean add(Address address, Evidence evidence) {
    List<Road> ones = roads(address, address.road(), address.path());
    List<Road> others = roads(address, address.crossRoad(), address.crossPath());
    first = !ones.isEmpty();
    second = !others.isEmpty();
    List<Hit> found = new ArrayList<>();
    for (Road one : ones) {
      Hit best = null;
      for (Road other : others) {
        Hit hit = one.segment == other.segment ? crossing(address, evidence, one, other) : null;
        if (hit != null && (best == null || hit.uncertainty < best.uncertainty)) {
          best = hit;
        }
      }
      if (best != null) {
        found.add(best);
      }
    }
    keepNearest(found);
    for (Hit hit : found) {
      Agreement.weigh(gazetteer, address, hit);
      search.hits.add(hit);
    }
    return !found.isEmpty();
  }

  /** Whether of the two roads asked for last only the first is known. */
  boolean isOnlyFirst() {
    return first && !second;
  }

  /** Whether of the two roads asked for last only the second is known. */
  boolean isOnlyOther() {
    return second && !first;
  }

  /** 忠孝東路 of a landmark 忠孝東路與; empty for other landmarks. */
  static String unknownBefore(String landmark) {
    int last = landmark.length() - 1;
    boolean joined =
        last > 1
            && "與和及跟暨".indexOf(landmark.charAt(last)) >= 0
            && "路街道".indexOf(landmark.charAt(last - 1)) >= 0;
    return joined ? landmark.substring(0, last) : "";
  }

  /** The second road of a crossing as a question of its own. */
  static Address other(Address address) {
    return new Address(
        address.text(),
        address.postalCode(),
        address.counties(),
        address.towns(),
        address.village(),
        address.neighbourhood(),
        address.crossRoad(),
        address.crossRoad(),
        address.crossPath(),
        address.numbers(),
        address.range(),
        address.unit(),
        "",
        StreetPath.NONE,
        address.landmark(),
        address.parts(),
        address.assumptions());
  }

  /** A crossing on the border of two towns is found from both; the nearer pair stays. */
  private static void keepNearest(List<Hit> found) {
    found.sort((a, b) -> Double.compare(a.uncertainty, b.uncertainty));
    for (int i = found.size() - 1; i > 0; i--) {
      for (int j = 0; j < i; j++) {
        Hit one = found.get(i);
        Hit other = found.get(j);
        if (Ground.metres(one.lon, one.lat, other.lon, other.lat) < 2000) {
          found.remove(i);
          break;
        }
      }
    }
  }

  private List<Road> roads(Address address, String key, StreetPath path) {
    List<Road> roads = new ArrayList<>();
    int name = gazetteer.names.find(key);
    if (name < 0) {
      return roads;
    }
    for (int i = gazetteer.postingStart(name); i < gazetteer.postingEnd(name); i++) {
      int posting = gazetteer.posting(i);
      int segment = gazetteer.segmentOf(posting);
      int base = gazetteer.baseOf(segment, posting);
      int town = gazetteer.segments[segment].townOfBase(base);
      boolean asked = isAsked(address, segment) && search.limits.allow(segment, town);
      Road road = asked ? road(segment, base, path) : null;
      if (road != null && roads.size() < MOST_BASES) {
        roads.add(road);
      }
    }
    return roads;
  }

  /** Whether a segment is of the counties that were said, or those of the towns. */
  private boolean isAsked(Address address, int segment) {
    if (!address.counties().isEmpty() || address.towns().isEmpty()) {
      return Search.isInCounties(gazetteer, address, segment);
    }
    String county = gazetteer.segments[segment].countyCode();
    return address.towns().stream().anyMatch(one -> one.county().code().equals(county));
  }

  private @Nullable Road road(int segment, int base, StreetPath path) {
    PlateSegment plates = gazetteer.segments[segment];
    StreetTable table = gazetteer.streets[segment];
    int[] parts = gazetteer.parts.of(path);
    boolean all = path.isEmpty();
    List<int[]> ranges = new ArrayList<>();
    int count = 0;
    for (int street = plates.firstStreet(base); street < plates.endStreet(base); street++) {
      boolean main = (table.differing(street, parts) & (all ? 30 : 31)) == 0;
      if (main && ranges.size() < MOST_SECTIONS) {
        ranges.add(new int[] {plates.firstHouse(street), plates.endHouse(street)});
        count += plates.endHouse(street) - plates.firstHouse(street);
      }
    }
    return count == 0 ? null : road(segment, base, plates, ranges, count);
  }

  private static Road road(
      int segment, int base, PlateSegment plates, List<int[]> ranges, int count) {
    int step = (count + MOST_HOUSES - 1) / MOST_HOUSES;
    List<double[]> places = new ArrayList<>();
    for (int[] range : ranges) {
      for (int house = range[0]; house < range[1]; house += step) {
        places.add(new double[] {plates.lonE7(house) / 1e7, plates.latE7(house) / 1e7});
      }
    }
    places.sort((a, b) -> Double.compare(a[0], b[0]));
    double[] lon = places.stream().mapToDouble(place -> place[0]).toArray();
    double[] lat = places.stream().mapToDouble(place -> place[1]).toArray();
    return new Road(segment, base, lon, lat);
  }

  private @Nullable Hit crossing(Address address, Evidence evidence, Road one, Road other) {
    double least = MOST_METRES;
    double lon = Double.NaN;
    double lat = Double.NaN;
    int from = 0;
    for (int i = 0; i < one.lon.length; i++) {
      double reach = least / 95_000;
      while (from < other.lon.length && other.lon[from] < one.lon[i] - reach) {
        from++;
      }
      for (int j = from; j < other.lon.length && other.lon[j] <= one.lon[i] + reach; j++) {
        if (Math.abs(other.lat[j] - one.lat[i]) < reach) {
          double metres = Ground.metres(one.lon[i], one.lat[i], other.lon[j], other.lat[j]);
          if (metres < least) {
            least = metres;
            lon = (one.lon[i] + other.lon[j]) / 2;
            lat = (one.lat[i] + other.lat[j]) / 2;
          }
        }
      }
    }
    if (Double.isNaN(lon)) {
      return null;
    }
    Hit hit = new Hit(address, Level.CROSSING, evidence.copy());
    hit.segment = one.segment;
    hit.base = one.base;
    hit.town = gazetteer.segments[one.segment].townOfBase(one.base);
    hit.crossSegment = other.segment;
    hit.crossBase = other.base;
    hit.at(lon, lat, Math.max(30, least));
    hit.evidence.set(Feature.GAP, Math.log1p(least) / 5);
    hit.note(Note.of(Note.Kind.CROSSING));
    return hit;
  }
}

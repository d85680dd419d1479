package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.answer.Completion.Region;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.name.NameIndex;

/** Completes the names of roads and, once the road is typed, what comes below it. Thread-safe. */
final class Roads {

  private static final double WHOLE = 3.6;
  private static final double PREFIX = 3;
  private static final double INFIX = 1.2;
  private static final double IN_TOWN = 2;
  private static final double ROMANISED = 2.5;
  private static final double IN_VIEW = 1.5;
  private static final int MOST_NAMES = 400;
  private static final int MOST_BASES = 400;
  private static final int MOST_DEEPER = 6;

  private final Gazetteer gazetteer;
  private final Below below;

  /** Names by their keys. */
  private final int[] sorted;

  Roads(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    this.below = new Below(gazetteer);
    Integer[] names = new Integer[gazetteer.names.size()];
    Arrays.setAll(names, i -> i);
    Arrays.sort(names, Comparator.comparing(gazetteer.names::key));
    sorted = Arrays.stream(names).mapToInt(Integer::intValue).toArray();
  }

  /** Roads of the region whose names hold what is typed after it, or that begin it. */
  void add(
      Region region, String rest, Limits limits, @Nullable Bounds near, List<Completion> found) {
    Collector collector = new Collector(region, limits, near, found);
    if (rest.isEmpty()) {
      collector.ofTown();
      return;
    }
    boolean small = collector.holding(rest);
    if (!small) {
      collector.prefixes(rest);
      collector.infixes(rest);
    }
    deeper(collector, rest);
  }

  /** A known road at the beginning of the text, with more after it. */
  private void deeper(Collector collector, String rest) {
    for (int length = rest.length(); length >= 2; length--) {
      int name = gazetteer.names.find(rest.substring(0, length));
      if (name >= 0 && gazetteer.isRoad(rest.substring(0, length))) {
        collector.below(name, TypedTail.of(rest.substring(length)));
        return;
      }
    }
    partly(collector, rest);
  }

  /** The end of a road's name with more after it: 北路三段 for 新生北路三段. */
  private void partly(Collector collector, String rest) {
    int digit = firstDigit(rest);
    if (digit > 1) {
      String part = rest.substring(0, digit);
      for (NameIndex.Match match : gazetteer.index.holding(part, MOST_DEEPER)) {
        collector.below(match.id(), TypedTail.of(rest.substring(digit)));
      }
    }
  }

  private static int firstDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return i;
      }
    }
    return -1;
  }

  /** Roads by their romanisation, whole or as far as it is typed. */
  void romanised(String latin, Limits limits, @Nullable Bounds near, List<Completion> found) {
    Collector collector = new Collector(Region.NONE, limits, near, found);
    List<NameIndex.Match> matches = new ArrayList<>(gazetteer.index.romanised(latin, 24));
    matches.addAll(gazetteer.index.beginning(latin, 24));
    Set<Integer> taken = new HashSet<>();
    for (NameIndex.Match match : matches) {
      if (taken.add(match.id())) {
        collector.name(match.id(), ROMANISED * match.likeness(), 0, Integer.MAX_VALUE);
      }
    }
  }

  /** Takes the bases of names that lie in one region. */
  private final class Collector {

    private final Region region;
    private final Limits limits;
    private final @Nullable Bounds near;
    private final List<Completion> found;
    private int bases;

    Collector(Region region, Limits limits, @Nullable Bounds near, List<Completion> found) {
      this.region = region;
      this.limits = limits;
      this.near = near;
      this.found = found;
    }

    /** All roads of a town that was typed in full. */
    void ofTown() {
      District town = region.district();
      if (town == null || town.level() != District.Level.TOWN) {
        return;
      }
      for (Gazetteer.Town place : gazetteer.towns(town.code())) {
        PlateSegment plates = gazetteer.segments[place.segment()];
        for (int b = plates.firstBase(place.town()); b < plates.endBase(place.town()); b++) {
          base(place.segment(), b, IN_TOWN, 0, 0);
        }
      }
    }

    /** In a town, where its roads are few enough to look at each; false where they are not. */
    boolean holding(String rest) {
      District town = region.district();
      if (town == null || town.level() != District.Level.TOWN) {
        return false;
      }
      for (Gazetteer.Town place : gazetteer.towns(town.code())) {
        PlateSegment plates = gazetteer.segments[place.segment()];
        for (int b = plates.firstBase(place.town()); b < plates.endBase(place.town()); b++) {
          String key = gazetteer.names.key(gazetteer.nameOf(place.segment(), b));
          int at = key.indexOf(rest);
          if (at >= 0) {
            base(place.segment(), b, kind(at, key, rest), at, at + rest.length());
          }
        }
      }
      return true;
    }

    private double kind(int at, String key, String rest) {
      return at > 0
          ? INFIX
          : key.length() == rest.length() && at < rest.length() - 1 ? WHOLE : PREFIX;
    }

    void prefixes(String rest) {
      int from = lowerBound(rest);
      for (int i = from; i < Math.min(sorted.length, from + MOST_NAMES); i++) {
        String key = gazetteer.names.key(sorted[i]);
        if (!key.startsWith(rest)) {
          return;
        }
        name(sorted[i], kind(0, key, rest), 0, rest.length());
      }
    }

    private int lowerBound(String key) {
      int low = 0;
      int high = sorted.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (gazetteer.names.key(sorted[middle]).compareTo(key) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    void infixes(String rest) {
      if (rest.length() < 2) {
        return;
      }
      for (NameIndex.Match match : gazetteer.index.holding(rest, 48)) {
        int at = gazetteer.names.key(match.id()).indexOf(rest);
        if (at > 0) {
          name(match.id(), INFIX, at, at + rest.length());
        }
      }
    }

    void name(int name, double kind, int from, int to) {
      int end = gazetteer.postingEnd(name);
      for (int i = gazetteer.postingStart(name); i < end && bases < MOST_BASES; i++) {
        int segment = gazetteer.segmentOf(gazetteer.posting(i));
        base(segment, gazetteer.baseOf(segment, gazetteer.posting(i)), kind, from, to);
      }
    }

    private void base(int segment, int base, double kind, int from, int to) {
      if (isInRegion(segment, base)) {
        bases++;
        found.add(Completion.road(rank(segment, base, kind), region, segment, base, from, to));
      }
    }

    private double rank(int segment, int base, double kind) {
      PlateSegment plates = gazetteer.segments[segment];
      double rank = kind + region.bonus() + Math.log1p(gazetteer.houses(segment, base)) / 10;
      if (plates.isVillageBase(base)) {
        rank -= 1;
      }
      if (near != null && plates.firstStreet(base) < plates.endStreet(base)) {
        int house = plates.firstHouseOfBase(base);
        double away = Ranking.metres(near, plates.lonE7(house) / 1e7, plates.latE7(house) / 1e7);
        rank += IN_VIEW / (1 + away / 3000);
      }
      return rank;
    }

    private boolean isInRegion(int segment, int base) {
      int town = gazetteer.segments[segment].townOfBase(base);
      if (!limits.allow(segment, town)) {
        return false;
      }
      District district = region.district();
      if (district == null) {
        return true;
      }
      return district.level() == District.Level.COUNTY
          ? district.code().equals(gazetteer.segments[segment].countyCode())
          : district.code().equals(gazetteer.segments[segment].townCode(town));
    }

    /** What comes below a road, in the towns where it is likeliest meant. */
    void below(int name, TypedTail tail) {
      List<Completion> roads = new java.util.ArrayList<>();
      Collector towns = new Collector(region, limits, near, roads);
      towns.name(name, WHOLE, 0, -1);
      roads.sort(Comparator.comparingDouble((Completion one) -> -one.rank()));
      for (int i = 0; i < Math.min(MOST_DEEPER, roads.size()); i++) {
        below.add(roads.get(i), tail, found);
      }
    }
  }
}

package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.Lexicon;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.NameIndex;

/**
 * The names of all segments' bases and where they are. A name is a number from 0, the same in
 * {@link #index}; its postings are bases numbered through all segments, those with the most houses
 * first. Immutable, thread-safe.
 */
final class Gazetteer implements Lexicon {

  /** A town of a segment. */
  record Town(int segment, int town) {}

  private static final List<Town> NO_TOWNS = List.of();

  final Districts districts;
  final PlateSegment[] segments;
  final StreetTable[] streets;
  final StreetTable.Parts parts = new StreetTable.Parts();
  final KeyTable names = new KeyTable();
  final NameIndex index;

  private final int[] firstBase;
  private final int[] nameOfBase;
  private final int[] postingStart;
  private final int[] postings;
  private final BaseTable baseOfTown;
  private final BitSet roads = new BitSet();
  private final Map<String, List<Town>> towns = new HashMap<>();
  private final @Nullable District[][] townDistricts;
  private final @Nullable District[] counties;
  private final @Nullable Bounds[] bounds;

  /** Of the towns of each segment and, last, of the whole; made when first asked for. */
  private final List<AtomicReferenceArray<@Nullable Spread>> spreads = new ArrayList<>();

  private final Set<String> held = new HashSet<>();

  Gazetteer(Districts districts, List<PlateSegment> segments) {
    this.districts = districts;
    this.segments = segments.toArray(new PlateSegment[0]);
    this.streets = new StreetTable[this.segments.length];
    this.townDistricts = new District[this.segments.length][];
    this.counties = new District[this.segments.length];
    this.bounds = new Bounds[this.segments.length];
    this.firstBase = new int[this.segments.length + 1];
    List<String> spellings = new ArrayList<>();
    this.nameOfBase = names(spellings);
    this.baseOfTown = new BaseTable(nameOfBase.length);
    int[][] sorted = postings(nameOfBase);
    this.postingStart = sorted[0];
    this.postings = sorted[1];
    this.index = NameIndex.of(spellings);
    for (int s = 0; s < this.segments.length; s++) {
      streets[s] = new StreetTable(this.segments[s], parts);
      registerTowns(s);
    }
  }

  private int[] names(List<String> spellings) {
    for (int s = 0; s < segments.length; s++) {
      firstBase[s + 1] = firstBase[s] + segments[s].bases();
    }
    int[] nameOfBase = new int[firstBase[segments.length]];
    for (int s = 0; s < segments.length; s++) {
      PlateSegment segment = segments[s];
      for (int base = 0; base < segment.bases(); base++) {
        int name = names.add(segment.baseKey(base));
        if (name == spellings.size()) {
          spellings.add(segment.baseName(base));
        }
        if (!segment.isVillageBase(base)) {
          roads.set(name);
        }
        nameOfBase[firstBase[s] + base] = name;
      }
    }
    return nameOfBase;
  }

  private int[][] postings(int[] nameOfBase) {
    long[] order = new long[nameOfBase.length];
    int[] start = new int[names.size() + 1];
    for (int i = 0; i < order.length; i++) {
      start[nameOfBase[i] + 1]++;
      order[i] = ((long) nameOfBase[i] << 32) | i;
    }
    for (int i = 0; i < names.size(); i++) {
      start[i + 1] += start[i];
    }
    Arrays.sort(order);
    int[] sorted = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = (int) order[i];
    }
    for (int name = 0; name < names.size(); name++) {
      byHouses(sorted, start[name], start[name + 1]);
    }
    return new int[][] {start, sorted};
  }

  private void byHouses(int[] bases, int from, int to) {
    if (to - from < 2) {
      return;
    }
    long[] keyed = new long[to - from];
    for (int i = from; i < to; i++) {
      int segment = segmentOf(bases[i]);
      long houses = houses(segment, bases[i] - firstBase[segment]);
      keyed[i - from] = (-houses << 32) | bases[i];
    }
    Arrays.sort(keyed);
    for (int i = from; i < to; i++) {
      bases[i] = (int) keyed[i - from];
    }
  }

  private void registerTowns(int s) {
    PlateSegment segment = segments[s];
    bounds[s] = segment.bounds().orElse(null);
    spreads.add(new AtomicReferenceArray<>(segment.towns() + 1));
    held.add(segment.countyCode());
    counties[s] = districts.byCode(segment.countyCode()).orElse(null);
    townDistricts[s] = new District[segment.towns()];
    for (int town = 0; town < segment.towns(); town++) {
      String code = segment.townCode(town);
      for (int base = segment.firstBase(town); base < segment.endBase(town); base++) {
        baseOfTown.put(
            firstBase[s] + segment.firstBase(town),
            nameOfBase[firstBase[s] + base],
            firstBase[s] + base);
      }
      townDistricts[s][town] = code.isEmpty() ? null : districts.byCode(code).orElse(null);
      towns.computeIfAbsent(code, unused -> new ArrayList<>(1)).add(new Town(s, town));
    }
  }

  @Override
  public boolean isRoad(CharSequence roadKey) {
    int name = names.find(roadKey);
    return name >= 0 && roads.get(name);
  }

  int postingStart(int name) {
    return postingStart[name];
  }

  int postingEnd(int name) {
    return postingStart[name + 1];
  }

  /** A posting's base, numbered through all segments. */
  int posting(int at) {
    return postings[at];
  }

  int segmentOf(int globalBase) {
    int at = Arrays.binarySearch(firstBase, globalBase);
    if (at < 0) {
      return -at - 2;
    }
    while (firstBase[at + 1] == globalBase) {
      at++;
    }
    return at;
  }

  int baseOf(int segment, int globalBase) {
    return globalBase - firstBase[segment];
  }

  /** The base of a town with a name of this number, or -1. */
  int findBase(int segment, int town, int name) {
    PlateSegment plates = segments[segment];
    int first = plates.firstBase(town);
    int end = plates.endBase(town);
    if (first == end) {
      return -1;
    }
    int base = baseOfTown.find(firstBase[segment] + first, name);
    return base < 0 ? -1 : base - firstBase[segment];
  }

  /** Whether a town has a base with a name of this number. */
  boolean isIn(int name, District town) {
    for (Town plates : towns(town.code())) {
      if (findBase(plates.segment, plates.town, name) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The name of a segment's base. */
  int nameOf(int segment, int base) {
    return nameOfBase[firstBase[segment] + base];
  }

  /** Whether a name is that of a base in one of some ranges: first and end of each. */
  boolean isWithin(int name, int[] ranges) {
    for (int i = postingStart[name]; i < postingStart[name + 1]; i++) {
      for (int r = 0; r < ranges.length; r += 2) {
        if (postings[i] >= ranges[r] && postings[i] < ranges[r + 1]) {
          return true;
        }
      }
    }
    return false;
  }

  /** The bases of towns, as ranges through all segments. */
  int[] rangesOfTowns(List<District> of) {
    List<Integer> ranges = new ArrayList<>();
    for (District district : of) {
      for (Town town : towns(district.code())) {
        ranges.add(firstBase[town.segment] + segments[town.segment].firstBase(town.town));
        ranges.add(firstBase[town.segment] + segments[town.segment].endBase(town.town));
      }
    }
    return ranges.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The bases of counties, as ranges through all segments. */
  int[] rangesOfCounties(List<District> of) {
    List<Integer> ranges = new ArrayList<>();
    for (int s = 0; s < segments.length; s++) {
      for (District county : of) {
        if (county.code().equals(segments[s].countyCode())) {
          ranges.add(firstBase[s]);
          ranges.add(firstBase[s + 1]);
        }
      }
    }
    return ranges.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Where the plates of a town are, by its code of 8 digits. */
  List<Town> towns(String code) {
    return towns.getOrDefault(code, NO_TOWNS);
  }

  @Nullable District district(int segment, int town) {
    return townDistricts[segment][town];
  }

  /** The extent of a segment where it is told, else null. */
  @Nullable Bounds bounds(int segment) {
    return bounds[segment];
  }

  @Nullable District county(int segment) {
    return counties[segment];
  }

  /** How many houses a base has. */
  int houses(int segment, int base) {
    PlateSegment plates = segments[segment];
    return plates.firstStreet(base) == plates.endStreet(base)
        ? 0
        : plates.endHouseOfBase(base) - plates.firstHouseOfBase(base);
  }

  /** The middle and reach of a county's plates, of which there are some. */
  Spread spread(int segment) {
    PlateSegment plates = segments[segment];
    Spread known = spreads.get(segment).get(plates.towns());
    return known == null ? spread(segment, plates.towns(), 0, plates.houses()) : known;
  }

  /** The middle and reach of a town's plates, of which there are some. */
  Spread spreadOfTown(int segment, int town) {
    PlateSegment plates = segments[segment];
    Spread known = spreads.get(segment).get(town);
    return known == null
        ? spread(segment, town, plates.firstHouseOfTown(town), plates.endHouseOfTown(town))
        : known;
  }

  private Spread spread(int segment, int at, int from, int end) {
    Spread spread = Spread.ofDistrict(segments[segment], from, end);
    spreads.get(segment).set(at, spread);
    return spread;
  }

  /** Whether there are plates of a county. */
  boolean isHeld(District county) {
    return held.contains(county.code());
  }

  /** The name of a base's town from the county down, as far as it is known. */
  String fullTown(int segment, int town) {
    District district = townDistricts[segment][town];
    District county = counties[segment];
    return district != null ? district.fullName() : county == null ? "" : county.name();
  }
}

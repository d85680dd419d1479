package org.tutai.geo.locate.address.answer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.answer.Start.Effort;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.name.NameIndex;

/** Looks for a reading's road: as it is, elsewhere, and under names much like it. */
final class RoadSearch {

  private static final int MOST_ALIKE = 16;

  /**
   * How far from the town that was said a road is believed; farther where more than its name is
   * alike.
   */
  private static final double FAR_METRES = 500;

  private static final double FAR_METRES_OF_A_LANE = 5000;
  private static final int SHORTEST_PART = 2;

  private final Search search;
  private final Gazetteer gazetteer;
  private final Address address;
  private final Evidence original;
  private Evidence evidence;
  private final String key;
  private final String written;
  private final int name;

  /** Where the hits of this search begin. */
  private final int first;

  RoadSearch(Search search, Address address, Evidence evidence, String key, String written) {
    this.search = search;
    this.gazetteer = search.gazetteer;
    this.address = address;
    this.evidence = evidence;
    this.original = evidence;
    this.key = key;
    this.written = written;
    this.name = gazetteer.names.find(key);
    this.first = search.hits.size();
  }

  int search() {
    int met = anywhere();
    if (address.towns().isEmpty() && !address.counties().isEmpty()) {
      unknownInCounty();
    }
    return met;
  }

  /** The county that was said, beside what was found in others only. */
  private void unknownInCounty() {
    boolean elsewhere = search.hits.size() > first;
    for (int i = first; i < search.hits.size() && elsewhere; i++) {
      elsewhere = search.hits.get(i).evidence.has(Feature.COUNTY_DIFFERS);
    }
    if (!elsewhere) {
      return;
    }
    for (int i = first; i < search.hits.size(); i++) {
      Hit hit = search.hits.get(i);
      if (isOutOfCounty(hit)) {
        hit.evidence.set(Feature.TOWN_FAR).set(Feature.CONTRADICTED);
      }
    }
    new DistrictSearch(search).counties(address, original);
  }

  private boolean isOutOfCounty(Hit hit) {
    for (int s = 0; s < gazetteer.segments.length; s++) {
      Bounds bounds = gazetteer.bounds(s);
      if (Search.isInCounties(gazetteer, address, s)
          && bounds != null
          && Ranking.metres(bounds, hit.lon, hit.lat) < FAR_METRES_OF_A_LANE) {
        return false;
      }
    }
    return true;
  }

  private int anywhere() {
    int met = asWritten();
    if (met >= Descent.ASSUMED) {
      return met;
    }
    boolean known = met > Descent.NOTHING;
    if (known) {
      evidence = evidence.copy().set(Feature.CONTRADICTED);
    }
    int before = search.hits.size();
    if (!address.road().isEmpty()) {
      met = Math.max(met, villageForRoad());
    } else if (!known && new DistrictSearch(search).villages(address, original)) {
      return Descent.NEARBY;
    }
    if (met < Descent.ASSUMED && !isNearNumber()) {
      met = Math.max(met, alike());
    }
    if (met < Descent.ASSUMED && name >= 0 && !address.towns().isEmpty()) {
      met = Math.max(met, elsewhere());
    }
    if (met == Descent.NOTHING) {
      met = partOfTheName();
    }
    if (!known && !address.towns().isEmpty()) {
      unknownInTown(before);
    }
    return met;
  }

  /** The town that was said, beside what was found elsewhere. */
  private void unknownInTown(int before) {
    for (int i = before; i < search.hits.size(); i++) {
      Hit hit = search.hits.get(i);
      if (hit.evidence.has(Feature.TOWN_DIFFERS) && isFar(hit)) {
        hit.evidence.set(Feature.TOWN_FAR);
      }
    }
    if (search.hits.size() > before) {
      new DistrictSearch(search).towns(address, original);
    }
  }

  private boolean isFar(Hit hit) {
    double far = address.path().isEmpty() ? FAR_METRES : FAR_METRES_OF_A_LANE;
    for (District town : address.towns()) {
      for (Gazetteer.Town place : gazetteer.towns(town.code())) {
        PlateSegment plates = gazetteer.segments[place.segment()];
        if (plates.firstBase(place.town()) < plates.endBase(place.town())
            && Ranking.metres(plates.boundsOfTown(place.town()), hit.lon, hit.lat) < far) {
          return false;
        }
      }
    }
    return true;
  }

  private int asWritten() {
    if (name < 0) {
      return Descent.NOTHING;
    }
    if (!address.towns().isEmpty()) {
      return search.inTowns(address, key, evidence, List.of(), Effort.ALL);
    }
    int met = postalTowns();
    return met >= Descent.ASSUMED
        ? met
        : Math.max(met, search.everywhere(address, name, evidence, List.of()));
  }

  /** The towns of the postal code, when no town was said. */
  private int postalTowns() {
    int met = Descent.NOTHING;
    if (address.postalCode().length() < 3) {
      return met;
    }
    for (District town : gazetteer.districts.byPostalCode(address.postalCode())) {
      for (Gazetteer.Town place : gazetteer.towns(town.code())) {
        int base = gazetteer.findBase(place.segment(), place.town(), name);
        if (base >= 0) {
          met =
              Math.max(
                  met,
                  search.start(address, place.segment(), base, evidence, List.of(), Effort.ASSUME));
        }
      }
    }
    return met;
  }

  /** Plates of a village for what was read as a road or place and is none of the plates'. */
  private int villageForRoad() {
    int met = Descent.NOTHING;
    String[] villages =
        address.village().isEmpty()
            ? new String[] {key + "里", key + "村"}
            : new String[] {address.village()};
    for (String village : villages) {
      int known = gazetteer.names.find(village);
      if (known < 0) {
        continue;
      }
      String name = gazetteer.index.name(known);
      List<Note> notes = List.of(Note.of(Note.Kind.VILLAGE_FOR_ROAD, written, name));
      Evidence given = evidence.copy().set(Feature.ROAD_PART);
      met = Math.max(met, search.inTowns(address, village, given, notes, Effort.EXACT));
      if (address.towns().isEmpty()) {
        met = Math.max(met, search.exactly(address, known, given, notes, false));
      }
    }
    return met;
  }

  /** The same name in towns that were not said: of the county first, then of all. */
  private int elsewhere() {
    int met = search.exactly(countyOnly(), name, evidence, List.of(), false);
    return met == Descent.NOTHING ? search.exactly(address, name, evidence, List.of(), true) : met;
  }

  /** The question with the counties of its towns where it says none. */
  private Address countyOnly() {
    if (!address.counties().isEmpty()) {
      return address;
    }
    List<District> counties = address.towns().stream().map(District::county).distinct().toList();
    return new Address(
        address.text(),
        address.postalCode(),
        counties,
        address.towns(),
        address.village(),
        address.neighbourhood(),
        address.road(),
        written,
        address.path(),
        address.numbers(),
        address.range(),
        address.unit(),
        address.crossRoad(),
        address.crossPath(),
        address.landmark(),
        address.parts(),
        address.assumptions());
  }

  /** Whether the road is there and its number is only missing between others. */
  private boolean isNearNumber() {
    for (int i = first; i < search.hits.size(); i++) {
      if (search.hits.get(i).level == Level.INTERPOLATED) {
        return true;
      }
    }
    return false;
  }

  private int alike() {
    IntPredicate wanted = wanted();
    List<NameIndex.Match> matches =
        latin()
            ? gazetteer.index.romanised(written, MOST_ALIKE, wanted)
            : gazetteer.index.alike(key, MOST_ALIKE, wanted);
    int met = Descent.NOTHING;
    for (NameIndex.Match match : matches) {
      met = Math.max(met, alike(match, Effort.EXACT));
    }
    if (met == Descent.NOTHING) {
      met = broadly(matches);
    }
    return met;
  }

  private boolean latin() {
    return !key.isEmpty() && key.charAt(0) >= 'a' && key.charAt(0) <= 'z';
  }

  /** How many characters of two keys of one length differ; 1 where the lengths differ by 1. */
  static int differing(String one, String other) {
    if (one.length() != other.length()) {
      return Math.abs(one.length() - other.length());
    }
    int differing = 0;
    for (int i = 0; i < one.length(); i++) {
      boolean lost = one.charAt(i) == '?' || other.charAt(i) == '?';
      differing += one.charAt(i) == other.charAt(i) || lost ? 0 : 1;
    }
    boolean swapped = differing == 2 && sameCharacters(one, other);
    return swapped ? 1 : differing;
  }

  private static boolean sameCharacters(String one, String other) {
    int sum = 0;
    for (int i = 0; i < one.length(); i++) {
      sum += one.charAt(i) * one.charAt(i) - other.charAt(i) * other.charAt(i);
    }
    return sum == 0;
  }

  /** Names that occur in the towns or counties that were said. */
  private IntPredicate wanted() {
    boolean anyTown = address.towns().isEmpty();
    if (anyTown && address.counties().isEmpty()) {
      return name -> true;
    }
    int[] ranges =
        anyTown
            ? gazetteer.rangesOfCounties(address.counties())
            : gazetteer.rangesOfTowns(address.towns());
    return name -> gazetteer.isWithin(name, ranges);
  }

  private int broadly(List<NameIndex.Match> matches) {
    int met = Descent.NOTHING;
    Set<Integer> tried = new HashSet<>();
    for (NameIndex.Match match : matches) {
      if (met == Descent.NOTHING && tried.add(match.id())) {
        met = alike(match, Effort.ALL);
      }
    }
    return met;
  }

  private int alike(NameIndex.Match match, Effort effort) {
    String matched = gazetteer.names.key(match.id());
    Evidence given = evidence.copy().set(Feature.ROAD_UNLIKENESS, 1 - match.likeness());
    Note.Kind kind = kind(match.kind());
    given.set(feature(match.kind()));
    if (!latin() && differing(key, matched) > 1) {
      given.set(Feature.ROAD_FAR);
    }
    List<Note> notes = List.of(Note.of(kind, written, gazetteer.index.name(match.id())));
    if (!address.towns().isEmpty()) {
      return search.inTowns(address, matched, given, notes, effort);
    }
    return effort == Effort.EXACT
        ? search.exactly(address, match.id(), given, notes, false)
        : search.broadly(address, match.id(), given, notes, effort);
  }

  private static Feature feature(NameIndex.Kind kind) {
    return switch (kind) {
      case HOMOPHONE -> Feature.ROAD_HOMOPHONE;
      case LOOKALIKE -> Feature.ROAD_LOOKALIKE;
      case LOST -> Feature.ROAD_LOST;
      case EXACT, ROMANISED -> Feature.ROAD_ROMANISED;
      case PREFIX, INFIX -> Feature.ROAD_PART;
      case TYPO -> Feature.ROAD_TYPO;
    };
  }

  private static Note.Kind kind(NameIndex.Kind kind) {
    return switch (kind) {
      case HOMOPHONE -> Note.Kind.ROAD_HOMOPHONE;
      case LOOKALIKE -> Note.Kind.ROAD_LOOKALIKE;
      case LOST -> Note.Kind.ROAD_LOST;
      case EXACT, ROMANISED -> Note.Kind.ROAD_ROMANISED;
      case PREFIX, INFIX -> Note.Kind.ROAD_PART;
      case TYPO -> Note.Kind.ROAD_TYPO;
    };
  }

  /** A known road at the end of what was read as the road: 中出區新生北路 for 新生北路. */
  private int partOfTheName() {
    int met = Descent.NOTHING;
    for (int from = 1; from <= key.length() - SHORTEST_PART && met == Descent.NOTHING; from++) {
      int part = gazetteer.names.find(key.substring(from));
      if (part < 0) {
        continue;
      }
      String known = gazetteer.names.key(part);
      Evidence given = evidence.copy().set(Feature.ROAD_PART);
      List<Note> notes = List.of(Note.of(Note.Kind.ROAD_PART, written, gazetteer.index.name(part)));
      met = search.inTowns(address, known, given, notes, Effort.ALL);
      if (met == Descent.NOTHING) {
        met = search.everywhere(address, part, given, notes);
      }
    }
    return met;
  }
}

package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.AddressPart;
import org.tutai.geo.locate.address.answer.Start.Effort;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;

/**
 * Looks for one question's readings: chooses the bases to start from, the likeliest first, and
 * stops when what was asked for is found. The bases that are tried are bounded. Not thread-safe.
 */
final class Search {

  private static final int MOST_STARTS = 600;
  private static final int MOST_WHOLE_ROADS = 12;
  private static final int MOST_VILLAGES = 80;

  final Gazetteer gazetteer;
  final List<Hit> hits = new ArrayList<>(4);
  final Limits limits;
  final Query query;
  private final Descent descent;
  private int starts;

  Search(Gazetteer gazetteer, Query query) {
    this.gazetteer = gazetteer;
    this.query = query;
    this.limits = new Limits(gazetteer, query.within());
    this.descent = new Descent(gazetteer, hits);
  }

  /** Follows the readings in their order until one is met by something it doesn't contradict. */
  void read(List<Address> all) {
    List<Address> readings = new Unheld(gazetteer).without(all);
    if (isOneNumberAfterAll(readings)) {
      return;
    }
    for (int i = 0; i < readings.size(); i++) {
      Address address = readings.get(i);
      int before = hits.size();
      int met = read(address, evidence(address, i));
      if (met == Descent.FOUND && agrees(before)) {
        hits.subList(0, before).removeIf(Search::isContradicted);
        return;
      }
    }
    if (hits.isEmpty()) {
      for (int i = 0; i < readings.size() && hits.isEmpty(); i++) {
        new DistrictSearch(this).districts(readings.get(i), evidence(readings.get(i), i));
      }
    }
  }

  /* 1020-2839號 is read as a range; but where there is a plate 1020之2839, that is meant. */
  private boolean isOneNumberAfterAll(List<Address> readings) {
    if (readings.isEmpty() || !readings.get(0).range()) {
      return false;
    }
    for (int i = 1; i < readings.size(); i++) {
      Address address = readings.get(i);
      if (!address.range() && address.numbers().size() == 1) {
        int met = read(address, evidence(address, 0));
        if (met == Descent.FOUND && hits.stream().anyMatch(Search::isThatVeryNumber)) {
          return true;
        }
        hits.clear();
      }
    }
    return false;
  }

  private static boolean isThatVeryNumber(Hit hit) {
    return hit.level.compareTo(Level.HOUSE) <= 0
        && !hit.evidence.has(Feature.SUB_DROPPED)
        && !hit.evidence.has(Feature.NUMBER_LOOSE)
        && !isContradicted(hit);
  }

  /* In 埔里中山路 a village 埔里 may be read, which the plates found contradict; it is the town 埔里鎮. */
  private boolean agrees(int from) {
    for (int i = from; i < hits.size(); i++) {
      if (!isContradicted(hits.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isContradicted(Hit hit) {
    return hit.evidence.has(Feature.VILLAGE_DIFFERS) || hit.evidence.has(Feature.TOWN_DIFFERS);
  }

  private static Evidence evidence(Address address, int rank) {
    Evidence evidence = new Evidence();
    int unread = 0;
    List<AddressPart> parts = address.parts();
    for (int i = 0; i < parts.size(); i++) {
      unread += parts.get(i).kind() == AddressPart.Kind.UNREAD ? 1 : 0;
    }
    return evidence
        .set(Feature.READING, rank)
        .set(Feature.UNREAD, Math.min(3, unread))
        .set(Feature.PARSE_ASSUMED, Math.min(3, address.assumptions().size()));
  }

  private int read(Address address, Evidence evidence) {
    if (!address.crossRoad().isEmpty()) {
      return crossing(address, evidence);
    }
    if (!address.road().isEmpty()) {
      return road(address, evidence);
    }
    if (!address.village().isEmpty()) {
      return village(address, evidence);
    }
    if (!address.numbers().isEmpty()) {
      return anyVillage(address, evidence);
    }
    return Descent.NOTHING;
  }

  /** The crossing of two roads or, when they don't meet, the first of them. */
  private int crossing(Address address, Evidence evidence) {
    Crossings crossings = new Crossings(this);
    if (crossings.add(address, evidence)) {
      return Descent.FOUND;
    }
    if (crossings.isOnlyOther()) {
      return otherRoad(address, evidence);
    }
    Note.Kind why =
        crossings.isOnlyFirst() ? Note.Kind.CROSS_ROAD_UNKNOWN : Note.Kind.CROSSING_UNKNOWN;
    int before = hits.size();
    int met = new RoadSearch(this, address, evidence, address.road(), address.roadText()).search();
    for (int i = before; i < hits.size(); i++) {
      hits.get(i).evidence.set(Feature.CROSSING_UNKNOWN);
      hits.get(i)
          .note(
              why == Note.Kind.CROSSING_UNKNOWN
                  ? Note.of(why, address.roadText(), address.crossRoad())
                  : Note.of(why, address.crossRoad(), address.roadText()));
    }
    return met;
  }

  /** A road; of a crossing whose first is not known the parser takes the first for a landmark. */
  private int road(Address address, Evidence evidence) {
    String unknown = Crossings.unknownBefore(address.landmark());
    int before = hits.size();
    int met = new RoadSearch(this, address, evidence, address.road(), address.roadText()).search();
    for (int i = before; i < hits.size() && !unknown.isEmpty(); i++) {
      hits.get(i).evidence.set(Feature.CROSSING_UNKNOWN);
      hits.get(i).note(Note.of(Note.Kind.CROSS_ROAD_UNKNOWN, unknown, address.roadText()));
    }
    return met;
  }

  /** The second road of a crossing whose first is not known. */
  private int otherRoad(Address address, Evidence evidence) {
    int before = hits.size();
    Evidence given = evidence.copy().set(Feature.CROSSING_UNKNOWN);
    Address other = Crossings.other(address);
    int met = new RoadSearch(this, other, given, other.road(), other.roadText()).search();
    for (int i = before; i < hits.size(); i++) {
      hits.get(i).note(Note.of(Note.Kind.CROSS_ROAD_UNKNOWN, address.roadText(), other.roadText()));
    }
    return met;
  }

  /** Plates of a village without roads. */
  private int village(Address address, Evidence evidence) {
    String written = Descent.village(address);
    int before = hits.size();
    int met = new RoadSearch(this, address, evidence, address.village(), written).search();
    if (hits.size() == before) {
      met = new DistrictSearch(this).villages(address, evidence) ? Descent.NEARBY : met;
    }
    return met;
  }

  /** A number in a town, without village or road. */
  private int anyVillage(Address address, Evidence evidence) {
    int met = Descent.NOTHING;
    List<District> towns = address.towns();
    for (int t = 0; t < towns.size(); t++) {
      for (Gazetteer.Town town : gazetteer.towns(towns.get(t).code())) {
        PlateSegment plates = gazetteer.segments[town.segment()];
        int end =
            Math.min(plates.endBase(town.town()), plates.firstBase(town.town()) + MOST_STARTS);
        for (int base = plates.firstBase(town.town()), tried = 0;
            base < end && tried < MOST_VILLAGES;
            base++) {
          if (isVillage(town.segment(), base)) {
            tried++;
            Evidence assumed = evidence.copy().set(Feature.VILLAGE_ASSUMED);
            List<Note> notes = List.of(Note.of(Note.Kind.VILLAGE_ASSUMED, plates.baseName(base)));
            met = Math.max(met, start(address, town.segment(), base, assumed, notes, Effort.EXACT));
          }
        }
      }
    }
    return met;
  }

  /** Whether a base is a village, or a place of a village's name. */
  private boolean isVillage(int segment, int base) {
    if (gazetteer.segments[segment].isVillageBase(base)) {
      return true;
    }
    String key = gazetteer.names.key(gazetteer.nameOf(segment, base));
    return key.endsWith("里") || key.endsWith("村");
  }

  /** Starts from the base of a key in each of the towns that were said. */
  int inTowns(Address address, String key, Evidence evidence, List<Note> notes, Effort effort) {
    int met = Descent.NOTHING;
    int name = gazetteer.names.find(key);
    List<District> towns = address.towns();
    for (int t = 0; t < towns.size() && name >= 0; t++) {
      List<Gazetteer.Town> places = gazetteer.towns(towns.get(t).code());
      for (int i = 0; i < places.size(); i++) {
        Gazetteer.Town place = places.get(i);
        int base = gazetteer.findBase(place.segment(), place.town(), name);
        if (base >= 0) {
          met = Math.max(met, start(address, place.segment(), base, evidence, notes, effort));
        }
      }
    }
    return met;
  }

  /** Starts from all bases of a name: first for the very thing, then more and more broadly. */
  int everywhere(Address address, int name, Evidence evidence, List<Note> notes) {
    int met = exactly(address, name, evidence, notes, false);
    if (met == Descent.NOTHING && !address.counties().isEmpty() && !limited(address, name)) {
      met = exactly(address, name, evidence, notes, true);
    }
    if (met == Descent.NOTHING) {
      met = broadly(address, name, evidence, notes, Effort.ASSUME);
    }
    return met == Descent.NOTHING ? broadly(address, name, evidence, notes, Effort.ALL) : met;
  }

  /** Whether some base of the name is in the county that was said. */
  private boolean limited(Address address, int name) {
    for (int i = gazetteer.postingStart(name); i < gazetteer.postingEnd(name); i++) {
      if (isInCounty(address, gazetteer.segmentOf(gazetteer.posting(i)))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Starts from the bases of a name for just what was asked for.
   *
   * @param anyCounty whether also outside the counties that were said
   */
  int exactly(Address address, int name, Evidence evidence, List<Note> notes, boolean anyCounty) {
    int met = Descent.NOTHING;
    int enough = hits.size() + Math.max(16, 2 * query.limit());
    for (int round = query.near() == null ? 1 : 0; round < 2; round++) {
      int end = gazetteer.postingEnd(name);
      for (int i = gazetteer.postingStart(name); i < end && hits.size() < enough; i++) {
        int posting = gazetteer.posting(i);
        int segment = gazetteer.segmentOf(posting);
        int base = gazetteer.baseOf(segment, posting);
        boolean asked = anyCounty || isInCounty(address, segment);
        if (asked && isOfRound(segment, base, round)) {
          met = Math.max(met, start(address, segment, base, evidence, notes, Effort.EXACT));
        }
      }
    }
    return met;
  }

  /** In round 0 what is in the user's view, in round 1 the rest; all where there is no view. */
  private boolean isOfRound(int segment, int base, int round) {
    if (query.near() == null) {
      return true;
    }
    PlateSegment plates = gazetteer.segments[segment];
    if (plates.firstStreet(base) == plates.endStreet(base)) {
      return false;
    }
    int house = plates.firstHouseOfBase(base);
    boolean seen =
        Ranking.metres(query.near(), plates.lonE7(house) / 1e7, plates.latE7(house) / 1e7) < 3000;
    return seen == (round == 0);
  }

  int broadly(Address address, int name, Evidence evidence, List<Note> notes, Effort effort) {
    int met = Descent.NOTHING;
    int tried = 0;
    for (int round = query.near() == null ? 1 : 0; round < 2; round++) {
      int end = gazetteer.postingEnd(name);
      for (int i = gazetteer.postingStart(name); i < end && tried < MOST_WHOLE_ROADS; i++) {
        int posting = gazetteer.posting(i);
        int segment = gazetteer.segmentOf(posting);
        int base = gazetteer.baseOf(segment, posting);
        if (isInCounty(address, segment) && isOfRound(segment, base, round)) {
          tried++;
          met = Math.max(met, start(address, segment, base, evidence, notes, effort));
        }
      }
    }
    return met;
  }

  private boolean isInCounty(Address address, int segment) {
    return isInCounties(gazetteer, address, segment);
  }

  /** Whether a segment is of a county that was said, or none was. */
  static boolean isInCounties(Gazetteer gazetteer, Address address, int segment) {
    List<District> counties = address.counties();
    String code = gazetteer.segments[segment].countyCode();
    for (int i = 0; i < counties.size(); i++) {
      if (counties.get(i).code().equals(code)) {
        return true;
      }
    }
    return counties.isEmpty();
  }

  /** Follows a question from a base, when that is within the limits and the budget. */
  int start(
      Address address, int segment, int base, Evidence evidence, List<Note> notes, Effort effort) {
    int town = gazetteer.segments[segment].townOfBase(base);
    if (starts++ >= MOST_STARTS || !limits.allow(segment, town)) {
      return Descent.NOTHING;
    }
    int before = hits.size();
    int met = descent.follow(new Start(address, segment, base, evidence, notes, effort));
    for (int i = before; i < hits.size(); i++) {
      Agreement.weigh(gazetteer, address, hits.get(i));
    }
    return met;
  }
}

package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.AddressPart;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;

/** Answers with a village, town or county as a whole. */
final class DistrictSearch {

  private static final int MOST = 16;
  private static final double LEAST_METRES = 50;
  private static final int SHORTEST_ROAD = 2;

  private final Search search;
  private final Gazetteer gazetteer;

  DistrictSearch(Search search) {
    this.search = search;
    this.gazetteer = search.gazetteer;
  }

  /** The village of a question, in its towns or, without, in all it may be in. */
  boolean villages(Address address, Evidence evidence) {
    int before = search.hits.size();
    for (int s = 0; s < gazetteer.segments.length; s++) {
      if (Search.isInCounties(gazetteer, address, s) && search.limits.allow(s)) {
        villages(address, evidence, s);
      }
    }
    return search.hits.size() > before;
  }

  private void villages(Address address, Evidence evidence, int segment) {
    PlateSegment plates = gazetteer.segments[segment];
    for (int town = 0; town < plates.towns(); town++) {
      if (isTown(address, plates.townCode(town)) && search.limits.allow(segment, town)) {
        int village = plates.findVillage(town, address.village());
        int house = village < 0 ? -1 : plates.middleOfVillage(village);
        if (house >= 0 && search.hits.size() < MOST) {
          Hit hit = hit(address, Level.VILLAGE, evidence, segment, town);
          hit.village = village;
          at(hit, plates, house, plates.boundsOfVillage(village).orElseThrow());
          hit.note(Note.of(Note.Kind.MIDDLE, plates.villageName(village)));
        }
      }
    }
  }

  private static boolean isTown(Address address, String code) {
    List<District> towns = address.towns();
    for (int i = 0; i < towns.size(); i++) {
      if (towns.get(i).code().equals(code)) {
        return true;
      }
    }
    return towns.isEmpty();
  }

  /** The districts of a question, the smallest that are said. */
  void districts(Address address, Evidence evidence) {
    if (!address.village().isEmpty() && villages(address, evidence)) {
      return;
    }
    if (!towns(address, evidence) && address.towns().isEmpty()) {
      counties(address, evidence);
    }
  }

  boolean towns(Address address, Evidence evidence) {
    int before = search.hits.size();
    for (District town : address.towns()) {
      for (Gazetteer.Town place : gazetteer.towns(town.code())) {
        PlateSegment plates = gazetteer.segments[place.segment()];
        if (search.limits.allow(place.segment(), place.town())
            && plates.firstBase(place.town()) < plates.endBase(place.town())) {
          Hit hit = hit(address, Level.TOWN, evidence, place.segment(), place.town());
          at(hit, gazetteer.spreadOfTown(place.segment(), place.town()));
          hit.note(Note.of(Note.Kind.MIDDLE, town.name()));
        }
      }
    }
    return search.hits.size() > before;
  }

  /** The counties of a question. */
  void counties(Address address, Evidence evidence) {
    for (District county : address.counties()) {
      for (int s = 0; s < gazetteer.segments.length; s++) {
        PlateSegment plates = gazetteer.segments[s];
        boolean asked = plates.countyCode().equals(county.code()) && plates.houses() > 0;
        if (asked && search.limits.allow(s)) {
          Hit hit = hit(address, Level.COUNTY, evidence, s, -1);
          at(hit, gazetteer.spread(s));
          hit.note(Note.of(Note.Kind.MIDDLE, county.name()));
        }
      }
    }
  }

  private Hit hit(Address address, Level level, Evidence evidence, int segment, int town) {
    Hit hit = new Hit(address, level, evidence.copy());
    hit.segment = segment;
    hit.town = town;
    if (!address.numbers().isEmpty()) {
      hit.evidence.set(Feature.SHORT_OF_NUMBER);
    }
    String road = address.road().isEmpty() ? unread(address) : address.roadText();
    if (!road.isEmpty()) {
      String where =
          town < 0
              ? AddressText.name(gazetteer.county(segment))
              : gazetteer.fullTown(segment, town);
      hit.note(Note.of(Note.Kind.ROAD_UNKNOWN, road, where));
    }
    if (level != Level.COUNTY) {
      Agreement.weigh(gazetteer, address, hit);
    }
    search.hits.add(hit);
    return hit;
  }

  /** What was not understood where a section, lane or number says that a road was meant. */
  private static String unread(Address address) {
    if (address.path().isEmpty() && address.numbers().isEmpty()) {
      return "";
    }
    List<AddressPart> parts = address.parts();
    for (int i = 0; i < parts.size(); i++) {
      AddressPart part = parts.get(i);
      if (part.kind() == AddressPart.Kind.UNREAD && part.value().length() >= SHORTEST_ROAD) {
        return part.value();
      }
    }
    return "";
  }

  private static void at(Hit hit, Spread spread) {
    hit.at(spread.lon(), spread.lat(), Math.max(LEAST_METRES, spread.metres()));
  }

  private static void at(Hit hit, PlateSegment plates, int house, Bounds bounds) {
    double reach = Ground.metres(bounds.minX(), bounds.minY(), bounds.maxX(), bounds.maxY()) / 2;
    hit.at(plates.lonE7(house) / 1e7, plates.latE7(house) / 1e7, Math.max(LEAST_METRES, reach));
  }
}

package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;

/** Answers with a village, town or county as a whole. */
final class DistrictSearch {

  private static final int MOST = 16;

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
          at(hit, plates, plates.middleOfTown(place.town()), plates.boundsOfTown(place.town()));
          hit.note(Note.of(Note.Kind.MIDDLE, town.name()));
        }
      }
    }
    return search.hits.size() > before;
  }

  private void counties(Address address, Evidence evidence) {
    for (District county : address.counties()) {
      for (int s = 0; s < gazetteer.segments.length; s++) {
        PlateSegment plates = gazetteer.segments[s];
        int middle = plates.countyCode().equals(county.code()) ? gazetteer.middle(s) : -1;
        if (middle >= 0 && search.limits.allow(s)) {
          Hit hit = hit(address, Level.COUNTY, evidence, s, -1);
          Bounds all = gazetteer.bounds(s);
          at(hit, plates, middle, all == null ? aroundTowns(plates) : all);
          hit.note(Note.of(Note.Kind.MIDDLE, county.name()));
        }
      }
    }
  }

  private static Bounds aroundTowns(PlateSegment plates) {
    Bounds all = plates.boundsOfTown(0);
    for (int town = 1; town < plates.towns(); town++) {
      all = all.union(plates.boundsOfTown(town));
    }
    return all;
  }

  private Hit hit(Address address, Level level, Evidence evidence, int segment, int town) {
    Hit hit = new Hit(address, level, evidence.copy());
    hit.segment = segment;
    hit.town = town;
    if (!address.numbers().isEmpty()) {
      hit.evidence.set(Feature.SHORT_OF_NUMBER);
    }
    if (!address.road().isEmpty()) {
      String where =
          town < 0
              ? AddressText.name(gazetteer.county(segment))
              : gazetteer.fullTown(segment, town);
      hit.note(Note.of(Note.Kind.ROAD_UNKNOWN, address.roadText(), where));
    }
    if (level != Level.COUNTY) {
      Agreement.weigh(gazetteer, address, hit);
    }
    search.hits.add(hit);
    return hit;
  }

  private static void at(Hit hit, PlateSegment plates, int house, Bounds bounds) {
    double reach = Ground.metres(bounds.minX(), bounds.minY(), bounds.maxX(), bounds.maxY()) / 2;
    hit.at(plates.lonE7(house) / 1e7, plates.latE7(house) / 1e7, Math.max(50, reach));
  }
}

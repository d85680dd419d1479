package org.tutai.geo.locate.address.answer;

import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;

/** Puts what was found into words. */
final class Candidates {

  private final Gazetteer gazetteer;

  Candidates(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  Candidate of(Hit hit, double probability) {
    PlateSegment plates = gazetteer.segments[hit.segment];
    District county = gazetteer.county(hit.segment);
    District town = hit.town < 0 ? null : gazetteer.district(hit.segment, hit.town);
    boolean inVillageBase = hit.base >= 0 && plates.isVillageBase(hit.base);
    String road = hit.base < 0 || inVillageBase ? "" : plates.baseName(hit.base);
    String village = village(plates, hit, inVillageBase);
    int neighbourhood = hit.house < 0 ? 0 : plates.neighbourhoodOfHouse(hit.house);
    StreetPath path = path(plates, hit);
    String section = path.isEmpty() ? "" : AddressText.section(path);
    String lane = path.isEmpty() ? "" : AddressText.lane(path);
    String alley = path.isEmpty() ? "" : AddressText.alley(path);
    String number = number(plates, hit);
    String unit = hit.unit < 0 ? "" : AddressText.unit(plates.unit(hit.unit));
    StringBuilder text = new StringBuilder(48);
    text.append(AddressText.name(county)).append(AddressText.name(town));
    if (road.isEmpty()) {
      text.append(village);
      if (neighbourhood > 0) {
        text.append(neighbourhood).append('鄰');
      }
    }
    text.append(road).append(section).append(lane).append(alley);
    if (hit.crossBase >= 0) {
      text.append('與').append(crossing(hit)).append('口');
    }
    text.append(number).append(unit);
    return new Candidate(
        hit.level,
        probability,
        hit.lon,
        hit.lat,
        hit.uncertainty,
        text.toString(),
        AddressText.name(county),
        AddressText.name(town),
        village,
        neighbourhood,
        road,
        section,
        lane,
        alley,
        number,
        unit,
        plates.countyCode(),
        hit.town < 0 ? "" : plates.townCode(hit.town),
        postalCode(town, county),
        hit.reasons(),
        plates.synthetic());
  }

  private static String village(PlateSegment plates, Hit hit, boolean inVillageBase) {
    if (hit.village >= 0) {
      return plates.villageName(hit.village);
    }
    int village = hit.house < 0 ? -1 : plates.villageOfHouse(hit.house);
    if (village >= 0) {
      return plates.villageName(village);
    }
    return inVillageBase ? plates.baseName(hit.base) : "";
  }

  private static StreetPath path(PlateSegment plates, Hit hit) {
    if (hit.street < 0 || hit.depth == 0) {
      return StreetPath.NONE;
    }
    StreetPath path = plates.path(hit.street);
    return hit.depth >= StreetTable.PARTS ? path : Areas.cut(path, hit.depth);
  }

  private static String number(PlateSegment plates, Hit hit) {
    if (hit.number != null) {
      return AddressText.number(hit.number);
    }
    return hit.house < 0 ? "" : AddressText.number(plates.houseNumber(hit.house));
  }

  private String crossing(Hit hit) {
    PlateSegment plates = gazetteer.segments[hit.crossSegment];
    return plates.baseName(hit.crossBase) + AddressText.path(hit.address.crossPath());
  }

  private static String postalCode(@Nullable District town, @Nullable District county) {
    return town != null ? town.postalCode() : county != null ? county.postalCode() : "";
  }
}

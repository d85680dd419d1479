package org.tutai.geo.locate.address.answer;

/** An address that is being written, part by part; what is left empty is not said. */
final class Writing {
  String front = "";
  String county = "";
  String town = "";
  String village = "";
  String neighbourhood = "";
  String road = "";
  String section = "";
  String lane = "";
  String alley = "";
  String below = "";
  String house = "";
  String unit = "";
  String tail = "";

  /** The full address as a register has it, with or without village and neighbourhood. */
  static Writing of(DoorPlate plate, DoorPlateFiles.Town town, boolean withVillage) {
    Writing writing = new Writing();
    writing.county = town.county();
    writing.town = town.name();
    if (withVillage) {
      writing.village = plate.village();
      writing.neighbourhood = plate.neighbourhood() == 0 ? "" : plate.neighbourhood() + "鄰";
    }
    writing.road = plate.road();
    writing.section = plate.section();
    writing.lane = plate.lane();
    writing.alley = plate.alley();
    writing.below = plate.below();
    writing.house = plate.houseText();
    writing.unit = plate.unitText();
    return writing;
  }

  /** Everything after the town. */
  String street() {
    return road + section + lane + alley + below;
  }

  String text() {
    return front + county + town + village + neighbourhood + street() + house + unit + tail;
  }

  /** The parts with a separator between those that are there. */
  String text(String separator) {
    StringBuilder out = new StringBuilder(front);
    for (String part :
        new String[] {
          county, town, village + neighbourhood, road + section, lane + alley + below, house, unit
        }) {
      if (!part.isEmpty()) {
        out.append(out.length() == 0 ? "" : separator).append(part);
      }
    }
    return out.append(tail).toString();
  }

  /** Changes every part by itself. */
  void each(java.util.function.UnaryOperator<String> change) {
    county = change.apply(county);
    town = change.apply(town);
    village = change.apply(village);
    neighbourhood = change.apply(neighbourhood);
    streetAndHouse(change);
  }

  /** Changes the parts below the village, each by itself. */
  void streetAndHouse(java.util.function.UnaryOperator<String> change) {
    road = change.apply(road);
    section = change.apply(section);
    lane = change.apply(lane);
    alley = change.apply(alley);
    below = change.apply(below);
    house = change.apply(house);
    unit = change.apply(unit);
  }
}

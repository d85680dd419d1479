package org.tutai.geo.locate.address;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tutai.geo.locate.address.AddressPart.Kind;
import org.tutai.geo.locate.address.EnglishNames.RoadName;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;

/** Reads addresses in Latin letters. Linear in the length of the text; never throws. */
public final class EnglishAddress {

  /** A road's kind is often mistaken: these are tried where the one given has none. */
  private static final List<String> TYPES = List.of("路", "街", "大道");

  private static final double ANOTHER_TYPE = 0.8;

  private final String text;
  private final EnglishReader read;
  private final EnglishNames names;

  /** Which of the roads of the text the address is at. */
  private int main;

  private EnglishAddress(String text, EnglishReader read, EnglishNames names) {
    this.text = text;
    this.read = read;
    this.names = names;
  }

  /**
   * The readings of a text that is mostly in Latin letters, the likeliest first, at most {@link
   * AddressParser#MAX_READINGS}: one for each road that may be meant. None when nothing of an
   * address is in it. Of a longer text the first {@link AddressParser#MAX_LENGTH} characters are
   * read.
   */
  public static List<Address> readings(String text, Districts districts, EnglishNames names) {
    var reader = new EnglishReader(new EnglishTokens(text), districts);
    reader.read();
    List<Address> readings = new EnglishAddress(text, reader, names).all();
    return readings.get(0).isEmpty() ? List.of() : readings;
  }

  private List<Address> all() {
    List<Address> readings = new ArrayList<>(AddressParser.MAX_READINGS);
    List<RoadName> found = mainRoad();
    for (RoadName road : found) {
      readings.add(address(road.key()));
    }
    if (readings.isEmpty()) {
      readings.add(address(""));
    }
    return readings;
  }

  /**
   * The names of the road that the address is at: the first that has any, and of a lane and a road
   * the road; the lane stays in Latin letters, for nobody knows the names of lanes. What is written
   * as two may be the name of one (Hou St., Donglong Rd. is 東龍路後街; Nanyuan, Yuying St. 育英街南苑).
   */
  private List<RoadName> mainRoad() {
    boolean two = read.roads.size() > 1 && !read.crossing;
    if (two && read.roads.get(0).ending().endsWith("巷")) {
      EnglishReader.Road lane = read.roads.get(0);
      main = 1;
      read.lane = read.lane.isEmpty() ? lane.latin() + laneOf(lane) : read.lane;
    } else if (two) {
      EnglishReader.Road first = read.roads.get(0);
      List<RoadName> whole = below(1, first.latin() + EnglishRoads.reading(first.ending()));
      if (!whole.isEmpty()) {
        return whole;
      }
    }
    List<RoadName> whole = read.extra.isEmpty() ? List.of() : below(main, read.extra);
    return whole.isEmpty() ? firstKnown() : whole;
  }

  private List<RoadName> firstKnown() {
    List<RoadName> found = road(main);
    for (int i = 0; i < read.roads.size() && found.isEmpty(); i++) {
      main = i;
      found = road(i);
    }
    return found;
  }

  /** Longer names of a road of the text. */
  private List<RoadName> below(int number, String latin) {
    List<RoadName> found = new ArrayList<>(1);
    for (RoadName road : road(number)) {
      found.addAll(names.below(road.key(), latin, read.places().towns()));
    }
    return found.size() > AddressParser.MAX_READINGS
        ? found.subList(0, AddressParser.MAX_READINGS)
        : found;
  }

  /** The names that a road of the text may have. */
  private List<RoadName> road(int number) {
    if (read.roads.size() <= number) {
      return List.of();
    }
    EnglishReader.Road road = read.roads.get(number);
    if (road.latin().isEmpty()) {
      return List.of(new RoadName(road.ending(), 1));
    }
    List<RoadName> found = named(road.latin(), road.ending());
    for (String shorter : road.shorter()) {
      found = found.isEmpty() ? named(shorter, road.ending()) : found;
    }
    if (found.isEmpty() && road.ending().endsWith("巷")) {
      return placeWithLane(road);
    }
    return found.isEmpty() ? ofAnotherType(road) : found;
  }

  /** The ending of a lane without 巷. */
  private static String laneOf(EnglishReader.Road road) {
    return road.ending().substring(0, road.ending().length() - 1);
  }

  /* Sanmin 2nd Ln. is the lane 2巷 of the place 三民 where there is no such road. */
  private List<RoadName> placeWithLane(EnglishReader.Road road) {
    String lane = laneOf(road);
    int digit = 0;
    while (digit < lane.length() && !Character.isDigit(lane.charAt(digit))) {
      digit++;
    }
    String number = lane.substring(digit);
    if (number.isEmpty() || !read.lane.isEmpty()) {
      return List.of();
    }
    List<RoadName> found = named(road.latin(), lane.substring(0, digit));
    if (!found.isEmpty()) {
      read.lane = number;
    }
    return found;
  }

  private List<RoadName> ofAnotherType(EnglishReader.Road road) {
    for (String type : TYPES) {
      if (road.ending().endsWith(type)) {
        String stem = road.ending().substring(0, road.ending().length() - type.length());
        List<RoadName> found = new ArrayList<>();
        for (String other : TYPES) {
          if (!other.equals(type)) {
            named(road.latin(), stem + other)
                .forEach(
                    name -> found.add(new RoadName(name.key(), name.likeness() * ANOTHER_TYPE)));
          }
        }
        found.sort(Comparator.comparingDouble(name -> -name.likeness()));
        return found.size() > AddressParser.MAX_READINGS
            ? found.subList(0, AddressParser.MAX_READINGS)
            : found;
      }
    }
    return List.of();
  }

  /** In the towns of the text, or in those of its postal code. */
  private List<RoadName> named(String latin, String ending) {
    List<District> towns = read.places().towns();
    if (towns.isEmpty() && !read.postalCode.isEmpty()) {
      towns = read.places().register().byPostalCode(read.postalCode);
    }
    if (towns.isEmpty()) {
      towns = inCounties();
    }
    return names.roads(latin, ending, towns, AddressParser.MAX_READINGS);
  }

  private List<District> inCounties() {
    List<District> towns = new ArrayList<>();
    for (District county : read.places().counties()) {
      towns.addAll(read.places().register().in(county));
    }
    return towns;
  }

  private Address address(String roadKey) {
    List<District> towns = read.places().towns();
    List<District> counties = countiesOf(towns);
    List<Assumption> assumptions = new ArrayList<>(2);
    String roadText = "";
    if (!roadKey.isEmpty()) {
      EnglishReader.Road road = read.roads.get(main);
      roadText = text.substring(road.from(), road.to());
      if (!road.latin().isEmpty()) {
        assumptions.add(romanised(roadText, roadKey));
      }
    }
    String cross = read.crossing && read.roads.size() > 1 ? crossRoad() : "";
    DistrictName former = read.places().former();
    if (former != null) {
      assumptions.add(
          new Assumption(Assumption.Kind.FORMER_NAME, former.englishNote(), former.note()));
    }
    return new Address(
        text,
        read.postalCode,
        counties,
        towns,
        read.places().village(),
        read.neighbourhood,
        roadKey,
        roadText,
        new StreetPath(section(main), read.lane, read.alley, read.subAlley, ""),
        read.numbers,
        read.range,
        read.unit,
        cross,
        cross.isEmpty() ? StreetPath.NONE : ofSection(section(crossing())),
        "",
        parts(counties, towns, roadKey, cross),
        assumptions);
  }

  /** Which of the roads crosses the one the address is at. */
  private int crossing() {
    return main == 0 ? 1 : 0;
  }

  /** The section of a road of the text; without a crossing there is one for all. */
  private String section(int road) {
    return read.crossing && road > 0 ? read.crossSection : read.section;
  }

  private static StreetPath ofSection(String section) {
    return new StreetPath(section, "", "", "", "");
  }

  private String crossRoad() {
    List<RoadName> found = road(crossing());
    return found.isEmpty() ? "" : found.get(0).key();
  }

  /* Of Banqiao, Taipei the town is right: the counties are those of the towns. */
  private List<District> countiesOf(List<District> towns) {
    List<District> counties = read.places().counties();
    if (towns.isEmpty() || counties.isEmpty()) {
      return counties;
    }
    return towns.stream().map(District::county).distinct().toList();
  }

  private static Assumption romanised(String latin, String key) {
    return new Assumption(
        Assumption.Kind.ROMANISED,
        "“" + latin + "” was read as " + key + ".",
        "「" + latin + "」解讀為「" + key + "」。");
  }

  private List<AddressPart> parts(
      List<District> counties, List<District> towns, String road, String cross) {
    List<AddressPart> parts = new ArrayList<>(read.parts.size() + 2);
    for (AddressPart part : read.parts) {
      parts.add(
          switch (part.kind()) {
            case COUNTY -> valued(part, counties.isEmpty() ? "" : counties.get(0).name());
            case TOWN -> valued(part, towns.isEmpty() ? "" : towns.get(0).name());
            case VILLAGE -> valued(part, read.places().village());
            case UNREAD -> valued(part, text.substring(part.from(), part.to()));
            default -> part;
          });
    }
    for (int i = 0; i < read.roads.size(); i++) {
      EnglishReader.Road found = read.roads.get(i);
      String key = i == main ? road : i == crossing() ? cross : "";
      boolean lane = i < main && found.ending().endsWith("巷");
      Kind unknown = lane ? Kind.LANE : Kind.UNREAD;
      Kind kind = key.isEmpty() ? unknown : i == main ? Kind.ROAD : Kind.CROSS_ROAD;
      String value = key.isEmpty() ? text.substring(found.from(), found.to()) : key;
      parts.add(new AddressPart(kind, value, found.from(), found.to()));
    }
    parts.sort(Comparator.comparingInt(AddressPart::from));
    return parts;
  }

  private static AddressPart valued(AddressPart part, String value) {
    return new AddressPart(part.kind(), value, part.from(), part.to());
  }
}

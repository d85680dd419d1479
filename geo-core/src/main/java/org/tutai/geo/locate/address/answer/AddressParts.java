package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.PlateText;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.name.Folding;

/**
 * An address in parts, as a form or a table has it; each is empty where there is none. The units
 * (段, 巷, 弄, 號, 樓) may be left out of the parts that have one. Parts longer than 64 characters are
 * cut there.
 *
 * @param county 臺北市
 * @param town 中山區
 * @param village 中山里
 * @param road with or without its section
 * @param section 三段, 3
 * @param lane 59巷, 59
 * @param alley 2弄, 2
 * @param number 26號, 26之3
 * @param floor 十二樓之4, 12
 */
public record AddressParts(
    String county,
    String town,
    String village,
    String road,
    String section,
    String lane,
    String alley,
    String number,
    String floor) {

  private static final int MOST_CHARACTERS = 64;

  public AddressParts {
    county = bounded(county);
    town = bounded(town);
    village = bounded(village);
    road = bounded(road);
    section = bounded(section);
    lane = bounded(lane);
    alley = bounded(alley);
    number = bounded(number);
    floor = bounded(floor);
  }

  private static String bounded(String part) {
    String stripped = part.strip();
    return stripped.length() <= MOST_CHARACTERS ? stripped : stripped.substring(0, MOST_CHARACTERS);
  }

  /** The parts as one text, with their units. */
  public String text() {
    return county + town + village + street() + house();
  }

  private String street() {
    return road + with(section, "段") + with(lane, "巷") + with(alley, "弄");
  }

  private String house() {
    return with(number, "號") + with(floor, "樓");
  }

  /** A part with its unit when it ends in a numeral. */
  private static String with(String part, String unit) {
    if (part.isEmpty()) {
      return "";
    }
    String key = Folding.key(part);
    boolean bare = !key.isEmpty() && Character.isDigit(key.charAt(key.length() - 1));
    return bare && !key.contains(unit) ? part + unit : part;
  }

  /** The parts read one by one, without guessing which is which. */
  Address read(Districts districts) {
    PlateText street = PlateText.street(street());
    PlateText plate = number.isEmpty() ? street : PlateText.number(house());
    List<District> counties = named(districts, county, District.Level.COUNTY);
    return new Address(
        text(),
        "",
        counties,
        towns(districts, counties),
        Folding.key(village),
        0,
        street.road(),
        street.roadText(),
        street.path(),
        number.isEmpty() ? List.<HouseNumber>of() : List.of(plate.number()),
        false,
        number.isEmpty() ? Unit.NONE : plate.unit(),
        "",
        StreetPath.NONE,
        "",
        List.of(),
        List.of());
  }

  private List<District> towns(Districts districts, List<District> counties) {
    List<District> all = named(districts, town, District.Level.TOWN);
    List<District> inCounty = new ArrayList<>();
    for (District one : all) {
      if (counties.isEmpty() || counties.contains(one.county())) {
        inCounty.add(one);
      }
    }
    return inCounty.isEmpty() ? all : inCounty;
  }

  private static List<District> named(Districts districts, String name, District.Level level) {
    List<District> found = new ArrayList<>();
    if (!name.isEmpty()) {
      for (DistrictName named : districts.named(Folding.key(name), level)) {
        if (!found.contains(named.district())) {
          found.add(named.district());
        }
      }
    }
    return found;
  }
}

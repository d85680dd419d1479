package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.Folding;

/** A reading put together by hand, so that the look-up is tested without the grammar. */
final class Asked {

  private final List<District> counties = new ArrayList<>();
  private final List<District> towns = new ArrayList<>();
  private final List<HouseNumber> numbers = new ArrayList<>();
  private String postalCode = "";
  private String village = "";
  private int neighbourhood;
  private String road = "";
  private String path = "";
  private Unit unit = Unit.NONE;
  private String crossRoad = "";
  private String landmark = "";

  static Asked road(String road) {
    Asked asked = new Asked();
    asked.road = road;
    return asked;
  }

  static Asked nothing() {
    return new Asked();
  }

  Asked county(String code) {
    counties.add(Districts.taiwan().byCode(code).orElseThrow());
    return this;
  }

  Asked town(String code) {
    towns.add(Districts.taiwan().byCode(code).orElseThrow());
    return this;
  }

  Asked village(String name) {
    village = Folding.key(name);
    return this;
  }

  Asked neighbourhood(int number) {
    neighbourhood = number;
    return this;
  }

  Asked postalCode(String code) {
    postalCode = code;
    return this;
  }

  Asked path(String text) {
    path = text;
    return this;
  }

  Asked number(int main) {
    return number(main, 0);
  }

  Asked number(int main, int sub) {
    numbers.add(new HouseNumber("", main, sub, ""));
    return this;
  }

  Asked number(HouseNumber number) {
    numbers.add(number);
    return this;
  }

  Asked unit(int floor, String rest) {
    unit = new Unit(floor, rest);
    return this;
  }

  Asked crossing(String other) {
    crossRoad = other;
    return this;
  }

  Asked landmark(String name) {
    landmark = name;
    return this;
  }

  Address address() {
    return new Address(
        "",
        postalCode,
        counties,
        towns,
        village,
        neighbourhood,
        Folding.key(road),
        road,
        MemoryPlates.path(path),
        numbers,
        false,
        unit,
        Folding.key(crossRoad),
        StreetPath.NONE,
        landmark,
        List.of(),
        List.of());
  }
}

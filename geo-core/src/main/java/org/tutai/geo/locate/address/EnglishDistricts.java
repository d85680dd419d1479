package org.tutai.geo.locate.address;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.AddressPart.Kind;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.District.Level;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.name.Folding;

/** The districts that an English address names, taken one after another. */
final class EnglishDistricts {

  /** Only few signs stand between a district and its postal code. */
  private static final int BESIDE = 3;

  private static final int LEAST_LETTERS_OF_A_WRONG_COUNTY = 5;

  private final Districts districts;
  private List<District> counties = List.of();
  private List<District> towns = List.of();
  private List<District> villages = List.of();
  private String cityLetters = "";
  private Kind lastKind = Kind.COUNTY;
  private @Nullable DistrictName former;

  EnglishDistricts(Districts districts) {
    this.districts = districts;
  }

  List<District> counties() {
    return counties;
  }

  /** Those in the counties, if any is, else all of the name. */
  List<District> towns() {
    List<District> inside = in(towns, counties);
    return inside.isEmpty() ? towns : inside;
  }

  /** The village's name key; empty for none. */
  String village() {
    List<District> inside = in(villages, towns.isEmpty() ? counties : towns());
    List<District> left = inside.isEmpty() ? villages : inside;
    return left.isEmpty() ? "" : Folding.key(left.get(0).name());
  }

  /** The county's former name when it was called by that. */
  @Nullable DistrictName former() {
    return former;
  }

  /** What the name taken last was. */
  Kind lastKind() {
    return lastKind;
  }

  /**
   * Takes a name.
   *
   * @param unit what follows the name; {@link EnglishWord#NAME} for nothing
   * @return whether there is such a district
   */
  boolean add(EnglishWord unit, String letters) {
    return switch (unit) {
      case COUNTY -> addCounty(letters);
      case CITY -> addCity(letters);
      case DISTRICT, TOWNSHIP -> addTown(letters);
      case VILLAGE -> addVillage(letters);
      default -> addBare(letters);
    };
  }

  private boolean addCounty(String letters) {
    List<District> found = districts.latin(letters, Level.COUNTY);
    List<District> today = ending(found, "County");
    if (!today.isEmpty()) {
      return county(today);
    }
    return !found.isEmpty() && addFormer(found.get(0));
  }

  /* 臺北縣 became 新北市, 桃園縣 became 桃園市: the county of a city's name is no more. */
  private boolean addFormer(District city) {
    String stem = city.name().substring(0, city.name().length() - 1);
    for (DistrictName name : districts.named(Folding.key(stem + "縣"), Level.COUNTY)) {
      former = name;
      if (!cityLetters.isEmpty()) {
        towns = in(districts.latin(cityLetters, Level.TOWN), List.of(name.district()));
      }
      return county(List.of(name.district()));
    }
    return county(List.of(city));
  }

  private boolean addCity(String letters) {
    List<District> cities = ending(districts.latin(letters, Level.COUNTY), "City");
    if (!cities.isEmpty() && (counties.isEmpty() || counties.equals(cities))) {
      cityLetters = letters;
      return county(cities);
    }
    List<District> found = districts.latin(letters, Level.TOWN);
    List<District> today = ending(found, "City");
    if (!found.isEmpty() && towns.isEmpty()) {
      return town(today.isEmpty() ? found : today);
    }
    return !cities.isEmpty() && county(cities);
  }

  private boolean addTown(String letters) {
    List<District> found = districts.latin(letters, Level.TOWN);
    return !found.isEmpty() && town(found);
  }

  private boolean addVillage(String letters) {
    List<District> found = districts.latin(letters, Level.VILLAGE);
    if (found.isEmpty() || !villages.isEmpty()) {
      return false;
    }
    villages = found;
    lastKind = Kind.VILLAGE;
    return true;
  }

  private boolean addBare(String letters) {
    List<District> asCounty = districts.latin(letters, Level.COUNTY);
    List<District> asTown = districts.latin(letters, Level.TOWN);
    if (counties.isEmpty() && !asCounty.isEmpty()) {
      return county(asCounty);
    }
    if (towns.isEmpty() && !asTown.isEmpty() && mayLie(asTown, letters)) {
      return town(asTown);
    }
    lastKind = Kind.COUNTY;
    return !asCounty.isEmpty() && !in(asCounty, counties).isEmpty();
  }

  /* Banqiao is taken for a town even with the wrong city; a short name is not. */
  private boolean mayLie(List<District> found, String letters) {
    return counties.isEmpty()
        || letters.length() >= LEAST_LETTERS_OF_A_WRONG_COUNTY
        || !in(found, counties).isEmpty();
  }

  private boolean county(List<District> found) {
    counties = found;
    lastKind = Kind.COUNTY;
    return true;
  }

  private boolean town(List<District> found) {
    towns = found;
    lastKind = Kind.TOWN;
    return true;
  }

  /** Takes a district of a Chinese name. */
  void add(DistrictName name) {
    District district = name.district();
    if (name.naming() == Districts.Naming.FORMER) {
      former = name;
    }
    if (district.level() == Level.COUNTY) {
      counties = List.of(district);
    } else {
      List<District> all = new ArrayList<>(towns);
      all.add(district);
      towns = all;
    }
  }

  Districts register() {
    return districts;
  }

  /** Whether some town has such a code: three, five or six digits. */
  boolean isPostalCode(String digits) {
    int length = digits.length();
    return (length == 3 || length == 5 || length == 6) && !districts.byPostalCode(digits).isEmpty();
  }

  /** Whether a number stands right after or before a district. */
  boolean isBeside(int from, int to, List<AddressPart> parts) {
    for (AddressPart part : parts) {
      boolean district = part.kind() == Kind.COUNTY || part.kind() == Kind.TOWN;
      boolean after = from >= part.to() && from - part.to() <= BESIDE;
      boolean before = part.from() >= to && part.from() - to <= BESIDE;
      if (district && (after || before)) {
        return true;
      }
    }
    return false;
  }

  private static List<District> ending(List<District> all, String unit) {
    List<District> kept = new ArrayList<>(all.size());
    for (District district : all) {
      if (district.englishName().endsWith(unit)) {
        kept.add(district);
      }
    }
    return kept;
  }

  private static List<District> in(List<District> all, List<District> outer) {
    if (outer.isEmpty()) {
      return all;
    }
    List<District> kept = new ArrayList<>(all.size());
    for (District district : all) {
      for (District above : outer) {
        if (district.isIn(above)) {
          kept.add(district);
        }
      }
    }
    return kept;
  }
}

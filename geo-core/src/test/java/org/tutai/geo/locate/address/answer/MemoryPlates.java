package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.name.Folding;

/**
 * The plates of a county in memory, for tests. A plate with an empty road stands in its village.
 * Paths and numbers are read by simple patterns of this class, not by the grammar under test.
 */
final class MemoryPlates implements PlateSegment {

  private static final Pattern PATH = Pattern.compile("([^段巷弄衖衕]+)([段巷弄衖衕])");
  private static final Pattern NUMBER =
      Pattern.compile("(臨|特)?([0-9]+)(?:之([0-9]+))?([^號]*)號(?:(地下)?([0-9]+)樓)?(.*)");

  private record Plate(
      String town,
      String village,
      int neighbourhood,
      String road,
      StreetPath path,
      HouseNumber number,
      Unit unit,
      int lonE7,
      int latE7) {

    String base() {
      return road.isEmpty() ? village : road;
    }
  }

  private final String county;
  private final List<Plate> plates = new ArrayList<>();

  private final List<String> towns = new ArrayList<>();
  private final List<String> villages = new ArrayList<>();
  private final List<Integer> townOfVillage = new ArrayList<>();
  private final List<Integer> townOfBase = new ArrayList<>();
  private final List<Plate> bases = new ArrayList<>();
  private final List<Integer> baseOfStreet = new ArrayList<>();
  private final List<Plate> streets = new ArrayList<>();
  private final List<Integer> streetOfHouse = new ArrayList<>();
  private final List<Plate> houses = new ArrayList<>();
  private final List<Integer> firstUnit = new ArrayList<>();
  private boolean built;

  MemoryPlates(String county) {
    this.county = county;
  }

  /**
   * Adds a plate.
   *
   * @param town code of 8 digits
   * @param path as 3段59巷
   * @param number as 26之3號12樓之4
   */
  MemoryPlates plate(
      String town,
      String village,
      int neighbourhood,
      String road,
      String path,
      String number,
      double lon,
      double lat) {
    if (built) {
      throw new IllegalStateException("plates must be added before they are read");
    }
    Matcher matcher = NUMBER.matcher(number);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("number must be like 26之3號12樓之4 (got: " + number + ")");
    }
    plates.add(
        new Plate(
            town,
            village,
            neighbourhood,
            road,
            path(path),
            new HouseNumber(
                matcher.group(1) == null ? "" : matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)),
                matcher.group(4)),
            unit(matcher),
            (int) Math.round(lon * 1e7),
            (int) Math.round(lat * 1e7)));
    return this;
  }

  private static Unit unit(Matcher number) {
    int floor = number.group(6) == null ? 0 : Integer.parseInt(number.group(6));
    return new Unit(number.group(5) == null ? floor : -floor, number.group(7));
  }

  static StreetPath path(String text) {
    String[] parts = {"", "", "", "", ""};
    Matcher matcher = PATH.matcher(text);
    while (matcher.find()) {
      parts["段巷弄衖衕".indexOf(matcher.group(2))] = Folding.key(matcher.group(1));
    }
    return new StreetPath(parts[0], parts[1], parts[2], parts[3], parts[4]);
  }

  /** Sorts what was added; no plate may be added after. */
  MemoryPlates built() {
    if (built) {
      return this;
    }
    built = true;
    plates.sort(
        Comparator.comparing(Plate::town)
            .thenComparing(plate -> Folding.key(plate.base()))
            .thenComparing(plate -> plate.road().isEmpty())
            .thenComparing(plate -> plate.path().key())
            .thenComparing(plate -> plate.number().main())
            .thenComparing(plate -> plate.number().sub())
            .thenComparing(plate -> plate.number().prefix())
            .thenComparing(plate -> plate.number().rest())
            .thenComparing(Plate::village)
            .thenComparing(Plate::neighbourhood)
            .thenComparing(Plate::lonE7)
            .thenComparing(Plate::latE7)
            .thenComparing(plate -> plate.unit().text()));
    for (int i = 0; i < plates.size(); i++) {
      place(i == 0 ? null : plates.get(i - 1), plates.get(i), i);
    }
    firstUnit.add(plates.size());
    return this;
  }

  private void place(Plate before, Plate plate, int at) {
    boolean sameTown = before != null && before.town().equals(plate.town());
    if (!sameTown) {
      towns.add(plate.town());
    }
    village(plate);
    boolean sameBase =
        sameTown
            && before.base().equals(plate.base())
            && before.road().isEmpty() == plate.road().isEmpty();
    if (!sameBase) {
      bases.add(plate);
      townOfBase.add(towns.size() - 1);
    }
    boolean sameStreet = sameBase && before.path().equals(plate.path());
    if (!sameStreet) {
      streets.add(plate);
      baseOfStreet.add(bases.size() - 1);
    }
    boolean sameHouse =
        sameStreet
            && before.number().equals(plate.number())
            && before.village().equals(plate.village())
            && before.neighbourhood() == plate.neighbourhood()
            && before.lonE7() == plate.lonE7()
            && before.latE7() == plate.latE7();
    if (!sameHouse) {
      houses.add(plate);
      streetOfHouse.add(streets.size() - 1);
      firstUnit.add(at);
    }
  }

  private void village(Plate plate) {
    if (!plate.village().isEmpty() && village(plate.village(), towns.size() - 1) < 0) {
      villages.add(plate.village());
      townOfVillage.add(towns.size() - 1);
    }
  }

  private int village(String name, int town) {
    for (int i = 0; i < villages.size(); i++) {
      if (villages.get(i).equals(name) && townOfVillage.get(i) == town) {
        return i;
      }
    }
    return -1;
  }

  private static int first(List<Integer> parents, int parent) {
    int at = 0;
    while (at < parents.size() && parents.get(at) < parent) {
      at++;
    }
    return at;
  }

  @Override
  public String countyCode() {
    return county;
  }

  @Override
  public String provenance() {
    return "made up for tests";
  }

  @Override
  public boolean synthetic() {
    return true;
  }

  @Override
  public int towns() {
    return built().towns.size();
  }

  @Override
  public String townCode(int town) {
    return towns.get(town);
  }

  @Override
  public int firstBase(int town) {
    return first(townOfBase, town);
  }

  @Override
  public int endBase(int town) {
    return first(townOfBase, town + 1);
  }

  @Override
  public int bases() {
    return built().bases.size();
  }

  @Override
  public int townOfBase(int base) {
    return townOfBase.get(base);
  }

  @Override
  public String baseName(int base) {
    return bases.get(base).base();
  }

  @Override
  public String baseKey(int base) {
    return Folding.key(baseName(base));
  }

  @Override
  public boolean isVillageBase(int base) {
    return bases.get(base).road().isEmpty();
  }

  @Override
  public int findBase(int town, CharSequence key) {
    for (int base = firstBase(town); base < endBase(town); base++) {
      if (baseKey(base).contentEquals(key)) {
        return base;
      }
    }
    return -1;
  }

  @Override
  public int firstStreet(int base) {
    return first(baseOfStreet, base);
  }

  @Override
  public int endStreet(int base) {
    return first(baseOfStreet, base + 1);
  }

  @Override
  public int baseOfStreet(int street) {
    return baseOfStreet.get(street);
  }

  @Override
  public StreetPath path(int street) {
    return streets.get(street).path();
  }

  @Override
  public int findStreet(int base, StreetPath path) {
    for (int street = firstStreet(base); street < endStreet(base); street++) {
      if (path(street).equals(path)) {
        return street;
      }
    }
    return -1;
  }

  @Override
  public int firstHouse(int street) {
    return first(streetOfHouse, street);
  }

  @Override
  public int endHouse(int street) {
    return first(streetOfHouse, street + 1);
  }

  @Override
  public int streetOfHouse(int house) {
    return streetOfHouse.get(house);
  }

  @Override
  public int seekHouse(int street, int main, int sub) {
    int house = firstHouse(street);
    while (house < endHouse(street)
        && (mainNumber(house) < main || (mainNumber(house) == main && subNumber(house) < sub))) {
      house++;
    }
    return house;
  }

  @Override
  public int mainNumber(int house) {
    return houses.get(house).number().main();
  }

  @Override
  public int subNumber(int house) {
    return houses.get(house).number().sub();
  }

  @Override
  public HouseNumber houseNumber(int house) {
    return houses.get(house).number();
  }

  @Override
  public int lonE7(int house) {
    return houses.get(house).lonE7();
  }

  @Override
  public int latE7(int house) {
    return houses.get(house).latE7();
  }

  @Override
  public int villageOfHouse(int house) {
    return village(houses.get(house).village(), townOfBase.get(baseOfStreet(streetOfHouse(house))));
  }

  @Override
  public int neighbourhoodOfHouse(int house) {
    return houses.get(house).neighbourhood();
  }

  @Override
  public int villages() {
    return built().villages.size();
  }

  @Override
  public String villageName(int village) {
    return villages.get(village);
  }

  @Override
  public String villageKey(int village) {
    return Folding.key(villages.get(village));
  }

  @Override
  public int townOfVillage(int village) {
    return townOfVillage.get(village);
  }

  @Override
  public int firstUnit(int house) {
    return firstUnit.get(house);
  }

  @Override
  public int endUnit(int house) {
    return firstUnit.get(house + 1);
  }

  @Override
  public Unit unit(int unit) {
    return plates.get(unit).unit();
  }

  @Override
  public int findUnit(int house, Unit unit) {
    for (int at = firstUnit(house); at < endUnit(house); at++) {
      if (unit(at).equals(unit)) {
        return at;
      }
    }
    return -1;
  }

  @Override
  public int lonE7OfUnit(int house, int unit) {
    return plates.get(unit).lonE7();
  }

  @Override
  public int latE7OfUnit(int house, int unit) {
    return plates.get(unit).latE7();
  }

  @Override
  public int houses() {
    return built().houses.size();
  }

  @Override
  public long plates() {
    return plates.size();
  }

  @Override
  public int nearestHouse(double lon, double lat, double withinMetres) {
    int[] nearest = new int[1];
    return nearestHouses(lon, lat, withinMetres, nearest) == 0 ? -1 : nearest[0];
  }

  @Override
  public int nearestHouses(double lon, double lat, double withinMetres, int[] into) {
    List<Integer> order = new ArrayList<>();
    for (int house = 0; house < houses(); house++) {
      if (metresTo(house, lon, lat) <= withinMetres) {
        order.add(house);
      }
    }
    order.sort(Comparator.comparingDouble(house -> metresTo(house, lon, lat)));
    int found = Math.min(into.length, order.size());
    for (int i = 0; i < found; i++) {
      into[i] = order.get(i);
    }
    return found;
  }
}

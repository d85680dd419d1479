package org.tutai.geo.locate.address.plate;

import java.util.Optional;
import java.util.stream.IntStream;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;

/**
 * The door plates of one county: towns hold bases (roads, places, or villages for plates with
 * neither), bases hold streets, streets hold houses, houses hold units. Everything is a number from
 * 0 and its children are a range of numbers. Reading allocates nothing unless it returns an object.
 * Thread-safe.
 */
public interface PlateSegment {

  /** Code of the county, 5 digits. */
  String countyCode();

  /** Where the plates are from and of which date, in the importer's words; empty when not said. */
  String provenance();

  /** Whether the plates are made up, to try the software with. */
  boolean synthetic();

  int towns();

  /** Code of a town, 8 digits; empty where the plates have none. */
  String townCode(int town);

  /** The first base of a town; they stand in the order of their keys' characters. */
  int firstBase(int town);

  /** After the last base of a town. */
  int endBase(int town);

  int bases();

  int townOfBase(int base);

  /** The name as most plates write it. */
  String baseName(int base);

  /** {@link org.tutai.geo.locate.name.Folding#key} of the name. */
  String baseKey(int base);

  /** Whether the base is a village, for plates without road and place. */
  boolean isVillageBase(int base);

  /** The base of a town with this key, or -1. */
  int findBase(int town, CharSequence key);

  /**
   * The first street of a base; they stand in the order of section, lane, alley, sub-alley and
   * tong, each part without before with, numbers by size before names.
   */
  int firstStreet(int base);

  int endStreet(int base);

  int baseOfStreet(int street);

  StreetPath path(int street);

  /** The street of a base with this path, or -1. */
  int findStreet(int base, StreetPath path);

  int firstHouse(int street);

  int endHouse(int street);

  int streetOfHouse(int house);

  /**
   * The first house of a street that is not before number and sub, in the order of number, then
   * sub, then prefix and rest, then village and neighbourhood; {@link #endHouse} for none.
   */
  int seekHouse(int street, int main, int sub);

  int mainNumber(int house);

  int subNumber(int house);

  HouseNumber houseNumber(int house);

  /** WGS 84 longitude of a house in units of 1e-7 degrees. */
  int lonE7(int house);

  /** WGS 84 latitude of a house in units of 1e-7 degrees. */
  int latE7(int house);

  /** The village a house is in: an index of {@link #villageName}, or -1. */
  int villageOfHouse(int house);

  /** 鄰, or 0. */
  int neighbourhoodOfHouse(int house);

  int villages();

  String villageName(int village);

  String villageKey(int village);

  int townOfVillage(int village);

  /** The first unit of a house. A house with no unit but itself has one, {@link Unit#NONE}. */
  int firstUnit(int house);

  int endUnit(int house);

  Unit unit(int unit);

  /** The unit of a house that equals one, or -1. */
  int findUnit(int house, Unit unit);

  int lonE7OfUnit(int house, int unit);

  int latE7OfUnit(int house, int unit);

  int houses();

  long plates();

  /**
   * The house nearest to a place, or -1 when none is within the distance.
   *
   * @param lon WGS 84 degrees
   * @param lat WGS 84 degrees
   * @param withinMetres at most 50,000
   */
  int nearestHouse(double lon, double lat, double withinMetres);

  /**
   * The houses nearest to a place, the nearest first, as many as the array takes. An implementation
   * that has only {@link #nearestHouse} finds one.
   *
   * @param lon WGS 84 degrees
   * @param lat WGS 84 degrees
   * @param withinMetres at most 50,000
   * @return how many were found
   */
  default int nearestHouses(double lon, double lat, double withinMetres, int[] into) {
    int house = into.length == 0 ? -1 : nearestHouse(lon, lat, withinMetres);
    if (house < 0) {
      return 0;
    }
    into[0] = house;
    return 1;
  }

  /** WGS 84 extent of the houses; none when there are no houses or it would have to be computed. */
  default Optional<Bounds> bounds() {
    return Optional.empty();
  }

  /** How far a house is from a place in metres; the distance that {@link #nearestHouse} goes by. */
  default double metresTo(int house, double lon, double lat) {
    return PlateDistance.at(lat).metres(lon, lat, lonE7(house), latE7(house));
  }

  /** The first house of a base; its houses follow one another. */
  default int firstHouseOfBase(int base) {
    return firstHouse(firstStreet(base));
  }

  /** After the last house of a base. */
  default int endHouseOfBase(int base) {
    return endHouse(endStreet(base) - 1);
  }

  /** The first house of a town; its houses follow one another. */
  default int firstHouseOfTown(int town) {
    return firstHouseOfBase(firstBase(town));
  }

  /** After the last house of a town. */
  default int endHouseOfTown(int town) {
    return endHouseOfBase(endBase(town) - 1);
  }

  /** A house in the middle of a street: the one next to the mean of all. */
  default int middleOfStreet(int street) {
    return PlateExtent.middle(this, firstHouse(street), endHouse(street));
  }

  /** A house in the middle of a base: the one next to the mean of all. */
  default int middleOfBase(int base) {
    return PlateExtent.middle(this, firstHouseOfBase(base), endHouseOfBase(base));
  }

  /** A house in the middle of a town: the one next to the mean of all. */
  default int middleOfTown(int town) {
    return PlateExtent.middle(this, firstHouseOfTown(town), endHouseOfTown(town));
  }

  /** A house in the middle of a village: the one next to the mean of all; -1 without houses. */
  default int middleOfVillage(int village) {
    return PlateExtent.middleOfVillage(this, village);
  }

  /** A house in the middle of the county; -1 without houses. */
  default int middle() {
    return PlateExtent.middle(this, 0, houses());
  }

  /** What the houses of a street spread over, WGS 84 longitude and latitude. */
  default Bounds boundsOfStreet(int street) {
    return PlateExtent.bounds(this, firstHouse(street), endHouse(street));
  }

  /** What the houses of a base spread over. */
  default Bounds boundsOfBase(int base) {
    return PlateExtent.bounds(this, firstHouseOfBase(base), endHouseOfBase(base));
  }

  /** What the houses of a town spread over. */
  default Bounds boundsOfTown(int town) {
    return PlateExtent.bounds(this, firstHouseOfTown(town), endHouseOfTown(town));
  }

  /** What the houses of a village spread over; none without houses. */
  default Optional<Bounds> boundsOfVillage(int village) {
    return PlateExtent.boundsOfVillage(this, village);
  }

  /** The village of a town with this key, or -1. */
  default int findVillage(int town, CharSequence key) {
    for (int village = 0; village < villages(); village++) {
      if (townOfVillage(village) == town && villageKey(village).contentEquals(key)) {
        return village;
      }
    }
    return -1;
  }

  /** The streets that have houses in a village, ascending. */
  default int[] streetsOfVillage(int village) {
    return IntStream.range(0, houses())
        .filter(house -> villageOfHouse(house) == village)
        .map(this::streetOfHouse)
        .distinct()
        .toArray();
  }
}

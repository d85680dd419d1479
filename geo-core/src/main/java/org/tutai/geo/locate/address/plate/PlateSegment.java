package org.tutai.geo.locate.address.plate;

import java.util.Optional;
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
}

package org.tutai.geo.locate.address.plate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.MappedFile;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.address.plate.SegmentFile.Kind;

/** A segment read from its mapped file. */
final class MappedSegment implements PlateSegment, AutoCloseable {

  private static final double E7 = 1e-7;
  private static final int TOWN = Kind.TOWNS.recordBytes;
  private static final int BASE = Kind.BASES.recordBytes;
  private static final int STREET = Kind.STREETS.recordBytes;
  private static final int HOUSE = Kind.HOUSES.recordBytes;
  private static final int VILLAGE = Kind.VILLAGES.recordBytes;
  private static final int TOWN_EXTENT = 28;
  private static final int BASE_EXTENT = 20;
  private static final int STREET_EXTENT = 28;
  private static final int VILLAGE_EXTENT = 20;

  private final SegmentFile segment;
  private final MappedFile file;
  private final SegmentStrings strings;
  private final NearTree tree;
  private final String county;
  private final String provenance;
  private final boolean synthetic;
  private final long townsAt;
  private final long basesAt;
  private final long streetsAt;
  private final long housesAt;
  private final long unitsAt;
  private final long villagesAt;
  private final int towns;
  private final int bases;
  private final int streets;
  private final int houses;
  private final int units;
  private final int unitPlaces;
  private final int villages;

  private MappedSegment(SegmentFile segment) throws FormatException {
    this.segment = segment;
    this.file = segment.file();
    this.townsAt = segment.offset(Kind.TOWNS);
    this.basesAt = segment.offset(Kind.BASES);
    this.streetsAt = segment.offset(Kind.STREETS);
    this.housesAt = segment.offset(Kind.HOUSES);
    this.unitsAt = segment.offset(Kind.UNITS);
    this.villagesAt = segment.offset(Kind.VILLAGES);
    this.towns = segment.count(Kind.TOWNS);
    this.bases = segment.count(Kind.BASES);
    this.streets = segment.count(Kind.STREETS);
    this.houses = segment.count(Kind.HOUSES);
    this.units = segment.count(Kind.UNITS);
    this.unitPlaces = segment.count(Kind.UNIT_PLACES);
    this.villages = segment.count(Kind.VILLAGES);
    this.strings = new SegmentStrings(segment);
    this.tree = new NearTree(segment);
    JsonNode meta = meta(segment);
    this.county = meta.path("county").asText("");
    this.provenance = meta.path("provenance").asText("");
    this.synthetic = meta.path("synthetic").asBoolean(false);
  }

  /**
   * Opens a file; all that leads from one record to another is checked but houses and units, which
   * {@link #verify} reads.
   */
  static MappedSegment open(Path path) throws IOException {
    SegmentFile segment = SegmentFile.open(path);
    try {
      new SegmentCheck(segment).check();
      return new MappedSegment(segment);
    } catch (IOException | RuntimeException e) {
      segment.file().close();
      throw e;
    }
  }

  private static JsonNode meta(SegmentFile segment) throws FormatException {
    try {
      return new ObjectMapper().readTree(segment.bytes(Kind.META));
    } catch (JsonProcessingException e) {
      throw segment.bad(segment.offset(Kind.META), "JSON", "something else");
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot fail to be read", e);
    }
  }

  /** Reads all of the file and compares its checksums. */
  void verify() throws FormatException {
    segment.verify();
  }

  private int townInt(int town, int at) {
    return file.getInt(townsAt + (long) TOWN * check(town, towns, "town") + at);
  }

  private int baseInt(int base, int at) {
    return file.getInt(basesAt + (long) BASE * check(base, bases, "base") + at);
  }

  private int streetInt(int street, int at) {
    return file.getInt(streetsAt + (long) STREET * check(street, streets, "street") + at);
  }

  private int houseInt(int house, int at) {
    return file.getInt(housesAt + (long) HOUSE * check(house, houses, "house") + at);
  }

  private int houseShort(int house, int at) {
    return file.getShort(housesAt + (long) HOUSE * check(house, houses, "house") + at);
  }

  private int villageInt(int village, int at) {
    return file.getInt(villagesAt + (long) VILLAGE * check(village, villages, "village") + at);
  }

  private static int check(int index, int count, String what) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(
          "a " + what + " must be from 0 to " + (count - 1) + " (got: " + index + ")");
    }
    return index;
  }

  @Override
  public String countyCode() {
    return county;
  }

  @Override
  public String provenance() {
    return provenance;
  }

  @Override
  public boolean synthetic() {
    return synthetic;
  }

  @Override
  public int towns() {
    return towns;
  }

  @Override
  public String townCode(int town) {
    return strings.get(townInt(town, 0));
  }

  @Override
  public int firstBase(int town) {
    return townInt(town, 4);
  }

  @Override
  public int endBase(int town) {
    return town + 1 < towns ? townInt(town + 1, 4) : bases;
  }

  @Override
  public int firstHouseOfTown(int town) {
    return townInt(town, 12);
  }

  @Override
  public int endHouseOfTown(int town) {
    return townInt(town, 16);
  }

  @Override
  public int middleOfTown(int town) {
    return townInt(town, TOWN_EXTENT);
  }

  @Override
  public Bounds boundsOfTown(int town) {
    townInt(town, 0);
    return bounds(townsAt + (long) TOWN * town + TOWN_EXTENT);
  }

  @Override
  public int bases() {
    return bases;
  }

  @Override
  public int townOfBase(int base) {
    return baseInt(base, 0) >>> 1;
  }

  @Override
  public boolean isVillageBase(int base) {
    return (baseInt(base, 0) & 1) != 0;
  }

  @Override
  public String baseName(int base) {
    return strings.get(baseInt(base, 4));
  }

  @Override
  public String baseKey(int base) {
    return strings.get(baseInt(base, 8));
  }

  @Override
  public int findBase(int town, CharSequence key) {
    int low = firstBase(town);
    int high = endBase(town) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = strings.compare(baseInt(middle, 8), key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  @Override
  public int middleOfBase(int base) {
    return baseInt(base, BASE_EXTENT);
  }

  @Override
  public Bounds boundsOfBase(int base) {
    baseInt(base, 0);
    return bounds(basesAt + (long) BASE * base + BASE_EXTENT);
  }

  @Override
  public int firstStreet(int base) {
    return baseInt(base, 12);
  }

  @Override
  public int endStreet(int base) {
    return base + 1 < bases ? baseInt(base + 1, 12) : streets;
  }

  @Override
  public int baseOfStreet(int street) {
    return streetInt(street, 0);
  }

  @Override
  public StreetPath path(int street) {
    return new StreetPath(
        strings.get(streetInt(street, 8)),
        strings.get(streetInt(street, 12)),
        strings.get(streetInt(street, 16)),
        strings.get(streetInt(street, 20)),
        strings.get(streetInt(street, 24)));
  }

  @Override
  public int findStreet(int base, StreetPath path) {
    int low = firstStreet(base);
    int high = endStreet(base) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(middle, path);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int compare(int street, StreetPath path) {
    int order = strings.compareParts(streetInt(street, 8), path.section());
    order = order == 0 ? strings.compareParts(streetInt(street, 12), path.lane()) : order;
    order = order == 0 ? strings.compareParts(streetInt(street, 16), path.alley()) : order;
    order = order == 0 ? strings.compareParts(streetInt(street, 20), path.subAlley()) : order;
    return order == 0 ? strings.compareParts(streetInt(street, 24), path.tong()) : order;
  }

  @Override
  public int firstHouse(int street) {
    return streetInt(street, 4);
  }

  @Override
  public int endHouse(int street) {
    return street + 1 < streets ? streetInt(street + 1, 4) : houses;
  }

  @Override
  public int middleOfStreet(int street) {
    return streetInt(street, STREET_EXTENT);
  }

  @Override
  public Bounds boundsOfStreet(int street) {
    streetInt(street, 0);
    return bounds(streetsAt + (long) STREET * street + STREET_EXTENT);
  }

  @Override
  public int streetOfHouse(int house) {
    check(house, houses, "house");
    int low = 0;
    int high = streets - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (streetInt(middle, 4) <= house) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public int seekHouse(int street, int main, int sub) {
    int low = firstHouse(street);
    int high = endHouse(street);
    while (low < high) {
      int middle = (low + high) >>> 1;
      int number = mainNumber(middle);
      if (number < main || (number == main && subNumber(middle) < sub)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public int mainNumber(int house) {
    return houseInt(house, 8) >>> 8;
  }

  @Override
  public int subNumber(int house) {
    return houseShort(house, 12) & 0xFFFF;
  }

  @Override
  public HouseNumber houseNumber(int house) {
    long tail =
        segment.offset(Kind.TAILS)
            + 8L * check(houseInt(house, 16) >>> 8, segment.count(Kind.TAILS), "tail");
    return new HouseNumber(
        strings.get(file.getInt(tail)),
        mainNumber(house),
        subNumber(house),
        strings.get(file.getInt(tail + 4)));
  }

  @Override
  public int lonE7(int house) {
    return houseInt(house, 0);
  }

  @Override
  public int latE7(int house) {
    return houseInt(house, 4);
  }

  @Override
  public int villageOfHouse(int house) {
    return houseShort(house, 14);
  }

  @Override
  public int neighbourhoodOfHouse(int house) {
    return (houseInt(house, 16) & 0xFF) << 8 | (houseInt(house, 8) & 0xFF);
  }

  @Override
  public int villages() {
    return villages;
  }

  @Override
  public String villageName(int village) {
    return strings.get(villageInt(village, 4));
  }

  @Override
  public String villageKey(int village) {
    return strings.get(villageInt(village, 8));
  }

  @Override
  public int townOfVillage(int village) {
    return villageInt(village, 0);
  }

  @Override
  public int middleOfVillage(int village) {
    return villageInt(village, VILLAGE_EXTENT);
  }

  @Override
  public Optional<Bounds> boundsOfVillage(int village) {
    return villageInt(village, 12) == 0
        ? Optional.empty()
        : Optional.of(bounds(villagesAt + (long) VILLAGE * village + VILLAGE_EXTENT));
  }

  @Override
  public int findVillage(int town, CharSequence key) {
    int low = townInt(town, 8);
    int high = (town + 1 < towns ? townInt(town + 1, 8) : villages) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = strings.compare(villageInt(middle, 8), key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  @Override
  public int[] streetsOfVillage(int village) {
    int from = villageInt(village, 16);
    int to =
        village + 1 < villages ? villageInt(village + 1, 16) : segment.count(Kind.VILLAGE_STREETS);
    int[] its = new int[to - from];
    for (int i = from; i < to; i++) {
      its[i - from] = file.getInt(segment.offset(Kind.VILLAGE_STREETS) + 4L * i);
    }
    return its;
  }

  @Override
  public int firstUnit(int house) {
    return houseInt(house, 20);
  }

  @Override
  public int endUnit(int house) {
    return house + 1 < houses ? houseInt(house + 1, 20) : units;
  }

  private int unitInt(int unit) {
    return file.getInt(unitsAt + 4L * check(unit, units, "unit"));
  }

  private long unitName(int unit) {
    int name = unitInt(unit) & Integer.MAX_VALUE;
    return segment.offset(Kind.UNIT_NAMES)
        + 8L * check(name, segment.count(Kind.UNIT_NAMES), "name of a unit");
  }

  @Override
  public Unit unit(int unit) {
    long name = unitName(unit);
    int floor = file.getInt(name);
    String rest = strings.get(file.getInt(name + 4));
    return floor == 0 && rest.isEmpty() ? Unit.NONE : new Unit(floor, rest);
  }

  @Override
  public int findUnit(int house, Unit unit) {
    int low = firstUnit(house);
    int high = endUnit(house) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(unitName(middle), unit);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private int compare(long name, Unit unit) {
    int floor = file.getInt(name);
    int rest = file.getInt(name + 4);
    boolean none = floor == 0 && strings.isEmpty(rest);
    int order = Boolean.compare(!none, !unit.isNone());
    order = order == 0 ? Integer.compare(floor, unit.floor()) : order;
    return order == 0 ? strings.compareParts(rest, unit.rest()) : order;
  }

  @Override
  public int lonE7OfUnit(int house, int unit) {
    long own = ownPlace(unit);
    return own < 0 ? lonE7(house) : file.getInt(own + 4);
  }

  @Override
  public int latE7OfUnit(int house, int unit) {
    long own = ownPlace(unit);
    return own < 0 ? latE7(house) : file.getInt(own + 8);
  }

  private long ownPlace(int unit) {
    if (unitInt(unit) >= 0) {
      return -1;
    }
    long places = segment.offset(Kind.UNIT_PLACES);
    int low = 0;
    int high = unitPlaces - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long at = places + 12L * middle;
      int found = file.getInt(at);
      if (found == unit) {
        return at;
      }
      if (found < unit) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  @Override
  public int houses() {
    return houses;
  }

  @Override
  public long plates() {
    return units;
  }

  @Override
  public Optional<Bounds> bounds() {
    Bounds all = null;
    for (int town = 0; town < towns; town++) {
      all = all == null ? boundsOfTown(town) : all.union(boundsOfTown(town));
    }
    return Optional.ofNullable(all);
  }

  private Bounds bounds(long extent) {
    return new Bounds(
        file.getInt(extent + 4) * E7,
        file.getInt(extent + 8) * E7,
        file.getInt(extent + 12) * E7,
        file.getInt(extent + 16) * E7);
  }

  @Override
  public int nearestHouse(double lon, double lat, double withinMetres) {
    int[] into = new int[1];
    return nearestHouses(lon, lat, withinMetres, into) == 0 ? -1 : into[0];
  }

  @Override
  public int nearestHouses(double lon, double lat, double withinMetres, int[] into) {
    return Double.isFinite(lon) && Double.isFinite(lat) && withinMetres >= 0
        ? tree.nearest(lon, lat, withinMetres, into)
        : 0;
  }

  @Override
  public void close() {
    file.close();
  }

  @Override
  public String toString() {
    return file.path() + " (" + units + " plates)";
  }
}

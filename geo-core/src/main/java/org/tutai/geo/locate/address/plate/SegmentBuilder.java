package org.tutai.geo.locate.address.plate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.address.plate.CountyBatch.Tail;
import org.tutai.geo.locate.address.plate.SegmentFile.Kind;
import org.tutai.geo.locate.address.plate.SegmentWriter.Section;

/** Makes the segment of one county from its rows. For one segment and one thread. */
final class SegmentBuilder {

  /** Set in a unit that has a place of its own. */
  static final int OWN_PLACE = 1 << 31;

  private static final int CANCEL_LOOK = 1 << 10;

  private final SegmentWriter writer;
  private final BooleanSupplier cancelled;
  private final CountyNames names;
  private @Nullable CountyRows sorted;
  private final String[] baseNames;
  private final Strings strings = new Strings();
  private final HouseGroup group = new HouseGroup();
  private final int[] endOfStreet;
  private int[] lon = new int[1 << 10];
  private int[] lat = new int[1 << 10];
  private int[] village = new int[1 << 10];
  private long[] streetsOfVillages = new long[1 << 10];
  private int villageStreets;
  private int houses;
  private int units;
  private long repeated;

  /** Reads the rows of batches of one county. */
  SegmentBuilder(List<CountyBatch> batches, SegmentWriter writer, BooleanSupplier cancelled)
      throws IOException {
    this.writer = writer;
    this.cancelled = cancelled;
    this.names = new CountyNames(batches);
    this.sorted = new CountyRows(batches, names);
    this.baseNames = names.baseNames();
    this.endOfStreet = new int[names.streets().size()];
  }

  /** Writes the sections. */
  void build(String county, String provenance, boolean synthetic) throws IOException {
    ObjectNode meta = new ObjectMapper().createObjectNode();
    meta.put("county", county).put("provenance", provenance).put("synthetic", synthetic);
    writer.section(Kind.META).putBytes(new ObjectMapper().writeValueAsBytes(meta));
    CountyRows rows = Objects.requireNonNull(sorted);
    for (int street = 0; street < endOfStreet.length; street++) {
      if (street % CANCEL_LOOK == 0 && cancelled.getAsBoolean()) {
        throw new CancellationException("the import was cancelled");
      }
      houses(rows, street, rows.sort(street));
      endOfStreet[street] = houses;
    }
    sorted = null;
    writeStreets();
    writeBases();
    writeTowns();
    writeVillages();
    writeUnitNames();
    writeTails();
    strings.write(writer);
    NearTreeWriter.write(lon, lat, houses, writer);
  }

  int houses() {
    return houses;
  }

  int units() {
    return units;
  }

  int streets() {
    return endOfStreet.length;
  }

  /** How many rows said exactly what another said. */
  long repeated() {
    return repeated;
  }

  private void houses(CountyRows rows, int street, int count) throws IOException {
    int from = 0;
    while (from < count) {
      int to = from + 1;
      while (to < count && rows.alike(to, from, CountyRows.SAME_NUMBER)) {
        to++;
      }
      group.part(rows, from, to);
      repeated += group.repeated();
      for (int house = 0; house < group.houses(); house++) {
        house(rows, street, from, to, house);
      }
      from = to;
    }
  }

  private void house(CountyRows rows, int street, int from, int to, int house) throws IOException {
    int its = rows.row(from, CountyRows.VILLAGE);
    int neighbourhood = rows.row(from, CountyRows.NEIGHBOURHOOD);
    Section section = writer.section(Kind.HOUSES);
    section.putInt(group.lon(house)).putInt(group.lat(house));
    section.putInt(rows.row(from, CountyRows.MAIN) << 8 | (neighbourhood & 0xFF));
    section.putShort(rows.row(from, CountyRows.SUB)).putShort(its);
    section.putInt(rows.row(from, CountyRows.TAIL) << 8 | neighbourhood >>> 8).putInt(units);
    for (int at = from; at < to; at++) {
      if (group.houseOf(at - from) == house) {
        unit(rows, at, group.lon(house), group.lat(house));
      }
    }
    keep(group.lon(house), group.lat(house), its);
    if (its >= 0) {
      villageStreet((long) its << 32 | street);
    }
  }

  private void unit(CountyRows rows, int at, int houseLon, int houseLat) throws IOException {
    int unitLon = rows.row(at, CountyRows.LON);
    int unitLat = rows.row(at, CountyRows.LAT);
    boolean own = unitLon != houseLon || unitLat != houseLat;
    writer.section(Kind.UNITS).putInt(rows.row(at, CountyRows.UNIT) | (own ? OWN_PLACE : 0));
    if (own) {
      writer.section(Kind.UNIT_PLACES).putInt(units).putInt(unitLon).putInt(unitLat);
    }
    units++;
  }

  private void keep(int houseLon, int houseLat, int houseVillage) {
    if (houses == lon.length) {
      lon = Arrays.copyOf(lon, houses * 2);
      lat = Arrays.copyOf(lat, houses * 2);
      village = Arrays.copyOf(village, houses * 2);
    }
    lon[houses] = houseLon;
    lat[houses] = houseLat;
    village[houses++] = houseVillage;
  }

  private void villageStreet(long pair) {
    if (villageStreets > 0 && streetsOfVillages[villageStreets - 1] == pair) {
      return;
    }
    if (villageStreets == streetsOfVillages.length) {
      streetsOfVillages = Arrays.copyOf(streetsOfVillages, villageStreets * 2);
    }
    streetsOfVillages[villageStreets++] = pair;
  }

  private Extent extent(int from, int to) {
    Extent extent = new Extent();
    for (int house = from; house < to; house++) {
      extent.add(lon[house], lat[house]);
    }
    for (int house = from; house < to; house++) {
      extent.tryMiddle(house, lon[house], lat[house]);
    }
    return extent;
  }

  private int startOfStreet(int street) {
    return street == 0 ? 0 : endOfStreet[street - 1];
  }

  private void writeStreets() throws IOException {
    Section section = writer.section(Kind.STREETS);
    for (int i = 0; i < endOfStreet.length; i++) {
      CountyNames.Street street = names.streets().get(i);
      section.putInt(street.base()).putInt(startOfStreet(i));
      section.putInt(strings.number(street.path().section()));
      section.putInt(strings.number(street.path().lane()));
      section.putInt(strings.number(street.path().alley()));
      section.putInt(strings.number(street.path().subAlley()));
      section.putInt(strings.number(street.path().tong()));
      extent(startOfStreet(i), endOfStreet[i]).write(section);
    }
  }

  private void writeBases() throws IOException {
    Section section = writer.section(Kind.BASES);
    boolean[] isVillage = names.villageBases();
    int street = 0;
    for (int i = 0; i < names.bases().size(); i++) {
      CountyNames.Base base = names.bases().get(i);
      int first = street;
      while (street < endOfStreet.length && names.streets().get(street).base() == i) {
        street++;
      }
      section.putInt(base.town() << 1 | (isVillage[i] ? 1 : 0));
      section.putInt(strings.number(baseNames[i])).putInt(strings.number(base.key()));
      section.putInt(first).putInt(0);
      extent(startOfStreet(first), startOfStreet(street)).write(section);
    }
  }

  private void writeTowns() throws IOException {
    Section section = writer.section(Kind.TOWNS);
    int base = 0;
    int street = 0;
    int its = 0;
    for (int i = 0; i < names.towns().size(); i++) {
      int firstBase = base;
      int firstStreet = street;
      int firstVillage = its;
      while (base < names.bases().size() && names.bases().get(base).town() == i) {
        base++;
      }
      while (street < endOfStreet.length && names.streets().get(street).base() < base) {
        street++;
      }
      while (its < names.villages().size() && names.villages().get(its).town() == i) {
        its++;
      }
      section.putInt(strings.number(names.towns().get(i)));
      section.putInt(firstBase).putInt(firstVillage);
      section.putInt(startOfStreet(firstStreet)).putInt(startOfStreet(street)).putInt(0).putInt(0);
      extent(startOfStreet(firstStreet), startOfStreet(street)).write(section);
    }
  }

  private void writeVillages() throws IOException {
    Extent[] extents = new Extent[names.villages().size()];
    Arrays.setAll(extents, i -> new Extent());
    for (int house = 0; house < houses; house++) {
      if (village[house] >= 0) {
        extents[village[house]].add(lon[house], lat[house]);
      }
    }
    for (int house = 0; house < houses; house++) {
      if (village[house] >= 0) {
        extents[village[house]].tryMiddle(house, lon[house], lat[house]);
      }
    }
    long[] pairs = Arrays.copyOf(streetsOfVillages, villageStreets);
    Arrays.sort(pairs);
    int written = 0;
    int at = 0;
    for (int i = 0; i < extents.length; i++) {
      CountyNames.Village its = names.villages().get(i);
      Section section = writer.section(Kind.VILLAGES);
      section.putInt(its.town()).putInt(strings.number(its.name()));
      section.putInt(strings.number(its.key())).putInt(extents[i].count()).putInt(written);
      extents[i].write(section);
      for (; at < pairs.length && pairs[at] >>> 32 == i; at++) {
        if (at == 0 || pairs[at] != pairs[at - 1]) {
          writer.section(Kind.VILLAGE_STREETS).putInt((int) pairs[at]);
          written++;
        }
      }
    }
  }

  private void writeUnitNames() throws IOException {
    for (Unit unit : names.units()) {
      writer.section(Kind.UNIT_NAMES).putInt(unit.floor()).putInt(strings.number(unit.rest()));
    }
  }

  private void writeTails() throws IOException {
    for (Tail tail : names.tails()) {
      writer
          .section(Kind.TAILS)
          .putInt(strings.number(tail.prefix()))
          .putInt(strings.number(tail.rest()));
    }
  }
}

package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.address.answer.AddressIndex.Outlines;
import org.tutai.geo.locate.address.answer.ReverseAnswer.NearPlate;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;

/** Answers what is at a place from the plates near it. Thread-safe. */
final class Reverse {

  static final double MOST_METRES = 50_000;

  /** How far the district of the nearest plate is believed where no outline is known. */
  private static final double DISTRICT_METRES = 2_000;

  private static final Address NOTHING_ASKED = Address.unread("");

  private final Gazetteer gazetteer;
  private final Candidates candidates;
  private final Outlines outlines;

  Reverse(Gazetteer gazetteer, Outlines outlines) {
    this.gazetteer = gazetteer;
    this.candidates = new Candidates(gazetteer);
    this.outlines = outlines;
  }

  private record Near(int segment, int house, double metres) {}

  ReverseAnswer at(double lon, double lat, int limit, double withinMetres) {
    if (limit < 1 || limit > Query.MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be from 1 to 50 (got: " + limit + ")");
    }
    if (!(withinMetres >= 0 && withinMetres <= MOST_METRES)) {
      throw new IllegalArgumentException(
          "distance must be from 0 to 50000 m (got: " + withinMetres + ")");
    }
    if (!(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90)) {
      return nothing(Note.of(Note.Kind.NOT_A_PLACE));
    }
    List<Near> near = nearest(lon, lat, limit, withinMetres);
    District containing = outlines.containing(lon, lat).orElse(null);
    if (near.isEmpty()) {
      return noPlate(containing, withinMetres);
    }
    return answer(lon, lat, near, containing);
  }

  private static ReverseAnswer nothing(Note why) {
    return new ReverseAnswer(List.of(), "", null, "", List.of(why.reason()));
  }

  private ReverseAnswer noPlate(@Nullable District containing, double withinMetres) {
    List<Reason> remarks = new ArrayList<>();
    if (gazetteer.segments.length == 0) {
      remarks.add(Note.of(Note.Kind.NO_PLATES).reason());
    } else {
      String metres = String.valueOf(Math.round(withinMetres));
      remarks.add(Note.of(Note.Kind.NO_PLATE_NEAR, metres).reason());
    }
    if (containing == null && outlines != Outlines.NONE) {
      remarks.add(Note.of(Note.Kind.OUTSIDE_TAIWAN).reason());
    }
    return new ReverseAnswer(List.of(), "", containing, postalCode(containing), remarks);
  }

  private static String postalCode(@Nullable District district) {
    if (district == null) {
      return "";
    }
    return district.postalCode().isEmpty()
        ? district.town().map(District::postalCode).orElse("")
        : district.postalCode();
  }

  /** The houses nearest to a place through all segments, nearest first. */
  private List<Near> nearest(double lon, double lat, int limit, double withinMetres) {
    List<Near> near = new ArrayList<>();
    int[] houses = new int[limit];
    double within = withinMetres;
    for (int s : byDistance(lon, lat)) {
      Bounds bounds = gazetteer.bounds(s);
      if (bounds != null && Ranking.metres(bounds, lon, lat) > within * 1.01) {
        continue;
      }
      int found = gazetteer.segments[s].nearestHouses(lon, lat, within, houses);
      for (int i = 0; i < found; i++) {
        near.add(new Near(s, houses[i], gazetteer.segments[s].metresTo(houses[i], lon, lat)));
      }
      near.sort(Comparator.comparingDouble(Near::metres));
      if (near.size() >= limit) {
        near.subList(limit, near.size()).clear();
        within = Math.min(within, near.get(limit - 1).metres());
      }
    }
    return near;
  }

  /** The segments, those whose extent is nearer first. */
  private int[] byDistance(double lon, double lat) {
    int count = gazetteer.segments.length;
    long[] keyed = new long[count];
    for (int s = 0; s < count; s++) {
      Bounds bounds = gazetteer.bounds(s);
      double metres = bounds == null ? 0 : Ranking.metres(bounds, lon, lat);
      keyed[s] = ((long) metres << 16) | s;
    }
    Arrays.sort(keyed);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = (int) (keyed[i] & 0xFFFF);
    }
    return order;
  }

  private ReverseAnswer answer(
      double lon, double lat, List<Near> near, @Nullable District containing) {
    List<NearPlate> plates = new ArrayList<>(near.size());
    String road = "";
    for (Near one : near) {
      Candidate plate = plate(one);
      double metres = Geodesic.WGS84.Inverse(lat, lon, plate.lat(), plate.lon()).s12;
      plates.add(new NearPlate(plate, metres));
      road = road.isEmpty() ? plate.road() : road;
    }
    plates.sort(Comparator.comparingDouble(NearPlate::distanceMetres));
    District district = containing == null ? ofPlate(near.get(0)) : containing;
    return new ReverseAnswer(plates, road, district, postalCode(district), List.of());
  }

  private Candidate plate(Near near) {
    PlateSegment plates = gazetteer.segments[near.segment];
    int unit = plates.findUnit(near.house, Unit.NONE);
    Hit hit = new Hit(NOTHING_ASKED, unit >= 0 ? Level.PLATE : Level.HOUSE, new Evidence());
    hit.segment = near.segment;
    hit.house = near.house;
    hit.unit = unit;
    hit.street = plates.streetOfHouse(near.house);
    hit.base = plates.baseOfStreet(hit.street);
    hit.town = plates.townOfBase(hit.base);
    hit.at(plates.lonE7(near.house) / 1e7, plates.latE7(near.house) / 1e7, 10);
    return candidates.of(hit, 1);
  }

  /** The district of the nearest plate: its village where the register has it. */
  private @Nullable District ofPlate(Near near) {
    if (near.metres > DISTRICT_METRES) {
      return null;
    }
    PlateSegment plates = gazetteer.segments[near.segment];
    int base = plates.baseOfStreet(plates.streetOfHouse(near.house));
    District town = gazetteer.district(near.segment, plates.townOfBase(base));
    int village = plates.villageOfHouse(near.house);
    if (town == null) {
      return gazetteer.county(near.segment);
    }
    if (village >= 0) {
      String name = plates.villageName(village);
      for (District one : gazetteer.districts.in(town)) {
        if (one.name().equals(name)) {
          return one;
        }
      }
    }
    return town;
  }
}

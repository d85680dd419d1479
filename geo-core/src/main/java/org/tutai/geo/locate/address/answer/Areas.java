package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.answer.Start.Effort;
import org.tutai.geo.locate.address.plate.PlateSegment;

/** Answers with an alley, lane, section, road or village as a whole. */
final class Areas {

  private static final double ALONG_THE_ROAD_METRES = 120;
  private static final int MOST_SECTIONS = 8;

  private final List<Hit> hits;
  private final Streets streets;
  private final PlateSegment plates;
  private final StreetPath asked;

  Areas(Gazetteer gazetteer, List<Hit> hits, Streets streets) {
    this.hits = hits;
    this.streets = streets;
    this.plates = gazetteer.segments[streets.start.segment()];
    this.asked = streets.start.address().path();
  }

  /** Answers a question without a number. */
  int answer() {
    int depth = depth();
    if (depth == 0) {
      return whole() ? Descent.FOUND : Descent.NOTHING;
    }
    int[] sharing = streets.sharing(depth);
    if (sharing.length > 0) {
      add(sharing, depth);
      return Descent.FOUND;
    }
    if (streets.start.effort() == Effort.EXACT) {
      return Descent.NOTHING;
    }
    if (otherSections()) {
      return Descent.ASSUMED;
    }
    if (streets.start.effort() == Effort.ASSUME) {
      return Descent.NOTHING;
    }
    fallBack();
    return Descent.NEARBY;
  }

  /** How many parts of the path count: after the last that was said. */
  private int depth() {
    return 32 - Integer.numberOfLeadingZeros(streets.said);
  }

  private boolean whole() {
    if (streets.first == streets.end) {
      return false;
    }
    Hit hit = hit(0, -1);
    place(hit, Spread.of(plates, firstHouse(), endHouse()));
    note(hit, 0);
    return true;
  }

  private int firstHouse() {
    return plates.firstHouseOfBase(streets.start.base());
  }

  private int endHouse() {
    return plates.endHouseOfBase(streets.start.base());
  }

  private void add(int[] sharing, int depth) {
    int street = exactly(sharing, depth);
    Hit hit = hit(depth, street);
    place(hit, spread(street >= 0 ? new int[] {street} : sharing));
    hit.street = street >= 0 ? street : sharing[0];
    note(hit, depth);
  }

  /** The street that ends with the part, as the main street of a lane with alleys; or -1. */
  private int exactly(int[] sharing, int depth) {
    int[] cut = streets.cut(depth);
    for (int street : sharing) {
      if (streets.table.differing(street, cut) == 0) {
        return street;
      }
    }
    return -1;
  }

  /** The lane that was asked for in sections that were not said, or other than the one said. */
  private boolean otherSections() {
    int found = 0;
    int lane = streets.path[StreetTable.LANE];
    for (int street = streets.first; street < streets.end && lane != 0; street++) {
      if (streets.differing(street) == 1 && found++ < MOST_SECTIONS) {
        Hit hit = hit(depth(), street);
        place(hit, spread(new int[] {street}));
        streets.noteAssumed(hit, street, 1);
      }
    }
    return found > 0;
  }

  /** Answers with what is left of the path when its last parts are not there. */
  void fallBack() {
    if (streets.first == streets.end) {
      return;
    }
    int depth = Math.max(0, depth() - (streets.asked() >= 0 ? 0 : 1));
    while (depth > 0
        && (streets.cut(depth)[depth - 1] == 0 || streets.sharing(depth).length == 0)) {
      depth--;
    }
    Hit hit = depth == 0 && !laneAlong(0) ? wholeHit() : null;
    if (hit == null && depth == 1 && !laneAlong(1)) {
      hit = shared(1);
    }
    if (hit == null && depth > 1) {
      hit = shared(depth);
    }
    if (hit != null) {
      dropped(hit, depth);
    }
  }

  private Hit wholeHit() {
    Hit hit = hit(0, -1);
    place(hit, Spread.of(plates, firstHouse(), endHouse()));
    return hit;
  }

  private Hit shared(int depth) {
    int[] sharing = streets.sharing(depth);
    int street = exactly(sharing, depth);
    Hit hit = hit(depth, street >= 0 ? street : sharing[0]);
    place(hit, spread(street >= 0 ? new int[] {street} : sharing));
    return hit;
  }

  /** A lane that the road does not have, placed along the road where its number would be. */
  private boolean laneAlong(int depth) {
    int lane = streets.path[StreetTable.LANE];
    int number = plainNumber(asked.lane());
    int main = streets.table.find(streets.first, streets.end, streets.cut(depth));
    if (lane == 0 || number < 0 || main < 0) {
      return false;
    }
    HouseNumber at = HouseNumber.of(number);
    int below = Houses.below(plates, main, at, 1);
    int above = Houses.above(plates, main, at, 1);
    if (below < 0 || above < 0) {
      return false;
    }
    int house =
        number - plates.mainNumber(below) <= plates.mainNumber(above) - number ? below : above;
    Hit hit = hit(depth, main);
    double gap = Houses.metres(plates, below, above);
    hit.at(plates.lonE7(house) / 1e7, plates.latE7(house) / 1e7, ALONG_THE_ROAD_METRES + gap / 2);
    hit.note(Note.of(Note.Kind.LANE_BY_NUMBER, AddressText.lane(asked), text(main)));
    mark(hit, depth);
    return true;
  }

  private static int plainNumber(String lane) {
    for (int i = 0; i < lane.length(); i++) {
      if (lane.charAt(i) < '0' || lane.charAt(i) > '9') {
        return -1;
      }
    }
    return lane.isEmpty() || lane.length() > 5 ? -1 : Integer.parseInt(lane);
  }

  private void dropped(Hit hit, int depth) {
    mark(hit, depth);
    String kept = depth == 0 ? baseName() : text(hit.street, depth);
    if (depth < 1 && !asked.section().isEmpty()) {
      hit.note(Note.of(Note.Kind.SECTION_NOT_THERE, kept, AddressText.section(asked)));
    } else if (depth < 2 && !asked.lane().isEmpty()) {
      hit.note(Note.of(Note.Kind.LANE_UNKNOWN, kept, AddressText.lane(asked)));
    } else if (depth < depth()) {
      hit.note(Note.of(Note.Kind.ALLEY_UNKNOWN, kept, AddressText.alley(asked)));
    } else if (!streets.start.address().numbers().isEmpty()) {
      String number = streets.start.address().numbers().get(0).text();
      hit.note(Note.of(Note.Kind.NUMBER_UNKNOWN, number));
    }
    note(hit, depth);
  }

  private void mark(Hit hit, int depth) {
    if (!streets.start.address().numbers().isEmpty()) {
      hit.evidence.set(Feature.SHORT_OF_NUMBER);
    }
    if (depth < 1 && !asked.section().isEmpty()) {
      hit.evidence.set(Feature.SECTION_DROPPED);
    }
    if (depth < 2 && !asked.lane().isEmpty()) {
      hit.evidence.set(Feature.LANE_DROPPED);
    }
    if (depth < depth() && depth() > 2) {
      hit.evidence.set(Feature.ALLEY_DROPPED);
    }
  }

  private Hit hit(int depth, int street) {
    Level level = level(depth);
    Hit hit = Descent.hit(streets, level, street, -1);
    hit.depth = depth;
    hits.add(hit);
    return hit;
  }

  private Level level(int depth) {
    if (depth == 0) {
      return plates.isVillageBase(streets.start.base()) ? Level.VILLAGE : Level.ROAD;
    }
    return depth == 1 ? Level.SECTION : depth == 2 ? Level.LANE : Level.ALLEY;
  }

  private static void place(Hit hit, Spread spread) {
    hit.at(spread.lon(), spread.lat(), spread.metres());
  }

  private void note(Hit hit, int depth) {
    String name = depth == 0 ? baseName() : text(hit.street, depth);
    hit.note(Note.of(Note.Kind.MIDDLE, name));
  }

  private String baseName() {
    return plates.baseName(streets.start.base());
  }

  private String text(int street) {
    return baseName() + AddressText.path(plates.path(street));
  }

  private String text(int street, int depth) {
    return baseName() + AddressText.path(cut(plates.path(street), depth));
  }

  /** The first parts of a path. */
  static StreetPath cut(StreetPath path, int parts) {
    return new StreetPath(
        parts > 0 ? path.section() : "",
        parts > 1 ? path.lane() : "",
        parts > 2 ? path.alley() : "",
        parts > 3 ? path.subAlley() : "",
        parts > 4 ? path.tong() : "");
  }

  private Spread spread(int[] of) {
    if (of.length == 1) {
      return Spread.of(plates, plates.firstHouse(of[0]), plates.endHouse(of[0]));
    }
    double[] lon = new double[of.length];
    double[] lat = new double[of.length];
    for (int i = 0; i < of.length; i++) {
      int house = (plates.firstHouse(of[i]) + plates.endHouse(of[i])) / 2;
      lon[i] = plates.lonE7(house) / 1e7;
      lat[i] = plates.latE7(house) / 1e7;
    }
    return Spread.of(lon, lat);
  }
}

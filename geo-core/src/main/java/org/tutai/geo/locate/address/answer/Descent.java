package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.AddressPart;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.Unit;
import org.tutai.geo.locate.address.answer.Start.Effort;
import org.tutai.geo.locate.address.plate.PlateSegment;

/** The way from a base down: street, house, unit. One for each question; not thread-safe. */
final class Descent {

  /** How well a question was met below a base, the better the greater. */
  static final int NOTHING = 0;

  static final int NEARBY = 1;
  static final int ASSUMED = 2;
  static final int FOUND = 3;

  private static final int MOST_NUMBERS = 8;
  private static final double SAME_PLACE_METRES = 50;
  private static final double PLATE_METRES = 10;
  private static final double HOUSE_METRES = 15;

  private final Gazetteer gazetteer;
  private final List<Hit> hits;
  private final int[] scratch = new int[Houses.MOST];

  Descent(Gazetteer gazetteer, List<Hit> hits) {
    this.gazetteer = gazetteer;
    this.hits = hits;
  }

  /** Follows a question; what is found is added to the hits. */
  int follow(Start start) {
    List<HouseNumber> numbers = start.address().numbers();
    Streets streets = new Streets(gazetteer, start);
    if (numbers.isEmpty()) {
      return new Areas(gazetteer, hits, streets).answer();
    }
    int best = NOTHING;
    for (int i = 0; i < Math.min(MOST_NUMBERS, numbers.size()); i++) {
      best = Math.max(best, number(streets, numbers.get(i), i));
    }
    return best;
  }

  private int number(Streets streets, HouseNumber number, int which) {
    Start start = streets.start;
    int street = streets.asked();
    if (street >= 0 && houses(streets, street, number, 0, which)) {
      return FOUND;
    }
    if (start.effort() == Effort.EXACT) {
      return NOTHING;
    }
    boolean assumed = assumed(streets, number, street >= 0, which);
    boolean sure = assumed && !hits.get(hits.size() - 1).evidence.has(Feature.CONTRADICTED);
    if (assumed && ((sure && street < 0) || start.effort() == Effort.ASSUME)) {
      return ASSUMED;
    }
    if (start.effort() == Effort.ASSUME || which > 0) {
      return assumed ? ASSUMED : NOTHING;
    }
    boolean near = street >= 0 && new Nearby(gazetteer, hits, streets, street).answer(number);
    if (!near && !sure) {
      new Areas(gazetteer, hits, streets).fallBack();
    }
    return assumed ? ASSUMED : NEARBY;
  }

  /** Sections and lanes that were not said, where the number is in one or few of them. */
  private boolean assumed(Streets streets, HouseNumber number, boolean asked, int which) {
    int found = streets.assumed(number, asked, scratch);
    for (int i = 0; i < found; i++) {
      int street = streets.assumedStreet(i);
      houses(streets, street, number, streets.differing(street), which);
    }
    return found > 0;
  }

  /** Adds the houses of a street that have the number; whether there are any. */
  private boolean houses(
      Streets streets, int street, HouseNumber number, int differing, int which) {
    PlateSegment plates = streets.plates;
    int found = Houses.exact(plates, street, number, scratch);
    if (found == 0) {
      return false;
    }
    found = atTheVillage(plates, streets.start.address(), found);
    int places = 0;
    for (int i = 0; i < found; i++) {
      if (isFirstHere(plates, i)) {
        scratch[places++] = withTheUnit(plates, streets.start.address().unit(), i, found);
      }
    }
    for (int i = 0; i < places; i++) {
      Hit hit = house(streets, street, scratch[i], differing);
      if (which > 0) {
        hit.evidence.set(Feature.OTHER_NUMBER);
        hit.note(Note.of(Note.Kind.OTHER_NUMBER, number.text()));
      }
      if (places > 1) {
        hit.note(Note.of(Note.Kind.REPEATED, String.valueOf(places)));
      }
      hits.add(hit);
    }
    return true;
  }

  /** Keeps the houses that agree best with village and neighbourhood; returns how many. */
  private int atTheVillage(PlateSegment plates, Address asked, int found) {
    if (found == 1 || (asked.village().isEmpty() && asked.neighbourhood() == 0)) {
      return found;
    }
    int best = -1;
    int kept = 0;
    for (int i = 0; i < found; i++) {
      int agreement = agreement(plates, asked, scratch[i]);
      if (agreement > best) {
        best = agreement;
        kept = 0;
      }
      if (agreement == best) {
        scratch[kept++] = scratch[i];
      }
    }
    return kept;
  }

  private static int agreement(PlateSegment plates, Address asked, int house) {
    int village = plates.villageOfHouse(house);
    boolean sameVillage =
        !asked.village().isEmpty()
            && village >= 0
            && plates.villageKey(village).equals(asked.village());
    boolean sameNeighbourhood =
        asked.neighbourhood() > 0 && plates.neighbourhoodOfHouse(house) == asked.neighbourhood();
    return (sameVillage ? 2 : 0) + (sameNeighbourhood ? 1 : 0);
  }

  /** Whether none of the places kept so far is that of the i-th house. */
  private boolean isFirstHere(PlateSegment plates, int i) {
    for (int j = 0; j < i; j++) {
      if (Houses.metres(plates, scratch[j], scratch[i]) <= SAME_PLACE_METRES) {
        return false;
      }
    }
    return true;
  }

  /** The i-th house, or one further on at the same place that has the unit when it has not. */
  private int withTheUnit(PlateSegment plates, Unit unit, int i, int found) {
    for (int j = i; j < found; j++) {
      boolean here = Houses.metres(plates, scratch[i], scratch[j]) <= SAME_PLACE_METRES;
      if (here && plates.findUnit(scratch[j], unit) >= 0) {
        return scratch[j];
      }
    }
    return scratch[i];
  }

  private Hit house(Streets streets, int street, int house, int differing) {
    PlateSegment plates = streets.plates;
    Start start = streets.start;
    Unit asked = start.address().unit();
    int unit = plates.findUnit(house, asked);
    Level level = unit >= 0 ? Level.PLATE : Level.HOUSE;
    Hit hit = hit(streets, level, street, house);
    hit.unit = unit;
    if (unit >= 0) {
      hit.at(
          plates.lonE7OfUnit(house, unit) / 1e7,
          plates.latE7OfUnit(house, unit) / 1e7,
          PLATE_METRES);
    } else if (asked.isNone()) {
      hit.evidence.set(Feature.UNIT_NOT_SAID);
      hit.note(Note.of(Note.Kind.UNIT_NOT_SAID));
    } else {
      hit.evidence.set(Feature.UNIT_UNKNOWN);
      hit.note(Note.of(Note.Kind.UNIT_UNKNOWN, AddressText.unit(asked)));
    }
    if (differing != 0) {
      streets.noteAssumed(hit, street, differing);
    }
    villageEvidence(plates, start.address(), hit);
    return hit;
  }

  /** The village that was said, as it was written where that is known. */
  static String village(Address asked) {
    for (AddressPart part : asked.parts()) {
      if (part.kind() == AddressPart.Kind.VILLAGE) {
        return part.value();
      }
    }
    return asked.village();
  }

  /** A hit at a house, with what is known from the base. */
  static Hit hit(Streets streets, Level level, int street, int house) {
    Start start = streets.start;
    Hit hit = new Hit(start.address(), level, start.evidence().copy());
    hit.segment = start.segment();
    hit.base = start.base();
    hit.town = streets.plates.townOfBase(start.base());
    hit.street = street;
    hit.house = house;
    hit.note(start.notes());
    if (streets.swallowed) {
      hit.evidence.set(Feature.ROAD_HOMOPHONE);
      String section = AddressText.section(start.address().path());
      String name = streets.plates.baseName(start.base());
      hit.note(Note.of(Note.Kind.ROAD_HOMOPHONE, start.address().roadText() + section, name));
    }
    if (house >= 0) {
      double lon = streets.plates.lonE7(house) / 1e7;
      hit.at(lon, streets.plates.latE7(house) / 1e7, HOUSE_METRES);
    }
    return hit;
  }

  private static void villageEvidence(PlateSegment plates, Address asked, Hit hit) {
    int village = plates.villageOfHouse(hit.house);
    if (!asked.village().isEmpty() && village >= 0) {
      if (plates.villageKey(village).equals(asked.village())) {
        hit.evidence.set(Feature.VILLAGE_CONFIRMED);
      } else if (!asked.road().isEmpty()) {
        hit.evidence.set(Feature.VILLAGE_DIFFERS);
        hit.note(Note.of(Note.Kind.VILLAGE_DIFFERS, plates.villageName(village), village(asked)));
      }
    }
    int neighbourhood = plates.neighbourhoodOfHouse(hit.house);
    if (asked.neighbourhood() > 0 && neighbourhood > 0 && asked.neighbourhood() != neighbourhood) {
      hit.evidence.set(Feature.NEIGHBOURHOOD_DIFFERS);
      hit.note(
          Note.of(
              Note.Kind.NEIGHBOURHOOD_DIFFERS,
              String.valueOf(neighbourhood),
              String.valueOf(asked.neighbourhood())));
    }
  }
}

package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.plate.PlateSegment;

/** Completes sections, lanes and numbers of a road that is typed. Thread-safe. */
final class Below {

  private static final int MOST_STREETS = 40;
  private static final int MOST_NUMBERS = 24;
  private static final double NUMBER = 0.8;
  private static final double NEXT = 0.3;

  private final Gazetteer gazetteer;

  Below(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** Adds what completes a tail under a road. */
  void add(Completion road, TypedTail tail, List<Completion> found) {
    if (tail.number().isEmpty()) {
      streets(road, tail, found);
    }
    if (!tail.stub().isEmpty() || !tail.number().isEmpty()) {
      numbers(road, tail, found);
    }
  }

  /** Streets that go one part further than what is typed, as far as the stub allows. */
  private void streets(Completion road, TypedTail tail, List<Completion> found) {
    PlateSegment plates = gazetteer.segments[road.segment()];
    StreetTable table = gazetteer.streets[road.segment()];
    int[] typed = gazetteer.parts.of(path(tail));
    int depth = tail.depth();
    int added = 0;
    long seen = 0;
    for (int street = plates.firstStreet(road.base());
        street < plates.endStreet(road.base()) && added < MOST_STREETS;
        street++) {
      if ((table.differing(street, typed) & ((1 << depth) - 1)) != 0) {
        continue;
      }
      int next = next(table, street, depth);
      if (next > 0 && fits(gazetteer.parts.text(table.part(street, next - 1)), tail.stub())) {
        long mark = 1L << (table.part(street, next - 1) * 31 + next & 63);
        boolean again = (seen & mark) != 0 && isIn(found, road, street, next, table);
        seen |= mark;
        if (!again) {
          added++;
          double further = tail.isEmpty() ? -NEXT : NEXT;
          double rank = road.rank() + further - 0.02 * added - 0.1 * next;
          found.add(Completion.street(rank, road, street, next));
        }
      } else if (next == 0 && tail.stub().isEmpty() && depth > 0) {
        found.add(Completion.street(road.rank() + NUMBER, road, street, depth));
      }
    }
  }

  /** The depth of the first part below a depth that a street has, or 0. */
  private static int next(StreetTable table, int street, int depth) {
    for (int part = depth; part < StreetTable.PARTS; part++) {
      if (table.part(street, part) != 0) {
        return part + 1;
      }
    }
    return 0;
  }

  private static boolean fits(String part, String stub) {
    return part.startsWith(stub);
  }

  /** Whether the same part of the same road was added for another street. */
  private static boolean isIn(
      List<Completion> found, Completion road, int street, int depth, StreetTable table) {
    for (int i = found.size() - 1; i >= 0 && i > found.size() - MOST_STREETS; i--) {
      Completion one = found.get(i);
      boolean sameRoad = one.segment() == road.segment() && one.base() == road.base();
      if (sameRoad && one.depth() == depth && one.house() < 0 && one.street() >= 0) {
        boolean same = true;
        for (int part = 0; part < depth; part++) {
          same &= table.part(one.street(), part) == table.part(street, part);
        }
        if (same) {
          return true;
        }
      }
    }
    return false;
  }

  private static StreetPath path(TypedTail tail) {
    String[] path = tail.path();
    return new StreetPath(path[0], path[1], path[2], path[3], path[4]);
  }

  /** Numbers of the street that begin with what is typed: 2, 20, 22, 201 … */
  private void numbers(Completion road, TypedTail tail, List<Completion> found) {
    PlateSegment plates = gazetteer.segments[road.segment()];
    StreetTable table = gazetteer.streets[road.segment()];
    int street =
        table.find(
            plates.firstStreet(road.base()),
            plates.endStreet(road.base()),
            gazetteer.parts.of(path(tail)));
    String typed = tail.number().isEmpty() ? tail.stub() : tail.number();
    int dash = typed.indexOf('之');
    int main = number(dash < 0 ? typed : typed.substring(0, dash));
    if (street < 0 || main <= 0) {
      return;
    }
    if (dash >= 0) {
      subNumbers(road, street, main, typed.substring(dash + 1), found);
      return;
    }
    int added = 0;
    int last = tail.number().isEmpty() ? 100 : 1;
    for (int factor = 1; factor <= last; factor *= 10) {
      int from = main * factor;
      int house = plates.seekHouse(street, from, 0);
      while (added < MOST_NUMBERS
          && house < plates.endHouse(street)
          && plates.mainNumber(house) < from + factor) {
        added++;
        found.add(house(road, plates, street, house, added));
        house = plates.seekHouse(street, plates.mainNumber(house) + 1, 0);
      }
    }
    if (!tail.number().isEmpty()) {
      subNumbers(road, street, main, "", found);
    }
  }

  private void subNumbers(
      Completion road, int street, int main, String stub, List<Completion> found) {
    PlateSegment plates = gazetteer.segments[road.segment()];
    int house = plates.seekHouse(street, main, 1);
    for (int added = 1;
        added < MOST_NUMBERS && house < plates.endHouse(street) && plates.mainNumber(house) == main;
        house++) {
      if (String.valueOf(plates.subNumber(house)).startsWith(stub)) {
        found.add(house(road, plates, street, house, ++added));
      }
    }
  }

  private static Completion house(
      Completion road, PlateSegment plates, int street, int house, int added) {
    HouseNumber number = plates.houseNumber(house);
    return Completion.house(road.rank() + NUMBER - 0.02 * added, road, street, house, number);
  }

  private static int number(String typed) {
    if (typed.isEmpty() || typed.length() > 5) {
      return -1;
    }
    for (int i = 0; i < typed.length(); i++) {
      if (typed.charAt(i) < '0' || typed.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(typed);
  }
}

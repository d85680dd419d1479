package org.tutai.geo.locate.address.answer;

import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.plate.PlateSegment;

/** Looks for numbers in a street. Works in a bounded number of steps, whatever the street. */
final class Houses {

  /** The most houses that are looked at for one number. */
  static final int MOST = 64;

  private static final int MOST_JUMPS = 48;

  private Houses() {}

  /** The houses of a street with just this number, into an array; returns how many. */
  static int exact(PlateSegment plates, int street, HouseNumber number, int[] into) {
    int end = plates.endHouse(street);
    int found = 0;
    int house = plates.seekHouse(street, number.main(), number.sub());
    for (int looked = 0; looked < MOST && found < into.length && house < end; looked++, house++) {
      if (plates.mainNumber(house) != number.main() || plates.subNumber(house) != number.sub()) {
        break;
      }
      if (isSame(plates.houseNumber(house), number)) {
        into[found++] = house;
      }
    }
    return found;
  }

  /** Whether a street has a house of just this number. */
  static boolean has(PlateSegment plates, int street, HouseNumber number, int[] scratch) {
    return exact(plates, street, number, scratch) > 0;
  }

  private static boolean isSame(HouseNumber one, HouseNumber other) {
    return one.rest().equals(other.rest()) && one.prefix().equals(other.prefix());
  }

  /** A house with the number, whatever prefix or tail it has, or -1. */
  static int loose(PlateSegment plates, int street, HouseNumber number) {
    int house = plates.seekHouse(street, number.main(), number.sub());
    boolean found =
        house < plates.endHouse(street)
            && plates.mainNumber(house) == number.main()
            && plates.subNumber(house) == number.sub();
    return found ? house : -1;
  }

  /** The house with the main number whose 之 number is nearest to the one asked for, or -1. */
  static int sameMain(PlateSegment plates, int street, HouseNumber number) {
    int end = plates.endHouse(street);
    int main = number.main();
    int after = plates.seekHouse(street, main, number.sub());
    boolean hasAfter = after < end && plates.mainNumber(after) == main;
    int before = after - 1;
    boolean hasBefore =
        before >= plates.firstHouse(street) && before < end && plates.mainNumber(before) == main;
    if (!hasAfter || !hasBefore) {
      return hasAfter ? after : hasBefore ? before : -1;
    }
    int up = plates.subNumber(after) - number.sub();
    return up < number.sub() - plates.subNumber(before) ? after : before;
  }

  /**
   * The nearest house below a number on the same side (or, with step 1, on either), or -1.
   *
   * @param step 2 for the same side, 1 for both
   */
  static int below(PlateSegment plates, int street, HouseNumber number, int step) {
    int first = plates.firstHouse(street);
    int house = plates.seekHouse(street, number.main(), 0) - 1;
    for (int jump = 0; jump < MOST_JUMPS && house >= first; jump++) {
      int main = plates.mainNumber(house);
      if (main > 0 && (number.main() - main) % step == 0) {
        int comparable = comparable(plates, street, house, number.prefix());
        if (comparable >= 0) {
          return comparable;
        }
      }
      house = plates.seekHouse(street, main, 0) - 1;
    }
    return -1;
  }

  /** The nearest house above a number on the same side (or, with step 1, on either), or -1. */
  static int above(PlateSegment plates, int street, HouseNumber number, int step) {
    int end = plates.endHouse(street);
    int house = plates.seekHouse(street, number.main() + 1, 0);
    for (int jump = 0; jump < MOST_JUMPS && house < end; jump++) {
      int main = plates.mainNumber(house);
      if ((main - number.main()) % step == 0) {
        int comparable = comparable(plates, street, house, number.prefix());
        if (comparable >= 0) {
          return comparable;
        }
      }
      house = plates.seekHouse(street, main + 1, 0);
    }
    return -1;
  }

  /** A house of the same main number that is of the same row of numbers, or -1. */
  private static int comparable(PlateSegment plates, int street, int house, String prefix) {
    int main = plates.mainNumber(house);
    int from = plates.seekHouse(street, main, 0);
    int end = plates.endHouse(street);
    for (int h = from; h < end && h < from + 8 && plates.mainNumber(h) == main; h++) {
      String other = plates.houseNumber(h).prefix();
      if (other.equals(prefix) || (other.length() <= 1 && prefix.length() <= 1)) {
        return h;
      }
    }
    return -1;
  }

  static double metres(PlateSegment plates, int one, int other) {
    return Ground.metres(
        plates.lonE7(one) / 1e7,
        plates.latE7(one) / 1e7,
        plates.lonE7(other) / 1e7,
        plates.latE7(other) / 1e7);
  }
}

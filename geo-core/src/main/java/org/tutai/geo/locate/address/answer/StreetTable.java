package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.plate.PlateSegment;

/**
 * The paths of a segment's streets as numbers, five to a street, so that all streets of a road are
 * compared with a question in the time of some additions. A part that is a number is that number
 * plus 1; a name or a number like 59之1 is a negative number from {@link Parts}; none is 0.
 */
final class StreetTable {

  static final int SECTION = 0;
  static final int LANE = 1;
  static final int ALLEY = 2;
  static final int SUB_ALLEY = 3;
  static final int TONG = 4;
  static final int PARTS = 5;

  /** A part of a question that no street has. */
  static final int UNKNOWN = Integer.MIN_VALUE;

  /** The names that occur as parts of paths; shared by all segments. Filled, then only read. */
  static final class Parts {

    private final Map<String, Integer> named = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    private int add(String part) {
      int number = number(part);
      if (number >= 0) {
        return number;
      }
      Integer known = named.get(part);
      if (known == null) {
        known = -1 - named.size();
        named.put(part, known);
        names.add(part);
      }
      return known;
    }

    private int find(String part) {
      int number = number(part);
      return number >= 0 ? number : named.getOrDefault(part, UNKNOWN);
    }

    /** A part as it was added. */
    String text(int number) {
      return number == 0 ? "" : number > 0 ? String.valueOf(number - 1) : names.get(-1 - number);
    }

    /** A plain number plus 1, 0 for none, or -1. */
    private static int number(String part) {
      int length = part.length();
      if (length > 8 || (length > 1 && part.charAt(0) == '0')) {
        return -1;
      }
      int number = 0;
      for (int i = 0; i < length; i++) {
        int digit = part.charAt(i) - '0';
        if (digit < 0 || digit > 9) {
          return -1;
        }
        number = number * 10 + digit;
      }
      return length == 0 ? 0 : number + 1;
    }

    /** A question's path. */
    int[] of(StreetPath path) {
      return new int[] {
        find(path.section()),
        find(path.lane()),
        find(path.alley()),
        find(path.subAlley()),
        find(path.tong())
      };
    }
  }

  private final int[] parts;

  StreetTable(PlateSegment segment, Parts names) {
    int streets = segment.bases() == 0 ? 0 : segment.endStreet(segment.bases() - 1);
    parts = new int[streets * PARTS];
    for (int street = 0; street < streets; street++) {
      StreetPath path = segment.path(street);
      parts[street * PARTS] = names.add(path.section());
      parts[street * PARTS + LANE] = names.add(path.lane());
      parts[street * PARTS + ALLEY] = names.add(path.alley());
      parts[street * PARTS + SUB_ALLEY] = names.add(path.subAlley());
      parts[street * PARTS + TONG] = names.add(path.tong());
    }
  }

  int part(int street, int which) {
    return parts[street * PARTS + which];
  }

  /** The first street from one on, before an end, that has just this path; or -1. */
  int find(int from, int end, int[] path) {
    int lane = path[LANE];
    for (int street = from, at = from * PARTS + LANE; street < end; street++, at += PARTS) {
      if (parts[at] == lane && differing(street, path) == 0) {
        return street;
      }
    }
    return -1;
  }

  /** The parts, as bits, in which a street is not what was asked. */
  int differing(int street, int[] path) {
    int at = street * PARTS;
    return (parts[at] == path[0] ? 0 : 1)
        | (parts[at + 1] == path[1] ? 0 : 2)
        | (parts[at + 2] == path[2] ? 0 : 4)
        | (parts[at + 3] == path[3] ? 0 : 8)
        | (parts[at + 4] == path[4] ? 0 : 16);
  }
}

package org.tutai.geo.locate.address.answer;

import java.util.Arrays;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.plate.PlateSegment;

/** The streets of one base as a question sees them. Not thread-safe. */
final class Streets {

  private static final int SECTION = 1;
  private static final int LANE = 2;
  private static final int OTHER_SECTION = 16;
  private static final int BELOW = 4 | 8 | 16;
  private static final int MOST_SECTIONS = 12;
  private static final int MOST_LANES = 3;
  private static final int MOST_LOOKED_AT = 400;

  final Start start;
  final PlateSegment plates;
  final StreetTable table;
  final int first;
  final int end;

  /** The path asked for, as in {@link StreetTable}. */
  final int[] path;

  /** The parts of the path that were said, as bits. */
  final int said;

  /**
   * Whether the road's last character was read as a numeral of the section: 復興南陸一段, which is
   * 復興南路一段, as section 61.
   */
  final boolean swallowed;

  private int[] assumed = {};

  Streets(Gazetteer gazetteer, Start start) {
    this.start = start;
    this.plates = gazetteer.segments[start.segment()];
    this.table = gazetteer.streets[start.segment()];
    this.first = plates.firstStreet(start.base());
    this.end = plates.endStreet(start.base());
    this.path = gazetteer.parts.of(start.address().path());
    this.said = said(path);
    this.swallowed = swallowed();
  }

  private boolean swallowed() {
    int section = path[StreetTable.SECTION] - 1;
    if (section <= 20 || section >= 100 || hasSection()) {
      return false;
    }
    path[StreetTable.SECTION] = section % 10 + 1;
    return hasSection();
  }

  private static int said(int[] path) {
    int bits = 0;
    for (int i = 0; i < path.length; i++) {
      bits |= path[i] == 0 ? 0 : 1 << i;
    }
    return bits;
  }

  /** The street that was asked for, or -1. */
  int asked() {
    return table.find(first, end, path);
  }

  int differing(int street) {
    return table.differing(street, path);
  }

  /**
   * Looks for streets that differ only in what was not said (or, failing that, in the section) and
   * have the number; those that differ least. Returns how many, for {@link #assumedStreet}.
   *
   * @param asked whether the street that was asked for is there, so that no other section is meant
   */
  int assumed(HouseNumber number, boolean asked, int[] scratch) {
    int[] found = new int[MOST_SECTIONS + 1];
    int count = 0;
    int least = Integer.MAX_VALUE;
    int looked = 0;
    for (int street = first; street < end && looked < MOST_LOOKED_AT; street++) {
      int cost = cost(table.differing(street, path));
      if (cost > least || cost == 0 || (asked && cost == OTHER_SECTION)) {
        continue;
      }
      looked++;
      if (!Houses.has(plates, street, number, scratch)) {
        continue;
      }
      if (cost < least) {
        least = cost;
        count = 0;
      }
      if (count < found.length) {
        found[count++] = street;
      }
    }
    assumed = found;
    boolean tooMany = count > MOST_SECTIONS || (least != 1 && count > MOST_LANES);
    return tooMany ? 0 : count;
  }

  int assumedStreet(int i) {
    return assumed[i];
  }

  /** 0 for a street that may not be assumed; the section alone is 1. */
  private int cost(int differing) {
    if (differing == 0) {
      return 0;
    }
    if ((differing & said) == 0) {
      return ((differing & SECTION) == 0 ? 0 : 1)
          + ((differing & LANE) == 0 ? 0 : 4)
          + ((differing & BELOW) == 0 ? 0 : 2);
    }
    return differing == SECTION ? OTHER_SECTION : 0;
  }

  /** The streets that have the first parts of the path in common, down to a part, as samples. */
  int[] sharing(int parts) {
    int[] sharing = new int[Math.min(64, end - first)];
    int mask = (1 << parts) - 1;
    int count = 0;
    for (int street = first; street < end && count < sharing.length; street++) {
      if ((table.differing(street, path) & mask) == 0) {
        sharing[count++] = street;
      }
    }
    return Arrays.copyOf(sharing, count);
  }

  /** The path asked for, cut after some parts. */
  int[] cut(int parts) {
    int[] cut = new int[StreetTable.PARTS];
    System.arraycopy(path, 0, cut, 0, parts);
    return cut;
  }

  /** Whether the road has the section that was asked for. */
  private boolean hasSection() {
    for (int street = first; street < end; street++) {
      if (table.part(street, StreetTable.SECTION) == path[StreetTable.SECTION]) {
        return true;
      }
    }
    return false;
  }

  /** Says in what a street that was assumed differs. */
  void noteAssumed(Hit hit, int street, int differing) {
    boolean otherSection = (differing & said & SECTION) != 0;
    if (otherSection ? hasSection() : differing != SECTION && asked() >= 0) {
      hit.evidence.set(Feature.CONTRADICTED);
    }
    StreetPath found = plates.path(street);
    String text = plates.baseName(start.base()) + AddressText.path(found);
    if (otherSection) {
      hit.evidence.set(Feature.SECTION_DROPPED);
      String asked = plates.baseName(start.base()) + AddressText.section(start.address().path());
      hit.note(Note.of(Note.Kind.SECTION_UNKNOWN, asked, text));
    } else if ((differing & SECTION) != 0) {
      hit.evidence.set(Feature.SECTION_ASSUMED);
      hit.note(Note.of(Note.Kind.SECTION_ASSUMED, text));
    }
    if ((differing & LANE) != 0) {
      hit.evidence.set(Feature.LANE_ASSUMED);
      hit.note(Note.of(Note.Kind.LANE_ASSUMED, text));
    }
    if ((differing & BELOW) != 0) {
      hit.evidence.set(Feature.ALLEY_ASSUMED);
      hit.note(Note.of(Note.Kind.ALLEY_ASSUMED, text));
    }
  }
}

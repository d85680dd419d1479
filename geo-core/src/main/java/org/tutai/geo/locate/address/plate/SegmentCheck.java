package org.tutai.geo.locate.address.plate;

import org.tutai.geo.bytes.FormatException;
import org.tutai.geo.bytes.MappedFile;
import org.tutai.geo.locate.address.plate.SegmentFile.Kind;

/** Checks that what leads from one record of a segment to another leads to one that is there. */
final class SegmentCheck {

  private final SegmentFile segment;
  private final MappedFile file;

  SegmentCheck(SegmentFile segment) {
    this.segment = segment;
    this.file = segment.file();
  }

  void check() throws FormatException {
    int strings = segment.count(Kind.STRING_ENDS);
    rising(Kind.STRING_ENDS, 0, segment.count(Kind.CHARACTERS), true);
    int bases = segment.count(Kind.BASES);
    int streets = segment.count(Kind.STREETS);
    int houses = segment.count(Kind.HOUSES);
    int villages = segment.count(Kind.VILLAGES);
    below(Kind.TOWNS, 0, strings);
    rising(Kind.TOWNS, 4, bases, false);
    rising(Kind.TOWNS, 8, villages, false);
    rising(Kind.TOWNS, 12, houses, false);
    rising(Kind.TOWNS, 16, houses, true);
    below(Kind.TOWNS, 28, houses);
    below(Kind.BASES, 0, segment.count(Kind.TOWNS) * 2);
    below(Kind.BASES, 4, strings);
    below(Kind.BASES, 8, strings);
    rising(Kind.BASES, 12, streets, false);
    below(Kind.BASES, 20, houses);
    below(Kind.STREETS, 0, bases);
    rising(Kind.STREETS, 4, houses, false);
    for (int part = 8; part <= 24; part += 4) {
      below(Kind.STREETS, part, strings);
    }
    below(Kind.STREETS, 28, houses);
    below(Kind.VILLAGES, 0, segment.count(Kind.TOWNS));
    below(Kind.VILLAGES, 4, strings);
    below(Kind.VILLAGES, 8, strings);
    rising(Kind.VILLAGES, 16, segment.count(Kind.VILLAGE_STREETS), false);
    below(Kind.VILLAGE_STREETS, 0, streets);
    below(Kind.UNIT_NAMES, 4, strings);
    below(Kind.TAILS, 0, strings);
    below(Kind.TAILS, 4, strings);
    counts(houses);
  }

  private void counts(int houses) throws FormatException {
    if (segment.count(Kind.NEAR_ORDER) != houses
        || segment.count(Kind.NEAR_BOXES) != NearTree.boxes(houses)
        || segment.count(Kind.UNITS) < houses) {
      throw segment.bad(
          segment.offset(Kind.NEAR_ORDER),
          "an order of " + houses + " houses with their units",
          segment.count(Kind.NEAR_ORDER) + " with " + segment.count(Kind.UNITS));
    }
  }

  private void below(Kind kind, int at, int limit) throws FormatException {
    for (int i = 0; i < segment.count(kind); i++) {
      int value = file.getInt(position(kind, i, at));
      if (value < 0 || value >= limit) {
        throw bad(kind, i, at, "a number below " + limit, value);
      }
    }
  }

  /** Numbers that don't fall and are no greater than a limit; from 0 on unless they are ends. */
  private void rising(Kind kind, int at, int limit, boolean ends) throws FormatException {
    int last = 0;
    for (int i = 0; i < segment.count(kind); i++) {
      int value = file.getInt(position(kind, i, at));
      if (value < last || value > limit || (i == 0 && !ends && value != 0)) {
        throw bad(kind, i, at, "a number from " + last + " to " + limit, value);
      }
      last = value;
    }
  }

  private long position(Kind kind, int record, int at) {
    return segment.offset(kind) + (long) kind.recordBytes * record + at;
  }

  private FormatException bad(Kind kind, int record, int at, String expected, int found) {
    return segment.bad(
        position(kind, record, at), expected + " in " + kind + " " + record, "" + found);
  }
}

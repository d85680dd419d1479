package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.HouseNumber;

/** Something found, before it is put into words. Numbers are -1 where the level doesn't reach. */
final class Hit {

  final Address address;
  final Level level;
  final Evidence evidence;
  int segment = -1;
  int town = -1;
  int base = -1;
  int street = -1;
  int house = -1;
  int unit = -1;
  int village = -1;

  /** How many parts of the street's path belong to an area; 5 for all. */
  int depth = StreetTable.PARTS;

  /** The number of an interpolated place; else null. */
  @Nullable HouseNumber number;

  /** The second road of a crossing, as segment and base; else -1. */
  int crossBase = -1;

  int crossSegment = -1;
  double lon;
  double lat;
  double uncertainty;
  double score;
  private @Nullable List<Note> notes;

  Hit(Address address, Level level, Evidence evidence) {
    this.address = address;
    this.level = level;
    this.evidence = evidence.set(Feature.of(level));
  }

  Hit at(double lon, double lat, double uncertainty) {
    this.lon = lon;
    this.lat = lat;
    this.uncertainty = uncertainty;
    return this;
  }

  void note(Note note) {
    if (notes == null) {
      notes = new ArrayList<>(4);
    }
    notes.add(note);
  }

  void note(List<Note> more) {
    for (int i = 0; i < more.size(); i++) {
      note(more.get(i));
    }
  }

  List<Reason> reasons() {
    if (notes == null) {
      return List.of();
    }
    List<Reason> reasons = new ArrayList<>(notes.size());
    for (Note note : notes) {
      reasons.add(note.reason());
    }
    return reasons;
  }

  /** Whether the two are one place under one name. */
  boolean isSame(Hit other) {
    return level == other.level
        && segment == other.segment
        && house == other.house
        && unit == other.unit
        && (house >= 0
            || (street == other.street
                && base == other.base
                && town == other.town
                && village == other.village
                && crossBase == other.crossBase
                && lon == other.lon
                && lat == other.lat));
  }
}

package org.tutai.geo.locate.address.answer;

import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.HouseNumber;
import org.tutai.geo.locate.district.District;

/**
 * A completion before it is put into words.
 *
 * @param rank the greater the likelier
 * @param region what was read of districts before it
 * @param district the completion itself, or null
 * @param segment of the base, or -1
 * @param base of a road, or -1
 * @param street of a lane or number, or -1
 * @param depth how many parts of the street's path are shown
 * @param house of a number, or -1
 * @param from where in the name (of district or road) the typed part begins, in characters
 * @param to where it ends, or -1 for the whole text
 */
record Completion(
    double rank,
    Region region,
    @Nullable District district,
    int segment,
    int base,
    int street,
    int depth,
    int house,
    @Nullable HouseNumber number,
    int from,
    int to) {

  /**
   * The districts that a typed text begins with.
   *
   * @param district the smallest, or null
   * @param end index in the key after them
   * @param bonus how well they were read
   * @param fromCounty whether the county was typed
   */
  record Region(@Nullable District district, int end, double bonus, boolean fromCounty) {

    static final Region NONE = new Region(null, 0, 0, false);
  }

  static Completion district(double rank, Region region, District district, int from, int to) {
    return new Completion(rank, region, district, -1, -1, -1, 0, -1, null, from, to);
  }

  static Completion road(double rank, Region region, int segment, int base, int from, int to) {
    return new Completion(rank, region, null, segment, base, -1, 0, -1, null, from, to);
  }

  static Completion street(double rank, Completion road, int street, int depth) {
    return new Completion(
        rank, road.region, null, road.segment, road.base, street, depth, -1, null, 0, -1);
  }

  static Completion house(double rank, Completion road, int street, int house, HouseNumber number) {
    return new Completion(
        rank,
        road.region,
        null,
        road.segment,
        road.base,
        street,
        StreetTable.PARTS,
        house,
        number,
        0,
        -1);
  }

  /** Whether the two would read the same. */
  boolean isSame(Completion other) {
    return Agreement.same(district, other.district)
        && segment == other.segment
        && base == other.base
        && depth == other.depth
        && (street == other.street || depth == 0)
        && (number == null ? other.number == null : number.equals(other.number));
  }
}

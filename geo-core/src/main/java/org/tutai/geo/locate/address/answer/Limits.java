package org.tutai.geo.locate.address.answer;

import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.district.District;

/** The district that answers must lie in, as a question says it. */
final class Limits {

  private final Gazetteer gazetteer;
  private final @Nullable District district;
  private final boolean unknown;

  Limits(Gazetteer gazetteer, String within) {
    this.gazetteer = gazetteer;
    this.district = within.isEmpty() ? null : gazetteer.districts.byCode(within).orElse(null);
    this.unknown = !within.isEmpty() && district == null;
  }

  /** Whether a town of a segment is within. */
  boolean allow(int segment, int town) {
    if (district == null) {
      return !unknown;
    }
    if (!district.county().code().equals(gazetteer.segments[segment].countyCode())) {
      return false;
    }
    String code = district.town().map(District::code).orElse("");
    return code.isEmpty() || code.equals(gazetteer.segments[segment].townCode(town));
  }

  /** Whether a segment's county is within, or has a town that is. */
  boolean allow(int segment) {
    return district == null
        ? !unknown
        : district.county().code().equals(gazetteer.segments[segment].countyCode());
  }

  /** Whether a district lies within, or has the limit within it. */
  boolean allow(District other) {
    if (district == null) {
      return !unknown;
    }
    return isIn(other, district) || isIn(district, other);
  }

  private static boolean isIn(District one, District other) {
    for (District up = one; up != null; up = up.parent()) {
      if (up.code().equals(other.code())) {
        return true;
      }
    }
    return false;
  }
}

package org.tutai.geo.locate.address.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.district.District;

/** Weighs the district a hit is in against what was said of county, town and postal code. */
final class Agreement {

  private Agreement() {}

  static void weigh(Gazetteer gazetteer, Address asked, Hit hit) {
    District county = gazetteer.county(hit.segment);
    District town = hit.town < 0 ? null : gazetteer.district(hit.segment, hit.town);
    town(asked, hit, town);
    if (county != null && !asked.counties().isEmpty() && !has(asked.counties(), county)) {
      hit.evidence.set(Feature.COUNTY_DIFFERS);
      String found = town == null ? county.name() : town.name();
      hit.note(Note.of(Note.Kind.COUNTY_DIFFERS, found, asked.counties().get(0).name()));
    }
    if (town != null && !asked.postalCode().isEmpty()) {
      postalCode(asked.postalCode(), hit, town);
    }
  }

  private static void town(Address asked, Hit hit, @Nullable District town) {
    if (town == null) {
      return;
    }
    if (asked.towns().isEmpty()) {
      hit.evidence.set(Feature.TOWN_ASSUMED);
      hit.note(Note.of(Note.Kind.TOWN_ASSUMED, town.fullName()));
    } else if (!has(asked.towns(), town)) {
      hit.evidence.set(Feature.TOWN_DIFFERS);
      hit.note(Note.of(Note.Kind.TOWN_DIFFERS, asked.towns().get(0).fullName(), town.fullName()));
    }
  }

  private static void postalCode(String code, Hit hit, District town) {
    if (town.postalCode().isEmpty() || code.length() < 3) {
      return;
    }
    if (code.startsWith(town.postalCode())) {
      hit.evidence.set(Feature.POSTAL_CONFIRMED);
    } else {
      hit.evidence.set(Feature.POSTAL_DIFFERS);
      hit.note(Note.of(Note.Kind.POSTAL_DIFFERS, code, town.fullName(), town.postalCode()));
    }
  }

  private static boolean has(List<District> districts, District one) {
    for (int i = 0; i < districts.size(); i++) {
      if (same(districts.get(i), one)) {
        return true;
      }
    }
    return false;
  }

  /** Whether two are the same district, or both none. */
  static boolean same(@Nullable District one, @Nullable District other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.code().equals(other.code());
  }
}

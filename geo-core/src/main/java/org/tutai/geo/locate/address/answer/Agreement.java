package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.AddressPart;
import org.tutai.geo.locate.address.Assumption;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.name.Folding;

/** Weighs the district a hit is in against what was said of county, town and postal code. */
final class Agreement {

  private Agreement() {}

  static void weigh(Gazetteer gazetteer, Address asked, Hit hit) {
    District county = gazetteer.county(hit.segment);
    District town = hit.town < 0 ? null : gazetteer.district(hit.segment, hit.town);
    town(asked, hit, town);
    if (county != null) {
      county(gazetteer, asked, hit, county, town == null ? county.name() : town.name());
    }
    if (town != null && !asked.postalCode().isEmpty()) {
      postalCode(asked.postalCode(), hit, town);
    }
  }

  private static void county(
      Gazetteer gazetteer, Address asked, Hit hit, District county, String found) {
    District contradicted = contradicted(gazetteer, asked);
    if (contradicted != null ? !same(contradicted, county) : isOther(asked.counties(), county)) {
      District said = contradicted != null ? contradicted : asked.counties().get(0);
      hit.evidence.set(Feature.COUNTY_DIFFERS);
      hit.note(Note.of(Note.Kind.COUNTY_DIFFERS, found, said.name()));
    } else if (asked.counties().isEmpty() && asked.towns().size() > 1) {
      hit.note(Note.of(Note.Kind.COUNTY_ASSUMED, county.name()));
    }
  }

  private static boolean isOther(List<District> said, District county) {
    return !said.isEmpty() && !has(said, county);
  }

  /** The county that was written and that the parser did not believe, for the town's sake. */
  private static @Nullable District contradicted(Gazetteer gazetteer, Address asked) {
    boolean doubted = false;
    List<Assumption> assumptions = asked.assumptions();
    for (int i = 0; i < assumptions.size(); i++) {
      doubted |= assumptions.get(i).kind() == Assumption.Kind.OTHER;
    }
    List<AddressPart> parts = asked.parts();
    for (int i = 0; doubted && i < parts.size(); i++) {
      AddressPart part = parts.get(i);
      if (part.kind() == AddressPart.Kind.COUNTY) {
        String key = Folding.key(asked.text().substring(part.from(), part.to()));
        var named = gazetteer.districts.named(key, District.Level.COUNTY);
        District written = named.isEmpty() ? null : named.get(0).district();
        return written == null || has(asked.counties(), written) ? null : written;
      }
    }
    return null;
  }

  /** A reading that names the county that was written, also where the town's is believed. */
  static Address asWritten(Gazetteer gazetteer, Address read) {
    District written = contradicted(gazetteer, read);
    if (written == null) {
      return read;
    }
    List<AddressPart> parts = new ArrayList<>(read.parts());
    parts.replaceAll(
        part ->
            part.kind() == AddressPart.Kind.COUNTY
                ? new AddressPart(part.kind(), written.name(), part.from(), part.to())
                : part);
    return new Address(
        read.text(),
        read.postalCode(),
        read.counties(),
        read.towns(),
        read.village(),
        read.neighbourhood(),
        read.road(),
        read.roadText(),
        read.path(),
        read.numbers(),
        read.range(),
        read.unit(),
        read.crossRoad(),
        read.crossPath(),
        read.landmark(),
        parts,
        read.assumptions());
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

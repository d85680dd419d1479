package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.district.District;

/** Says why there is no answer. */
final class Remarks {

  private Remarks() {}

  /**
   * @param found whether something was found and lay outside the limits
   */
  static List<Reason> whyNothing(Gazetteer gazetteer, Address address, Query query, boolean found) {
    List<Reason> remarks = new ArrayList<>();
    for (Note note : notes(gazetteer, address, query, found)) {
      remarks.add(note.reason());
    }
    return remarks;
  }

  private static List<Note> notes(
      Gazetteer gazetteer, Address address, Query query, boolean found) {
    if (found || isLimitUnmet(query)) {
      return List.of(Note.of(Note.Kind.OUTSIDE_LIMITS));
    }
    if (gazetteer.segments.length == 0) {
      return List.of(Note.of(Note.Kind.NO_PLATES));
    }
    if (address.isEmpty()) {
      return List.of(Note.of(Note.Kind.NOTHING_UNDERSTOOD));
    }
    if (address.road().isEmpty() && !address.landmark().isEmpty()) {
      return List.of(Note.of(Note.Kind.LANDMARK_ONLY, address.landmark()));
    }
    List<Note> missing = missingCounties(gazetteer, address);
    if (!missing.isEmpty()) {
      return missing;
    }
    if (address.road().isEmpty() && address.village().isEmpty() && !address.numbers().isEmpty()) {
      return List.of(Note.of(Note.Kind.NUMBER_ONLY));
    }
    String what = address.road().isEmpty() ? address.village() : address.roadText();
    return List.of(Note.of(Note.Kind.NOTHING_FOUND, what));
  }

  private static boolean isLimitUnmet(Query query) {
    return !query.within().isEmpty() || query.box() != null;
  }

  private static List<Note> missingCounties(Gazetteer gazetteer, Address address) {
    List<District> said = address.towns().isEmpty() ? address.counties() : address.towns();
    List<Note> missing = new ArrayList<>();
    for (District district : said) {
      boolean known = false;
      for (var segment : gazetteer.segments) {
        known |= segment.countyCode().equals(district.county().code());
      }
      if (!known) {
        missing.add(Note.of(Note.Kind.NO_PLATES_THERE, district.county().name()));
      }
    }
    return missing.size() == said.size() ? missing : List.of();
  }
}

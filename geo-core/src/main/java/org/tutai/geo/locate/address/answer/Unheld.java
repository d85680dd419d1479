package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import org.tutai.geo.locate.address.Address;
import org.tutai.geo.locate.address.Assumption;
import org.tutai.geo.locate.district.District;

/**
 * What may be meant and has no plates here: the register knows all counties, the plates may be of a
 * few.
 */
final class Unheld {

  /*
   * The part of other counties in which a plate, and a road, of the same name exists too: the mean
   * over 34,000 plates of the 19 counties that publish theirs.
   */
  private static final double SAME_PLATE = 0.05;
  private static final double SAME_ROAD = 0.25;

  private final Gazetteer gazetteer;

  Unheld(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /**
   * The readings without those that name a district of which there are no plates, for then nothing
   * that is elsewhere is what was asked for. A short name (板橋) may be part of another word:
   * readings with a known road are kept beside it.
   */
  List<Address> without(List<Address> readings) {
    for (int i = 0; i < readings.size(); i++) {
      if (isMeant(readings.get(i))) {
        return without(readings, i);
      }
    }
    return readings;
  }

  private List<Address> without(List<Address> readings, int unheld) {
    List<Address> kept = new ArrayList<>(readings.subList(0, unheld));
    for (int i = unheld + 1; i < readings.size() && isBrief(readings.get(unheld)); i++) {
      Address address = readings.get(i);
      boolean known = gazetteer.isRoad(address.road()) || saysDistrict(address);
      if (known && !isMeant(address)) {
        kept.add(address);
      }
    }
    return kept;
  }

  private static boolean saysDistrict(Address address) {
    return !address.towns().isEmpty() || !address.counties().isEmpty();
  }

  /** Whether none of the districts that a reading names has plates. */
  private boolean isMeant(Address address) {
    List<District> said = address.towns().isEmpty() ? address.counties() : address.towns();
    for (int i = 0; i < said.size(); i++) {
      if (gazetteer.isHeld(said.get(i).county())) {
        return false;
      }
    }
    return !said.isEmpty();
  }

  private static boolean isBrief(Address address) {
    List<Assumption> assumptions = address.assumptions();
    for (int i = 0; i < assumptions.size(); i++) {
      if (assumptions.get(i).kind() == Assumption.Kind.SHORT_NAME) {
        return true;
      }
    }
    return false;
  }

  /** Lowers the probabilities of hits by what else may be meant, and says so in the first. */
  void lower(List<Hit> hits, double[] probabilities, Query query) {
    if (hits.isEmpty() || !query.within().isEmpty() || query.box() != null) {
      return;
    }
    Hit first = hits.get(0);
    Address address = first.address;
    if (!address.counties().isEmpty() || address.towns().size() == 1) {
      return;
    }
    int others = address.towns().isEmpty() ? counties(first) : towns(first);
    double among = among(hits, others);
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] *= among;
    }
  }

  private int counties(Hit first) {
    List<District> all = gazetteer.districts.counties();
    int held = 0;
    for (int i = 0; i < all.size(); i++) {
      held += gazetteer.isHeld(all.get(i)) ? 1 : 0;
    }
    if (held < all.size()) {
      String[] of = {String.valueOf(held), String.valueOf(all.size())};
      first.note(Note.of(Note.Kind.COUNTIES_UNHELD, of));
    }
    return all.size() - held;
  }

  private int towns(Hit first) {
    List<String> others = new ArrayList<>(2);
    for (District town : first.address.towns()) {
      if (!gazetteer.isHeld(town.county())) {
        others.add(town.fullName());
      }
    }
    if (!others.isEmpty()) {
      first.note(Note.of(Note.Kind.ALSO_UNHELD, String.join("、", others)));
    }
    return others.size();
  }

  /** The part of what was found among all that is thought to exist. */
  private static double among(List<Hit> hits, int others) {
    Level level = hits.get(0).level;
    int found = 0;
    for (int i = 0; i < hits.size(); i++) {
      found += hits.get(i).level == level ? 1 : 0;
    }
    return found / (found + others * share(hits.get(0)));
  }

  private static double share(Hit hit) {
    if (hit.level == Level.TOWN || hit.level == Level.COUNTY) {
      return 1;
    }
    return hit.house >= 0 || hit.number != null ? SAME_PLATE : SAME_ROAD;
  }
}

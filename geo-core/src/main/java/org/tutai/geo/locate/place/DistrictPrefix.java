package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.district.Districts.Naming;

/**
 * A district that a folded text begins with: 台北市中山區 of 台北市中山區中山國小.
 *
 * @param end where the text goes on
 * @param trust from 0 to 1: less for short and former names
 */
record DistrictPrefix(District district, int end, double trust) {

  private static final int MOST = 16;
  private static final double SHORT = 0.93;
  private static final double FORMER = 0.96;
  private static final double SURE = 0.9;

  /** The readings, those that take more of the text first. */
  static List<DistrictPrefix> of(Districts districts, String key) {
    List<DistrictPrefix> found = new ArrayList<>();
    towns(districts, key, null, found);
    for (DistrictName name : starting(districts, key, 0, District.Level.COUNTY)) {
      DistrictPrefix county = read(name, 0, 1);
      found.add(county);
      towns(districts, key, county, found);
    }
    found.sort(
        Comparator.comparingInt(DistrictPrefix::end)
            .thenComparingDouble(DistrictPrefix::trust)
            .reversed());
    return found.size() <= MOST ? found : found.subList(0, MOST);
  }

  private static void towns(
      Districts districts,
      String key,
      @Nullable DistrictPrefix county,
      List<DistrictPrefix> found) {
    int from = county == null ? 0 : county.end;
    for (DistrictName name : starting(districts, key, from, District.Level.TOWN)) {
      if (county != null && !county.district.equals(name.district().parent())) {
        continue;
      }
      DistrictPrefix town = read(name, from, county == null ? 1 : county.trust);
      found.add(town);
      for (DistrictName village : starting(districts, key, town.end, District.Level.VILLAGE)) {
        if (town.district.equals(village.district().parent())) {
          found.add(read(village, town.end, town.trust));
        }
      }
    }
  }

  private static List<DistrictName> starting(
      Districts districts, String key, int from, District.Level level) {
    return from >= key.length()
        ? List.of()
        : districts.startingAt(key, from, level).stream()
            .filter(name -> name.naming() != Naming.ALIKE)
            .limit(MOST)
            .toList();
  }

  private static DistrictPrefix read(DistrictName name, int from, double trustSoFar) {
    double trust =
        switch (name.naming()) {
          case CURRENT -> 1;
          case SHORT -> SHORT;
          default -> FORMER;
        };
    return new DistrictPrefix(
        name.district(), from + name.key().length(), Math.min(trust, trustSoFar));
  }

  /** Whether no part of it is more likely another word. */
  boolean sure() {
    return trust > SURE;
  }
}

package org.tutai.geo.locate.district;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The districts by their names in Latin letters. Immutable, thread-safe. */
final class LatinNames {

  private final Map<District.Level, Map<String, List<District>>> names =
      new EnumMap<>(District.Level.class);

  LatinNames(Map<String, District> byCode) {
    for (District district : byCode.values()) {
      String own = own(district.englishName());
      if (district.level() == District.Level.VILLAGE) {
        add(Romanisation.letters(own), district);
      } else {
        Romanisation.spellings(own).forEach(spelling -> add(spelling, district));
      }
    }
    for (String[] row : DistrictReader.latinNames()) {
      District district = byCode.get(row[0]);
      if (district == null) {
        throw new IllegalStateException("latin.tsv names a district that is not there: " + row[0]);
      }
      Romanisation.spellings(row[1]).forEach(spelling -> add(spelling, district));
    }
  }

  /** Those with a name, by code. */
  List<District> named(String letters, District.Level level) {
    return names.getOrDefault(level, Map.of()).getOrDefault(letters, List.of());
  }

  /** Without City, Dist., Vil. */
  private static String own(String english) {
    int unit = english.lastIndexOf(' ');
    return unit < 0 ? "" : english.substring(0, unit);
  }

  private void add(String letters, District district) {
    if (letters.isEmpty()) {
      return;
    }
    List<District> list =
        names
            .computeIfAbsent(district.level(), level -> new HashMap<>())
            .computeIfAbsent(letters, any -> new ArrayList<>(1));
    if (!list.contains(district)) {
      list.add(district);
    }
  }
}

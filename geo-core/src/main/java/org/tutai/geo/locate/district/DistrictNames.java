package org.tutai.geo.locate.district;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.district.Districts.Naming;
import org.tutai.geo.locate.name.Folding;

/** All names under which the districts are known: today's, short, former and mistaken ones. */
final class DistrictNames {

  /** What a town that is no 縣轄市 is called; people mistake one for the other. */
  private static final String UNITS = "區鎮鄉";

  private final Map<String, District> byCode = new LinkedHashMap<>();
  private final Map<District.Level, List<DistrictName>> names = new EnumMap<>(District.Level.class);
  private final Set<String> townKeys = new HashSet<>();

  DistrictNames(Collection<District> districts, List<FormerName> formerNames) {
    districts.forEach(this::current);
    formerNames.forEach(this::former);
    DistrictReader.spellings().forEach(this::spelling);
    districts.forEach(this::mistaken);
    names.values().forEach(list -> list.sort(Comparator.comparing(DistrictName::naming)));
  }

  /** The names of a level; of equal keys the better before the worse. */
  List<DistrictName> of(District.Level level) {
    return names.computeIfAbsent(level, any -> new ArrayList<>());
  }

  private void current(District district) {
    byCode.put(district.code(), district);
    add(district, district.level(), district.name(), Naming.CURRENT, "", "");
    if (district.level() != District.Level.VILLAGE && district.name().length() > 2) {
      String name = district.name().substring(0, district.name().length() - 1);
      add(district, district.level(), name, Naming.SHORT, "", "");
    }
  }

  private void former(FormerName former) {
    for (District now : former.today()) {
      String note = former.note(now);
      String english = former.englishNote(now);
      add(now, former.level(), former.ownName(), Naming.FORMER, note, english);
      if (former.level() == District.Level.TOWN) {
        add(now, former.level(), former.name(), Naming.FORMER, note, english);
      }
    }
    if (former.name().endsWith("鄉") && former.today().size() == 1) {
      villagesOf(former);
    }
  }

  /* A 鄉 has 村 and a 鎮, 市 or 區 has 里: when the town changed, so did its villages. */
  private void villagesOf(FormerName former) {
    District town = former.today().get(0);
    if (town.name().endsWith("鄉")) {
      return;
    }
    for (District village : byCode.values()) {
      if (village.name().endsWith("里") && town.equals(village.parent())) {
        String name = village.name().substring(0, village.name().length() - 1) + "村";
        add(
            village,
            District.Level.VILLAGE,
            name,
            Naming.FORMER,
            former.date()
                + " "
                + former.name()
                + former.event()
                + "，"
                + name
                + "改為"
                + village.name(),
            name + " is now " + village.name() + " (changed " + former.date() + ")");
      }
    }
  }

  private void spelling(String[] row) {
    District meant = byCode.get(row[0]);
    if (meant == null) {
      throw new IllegalStateException(
          "spellings.tsv names a district that is not there: " + row[0]);
    }
    if (!Folding.key(row[1]).equals(Folding.key(meant.name()))) {
      alike(meant, row[1]);
    }
  }

  private void mistaken(District town) {
    String name = town.name();
    int unit = UNITS.indexOf(name.charAt(name.length() - 1));
    if (town.level() != District.Level.TOWN || unit < 0 || name.length() < 3) {
      return;
    }
    for (int other = 0; other < UNITS.length(); other++) {
      String mistaken = name.substring(0, name.length() - 1) + UNITS.charAt(other);
      if (!townKeys.contains(Folding.key(mistaken))) {
        alike(town, mistaken);
      }
    }
  }

  private void alike(District town, String name) {
    add(
        town,
        town.level(),
        name,
        Naming.ALIKE,
        name + "視為" + town.name(),
        name + " is taken for " + town.name());
  }

  private void add(
      District district,
      District.Level level,
      String name,
      Naming naming,
      String note,
      String english) {
    String key = Folding.key(name);
    if (level == District.Level.TOWN && naming != Naming.ALIKE) {
      townKeys.add(key);
    }
    of(level).add(new DistrictName(key, district, naming, note, english));
  }
}

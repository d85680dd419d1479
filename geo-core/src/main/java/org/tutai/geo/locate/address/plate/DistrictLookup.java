package org.tutai.geo.locate.address.plate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.District.Level;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.name.Folding;

/** Finds the districts that cells of a table mean, by code of either scheme or by name. */
final class DistrictLookup {

  private final Districts districts;

  DistrictLookup(Districts districts) {
    this.districts = districts;
  }

  /** The county a cell means. */
  Optional<District> county(String cell) {
    String plain = cell.strip();
    return isCode(plain)
        ? districts.byCode(plain).filter(found -> found.level() == Level.COUNTY)
        : named(plain, Level.COUNTY).stream().findFirst();
  }

  /** The town a cell means, in a county where one is known. */
  Optional<District> town(String cell, @Nullable District county) {
    String plain = cell.strip();
    if (isCode(plain)) {
      return townByCode(plain, county);
    }
    List<District> all =
        named(plain, Level.TOWN).stream()
            .filter(town -> county == null || town.county().equals(county))
            .distinct()
            .toList();
    return county != null || all.size() == 1 ? all.stream().findFirst() : Optional.empty();
  }

  private Optional<District> townByCode(String code, @Nullable District county) {
    Optional<District> whole = districts.byCode(code).filter(found -> found.level() == Level.TOWN);
    return whole.isPresent() || county == null || code.length() > 3
        ? whole
        : districts
            .byCode(county.code() + "000".substring(code.length()) + code)
            .filter(found -> found.level() == Level.TOWN);
  }

  /** The village a cell means in a town. */
  Optional<District> village(String cell, District town) {
    String plain = cell.strip();
    if (isCode(plain)) {
      Optional<District> whole =
          districts.byCode(plain).filter(found -> found.level() == Level.VILLAGE);
      return whole.isPresent() || plain.length() > 3
          ? whole
          : districts.byCode(town.code() + "000".substring(plain.length()) + plain);
    }
    return named(plain, Level.VILLAGE).stream()
        .filter(village -> town.equals(village.parent()))
        .findFirst();
  }

  private List<District> named(String name, Level level) {
    return districts.named(Folding.key(name), level).stream().map(DistrictName::district).toList();
  }

  /** Whether a cell holds a code, digits with hyphens in between, and no name. */
  static boolean isCode(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if ((c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return !cell.isEmpty();
  }
}

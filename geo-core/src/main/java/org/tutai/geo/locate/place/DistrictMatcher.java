package org.tutai.geo.locate.place;

import java.util.List;
import java.util.Optional;
import org.tutai.geo.feature.Feature;
import org.tutai.geo.feature.Schema;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.name.Folding;

/** Which district a feature is, by the codes and names in its fields. Immutable. */
final class DistrictMatcher {

  private final Districts districts;
  private final PlaceColumns columns;
  private final int english;

  DistrictMatcher(Districts districts, PlaceColumns columns, Schema schema) {
    this.districts = districts;
    this.columns = columns;
    this.english = columns.level().map(level -> PlaceColumns.englishOf(level, schema)).orElse(-1);
  }

  /**
   * The district a feature is; empty when it says none. One that the register lacks (a village
   * younger than it) is made of what the feature says, if its town is known.
   */
  Optional<District> match(Feature feature) {
    Optional<District.Level> level = columns.level();
    if (level.isEmpty()) {
      return districts
          .byCode(PlaceColumns.text(feature, columns.plainCode()))
          .or(() -> byFullName(PlaceColumns.text(feature, columns.name())));
    }
    String code = PlaceColumns.text(feature, code(level.get()));
    return districts
        .byCode(code)
        .filter(district -> district.level() == level.get())
        .or(() -> byNames(feature, level.get()))
        .or(() -> made(feature, level.get(), code));
  }

  private int code(District.Level level) {
    return switch (level) {
      case COUNTY -> columns.codes().county();
      case TOWN -> columns.codes().town();
      case VILLAGE -> columns.codes().village();
    };
  }

  private int name(District.Level level) {
    return switch (level) {
      case COUNTY -> columns.names().county();
      case TOWN -> columns.names().town();
      case VILLAGE -> columns.names().village();
    };
  }

  private Optional<District> byFullName(String name) {
    String key = Folding.key(name);
    return DistrictPrefix.of(districts, key).stream()
        .filter(prefix -> prefix.end() == key.length() && prefix.sure())
        .map(DistrictPrefix::district)
        .findFirst();
  }

  private Optional<District> byNames(Feature feature, District.Level level) {
    var whole = new StringBuilder();
    for (District.Level above : District.Level.values()) {
      if (above.compareTo(level) <= 0) {
        whole.append(Folding.key(PlaceColumns.text(feature, name(above))));
      }
    }
    String own = Folding.key(PlaceColumns.text(feature, name(level)));
    return own.isEmpty()
        ? Optional.empty()
        : byFullName(whole.toString()).filter(district -> district.level() == level);
  }

  private Optional<District> made(Feature feature, District.Level level, String code) {
    String name = PlaceColumns.text(feature, name(level));
    boolean village = level == District.Level.VILLAGE && code.length() == 11;
    if (!village || name.isEmpty() || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    return districts
        .byCode(code.substring(0, 8))
        .map(
            town ->
                new District(
                    level,
                    code,
                    name,
                    PlaceColumns.text(feature, english),
                    town.postalCode(),
                    town));
  }

  /** The town that fields name for a landmark or road, when its place tells none. */
  Optional<District> townOf(Feature feature) {
    Optional<District> town =
        districts
            .byCode(PlaceColumns.text(feature, columns.codes().town()))
            .flatMap(District::town);
    if (town.isPresent()) {
      return town;
    }
    String county = Folding.key(PlaceColumns.text(feature, columns.names().county()));
    String name = Folding.key(PlaceColumns.text(feature, columns.names().town()));
    if (county.isEmpty() && name.isEmpty()) {
      return Optional.empty();
    }
    List<DistrictPrefix> said = DistrictPrefix.of(districts, county + name);
    return said.isEmpty() ? Optional.empty() : Optional.of(said.get(0).district());
  }
}

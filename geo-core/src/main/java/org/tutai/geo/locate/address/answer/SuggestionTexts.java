package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.address.StreetPath;
import org.tutai.geo.locate.address.plate.PlateSegment;
import org.tutai.geo.locate.district.District;

/** Puts completions into words. Thread-safe. */
final class SuggestionTexts {

  private final Gazetteer gazetteer;

  /** Places of districts that were shown before; at most one for each district. */
  private final Map<District, double[]> middles = new ConcurrentHashMap<>();

  SuggestionTexts(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** The first of sorted completions, each once, within the query's limit and box. */
  List<Suggestion> of(List<Completion> sorted, Query query) {
    List<Suggestion> suggestions = new ArrayList<>(query.limit());
    List<Completion> taken = new ArrayList<>(query.limit());
    for (int i = 0; i < sorted.size() && suggestions.size() < query.limit(); i++) {
      Completion one = sorted.get(i);
      if (!isTaken(one, taken)) {
        taken.add(one);
        Suggestion suggestion = one.district() == null ? road(one) : district(one);
        if (isIn(query.box(), suggestion)) {
          suggestions.add(suggestion);
        }
      }
    }
    return suggestions;
  }

  private static boolean isTaken(Completion one, List<Completion> taken) {
    for (int i = 0; i < taken.size(); i++) {
      if (taken.get(i).isSame(one)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(@Nullable Bounds box, Suggestion suggestion) {
    return box == null || box.contains(suggestion.lon(), suggestion.lat());
  }

  private Suggestion district(Completion one) {
    District district = Objects.requireNonNull(one.district());
    String text = district.fullName();
    int nameAt = text.length() - district.name().length();
    int from = emphasisFrom(one, nameAt);
    int to = Math.min(text.length(), nameAt + Math.max(0, one.to()));
    double[] lonLat = middles.computeIfAbsent(district, this::middle);
    return new Suggestion(
        text,
        district.englishName(),
        Math.min(from, to),
        to,
        Suggestion.Kind.DISTRICT,
        lonLat[0],
        lonLat[1]);
  }

  /** Where the emphasis begins: at the first district that was typed. */
  private static int emphasisFrom(Completion one, int nameAt) {
    District typed = one.region().district();
    if (typed == null) {
      return nameAt + one.from();
    }
    District county = typed.county();
    boolean whole = one.region().fromCounty() || typed.level() == District.Level.COUNTY;
    return whole ? 0 : county.name().length();
  }

  private double[] middle(District district) {
    if (district.level() == District.Level.TOWN) {
      for (Gazetteer.Town town : gazetteer.towns(district.code())) {
        PlateSegment plates = gazetteer.segments[town.segment()];
        if (plates.firstBase(town.town()) < plates.endBase(town.town())) {
          return place(gazetteer.spreadOfTown(town.segment(), town.town()));
        }
      }
    }
    for (int s = 0; s < gazetteer.segments.length; s++) {
      PlateSegment plates = gazetteer.segments[s];
      if (plates.countyCode().equals(district.code()) && plates.houses() > 0) {
        return place(gazetteer.spread(s));
      }
    }
    return new double[] {Double.NaN, Double.NaN};
  }

  private static double[] place(Spread spread) {
    return new double[] {spread.lon(), spread.lat()};
  }

  private Suggestion road(Completion one) {
    PlateSegment plates = gazetteer.segments[one.segment()];
    String town = gazetteer.fullTown(one.segment(), plates.townOfBase(one.base()));
    String name = plates.baseName(one.base());
    StringBuilder text = new StringBuilder(40).append(town).append(name);
    if (one.street() >= 0) {
      StreetPath path = plates.path(one.street());
      text.append(AddressText.path(Areas.cut(path, one.depth())));
    }
    if (one.number() != null) {
      text.append(AddressText.number(one.number()));
    }
    int house = house(plates, one);
    int from = emphasisFrom(one, town.length());
    int to = one.to() < 0 ? text.length() : town.length() + Math.min(name.length(), one.to());
    return new Suggestion(
        text.toString(),
        detail(plates, one),
        Math.min(from, to),
        to,
        kind(plates, one),
        house < 0 ? Double.NaN : plates.lonE7(house) / 1e7,
        house < 0 ? Double.NaN : plates.latE7(house) / 1e7);
  }

  private static Suggestion.Kind kind(PlateSegment plates, Completion one) {
    if (one.number() != null) {
      return Suggestion.Kind.ADDRESS;
    }
    boolean village = one.street() < 0 && plates.isVillageBase(one.base());
    return village ? Suggestion.Kind.DISTRICT : Suggestion.Kind.ROAD;
  }

  private static int house(PlateSegment plates, Completion one) {
    if (one.house() >= 0) {
      return one.house();
    }
    if (one.street() >= 0) {
      return (plates.firstHouse(one.street()) + plates.endHouse(one.street())) / 2;
    }
    boolean none = plates.firstStreet(one.base()) == plates.endStreet(one.base());
    return none ? -1 : plates.middleOfBase(one.base());
  }

  private static String detail(PlateSegment plates, Completion one) {
    if (one.house() < 0) {
      return "";
    }
    int village = plates.villageOfHouse(one.house());
    return village < 0 ? "" : plates.villageName(village);
  }
}

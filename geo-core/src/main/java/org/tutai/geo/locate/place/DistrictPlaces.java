package org.tutai.geo.locate.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tutai.geo.crs.Bounds;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.district.Districts.Naming;
import org.tutai.geo.locate.name.NameIndex;
import org.tutai.geo.locate.place.PlaceQuestion.Part;

/** The districts of the register, and those imported that it lacks, found by name. Thread-safe. */
final class DistrictPlaces {

  private static final int MOST_HOLDING = 300;
  private static final int MOST_ALIKE = 60;
  private static final double FORMER = 0.98;
  private static final double SHORT = 0.96;
  private static final double ALIKE = 0.5;

  private final Districts register;
  private final DistrictPoints points;
  private final List<District> districts = new ArrayList<>();
  private final Map<String, Integer> byCode = new HashMap<>();
  private final NameIndex names;
  private final EnglishNames english;

  DistrictPlaces(Districts register, DistrictAreas areas, DistrictPoints points) {
    this.register = register;
    this.points = points;
    register.counties().forEach(this::add);
    areas.unregistered().forEach(code -> areas.district(code).ifPresent(this::addAlone));
    names = NameIndex.of(districts.stream().map(District::name).toList());
    english = new EnglishNames(districts.stream().map(District::englishName).toList());
  }

  private void add(District district) {
    addAlone(district);
    register.in(district).forEach(this::add);
  }

  private void addAlone(District district) {
    byCode.put(district.code(), districts.size());
    districts.add(district);
  }

  District district(int entry) {
    return districts.get(entry);
  }

  /** The entries that answer, best first. */
  List<Best.Scored> find(PlaceQuestion question, @Nullable Bounds near, int limit, boolean typing) {
    var search = new Search(new ViewBonus(near));
    for (DistrictPrefix prefix : question.districts()) {
      if (prefix.end() == question.key().length()) {
        search.add(prefix.district(), NameIndex.Kind.EXACT, 1, prefix.trust());
      }
    }
    for (District.Level level : District.Level.values()) {
      register.named(question.key(), level).forEach(search::add);
    }
    for (Part part : question.parts()) {
      search.holding(part);
    }
    if (!typing && search.best.size() < limit) {
      question.parts().forEach(search::alike);
    }
    if (!question.latin().isEmpty()) {
      search.latin(question, limit, typing);
    }
    return search.best.first(limit);
  }

  /** One search. For one thread. */
  private final class Search {

    private final ViewBonus view;
    private final Best best = new Best();

    Search(ViewBonus view) {
      this.view = view;
    }

    void add(DistrictName name) {
      double trust =
          switch (name.naming()) {
            case CURRENT -> 1;
            case SHORT -> SHORT;
            case FORMER -> FORMER;
            case ALIKE -> ALIKE;
          };
      boolean alike = name.naming() == Naming.ALIKE;
      add(name.district(), alike ? NameIndex.Kind.LOOKALIKE : NameIndex.Kind.EXACT, 1, trust);
    }

    void holding(Part part) {
      for (NameIndex.Match match : names.holding(part.key(), MOST_HOLDING)) {
        add(match, part);
      }
    }

    void alike(Part part) {
      for (NameIndex.Match match : names.alike(part.key(), MOST_ALIKE)) {
        add(match, part);
      }
    }

    void latin(PlaceQuestion question, int limit, boolean typing) {
      for (NameIndex.Match match : english.find(question.key(), typing)) {
        add(districts.get(match.id()), match.kind(), match.likeness(), 1);
      }
      for (NameIndex.Match match : names.romanised(question.latin(), limit)) {
        add(districts.get(match.id()), match.kind(), match.likeness(), 1);
      }
    }

    private void add(NameIndex.Match match, Part part) {
      District district = districts.get(match.id());
      if (district.code().startsWith(part.within()) && !district.code().equals(part.within())) {
        add(district, match.kind(), match.likeness(), part.trust());
      }
    }

    private void add(District district, NameIndex.Kind kind, double likeness, double trust) {
      int entry = byCode.getOrDefault(district.code(), -1);
      if (entry >= 0) {
        double at = view.of(points.lon(district), points.lat(district));
        best.add(entry, PlaceScore.of(kind, likeness, false, weight(district), at) * trust);
      }
    }
  }

  /** Towns of many villages are where most people live. */
  private double weight(District district) {
    return switch (district.level()) {
      case COUNTY -> 100;
      case TOWN -> 60 + Math.min(30, register.in(district).size() / 3.0);
      case VILLAGE -> 30;
    };
  }
}

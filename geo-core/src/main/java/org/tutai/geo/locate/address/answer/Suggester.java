package org.tutai.geo.locate.address.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tutai.geo.locate.address.answer.Completion.Region;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.district.Districts.DistrictName;
import org.tutai.geo.locate.district.Districts.Naming;
import org.tutai.geo.locate.name.Folding;

/**
 * Completes what is being typed: districts, then roads, then sections, lanes and numbers. The text
 * is read in each way its beginning can be districts, and each way is completed. Thread-safe.
 */
final class Suggester {

  private static final int MOST_CHARACTERS = 64;
  private static final int MOST_REGIONS = 6;

  private final Gazetteer gazetteer;
  private final Roads roads;
  private final DistrictCompletions districts;
  private final SuggestionTexts texts;

  Suggester(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    this.roads = new Roads(gazetteer);
    this.districts = new DistrictCompletions(gazetteer);
    this.texts = new SuggestionTexts(gazetteer);
  }

  List<Suggestion> suggest(Query query) {
    String text = query.text();
    String key =
        Folding.key(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
    key = withoutPostalCode(key);
    if (key.isEmpty()) {
      return List.of();
    }
    Limits limits = new Limits(gazetteer, query.within());
    List<Completion> found = new ArrayList<>();
    for (Region region : regions(key)) {
      String rest = key.substring(region.end());
      districts.add(region, rest, limits, found);
      roads.add(region, rest, limits, query.near(), found);
    }
    if (isLatin(key)) {
      districts.romanised(key, limits, found);
      roads.romanised(key, limits, query.near(), found);
    }
    found.sort(Comparator.comparingDouble((Completion one) -> -one.rank()));
    return texts.of(found, query);
  }

  private static String withoutPostalCode(String key) {
    int digits = 0;
    while (digits < key.length() && key.charAt(digits) >= '0' && key.charAt(digits) <= '9') {
      digits++;
    }
    boolean code = digits == 3 || digits == 5 || digits == 6;
    return code && digits < key.length() ? key.substring(digits) : key;
  }

  private static boolean isLatin(String key) {
    char c = key.charAt(0);
    return c >= 'a' && c <= 'z';
  }

  /** The ways in which the text can begin with districts, also with none. */
  private List<Region> regions(String key) {
    List<Region> regions = new ArrayList<>();
    regions.add(Region.NONE);
    for (DistrictName county : startingAt(key, 0, District.Level.COUNTY)) {
      Region region = region(Region.NONE, county, true);
      add(regions, region);
      for (DistrictName town : startingAt(key, region.end(), District.Level.TOWN)) {
        if (Agreement.same(town.district().parent(), county.district())) {
          add(regions, region(region, town, true));
        }
      }
    }
    for (DistrictName town : startingAt(key, 0, District.Level.TOWN)) {
      add(regions, region(Region.NONE, town, false));
    }
    return regions;
  }

  private List<DistrictName> startingAt(String key, int at, District.Level level) {
    return at >= key.length() ? List.of() : gazetteer.districts.startingAt(key, at, level);
  }

  private static void add(List<Region> regions, Region region) {
    if (regions.size() < MOST_REGIONS) {
      regions.add(region);
    }
  }

  private static Region region(Region before, DistrictName name, boolean fromCounty) {
    double bonus = name.naming() == Naming.CURRENT ? 0.6 : -0.8;
    return new Region(
        name.district(), before.end() + name.key().length(), before.bonus() + bonus, fromCounty);
  }
}

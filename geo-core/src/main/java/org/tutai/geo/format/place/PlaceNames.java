package org.tutai.geo.format.place;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the county or town that a text names, by name or by code: 金門縣金湖鎮…, 連江, Kinmen, {@code
 * 09020}, {@code 0902001} (household scheme), {@code 09020010}, and codes of villages that begin
 * with one of these. 台 and 臺 are one; counties that became municipalities in 2010 and 2014 are
 * understood. Immutable, thread-safe.
 */
final class PlaceNames {

  /** How far into a text a county's name is looked for. */
  private static final int REACH = 12;

  private static final int STEM = 2;
  private static final int CODE_LENGTH = 5;
  private static final String COUNTY_ENDINGS = "縣市";
  private static final String TOWN_ENDINGS = "鄉鎮市區";
  private static final Map<String, String> FORMER =
      Map.of("臺北縣", "新北市", "桃園縣", "桃園市", "臺中縣", "臺中市", "臺南縣", "臺南市", "高雄縣", "高雄市");

  private static final PlaceNames TAIWAN = new PlaceNames(Towns.get());

  private final Map<String, Region> byCode = new HashMap<>();
  private final Map<String, Region> municipalities = new HashMap<>();
  private final Map<String, Region> countyNames = new LinkedHashMap<>();
  private final Map<String, Region> englishNames = new LinkedHashMap<>();
  private final Map<String, Region> townNames = new HashMap<>();

  /** The towns of a county by name and by the name without its ending. */
  private final Map<Region, Map<String, Region>> townsOf = new HashMap<>();

  private PlaceNames(Towns towns) {
    List<Region> counties = new ArrayList<>();
    for (int i = 0; i < towns.counties().size(); i++) {
      Region county = county(towns.counties().get(i), towns.ofCounty(i));
      counties.add(county);
      townsOf.put(county, new HashMap<>());
    }
    for (int i = 0; i < towns.towns().size(); i++) {
      town(i, towns.towns().get(i), counties.get(towns.towns().get(i).county()));
    }
    FORMER.forEach((then, now) -> countyNames.put(then, of(countyNames, now)));
  }

  /** Those of Taiwan. */
  static PlaceNames get() {
    return TAIWAN;
  }

  private Region county(Towns.County county, BitSet towns) {
    var region = new Region(towns, county.chinese(), false);
    byCode.put(county.code(), region);
    if (county.code().startsWith("6")) {
      municipalities.put(county.code().substring(0, 2), region);
    }
    countyNames.put(plain(county.chinese()), region);
    String english = county.english().toLowerCase(Locale.ROOT);
    String stem = english.replaceAll(" (county|city)$", "");
    englishNames.merge(stem, region, PlaceNames::union);
    return region;
  }

  private void town(int index, Towns.Town town, Region county) {
    var set = new BitSet();
    set.set(index);
    var region = new Region(set, county.name() + town.name(), true);
    byCode.put(town.code(), region);
    byCode.put(householdCode(town.code()), region);
    String name = plain(town.name());
    Map<String, Region> own = of(townsOf, county);
    own.put(name, region);
    if (name.length() > STEM) {
      own.putIfAbsent(name.substring(0, name.length() - 1), region);
    }
    townNames.merge(name, new Region(set, town.name(), true), PlaceNames::union);
  }

  private static Region union(Region one, Region other) {
    var both = (BitSet) one.towns().clone();
    both.or(other.towns());
    return new Region(both, one.name(), one.ofTown());
  }

  private static <K, V> V of(Map<K, V> map, K key) {
    return Objects.requireNonNull(map.get(key));
  }

  /** Of municipalities 63000040 becomes 6300400, of others 10004020 becomes 1000402. */
  private static String householdCode(String townCode) {
    return townCode.startsWith("6")
        ? townCode.substring(0, 2) + "0" + townCode.substring(5, 7) + "00"
        : townCode.substring(0, 7);
  }

  private static String plain(String text) {
    return text.replace('台', '臺');
  }

  /** The place that a value names; null for none. */
  @Nullable Region find(String value) {
    String text = plain(value.strip());
    if (text.length() < 2) {
      return null;
    }
    Region coded = code(text);
    return coded != null ? coded : name(text);
  }

  /** As {@link #find}, for a field that holds counties, where municipalities have two digits. */
  @Nullable Region findCounty(String value) {
    Region municipality = municipalities.get(value.strip());
    return municipality != null ? municipality : find(value);
  }

  /** The place that the name of a file or layer tells, anywhere in it; null for none. */
  @Nullable Region findInTitle(String title) {
    String text = plain(title);
    for (String part : text.split("[^0-9]+")) {
      Region county = part.length() == CODE_LENGTH ? byCode.get(part) : null;
      if (county != null) {
        return county;
      }
    }
    Region found = null;
    for (Map.Entry<String, Region> county : countyNames.entrySet()) {
      String name = county.getKey();
      if (text.contains(name)) {
        return county.getValue();
      }
      if (text.contains(name.substring(0, STEM))) {
        found = found == null ? county.getValue() : union(found, county.getValue());
      }
    }
    return found != null ? found : english(text.toLowerCase(Locale.ROOT));
  }

  private @Nullable Region code(String text) {
    if (!isDigit(text.charAt(0))) {
      return null;
    }
    String digits = text.replaceAll("[-\\s]", "");
    for (int i = 0; i < digits.length(); i++) {
      if (!isDigit(digits.charAt(i))) {
        return null;
      }
    }
    return switch (digits.length()) {
      case 5, 7, 8 -> byCode.get(digits);
      case 10 -> byCode.get(digits.substring(0, 7));
      case 11 -> byCode.get(digits.substring(0, 8));
      default -> null;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private @Nullable Region name(String text) {
    if (text.charAt(text.length() - 1) < 128 && text.charAt(0) < 128) {
      return english(text.toLowerCase(Locale.ROOT));
    }
    String head = text.substring(0, Math.min(REACH, text.length()));
    for (Map.Entry<String, Region> county : countyNames.entrySet()) {
      int at = head.indexOf(county.getKey());
      if (at >= 0) {
        String rest = text.substring(at + county.getKey().length()).strip();
        return within(county.getValue(), rest);
      }
    }
    Region town = townAtStart(townNames, text);
    return town != null ? town : shortCounty(text);
  }

  private Region within(Region county, String rest) {
    Map<String, Region> own = of(townsOf, county);
    Region town = townAtStart(own, rest);
    if (town == null && rest.length() > STEM && TOWN_ENDINGS.indexOf(rest.charAt(STEM)) >= 0) {
      town = own.get(rest.substring(0, STEM));
    }
    return town != null ? town : county;
  }

  private static @Nullable Region townAtStart(Map<String, Region> names, String text) {
    for (int length = Math.min(4, text.length()); length >= 2; length--) {
      if (TOWN_ENDINGS.indexOf(text.charAt(length - 1)) >= 0) {
        Region town = names.get(text.substring(0, length));
        if (town != null) {
          return town;
        }
      }
    }
    return null;
  }

  /** A county's name without its ending, at the start; all counties of that name (新竹, 嘉義). */
  private @Nullable Region shortCounty(String text) {
    Region found = null;
    for (Map.Entry<String, Region> county : countyNames.entrySet()) {
      String name = county.getKey();
      if (COUNTY_ENDINGS.indexOf(name.charAt(name.length() - 1)) >= 0
          && text.startsWith(name.substring(0, name.length() - 1))) {
        found = found == null ? county.getValue() : union(found, county.getValue());
      }
    }
    return found;
  }

  private @Nullable Region english(String text) {
    Region found = null;
    int longest = 0;
    for (Map.Entry<String, Region> county : englishNames.entrySet()) {
      if (county.getKey().length() > longest && containsWord(text, county.getKey())) {
        found = county.getValue();
        longest = county.getKey().length();
      }
    }
    return found;
  }

  private static boolean containsWord(String text, String word) {
    int at = text.indexOf(word);
    if (at < 0) {
      return false;
    }
    int end = at + word.length();
    return (at == 0 || !Character.isLetter(text.charAt(at - 1)))
        && (end == text.length() || !Character.isLetter(text.charAt(end)));
  }
}

package org.tutai.geo.locate.address;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.tutai.geo.locate.district.District;
import org.tutai.geo.locate.name.NameIndex;
import org.tutai.geo.locate.name.Readings;

/** The roads of an index of names by their romanisation. Immutable, thread-safe. */
public final class EnglishRoads implements EnglishNames {

  /** Where roads lie. */
  @FunctionalInterface
  public interface Places {

    /** Whether a road of this number lies in a town. */
    boolean isIn(int road, District town);
  }

  /** More than are asked for, for the best may not be the first. */
  private static final int MOST = 8;

  private static final int MOST_BELOW = 100;

  private static final double OTHERWISE = 0.95;

  private final NameIndex index;
  private final IntFunction<String> keys;
  private final Places places;

  /**
   * Roads by number.
   *
   * @param index their names
   * @param keys the key of each
   * @param places the towns of each
   */
  public EnglishRoads(NameIndex index, IntFunction<String> keys, Places places) {
    this.index = index;
    this.keys = keys;
    this.places = places;
  }

  @Override
  public List<RoadName> roads(String latin, String ending, List<District> towns, int limit) {
    IntPredicate wanted = road -> keys.apply(road).endsWith(ending) && isIn(road, towns);
    String letters = latin + reading(ending);
    List<RoadName> roads = new ArrayList<>(MOST);
    for (NameIndex.Match match : index.romanised(letters, MOST, wanted)) {
      String key = keys.apply(match.id());
      roads.add(
          new RoadName(
              key, isHanyu(index.name(match.id()), letters) ? 1 : match.likeness() * OTHERWISE));
    }
    roads.sort(Comparator.comparingDouble(road -> -road.likeness()));
    return roads.size() > limit ? List.copyOf(roads.subList(0, limit)) : roads;
  }

  @Override
  public List<RoadName> below(String road, String latin, List<District> towns) {
    List<RoadName> roads = new ArrayList<>(1);
    for (NameIndex.Match match : index.holding(road, MOST_BELOW)) {
      String key = keys.apply(match.id());
      if (key.length() > road.length()
          && key.startsWith(road)
          && isHanyu(key.substring(road.length()), latin)
          && isIn(match.id(), towns)) {
        roads.add(new RoadName(key, 1));
      }
    }
    return roads;
  }

  /* Zhongcheng is 忠誠 in Hanyu Pinyin, but might be 中正 in a mixture of systems. */
  private static boolean isHanyu(String name, String letters) {
    String hanyu = Readings.pinyin(name);
    int at = 0;
    for (int i = 0; i < hanyu.length(); i++) {
      char c = Character.toLowerCase(hanyu.charAt(i));
      if (c >= 'a' && c <= 'z' && (at == letters.length() || letters.charAt(at++) != c)) {
        return false;
      }
    }
    return at == letters.length();
  }

  private boolean isIn(int road, List<District> towns) {
    for (District town : towns) {
      if (places.isIn(road, town)) {
        return true;
      }
    }
    return towns.isEmpty();
  }

  /** The ending of a key in Hanyu Pinyin. */
  static String reading(String ending) {
    StringBuilder words = new StringBuilder(16);
    for (int i = 0; i < ending.length(); i++) {
      words.append(
          switch (ending.charAt(i)) {
            case '東' -> "dong";
            case '西' -> "xi";
            case '南' -> "nan";
            case '北' -> "bei";
            case '中' -> "zhong";
            case '路' -> "lu";
            case '街' -> "jie";
            case '大' -> "da";
            case '道' -> "dao";
            case '巷' -> "xiang";
            case '弄' -> "nong";
            default -> String.valueOf(ending.charAt(i));
          });
    }
    return words.toString();
  }
}

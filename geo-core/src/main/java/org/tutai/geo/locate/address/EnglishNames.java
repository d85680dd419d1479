package org.tutai.geo.locate.address;

import java.util.List;
import org.tutai.geo.locate.district.District;

/** What roads and places are called in Latin letters. Thread-safe. */
public interface EnglishNames {

  /** Names that are known to nobody. */
  EnglishNames NONE = (latin, ending, towns, limit) -> List.of();

  /**
   * A road or place.
   *
   * @param key its name's {@link org.tutai.geo.locate.name.Folding#key} (忠孝東路, 三多4路)
   * @param likeness from 0 to 1, where 1 is its very romanisation
   */
  record RoadName(String key, double likeness) {}

  /**
   * The roads that may be meant, the likeliest first.
   *
   * @param latin the name's own part as written in whatever system, letters only, in lower case
   *     (zhongxiao, chunghsiao, sanduo)
   * @param ending the rest of the name in key form (東路, 4路, 街); empty for a place that is no road
   * @param towns where it must lie; empty for anywhere
   * @param limit the most names
   */
  List<RoadName> roads(String latin, String ending, List<District> towns, int limit);

  /**
   * The roads whose names are another road's and then more: 育英街南苑 for 育英街 and nanyuan.
   *
   * @param road the other road's key
   * @param latin the rest in Hanyu Pinyin, letters only, in lower case
   * @param towns where it must lie; empty for anywhere
   */
  default List<RoadName> below(String road, String latin, List<District> towns) {
    return List.of();
  }
}

package org.tutai.geo.locate.district;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of Taiwan's districts. Immutable, thread-safe. */
public final class Districts {

  /** How a text names a district. */
  public enum Naming {
    /** Its name of today (臺北市, or 台北市). */
    CURRENT,
    /**
     * Its name of today without the last character (台北, 中和), for counties and towns whose name
     * keeps two characters; it may be part of another word (中和路).
     */
    SHORT,
    /** A name it had (臺北縣, 高雄縣鳳山市, 員林鎮); see {@link DistrictName#note}. */
    FORMER,
    /** A variant or mistaken character in it (竹東鄉 for 竹東鎮), or a lost one. */
    ALIKE
  }

  /**
   * A district by one of its names.
   *
   * @param key the name's {@link org.tutai.geo.locate.name.Folding#key}; as long as the text it
   *     takes
   * @param note for a former or mistaken name what became of it and when, in Chinese (2010-12-25
   *     臺北縣改制為新北市); else empty
   * @param englishNote the same in English; else empty
   */
  public record DistrictName(
      String key, District district, Naming naming, String note, String englishNote) {

    DistrictName alike() {
      return new DistrictName(key, district, Naming.ALIKE, note, englishNote);
    }
  }

  private final Map<String, District> byCode;
  private final Map<String, List<District>> children = new HashMap<>();
  private final Map<String, List<District>> byPostalCode = new HashMap<>();
  private final List<District> counties;
  private final List<FormerName> formerNames;
  private final Map<District.Level, NameTrie> tries = new EnumMap<>(District.Level.class);

  private volatile @Nullable LatinNames latin;

  private Districts(Map<String, District> byCode) {
    this.byCode = byCode;
    byCode.values().forEach(this::place);
    children.replaceAll((code, list) -> List.copyOf(list));
    byPostalCode.replaceAll((code, list) -> List.copyOf(list));
    counties = in("");
    formerNames = DistrictReader.formerNames(byCode);
    var names = new DistrictNames(byCode.values(), formerNames);
    for (District.Level level : District.Level.values()) {
      tries.put(level, NameTrie.of(names.of(level)));
    }
  }

  /* Few texts are in Latin letters: made when first asked for. */
  private LatinNames latinNames() {
    LatinNames names = latin;
    if (names == null) {
      names = new LatinNames(byCode);
      latin = names;
    }
    return names;
  }

  private void place(District district) {
    District parent = district.parent();
    String above = parent == null ? "" : parent.code();
    children.computeIfAbsent(above, code -> new ArrayList<>()).add(district);
    if (district.level() == District.Level.TOWN) {
      byPostalCode.computeIfAbsent(district.postalCode(), code -> new ArrayList<>()).add(district);
    }
  }

  /** The districts of Taiwan, read once. */
  public static Districts taiwan() {
    return Taiwan.DISTRICTS;
  }

  private static final class Taiwan {
    static final Districts DISTRICTS = new Districts(DistrictReader.districts());
  }

  /** The 22 counties, by code. */
  public List<District> counties() {
    return counties;
  }

  /** What lies directly in a district, by code: towns of a county, villages of a town. */
  public List<District> in(District district) {
    return in(district.code());
  }

  private List<District> in(String code) {
    return children.getOrDefault(code, List.of());
  }

  /**
   * By a code of the ministry ({@code 63000}, {@code 63000040}, {@code 63000040033}), or of the
   * household scheme of door plates ({@code 63}, {@code 10004}, {@code 6300400}, {@code 1000402},
   * {@code 6300400-033}); also without the zero at the front that spreadsheets take away.
   */
  public Optional<District> byCode(String code) {
    return Optional.ofNullable(byCode.get(DistrictCode.ministry(code)));
  }

  /**
   * The districts of a level whose name starts at a place in a folded text, the longest names
   * first, and of equal names the current before the short, former and mistaken. A lost character
   * ({@code ?}) stands for any one. The names of a former town are known with its county's too
   * (新竹縣香山鄉), for it may lie in another county today.
   *
   * @param folded text after {@link org.tutai.geo.locate.name.Folding#key}
   */
  public List<DistrictName> startingAt(CharSequence folded, int at, District.Level level) {
    return trie(level).startingAt(folded, at);
  }

  /** The districts with this name key, current names first. */
  public List<DistrictName> named(CharSequence key, District.Level level) {
    return trie(level).named(key);
  }

  private NameTrie trie(District.Level level) {
    return Objects.requireNonNull(tries.get(level));
  }

  /**
   * The districts of a level with this name in Latin letters, by code. Counties and towns are known
   * in Hanyu Pinyin, Tongyong Pinyin, Wade-Giles and by customary names (danshui, tanshui, tamsui),
   * villages by their official names.
   *
   * @param letters the name without City, Dist. and the like, letters only, in lower case (daan,
   *     newtaipei, westcentral)
   */
  public List<District> latin(String letters, District.Level level) {
    return latinNames().named(letters, level);
  }

  /** The village of a town with this name key, by today's name or, if none has it, a former. */
  public Optional<District> village(District town, CharSequence key) {
    for (DistrictName name : named(key, District.Level.VILLAGE)) {
      if (town.equals(name.district().parent())) {
        return Optional.of(name.district());
      }
    }
    return Optional.empty();
  }

  /** The towns with the first three digits of a postal code; none for a shorter one. */
  public List<District> byPostalCode(String code) {
    return code.length() < 3
        ? List.of()
        : byPostalCode.getOrDefault(code.substring(0, 3), List.of());
  }

  /** The former names of counties and towns, the latest first. */
  public List<FormerName> formerNames() {
    return formerNames;
  }
}

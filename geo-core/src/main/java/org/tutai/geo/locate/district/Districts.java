package org.tutai.geo.locate.district;

import java.util.List;
import java.util.Optional;

/** The register of Taiwan's districts. Immutable, thread-safe. */
public final class Districts {

  /** How a text names a district. */
  public enum Naming {
    /** Its name of today (臺北市, or 台北市). */
    CURRENT,
    /** Its name of today without the last character (台北), where that is not another word. */
    SHORT,
    /** A name it had (臺北縣, 高雄縣鳳山市, 員林鎮); see {@link DistrictName#note}. */
    FORMER,
    /** A variant or mistaken character in it (豐/丰), or a lost one. */
    ALIKE
  }

  /**
   * A district by one of its names.
   *
   * @param key the name's {@link org.tutai.geo.locate.name.Folding#key}
   * @param note for a former name what became of it and when, in Chinese (2010-12-25 臺北縣改制為新北市);
   *     else empty
   */
  public record DistrictName(String key, District district, Naming naming, String note) {}

  private Districts() {}

  /** The districts of Taiwan. */
  public static Districts taiwan() {
    throw new UnsupportedOperationException();
  }

  /** The 22 counties, by code. */
  public List<District> counties() {
    throw new UnsupportedOperationException();
  }

  /** What lies directly in a district, by code: towns of a county, villages of a town. */
  public List<District> in(District district) {
    throw new UnsupportedOperationException();
  }

  /**
   * By a code of the ministry ({@code 63000}, {@code 63000040}, {@code 63000040033}), or of the
   * household scheme of door plates ({@code 63}, {@code 10004}, {@code 6300400}, {@code 1000402},
   * {@code 6300400-033}).
   */
  public Optional<District> byCode(String code) {
    throw new UnsupportedOperationException();
  }

  /**
   * The districts of a level whose name starts at a place in a folded text, the longest names
   * first.
   *
   * @param folded text after {@link org.tutai.geo.locate.name.Folding#key}
   */
  public List<DistrictName> startingAt(CharSequence folded, int at, District.Level level) {
    throw new UnsupportedOperationException();
  }

  /** The districts with this name key, current names first. */
  public List<DistrictName> named(CharSequence key, District.Level level) {
    throw new UnsupportedOperationException();
  }

  /** The towns with the first three digits of a postal code. */
  public List<District> byPostalCode(String code) {
    throw new UnsupportedOperationException();
  }
}

package org.tutai.geo.format.encoding;

import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An encoding that texts may be in.
 *
 * @param share how often tables are in it, by a rough guess for a program used in Taiwan
 * @param languages what is written in it
 */
record Candidate(Charset charset, double share, Set<Language> languages) {

  /** Big5 as Microsoft's code page 950, with the characters of ETEN and of Hong Kong added. */
  static final Charset BIG5_EXTENDED = Charset.forName("x-MS950-HKSCS");

  private static final Set<Language> ALL = EnumSet.allOf(Language.class);
  private static final Set<Language> WESTERN =
      EnumSet.of(
          Language.FRENCH,
          Language.GERMAN,
          Language.SPANISH,
          Language.PORTUGUESE,
          Language.ITALIAN,
          Language.NORDIC,
          Language.WESTERN);
  private static final Set<Language> CENTRAL =
      EnumSet.of(
          Language.POLISH,
          Language.CZECH,
          Language.SLOVAK,
          Language.HUNGARIAN,
          Language.ROMANIAN,
          Language.SOUTH_SLAVIC,
          Language.CENTRAL,
          Language.GERMAN);
  private static final Set<Language> CYRILLIC = EnumSet.of(Language.CYRILLIC);
  private static final Set<Language> GREEK = EnumSet.of(Language.GREEK);

  /**
   * What all of the Far East's character sets have: ideographs, kana, Cyrillic and Greek letters.
   */
  private static final Set<Language> EASTERN =
      EnumSet.of(
          Language.TRADITIONAL_CHINESE, Language.JAPANESE, Language.CYRILLIC, Language.GREEK);

  private static final Set<Language> EASTERN_AND_LATIN =
      with(EASTERN, Language.FRENCH, Language.SPANISH, Language.WESTERN, Language.CENTRAL);

  /** All that are thought of; among those that read texts alike the earlier one is preferred. */
  static final List<Candidate> ALL_CANDIDATES =
      List.of(
          of("UTF-8", 0.4, ALL),
          new Candidate(BIG5_EXTENDED, 0.25, EASTERN_AND_LATIN),
          of("GB18030", 0.06, ALL),
          of("windows-31j", 0.06, with(EASTERN, Language.HALF_WIDTH_JAPANESE)),
          of("x-windows-949", 0.03, with(EASTERN, Language.KOREAN)),
          of("EUC-JP", 0.01, with(EASTERN_AND_LATIN, Language.HALF_WIDTH_JAPANESE)),
          of("windows-1252", 0.08, WESTERN),
          of("ISO-8859-1", 0.02, WESTERN),
          of("ISO-8859-15", 0.003, WESTERN),
          of("windows-1250", 0.02, CENTRAL),
          of("ISO-8859-2", 0.008, CENTRAL),
          of("windows-1251", 0.03, CYRILLIC),
          of("KOI8-R", 0.004, CYRILLIC),
          of("ISO-8859-5", 0.002, CYRILLIC),
          of("IBM866", 0.006, CYRILLIC),
          of("windows-1253", 0.012, GREEK),
          of("ISO-8859-7", 0.004, GREEK),
          of("x-IBM737", 0.001, GREEK),
          of("windows-1254", 0.01, EnumSet.of(Language.TURKISH)),
          of("ISO-8859-9", 0.002, EnumSet.of(Language.TURKISH)),
          of("windows-1257", 0.006, EnumSet.of(Language.BALTIC)),
          of("windows-1255", 0.006, EnumSet.of(Language.HEBREW)),
          of("windows-1256", 0.008, EnumSet.of(Language.ARABIC)),
          of("x-windows-874", 0.008, EnumSet.of(Language.THAI)),
          of("windows-1258", 0.002, EnumSet.of(Language.VIETNAMESE)),
          of("IBM850", 0.006, WESTERN),
          of("IBM437", 0.004, WESTERN),
          of("IBM852", 0.003, CENTRAL),
          of("x-MacRoman", 0.001, WESTERN),
          of("UTF-16LE", 0.004, ALL),
          of("UTF-16BE", 0.002, ALL));

  private static Candidate of(String charset, double share, Set<Language> languages) {
    return new Candidate(Charset.forName(charset), share, languages);
  }

  private static Set<Language> with(Set<Language> some, Language... others) {
    var all = EnumSet.copyOf(some);
    all.addAll(List.of(others));
    return all;
  }

  /** One that is thought of only because somebody names it. */
  static Candidate named(Charset charset) {
    return new Candidate(charset, 0.001, ALL);
  }
}

package org.tutai.geo.locate.address.answer;

import java.util.List;

/**
 * A text that a person might write, and what it means.
 *
 * @param way the distortion within its kind, as "12F-4"
 * @param truth the plate that is meant; one that does not exist for a made-up address
 * @param said what the text tells about the plate
 * @param unique whether one written address alone among the plates agrees with what is said
 * @param places where plates of that written address are, longitude and latitude
 * @param housePlaces where plates of the same house are, on any floor
 */
record CorpusQuery(
    Kind kind,
    String way,
    String text,
    DoorPlate truth,
    Said said,
    boolean unique,
    List<double[]> places,
    List<double[]> housePlaces) {

  /** The kinds of distortion, with the share of exact hits that is asked for. */
  enum Kind {
    UNDAMAGED("full canonical address", 0.995),
    NUMERALS("Arabic and Chinese numerals", 0.995),
    WIDTH("width, spaces, punctuation", 0.995),
    VARIANTS("variant and simplified characters", 0.995),
    ZHI("ways to write 之", 0.995),
    FLOORS("ways to write the floor", 0.995),
    ORDER("order, zip codes, remarks", 0.95),
    MISSING("parts left out, still unique", 0.95),
    OLD_NAMES("former counties, towns, villages", 0.95),
    ENGLISH("English", 0.95),
    TYPO("one wrong character", 0.85),
    MIXED("several of these at once", 0.85),
    MADE_UP("plates that don't exist", 0);

    final String meaning;
    final double aim;

    Kind(String meaning, double aim) {
      this.meaning = meaning;
      this.aim = aim;
    }
  }

  /** Which parts of the truth a text tells. */
  record Said(
      boolean county,
      boolean town,
      boolean village,
      boolean section,
      boolean unit,
      boolean spelling) {

    static Said all(boolean village) {
      return new Said(true, true, village, true, true, true);
    }

    Said withoutCounty() {
      return new Said(false, town, village, section, unit, spelling);
    }

    Said withoutTown() {
      return new Said(county, false, village, section, unit, spelling);
    }

    Said withoutVillage() {
      return new Said(county, town, false, section, unit, spelling);
    }

    Said withoutSection() {
      return new Said(county, town, village, false, unit, spelling);
    }

    Said withoutUnit() {
      return new Said(county, town, village, section, false, spelling);
    }

    /** 26號之3 written 26之3號, or the other way round. */
    Said digitsOnly() {
      return new Said(county, town, village, section, unit, false);
    }
  }

  boolean madeUp() {
    return kind == Kind.MADE_UP;
  }
}

package org.tutai.geo.locate.address;

/**
 * Something that was taken to be so in order to read a text: 臺北縣 is 新北市 today, a lost character.
 *
 * @param kind for programs
 * @param english one sentence
 * @param chinese the same in Traditional Chinese
 */
public record Assumption(Kind kind, String english, String chinese) {

  /** What is assumed. */
  public enum Kind {
    FORMER_NAME,
    SHORT_NAME,
    VARIANT_CHARACTER,
    LOST_CHARACTER,
    ROMANISED,
    MISSING_PART,
    ORDER,
    FIRST_OF_SEVERAL_NUMBERS,
    POSTAL_CODE_DISAGREES,
    EXTRA_PART,
    OTHER
  }
}

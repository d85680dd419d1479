package org.tutai.geo.locate.address;

/**
 * What names are known, for the parser to choose between readings (大里路 is a road, not the village
 * 大里 and 路). Thread-safe.
 */
public interface Lexicon {

  /** A lexicon that knows no name. */
  Lexicon NONE = roadKey -> false;

  /** Whether some town has a road or place of this key. */
  boolean isRoad(CharSequence roadKey);
}
